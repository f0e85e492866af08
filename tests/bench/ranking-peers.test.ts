import { describe, expect, test } from 'vitest';

import { measureRankingPeers } from '@/bench/ranking-peers';
import { sampleForum, sampleQuestions } from '@/bench/ranking-sample';

describe('the ranking beside search libraries', () => {
  test('is measured without any files, each library by quality and by time', async () => {
    const figures = await measureRankingPeers([]);
    for (const name of ['ours', 'textbook BM25', 'minisearch', 'lunr', 'orama', 'flexsearch', 'fuse.js']) {
      const own = figures.filter((figure) => figure.name.endsWith(`, ${name}`));
      expect(own.map(({ unit }) => unit)).toEqual(['ratio', 'ratio', 'ms']);
      for (const { value } of own.slice(0, 2)) expect(value).toBeGreaterThan(0);
      for (const { value } of own.slice(0, 2)) expect(value).toBeLessThanOrEqual(1);
    }
  }, 60_000);

  test('asks only questions that a thread of the made-up forum answers', () => {
    expect(sampleForum.length).toBeGreaterThanOrEqual(40);
    for (const [question, right] of sampleQuestions) {
      expect(sampleForum[right]).toBeDefined();
      expect(question).not.toBe(sampleForum[right]?.[0]);
    }
  });
});
