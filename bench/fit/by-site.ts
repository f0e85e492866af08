/**
 * What keeps a measurement honest where many examples come from one site: sites, not examples, are dealt into
 * folds, drawn for a bootstrap, and counted.
 */

/** In which of so many folds a site's examples are: the same in every run and for every list of sites. */
export function foldOf(site: string, folds: number): number {
  return hash(site) % folds;
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return value >>> 0;
}

/** The examples of each site. */
export function bySite<Example extends { site: string }>(
  examples: readonly Example[],
): Map<string, Example[]> {
  return Map.groupBy(examples, ({ site }) => site);
}

/** How much each example counts so that no site counts more than `most` examples. */
export function siteWeights(examples: readonly { site: string }[], most: number): number[] {
  const sites = bySite(examples);
  return examples.map(({ site }) => Math.min(1, most / (sites.get(site)?.length ?? 1)));
}

/** Numbers for names, of those features alone that examples of at least so many sites have. */
export function knownFeatures(
  examples: readonly { site: string; features: Iterable<string> }[],
  leastSites: number,
): Map<string, number> {
  const sites = new Map<string, Set<string>>();
  for (const { site, features } of examples)
    for (const feature of features) {
      const seen = sites.get(feature);
      if (seen) seen.add(site);
      else sites.set(feature, new Set([site]));
    }
  const names = [...sites].filter(([, seen]) => seen.size >= leastSites).map(([name]) => name);
  return new Map(names.toSorted().map((name, at) => [name, at]));
}

/**
 * The range in which a figure lies in 90 of 100 samples of as many sites, drawn with replacement by a generator
 * that always starts the same. Samples for which the figure can't be told are left out.
 */
export function bootstrapRange<Example extends { site: string }>(
  examples: readonly Example[],
  figure: (sample: Example[]) => number | null,
  samples = 200,
): [low: number, high: number] {
  const groups = [...bySite(examples).values()];
  const draw = generator(1);
  const figures = Array.from({ length: samples }, () =>
    figure(groups.flatMap(() => groups[Math.floor(draw() * groups.length)] ?? [])),
  )
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);
  const at = (share: number) => figures[Math.round(share * (figures.length - 1))] ?? Number.NaN;
  return [at(0.05), at(0.95)];
}

/** Mulberry32: numbers from 0 to 1 that look random and are the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
