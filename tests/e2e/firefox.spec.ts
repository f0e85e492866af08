import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { outputFolder } from '@/bench/package-sizes';
import type { LookupRow, SourceState } from '@/storage/db';

import { expectations } from '../communities/data/expectations';
import { startProxy, type SampleProxy } from '../communities/proxy';
import { startSample, type Sample } from '../communities/serve';
import { startDisplay, type Display } from './display';
import { launchFirefox, type Firefox, type SidebarPage } from './firefox';
import type { TableName, TableRow } from './panel-database';
import { helpPage } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const community = 'community.lumenhome.example';
const patient = { timeout: 10_000, interval: 100 };

let sample: Sample;
let proxy: SampleProxy;
let display: Display;
let firefox: Firefox;
const profile = mkdtempSync(join(tmpdir(), 'commonplace-firefox-'));

beforeAll(async () => {
  [sample, display] = await Promise.all([startSample(), startDisplay()]);
  proxy = await startProxy(sample.port);
  firefox = await launchFirefox({ display: display.name, proxyPort: proxy.port, profile });
});

afterAll(async () => {
  await firefox.close();
  display.close();
  await proxy.close();
  await sample.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function visit(url: string): Promise<void> {
  const [page] = await firefox.browser.pages();
  if (!page) throw new Error('Firefox shows no tab');
  await page.goto(url, { waitUntil: 'load' });
  await page.bringToFront();
}

async function press(): Promise<void> {
  const before = await lookupIds();
  firefox.pressIcon();
  await firefox.waitForSidebar();
  await expect.poll(async () => (await lookupIds()).length, patient).toBeGreaterThan(before.length);
}

/** Before the sidebar has once been opened there is no page that could look. */
async function lookupIds(): Promise<string[]> {
  return (await firefox.isSidebarOpen()) ? (await rows('lookups')).map(({ id }) => id) : [];
}

async function rows<Name extends TableName>(table: Name): Promise<TableRow[Name][]> {
  return (await firefox.inSidebar(readAll, table)) as TableRow[Name][];
}

/** Runs in the sidebar. */
async function readAll({ indexedDB }: SidebarPage, table: string): Promise<unknown[]> {
  const opening = indexedDB.open('commonplace');
  await new Promise((resolve, reject) => {
    opening.addEventListener('success', resolve);
    opening.addEventListener('error', reject);
  });
  const db = opening.result;
  const request = db.transaction(table).objectStore(table).getAll();
  await new Promise((resolve, reject) => {
    request.addEventListener('success', resolve);
    request.addEventListener('error', reject);
  });
  db.close();
  return request.result as unknown[];
}

async function latestLookup(): Promise<LookupRow | undefined> {
  return (await rows('lookups')).toSorted((left, right) => right.createdAt - left.createdAt)[0];
}

async function statesOf(host: string): Promise<SourceState[]> {
  const sources = Object.values((await latestLookup())?.sources ?? {});
  return sources.filter((source) => source.community.base.includes(host)).map(({ state }) => state);
}

async function waitUntilDone(): Promise<void> {
  await expect.poll(async () => (await latestLookup())?.state, patient).toBe('done');
}

function text(): Promise<string> {
  return firefox.inSidebar(({ document }) => document.body.innerText);
}

async function waitForText(words: string): Promise<void> {
  await expect.poll(text, patient).toContain(words);
}

function titles(): Promise<string[]> {
  return firefox.inSidebar(({ document }) =>
    [...document.querySelectorAll('article h3')].map((title) => title.textContent?.trim() ?? ''),
  );
}

/** All that reached the sample, but for the pages that were visited and for Firefox's own errands. */
function sent(): string[] {
  return sample.requests
    .filter(
      ({ host }) => !/^(?:help\.lumenhome|support\.parcelo)\.example$|\.(?:mozilla|firefox)\.\w+$/.test(host),
    )
    .map(({ url }) => url);
}

function sentTo(host: string): string[] {
  return sent().filter((url) => new URL(url).host === host);
}

test('the package for Firefox asks for no site, and for no interface that only Chromium has', () => {
  const manifest = JSON.parse(readFileSync(join(outputFolder('firefox'), 'manifest.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ manifest_version: 3, sidebar_action: { open_at_install: false } });
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest).not.toHaveProperty('side_panel');
  expect(manifest).toHaveProperty('permissions', [
    'activeTab',
    'alarms',
    'contextMenus',
    'scripting',
    'storage',
    'unlimitedStorage',
  ]);
});

// One after the other, as a reader would go on.
describe('a reader in Firefox', () => {
  test('visits a help page, and until the icon is pressed nothing is sent and no sidebar opens', async () => {
    await visit(article);
    expect(sent()).toEqual([]);
    expect(await firefox.isSidebarOpen()).toBe(false);
  });

  test('presses the icon by its shortcut: the sidebar opens with what the page is about', async () => {
    await press();
    await expect
      .poll(async () => (await latestLookup())?.topic, patient)
      .toMatchObject({
        question: 'Hub shows error E04 and lights go offline after a firmware update',
        brand: 'Lumenhome',
        product: 'Lumenhome Hub 2',
        codes: expect.arrayContaining([expect.stringMatching(/E04$/)]) as string[],
      });
    expect((await latestLookup())?.page?.url).toBe(article);
    await waitForText('Hub shows error E04 and lights go offline after a firmware update');
  });

  test('gets answers of Stack Exchange without any permission, the right one first', async () => {
    await waitUntilDone();
    // Which community answers first is chance: what came later waits behind a button.
    await expect
      .poll(async () => (await firstCard()).title, patient)
      .toBe('Lumenhome hub shows error E04 and all lights are offline since firmware 3.2');
    expect(await firefox.hasAccess(`*://${community}/*`)).toBe(false);
  });

  test("says no in Firefox's own prompt: the community stays unasked, and the sidebar says so", async () => {
    await waitForText(`${community}: ask there?`);
    await firefox.click('Allow');
    expect(await firefox.answerPrompt('deny')).toContain(community);
    await waitForText(`${community} was not asked`);
    expect(await statesOf(community)).toEqual(['needs-permission']);
    expect(sentTo(community)).toEqual([]);
  });

  test("allows the company's community: only then it is asked, and its right answer stands first", async () => {
    await firefox.click('Allow');
    await firefox.answerPrompt('allow');
    await expect.poll(() => statesOf(community), patient).toEqual(['answered']);
    await waitUntilDone();
    expect(sentTo(community).length).toBeGreaterThan(0);
    const expected = expectations.find(({ pageUrl }) => pageUrl === article);
    // The same answer was given at Super User too: one card stands for both, and names both places.
    const right = [expected?.bestThreadTitle, ...(expected?.alsoRight ?? []).map(({ title }) => title)];
    await expect.poll(async () => (await firstCard()).text, patient).toContain('Lumenhome Community');
    expect(right).toContain((await firstCard()).title);
    expect(await firefox.hasAccess(`*://${community}/*`)).toBe(true);
    expect(await firefox.hasAccess('*://help.lumenhome.example/*')).toBe(false);
  });

  test('finds in "Sent" exactly what has reached the communities, without cookie or referrer', async () => {
    const ledger = await rows('ledger');
    expect(ledger.map(({ url }) => url).toSorted()).toEqual(sent().toSorted());
    expect(ledger.every(({ outcome }) => outcome === 'ok')).toBe(true);
    const visits = sample.requests.filter(({ url }) => sent().includes(url));
    expect(visits.filter(({ referer, cookie }) => referer !== undefined || cookie !== undefined)).toEqual([]);
    await firefox.click('Sent');
    await waitForText(ledger[0]?.text ?? '');
    await firefox.click('Answers');
  });

  test('opens hostile answers: nothing of them runs, loads, or covers the sidebar', async () => {
    await expect.poll(titles, patient).toContainEqual(expect.stringContaining('window.stolen'));
    const hostile = (await titles()).filter((title) => title.includes('window.stolen'));
    for (const title of hostile) {
      await firefox.click(title);
      await waitForText('Hold the button for 12 seconds until the ring is amber');
      expect(await firefox.inSidebar(countOfDanger)).toEqual({
        elements: 0,
        links: 0,
        handlers: 0,
        stolen: false,
      });
      await firefox.click(title);
    }
    expect(sentTo('collector.example')).toEqual([]);
  });

  test('pins an answer, and it stays when the sidebar is loaded anew', async () => {
    const [first = ''] = await titles();
    await firefox.click('Pin');
    await waitForText('Pinned.');
    await firefox.reloadSidebar();
    await firefox.click('Pins');
    await waitForText(first);
    expect((await rows('pins')).map(({ thread }) => thread.title)).toEqual([first]);
    await firefox.click('Answers');
  });

  test('opens the pins on a page of their own, finds the same one there, and what is done there shows in the sidebar', async () => {
    const [pin] = await rows('pins');
    await firefox.click('Pins');
    await firefox.click('Open as a page');
    const shown = (): Promise<string[]> =>
      firefox.inTab(({ document, location }) =>
        location.pathname === '/library.html'
          ? [...document.querySelectorAll('article h3')].map((title) => title.textContent?.trim() ?? '')
          : [],
      );
    await expect.poll(shown, patient).toEqual([pin?.thread.title]);
    await firefox.inTab(({ document }) =>
      document.querySelector<HTMLElement>('article [data-key="pin"]')?.click(),
    );
    await waitForText('Nothing pinned yet.');
    await firefox.inTab(({ document }) => document.querySelector<HTMLElement>('output button')?.click());
    await expect.poll(shown, patient).toEqual([pin?.thread.title]);
    await expect.poll(async () => (await rows('pins'))[0]?.id, patient).toBe(pin?.id);
    await firefox.click('Answers');
  });

  test('still gets the answers when Firefox ends the background page in the middle of a lookup', async () => {
    const held = sample.hold('api.stackexchange.com');
    await visit(helpPage('lumenhome/lights-flicker.html'));
    await press();
    await held.arrived;
    await firefox.killBackground();
    held.release();
    await waitUntilDone();
    const asked = Object.values((await latestLookup())?.sources ?? {});
    expect(asked.filter(({ state }) => state !== 'answered')).toEqual([]);
    expect(asked.some(({ community: { platform } }) => platform === 'stack-exchange')).toBe(true);
    await expect.poll(titles, patient).not.toEqual([]);
    expect((await rows('ledger')).filter(({ outcome }) => outcome === 'stopped').length).toBeGreaterThan(0);
  });

  test("presses on one of Firefox's own pages, and is told that it can't be read", async () => {
    await firefox.openOwnPage('about:license');
    await press();
    await expect.poll(async () => (await latestLookup())?.state, patient).toBe('unreadable');
    await waitForText('This page belongs to the browser');
  });

  test('starts Firefox again: the sidebar shows nothing of the tabs of yesterday', async () => {
    await firefox.close();
    firefox = await launchFirefox({ display: display.name, proxyPort: proxy.port, profile });
    await visit(helpPage('parcelo/sync-409.html'));
    await firefox.showSidebar();
    await waitForText('Open a help page, then press the icon');
    expect(await titles()).toEqual([]);
  });

  test('finds the pin and the permission as they were, and presses again', async () => {
    const [pin] = await rows('pins');
    expect(pin).toBeDefined();
    await visit(article);
    await press();
    await waitUntilDone();
    expect(await statesOf(community)).toEqual(['answered']);
    expect(await rows('pins')).toEqual([pin]);
    await firefox.click('Pins');
    await waitForText(pin?.thread.title ?? '');
    await firefox.click('Answers');
  });

  test('watches a site once it is allowed: the script is registered, and the icon counts what is here', async () => {
    await firefox.click('Watch');
    await firefox.click('Watch help.lumenhome.example');
    expect(await firefox.answerPrompt('allow')).toContain('help.lumenhome.example');
    await expect.poll(watchedPatterns, patient).toEqual(['*://help.lumenhome.example/*']);
    const before = sent();
    await visit(helpPage('lumenhome/motion-sensor.html'));
    await waitForText('This looks like a help page. Nothing has been sent for it yet.');
    expect(await badge()).toBe('');
    await visit(article);
    await expect.poll(badge, patient).toMatch(/^[1-9]/);
    await waitForText('Here already from earlier: nothing has been sent for this page.');
    expect(sent()).toEqual(before);
  });

  test('follows a help centre that changes its address without loading a page', async () => {
    await visit(helpPage('lumenhome/app.html'));
    const [page] = await firefox.browser.pages();
    await page?.locator('main a::-p-text(The motion sensor)').click();
    await expect
      .poll(async () => (await latestLookup())?.page?.url, patient)
      .toContain('/app/articles/motion-sensor');
  });

  test('watches no longer when that is taken back', async () => {
    await firefox.click('Stop watching help.lumenhome.example');
    await expect.poll(watchedPatterns, patient).toEqual([]);
    await visit(article);
    expect(await badge()).toBe('');
  });
});

type InsideSidebar = SidebarPage & {
  browser: {
    scripting: { getRegisteredContentScripts: () => Promise<{ matches: string[] }[]> };
    tabs: { query: (what: unknown) => Promise<{ id: number }[]> };
    action: { getBadgeText: (of: unknown) => Promise<string> };
  };
};

function watchedPatterns(): Promise<string[]> {
  return firefox.inSidebar(async (page) => {
    const { scripting } = (page as InsideSidebar).browser;
    return (await scripting.getRegisteredContentScripts()).flatMap(({ matches }) => [...matches]);
  });
}

/** What the icon shows beside the tab in front. */
function badge(): Promise<string> {
  return firefox.inSidebar(async (page) => {
    const { tabs, action } = (page as InsideSidebar).browser;
    // An object that is to be read in the page has to be made in it.
    const make = (json: string): unknown => (page as unknown as { JSON: JSON }).JSON.parse(json);
    const [tab] = await tabs.query(make('{"active":true,"currentWindow":true}'));
    return action.getBadgeText(make(`{"tabId":${tab?.id}}`));
  });
}

/** The card on top once every answer that waits behind the button at the lower edge has been put in its place. */
function firstCard(): Promise<{ title: string; text: string }> {
  return firefox.inSidebar(({ document }) => {
    const button = [...document.querySelectorAll('button')].find((one) =>
      /^(?:Show \d+ more|Sort by what is known now)$/.test(one.textContent?.trim() ?? ''),
    );
    button?.click();
    const card = document.querySelector('article');
    return { title: card?.querySelector('h3')?.textContent?.trim() ?? '', text: card?.textContent ?? '' };
  });
}

/** Runs in the sidebar: what an answer must never bring into it. */
function countOfDanger(page: SidebarPage) {
  const all = [...page.document.querySelectorAll('article *')];
  return {
    elements: all.filter((one) =>
      /^(?:script|iframe|object|embed|form|input|video|style|link|base|meta|math)$/i.test(one.tagName),
    ).length,
    links: all.filter((one) => /^(?:javascript|data):/i.test(one.getAttribute('href') ?? '')).length,
    handlers: all.filter((one) =>
      [...one.attributes].some(({ name }) => name.startsWith('on') || name === 'style'),
    ).length,
    stolen: 'stolen' in page,
  };
}
