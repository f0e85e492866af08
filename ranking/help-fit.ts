import { idf } from './background';
import type { Stemmer } from './stem';
import { weights } from './weights';
import { locateWords } from './words';

/** Something that the reader has dealt with: what it was about, and what they did with it. */
export type Experience = {
  kind: keyof typeof weights.helpFit.kinds;
  text: string;
  tags: readonly string[];
};

/** What the reader knows about: how much each stem and each tag tells of it, 0 to 1, before its rarity. */
export type HelpProfile = { stems: ReadonlyMap<string, number>; tags: ReadonlyMap<string, number> };

/** What is looked at of a question that waits for an answer. */
type Question = { id: string; title: string; text: string; tags: readonly string[]; askedAt?: number };

/** A question with how well it fits (0: not at all; there is no most) and what of it fits, as it is written there. */
export type Fitted<T> = { question: T; fit: number; because: string[] };

export type Language = { code: string; stem: Stemmer };

const mostTextChars = 600;
const mostReasons = 3;
/** Common words say nothing of what somebody knows. */
const leastIdf = 3;

/** Pure; nothing of it leaves the device. */
export function profileOf(experiences: readonly Experience[], language: Language): HelpProfile {
  const stems = new Map<string, number>();
  const tags = new Map<string, number>();
  for (const { kind, text, tags: own } of experiences) {
    const weight = weights.helpFit.kinds[kind];
    for (const stem of new Set(wordsOf(text, language).map((word) => word.stem))) add(stems, stem, weight);
    for (const tag of new Set(own.map(foldTag))) add(tags, tag, weight);
  }
  return { stems: saturated(stems), tags: saturated(tags) };
}

/**
 * Open questions, those first that the reader is most likely to know the answer to; equal ones by age, youngest first.
 * BM25 over the profile's words, weighted by how rare they are in the language and how often the reader has had to do
 * with them; a tag counts by how few of these questions have it.
 */
export function fitOf<T extends Question>(
  questions: readonly T[],
  profile: HelpProfile,
  language: Language,
): Fitted<T>[] {
  const read = questions.map((question) => ({ question, words: fieldsOf(question, language) }));
  const usualLength = read.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, read.length);
  const holders = countTags(questions);
  const fitted = read.map(({ question, words }): Fitted<T> => {
    const parts = [
      ...wordParts(words, profile, { usualLength, code: language.code }),
      ...tagParts(question, profile, (tag) => rarityAmong(holders.get(tag) ?? 0, questions.length)),
    ].sort((a, b) => b.points - a.points);
    const fit = parts.reduce((sum, { points }) => sum + points, 0);
    return {
      question,
      fit,
      because: [...new Set(parts.map(({ written }) => written))].slice(0, mostReasons),
    };
  });
  return fitted.sort((a, b) => b.fit - a.fit || (b.question.askedAt ?? 0) - (a.question.askedAt ?? 0));
}

type Part = { written: string; points: number };
type Words = { counts: Map<string, { times: number; written: string }>; length: number };

function wordParts(
  { counts, length }: Words,
  { stems }: HelpProfile,
  { usualLength, code }: { usualLength: number; code: string },
): Part[] {
  const { saturation, lengthPenalty } = weights.helpFit;
  const damping = saturation * (1 - lengthPenalty + (lengthPenalty * length) / Math.max(1, usualLength));
  return [...counts].flatMap(([stem, { times, written }]): Part[] => {
    const known = stems.get(stem);
    if (known === undefined) return [];
    return [{ written, points: known * idf(stem, code) * ((times * (saturation + 1)) / (times + damping)) }];
  });
}

function tagParts(
  { tags }: Question,
  { tags: known }: HelpProfile,
  rarityOf: (tag: string) => number,
): Part[] {
  return tags.flatMap((tag): Part[] => {
    const points = (known.get(foldTag(tag)) ?? 0) * rarityOf(foldTag(tag)) * weights.helpFit.tag;
    return points > 0 ? [{ written: tag, points }] : [];
  });
}

/** BM25's own: a tag that all of them have tells nothing. */
function rarityAmong(holders: number, all: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

function countTags(questions: readonly Question[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { tags } of questions) for (const tag of new Set(tags.map(foldTag))) add(holders, tag, 1);
  return holders;
}

/** A word of the title counts as often as one in the text that stands there several times. */
function fieldsOf({ title, text }: Question, language: Language): Words {
  const counts: Words['counts'] = new Map();
  let length = 0;
  const fields = [
    { part: title, weight: weights.helpFit.title },
    { part: text.slice(0, mostTextChars), weight: 1 },
  ];
  for (const { part, weight } of fields)
    for (const { stem, written } of wordsOf(part, language)) {
      length += weight;
      const { times = 0 } = counts.get(stem) ?? {};
      counts.set(stem, { times: times + weight, written: counts.get(stem)?.written ?? written });
    }
  return { counts, length };
}

function wordsOf(text: string, { code, stem }: Language): { stem: string; written: string }[] {
  return locateWords(text, code).flatMap(({ start, end, forms }) => {
    const written = text.slice(start, end);
    return forms
      .map((form) => ({ stem: stem(form), written }))
      .filter((word) => idf(word.stem, code) >= leastIdf);
  });
}

function saturated(sums: ReadonlyMap<string, number>): Map<string, number> {
  const { halfAt } = weights.helpFit;
  return new Map([...sums].map(([key, sum]) => [key, sum / (sum + halfAt)]));
}

function foldTag(tag: string): string {
  return tag.normalize('NFKC').toLowerCase();
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
