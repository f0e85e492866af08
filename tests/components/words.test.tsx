import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

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
  const text = sourceText(['components', 'entrypoints']);
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
