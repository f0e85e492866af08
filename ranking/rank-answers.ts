import type { Topic } from '@/detection/topic';
import type { Answer, Thread } from '@/sources/source';

import type { BackgroundTable } from './background';
import { matchWords, weighWords } from './features/bm25f';
import type { WordMatch } from './features/bm25f';
import { matchSpelling } from './features/char-grams';
import type { SpellingMatch } from './features/char-grams';
import { createCodeJudge } from './features/codes';
import { isLinked, isSearched, judgeCommunity, readOwnHosts } from './features/community';
import { judgeAge } from './features/freshness';
import { judgeLanguage } from './features/language';
import { createProductJudge } from './features/products';
import { reason } from './features/reason';
import { judgeUsefulness, readAgreements } from './features/usefulness';
import type { Agreements } from './features/usefulness';
import { mergeSameAnswers } from './merge';
import { bestPassage } from './passage';
import type { RankedAnswer, Reason } from './ranked';
import { createReader, mostAnswersRead } from './reader';
import type { Reader, Reading, ThreadReading } from './reader';
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
/** All that answers are judged by. `asks` says how much each topic word weighs. */
type Demand = {
  topicWords: readonly TopicWord[];
  asks: readonly number[];
  reader: Reader;
  options: RankOptions;
  agreements: Agreements;
};

/**
 * One card for each thread that has an answer and is about the topic, best first. Threads that are about something
 * else are left out, so the list may be empty. The same input gives the same list, in whatever order threads come.
 */
export function rankAnswers(topic: Topic, threads: readonly Thread[], options: RankOptions): RankedAnswer[] {
  const answered = threads.filter(({ answers }) => answers.length > 0);
  const { read, demand } = readThreads(topic, answered, options);
  const cards = read
    .filter((thread) => thread.evidence >= weights.floor && thread.score > 0)
    .flatMap((thread) => createCard(thread, demand, topic.language));
  return mergeSameAnswers(cards.toSorted(byScore), topic.language);
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
  const matches = matchWords(topicWords, asks, readings);
  const spellings = matchSpelling(
    reader.readText(topic.question),
    reader.readText([topic.question, topic.terms.join(' '), topic.lead].join('\n')),
    readings,
  );
  const judgeCodes = createCodeJudge(topic);
  const judgeProduct = createProductJudge(topic, options.stem, options.table);
  const ownHosts = readOwnHosts(topic);
  const isOwn = (thread: Thread): boolean =>
    options.ownCommunityIds?.has(thread.communityId) === true || isLinked(thread, ownHosts);
  const read = threads.flatMap((thread, index): ReadThread[] => {
    const [reading, match, spelling] = [readings[index], matches[index], spellings[index]];
    if (!reading || !match || !spelling) return [];
    const why = [
      ...explainWords(match, reading, topicWords, asks),
      ...reason('spelling', weighSpelling(spelling)),
      ...judgeCodes(thread),
      ...judgeProduct(thread, reading, isOwn(thread)),
      ...judgeCommunity(thread, isOwn(thread)),
      ...judgeLanguage(thread, topic.language),
    ];
    return [{ thread, reading, why, score: addUp(why), evidence: weighEvidence(match, spelling, why) }];
  });
  return { read, demand: { topicWords, asks, reader, options, agreements: readAgreements(threads) } };
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

function explainWords(
  match: WordMatch,
  { title }: ThreadReading,
  topicWords: readonly TopicWord[],
  asks: readonly number[],
): Reason[] {
  const inTitle = match.found.filter((index) => (title.counts[index] ?? 0) > 0);
  return [
    ...reason('title', weights.words * match.title, nameWords(inTitle, topicWords, asks)),
    ...reason('words', weights.words * match.text, nameWords(match.found, topicWords, asks)),
  ];
}

/** The words worth telling the reader, weightiest first: "printer", not "how" and "do". */
function nameWords(
  indices: readonly number[],
  topicWords: readonly TopicWord[],
  asks: readonly number[],
): string[] {
  const ordered = indices.toSorted((a, b) => (asks[b] ?? 0) - (asks[a] ?? 0) || a - b);
  const heaviest = asks[ordered[0] ?? -1] ?? 0;
  const written = ordered
    .filter((index) => (asks[index] ?? 0) >= heaviest / 2)
    .map((index) => topicWords[index]?.written ?? '');
  return [...new Set(written)].slice(0, mostWordsNamed);
}

/** An exact code is evidence enough; likeness in spelling may stand in for words of another form. */
function weighEvidence(match: WordMatch, spelling: SpellingMatch, why: readonly Reason[]): number {
  const isExact = why.some(({ id }) => id === 'code');
  const against = addUp(why.filter(({ value }) => value < 0));
  return (isExact ? weights.floor : 0) + weights.words * match.asked + weighSpelling(spelling) + against;
}

function weighSpelling({ title, text }: SpellingMatch): number {
  return weights.spelling.title * title + weights.spelling.text * text;
}

function createCard(read: ReadThread, demand: Demand, language: string): RankedAnswer[] {
  const [best, ...others] = scoreThreadAnswers(read, demand);
  if (!best) return [];
  const worths = demand.asks.map((ask) => ask / usualAsk);
  const passage = bestPassage(best.answer.text, worths, demand.reader, language);
  return [{ ...best, others: others.map(({ answer }) => answer), alsoOn: [], passage }];
}

function scoreThreadAnswers(read: ReadThread, demand: Demand): ScoredAnswer[] {
  const { thread, reading } = read;
  const next = findNextPosts(thread.answers);
  const order = [thread.nativeRank + 1, thread.communityName];
  return thread.answers
    .slice(0, mostAnswersRead)
    .flatMap((answer, index): ScoredAnswer[] => {
      const answerReading = reading.answers[index];
      if (!answerReading || answer.text.trim() === '') return [];
      const circumstances = { reading: answerReading, next: next.get(answer), agreements: demand.agreements };
      const why = joinReasons([
        ...read.why,
        ...explainFit(answerReading, demand),
        ...(isSearched(thread)
          ? reason('communityOrder', weights.community.answerOrder / (index + 1), order)
          : []),
        ...judgeUsefulness(answer, thread, circumstances),
        ...judgeAge(answer, demand.options.now),
      ]);
      return [{ thread, answer, why, score: addUp(why) }];
    })
    .toSorted(byScore);
}

function explainFit(reading: Reading, { topicWords, asks }: Demand): Reason[] {
  let found = 0;
  let total = 0;
  const indices: number[] = [];
  for (const [index, ask] of asks.entries()) {
    const count = reading.counts[index] ?? 0;
    total += ask;
    found += ask * (count / (count + 0.5));
    if (count > 0) indices.push(index);
  }
  return reason(
    'words',
    total > 0 ? (weights.usefulness.words * found) / total : 0,
    nameWords(indices, topicWords, asks),
  );
}

/** What was posted right after each answer; communities list answers by votes as often as by time. */
function findNextPosts(answers: readonly Answer[]): Map<Answer, Answer> {
  const isDated = answers.every(({ postedAt }) => postedAt !== undefined);
  const posts = isDated ? answers.toSorted((a, b) => (a.postedAt ?? 0) - (b.postedAt ?? 0)) : [...answers];
  return new Map(posts.slice(1).map((post, index) => [posts[index] ?? post, post]));
}

/** Two reasons of one kind are told as one. */
function joinReasons(reasons: readonly Reason[]): Reason[] {
  const joined = new Map<Reason['id'], Reason>();
  for (const each of reasons) {
    const before = joined.get(each.id);
    if (!before) joined.set(each.id, each);
    else
      joined.set(each.id, { ...before, value: before.value + each.value, params: joinParams(before, each) });
  }
  return [...joined.values()];
}

function joinParams(before: Reason, later: Reason): string[] {
  if (before.id !== 'words') return before.params;
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
