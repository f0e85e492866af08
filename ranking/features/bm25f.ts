import type { BackgroundTable } from '../background';
import type { Reading, ThreadReading } from '../reader';
import type { TopicWord } from '../topic-words';
import { weights } from '../weights';

/** How well the words of one thread answer the words of the topic. */
export type WordMatch = {
  /** Found in the title, and elsewhere; about 1 together is all that the question asks. */
  title: number;
  text: number;
  /** Indices of the topic words found, weightiest first. */
  found: number[];
};

type Field = { weight: number; lengthPenalty: number; usualWords: number };
type Lengths = { title: number; body: number; answers: number };

const { fields } = weights;

/**
 * BM25 over the fields of each thread. `asks` says how much each topic word weighs. Word frequencies lean on the background table, since the few threads at hand
 * were found by these very words and would make them look common.
 */
export function matchWords(
  topicWords: readonly TopicWord[],
  asks: readonly number[],
  readings: readonly ThreadReading[],
): WordMatch[] {
  const usual = usualLengths(readings);
  const asked = sum(asks.filter((_, index) => topicWords[index]?.isAsked));
  // Beside a short question a long page would otherwise outweigh all else.
  const total = asked + weights.topic.toldInTotal * (sum(asks) - asked) || 1;
  return readings.map((reading) => matchThread(reading, { asks, total, usual }));
}

type Demand = {
  asks: readonly number[];
  total: number;
  usual: Lengths;
};

function matchThread(reading: ThreadReading, { asks, total, usual }: Demand): WordMatch {
  const match: WordMatch = { title: 0, text: 0, found: [] };
  const answersLength = sum(reading.answers.map((answer) => answer.length));
  for (const [index, ask] of asks.entries()) {
    const title = weigh(reading.title.counts[index] ?? 0, reading.title.length, fields.title, usual.title);
    const body = weigh(reading.body.counts[index] ?? 0, reading.body.length, fields.body, usual.body);
    const inAnswers = countIn(reading.answers, index);
    const text = body + weigh(inAnswers, answersLength, fields.answers, usual.answers);
    const frequency = title + text;
    if (frequency === 0) continue;
    const share = (ask / total) * (frequency / (frequency + fields.saturation));
    match.title += share * (title / frequency);
    match.text += share * (text / frequency);
    match.found.push(index);
  }
  match.found.sort((a, b) => (asks[b] ?? 0) - (asks[a] ?? 0) || a - b);
  return match;
}

function weigh(count: number, length: number, field: Field, usual: number): number {
  if (count === 0) return 0;
  return (field.weight * count) / (1 - field.lengthPenalty + (field.lengthPenalty * length) / usual);
}

function countIn(readings: readonly Reading[], index: number): number {
  let count = 0;
  for (const reading of readings) count += reading.counts[index] ?? 0;
  return count;
}

function usualLengths(readings: readonly ThreadReading[]): Lengths {
  return {
    title: usualLength(
      readings.map((reading) => reading.title.length),
      fields.title,
    ),
    body: usualLength(
      readings.map((reading) => reading.body.length),
      fields.body,
    ),
    answers: usualLength(
      readings.map((reading) => sum(reading.answers.map((answer) => answer.length))),
      fields.answers,
    ),
  };
}

function usualLength(lengths: number[], field: Field): number {
  return (sum(lengths) + field.usualWords * fields.usualThreads) / (lengths.length + fields.usualThreads);
}

/** Inverse document frequencies of the topic words: the background's, leaning to the threads at hand. */
export function weighWords(
  topicWords: readonly TopicWord[],
  readings: readonly ThreadReading[],
  table: BackgroundTable,
): number[] {
  const trust = table.frequencies.size > 0 ? fields.backgroundThreads : fields.backgroundThreadsWithoutTable;
  return topicWords.map(({ stem }, index) => {
    const having = readings.filter(
      ({ title, body, answers }) =>
        (title.counts[index] ?? 0) + (body.counts[index] ?? 0) + countIn(answers, index) > 0,
    ).length;
    return -Math.log((having + trust * table.documentFrequency(stem)) / (readings.length + trust));
  });
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
