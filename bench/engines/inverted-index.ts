/** Which units hold a word, and how often. */
export type InvertedIndex = {
  unitCount: number;
  lengths: number[];
  /** By word: unit → count. */
  postings: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** All words in order, for prefixes. */
  vocabulary: string[];
};

/** Indexes units, each a list of words. */
export function indexUnits(units: readonly (readonly string[])[]): InvertedIndex {
  const postings = new Map<string, Map<number, number>>();
  for (const [unit, words] of units.entries())
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<number, number>();
      postings.set(word, counts);
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
  return {
    unitCount: units.length,
    lengths: units.map(({ length }) => length),
    postings,
    vocabulary: [...postings.keys()].sort(),
  };
}

/** The indexed words that begin with `prefix`. */
export function wordsFrom({ vocabulary }: InvertedIndex, prefix: string): string[] {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < vocabulary.length; at += 1) {
    const word = vocabulary[at] ?? '';
    if (!word.startsWith(prefix)) break;
    found.push(word);
  }
  return found;
}

/** Units with every word (each word in any of its forms), most frequent for their length first. */
export function matchAll(index: InvertedIndex, forms: readonly (readonly string[])[]): number[] {
  if (forms.length === 0) return [];
  const counts = forms.map((words) => countForms(index, words));
  const [first, ...others] = counts.toSorted((a, b) => a.size - b.size);
  const units = [...(first?.keys() ?? [])].filter((unit) => others.every((each) => each.has(unit)));
  const rank = (unit: number): number =>
    counts.reduce((sum, each) => sum + (each.get(unit) ?? 0), 0) /
    (1 + Math.log(1 + (index.lengths[unit] ?? 0)));
  return orderBy(units, rank);
}

/** Units with any word, by BM25 (Robertson & Zaragoza 2009, k1 1.2, b 0.75). */
export function matchAny(index: InvertedIndex, forms: readonly (readonly string[])[]): number[] {
  const mean = index.lengths.reduce((sum, length) => sum + length, 0) / (index.unitCount || 1);
  const scores = new Map<number, number>();
  for (const words of forms) {
    const counts = countForms(index, words);
    const idf = Math.log(1 + (index.unitCount - counts.size + 0.5) / (counts.size + 0.5));
    for (const [unit, count] of counts) {
      const norm = 1.2 * (0.25 + (0.75 * (index.lengths[unit] ?? 0)) / (mean || 1));
      scores.set(unit, (scores.get(unit) ?? 0) + (idf * count * 2.2) / (count + norm));
    }
  }
  return orderBy([...scores.keys()], (unit) => scores.get(unit) ?? 0);
}

function countForms(index: InvertedIndex, words: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words)
    for (const [unit, count] of index.postings.get(word) ?? [])
      counts.set(unit, (counts.get(unit) ?? 0) + count);
  return counts;
}

function orderBy(units: readonly number[], rank: (unit: number) => number): number[] {
  return units
    .map((unit): [number, number] => [unit, rank(unit)])
    .sort(([a, one], [b, other]) => other - one || a - b)
    .map(([unit]) => unit);
}
