import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import english from '@/assets/public/_locales/en/messages.json';
import { t, tn } from '@/components/i18n';
import { markWords } from '@/components/mark-words';
import { clockTime } from '@/components/moments';
import { reasonText } from '@/components/reasons';

import { aTopic, now } from './panel-stage';

const root = join(import.meta.dirname, '../..');
const forms = /_(?:zero|one|two|few|many|other)$/;

function sourceText(folders: string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(root, folder, path)),
  );
  return [...files, join(root, 'wxt.config.ts')].map((path) => readFileSync(path, 'utf8')).join('\n');
}

describe('the file of messages', () => {
  const text = sourceText(['components', 'entrypoints', 'messaging']);
  const keys = Object.keys(english);

  test('has no message that nothing shows', () => {
    const isUsed = (key: string): boolean =>
      text.includes(`'${key}'`) ||
      text.includes(`'${key.replace(forms, '')}'`) ||
      text.includes(`__MSG_${key}__`);
    expect(keys.filter((key) => !isUsed(key) && !/^(?:reason|problem|state|cut)_/.test(key))).toEqual([]);
  });

  test('has every message that is shown', () => {
    const asked = [...text.matchAll(/\bt\(\s*'(\w+)'/g)].map((match) => match[1] ?? '');
    const counted = [...text.matchAll(/\btn\(\s*'(\w+)'/g)].map((match) => match[1] ?? '');
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
    expect(
      counted.filter((stem) => !keys.includes(`${stem}_one`) || !keys.includes(`${stem}_other`)),
    ).toEqual([]);
  });

  test('keeps to what Chrome accepts', () => {
    expect(keys.filter((key) => !/^\w+$/.test(key))).toEqual([]);
    expect(english.extensionDescription.message.length).toBeLessThanOrEqual(132);
  });
});

const fileSchema = z.record(
  z.string().regex(/^\w+$/),
  z.strictObject({ message: z.string().min(1), description: z.string().optional() }),
);
const locales = join(root, 'assets/public/_locales');
const translations = readdirSync(locales).filter((folder) => folder !== 'en');
const stems = Object.keys(english).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -6)] : []));
const isPlural = (key: string): boolean => stems.includes(key.replace(forms, '')) && forms.test(key);

/** The forms that counts up to ten thousand take. */
function formsOf(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 10_001 }, (_, count) => rules.select(count)))];
}

const placesOf = (text: string): string[] => [...new Set(text.match(/\$[1-9]/g))].sort();

test('there are words in eleven languages', () => {
  expect(['en', ...translations].sort()).toEqual(
    ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt_BR', 'zh_CN'].sort(),
  );
});

describe.each(translations)('the words in %s', (folder) => {
  const messages = fileSchema.parse(JSON.parse(readFileSync(join(locales, folder, 'messages.json'), 'utf8')));
  const keys = Object.keys(messages);
  const wordsOf = (key: string): string => messages[key]?.message ?? '';
  const englishOf = (key: string): string =>
    (english as Record<string, { message: string }>)[key]?.message ?? '';

  test('are all there, and none is left over', () => {
    const single = Object.keys(english).filter((key) => !isPlural(key));
    expect(keys.filter((key) => !isPlural(key)).sort()).toEqual(single.sort());
    const wanted = stems.flatMap((stem) =>
      formsOf(folder.replace('_', '-')).map((form) => `${stem}_${form}`),
    );
    expect(wanted.filter((key) => wordsOf(key) === '')).toEqual([]);
    expect(keys.filter((key) => isPlural(key) && !wanted.includes(key) && !key.endsWith('_other'))).toEqual(
      [],
    );
  });

  test('keep the places that are filled in', () => {
    const isWrong = (key: string): boolean => {
      const [mine, theirs] = [placesOf(wordsOf(key)), placesOf(englishOf(key))];
      return String(mine) !== String(theirs);
    };
    expect(keys.filter((key) => !isPlural(key) && isWrong(key))).toEqual([]);
    // "One answer" needs no number: but nothing may be filled in that English does not have.
    const others = keys.filter(isPlural);
    const known = (key: string): string[] => placesOf(englishOf(`${key.replace(forms, '')}_other`));
    expect(
      others.filter((key) => placesOf(wordsOf(key)).some((place) => !known(key).includes(place))),
    ).toEqual([]);
    expect(
      others.filter(
        (key) => /_(?:few|many|other)$/.test(key) && String(placesOf(wordsOf(key))) !== String(known(key)),
      ),
    ).toEqual([]);
  });

  test('say which language they are, and fit where the browser shows them', () => {
    expect(wordsOf('localeCode')).toBe(folder.replace('_', '-'));
    expect(wordsOf('extensionDescription').length).toBeLessThanOrEqual(132);
    expect(wordsOf('extensionName')).toBe('Commonplace');
  });

  test('are in that language', () => {
    const long = keys.filter((key) => englishOf(key).split(' ').length > 3);
    expect(long.filter((key) => wordsOf(key) === englishOf(key))).toEqual([]);
  });
});

describe('words', () => {
  test('a count takes the plural form of the language', () => {
    expect(tn('votes', 1)).toBe('1 vote');
    expect(tn('votes', 1200)).toBe('1,200 votes');
  });

  test('a substitution that looks like a placeholder stays as it is', () => {
    expect(t('removeWord', '$1 & $2')).toBe('Remove $1 & $2');
  });

  test('reasons name what they are about', () => {
    expect(reasonText({ id: 'title', value: 1, params: ['kettle', 'cold'] })).toBe(
      'In the title: kettle, cold',
    );
    expect(reasonText({ id: 'agreement', value: 1, params: ['1', 'likes'] })).toBe('Peers agree: 1 like');
    expect(reasonText({ id: 'otherLanguage', value: -1, params: ['de'] })).toBe('Written in German');
    expect(reasonText({ id: 'otherLanguage', value: -1, params: ['not a code'] })).toBe(
      'Written in not a code',
    );
  });

  test('a time on another day comes with its day', () => {
    expect(clockTime(now, now)).not.toContain('2026');
    expect(clockTime(now - 3 * 86_400_000, now)).toContain('2026');
  });

  test('the topic’s words are marked in a passage, which stays whole', () => {
    const passage = 'Kettles with E7, not E70, stay cold.';
    const pieces = markWords(passage, aTopic);
    expect(pieces.map((piece) => piece.text).join('')).toBe(passage);
    expect(pieces.filter((piece) => piece.isMarked).map((piece) => piece.text)).toEqual(['Kettles', 'cold']);
  });
});
