/** For each set of a question's words, as bits, the chance that the right thread holds just these and is not found yet. */
export type Coverage = Float64Array;

/** A query by its words, as bits, and the chance that it lists a thread that holds them. */
export type Reach = { words: number; reach: number };

/** Nothing has been asked: words stand in the right thread or do not, each for itself. */
export function startCoverage(chances: readonly number[]): Coverage {
  const coverage = new Float64Array(2 ** chances.length);
  for (let held = 0; held < coverage.length; held += 1)
    coverage[held] = chances.reduce(
      (product, chance, bit) => product * ((held >> bit) & 1 ? chance : 1 - chance),
      1,
    );
  return coverage;
}

/** What is left to be found once this has been asked. */
export function takeFrom(coverage: Coverage, { words, reach }: Reach): void {
  for (let held = 0; held < coverage.length; held += 1)
    if ((held & words) === words) coverage[held] = (coverage[held] ?? 0) * (1 - reach);
}

/** The chance that this finds the right thread and nothing before did. */
export function gainOf(coverage: Coverage, { words, reach }: Reach): number {
  let sum = 0;
  for (let held = 0; held < coverage.length; held += 1)
    if ((held & words) === words) sum += coverage[held] ?? 0;
  return sum * reach;
}
