import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { LookupRow, SourceProgress } from '@/storage/db';

import { accessProblems, excessWidth } from './looks';
import {
  allowCommunities,
  cardTitles,
  pressButton,
  showWaitingCards,
  waitForText,
  waitUntilCalm,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const folder = mkdtempSync(join(tmpdir(), 'commonplace-looks-'));
const article = helpPage('lumenhome/hub-error-e04.html');

/** Something that a person can come to see: how to get there, in a tab of its own. */
type State = { name: string; open: () => Promise<Page> };

let world: World;
/** The lookup from which every state is made. */
let row: LookupRow;

beforeAll(async () => {
  console.log(`Pictures of every state: ${folder}`);
  world = await openWorld();
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  await allowCommunities(world.chromium(), panel);
  await waitUntilDone(panel);
  const [first] = await world.rows('lookups');
  if (!first) throw new Error('The press has left no lookup');
  row = first;
});
afterAll(() => world.close());

/** The panel beside a tab that is not there, whose lookup is the one that was made, but for these parts. */
async function besideLookup(change: (sources: SourceProgress[]) => SourceProgress[]): Promise<Page> {
  const tabId = -100 - (await world.rows('lookups')).length;
  const sources = change(Object.values(row.sources));
  const page = await world.panelInTab(tabId);
  await putLookup(page, {
    ...row,
    id: `looks ${tabId}`,
    tabId,
    sources: Object.fromEntries(sources.map((source) => [source.community.id, source])),
  });
  await page.reload();
  await page.waitForSelector('#panel > *');
  return page;
}

async function withAnswers(): Promise<Page> {
  const page = await besideLookup((sources) => sources);
  await page.waitForSelector('article');
  await waitUntilCalm(page);
  await showWaitingCards(page);
  return page;
}

async function inView(name: string | RegExp, text: string, from = withAnswers): Promise<Page> {
  const page = await from();
  await pressButton(page, name);
  await waitForText(page, text);
  await waitUntilCalm(page);
  return page;
}

async function withOpenCard(): Promise<Page> {
  const page = await withAnswers();
  await pressButton(page, 'Read whole', (await cardTitles(page))[0]);
  await waitForText(page, 'Did it help?');
  await waitUntilCalm(page);
  return page;
}

const states: State[] = [
  { name: 'answers', open: withAnswers },
  { name: 'card-open', open: withOpenCard },
  { name: 'pins-empty', open: () => inView(/^Pins/, 'Nothing pinned yet.') },
  { name: 'communities', open: () => inView('Communities', 'Hacker News') },
  { name: 'ledger', open: () => inView('Sent', 'Whole address') },
  {
    name: 'half-failing',
    open: async () => {
      const page = await besideLookup((sources) =>
        sources.map((source, at) =>
          at === 0
            ? { ...source, state: 'failed', threadIds: [], problem: { code: 'timeout', message: 'slow' } }
            : source,
        ),
      );
      await page.waitForSelector('article');
      await pressButton(page, /not reached|communities/);
      await waitUntilCalm(page);
      return page;
    },
  },
  {
    name: 'nothing-found',
    open: async () => {
      const page = await besideLookup((sources) =>
        sources.map((source) => ({ ...source, threadIds: [], readIds: [] })),
      );
      await waitForText(page, 'Nobody seems to have answered this yet');
      return page;
    },
  },
  {
    name: 'no-permission',
    open: async () => {
      const page = await besideLookup((sources) =>
        sources.map((source) => {
          // Stack Exchange answers every page: nobody is asked for it.
          const isOpen = source.community.platform === 'stack-exchange';
          return { ...source, ...(isOpen ? {} : { state: 'needs-permission' }), threadIds: [], readIds: [] };
        }),
      );
      await waitForText(page, 'ask there?');
      return page;
    },
  },
  {
    name: 'keys',
    open: async () => {
      const page = await withAnswers();
      await page.bringToFront();
      await page.keyboard.press('?');
      await page.waitForSelector('dialog[open]');
      return page;
    },
  },
  { name: 'options', open: () => world.openOwn('options.html') },
  { name: 'welcome', open: () => world.openOwn('welcome.html') },
  {
    name: 'pins-full',
    open: async () => {
      const page = await withAnswers();
      for (const title of (await cardTitles(page)).slice(0, 2)) await pressButton(page, 'Pin', title);
      await pressButton(page, /^Pins/);
      await page.waitForSelector('article, [data-card]');
      await waitUntilCalm(page);
      return page;
    },
  },
  { name: 'library', open: () => world.openOwn('library.html') },
];

test.each(states)(
  '$name: well made in both themes, both ways of writing, and large',
  async ({ name, open }) => {
    const page = await open();
    for (const theme of ['light', 'dark'] as const)
      for (const dir of ['ltr', 'rtl'] as const) {
        const look = `${name}-${theme}-${dir}`;
        await dress(page, { theme, dir });
        await page.screenshot({ path: join(folder, `${look}.png`) });
        expect.soft(await excessWidth(page), `${look} sticks out`).toEqual([]);
        // Names and roles are the same in both themes, and colours whichever way is written.
        const rules = theme === 'dark' ? 'colours' : dir === 'rtl' ? 'all-but-colours' : 'all';
        if (rules !== 'colours' || dir === 'ltr')
          expect.soft(await accessProblems(page, rules), look).toEqual([]);
        await dress(page, { theme, dir, isLarge: true });
        expect.soft(await excessWidth(page), `${look} sticks out at 200 %`).toEqual([]);
      }
    await page.close();
  },
);

test('with the reader’s own few colours, what is pressed and where the focus is can still be told', async () => {
  const page = await withAnswers();
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
  await page.bringToFront();
  await page.keyboard.press('Tab');
  const edges = await page.evaluate(() => {
    const edgeOf = (element: Element | null): string =>
      element === null ? '' : getComputedStyle(element).borderBlockEndColor;
    const focus = document.activeElement;
    return {
      pressed: edgeOf(document.querySelector('nav [aria-current]')),
      others: edgeOf(document.querySelector('nav button:not([aria-current])')),
      focus: focus === null ? '' : getComputedStyle(focus).outlineStyle,
    };
  });
  await page.screenshot({ path: join(folder, 'forced-colours.png') });
  expect(edges.pressed).not.toBe(edges.others);
  expect(edges.focus).toBe('solid');
  await page.close();
});

test.each([220, 320])(
  'in a panel of %i pixels, nothing in its head covers anything that can be pressed',
  async (width) => {
    const page = await withAnswers();
    await page.setViewport({ width, height: 700 });
    const covered = await page.evaluate(() => {
      scrollTo(0, 0);
      return ['options', 'watch', 'answers', 'pins', 'communities', 'ledger'].filter((action) => {
        const button = document.querySelector(`[data-key="${action}"]`);
        if (button === null) return true;
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const points = [left + 4, (left + right) / 2, right - 4];
        return !points.every((x) => button.contains(document.elementFromPoint(x, (top + bottom) / 2)));
      });
    });
    await page.screenshot({ path: join(folder, `head-${width}.png`) });
    expect(covered).toEqual([]);
    await page.close();
  },
);

type Dress = { theme: 'light' | 'dark'; dir: 'ltr' | 'rtl'; isLarge?: boolean };

/** 200 % in a panel of 640 pixels is what 100 % is at 320, but for what is not measured in the size of letters. */
async function dress(page: Page, { theme, dir, isLarge = false }: Dress): Promise<void> {
  await page.setViewport({ width: isLarge ? 640 : 320, height: 900 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.evaluate(
    async (way, size) => {
      document.documentElement.dir = way;
      document.documentElement.style.fontSize = size;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      // Endless ones are left alone; the others have to end before anything is looked at.
      const passing = document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      for (const animation of passing) animation.finish();
    },
    dir,
    isLarge ? '200%' : '',
  );
}

async function putLookup(page: Page, lookup: LookupRow): Promise<void> {
  await page.evaluate(async (value) => {
    const opening = indexedDB.open('commonplace');
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve);
    });
    const writing = opening.result.transaction('lookups', 'readwrite');
    writing.objectStore('lookups').put(value);
    await new Promise((resolve) => {
      writing.addEventListener('complete', resolve);
    });
    opening.result.close();
  }, lookup);
}
