import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { firstSentence, fromMarkdown } from '@/sources/fediverse';

describe('a post without a title', () => {
  test.each([
    ['My lamp hums since Monday. Has anyone a tip?', 'My lamp hums since Monday.'],
    ['Hi all! My lamp hums since Monday. A tip?', 'Hi all! My lamp hums since Monday.'],
    ['#lamp\n\nIt hums, and nobody knows why it does', '#lamp It hums, and nobody knows why it does'],
    ['My lamp hums since version 2.1 was put on it\n#help', 'My lamp hums since version 2.1 was put on it'],
    [
      '電球が昨日からずっとうるさい音を立てています。誰か助けてください。',
      '電球が昨日からずっとうるさい音を立てています。',
    ],
    ['Hum?', 'Hum?'],
    ['   ', ''],
  ])('is called by its first words that say something: %j', (text, title) => {
    expect(firstSentence(text)).toBe(title);
  });

  test('is cut between two words where they are many', () => {
    const title = firstSentence('word '.repeat(60));
    expect(title).toMatch(/ word…$/);
    expect(title.length).toBeLessThanOrEqual(120);
  });

  test('has a title of at most 120 characters, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const title = firstSentence(text);
        expect(title.length).toBeLessThanOrEqual(120);
        if (text.isWellFormed()) expect(title.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('Markdown of the fediverse', () => {
  test.each([
    ['::: spoiler the end\nhe did it\n:::\nafter', 'the end\nhe did it\nafter'],
    [':::spoilers are bad', 'spoilers are bad'],
    ['a ::: b', 'a ::: b'],
  ])('has fences of colons, of which none is seen: %j', (markdown, text) => {
    expect(fromMarkdown(markdown).text).toBe(text);
  });
});
