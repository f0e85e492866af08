import type { Topic } from '@/detection/topic';
import type { Answer, Thread } from '@/sources/source';

import type { BackgroundTable } from './background';
import { keepEvident, weighEvidence } from './evidence';
import { matchWords, weighWords } from './features/bm25f';
import type { WordMatch } from './features/bm25f';
import { matchSpelling } from './features/char-grams';
import type { SpellingMatch } from './features/char-grams';
import { createCodeJudge } from './features/codes';
import { createTagJudge, isLinked, isSearched, judgeCommunity, readOwnHosts } from './features/community';
import { createFreshnessJudge } from './features/freshness';
import { judgeLanguage } from './features/language';
import { createNumberJudge } from './features/numbers';
import type { NumberJudge } from './features/numbers';
import { createProductJudge } from './features/products';
import { reason } from './features/reason';
import { judgeUsefulness, readAgreements, readCourse } from './features/usefulness';
import type { Agreements } from './features/usefulness';
import { createFeedbackJudge } from './feedback';
import type { Feedback, FeedbackJudge } from './feedback';
import { createLinkJudge } from './linked-answer';
import type { LinkJudge } from './linked-answer';
import { mergeSameAnswers } from './merge';
import { bestPassage } from './passage';
import type { RankedAnswer, Reason } from './ranked';
import { createReader, mostAnswersRead } from './reader';
import type { Reader, Reading, ThreadReading } from './reader';
import { createStandingJudge } from './standing';
import type { StandingJudge, Standings } from './standing';
import type { Stemmer } from './stem';
import { readTopicWords } from './topic-words';
import type { TopicWord } from './topic-words';
import { weights } from './weights';

/** The stemmer and the table belong to the topic's language. `now` is epoch ms. */
export type RankOptions = {
  now: number;
  stem: Stemmer;
  table: BackgroundTable;
  /** Communities of the company's own; those that the topic's page links count anyway. */
  ownCommunityIds?: ReadonlySet<string>;
  /** What the reader said of answers, by their ids. */
  feedback?: Feedback;
  /** What the reader thinks of communities and authors. */
  standings?: Standings;
  /** The page beside which the reader asks: it may name one answer. */
  pageUrl?: string | undefined;
};

/** A thread with what its own words say of it; its answers are not judged yet. */
export type RankedThread = {
  thread: Thread;
  score: number;
  why: Reason[];
  /** Points for being about the question at all; `weights.floor` is measured by it. */
  evidence: number;
};

/** One answer of one thread with its score. */
export type ScoredAnswer = { thread: Thread; answer: Answer; score: number; why: Reason[] };

type ReadThread = RankedThread & { reading: ThreadReading };
/** `asks` says how much each topic word weighs, `order` has their indices, weightiest first. */
type Asked = { topicWords: readonly TopicWord[]; asks: readonly number[]; order: readonly number[] };
/** All that answers are judged by. */
type Demand = Asked & {
  reader: Reader;
  options: RankOptions;
  agreements: Agreements;
  judgeNumbers: NumberJudge;
  judgeFeedback: FeedbackJudge;
  standing: StandingJudge;
  judgeLink: LinkJudge;
};

/**
 * One card for each thread that has an answer and is about the topic, best first. Threads that are about something
 * else are left out, so the list may be empty. The same input gives the same list, in whatever order threads come.
 * The thread whose answer the page names is always in it, and that answer is its best. Cards of which the reader has
 * muted everybody are in it, too, and say so: whoever draws the list leaves them out.
 */
export function rankAnswers(topic: Topic, threads: readonly Thread[], options: RankOptions): RankedAnswer[] {
  const answered = threads.filter(({ answers }) => answers.length > 0);
  const { read, demand } = readThreads(topic, answered, options);
  const evident = new Set(keepEvident(read).filter(({ score }) => score > 0));
  const cards = read
    .filter((each) => evident.has(each) || isThreadLinked(each, demand))
    .flatMap((thread) => createCard(thread, demand, topic.language))
    .toSorted(byPlace);
  const heard = cards.filter(({ mutedAs }) => mutedAs === undefined);
  const merged = mergeSameAnswers(heard, { ...options, language: topic.language });
  // What was said of a copy moves the card that stands for it.
  return [...merged, ...cards.filter(({ mutedAs }) => mutedAs !== undefined)].toSorted(byScore);
}

function isThreadLinked({ thread }: ReadThread, { judgeLink }: Demand): boolean {
  return thread.answers.some((answer) => judgeLink(answer, thread));
}

/** The answer that the page names stands for its copies elsewhere. */
function byPlace(a: RankedAnswer, b: RankedAnswer): number {
  return Number(b.isLinked === true) - Number(a.isLinked === true) || byScore(a, b);
}

/** All threads by how well they fit the topic, best first, whether or not they have answers. */
export function rankThreads(topic: Topic, threads: readonly Thread[], options: RankOptions): RankedThread[] {
  return readThreads(topic, threads, options).read.toSorted(byScore);
}

/** All answers of all threads, best first. */
export function scoreAnswers(topic: Topic, threads: readonly Thread[], options: RankOptions): ScoredAnswer[] {
  const { read, demand } = readThreads(topic, threads, options);
  return read.flatMap((thread) => scoreThreadAnswers(thread, demand)).toSorted(byScore);
}

function readThreads(
  topic: Topic,
  given: readonly Thread[],
  options: RankOptions,
): { read: ReadThread[]; demand: Demand } {
  const threads = keepOneEach(given);
  const topicWords = readTopicWords(topic, options.stem, options.table);
  const reader = createReader(topicWords, topic.language, options.stem);
  const readings = threads.map(reader.readThread);
  const idfs = weighWords(topicWords, readings, options.table);
  const asks = topicWords.map(({ weight }, index) => weight * (idfs[index] ?? 0));
  const named = { topicWords, asks, order: orderWords(asks) };
  const matches = matchWords(topicWords, asks, readings);
  const spellings = matchSpelling(
    reader.readText(topic.question),
    reader.readText([topic.question, topic.terms.join(' '), topic.lead].join('\n')),
    readings,
  );
  const judgeCodes = createCodeJudge(topic);
  const judgeNumbers = createNumberJudge(topic, options.stem, options.table);
  const judgeProduct = createProductJudge(topic, options.stem, options.table, judgeNumbers);
  const judgeTags = createTagJudge(topic, options.stem, options.table);
  const judgeFeedback = createFeedbackJudge(threads, options.feedback);
  const ownHosts = readOwnHosts(topic);
  const isOwn = (thread: Thread): boolean =>
    options.ownCommunityIds?.has(thread.communityId) === true || isLinked(thread, ownHosts);
  const read = threads.flatMap((thread, index): ReadThread[] => {
    const [reading, match, spelling] = [readings[index], matches[index], spellings[index]];
    if (!reading || !match || !spelling) return [];
    const why = [
      ...explainWords(match, reading, named),
      ...reason('spelling', weighSpelling(spelling)),
      ...judgeCodes(thread),
      ...judgeProduct(thread, reading, isOwn(thread)),
      ...judgeCommunity(thread, isOwn(thread)),
      ...judgeTags(thread),
      ...judgeLanguage(thread, reading, topic.language),
    ];
    return [
      {
        thread,
        reading,
        why,
        score: addUp(why),
        evidence: weighEvidence({ topicWords, asks, reading, spelling, why }),
      },
    ];
  });
  const agreements = readAgreements(threads);
  const standing = createStandingJudge(options.standings);
  const judgeLink = createLinkJudge(options.pageUrl);
  const judges = { judgeNumbers, judgeFeedback, standing, judgeLink };
  return { read, demand: { ...named, reader, options, agreements, ...judges } };
}

/** A thread found by two queries is one thread; the copy with answers wins. Sorted, so that sums never depend on order. */
function keepOneEach(threads: readonly Thread[]): Thread[] {
  const kept = new Map<string, Thread>();
  for (const thread of threads) {
    const other = kept.get(thread.id);
    if (!other || isBetterCopy(thread, other)) kept.set(thread.id, thread);
  }
  return [...kept.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function isBetterCopy(thread: Thread, other: Thread): boolean {
  if (thread.answers.length !== other.answers.length) return thread.answers.length > other.answers.length;
  return thread.nativeRank < other.nativeRank;
}

const mostWordsNamed = 4;
/** What a telling word of the question weighs. */
const usualAsk = 6;

function explainWords(match: WordMatch, { title, body, inAnswers }: ThreadReading, asked: Asked): Reason[] {
  return [
    ...reason('title', weights.words * match.title, nameWords(asked, [title])),
    ...reason('words', weights.words * match.text, nameWords(asked, [title, body, inAnswers])),
  ];
}

function orderWords(asks: readonly number[]): number[] {
  return [...asks.keys()].toSorted((a, b) => (asks[b] ?? 0) - (asks[a] ?? 0) || a - b);
}

/** The words found that are worth telling the reader, weightiest first: "printer", not "how" and "do". */
function nameWords(
  { topicWords, asks, order }: Asked,
  readings: readonly Pick<Reading, 'counts'>[],
): string[] {
  const written: string[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const ask = asks[index] ?? 0;
    if (ask < least || written.length === mostWordsNamed) break;
    if (!readings.some(({ counts }) => counts[index] !== 0)) continue;
    if (least === Number.NEGATIVE_INFINITY) least = ask / 2;
    const word = topicWords[index]?.written ?? '';
    if (!written.includes(word)) written.push(word);
  }
  return written;
}

function weighSpelling({ title, text }: SpellingMatch): number {
  return weights.spelling.title * title + weights.spelling.text * text;
}

function createCard(read: ReadThread, demand: Demand, language: string): RankedAnswer[] {
  const { listed, ...muted } = setMutedApart(scoreThreadAnswers(read, demand), demand);
  const linked = listed.find(({ answer, thread }) => demand.judgeLink(answer, thread));
  const best = linked ?? listed[0];
  if (!best) return [];
  const worths = demand.asks.map((ask) => ask / usualAsk);
  const passage = bestPassage(best.answer.text, worths, demand.reader, language);
  const others = listed.filter((each) => each !== best).map(({ answer }) => answer);
  return [{ ...best, others, alsoOn: [], passage, ...(linked && { isLinked: true }), ...muted }];
}

type Listed = Pick<RankedAnswer, 'mutedAs' | 'mutedOthers'> & { listed: ScoredAnswer[] };

/** Answers of muted people give way to the others of their thread; where there are none, the whole card is muted. */
function setMutedApart(scored: ScoredAnswer[], { standing }: Demand): Listed {
  const heard: ScoredAnswer[] = [];
  const muted: { answer: Answer; name: string }[] = [];
  for (const each of scored) {
    const name = standing.mutedAs(each.answer, each.thread);
    if (name === null) heard.push(each);
    else muted.push({ answer: each.answer, name });
  }
  const [first] = muted;
  if (!first) return { listed: heard };
  return heard.length > 0 ? { listed: heard, mutedOthers: muted } : { listed: scored, mutedAs: first.name };
}

function scoreThreadAnswers(read: ReadThread, demand: Demand): ScoredAnswer[] {
  const { thread, reading } = read;
  const course = readCourse(thread.answers);
  const order = [thread.nativeRank + 1, thread.communityName];
  const judgeFreshness = createFreshnessJudge(thread, demand.judgeNumbers, demand.options.now);
  return thread.answers
    .slice(0, mostAnswersRead)
    .flatMap((answer, index): ScoredAnswer[] => {
      if (answer.text.trim() === '') return [];
      const answerReading = demand.reader.readAnswer(answer, reading.answers[index]);
      const circumstances = { reading: answerReading, course, agreements: demand.agreements };
      const why = joinReasons([
        ...read.why,
        ...explainFit(answerReading, demand),
        ...(isSearched(thread)
          ? reason('communityOrder', weights.community.answerOrder / (index + 1), order)
          : []),
        ...judgeUsefulness(answer, thread, circumstances),
        ...judgeFreshness(answer),
        ...demand.judgeFeedback(answer, thread),
        ...demand.standing.judge(answer, thread),
      ]);
      return [{ thread, answer, why, score: addUp(why) }];
    })
    .toSorted(byScore);
}

/** How much of the question, and of what comes with it, an answer takes up. */
function explainFit(reading: Reading, demand: Asked): Reason[] {
  const { topicWords, asks } = demand;
  const asked = { found: 0, total: 0 };
  const told = { found: 0, total: 0 };
  for (let index = 0; index < asks.length; index += 1) {
    const ask = asks[index] ?? 0;
    const count = reading.counts[index] ?? 0;
    const part = topicWords[index]?.isAsked ? asked : told;
    part.total += ask;
    part.found += ask * (count / (count + halfHeard));
  }
  const { words } = weights.usefulness;
  const value = words.asked * shareOf(asked) + words.told * shareOf(told);
  return reason('words', value, nameWords(demand, [reading]));
}

/** A word counts by half when an answer has it this often. */
const halfHeard = 0.5;

function shareOf({ found, total }: { found: number; total: number }): number {
  return total > 0 ? found / total : 0;
}

/** Two reasons of one kind are told as one. */
function joinReasons(reasons: readonly Reason[]): Reason[] {
  const joined: Reason[] = [];
  for (const each of reasons) {
    const place = joined.findIndex(({ id }) => id === each.id);
    const before = joined[place];
    if (before)
      joined[place] = {
        id: before.id,
        value: before.value + each.value,
        params: joinParams(before, each),
      };
    else joined.push(each);
  }
  return joined;
}

/** Reasons whose names are told together. */
const namesJoin = new Set<Reason['id']>(['words', 'raisedByYou', 'loweredByYou']);

function joinParams(before: Reason, later: Reason): string[] {
  if (!namesJoin.has(before.id)) return before.params;
  return [...new Set([...before.params, ...later.params])].slice(0, mostWordsNamed);
}

function addUp(reasons: readonly Reason[]): number {
  let score = 0;
  for (const { value } of reasons) score += value;
  return score;
}

type Scored = { score: number; thread: Thread; answer?: Answer };

function byScore(a: Scored, b: Scored): number {
  return (
    b.score - a.score || compare(a.thread.id, b.thread.id) || compare(a.answer?.id ?? '', b.answer?.id ?? '')
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
