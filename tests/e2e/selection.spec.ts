import { spawnSync } from 'node:child_process';

import { TargetType, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { pressButton, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/lights-flicker.html');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** Marks the first element that fits, as a person would; gives its text and its middle on the screen. */
function mark(page: Page, selector: string): Promise<{ text: string; x: number; y: number }> {
  return page.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'center' });
    getSelection()?.selectAllChildren(element);
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = range.getBoundingClientRect();
    const top = window.screenY + window.outerHeight - window.innerHeight;
    return {
      text: String(getSelection()).trim(),
      x: Math.round(window.screenX + box.left + 20),
      y: Math.round(top + box.top + 8),
    };
  });
}

/** An expression in the worker. */
async function inWorker(expression: string): Promise<unknown> {
  const isWorker = (target: { type: () => TargetType; url: () => string }): boolean =>
    target.type() === TargetType.SERVICE_WORKER && target.url().endsWith('/background.js');
  const target = await world.chromium().browser.waitForTarget(isWorker);
  return (await target.worker())?.evaluate(expression);
}

/**
 * Chooses the extension's item in the menu of marked text as Chromium tells the worker of it. The menu itself belongs
 * to no page; the permission that comes with it was given by a press on the icon before.
 */
async function choosePin(page: Page, selectionText: string): Promise<void> {
  await page.bringToFront();
  const click = {
    menuItemId: 'pin-selection',
    pageUrl: page.url(),
    frameId: 0,
    selectionText,
    editable: false,
  };
  await inWorker(
    `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.contextMenus.onClicked.dispatch(${JSON.stringify(click)}, tab))`,
  );
}

const badge = (): Promise<unknown> =>
  inWorker(
    'chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))',
  );

test('marked text is pinned with its page, its place in it and its words, and is there when the page comes back', async () => {
  const { page, panel } = await world.press(article);
  await waitUntilDone(panel);
  const { text } = await mark(page, 'main p, article p');
  await choosePin(page, text);
  await expect.poll(() => world.rows('pins')).toHaveLength(1);
  const [pin] = await world.rows('pins');
  expect(pin).toMatchObject({
    origin: 'selection',
    pageKey: article,
    answer: { text, acceptedBy: null },
    thread: { platform: 'schema-org', communityName: 'help.lumenhome.example', title: await page.title() },
  });
  expect(pin?.topicKey).toBe((await world.rows('lookups'))[0]?.topicKey);
  expect(pin?.answer.url).toMatch(/^https:\/\/help\.lumenhome\.example\/.*#:~:text=/);
  await pressButton(panel, /^Pins/);
  await waitForText(panel, text.slice(0, 40));
});

test('the icon says for a moment that it is pinned, and then what it said before', async () => {
  const { page, panel } = await world.press(article);
  await waitUntilDone(panel);
  const before = await badge();
  const { text } = await mark(page, 'main p, article p');
  await choosePin(page, text);
  await expect.poll(badge).toBe('✓');
  await expect.poll(badge, { timeout: 10_000 }).toBe(before);
});

test('the same words of the same page are one pin', async () => {
  const { page, panel } = await world.press(article);
  await waitUntilDone(panel);
  const { text } = await mark(page, 'main p, article p');
  await choosePin(page, text);
  await expect.poll(() => world.rows('pins')).toHaveLength(1);
  await choosePin(page, text);
  await expect.poll(badge).toBe('✓');
  expect(await world.rows('pins')).toHaveLength(1);
});

test('where the browser lets no script in, its own word for what is marked is kept', async () => {
  const page = await world.visit(article);
  await choosePin(page, 'Dimming below 20 percent flickers.');
  await expect.poll(() => world.rows('pins')).toHaveLength(1);
  const [pin] = await world.rows('pins');
  expect(pin).toMatchObject({
    pageKey: article,
    answer: { text: 'Dimming below 20 percent flickers.', author: { name: null } },
  });
});

test('the menu of marked text has the item, and its press alone lets the page be read', async () => {
  const page = await world.visit(article);
  await page.bringToFront();
  const { text, x, y } = await mark(page, 'main p, article p');
  // A menu has no handle for a debugger. The extension's item is the last but one, above "Inspect".
  const press = (...keys: string[]) =>
    spawnSync('xdotool', keys, { env: { ...process.env, DISPLAY: world.display.name }, encoding: 'utf8' });
  press('mousemove', String(x), String(y), 'click', '3');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  press('key', 'Up', 'Up', 'Return');
  await expect.poll(() => world.rows('pins'), { timeout: 10_000 }).toHaveLength(1);
  const [pin] = await world.rows('pins');
  expect(pin?.answer.text).toBe(text);
  expect(pin?.thread.title).toBe(await page.title());
  expect(await world.rows('ledger')).toEqual([]);
});
