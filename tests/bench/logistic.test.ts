import { describe, expect, it } from 'vitest';

import { fitLogistic, type FitRow } from '@/bench/fit/logistic';

/** Rows that hold a feature, so many of them labelled 1. */
function rowsWith(features: FitRow['features'], ones: number, zeros: number): FitRow[] {
  return [
    ...Array.from({ length: ones }, () => ({ features, label: 1 as const })),
    ...Array.from({ length: zeros }, () => ({ features, label: 0 as const })),
  ];
}

const odds = (ones: number, zeros: number) => Math.log(ones / zeros);

describe('fitting a logistic regression', () => {
  it('finds the odds that were counted, where a feature either is there or is not', () => {
    const { bias, weights } = fitLogistic([...rowsWith([], 20, 80), ...rowsWith([[0, 1]], 90, 10)]);
    expect(bias).toBeCloseTo(odds(20, 80), 3);
    expect(weights[0]).toBeCloseTo(odds(90, 10) - odds(20, 80), 3);
  });

  it('takes a row of weight 3 as three rows', () => {
    const heavy: FitRow[] = [
      { features: [[0, 2]], label: 1, weight: 3 },
      { features: [[0, 2]], label: 0 },
      { features: [], label: 1 },
      { features: [], label: 0, weight: 2 },
    ];
    const many = [...rowsWith([[0, 2]], 3, 1), ...rowsWith([], 1, 2)];
    expect(fitLogistic(heavy).weights[0]).toBeCloseTo(fitLogistic(many).weights[0] ?? 0, 6);
  });

  it('drops a feature that tells little and keeps one that tells much', () => {
    const rows = [...rowsWith([[0, 1]], 50, 5), ...rowsWith([[1, 1]], 11, 10), ...rowsWith([], 10, 50)];
    const { weights } = fitLogistic(rows, { l1: 5 });
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBe(0);
  });

  it('ends at a place where no small change of a weight costs less', () => {
    const rows = [
      ...rowsWith(
        [
          [0, 1],
          [1, 0.5],
        ],
        30,
        4,
      ),
      ...rowsWith([[1, -1]], 6, 14),
      ...rowsWith(
        [
          [0, 0.3],
          [2, 2],
        ],
        12,
        9,
      ),
      ...rowsWith([], 7, 20),
    ];
    const costs = { l1: 0.5, l2: 0.2 };
    const { bias, weights } = fitLogistic(rows, costs);
    const best = cost(rows, bias, weights, costs);
    expect(cost(rows, bias + 0.02, weights, costs)).toBeGreaterThan(best);
    weights.forEach((_, at) => {
      for (const change of [-0.02, 0.02])
        expect(cost(rows, bias, weights.with(at, (weights[at] ?? 0) + change), costs)).toBeGreaterThan(best);
    });
  });

  it('stays finite where a feature parts the labels wholly and weights cost something', () => {
    const { weights } = fitLogistic([...rowsWith([[0, 1]], 40, 0), ...rowsWith([], 0, 40)], { l2: 0.1 });
    expect(weights[0]).toBeGreaterThan(3);
    expect(weights[0]).toBeLessThan(20);
  });

  it('lets no weight grow past the most that is allowed, and makes the best of the others', () => {
    const rows = [...rowsWith([[0, 1]], 40, 1), ...rowsWith([], 10, 40)];
    const { bias, weights } = fitLogistic(rows, { most: 2 });
    expect(weights[0]).toBeCloseTo(2, 6);
    expect(bias).toBeGreaterThan(fitLogistic(rows).bias);
  });

  it('leaves to the weights only what was not known of the rows before', () => {
    const known = odds(90, 10) - odds(20, 80);
    const rows = [
      ...rowsWith([], 20, 80),
      ...rowsWith([[0, 1]], 90, 10).map((row) => ({ ...row, offset: known })),
    ];
    expect(fitLogistic(rows).weights[0]).toBeCloseTo(0, 3);
  });

  it('says nothing of no rows', () => {
    expect(fitLogistic([])).toEqual({ bias: 0, weights: [] });
  });
});

function cost(rows: FitRow[], bias: number, weights: number[], { l1 = 0, l2 = 0 }): number {
  const losses = rows.map(({ features, label, weight = 1 }) => {
    const sum = features.reduce((total, [at, value]) => total + (weights[at] ?? 0) * value, bias);
    return weight * Math.log1p(Math.exp(label === 1 ? -sum : sum));
  });
  const penalties = weights.map((weight) => l1 * Math.abs(weight) + (l2 / 2) * weight * weight);
  return [...losses, ...penalties].reduce((total, each) => total + each, 0);
}
