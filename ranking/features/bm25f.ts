import type { BackgroundTable } from '../background';
import type { ThreadReading } from '../reader';
import type { TopicWord } from '../topic-words';
import { weights } from '../weights';

/** How well the words of one thread answer the words of the topic. */
export type WordMatch = {
  /** Found in the title, and elsewhere; about 1 together is all that the question asks. */
  title: number;
  text: number;
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
  const match: WordMatch = { title: 0, text: 0 };
  const { title: inTitle, body: inBody, inAnswers } = reading;
  for (let index = 0; index < asks.length; index += 1) {
    if (!isFound(reading, index)) continue;
    const ask = asks[index] ?? 0;
    const title = weigh(inTitle.counts[index] ?? 0, inTitle.length, fields.title, usual.title);
    const body = weigh(inBody.counts[index] ?? 0, inBody.length, fields.body, usual.body);
    const text = body + weigh(inAnswers.counts[index] ?? 0, inAnswers.length, fields.answers, usual.answers);
    const frequency = title + text;
    const share = (ask / total) * (frequency / (frequency + fields.saturation));
    match.title += share * (title / frequency);
    match.text += share * (text / frequency);
  }
  return match;
}

function weigh(count: number, length: number, field: Field, usual: number): number {
  if (count === 0) return 0;
  return (field.weight * count) / (1 - field.lengthPenalty + (field.lengthPenalty * length) / usual);
}

function isFound({ title, body, inAnswers }: ThreadReading, index: number): boolean {
  return title.counts[index] !== 0 || body.counts[index] !== 0 || inAnswers.counts[index] !== 0;
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
      readings.map((reading) => reading.inAnswers.length),
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
    let having = 0;
    for (const reading of readings) if (isFound(reading, index)) having += 1;
    return -Math.log((having + trust * table.documentFrequency(stem)) / (readings.length + trust));
  });
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
