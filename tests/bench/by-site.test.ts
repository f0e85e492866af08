import { describe, expect, it } from 'vitest';

import { bootstrapRange, foldOf, knownFeatures, siteWeights } from '@/bench/fit/by-site';

const sites = Array.from({ length: 300 }, (_, at) => `site-${at}.example`);

describe('measuring by site', () => {
  it('deals a site into the same fold every time, and sites into all folds about evenly', () => {
    const folds = sites.map((site) => foldOf(site, 5));
    expect(sites.map((site) => foldOf(site, 5))).toEqual(folds);
    for (const fold of [0, 1, 2, 3, 4])
      expect(folds.filter((each) => each === fold).length).toBeGreaterThan(40);
  });

  it('lets a site with many examples count as much as was allowed, and small sites in full', () => {
    const examples = [...Array.from({ length: 8 }, () => ({ site: 'large' })), { site: 'small' }];
    const weights = siteWeights(examples, 2);
    expect(weights.slice(0, 8).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(2);
    expect(weights[8]).toBe(1);
  });

  it('knows no feature that too few sites have, however often they have it', () => {
    const examples = [
      ...Array.from({ length: 50 }, () => ({ site: 'a.example', features: ['own', 'common'] })),
      { site: 'b.example', features: ['common'] },
    ];
    expect([...knownFeatures(examples, 2).keys()]).toEqual(['common']);
  });

  it('gives a range around a figure, the same in every run, that is wider for few sites', () => {
    const share = (sample: { isHit: boolean }[]) =>
      sample.filter(({ isHit }) => isHit).length / sample.length;
    const rangeOf = (many: number) =>
      bootstrapRange(
        sites.slice(0, many).map((site, at) => ({ site, isHit: at % 4 > 0 })),
        share,
      );
    const [low, high] = rangeOf(300);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
    expect(rangeOf(300)).toEqual([low, high]);
    const [lowOfFew, highOfFew] = rangeOf(20);
    expect(highOfFew - lowOfFew).toBeGreaterThan(high - low);
  });
});
