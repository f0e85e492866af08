import { spawnSync } from 'node:child_process';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

import {
  cardTitles,
  hasButton,
  pressButton,
  questionOf,
  waitForText,
  waitUntilCalm,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** The panel with answers in it, ready for keys. */
async function openPanel(url = article): Promise<Page> {
  const { panel } = await world.press(url);
  await waitUntilDone(panel);
  await panel.bringToFront();
  return panel;
}

/** What has the focus: its name, or what kind of thing it is. */
function focused(panel: Page): Promise<string> {
  return panel.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return 'nothing';
    const name = element.ariaLabel ?? element.innerText.replace(/\s+/g, ' ').trim();
    return element === document.body ? 'nothing' : `${element.localName} ${name}`.trim().slice(0, 120);
  });
}

async function focusTitle(panel: Page, place: number): Promise<void> {
  await panel.$$eval('article h3 button', (buttons, index) => buttons[index]?.focus(), place);
}

test('the suggested shortcut is taken by nobody else and opens the panel for the page in front', async () => {
  const shortcut = z
    .string()
    .parse(await world.inExtension('chrome.commands.getAll().then(([command]) => command.shortcut)'));
  expect(shortcut, 'the browser has given the shortcut to the extension').not.toBe('');
  await world.visit(article);
  const { status } = spawnSync('xdotool', ['key', shortcut.toLowerCase()], {
    env: { ...process.env, DISPLAY: world.display.name },
  });
  expect(status).toBe(0);
  const panel = await world.chromium().panel();
  await waitUntilDone(panel);
  expect(await questionOf(panel)).toContain('Hub shows error E04');
});

test('Tab reaches everything that can be pressed, in the order in which it stands', async () => {
  const panel = await openPanel();
  await panel.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const wanted = await panel.$$eval('button, a[href], summary, input, textarea, [tabindex="0"]', (elements) =>
    elements
      .filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
      )
      .map((element, index) => {
        element.setAttribute('data-visit', String(index));
        return String(index);
      }),
  );
  const reached: string[] = [];
  for (let steps = 0; steps < wanted.length; steps += 1) {
    await panel.keyboard.press('Tab');
    reached.push(await panel.evaluate(() => document.activeElement?.getAttribute('data-visit') ?? 'nothing'));
  }
  expect(reached).toEqual(wanted);
});

test('what has the focus is marked, and not hidden behind what floats', async () => {
  const panel = await openPanel();
  const count = await panel.$$eval(
    'article button, article a[href], article summary',
    (all) => all.filter((element) => element.checkVisibility()).length - 1,
  );
  await focusTitle(panel, 0);
  for (let steps = 0; steps < Math.min(count, 40); steps += 1) {
    await panel.keyboard.press('Tab');
    const seen = await panel.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'nothing has the focus';
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      if (outlineStyle === 'none' && boxShadow === 'none') return 'no mark';
      return top !== null && (element.contains(top) || top.contains(element)) ? 'seen' : 'hidden';
    });
    expect(seen, await focused(panel)).toBe('seen');
  }
});

test('Enter opens a card and closes it, and the focus stays on it', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 0);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('article h3 button[aria-expanded="true"]');
  const [first = ''] = await cardTitles(panel);
  expect(await focused(panel)).toBe(`button ${first}`.slice(0, 120));
  await panel.keyboard.press('Enter');
  await panel.waitForFunction(() => !document.querySelector('article h3 button[aria-expanded="true"]'));
  expect(await focused(panel)).toBe(`button ${first}`.slice(0, 120));
});

test('arrows and j and k go from card to card, and stop at the ends', async () => {
  const panel = await openPanel();
  const titles = (await cardTitles(panel)).map((title) => `button ${title}`.slice(0, 120));
  await focusTitle(panel, 0);
  for (const [key, place] of [
    ['ArrowDown', 1],
    ['j', 2],
    ['k', 1],
    ['ArrowUp', 0],
    ['k', 0],
  ] as const) {
    await panel.keyboard.press(key);
    expect(await focused(panel), key).toBe(titles[place]);
  }
  await focusTitle(panel, titles.length - 1);
  await panel.keyboard.press('j');
  expect(await focused(panel)).toBe(titles.at(-1));
});

test('p pins the card that has the focus, and unpins it', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 1);
  await panel.keyboard.press('p');
  await expect.poll(async () => (await world.rows('pins')).length).toBe(1);
  expect((await world.rows('pins'))[0]?.thread.title).toBe((await cardTitles(panel))[1]);
  await panel.keyboard.press('p');
  await expect.poll(async () => (await world.rows('pins')).length).toBe(0);
});

test('"/" leads to the question from anywhere, and there it is a letter like the others', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 1);
  await panel.keyboard.press('/');
  const field = 'textarea[name="question"]';
  await panel.waitForFunction((name: string) => document.activeElement?.matches(name), {}, field);
  const before = await questionOf(panel);
  await panel.keyboard.press('End', { commands: ['moveToEndOfDocument'] });
  await panel.keyboard.type(' j/k p o');
  expect(await questionOf(panel)).toBe(`${before} j/k p o`);
  expect(await world.rows('pins')).toEqual([]);
  expect(await panel.evaluate((name) => document.activeElement?.matches(name), field)).toBe(true);
});

test('numbers lead from view to view', async () => {
  const panel = await openPanel();
  const shown = () => panel.$eval('nav [aria-current]', (tab) => tab.getAttribute('data-key'));
  for (const [key, view] of [
    ['2', 'pins'],
    ['3', 'helping'],
    ['4', 'communities'],
    ['5', 'ledger'],
    ['1', 'answers'],
  ] as const) {
    await panel.keyboard.press(key);
    await expect.poll(shown, { message: key }).toBe(view);
  }
});

test('a card is opened, found helpful and opened at its source by keys alone', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 0);
  await panel.keyboard.press('v');
  await panel.waitForSelector('article h3 button[aria-expanded="true"]');
  await panel.waitForSelector('[data-key="helped"]');
  await panel.keyboard.press('y');
  await expect
    .poll(async () => (await world.rows('feedback')).map(({ verdict }) => verdict))
    .toEqual(['helped']);
  await panel.keyboard.press('n');
  await expect
    .poll(async () => (await world.rows('feedback')).map(({ verdict }) => verdict))
    .toEqual(['did-not-help']);
  const href = await panel.$eval('article [data-key="source"]', (link) => (link as HTMLAnchorElement).href);
  await panel.keyboard.press('o');
  const { hostname } = new URL(href);
  await world
    .chromium()
    .browser.waitForTarget((target) => target.url().includes(hostname), { timeout: 10_000 });
});

test('z takes back a removal, and Escape closes what was said', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 0);
  await panel.keyboard.press('p');
  await waitForText(panel, 'Pinned.');
  await panel.keyboard.press('p');
  await waitForText(panel, 'Unpinned.');
  await panel.keyboard.press('z');
  await panel.waitForSelector('article [aria-label="Unpin"]');
  expect(await world.rows('pins')).toHaveLength(1);
  await panel.keyboard.press('p');
  await waitForText(panel, 'Unpinned.');
  await panel.keyboard.press('Escape');
  await panel.waitForFunction(() => document.querySelector('[data-key="undo"]') === null);
  expect(await world.rows('pins')).toEqual([]);
});

test('"?" shows all keys; Escape closes them, and the focus is where it was', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 1);
  const before = await focused(panel);
  await panel.keyboard.press('?');
  await panel.waitForSelector('dialog[open]');
  await panel.keyboard.press('p');
  expect(await world.rows('pins')).toEqual([]);
  await panel.keyboard.press('Escape');
  await panel.waitForFunction(() => document.querySelector('dialog') === null);
  expect(await focused(panel)).toBe(before);
});

test('Enter in the question asks, and the focus is not lost', async () => {
  const panel = await openPanel();
  await panel.keyboard.press('/');
  await panel.keyboard.press('End', { commands: ['moveToEndOfDocument'] });
  await panel.keyboard.type(' again');
  await panel.keyboard.press('Enter');
  await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
  await waitUntilDone(panel);
  expect(await focused(panel)).not.toBe('nothing');
});

test('"Not now" by keyboard leaves the focus in the panel', async () => {
  const panel = await openPanel();
  await panel.$$eval('button', (buttons) => buttons.find((one) => one.innerText === 'Not now')?.focus());
  await panel.keyboard.press('Enter');
  await expect.poll(() => hasButton(panel, /^Not now$/)).toBe(false);
  await waitUntilCalm(panel);
  expect(await focused(panel)).not.toBe('nothing');
  await panel.keyboard.press('Tab');
  expect(await focused(panel)).not.toBe('nothing');
});

test('"Allow" by keyboard, answered in the browser\'s prompt, leaves the focus in the panel', async () => {
  const panel = await openPanel();
  await panel.$$eval('button', (buttons) => buttons.find((one) => one.innerText === 'Allow')?.focus());
  await panel.keyboard.press('Enter');
  await world.chromium().answerPrompt('allow');
  await expect.poll(() => hasButton(panel, /^Allow$/), { timeout: 10_000 }).toBe(false);
  await waitUntilDone(panel);
  await panel.bringToFront();
  expect(await focused(panel)).not.toBe('nothing');
});

test('"Show more" by keyboard puts the focus on the first card', async () => {
  const hold = world.hold('community.lumenhome.example');
  const { panel } = await world.press(article);
  await hold.arrived;
  await panel.waitForSelector('article');
  hold.release();
  await waitUntilDone(panel);
  await panel.bringToFront();
  await panel.$$eval('button', (buttons) =>
    buttons.find((one) => /^Show \d+ more$|^Sort by/.test(one.innerText))?.focus(),
  );
  await panel.keyboard.press('Enter');
  await waitUntilCalm(panel);
  expect(await focused(panel)).toBe(`button ${(await cardTitles(panel))[0]}`.slice(0, 120));
});

test('unpinning by keyboard leaves the focus among the pins, and Undo can be reached', async () => {
  const panel = await openPanel();
  await focusTitle(panel, 0);
  await panel.keyboard.press('p');
  await waitForText(panel, 'Pinned.');
  await pressButton(panel, /^Pins/);
  await panel.waitForSelector('article');
  await panel.$$eval('button', (buttons) => buttons.find((one) => one.ariaLabel === 'Unpin')?.focus());
  await panel.keyboard.press('Enter');
  await waitForText(panel, '1 pin removed.');
  expect(await focused(panel)).not.toBe('nothing');
  for (let steps = 0; steps < 6 && (await focused(panel)) !== 'button Undo'; steps += 1)
    await panel.keyboard.press('Tab');
  expect(await focused(panel)).toBe('button Undo');
  await panel.keyboard.press('Enter');
  await expect.poll(async () => (await world.rows('pins')).length).toBe(1);
  expect(await focused(panel)).not.toBe('nothing');
});
