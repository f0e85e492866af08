import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { PinRow } from '@/storage/db';

import { accessProblems, expectGoodLooks } from './looks';
import {
  cardTitles,
  hasButton,
  pressButton,
  showWaitingCards,
  textOf,
  waitForText,
  waitUntilCalm,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const otherArticle = helpPage('parcelo/sync-409.html');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** Answers of a page, kept; gives their titles and the panel, which shows the pins. */
async function pinAnswers(count: number): Promise<{ page: Page; panel: Page; titles: string[] }> {
  const { page, panel } = await world.press(article);
  // The side panel stays open from one test to the next, and nobody tells it that its database was emptied.
  await panel.reload();
  await panel.waitForSelector('#panel > *');
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  const titles = (await cardTitles(panel)).slice(0, count);
  for (const title of titles) await pressButton(panel, 'Pin', title);
  await expect.poll(async () => (await world.rows('pins')).length).toBe(count);
  await pressButton(panel, /^Pins/);
  await waitForText(panel, count === 1 ? '1 pin' : `${count} pins`);
  await expect.poll(() => cardTitles(panel)).toHaveLength(count);
  return { page, panel, titles };
}

async function pinOf(title: string | undefined): Promise<PinRow | undefined> {
  return (await world.rows('pins')).find((pin) => pin.thread.title === title);
}

/** Opens a page of the extension's own in a tab. */
async function openLibrary(): Promise<Page> {
  const { browser, extensionId } = world.chromium();
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extensionId}/library.html`);
  await page.waitForSelector('#library > *');
  return page;
}

async function search(page: Page, words: string): Promise<void> {
  await page.waitForSelector('input[type=search]');
  await page.$eval('input[type=search]', (field) => field.select());
  await page.type('input[type=search]', words);
}

/** Chooses a pin, with Shift everything from the one chosen before up to it. */
async function choose(page: Page, title: string | undefined): Promise<void> {
  const box = await page.waitForSelector(`::-p-aria([name="Choose ${title}"][role="checkbox"])`);
  await box?.click();
}

describe('a library of one’s own', () => {
  test('pins get notes and tags, are found by them, changed together, brought back, and outlast a restart', async () => {
    const { panel, titles } = await pinAnswers(3);
    const [first, second, third] = titles;

    await pressButton(panel, 'Write a note', second);
    await panel.keyboard.type('Only after the second restart');
    await pressButton(panel, 'Edit tags', second);
    await panel.keyboard.type('attic');
    await panel.keyboard.press('Enter');
    await expect.poll(async () => (await pinOf(second))?.note).toBe('Only after the second restart');
    await expect.poll(async () => (await pinOf(second))?.tags).toEqual(['attic']);
    await pressButton(panel, 'It helped', second);
    await pressButton(panel, 'Fold', second);

    await search(panel, 'second restart');
    await expect.poll(() => cardTitles(panel)).toEqual([second]);
    await search(panel, 'no such words anywhere');
    await pressButton(panel, 'Show all pins');
    await expect.poll(() => cardTitles(panel)).toHaveLength(3);

    await pressButton(panel, 'Filter and sort');
    await panel.select('#pin-filters label:nth-of-type(4) select', 'helped');
    await expect.poll(() => cardTitles(panel)).toEqual([second]);
    await panel.select('#pin-filters label:nth-of-type(4) select', '');
    await pressButton(panel, 'Filter and sort');
    await expect.poll(() => cardTitles(panel)).toHaveLength(3);

    await choose(panel, first);
    await choose(panel, third);
    await waitForText(panel, '2 chosen');
    await panel.type('section[aria-label="Chosen pins"] input', 'cellar');
    await panel.keyboard.press('Enter');
    await expect.poll(async () => (await pinOf(first))?.tags).toEqual(['cellar']);
    expect((await pinOf(third))?.tags).toEqual(['cellar']);
    expect((await pinOf(second))?.tags).toEqual(['attic']);

    await pressButton(panel, 'Choose all 3 found');
    const bar = await panel.$('section[aria-label="Chosen pins"]');
    const unpin = await bar?.$('::-p-text(Unpin)');
    await unpin?.click();
    await expect.poll(async () => (await world.rows('pins')).length).toBe(0);
    await pressButton(panel, 'Undo');
    await expect.poll(async () => (await world.rows('pins')).length).toBe(3);

    const kept = await world.rows('pins');
    await world.restart();
    expect(await world.rows('pins')).toEqual(kept);
    const { panel: after } = await world.press(helpPage('lumenhome/contact.html'));
    await pressButton(after, /^Pins/);
    await search(after, 'attic');
    await expect.poll(() => cardTitles(after)).toEqual([second]);
    expect(await textOf(after)).toContain('Only after the second restart');
  });

  test('a note is saved when the writer pauses', async () => {
    const { panel, titles } = await pinAnswers(1);
    await pressButton(panel, 'Write a note', titles[0]);
    await panel.keyboard.type('Ask the neighbour');
    await expect
      .poll(async () => (await pinOf(titles[0]))?.note, { timeout: 5000 })
      .toBe('Ask the neighbour');
    expect(await panel.evaluate(() => document.activeElement?.localName)).toBe('textarea');
  });

  test('a note is not lost when the panel is closed in the middle of a word', async () => {
    const { panel, titles } = await pinAnswers(1);
    await pressButton(panel, 'Write a note', titles[0]);
    await panel.keyboard.type('Hold the button for twel');
    await panel.close();
    const library = await openLibrary();
    await expect
      .poll(async () => (await pinOf(titles[0]))?.note, { timeout: 5000 })
      .toBe('Hold the button for twel');
    expect(await library.evaluate(() => localStorage.length)).toBe(0);
  });

  test('a crash of the browser takes nothing that was confirmed', async () => {
    const { panel, titles } = await pinAnswers(1);
    await pressButton(panel, 'Write a note', titles[0]);
    await panel.keyboard.type('Twice');
    await expect.poll(async () => (await pinOf(titles[0]))?.note, { timeout: 5000 }).toBe('Twice');
    await world.restart('crash');
    expect((await pinOf(titles[0]))?.note).toBe('Twice');
  });

  test('words that are selected in the text can be marked, and are marked when it is opened again', async () => {
    const { panel, titles } = await pinAnswers(1);
    await pressButton(panel, 'Read whole', titles[0]);
    await waitUntilCalm(panel);
    await selectFirstWords(panel);
    await pressButton(panel, 'Mark it');
    await expect.poll(async () => (await pinOf(titles[0]))?.highlights?.length).toBe(1);
    const [mark] = (await pinOf(titles[0]))?.highlights ?? [];
    const words = (await pinOf(titles[0]))?.answer.text.slice(mark?.start, mark?.end);
    await panel.waitForSelector('article mark[data-ours]');
    expect(await marked(panel)).toBe(words);
    await pressButton(panel, 'Fold', titles[0]);
    await pressButton(panel, 'Read whole', titles[0]);
    await panel.waitForSelector('article mark[data-ours]');
    expect(await marked(panel)).toBe(words);
  });

  test('what was kept beside a page comes back there, and beside no other', async () => {
    const { page, panel, titles } = await pinAnswers(1);
    await pressButton(panel, 'Answers');
    await page.goto(otherArticle, { waitUntil: 'load' });
    await world.chromium().pressIcon(page);
    await waitForText(panel, '409');
    await waitUntilDone(panel);
    expect(await textOf(panel)).not.toContain('You kept');
    await page.goto(article, { waitUntil: 'load' });
    await world.chromium().pressIcon(page);
    await pressButton(panel, /^You kept 1 answer for this page/);
    const kept = await panel.$$eval('details ul p', (lines) => lines.map((line) => line.textContent));
    expect(kept).toContain(titles[0]);
    await pressButton(panel, 'Show all pins');
    await expect.poll(() => cardTitles(panel)).toEqual(titles);
  });

  test('everything can be done by keys', async () => {
    const { panel, titles } = await pinAnswers(2);
    const shown = await cardTitles(panel);
    await panel.$eval('article h3 button', (title) => title.focus());
    await panel.keyboard.press('j');
    expect(await focusedText(panel)).toBe(shown[1]);
    await panel.keyboard.press('x');
    await waitForText(panel, '1 chosen');
    await panel.keyboard.press('a');
    await panel.keyboard.type('by keys');
    await panel.keyboard.press('Tab');
    await expect.poll(async () => (await pinOf(shown[1]))?.note).toBe('by keys');
    await panel.$$eval('article h3 button', (all) => all[1]?.focus());
    await panel.keyboard.press('p');
    await expect.poll(async () => (await world.rows('pins')).length).toBe(1);
    await expect.poll(() => focusedText(panel)).toBe(shown[0]);
    await panel.keyboard.press('/');
    await panel.keyboard.type('zzz');
    await waitForText(panel, 'No pin matches.');
    expect(titles).toContain(shown[0]);
  });
});

/** Selects the first words of the opened text with the browser's own selection. */
async function selectFirstWords(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const body = [...document.querySelectorAll('article [dir=auto] > div p, article [dir=auto] > div li')];
    const text = body.find((block) => (block.textContent ?? '').length > 20)?.firstChild;
    if (text) document.getSelection()?.setBaseAndExtent(text, 0, text, 12);
  });
}

function marked(panel: Page): Promise<string> {
  return panel.$$eval('article mark[data-ours]', (marks) => marks.map((mark) => mark.textContent).join(''));
}

function focusedText(panel: Page): Promise<string> {
  return panel.evaluate(() => document.activeElement?.textContent ?? '');
}

/** Pins written by hand, as an earlier visit would have left them. */
async function putPins(page: Page, pins: PinRow[]): Promise<void> {
  await page.evaluate(async (rows) => {
    const opening = indexedDB.open('commonplace');
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve);
    });
    const writing = opening.result.transaction('pins', 'readwrite');
    for (const row of rows) writing.objectStore('pins').put(row);
    await new Promise((resolve) => {
      writing.addEventListener('complete', resolve);
    });
    opening.result.close();
  }, pins);
}

describe('the library on a page of its own', () => {
  test('is opened from the panel, shows the same pins, and what is done there shows in the panel', async () => {
    const { panel, titles } = await pinAnswers(2);
    await pressButton(panel, 'Open as a page');
    const target = await world.chromium().browser.waitForTarget((one) => one.url().endsWith('/library.html'));
    const library = await target.asPage();
    await expect.poll(() => cardTitles(library)).toEqual(await cardTitles(panel));
    await pressButton(library, 'Unpin', titles[0]);
    await expect.poll(() => cardTitles(panel)).toHaveLength(1);
    await pressButton(library, 'Undo');
    await expect.poll(() => cardTitles(panel)).toHaveLength(2);
    await library.close();
  });
});

describe('how it looks', () => {
  const long = 'Lumenhomezigbeecoordinatorreinitialisationfailedbecausenetworkkeymismatch';

  async function drawFull(): Promise<void> {
    await pinAnswers(3);
    const [one, two, three] = await world.rows('pins');
    const desk = await openLibrary();
    const at = Date.now();
    const edited = one?.answer.text
      .replace(/\w+/, 'Certainly')
      .concat(' And wait for the ring to turn amber.');
    await putPins(
      desk,
      [
        one && {
          ...one,
          note: 'Worked in the attic, after the second restart. Ask Jo before the next update.',
          tags: ['attic', 'firmware', long],
          highlights: [{ start: 10, end: 60 }],
          check: { at, changes: [{ kind: 'edited' as const, html: '', text: edited ?? '', editedAt: at }] },
        },
        two && { ...two, thread: { ...two.thread, title: long }, note: long },
        three && {
          ...three,
          thread: { ...three.thread, title: 'المصابيح غير متصلة بعد تحديث الموزع E04' },
          tags: ['سقف'],
        },
      ].filter((pin) => pin !== undefined),
    );
    await desk.close();
  }

  test('pins with everything on them, filters unfolded, and some chosen', async () => {
    await drawFull();
    const panel = await world.panelInTab(-7);
    await pressButton(panel, /^Pins/);
    await waitForText(panel, '3 pins');
    await waitUntilCalm(panel);
    await expectGoodLooks(panel, 'pins-closed', [320, 400]);
    await pressButton(panel, 'Filter and sort');
    await waitUntilCalm(panel);
    await panel.evaluate(() => scrollTo(0, 0));
    await expectGoodLooks(panel, 'pins-filters', [320, 400]);
    await pressButton(panel, 'Filter and sort');
    await panel.$$eval('article input[type=checkbox]', (boxes) => boxes[0]?.click());
    await waitForText(panel, '1 chosen');
    await expectGoodLooks(panel, 'pins-chosen', [320, 400]);
    await pressButton(panel, 'Choose none');
    const opened = (await world.rows('pins')).find((pin) => pin.check)?.thread.title;
    await pressButton(panel, 'Read whole', opened);
    await pressButton(panel, 'Changed at the source', opened);
    await waitUntilCalm(panel);
    await panel.$eval('article details', (box) => box.scrollIntoView());
    await expectGoodLooks(panel, 'pins-opened', [320, 400]);
    await panel.$eval('article textarea', (box) => box.scrollIntoView({ block: 'center' }));
    await expectGoodLooks(panel, 'pins-opened-below', [320, 400]);
    await panel.evaluate(() => {
      document.documentElement.dir = 'rtl';
      scrollTo(0, 0);
    });
    await expectGoodLooks(panel, 'pins-right-to-left', [320, 400]);
  });

  test('the page of its own, wide and narrow', async () => {
    await drawFull();
    const library = await openLibrary();
    await waitForText(library, '3 pins');
    await pressButton(library, 'Read whole', long);
    await waitUntilCalm(library);
    await library.evaluate(() => scrollTo(0, 0));
    await expectGoodLooks(library, 'library', [1280, 400]);
    await library.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await expectGoodLooks(library, 'library-right-to-left', [1280, 400]);
    expect(await accessProblems(library)).toEqual([]);
    expect(await hasButton(library, /^Open as a page$/)).toBe(false);
  });
});
