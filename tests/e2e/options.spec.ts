import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { isWelcome, launchChromium } from './chromium';
import type { TableName } from './panel-database';
import { hasButton, pressButton, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const otherArticle = helpPage('parcelo/sync-409.html');
const { hostname: host } = new URL(article);
const patient = { timeout: 15_000, interval: 100 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.forget();
  await world.inExtension('chrome.storage.local.clear()');
});

function granted(): Promise<unknown> {
  return world.inExtension('chrome.permissions.getAll().then(({ origins }) => origins)');
}

async function lookUp(url: string): Promise<Page> {
  const { panel } = await world.press(url);
  await waitUntilDone(panel);
  return panel;
}

function colourOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test('the welcome is shown at an install, once, beside the page that stood there', async () => {
  const { display, sample } = world;
  const fresh = await launchChromium({ display: display.name, port: sample.port, keepsWelcome: true });
  try {
    const target = await fresh.browser.waitForTarget(isWelcome, { timeout: 15_000 });
    const page = await target.asPage();
    await waitForText(page, 'Nothing is sent until you press the icon');
    expect(await hasButton(page, /^Watch all help pages$/)).toBe(true);
    await page.close();
    await fresh.killWorker();
    const [first] = await fresh.browser.pages();
    await first?.goto(article, { waitUntil: 'load' });
    if (first) await fresh.pressIcon(first);
    await waitUntilDone(await fresh.panel());
    expect(fresh.browser.targets().filter(isWelcome)).toEqual([]);
  } finally {
    await fresh.close();
  }
});

test('the gear of the panel leads to the options', async () => {
  const panel = await lookUp(article);
  await pressButton(panel, 'Options');
  const target = await world
    .chromium()
    .browser.waitForTarget((one) => one.url().includes('/options.html'), { timeout: 10_000 });
  await waitForText(await target.asPage(), 'Sources and communities');
});

describe('what is changed in the options', () => {
  test('the theme is taken on by the open panel, and by a page before it is painted', async () => {
    const panel = await lookUp(article);
    const options = await world.openOwn('options.html#appearance');
    const before = await colourOf(panel);
    await pressTheme(options, 'Dark');
    await expect.poll(() => colourOf(panel), patient).not.toBe(before);
    expect(await colourOf(options)).toBe(await colourOf(panel));
    const bare = await world.chromium().browser.newPage();
    await bare.setJavaScriptEnabled(true);
    const scheme = await firstScheme(bare, options.url());
    expect(scheme).toBe('dark');
    await pressTheme(options, 'As the system');
    await expect.poll(() => colourOf(panel), patient).toBe(before);
  });

  test('a key is the new one in the open panel at once', async () => {
    const panel = await lookUp(article);
    const options = await world.openOwn('options.html#keys');
    await pressButton(options, /^Change the key of “Pins”/);
    await options.keyboard.press('8');
    await waitForText(options, 'All keys as at first');
    await panel.bringToFront();
    await expect
      .poll(async () => {
        await panel.keyboard.press('8');
        return panel.$eval('nav [aria-current]', (tab) => tab.textContent);
      }, patient)
      .toContain('Pins');
    await panel.keyboard.press('1');
    await expect
      .poll(() => panel.$eval('nav [aria-current]', (tab) => tab.textContent), patient)
      .toContain('Answers');
  });
});

async function pressTheme(options: Page, name: string): Promise<void> {
  await options.bringToFront();
  const label = await options.waitForSelector(`label::-p-text(${name})`);
  await label?.click();
}

/** The scheme that a page has when its own code has not run yet. */
async function firstScheme(page: Page, url: string): Promise<string> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (/\/(?:chunks|assets)\/.*\.js$/.test(request.url())) void request.abort();
    else void request.continue();
  });
  await page.goto(url);
  return page.evaluate(() => document.documentElement.style.colorScheme);
}

test('forgetting a site takes its lookups, what was sent for them and the choices about it; the other site stays', async () => {
  const panel = await lookUp(article);
  await lookUp(otherArticle);
  await panel.bringToFront();
  await world.inExtension(`chrome.storage.local.set({ watchedHosts: ['${host}'] })`);
  const options = await world.openOwn('options.html#data');
  await options.waitForSelector(`option::-p-text(${host})`);
  const before = (await world.rows('ledger')).length;
  await options.select('#data label + select', host);
  await pressButton(options, `Forget ${host}`);
  await waitForText(options, `${host} is forgotten.`);
  const pages = (await world.rows('lookups')).map(({ page }) => page?.url);
  expect(pages).toEqual([otherArticle]);
  const left = await world.rows('ledger');
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(before);
  expect(await world.inExtension('chrome.storage.local.get("watchedHosts")')).toEqual({ watchedHosts: [] });
});

test('forgetting everything leaves no row, no choice and no permission', async () => {
  const panel = await lookUp(article);
  await pressButton(panel, 'Pin');
  await waitForText(panel, 'Pinned.');
  await pressButton(panel, 'Watch');
  await pressButton(panel, `Watch ${host}`);
  await world.chromium().answerPrompt('allow');
  await expect.poll(granted, patient).toEqual([`*://${host}/*`]);
  const options = await world.openOwn('options.html#data');
  await pressTheme(options, 'Light');
  await expect.poll(() => options.evaluate(() => localStorage.length), patient).toBe(1);
  await options.type('#data input[autocomplete="off"]', 'forget');
  await pressButton(options, 'Forget everything');
  await waitForText(options, 'Everything is forgotten.');
  const tables: TableName[] = [
    'lookups',
    'threads',
    'pins',
    'pinDigests',
    'removals',
    'pinReferences',
    'standings',
    'hosts',
    'findings',
    'additions',
    'ledger',
    'feedback',
  ];
  for (const table of tables) expect(await world.rows(table), table).toEqual([]);
  expect(await world.inExtension('chrome.storage.local.get(null)')).toEqual({});
  expect(await world.inExtension('chrome.storage.sync.get(null)')).toEqual({});
  expect(await granted()).toEqual([]);
  expect(
    await world.inExtension('chrome.scripting.getRegisteredContentScripts().then((all) => all.length)'),
  ).toBe(0);
  expect(await options.evaluate(() => localStorage.length)).toBe(0);
});
