import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { packedDirectory, packedLevels, packedSites, slimData } from '@/bench/slim-data';
import { packWords, unpackWords } from '@/ranking/front-coding';

const dataFile = (name: string) => join(import.meta.dirname, '../../assets/data', name);

let exported = 0;

/** What the shipped module exports. */
async function exportOf(code: string): Promise<unknown> {
  // A module of the same address would not be loaded again.
  exported += 1;
  const file = join(tmpdir(), `commonplace-slim-data-${process.pid}-${exported}.ts`);
  writeFileSync(file, code);
  try {
    const { default: value }: { default: unknown } = await import(/* @vite-ignore */ file);
    return value;
  } finally {
    rmSync(file);
  }
}

describe('the data that ships', () => {
  it('says of every stem what the file of the repository says', async () => {
    const json = readFileSync(dataFile('stem-frequencies.json'), 'utf8');
    expect(await exportOf(packedLevels(json))).toEqual(JSON.parse(json));
  });

  it('names every company, domain and community, and not where each was found', async () => {
    const json = readFileSync(dataFile('directory.json'), 'utf8');
    const { version, sharedHosts, companies } = JSON.parse(json) as {
      version: number;
      sharedHosts: string[];
      companies: { sources?: string[] }[];
    };
    for (const company of companies) delete company.sources;
    expect(companies.length).toBeGreaterThan(100);
    expect(await exportOf(packedDirectory(json))).toStrictEqual({ version, sharedHosts, companies });
  });

  it('says of every Stack Exchange site what the file of the repository says', async () => {
    const json = readFileSync(dataFile('stack-exchange-sites.json'), 'utf8');
    expect(await exportOf(packedSites(json))).toStrictEqual(JSON.parse(json));
  });

  it('is taken from the repository as it is where nothing can be saved', () => {
    expect(slimData().resolveId('@/assets/data/english-words.json')).toBeNull();
    expect(slimData().load('/anywhere/assets/data/directory.json')).toBeNull();
  });
});

describe('words packed into one text', () => {
  it.each([
    ['sorted', ['abandon', 'able', 'about', 'about', 'zebra']],
    ['in any order', ['zebra', 'zeal', 'a', 'zebra']],
    ['longer than the longest start that is counted', ['x'.repeat(40), `${'x'.repeat(40)}y`]],
    ['of other scripts', ['über', 'überall', 'ключ', '网络']],
    ['none', []],
  ])('come back as they were: %s', (_, words) => {
    expect(unpackWords(packWords(words))).toEqual(words);
  });

  it('may not hold a capital, which would read as a count', () => {
    expect(() => packWords(['abc', 'aBc'])).toThrow("'aBc' can not be packed");
  });
});
