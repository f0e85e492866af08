import { describe, expect, test } from 'vitest';

import { fitListwise, ndcgOf } from '@/bench/fit/listwise';
import type { List } from '@/bench/fit/listwise';

/** The right candidate has the first feature; the second one misleads. */
const lists: List[] = Array.from({ length: 12 }, (_, index) => ({
  ideal: [1, 0, 0],
  items: [
    { grade: 0, isRight: false, score: 1.2, features: [0, 1.2] },
    { grade: 1, isRight: true, score: 1 + index / 100, features: [1, 0] },
    { grade: 0, isRight: false, score: 0, features: [0, 0] },
  ],
}));

describe('fitting weights to judged orders', () => {
  test('what the right candidates have comes to weigh more, what misleads less', () => {
    const [helpful = 0, misleading = 1] = fitListwise([lists]);
    expect(helpful).toBeGreaterThan(1);
    expect(misleading).toBeLessThan(1);
  });

  test('the order is better with the new factors', () => {
    const [list] = lists;
    if (!list) throw new Error('no list');
    expect(ndcgOf(list, fitListwise([lists]))).toBeGreaterThan(ndcgOf(list, [1, 1]));
    expect(ndcgOf(list, fitListwise([lists]))).toBe(1);
  });

  test('the same lists give the same factors', () => {
    expect(fitListwise([lists])).toEqual(fitListwise([lists]));
  });
});
