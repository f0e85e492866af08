import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { SampleVisit } from '../communities/serve';
import { helpPages } from '../help-centre/pages';
import { cardTitles, pressButton, questionOf, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const host = 'help.lumenhome.example';
const app = `https://${host}/app`;
const flicker = `${app}/articles/lights-flicker`;
const flickerTitle = 'Lights flicker when dimmed below 20 %';
const sensorTitle = 'The motion sensor does not turn the lights off';
const patient = { timeout: 15_000, interval: 100 };

let world: World;
/** What was sent before the log was emptied. */
let asked: string[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** What the extension sent: all but visited pages and the browser's own errands. */
function sent(): string[] {
  const pages = new Set(helpPages.map((page) => page.host + page.path));
  const isOurs = ({ host: to, url }: SampleVisit): boolean =>
    /\.example$|stackexchange\.com$/.test(to) &&
    !pages.has(to + new URL(url).pathname) &&
    !url.endsWith('/favicon.ico');
  return world.sample.requests.filter(isOurs).map(({ url }) => url);
}

async function tabIdOf(page: Page): Promise<number> {
  return Number(
    await world.inExtension(
      `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(page.url())})?.id)`,
    ),
  );
}

function badgeOf(tabId: number): Promise<unknown> {
  return world.inExtension(`chrome.action.getBadgeText({ tabId: ${tabId} })`);
}

async function expectBadge(tabId: number, badge: RegExp): Promise<void> {
  await expect.poll(() => badgeOf(tabId), patient).toMatch(badge);
}

function registered(): Promise<unknown> {
  return world.inExtension(
    'chrome.scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ matches }) => matches))',
  );
}

/** Follows a link of the page that changes the address without loading another page. */
async function followLink(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  const link = await page.waitForSelector(`main a::-p-text(${text})`);
  await link?.click();
}

async function openMenu(panel: Page): Promise<void> {
  if (await panel.$('section[aria-label="What is read without a press"] > button[aria-expanded="true"]'))
    return;
  await pressButton(panel, /^Watch(?:ing)?$/);
}

async function watchSite(panel: Page): Promise<void> {
  await openMenu(panel);
  await pressButton(panel, `Watch ${host}`);
  await world.chromium().answerPrompt('allow');
  await expect.poll(registered, patient).toEqual([`*://${host}/*`]);
}

test('a press reads a help centre that stands in a frame of the same site', async () => {
  const { page, panel } = await world.press(helpPage('lumenhome/framed.html'));
  await waitUntilDone(panel);
  expect(await questionOf(panel)).toBe(sensorTitle);
  await page.close();
  await world.forget();
});

test('a page that does not say which language it is in has the language that the browser finds', async () => {
  const page = await world.visit(helpPage('lumenhome/leuchten-koppeln.html'));
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    for (const element of document.querySelectorAll('meta, script')) element.remove();
  });
  await world.chromium().pressIcon(page);
  await expect.poll(async () => (await world.rows('lookups'))[0]?.topic?.language, patient).toBe('de');
  await waitUntilDone(await world.chromium().panel());
  await page.close();
  await world.forget();
});

describe('watching a site', () => {
  let panel: Page;
  let page: Page;

  test('is offered beside a page that was asked about, and asks the browser for this host alone', async () => {
    ({ page, panel } = await world.press(flicker));
    await waitUntilDone(panel);
    expect(await questionOf(panel)).toBe(flickerTitle);
    expect(await registered()).toEqual([]);
    await watchSite(panel);
    await waitForText(panel, `Help pages of ${host} are noticed as they load.`);
    await page.close();
  });

  test('fills the panel from the cache as the reader moves on within one page, sends nothing, and counts on the icon', async () => {
    asked = sent();
    world.sample.requests.length = 0;
    page = await world.visit(app);
    const tabId = await tabIdOf(page);
    await followLink(page, flickerTitle);
    await expectBadge(tabId, /^[1-9]\d?$/);
    await waitForText(panel, 'Here already from earlier: nothing has been sent for this page.');
    expect(await questionOf(panel)).toBe(flickerTitle);
    expect(await cardTitles(panel)).toHaveLength(Number(await badgeOf(tabId)));
    expect(sent()).toEqual([]);
  });

  test('shows a page that nobody asked about as such, and asks at a press', async () => {
    await page.goBack();
    await followLink(page, sensorTitle);
    await waitForText(panel, sensorTitle);
    await waitForText(panel, 'This looks like a help page. Nothing has been sent for it yet.');
    expect(await badgeOf(await tabIdOf(page))).toBe('');
    expect(sent()).toEqual([]);
    await pressButton(panel, 'Ask peers');
    await waitUntilDone(panel);
    expect(sent()).not.toEqual([]);
  });

  test('keeps one row for what was only noticed, and none once the tab is closed', async () => {
    for (const title of [flickerTitle, sensorTitle, flickerTitle]) {
      await page.goBack();
      await followLink(page, title);
      await waitForText(panel, title);
    }
    const noticed = async () =>
      (await world.rows('lookups')).filter(({ state }) => state === 'noticed').length;
    expect(await noticed()).toBeLessThanOrEqual(1);
    await page.close();
    await expect.poll(noticed, patient).toBe(0);
  });

  test('is silent where the reader wants it, says so, and a press asks all the same', async () => {
    page = await world.visit(flicker);
    const tabId = await tabIdOf(page);
    await expectBadge(tabId, /^[1-9]/);
    await openMenu(panel);
    await pressButton(panel, `Be silent on ${host}`);
    await waitForText(panel, 'Silent here, as you wished. Press the icon to ask anyway.');
    await page.reload();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await badgeOf(tabId)).toBe('');
    await world.chromium().pressIcon(page);
    await waitUntilDone(panel);
    expect(await cardTitles(panel)).not.toEqual([]);
    await pressButton(panel, `Do not be silent on ${host}`);
    await page.close();
  });

  test('asks ahead only when that is chosen, and then sends what the ledger says', async () => {
    const before = sent().length;
    page = await world.visit(helpPage('lumenhome/hub-error-e04.html'));
    await waitForText(panel, 'Nothing has been sent for it yet.');
    expect(sent()).toHaveLength(before);
    await openMenu(panel);
    await panel.click('input[type=checkbox]');
    await page.reload();
    await expect.poll(() => sent().length, patient).toBeGreaterThan(before);
    await waitUntilDone(panel);
    expect((await world.rows('lookups')).filter(({ isAhead }) => isAhead)).toHaveLength(1);
    expect((await world.rows('ledger')).map(({ url }) => url).toSorted()).toEqual(
      [...asked, ...sent()].toSorted(),
    );
    const after = sent().length;
    await page.reload();
    await expectBadge(await tabIdOf(page), /^[1-9]/);
    expect(sent()).toHaveLength(after);
    await panel.click('input[type=checkbox]');
    await page.close();
  });

  test('ends when the permission is taken back in the browser', async () => {
    page = await world.visit(app);
    const tabId = await tabIdOf(page);
    await world.inExtension(`chrome.permissions.remove({ origins: ['*://${host}/*'] })`);
    await expect.poll(registered, patient).toEqual([]);
    expect(await world.inExtension('chrome.storage.local.get("watchedHosts")')).toEqual({ watchedHosts: [] });
    await followLink(page, flickerTitle);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await badgeOf(tabId)).toBe('');
    await page.close();
  });
});

describe('watching all help pages', () => {
  let panel: Page;

  test('notices help pages anywhere and nothing else; a bank is left alone, and the panel says why', async () => {
    ({ panel } = await world.press(flicker));
    await waitUntilDone(panel);
    await openMenu(panel);
    await pressButton(panel, 'Watch all help pages');
    await world.chromium().answerPrompt('allow');
    await expect.poll(registered, patient).toEqual(['*://*/*']);
    const sync = await world.visit(helpPage('parcelo/sync-409.html'));
    await waitForText(panel, 'Nothing has been sent for it yet.');
    await sync.close();
    const bank = await world.visit('https://bank.lumenhome.example/hc/en-us/lights-flicker');
    await waitForText(panel, "Silent here: this looks like a bank's page. Press the icon to ask anyway.");
    const shop = await world.visit(helpPage('parcelo/shop.html'));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const noticed = (await world.rows('lookups')).filter(({ state }) => state === 'noticed');
    expect(noticed).toEqual([]);
    await Promise.all([bank.close(), shop.close()]);
  });

  test('lets no community be asked that was not allowed by name', async () => {
    world.sample.requests.length = 0;
    const { page } = await world.press(helpPage('lumenhome/hub-error-e04.html'));
    await waitForText(panel, 'community.lumenhome.example: ask there?');
    await waitUntilDone(panel);
    expect(sent().filter((url) => url.includes('community.lumenhome'))).toEqual([]);
    await pressButton(panel, 'Allow');
    await expect
      .poll(() => sent().filter((url) => url.includes('community.lumenhome')).length, patient)
      .toBeGreaterThan(0);
    await page.close();
  });

  test('reads a help centre that stands in a frame', async () => {
    const page = await world.visit(helpPage('lumenhome/framed.html'));
    await waitForText(panel, sensorTitle);
    expect(await questionOf(panel)).toBe(sensorTitle);
    await page.close();
  });

  test('leaves nothing that fails in an open page when the extension is loaded anew', async () => {
    const page = await world.visit(app);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await world.inExtension('void chrome.runtime.reload()').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await followLink(page, flickerTitle);
    await page.waitForSelector(`h1::-p-text(${flickerTitle})`);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await page.goBack();
    expect(errors).toEqual([]);
  });
});
