/** One candidate: its score as it is, and what each unit of a factor adds to it. */
export type Item = { grade: number; isRight: boolean; score: number; features: readonly number[] };
/** The candidates of one question; `ideal` holds all its grades, best first. */
export type List = { ideal: readonly number[]; items: readonly Item[] };

const steps = 80;
const rate = 0.05;
/** Points of score that make one candidate e times as likely as another; each file takes what fits it best. */
const temperatures = [0.3, 0.45, 0.65, 1, 1.5, 2.2];
/** How strongly factors are held to 1, where they are now. */
const pull = 0.02;

/**
 * Factors for the weights, 1 where a weight stays as it is: minimises the softmax cross-entropy of the right
 * candidates (ListNet, Cao et al. 2007) with Adam; every file counts the same, however many questions it has.
 */
export function fitListwise(files: readonly (readonly List[])[]): number[] {
  const size = files.flat()[0]?.items[0]?.features.length ?? 0;
  const factors = Array.from({ length: size }, () => 1);
  const warmed = files.map((lists) => ({ lists, temperature: pickTemperature(lists, factors) }));
  const mean = factors.map(() => 0);
  const square = factors.map(() => 0);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = factors.map((factor) => 2 * pull * (factor - 1));
    for (const { lists, temperature } of warmed) {
      for (const list of lists) addGradient(list, factors, temperature, gradient, 1 / lists.length);
    }
    for (const [index, slope] of gradient.entries()) {
      const first = 0.9 * (mean[index] ?? 0) + 0.1 * slope;
      const second = 0.99 * (square[index] ?? 0) + 0.01 * slope * slope;
      mean[index] = first;
      square[index] = second;
      const move = first / (1 - 0.9 ** step) / (Math.sqrt(second / (1 - 0.99 ** step)) + 1e-8);
      // Smaller steps towards the end; and no weight changes its sign.
      factors[index] = Math.max(0, (factors[index] ?? 1) - rate * (1 - step / (steps + 1)) * move);
    }
  }
  return factors;
}

function pickTemperature(lists: readonly List[], factors: readonly number[]): number {
  const losses = temperatures.map((temperature) =>
    lists.reduce((sum, list) => sum + lossOf(list, factors, temperature), 0),
  );
  return temperatures[losses.indexOf(Math.min(...losses))] ?? 1;
}

function lossOf({ items }: List, factors: readonly number[], temperature: number): number {
  const shares = shareOdds(items, factors, temperature);
  const right = shares.filter((_, index) => items[index]?.isRight);
  return right.reduce((sum, share) => sum - Math.log(share + 1e-12) / right.length, 0);
}

/** Softmax of the scores. */
function shareOdds(items: readonly Item[], factors: readonly number[], temperature: number): number[] {
  const scores = items.map((item) => scoreOf(item, factors) / temperature);
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, each) => sum + each, 0);
  return odds.map((each) => each / total);
}

function addGradient(
  { items }: List,
  factors: readonly number[],
  temperature: number,
  gradient: number[],
  share: number,
): void {
  const shares = shareOdds(items, factors, temperature);
  const right = items.filter(({ isRight }) => isRight).length;
  if (right === 0) return;
  for (const [index, { isRight, features }] of items.entries()) {
    const wrong = (shares[index] ?? 0) - (isRight ? 1 / right : 0);
    if (Math.abs(wrong) < 1e-4) continue;
    for (const [at, feature] of features.entries()) {
      gradient[at] = (gradient[at] ?? 0) + (share * wrong * feature) / temperature;
    }
  }
}

function scoreOf({ score, features }: Item, factors: readonly number[]): number {
  let sum = score;
  for (const [index, feature] of features.entries()) sum += feature * ((factors[index] ?? 1) - 1);
  return sum;
}

/** nDCG at 10 of a list ordered with these factors. */
export function ndcgOf(list: List, factors: readonly number[]): number {
  const grades = list.items
    .map((item) => ({ grade: item.grade, score: scoreOf(item, factors) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ grade }) => grade);
  return gain(grades) / gain(list.ideal);
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}
