import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bestPassage } from '@/ranking/passage';
import { createReader } from '@/ranking/reader';
import { englishStem, loadStemmer } from '@/ranking/stem';
import type { Stemmer } from '@/ranking/stem';

function pick(
  text: string,
  words = ['filter', 'drain', 'water'],
  language = 'en',
  stem: Stemmer = englishStem,
) {
  const topicWords = words.map((word) => ({ stem: stem(word), written: word, weight: 1, isAsked: true }));
  return bestPassage(
    text,
    words.map(() => 1),
    createReader(topicWords, language, stem),
    language,
  );
}

describe('the passage of an answer', () => {
  test('is the sentence that speaks of the topic', () => {
    const text =
      'Hello everybody, I had this last summer when my cousin was here. Clean the filter and the water will drain. Have a nice weekend.';
    expect(pick(text).text).toBe('Clean the filter and the water will drain.');
  });

  test('keeps steps together, with the line that introduces them', () => {
    const steps = 'To let the water out:\n1. Open the flap.\n2. Turn the filter.\n3. Run the drain program.';
    expect(pick(`I know this one.\n${steps}\nGood luck with it!`).text).toBe(steps);
  });

  test('never shows half a step', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `${index + 1}. Turn the filter number ${index + 1} to the left.`,
    );
    const passage = pick(lines.join('\n'));
    expect(passage.text.length).toBeLessThanOrEqual(480);
    expect(passage.text.split('\n').every((line) => lines.includes(line))).toBe(true);
    expect(passage.text.split('\n').length).toBeGreaterThan(3);
  });

  test('is short when the answer is one endless sentence, and breaks no character', () => {
    const text = '💧'.repeat(3000);
    const passage = pick(text);
    expect(passage.text.length).toBeLessThanOrEqual(480);
    expect(passage.text.isWellFormed()).toBe(true);
  });

  test('is a whole sentence in a script without spaces', async () => {
    const text =
      '我也遇到过这个问题，真的很麻烦。打开设置，重新添加打印机，然后等一会儿再试一次。祝你好运，周末愉快。';
    expect(pick(text, ['打印机', '设置'], 'zh', await loadStemmer('zh')).text).toContain('打开设置');
  });

  test.each([
    ['en', 'Open a page, e.g. Filter and Drain. Then wait.', 'Open a page, e.g. Filter and Drain.'],
    [
      'en',
      'The filter of version 2.1. Drain has a flaw with water. Bye.',
      'The filter of version 2.1. Drain has a flaw with water.',
    ],
    ['de', 'Den Filter z. B. Wasser leeren lassen. Danach warten.', 'Den Filter z. B. Wasser leeren lassen.'],
  ])('in %s, an abbreviation ends no sentence: “%s”', (language, text, expected) => {
    expect(pick(text, ['filter', 'drain', 'water', 'wasser'], language, (word) => word).text).toContain(
      expected,
    );
  });

  test('keeps a block of code whole', () => {
    const code = 'water.filter = load("drain");\nif (water.isOn) {\n  water.stop();\n}';
    const { text } = pick(
      `I had this too, and here is what did it for me in the end.\n${code}\nGood luck with it all.`,
    );
    expect(text).toContain(code);
  });

  test('keeps a remark between two steps', () => {
    const steps =
      '1. Open the flap.\nThere may be some water.\n2. Turn the filter.\n3. Run the drain program.';
    expect(pick(`Hello.\n${steps}\nGood luck.`).text).toContain(steps);
  });

  test.each([
    [
      'ja',
      '昨日から困っています。フィルターを開けて水を抜いてください。よい週末を。',
      ['フィルター', '水'],
      'フィルターを開けて水を抜いてください。',
    ],
    [
      'ar',
      'مرحبا بكم جميعا. افتح المرشح ثم أفرغ الماء. شكرا لكم.',
      ['المرشح', 'الماء'],
      'افتح المرشح ثم أفرغ الماء.',
    ],
  ])('is a whole sentence in %s', (language, text, words, expected) => {
    expect(pick(text, words, language, (word) => word).text).toContain(expected);
  });

  test('cuts no accent off its letter and no family apart', () => {
    for (const character of ['e\u0301', '👨‍👩‍👧‍👦', '👍🏽']) {
      const { text } = pick(character.repeat(800));
      const rest = text.replaceAll(character, '');
      expect(text.length).toBeLessThanOrEqual(480);
      expect(rest.length).toBeLessThan(character.length);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  test('stands in the text at its offsets, whatever the text', () => {
    const piece = fc.constantFrom(
      'Clean the filter. ',
      'Why? ',
      '\n',
      '1. Open it\n',
      '- drain\n',
      '\r\n',
      '  ',
      '水。',
      'x',
      '\u{1F600}',
      'e.g. ',
      'if (x) {\n',
      'word '.repeat(60),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const passage = pick(text);
        expect(text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.text.length).toBeLessThanOrEqual(480);
        expect(passage.text.isWellFormed()).toBe(true);
        expect(passage.text).toBe(passage.text.trim());
      }),
    );
  });
});
