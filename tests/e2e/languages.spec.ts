import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { expectGoodLooks } from './looks';
import { helpPage, openWorld, type World } from './world';

const locales = join(import.meta.dirname, '../../assets/public/_locales');
const article = helpPage('lumenhome/hub-error-e04.html');

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** A message as its file has it. */
function wordsIn(language: string, key: string): string {
  const file = join(locales, language.replace('-', '_'), 'messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return messages[key]?.message ?? '';
}

describe.each(['de', 'pl', 'pt-BR', 'ja', 'ar'])('in a browser that speaks %s', (language) => {
  test('the panel does, too, the right way round, and everything fits at 320 px', async () => {
    world = await openWorld({ language });
    const { panel } = await world.press(article);
    await panel.waitForSelector('article');
    const spoken = await panel.evaluate(() => ({
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      text: document.body.innerText,
    }));
    expect(spoken).toMatchObject({ lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' });
    for (const key of ['viewAnswers', 'viewPins', 'openAtSource', 'readWhole'])
      expect(spoken.text).toContain(wordsIn(language, key));
    await expectGoodLooks(panel, `language-${language}`, [320]);
    for (const [view, key] of [
      ['pins', 'pinsNoneTitle'],
      ['helping', 'newsTitle'],
      ['communities', 'communitiesAsked'],
    ] as const) {
      await panel.click(`nav button[data-key="${view}"]`);
      await panel.waitForFunction(
        (words: string) => document.body.innerText.includes(words),
        { timeout: 10_000 },
        wordsIn(language, key),
      );
      await expectGoodLooks(panel, `language-${language}-${view}`, [320]);
    }
  });
});
