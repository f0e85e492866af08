import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import {
  cardsOf,
  hasButton,
  pressButton,
  showWaitingCards,
  waitForText,
  waitUntilDone,
} from './reading-panel';
import { expectGoodLooks } from './looks';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const downloads = mkdtempSync(join(tmpdir(), 'commonplace-downloads-'));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(downloads, { recursive: true, force: true });
});
beforeEach(async () => {
  await world.forget();
  for (const name of readdirSync(downloads)) rmSync(join(downloads, name));
});

/** The side panel stays open from one test to the next, and nobody tells it that its database was emptied. */
async function freshPanel(url: string): Promise<Page> {
  const { panel } = await world.press(url);
  await panel.reload();
  await panel.waitForSelector('#panel > *');
  return panel;
}

async function firstCard(): Promise<{ panel: Page; title: string; passage: string }> {
  const panel = await freshPanel(article);
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  const [card] = await cardsOf(panel);
  if (!card) throw new Error('The panel shows no card');
  return { panel, ...card };
}

async function share(panel: Page, title: string, how: string): Promise<void> {
  await pressButton(panel, 'Share', title);
  await pressButton(panel, how);
}

/** What the clipboard holds, as a page into which it is pasted shows it. */
async function pasted(kind: 'text' | 'html'): Promise<string> {
  const page = await world.visit('https://www.parcelo.example/');
  await page.evaluate((tag) => {
    const field = document.createElement(tag === 'text' ? 'textarea' : 'div');
    field.contentEditable = tag === 'text' ? 'inherit' : 'true';
    field.id = 'pasted';
    document.body.prepend(field);
    field.focus();
  }, kind);
  await page.keyboard.press('v', { commands: ['Paste'] });
  const text = await page.$eval('#pasted', (field) =>
    field instanceof HTMLTextAreaElement ? field.value : field.innerHTML,
  );
  await page.close();
  return text;
}

describe('a link', () => {
  test('opens for anyone at the sentence that the card shows', async () => {
    const { panel, title, passage } = await firstCard();
    await share(panel, title, 'Copy link');
    await waitForText(panel, 'Link copied.');
    const link = await pasted('text');
    expect(link).toMatch(/^https:\/\/superuser\.com\/questions\/\d+\/[^/]+\/\d+#\d+:~:text=/);
    const page = await world.chromium().browser.newPage();
    await page.setViewport({ width: 700, height: 260 });
    await page.goto(link, { waitUntil: 'load' });
    const top = await page.evaluate(topOfWords, passage.slice(0, 20));
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(260);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200);
  });

  test('leads to what the reader has marked in the answer', async () => {
    const { panel, title } = await firstCard();
    await pressButton(panel, 'Read whole', title);
    await panel.waitForSelector('article [data-answer-body] p, article [data-answer-body] li');
    const marked = await panel.evaluate(() => {
      const body = [...document.querySelectorAll('article [data-answer-body] :is(p, li)')].find(
        (element) => (element.textContent ?? '').split(' ').length > 6,
      );
      const range = document.createRange();
      range.selectNodeContents(body ?? document.body);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      return body?.textContent ?? '';
    });
    await share(panel, title, 'Copy link');
    await waitForText(panel, 'Link copied.');
    const words = decodeURIComponent((await pasted('text')).split(':~:text=')[1] ?? '');
    expect(words).toContain(marked.split(' ').slice(0, 4).join(' '));
  });
});

test('what is copied with credit names its author, licence and link, as text and as HTML', async () => {
  const { panel, title, passage } = await firstCard();
  await share(panel, title, 'Copy with credit');
  await waitForText(panel, 'Copied with author, licence and link.');
  const [text, html] = [await pasted('text'), await pasted('html')];
  for (const form of [text, html]) {
    expect(form).toContain(passage.slice(0, 20));
    expect(form).toContain('CC BY-SA');
    expect(form).toMatch(/https:\/\/superuser\.com\/questions\/\d+\/[^/]+\/\d+#\d+:~:text=/);
  }
  expect(html).toMatch(/<a [^>]*href="https:\/\/creativecommons\.org\//);
});

test('the code for the phone stands over the panel, and Escape brings the reader back to the menu', async () => {
  const { panel, title } = await firstCard();
  await share(panel, title, 'QR code');
  await panel.waitForSelector('dialog[open] svg path');
  await panel.keyboard.press('Escape');
  await panel.waitForFunction(() => document.querySelector('dialog') === null);
  expect(await panel.evaluate(() => document.activeElement?.ariaLabel)).toBe('Share');
});

test('menu, code and files look right at every width, in light and in dark', async () => {
  const { title } = await firstCard();
  const [latest] = await world.rows('lookups');
  const panel = await world.panelInTab(latest?.tabId ?? -1);
  await pressButton(panel, 'Share', title);
  await expectGoodLooks(panel, 'share-menu');
  await pressButton(panel, 'QR code');
  await panel.waitForSelector('dialog[open] svg path');
  await expectGoodLooks(panel, 'share-code');
  await panel.keyboard.press('Escape');
  await pressButton(panel, /^Pins/);
  await pressButton(panel, 'Export and import');
  await panel.waitForSelector('input[type=file]');
  await expectGoodLooks(panel, 'library-files');
});

describe('the library', () => {
  test('goes into a file, and comes back from it after everything was removed; a bad file names its line', async () => {
    const { panel, title } = await firstCard();
    await pressButton(panel, 'Pin', title);
    await expect.poll(async () => (await world.rows('pins')).length).toBe(1);
    const kept = await world.rows('pins');
    await pressButton(panel, /^Pins/);
    await pressButton(panel, 'Export and import');
    const path = await download(panel, 'Save the library as a file');
    const text = readFileSync(path, 'utf8');

    await pressButton(panel, 'Unpin', title);
    await expect.poll(async () => (await world.rows('pins')).length).toBe(0);
    const broken = join(downloads, 'broken.json');
    writeFileSync(broken, text.replace('"title":', '"titel":'));
    await upload(panel, broken);
    await waitForText(panel, 'In line 5, “thread.title” is not as it should be.');
    expect(await world.rows('pins')).toEqual([]);

    await upload(panel, path);
    await waitForText(panel, '1 pin left out, since you removed it');
    await pressButton(panel, 'Bring 1 removed pin back');
    await waitForText(panel, title);
    const [back] = await world.rows('pins');
    expect({ ...back, changedAt: undefined }).toEqual({ ...kept[0], changedAt: undefined });

    await upload(panel, path);
    await waitForText(panel, '1 pin was here already');
    expect(await hasButton(panel, /^Bring/)).toBe(false);
  });

  test('comes back into a browser that has never seen it, letter for letter', async () => {
    const { panel, title } = await firstCard();
    await pressButton(panel, 'Pin', title);
    await expect.poll(async () => (await world.rows('pins')).length).toBe(1);
    await pressButton(panel, /^Pins/);
    await pressButton(panel, 'Export and import');
    const first = await download(panel, 'Save the library as a file');
    const before = readFileSync(first, 'utf8');
    rmSync(first);
    const copy = join(downloads, 'library.json');
    writeFileSync(copy, before);
    await world.forget();
    const other = await freshPanel('https://www.parcelo.example/');
    await pressButton(other, /^Pins/);
    await pressButton(other, 'Export and import');
    await upload(other, copy);
    await waitForText(other, title);
    const second = await download(other, 'Save the library as a file');
    expect(readFileSync(second, 'utf8')).toBe(before);
  });
});

/** Presses the button and gives the path of the file that comes of it. */
async function download(panel: Page, button: string): Promise<string> {
  const session = await world.chromium().browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await pressButton(panel, button);
  const saved = (): string | undefined =>
    readdirSync(downloads).find((name) => name.startsWith('commonplace-library'));
  await expect.poll(() => saved() !== undefined && !saved()?.endsWith('.crdownload')).toBe(true);
  return join(downloads, saved() ?? '');
}

async function upload(panel: Page, path: string): Promise<void> {
  const field = await panel.waitForSelector('input[type=file][accept*=".md"]');
  if (!field) throw new Error('There is no field for a file');
  await field.uploadFile(path);
}

/** Where words stand in the window, in CSS pixels from its upper edge; -1 where they don't. */
function topOfWords(words: string): number {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.nodeValue ?? '').indexOf(words);
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range.getBoundingClientRect().top;
  }
  return -1;
}
