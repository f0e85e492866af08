import type { ElementHandle, Page } from 'puppeteer-core';

import type { Chromium } from './chromium';
import { readTable } from './panel-database';

export type ShownCard = { title: string; passage: string; credit: string };

/** Waits until no source of any lookup is being asked any more, and the panel has drawn what it knows. */
export async function waitUntilDone(panel: Page, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const rows = await readTable(panel, 'lookups');
    if (rows.length > 0 && rows.every(({ state }) => state !== 'reading' && state !== 'asking')) break;
    if (Date.now() > end)
      throw new Error(`Lookups did not end: ${rows.map(({ state }) => state).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await waitUntilCalm(panel);
}

/** Waits until the panel announces no work any more, and has stopped changing. */
export async function waitUntilCalm(panel: Page): Promise<void> {
  await panel.waitForFunction(
    () =>
      !/^(?:Reading this page|Asking communities)/.test(
        document.querySelector('main output')?.textContent ?? '',
      ),
    { timeout: 10_000, polling: 50 },
  );
  await panel.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 200);
        const watcher = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 200);
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
}

/** Presses "Allow" for every community that waits for it, and answers the browser's own prompt. */
export async function allowCommunities(chromium: Chromium, panel: Page): Promise<void> {
  for (;;) {
    const buttons = await panel.$$('section[aria-label] button::-p-text(Allow)');
    const [button] = buttons;
    if (!button) return;
    await button.click();
    await chromium.answerPrompt('allow');
    await panel.waitForFunction(
      (count: number) => document.querySelectorAll('section[aria-label] button').length < count,
      { timeout: 10_000 },
      buttons.length * 2,
    );
  }
}

/** Presses "Show n more" (or "Sort by what is known now"), behind which wait answers that came later. */
export async function showWaitingCards(panel: Page): Promise<void> {
  const pattern = /^(?:Show \d+ more|Sort by what is known now)$/;
  // A ranking may still be under way when the button is pressed: its cards wait in their turn.
  for (let presses = 0; presses < 5 && (await hasButton(panel, pattern)); presses += 1) {
    await pressButton(panel, pattern);
    await waitUntilCalm(panel);
  }
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
      ['h3', 'h3 ~ p[dir=auto]', 'h3 ~ ul:has(time)', 'p'].map(
        (part) => article.querySelector<HTMLElement>(part)?.innerText ?? '',
      ),
    ),
  );
  return texts.map((parts) => {
    const [title = '', passage = '', facts = '', origin = ''] = parts.map((text) =>
      text.replace(/\s+/g, ' ').trim(),
    );
    return { title, passage, credit: `${facts} – ${origin}` };
  });
}

export async function cardTitles(panel: Page): Promise<string[]> {
  return (await cardsOf(panel)).map(({ title }) => title);
}

/** A named thing that can be pressed, once it is to be seen; within one card when its title is given. */
async function findPressable(panel: Page, name: string | RegExp, card?: string): Promise<ElementHandle> {
  const pattern =
    typeof name === 'string' ? `^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$` : name.source;
  const handle = await panel
    .waitForFunction(
      (source: string, title: string | undefined) =>
        [...document.querySelectorAll<HTMLElement>('button, summary, a[href]')].find(
          (element) =>
            element.checkVisibility() &&
            !element.matches(':disabled') &&
            new RegExp(source).test((element.ariaLabel ?? element.innerText).replace(/\s+/g, ' ').trim()) &&
            (title === undefined || element.closest('article')?.querySelector('h3')?.innerText === title),
        ),
      { timeout: 10_000, polling: 50 },
      pattern,
      card,
    )
    .catch((error: unknown) => {
      throw new Error(`Nothing named ${String(name)} can be pressed`, { cause: error });
    });
  const element = handle.asElement();
  if (!element) throw new Error(`Nothing named ${String(name)} can be pressed`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the selector names elements only
  return element as ElementHandle;
}

/** Presses a button, a link or a fold by the name it shows. */
export async function pressButton(panel: Page, name: string | RegExp, card?: string): Promise<void> {
  const element = await findPressable(panel, name, card);
  // In the middle, so that nothing that floats at an edge takes the press.
  await element.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await element.click();
}

/** Is there such a button to be seen at this moment? */
export async function hasButton(panel: Page, name: RegExp): Promise<boolean> {
  return panel.evaluate(
    (source) =>
      [...document.querySelectorAll<HTMLElement>('button, summary, a[href]')].some(
        (element) =>
          element.checkVisibility() &&
          new RegExp(source).test((element.ariaLabel ?? element.innerText).replace(/\s+/g, ' ').trim()),
      ),
    name.source,
  );
}

/** What a person sees of the panel, as text. */
export async function textOf(panel: Page): Promise<string> {
  return (await panel.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ');
}

/** Waits until the panel shows these words. */
export async function waitForText(panel: Page, text: string, timeoutMs = 10_000): Promise<void> {
  await panel
    .waitForFunction(
      (words: string) => document.body.innerText.replace(/\s+/g, ' ').includes(words),
      { timeout: timeoutMs, polling: 50 },
      text,
    )
    .catch(async (error: unknown) => {
      throw new Error(`The panel does not show "${text}" but: ${await textOf(panel)}`, { cause: error });
    });
}

/** The cards' upper edges, by their titles, wherever the panel has been scrolled to. */
export async function cardPlaces(panel: Page): Promise<Record<string, number>> {
  const places = await panel.$$eval('article', (articles) =>
    articles.map((article) => [
      article.querySelector('h3')?.innerText ?? '',
      Math.round(article.getBoundingClientRect().top + (document.scrollingElement?.scrollTop ?? 0)),
    ]),
  );
  return Object.fromEntries(places) as Record<string, number>;
}
