import type { Count, Sightings } from '@/storage/sightings';

import type { Lexicon } from '../lexicon';
import { planWeights } from './weights';

/** What earlier searches have shown of one community. */
export type CommunityKnowledge = Sightings;
type Vocabulary = Sightings['vocabulary'];

export const noKnowledge: CommunityKnowledge = {
  stems: new Map(),
  queries: new Map(),
  vocabulary: { threads: 0, stems: new Map() },
  threads: [],
};

/** An answered query, as far as knowledge goes. */
export type AnsweredQuery = {
  text: string;
  mode: 'words' | 'title';
  page?: number;
  found: number;
  isFull?: boolean;
};

/** Excerpts differ in length between platforms; of a thread that has been read, the whole text is known. */
export const MAX_EXCERPT_CHARS = 200;

/** One query is one whatever its capitals. */
export function queryKeyOf({ text, mode, page = 1 }: Pick<AnsweredQuery, 'text' | 'mode' | 'page'>): string {
  return `${mode} ${page} ${text.toLowerCase()}`;
}

/** What is known after these queries have been answered with these threads. The same rows give the same knowledge. */
export function learn(
  before: CommunityKnowledge,
  answered: readonly AnsweredQuery[],
  threads: readonly { title: string; text: string }[],
  lexicon: Lexicon,
): CommunityKnowledge {
  const stems = new Map(before.stems);
  const queries = new Map(before.queries);
  const asked = new Set<string>();
  for (const query of answered) {
    const count: Count = { found: query.found, isAtLeast: query.isFull === true };
    queries.set(queryKeyOf(query), count);
    const words = [...new Set(lexicon.words(query.text).map(lexicon.stem))];
    for (const stem of words) asked.add(stem);
    const [only] = words;
    if (only !== undefined && words.length === 1 && query.mode === 'words' && (query.page ?? 1) === 1)
      stems.set(only, count);
  }
  const vocabulary = addThreads(before.vocabulary, threads, asked, lexicon);
  return { stems, queries, vocabulary, threads: before.threads };
}

/** The same without what found nothing. */
export function withoutMisses({ stems, queries, ...rest }: CommunityKnowledge): CommunityKnowledge {
  const hits = (counts: ReadonlyMap<string, Count>): Map<string, Count> =>
    new Map([...counts].filter(([, { found }]) => found > 0));
  return { stems: hits(stems), queries: hits(queries), ...rest };
}

/** Words that were asked for say nothing of how common they are: every thread of that page has them. */
function addThreads(
  before: Vocabulary,
  threads: readonly { title: string; text: string }[],
  asked: ReadonlySet<string>,
  lexicon: Lexicon,
): Vocabulary {
  const stems = new Map(before.stems);
  for (const { title, text } of threads) {
    const words = lexicon.words(`${title}\n${text.slice(0, MAX_EXCERPT_CHARS)}`).map(lexicon.stem);
    for (const stem of new Set(words)) if (!asked.has(stem)) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  return { threads: before.threads + threads.length, stems };
}

/** Share of a community's threads that hold a stem: from titles and excerpts seen, the general table where few were. */
export function shareOf(stem: string, general: number, { vocabulary }: CommunityKnowledge): number {
  const { belief, shown } = planWeights;
  const seen = (vocabulary.stems.get(stem) ?? 0) * shown;
  return Math.min(0.9, (seen + belief * general) / (vocabulary.threads + belief));
}

/**
 * How many threads a community has, more or less: each word whose count is known and that was seen often enough in
 * other searches' excerpts gives one estimate; the middle one counts.
 */
export function communitySize({ stems, vocabulary }: CommunityKnowledge): number {
  const { shown, fewestSightings, usualThreads, usualThreadsWeight, fewestThreads } = planWeights;
  const estimates = Array.from({ length: usualThreadsWeight }, () => usualThreads);
  const lowerBounds: number[] = [];
  for (const [stem, { found, isAtLeast }] of stems) {
    const seen = vocabulary.stems.get(stem) ?? 0;
    if (seen < fewestSightings || found < fewestSightings) continue;
    (isAtLeast ? lowerBounds : estimates).push((found * vocabulary.threads) / (seen * shown));
  }
  const middle = median(estimates);
  // A full page only tells that there are more: that counts where it says something new.
  return Math.max(fewestThreads, median([...estimates, ...lowerBounds.filter((bound) => bound > middle)]));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
