import { describe, expect, it } from 'vitest';

import { scoreLists } from '../../bench/plan-comparison';
import { indexUnits, matchAll, matchAny, wordsFrom } from '../../bench/engines/inverted-index';

describe('scoring what was found', () => {
  const ids = ['lamp', 'hub', 'bulb'];
  const questions = [{ text: 'Hub is offline', relevance: { hub: 1 } }];
  const url = (number: number): string => `http://forum.example/t/topic/${number}`;

  it('tells a right thread in the first place from one further down', () => {
    expect(scoreLists([[url(2), url(1)]], questions, ids)).toEqual({ queries: 1, first: 1, found: 1 });
    expect(scoreLists([[url(1), url(2)]], questions, ids)).toEqual({ queries: 1, first: 0, found: 1 });
    expect(scoreLists([[url(1)]], questions, ids)).toEqual({ queries: 1, first: 0, found: 0 });
  });

  it('leaves out questions that nobody has judged', () => {
    expect(scoreLists([[url(1)]], [{ text: '', relevance: { lamp: 0 } }], ids).queries).toBe(0);
  });
});

describe('an engine of the benchmark', () => {
  const index = indexUnits([
    ['lamp', 'lamps', 'dim'],
    ['lamp', 'hub'],
    ['hub', 'hub', 'offline'],
  ]);

  it('that wants all words gives only units with each of them', () => {
    expect(matchAll(index, [['lamp'], ['hub']])).toEqual([1]);
    expect(matchAll(index, [['lamp'], ['sunrise']])).toEqual([]);
  });

  it('that takes any word puts those with more and rarer ones first', () => {
    expect(matchAny(index, [['hub'], ['offline']])[0]).toBe(2);
  });

  it('finds longer words by their beginning', () => {
    expect(wordsFrom(index, 'lam')).toEqual(['lamp', 'lamps']);
    expect(wordsFrom(index, 'x')).toEqual([]);
  });
});
