import { describe, expect, it } from 'vitest';

import { calibrationError, chanceOf, fitPageWeights, type PageExample } from '@/bench/fit/page-model';
import { pageSigns, type SignName } from '@/detection/page-signs';

const example = (isSupport: boolean, ...shown: SignName[]): PageExample => ({
  site: 'acme.example',
  isSupport,
  shown: new Map(shown.map((name) => [name, 1])),
  weight: 1,
});
const misleading = [
  ...Array.from({ length: 6 }, () => example(false, 'heading says help')),
  ...Array.from({ length: 6 }, () => example(true, 'head is legal', 'help desk')),
  ...Array.from({ length: 30 }, () => example(false)),
];

describe('fitting the weights of a page’s signs', () => {
  const model = fitPageWeights(misleading);

  it('gives every sign a weight on the side it is known to point to', () => {
    expect(Object.keys(model.weights)).toEqual(Object.keys(pageSigns));
    expect(model.weights['heading says help']).toBeGreaterThan(0);
    expect(model.weights['head is legal']).toBeLessThan(0);
  });

  it('lets a proof carry a page of software that no example had', () => {
    expect(chanceOf(model, new Map([['breadcrumb says help', 1]]))).toBeGreaterThan(0.5);
    expect(chanceOf(model, new Map([['heading says help', 1]]))).toBeLessThan(
      chanceOf(model, new Map([['breadcrumb says help', 1]])),
    );
  });

  it('never takes a thread for an article, whatever help centre it stands in', () => {
    const shown = new Map<SignName, number>([
      ['community thread', 1],
      ['site says help', 1],
      ['help desk', 1],
      ['address of help', 1],
    ]);
    expect(chanceOf(model, shown)).toBeLessThan(0.5);
  });

  it('measures how far chances are from what was seen', () => {
    const pages = (chance: number, support: number) =>
      Array.from({ length: 10 }, (_, at) => ({ chance, isSupport: at < support }));
    expect(calibrationError([...pages(0.9, 9), ...pages(0.1, 1)])).toBeCloseTo(0);
    expect(calibrationError(pages(0.9, 5))).toBeCloseTo(0.4);
  });
});
