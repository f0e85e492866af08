import type { Page } from 'puppeteer-core';

import type { Chromium } from './chromium';

export type ShownCard = { title: string; passage: string; credit: string };

/** Waits until no source of the shown lookup is being asked any more. */
export async function waitUntilDone(panel: Page): Promise<void> {
  await panel.waitForFunction(
    async () => {
      const open = indexedDB.open('commonplace');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(new Error('no database'));
      });
      const request = db.transaction('lookups').objectStore('lookups').getAll();
      const rows = await new Promise<{ state: string }[]>((resolve) => {
        request.onsuccess = () => resolve(request.result as { state: string }[]);
      });
      db.close();
      return rows.length > 0 && rows.every(({ state }) => state !== 'reading' && state !== 'asking');
    },
    { timeout: 30_000, polling: 100 },
  );
  // One turn for the panel to draw what it has been told.
  await panel.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
}

/** Presses "Allow" for every community that waits for it, and answers the browser's own prompt. */
export async function allowCommunities(chromium: Chromium, panel: Page): Promise<void> {
  for (;;) {
    const button = await panel.$('section[aria-label] button');
    if (!button) return;
    const before = await panel.$$eval('section[aria-label] button', (buttons) => buttons.length);
    await button.click();
    await chromium.answerPrompt('allow');
    await panel.waitForFunction(
      (count: number) => document.querySelectorAll('section[aria-label] button').length < count,
      { timeout: 10_000 },
      before,
    );
  }
}

/** Presses "Show n more", behind which answers wait that came after the first were shown. */
export async function showWaitingCards(panel: Page): Promise<void> {
  const button = await panel.$('[data-later]');
  await button?.click();
  await panel.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
}

/** The question as the panel shows it. */
export function questionOf(panel: Page): Promise<string> {
  return panel.$eval('textarea[name="question"]', (field) => field.value);
}

/** The cards from top to bottom, as a person reads them. */
export async function cardsOf(panel: Page): Promise<ShownCard[]> {
  const texts = await panel.$$eval('article', (articles) =>
    // Nothing in here may have a name: tools that compile this file would add a helper that the page lacks.
    articles.map((article) =>
      ['h3', 'h3 ~ p[dir=auto]', '[data-facts]', 'p'].map((part) => article.querySelector(part)?.textContent ?? ''),
    ),
  );
  return texts.map((parts) => {
    const [title = '', passage = '', facts = '', origin = ''] = parts.map((text) => text.replace(/\s+/g, ' ').trim());
    return { title, passage, credit: `${facts} – ${origin}` };
  });
}
