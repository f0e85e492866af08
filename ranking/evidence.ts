import type { SpellingMatch } from './features/char-grams';
import type { Reason } from './ranked';
import type { ThreadReading } from './reader';
import type { TopicWord } from './topic-words';
import { weights } from './weights';

/** What a thread has of what the topic asks. `asks` says how much each topic word weighs. */
export type Findings = {
  topicWords: readonly TopicWord[];
  asks: readonly number[];
  reading: ThreadReading;
  spelling: SpellingMatch;
  why: readonly Reason[];
};

const { evidence } = weights;

/**
 * How surely a thread is about the question at all, apart from how good it is: about log-odds, `weights.floor` and
 * more is shown. `npm run eval:floor` measures it on questions that have no answer among the candidates. What it
 * weighs: the share of the question that the thread's own question holds, and that it holds at all; how much the
 * shared words of its title tell (one rare word is as good as many common ones); likeness in spelling, for words
 * in another form; what speaks against it. An exact code is evidence enough.
 */
export function weighEvidence({ topicWords, asks, reading, spelling, why }: Findings): number {
  const { whole, question } = coverWords(topicWords, asks, reading);
  let against = 0;
  // Another language is no other topic.
  for (const { id, value } of why) if (value < 0 && id !== 'otherLanguage') against += value;
  const isExact = why.some(({ id }) => id === 'code');
  return (
    // A page's further terms may come on top, but their lack is no lack of the question's own words.
    evidence.asked * Math.max(whole.asked, question.asked) +
    evidence.found * Math.max(whole.found, question.found) +
    evidence.title * Math.log1p(whole.title) +
    evidence.spelling * spelling.text +
    evidence.against * against +
    (isExact ? weights.floor : 0)
  );
}

/** The threads that are shown: none when not one of them is surely about the question. */
export function keepEvident<Judged extends { evidence: number; why: readonly Reason[] }>(
  threads: readonly Judged[],
): Judged[] {
  let best = Number.NEGATIVE_INFINITY;
  for (const thread of threads) best = Math.max(best, thread.evidence);
  if (best < weights.floor) return [];
  return threads.filter(
    ({ evidence: found, why }) => found >= weights.floor - (isContradicted(why) ? 0 : weights.floorSlack),
  );
}

/** It names another code, version, product or brand. */
function isContradicted(why: readonly Reason[]): boolean {
  return why.some(
    ({ id, value }) => id === 'otherProduct' || (id === 'codeMissing' && value <= weights.code.besideSibling),
  );
}

/** Shares of the asked words, by weight: in the thread's question, and anywhere; and the weight of those in its title. */
type Cover = { asked: number; found: number; title: number };
type Sums = Cover & { total: number };

function coverWords(
  topicWords: readonly TopicWord[],
  asks: readonly number[],
  reading: ThreadReading,
): { whole: Cover; question: Cover } {
  const whole = { total: 0, asked: 0, found: 0, title: 0 };
  const question = { total: 0, asked: 0, found: 0, title: 0 };
  for (let index = 0; index < asks.length; index += 1) {
    const [word, ask] = [topicWords[index], asks[index] ?? 0];
    if (!word?.isAsked) continue;
    addWord(whole, ask, index, reading);
    // Terms and names of the page weigh less than any word of its question.
    if (word.weight > weights.topic.name) addWord(question, ask, index, reading);
  }
  return { whole: shareCover(whole), question: shareCover(question) };
}

function addWord(sums: Sums, ask: number, index: number, { title, body, inAnswers }: ThreadReading): void {
  sums.total += ask;
  const isInTitle = title.counts[index] !== 0;
  const isInQuestion = isInTitle || body.counts[index] !== 0;
  if (isInTitle) sums.title += ask;
  if (isInQuestion) sums.asked += ask;
  if (isInQuestion || inAnswers.counts[index] !== 0) sums.found += ask;
}

function shareCover(sums: Sums): Cover {
  const total = sums.total || 1;
  return { asked: sums.asked / total, found: sums.found / total, title: sums.title };
}
