import type { SeenThread } from '@/storage/sightings';

import type { Lexicon } from '../lexicon';
import { MAX_EXCERPT_CHARS } from './knowledge';
import { planWeights } from './weights';

/** Threads that earlier lookups have seen in a community, by their stems. */
export type Memory = {
  threads: readonly SeenThread[];
  /** Distinct stems of each title. */
  titleLengths: readonly number[];
  /** By stem, the places in `threads` of those with it in their titles, and of those with it in their excerpts only. */
  inTitle: ReadonlyMap<string, readonly number[]>;
  inExcerpt: ReadonlyMap<string, readonly number[]>;
  /** Both as one, of stems that were asked for. */
  places: Map<string, ReadonlySet<number>>;
};

/** A remembered thread, and the chance that it is the one looked for. */
export type Recalled = { place: number; chance: number };

/** More are not worth the time. */
const MAX_RECALLED = 300;

const known = new WeakMap<readonly SeenThread[], Memory>();

/** The index of remembered threads; kept as long as the list is. */
export function indexThreads(threads: readonly SeenThread[], lexicon: Lexicon): Memory {
  const indexed = known.get(threads) ?? buildIndex(threads, lexicon);
  known.set(threads, indexed);
  return indexed;
}

function buildIndex(threads: readonly SeenThread[], lexicon: Lexicon): Memory {
  const inTitle = new Map<string, number[]>();
  const inExcerpt = new Map<string, number[]>();
  const titleLengths = threads.map(({ title, stems }, place) => {
    const ofTitle = new Set(title.split(' ').map(lexicon.stem));
    for (const stem of ofTitle) push(inTitle, stem, place);
    for (const stem of stems.split(' ')) if (!ofTitle.has(stem)) push(inExcerpt, stem, place);
    return ofTitle.size;
  });
  return { threads, titleLengths, inTitle, inExcerpt, places: new Map() };
}

function push(places: Map<string, number[]>, stem: string, place: number): void {
  const list = places.get(stem);
  if (list) list.push(place);
  else places.set(stem, [place]);
}

/** The remembered threads with these among them; what was seen before moves to the end. */
export function rememberThreads(
  before: readonly SeenThread[],
  found: readonly { id: string; title: string; text: string }[],
  lexicon: Lexicon,
): readonly SeenThread[] {
  if (found.length === 0) return before;
  const seen = found.map(({ id, title, text }): SeenThread => ({
    id,
    title: lexicon.words(title).join(' '),
    stems: [...new Set(lexicon.words(text.slice(0, MAX_EXCERPT_CHARS)).map(lexicon.stem))].join(' '),
  }));
  const ids = new Set(found.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...seen];
}

/**
 * Which remembered threads may be the one that a question looks for, likeliest first; the chances of all sum up to 1
 * at most. Here grammar counts as well: "who" and "whom" tell questions of grammar apart that no engine can be asked
 * for. Threads that this lookup has been given already keep their share of the chance and are left out.
 */
export function recallThreads(
  memory: Memory,
  stems: ReadonlySet<string>,
  listed: ReadonlySet<string>,
): Recalled[] {
  const { sharpness, excerpt, titleLength } = planWeights.recall;
  const { threads, titleLengths, inTitle, inExcerpt } = memory;
  const scores = new Map<number, number>();
  for (const stem of stems) {
    const [titles, excerpts] = [inTitle.get(stem) ?? [], inExcerpt.get(stem) ?? []];
    const weight = Math.log(1 + threads.length / (1 + titles.length + excerpts.length));
    for (const place of titles) scores.set(place, (scores.get(place) ?? 0) + weight);
    for (const place of excerpts) scores.set(place, (scores.get(place) ?? 0) + weight * excerpt);
  }
  const odds = [...scores].map(([place, score]): Recalled => ({
    place,
    chance: Math.exp((sharpness * score) / Math.sqrt(titleLength + (titleLengths[place] ?? 0))),
  }));
  const whole = odds.reduce((sum, { chance }) => sum + chance, threads.length - odds.length);
  return odds
    .filter(({ place }) => !listed.has(threads[place]?.id ?? ''))
    .sort((a, b) => b.chance - a.chance || a.place - b.place)
    .slice(0, MAX_RECALLED)
    .map(({ place, chance }) => ({ place, chance: chance / whole }));
}

/**
 * Ids of the remembered threads that look most like a question, likeliest first: a search that sends nothing, and finds
 * by grammar too what no engine can be asked for.
 */
export function likeliestThreads(
  threads: readonly SeenThread[],
  question: string,
  lexicon: Lexicon,
): string[] {
  const memory = indexThreads(threads, lexicon);
  const stems = new Set(lexicon.words(question).map(lexicon.stem));
  return recallThreads(memory, stems, new Set())
    .slice(0, planWeights.recall.listed)
    .flatMap(({ place }) => threads[place]?.id ?? []);
}

/** Words of the likeliest threads' titles, as written, those of most chance first. */
export function titleWords(memory: Memory, recalled: readonly Recalled[]): string[] {
  const chances = new Map<string, number>();
  for (const { place, chance } of recalled.slice(0, planWeights.recall.titles))
    for (const word of new Set(memory.threads[place]?.title.split(' ')))
      chances.set(word, (chances.get(word) ?? 0) + chance);
  return [...chances].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)).map(([word]) => word);
}

/** How often titles hold a stem, of all remembered threads that hold it: what a community speaks *about*. */
export function titleShare({ inTitle, inExcerpt }: Memory, stem: string): number {
  const { usual, usualWeight } = planWeights.titleShare;
  const titles = inTitle.get(stem)?.length ?? 0;
  const all = titles + (inExcerpt.get(stem)?.length ?? 0);
  return (titles + usualWeight * usual) / (all + usualWeight);
}

/** How many remembered threads hold both stems, and how many would by chance. */
export function countTogether(
  memory: Memory,
  one: string,
  other: string,
): { together: number; byChance: number } {
  const [few, many] = [placesOf(memory, one), placesOf(memory, other)].sort((a, b) => a.size - b.size);
  let together = 0;
  for (const place of few ?? []) if (many?.has(place)) together += 1;
  return { together, byChance: ((few?.size ?? 0) * (many?.size ?? 0)) / (memory.threads.length || 1) };
}

function placesOf({ inTitle, inExcerpt, places }: Memory, stem: string): ReadonlySet<number> {
  const found = places.get(stem) ?? new Set([...(inTitle.get(stem) ?? []), ...(inExcerpt.get(stem) ?? [])]);
  places.set(stem, found);
  return found;
}
