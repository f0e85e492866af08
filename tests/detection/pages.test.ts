import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { readPage } from '@/detection/read-page';
import { pageReadingSchema, type PageKind, type PageReading } from '@/detection/topic';

/** What a saved page must be read as; only what is named is compared. */
type Expected = {
  url: string;
  kind: PageKind;
  signals?: string[];
  question?: string;
  brand?: string;
  product?: string;
  language?: string;
  terms?: string[];
  noTerms?: string[];
  codes?: string[];
  codeParts?: string[];
  leadStarts?: string;
  communities?: string[];
  officialContactUrl?: string;
  /** Words that stand on the page but must not be read from it. */
  never?: string[];
  noMarkup?: boolean;
  markupHas?: string[];
  markupOnce?: string;
};

const folder = join(import.meta.dirname, 'pages');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));

describe.each(names)('the saved page "%s"', (name) => {
  const expected = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expected;
  const { document } = new JSDOM(readFileSync(join(folder, `${name}.html`), 'utf8'), { url: expected.url })
    .window;
  const reading = readPage(document, expected.url);

  it('is told apart, with signs a person can read', () => {
    expect(reading.verdict).toMatchObject({ kind: expected.kind });
    expect(reading.verdict.score >= 0.5).toBe(!['other', 'community'].includes(expected.kind));
    expect(reading.verdict.signals.map(({ text }) => text)).toEqual(
      expect.arrayContaining(expected.signals ?? []),
    );
  });

  it('gives the topic it is about', () => {
    const { question, brand, product, language } = expected;
    const named = Object.entries({ question, brand, product, language }).filter(
      ([, value]) => value !== undefined,
    );
    expect(reading.topic).toMatchObject(Object.fromEntries(named));
    expect(reading.topic.terms).toEqual(expect.arrayContaining(expected.terms ?? []));
    expect(reading.topic.terms.filter((term) => expected.noTerms?.includes(term))).toEqual([]);
    if (expected.codes) expect(reading.topic.codes).toEqual(expected.codes);
    for (const part of expected.codeParts ?? []) expect(reading.topic.codes.join('\n')).toContain(part);
    expect(reading.topic.lead).toMatch(new RegExp(`^${expected.leadStarts ?? ''}`));
  });

  it('names the communities and the way to the company it links', () => {
    expect(reading.topic.communities.map(({ url }) => url)).toEqual(expected.communities ?? []);
    if (expected.officialContactUrl) expect(reading.officialContactUrl).toBe(expected.officialContactUrl);
  });

  it('keeps to the contract and to what it may read', () => {
    expect(pageReadingSchema.parse(reading)).toEqual(reading);
    for (const word of expected.never ?? []) expect(JSON.stringify(reading)).not.toContain(word);
    expectMarkup(reading, expected);
  });
});

function expectMarkup({ threadMarkup }: PageReading, expected: Expected): void {
  if (!expected.markupHas) expect(threadMarkup).toBe('');
  for (const part of expected.markupHas ?? []) expect(threadMarkup).toContain(part);
  if (expected.markupOnce) expect(threadMarkup.split(expected.markupOnce)).toHaveLength(2);
}
