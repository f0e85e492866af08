import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { documentFrequency, idf, rarity } from '@/ranking/background';
import { englishStem } from '@/ranking/stem';

describe('how common a word is', () => {
  test('small words are common, telling ones are not, unknown ones are rare', () => {
    const [the, password, unknown] = ['the', 'password', 'flurbscreen'].map((word) =>
      rarity(englishStem(word), 'en'),
    );
    expect(the).toBeLessThan(0.1);
    expect(password).toBeGreaterThan(0.3);
    expect(unknown).toBeGreaterThan(password ?? 1);
  });

  test('shares are shares', () => {
    for (const stem of ['the', 'password', 'flurb', '12', '2019', '']) {
      expect(documentFrequency(stem)).toBeGreaterThan(0);
      expect(documentFrequency(stem)).toBeLessThan(1);
    }
  });

  test('without a table long words are thought rarer than short ones', () => {
    expect(idf('druckertreiber', 'de')).toBeGreaterThan(idf('der', 'de'));
    expect(idf('网络', 'zh')).toBeGreaterThan(idf('的', 'zh'));
  });

  test('the shipped table stays small and holds words only', () => {
    const json = readFileSync(new URL('../../assets/data/stem-frequencies.json', import.meta.url), 'utf8');
    expect(gzipSync(json).length).toBeLessThan(25_000);
    const { levels } = JSON.parse(json) as { levels: [number, string][] };
    const stems = levels.flatMap(([, line]) => line.split(' '));
    expect(stems.length).toBeLessThanOrEqual(5000);
    expect(stems.filter((stem) => !/^[a-z]{1,16}$/i.test(stem))).toEqual([]);
  });
});
