import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { expectations } from '../communities/data/expectations';
import {
  cardPlaces,
  cardsOf,
  cardTitles,
  hasButton,
  pressButton,
  questionOf,
  showWaitingCards,
  textOf,
  waitForText,
  waitUntilCalm,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const superUserTitle = 'Lumenhome hub shows error E04 and all lights are offline since firmware 3.2';
const askForum = 'community.lumenhome.example: ask there?';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** The threads that hold the right answer to a sample page, wherever they stand. */
function rightTitles(pageUrl: string): string[] {
  return expectations
    .filter((row) => row.pageUrl === pageUrl)
    .flatMap(({ bestThreadTitle, alsoRight }) => [bestThreadTitle, ...alsoRight.map(({ title }) => title)]);
}

async function pressAndWait(url: string): Promise<{ page: Page; panel: Page }> {
  const opened = await world.press(url);
  await waitUntilDone(opened.panel);
  return opened;
}

function sentTo(host: string): string[] {
  return world.sample.requests.filter((visit) => visit.host === host).map(({ url }) => url);
}

// In this order: the browser asks for one host only once in its life.
describe('before any community was allowed', () => {
  test('a press reads the topic and brings answers of Stack Exchange without any prompt', async () => {
    const { panel } = await pressAndWait(article);
    expect(await questionOf(panel)).toBe('Hub shows error E04 and lights go offline after a firmware update');
    // Which community answers first is chance: what came later waits behind a button.
    await showWaitingCards(panel);
    const [first] = await cardsOf(panel);
    expect(first).toMatchObject({
      title: superUserTitle,
      passage: expect.stringContaining('Rebuild radio table'),
    });
    expect(first?.credit).toContain('57 votes');
    expect(first?.credit).toContain('Super User');
  });

  test("the company's community is asked for by its host's name, with the words it would get, and gets nothing yet", async () => {
    const { panel } = await pressAndWait(article);
    expect(await textOf(panel)).toContain(askForum);
    const query = (await world.rows('lookups')).flatMap((row) =>
      Object.values(row.sources).flatMap((source) =>
        source.community.base.includes('community.lumenhome') ? source.queries.map(({ text }) => text) : [],
      ),
    );
    expect(query).toHaveLength(1);
    expect(await textOf(panel)).toContain(`Would be sent: ${query[0]}`);
    expect(sentTo('community.lumenhome.example')).toEqual([]);
  });

  test('"Not now" is remembered at the next press, and can be taken back', async () => {
    const { page, panel } = await pressAndWait(article);
    await pressButton(panel, 'Not now');
    await waitUntilCalm(panel);
    expect(await textOf(panel)).not.toContain(askForum);
    await world.chromium().pressIcon(page);
    await waitUntilDone(panel);
    expect(await textOf(panel)).not.toContain(askForum);
    await pressButton(panel, /Who was asked|communities/);
    await waitForText(panel, 'Not asked, as you wished.');
    expect(await hasButton(panel, /^Ask it after all$/)).toBe(true);
    expect(sentTo('community.lumenhome.example')).toEqual([]);
  });

  test("a no in the browser's own prompt leaves the community unasked and says so", async () => {
    const { panel } = await pressAndWait(helpPage('parcelo/sync-409.html'));
    await pressButton(panel, 'Allow');
    await world.chromium().answerPrompt('deny');
    await waitForText(panel, 'the browser was not allowed to reach it');
    expect(sentTo('www.parcelo.example')).toEqual([]);
    expect(await hasButton(panel, /^Allow$/)).toBe(true);
  });

  test('once allowed, its answers wait behind a button, no row moves, and the right thread then stands first', async () => {
    const { panel } = await pressAndWait(article);
    const [before, places] = [await cardTitles(panel), await cardPlaces(panel)];
    await pressButton(panel, 'Allow');
    await world.chromium().answerPrompt('allow');
    await expect.poll(() => hasButton(panel, /^Show \d+ more$/), { timeout: 15_000 }).toBe(true);
    await waitUntilDone(panel);
    const after = await cardTitles(panel);
    expect(after.slice(0, before.length)).toEqual(before);
    expectSameDistances(await cardPlaces(panel), places, before);
    await showWaitingCards(panel);
    expect(rightTitles(article)).toContain((await cardTitles(panel))[0]);
    expect(sentTo('community.lumenhome.example')).not.toEqual([]);
  });
});

/** The ask for permission above the cards goes away, so all of them may rise together: none among the others. */
function expectSameDistances(
  now: Record<string, number>,
  before: Record<string, number>,
  titles: string[],
): void {
  const [top = ''] = titles;
  for (const title of titles)
    expect.soft((now[title] ?? 0) - (now[top] ?? 0), title).toBe((before[title] ?? 0) - (before[top] ?? 0));
}

describe('the cards', () => {
  test('an opened card shows the whole answer and its siblings', async () => {
    const { panel } = await pressAndWait(article);
    await showWaitingCards(panel);
    await pressButton(panel, 'Read whole', (await cardTitles(panel))[0]);
    await waitForText(panel, 'Fold');
    await waitUntilCalm(panel);
    const steps = await panel.$$eval('article[data-open="true"] ol li', (items) => items.length);
    expect(steps).toBeGreaterThanOrEqual(3);
    expect(await textOf(panel)).toMatch(/\d+ other answers?/);
  });

  test('a hostile answer can neither run, load nor lead astray', async () => {
    const { panel } = await pressAndWait(article);
    await showWaitingCards(panel);
    const hostile = (await cardTitles(panel)).filter((title) => title.includes('window.stolen'));
    expect(hostile.length).toBeGreaterThanOrEqual(1);
    for (const title of hostile) {
      await pressButton(panel, 'Read whole', title);
      await waitForText(panel, 'until the ring is amber');
      await waitUntilCalm(panel);
      expect(await leftOf(panel)).toEqual({
        script: 0,
        frame: 0,
        image: 0,
        form: 0,
        badLink: 0,
        styled: 0,
        handler: 0,
      });
      await pressButton(panel, 'Fold', title);
    }
    expect(await panel.evaluate(() => 'stolen' in window)).toBe(false);
    expect(world.sample.requests.filter(({ url }) => url.includes('collector.example'))).toEqual([]);
  });

  test('an image in an answer is fetched only when it is pressed, and without a referrer or a cookie', async () => {
    const { panel } = await pressAndWait(article);
    // Which community answers first is chance: what came later waits behind a button.
    await showWaitingCards(panel);
    const [title] = (await cardTitles(panel)).filter((name) => name.includes('window.stolen'));
    await pressButton(panel, 'Read whole', title ?? '');
    await pressButton(panel, /^Show image from collector\.example/);
    await expect.poll(() => sentTo('collector.example').length).toBe(1);
    const [visit] = world.sample.requests.filter(({ host }) => host === 'collector.example');
    expect(visit).toMatchObject({ referer: undefined, cookie: undefined });
  });

  test('"Copy link" puts the address of that very answer on the clipboard', async () => {
    const { page, panel } = await pressAndWait(helpPage('lumenhome/lights-flicker.html'));
    const [first] = await cardTitles(panel);
    await pressButton(panel, 'Share', first ?? '');
    await pressButton(panel, 'Copy link', first ?? '');
    await waitForText(panel, 'Link copied.');
    const shown = await panel.$eval('article a[href]::-p-text(Open at source)', (link) =>
      link.getAttribute('href'),
    );
    expect(await pasteInto(page)).toBe(shown);
    expect(shown).toMatch(/^https:\/\/.+\/\d+/);
  });
});

describe('asking', () => {
  test('an edited topic is asked anew and takes the place of what was shown', async () => {
    const { panel } = await pressAndWait(article);
    await pressButton(panel, /Edit$/);
    await panel.$eval('textarea[name="question"]', (field) => field.select());
    await panel.type('textarea[name="question"]', 'Motion sensor does not turn the lights off');
    await pressButton(panel, 'Ask again');
    await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
    await waitUntilDone(panel);
    await showWaitingCards(panel);
    expect(await questionOf(panel)).toBe('Motion sensor does not turn the lights off');
    expect((await cardTitles(panel)).slice(0, 2)).toContain('Motion sensor does not turn lights off');
    const states = (await world.rows('lookups')).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['done', 'superseded']);
  });

  test('the same page pressed again shows the same answers and sends nothing', async () => {
    const { page, panel } = await pressAndWait(article);
    await showWaitingCards(panel);
    const [before, sent] = [await cardTitles(panel), (await world.rows('ledger')).length];
    const visits = world.sample.requests.length;
    await world.chromium().pressIcon(page);
    await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
    await waitUntilDone(panel);
    expect(await cardTitles(panel)).toEqual(before);
    expect((await world.rows('ledger')).length).toBe(sent);
    expect(
      world.sample.requests.slice(visits).filter(({ host }) => host !== 'help.lumenhome.example'),
    ).toEqual([]);
  });

  test('another tab has its own question, and going back brings the first one back', async () => {
    const { page, panel } = await pressAndWait(article);
    await world.press(helpPage('lumenhome/lights-flicker.html'));
    await waitForText(panel, 'Lights flicker when dimmed');
    await waitUntilDone(panel);
    await page.bringToFront();
    await waitForText(panel, 'Hub shows error E04 and lights go offline');
    expect(await questionOf(panel)).toContain('E04');
    await world.visit('https://www.parcelo.example/pricing');
    await waitForText(panel, 'Open a help page, then press the icon');
  });

  for (const { pageUrl } of expectations.filter(({ community }) => community === 'lumenhome'))
    test(`the page ${decodeURI(new URL(pageUrl).pathname).split('/').at(-1)} gets its right answer first`, async () => {
      const { panel } = await pressAndWait(pageUrl);
      await showWaitingCards(panel);
      expect(rightTitles(pageUrl)).toContain((await cardTitles(panel))[0]);
    });

  test('a search page is asked about with the words that were searched for', async () => {
    const { panel } = await pressAndWait(`${helpPage('lumenhome/search.html')}?query=hub+e04+offline`);
    const question = await questionOf(panel);
    expect(question).not.toBe('');
    expect((await world.rows('lookups'))[0]?.page?.verdict.kind).toBe('help-search');
    expect((await cardTitles(panel)).length).toBeGreaterThan(0);
  });

  test('a contact form is a place to ask from too', async () => {
    const { panel } = await pressAndWait(helpPage('lumenhome/contact.html'));
    expect((await world.rows('lookups'))[0]?.page?.verdict.kind).toBe('contact');
    expect(await hasButton(panel, /^(?:Ask peers|Ask again|.*Edit)$/)).toBe(true);
  });
});

describe('pages that are no help pages', () => {
  test('a shop page is told apart with reasons, nothing is sent, and asking all the same works', async () => {
    const { panel } = await pressAndWait('https://www.parcelo.example/');
    await waitForText(panel, 'This does not look like a help page');
    expect(await world.rows('ledger')).toEqual([]);
    await pressButton(panel, 'Why we think so');
    expect(await panel.$$eval('main details[open] li', (items) => items.length)).toBeGreaterThan(0);
    await panel.$eval('textarea[name="question"]', (field) => field.select());
    await panel.type('textarea[name="question"]', 'Parcelo SYNC-409 note is locked by another device');
    await pressButton(panel, 'Ask peers');
    await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
    await waitUntilDone(panel);
    expect(await questionOf(panel)).toBe('Parcelo SYNC-409 note is locked by another device');
    const words = (await world.rows('ledger')).map(({ text }) => text);
    expect(words.some((text) => text.includes('SYNC-409'))).toBe(true);
  });

  test("a page of the browser's own can't be read, and the panel says what to do", async () => {
    const { panel } = await pressAndWait('chrome://version/');
    await waitForText(panel, 'This page belongs to the browser');
    expect(await textOf(panel)).toContain('Go to a help page and press the icon there, or ask below.');
    expect(await panel.$eval('textarea[name="question"]', (field) => field.checkVisibility())).toBe(true);
    expect(await hasButton(panel, /^Ask peers$/)).toBe(true);
  });
});

// Last, since a test's browser forgets at a restart what an extension was allowed.
describe('what is kept', () => {
  test('a pin is kept whole over a restart of the browser, and its removal can be undone', async () => {
    const { panel } = await pressAndWait(article);
    await showWaitingCards(panel);
    const [title = ''] = await cardTitles(panel);
    await pressButton(panel, 'Pin', title);
    await waitForText(panel, 'Pinned.');
    await world.restart();
    world.sample.requests.length = 0;
    const again = await world.press('https://www.parcelo.example/');
    await waitForText(again.panel, 'does not look like a help page');
    await pressButton(again.panel, /^Pins/);
    await waitForText(again.panel, title);
    await pressButton(again.panel, 'Read whole', title);
    await waitForText(again.panel, 'Rebuild radio table');
    expect(sentTo('api.stackexchange.com')).toEqual([]);
    await pressButton(again.panel, 'Unpin', title);
    await waitForText(again.panel, 'Nothing pinned yet.');
    await pressButton(again.panel, 'Undo');
    await waitForText(again.panel, title);
    expect(await world.rows('pins')).toHaveLength(1);
    await pressButton(again.panel, 'Answers');
  });
});

/** What of a hostile answer is still in the panel. */
function leftOf(panel: Page): Promise<Record<string, number>> {
  return panel.evaluate(() => ({
    script: document.querySelectorAll('article script').length,
    frame: document.querySelectorAll('article iframe, article object, article embed, article video').length,
    image: document.querySelectorAll('article img').length,
    form: document.querySelectorAll('article form, article input').length,
    badLink: [...document.querySelectorAll('article a')].filter(
      (link) => !/^https?:/.test(link.getAttribute('href') ?? '') || link.getAttribute('target') !== '_blank',
    ).length,
    styled: document.querySelectorAll('article [style], article style, article link').length,
    handler: [...document.querySelectorAll('article *')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    ).length,
  }));
}

/** What the clipboard holds, as pasting it into a page shows. */
async function pasteInto(page: Page): Promise<string> {
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.prepend(field);
    field.focus();
  });
  await page.keyboard.press('v', { commands: ['Paste'] });
  return page.$eval('textarea', (field) => field.value);
}
