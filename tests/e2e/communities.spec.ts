import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { helpPages } from '../help-centre/pages';
import {
  allowCommunities,
  cardTitles,
  pressButton,
  showWaitingCards,
  waitForText,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('ferrowatt/wallbox-6-a.html');
const forum = 'talk.ferrowatt.example';
const patient = { timeout: 10_000, interval: 100 };

let world: World;
const downloads = mkdtempSync(join(tmpdir(), 'commonplace-downloads-'));
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(downloads, { recursive: true, force: true });
});
beforeEach(async () => {
  await world.forget();
  await world.inExtension('chrome.storage.local.clear()');
  await world.inExtension(
    'chrome.permissions.getAll().then(({ origins }) => chrome.permissions.remove({ origins }))',
  );
});

/** Presses on the article, allows what asks, and waits until all have answered. */
async function askEveryone(): Promise<Page> {
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  await allowCommunities(world.chromium(), panel);
  await waitUntilDone(panel);
  return panel;
}

/** What reached the servers and no page of the help centres or of the browser's own had asked for. */
function sentByExtension(): string[] {
  const pages = new Set(helpPages.map(({ host, path }) => host + path));
  return world.sample.requests
    .filter(({ host, url }) => {
      const { pathname } = new URL(url);
      return (
        /\.example$|stackexchange\.com$/.test(host) &&
        !pages.has(host + pathname) &&
        pathname !== '/favicon.ico'
      );
    })
    .map(({ url }) => url)
    .toSorted();
}

describe('a community that the page links, of a kind that nobody told us', () => {
  test('is asked for by its name, found out by its own page, and answers in its place', async () => {
    const { panel } = await world.press(article);
    await waitUntilDone(panel);
    await waitForText(panel, `${forum}: ask there?`);
    expect(sentByExtension().filter((url) => url.includes(forum))).toEqual([]);
    await allowCommunities(world.chromium(), panel);
    await waitUntilDone(panel);
    await showWaitingCards(panel);
    expect(await cardTitles(panel)).toContain('Wallbox stays at 6 A & never charges faster <since 2.8>');
    const [finding] = await world.rows('findings');
    expect(finding?.community).toMatchObject({ platform: 'nodebb', base: `https://${forum}/forum` });
    // Its page told; the others are what its own adapter wants to know.
    const probes = (await world.rows('ledger')).filter(({ why }) => why === 'probe');
    expect(probes.map(({ url }) => new URL(url).pathname)).toEqual([
      '/forum/',
      '/forum/api/config',
      '/forum/api/categories',
    ]);
  });

  test('is remembered: the next question goes to it without another look', async () => {
    await askEveryone();
    const probes = async () => (await world.rows('ledger')).filter(({ why }) => why === 'probe').length;
    const first = await probes();
    await askEveryone();
    expect(await probes()).toBe(first);
  });

  test('has in the ledger what reached it, request for request', async () => {
    await askEveryone();
    const ledger = (await world.rows('ledger')).map(({ url }) => url).toSorted();
    expect(ledger.some((url) => url.includes(forum))).toBe(true);
    expect(sentByExtension()).toEqual(ledger);
  });
});

describe('the view of communities', () => {
  test('shows what runs where, and what was asked of whom today', async () => {
    const panel = await askEveryone();
    await pressButton(panel, 'Communities');
    await waitForText(panel, 'NodeBB, found out on');
    const asked = (await world.rows('ledger')).filter(({ host }) => host === forum).length;
    await waitForText(panel, `${forum} ${asked} requests`);
  });

  test('says how much of a quota is left', async () => {
    const { panel } = await world.press(helpPage('lumenhome/hub-error-e04.html'));
    await waitUntilDone(panel);
    await pressButton(panel, 'Communities');
    const quota = (await world.rows('hosts')).find(({ scope }) => scope === 'api.stackexchange.com');
    await waitForText(panel, `${quota?.quotaLeft} of ${quota?.quotaMax} left`);
  });

  test('a community that is never to be asked gets no request any more', async () => {
    const panel = await askEveryone();
    await pressButton(panel, 'Communities');
    await pressButton(panel, 'Never ask it');
    await expect
      .poll(() => world.inExtension("chrome.storage.local.get('silencedCommunities')"), patient)
      .toMatchObject({ silencedCommunities: [expect.stringContaining(forum)] });
    world.sample.requests.length = 0;
    await pressButton(panel, 'Answers');
    const again = await world.press(article);
    await waitUntilDone(again.panel);
    expect(sentByExtension().filter((url) => url.includes(forum))).toEqual([]);
  });

  test('takes a community that the reader names, asks the browser, and then asks it', async () => {
    const { panel } = await world.press(article);
    await waitUntilDone(panel);
    await pressButton(panel, 'Communities');
    await panel.locator('input[inputmode="url"]').fill('discuss.parcelo.example');
    await pressButton(panel, 'Add');
    await world.chromium().answerPrompt('allow');
    await waitForText(panel, 'Added. It is asked from now on.');
    await waitUntilDone(panel);
    await waitForText(panel, 'Flarum, found out on');
    expect(sentByExtension().some((url) => url.startsWith('https://discuss.parcelo.example/'))).toBe(true);
    expect(await world.rows('additions')).toMatchObject([{ domain: 'ferrowatt.example' }]);
  });

  test('what a reader says of a place is believed before what was found out', async () => {
    const panel = await askEveryone();
    await pressButton(panel, 'Communities');
    await pressButton(panel, 'Not right?');
    await panel.select('select', 'none');
    await pressButton(panel, 'Correct');
    await expect
      .poll(async () => (await world.rows('findings'))[0], patient)
      .toMatchObject({
        isByHand: true,
        community: null,
      });
    await waitUntilDone(panel);
    world.sample.requests.length = 0;
    const again = await world.press(article);
    await waitUntilDone(again.panel);
    expect(sentByExtension().filter((url) => url.includes(forum))).toEqual([]);
  });
});

test('the ledger is saved whole as a file', async () => {
  const panel = await askEveryone();
  const session = await panel.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await pressButton(panel, 'Sent');
  await pressButton(panel, 'Save as a file');
  const name = `commonplace-sent-${new Date().toISOString().slice(0, 10)}.json`;
  const read = (): unknown => {
    try {
      return JSON.parse(readFileSync(join(downloads, name), 'utf8'));
    } catch {
      return null;
    }
  };
  await expect.poll(read, patient).not.toBeNull();
  const { requests } = read() as { requests: { url: string; text: string }[] };
  const rows = await world.rows('ledger');
  expect(requests.map(({ url, text }) => ({ url, text }))).toEqual(
    rows.map(({ url, text }) => ({ url, text })),
  );
});
