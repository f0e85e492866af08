import { describe, expect, test } from 'vitest';

import { loadStemmer } from '@/ranking/stem';
import { hashWord, locateWords, scanWords, tokenize } from '@/ranking/words';

describe('words of a text', () => {
  test.each([
    ['codes and versions stay whole', 'Error 0x80070005 in v2.0.1', ['error', '0x80070005', 'in', 'v2.0.1']],
    ['a model name is found with and without its hyphen', 'WH-1000XM4', ['wh', '1000xm4', 'wh1000xm4']],
    ['accents and capitals make no difference', 'Größe CAFÉ', ['grosse', 'cafe']],
    ['a possessive is the thing itself', 'the printer’s tray', ['the', 'printer', 'tray']],
    ['full-width letters are letters', 'Ｅ０４', ['e04']],
    ['punctuation alone gives nothing', '… -- ?! ', []],
  ])('%s', (_, text, words) => {
    expect(tokenize(text, 'en')).toEqual(words);
  });

  test('French elisions give the word behind them', () => {
    expect(tokenize('l’imprimante qu’elle', 'fr')).toEqual(['imprimante', 'elle']);
  });

  test.each([
    ['zh', '打印机连接无线网络', '网络'],
    ['ja', 'プリンターが接続できない', '接続'],
    ['th', 'เครื่องพิมพ์ไม่ทำงาน', 'เครื่องพิมพ์'],
    ['hi', 'प्रिंटर काम नहीं', 'प्रिंटर'],
  ])('%s text falls into words though nothing separates them', (language, text, word) => {
    expect(tokenize(text, language)).toContain(word);
    expect(tokenize(text, language).length).toBeGreaterThan(1);
  });

  test('a word is found where it stands', () => {
    const text = 'Résumé: Wi-Fi — 打印机';
    const words = locateWords(text, 'zh').map(({ start, end }) => text.slice(start, end));
    expect(words.slice(0, 2)).toEqual(['Résumé', 'Wi-Fi']);
    expect(words.slice(2).join('')).toBe('打印机');
  });

  test('capitals do not change what a plain word is remembered by', () => {
    const seen: [number, boolean][] = [];
    scanWords('Printer PRINTER printer’s', 'en', (_start, _end, hash, isPlain) => seen.push([hash, isPlain]));
    expect(seen.slice(0, 2)).toEqual([
      [hashWord('printer'), true],
      [hashWord('printer'), true],
    ]);
    expect(seen[2]?.[1]).toBe(false);
  });

  test('a text of one endless word is read in no time', () => {
    const start = performance.now();
    tokenize(`${'a-'.repeat(100_000)}${"b'".repeat(100_000)}`, 'en');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('stems', () => {
  test.each([
    ['en', 'connecting', 'connected'],
    ['de', 'drucker', 'druckern'],
    ['fr', 'imprimantes', 'imprimante'],
    ['es', 'impresoras', 'impresora'],
    ['ru', 'принтера', 'принтеру'],
    ['ko', '프린터가', '프린터를'],
  ])('%s inflections share one', async (language, one, other) => {
    const stem = await loadStemmer(language);
    expect(stem(one)).toBe(stem(other));
  });

  test('codes are never stemmed', async () => {
    const stem = await loadStemmer('en');
    expect(['wh1000xm4s', 'e04', 'err_ings'].map(stem)).toEqual(['wh1000xm4s', 'e04', 'err_ings']);
  });

  test('words of a language without a stemmer stay as they are', async () => {
    const stem = await loadStemmer('tlh');
    expect(stem('printers')).toBe('printers');
  });
});
