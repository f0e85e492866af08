/** One example: its features that are not 0, and whether it is one of ours. */
export type FitRow = {
  features: readonly (readonly [index: number, value: number])[];
  label: 0 | 1;
  /** How much the row counts; 1 if not said. */
  weight?: number;
  /** Log-odds that the row has from elsewhere, and keeps: from weights that were set by hand. */
  offset?: number;
};

export type FitOptions = {
  /** Cost of each unit of a weight; drives weak weights to exactly 0. */
  l1?: number;
  /** Half the cost of a weight's square; keeps weights small. */
  l2?: number;
  /** No weight grows larger than this, on either side. */
  most?: number;
  /** Passes over all features, at most. */
  iterations?: number;
};

/** `bias + Σ weights[index] × value` is the logarithm of the odds that a row is labelled 1. */
export type LogisticModel = { bias: number; weights: number[] };

/** The examples that hold one feature: their numbers, and the feature's value in each. */
type Column = { rows: number[]; values: number[] };

/**
 * Fits a logistic regression by cyclic coordinate descent within trust regions: the CLG algorithm of Zhang and Oles
 * (2001), with the L1 step of Genkin, Lewis and Madigan, "Large-Scale Bayesian Logistic Regression for Text
 * Categorization" (2007). Minimises `Σ weight × log-loss + l1 × Σ|w| + l2 / 2 × Σw²`; the bias costs nothing.
 * Every step lowers the sum, nothing is random, and the order of features is fixed: equal rows give equal weights.
 */
export function fitLogistic(
  rows: readonly FitRow[],
  { l1 = 0, l2 = 0, most = Infinity, iterations = 200 }: FitOptions = {},
): LogisticModel {
  const columns = columnsOf(rows);
  const weights = columns.map(() => 0);
  const widths = columns.map(() => 1);
  // Each row's margin is signed: positive where the model is right about the row.
  const margins = Float64Array.from(rows, ({ label, offset = 0 }) => (label === 1 ? offset : -offset));
  for (let pass = 0; pass < iterations; pass += 1) {
    let largest = 0;
    columns.forEach((column, at) => {
      const isBias = at === 0;
      const weight = weights[at] ?? 0;
      const width = widths[at] ?? 1;
      const slope = slopeAt(rows, column, margins, width);
      const wanted = newtonStep(weight, slope, isBias ? 0 : l1, isBias ? 0 : l2);
      const near = within(wanted, width);
      const step = isBias ? near : within(weight + near, most) - weight;
      widths[at] = Math.max(2 * Math.abs(step), width / 2);
      if (step === 0) return;
      weights[at] = weight + step;
      moveMargins(rows, column, margins, step);
      largest = Math.max(largest, Math.abs(step));
    });
    if (largest < 1e-4) break;
  }
  const [bias = 0, ...rest] = weights;
  return { bias, weights: rest };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most);
}

/** The bias, which every row holds, and then a column for each feature. */
function columnsOf(rows: readonly FitRow[]): Column[] {
  const columns: Column[] = [{ rows: rows.map((_, at) => at), values: rows.map(() => 1) }];
  rows.forEach(({ features }, row) => {
    for (const [index, value] of features) {
      while (columns.length <= index + 1) columns.push({ rows: [], values: [] });
      columns[index + 1]?.rows.push(row);
      columns[index + 1]?.values.push(value);
    }
  });
  return columns;
}

/** The slope of the loss along one feature, and an upper bound of its bend within `width` of here. */
function slopeAt(rows: readonly FitRow[], column: Column, margins: Float64Array, width: number) {
  let gradient = 0;
  let bend = 0;
  column.rows.forEach((row, at) => {
    const { label = 0, weight = 1 } = rows[row] ?? {};
    const value = column.values[at] ?? 0;
    const margin = margins[row] ?? 0;
    gradient -= (weight * (label === 1 ? value : -value)) / (1 + Math.exp(margin));
    bend += weight * value * value * bendWithin(Math.abs(margin), Math.abs(width * value));
  });
  return { gradient, bend };
}

/** The largest `p × (1 - p)` for margins within `width` of this one. */
function bendWithin(margin: number, width: number): number {
  return margin <= width ? 0.25 : 1 / (2 + Math.exp(margin - width) + Math.exp(width - margin));
}

/** How far to move a weight; one that would cross 0 stops there, and leaves it only against the whole of l1. */
function newtonStep(weight: number, { gradient, bend }: ReturnType<typeof slopeAt>, l1: number, l2: number) {
  const slope = gradient + l2 * weight;
  const curve = bend + l2;
  if (curve === 0) return 0;
  const sign = weight === 0 ? (slope < -l1 ? 1 : slope > l1 ? -1 : 0) : Math.sign(weight);
  if (sign === 0) return 0;
  const step = -(slope + sign * l1) / curve;
  return (weight + step) * sign < 0 ? -weight : step;
}

function moveMargins(rows: readonly FitRow[], column: Column, margins: Float64Array, step: number): void {
  column.rows.forEach((row, at) => {
    const moved = step * (column.values[at] ?? 0);
    margins[row] = (margins[row] ?? 0) + (rows[row]?.label === 1 ? moved : -moved);
  });
}
