import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { FollowRow } from '@/storage/db';

import { outdoAnswer } from '../lookup/revisions';
import { accessProblems, excessWidth } from './looks';
import { pressButton, showWaitingCards, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const title = 'Lumenhome hub shows error E04 and all lights are offline since firmware 3.2';
const stackExchange = 'api.stackexchange.com';
const hour = 3600 * 1000;
/** A worker that is not there yet takes its time. */
const soon = { timeout: 15_000 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.sample.revise(stackExchange, null);
  await world.inExtension('chrome.storage.local.clear()');
  await world.forget();
});

async function openCardMenu(): Promise<Page> {
  const { panel } = await world.press(article);
  await panel.reload();
  await panel.waitForSelector('#panel > *');
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  await pressButton(panel, 'Follow, raise, lower or mute', title);
  await waitForText(panel, 'This question');
  return panel;
}

/** Follows the question of a card; the first look has learned what stands there. */
async function followTheQuestion(): Promise<Page> {
  const panel = await openCardMenu();
  await pressButton(panel, 'This question', title);
  await expect.poll(async () => (await follows())[0]?.checkedAt, soon).toBeDefined();
  world.sample.requests.length = 0;
  return panel;
}

/** What the question's community was sent; the browser loads its tabs again after a crash. */
const asked = () => world.sample.requests.filter(({ host }) => host === stackExchange);

const follows = (): Promise<FollowRow[]> => world.rows('follows');

/** Changes what is stored, behind the extension's back: `rows` is the table's object store. */
function inTable(table: string, change: string): Promise<unknown> {
  return world.inExtension(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('commonplace');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('${table}', 'readwrite');
      const rows = transaction.objectStore('${table}');
      ${change};
      transaction.oncomplete = () => { opening.result.close(); resolve(); };
      transaction.onerror = reject;
    };
  })`);
}

/** As if the time had come: all that is followed is due. */
function letTimePass(): Promise<unknown> {
  return inTable(
    'follows',
    `rows.openCursor().onsuccess = ({ target: { result } }) => {
      if (!result) return;
      result.update({ ...result.value, nextAt: Date.now() - 1000 });
      result.continue();
    }`,
  );
}

/** The alarm rings at once instead of in its time. */
function ringAlarm(): Promise<unknown> {
  return world.inExtension(`chrome.alarms.create('follow', { when: Date.now() })`);
}

const alarm = () =>
  world.inExtension(`chrome.alarms.get('follow').then((alarm) => alarm?.scheduledTime ?? null)`);
const shownNotifications = () =>
  world.inExtension(`chrome.notifications ? chrome.notifications.getAll().then(Object.keys) : []`);

describe('a question that is followed', () => {
  test('is looked at by an alarm, tells of its new answer once, through a killed worker and a restart', async () => {
    await followTheQuestion();
    const [row] = await follows();
    if (!row) throw new Error('nothing is followed');
    expect(row.title).toBe(title);
    // One alarm, for what is due next.
    await expect.poll(alarm, soon).toBe(row.nextAt);
    expect(row.nextAt - (row.checkedAt ?? 0)).toBe(6 * hour);

    const answer = row.known[0] ?? '';
    world.sample.revise(stackExchange, outdoAnswer(answer, '<p>Firmware 3.4 repairs it.</p>'));
    const hold = world.hold('/answers');
    await letTimePass();
    await ringAlarm();
    await hold.arrived;
    await world.chromium().killWorker();
    hold.release();
    expect(await world.rows('news')).toEqual([]);
    // The next one begins with what this one did not end.
    await ringAlarm();
    await expect.poll(() => world.rows('news'), soon).toHaveLength(1);
    const [news] = await world.rows('news');
    expect(news).toMatchObject({ kind: 'answer', title, excerpt: 'Firmware 3.4 repairs it.' });
    expect(asked()).toHaveLength(2);

    await world.restart('crash');
    await letTimePass();
    await ringAlarm();
    await expect.poll(() => asked().length, soon).toBe(3);
    await expect.poll(async () => ((await follows())[0]?.nextAt ?? 0) > Date.now(), soon).toBe(true);
    expect(await world.rows('news')).toEqual([news]);
    const ledger = (await world.rows('ledger')).filter(({ why }) => why === 'follow');
    expect(ledger.map(({ text }) => text)).toEqual(['', '', '', '']);
    await expect.poll(alarm, soon).toBe((await follows())[0]?.nextAt);
    // Nothing is due: nobody is asked.
    await world.chromium().killWorker();
    await ringAlarm();
    await expect.poll(alarm, soon).toBe((await follows())[0]?.nextAt);
    expect(asked()).toHaveLength(3);
  });

  test('stands in the panel with its news, is marked as seen when it is opened, and goes at once', async () => {
    const panel = await followTheQuestion();
    const [row] = await follows();
    world.sample.revise(stackExchange, outdoAnswer(row?.known[0] ?? '', '<p>Firmware 3.4 repairs it.</p>'));
    await letTimePass();
    await ringAlarm();
    await expect.poll(() => world.rows('news'), soon).toHaveLength(1);
    await waitForText(panel, 'Help 1');
    await pressButton(panel, /^Help ?1$/);
    await waitForText(panel, 'Firmware 3.4 repairs it.');
    await panel.click('main a[href="https://superuser.com/a/990001"]');
    await expect.poll(async () => (await world.rows('news'))[0]?.seenAt, soon).toBeDefined();
    await panel.bringToFront();
    await pressButton(panel, 'Unfollow');
    await waitForText(panel, 'You follow nothing.');
    expect([await follows(), await world.rows('news')]).toEqual([[], []]);
    await pressButton(panel, 'Undo');
    await waitForText(panel, 'Firmware 3.4 repairs it.');
    await pressButton(panel, 'Unfollow');
    await expect.poll(follows, soon).toEqual([]);
    // The alarm that stood rings in vain, and is the last one.
    world.sample.requests.length = 0;
    await ringAlarm();
    await expect.poll(alarm, soon).toBeNull();
    expect(asked()).toEqual([]);
  });

  test('is told of in one notification, where the reader has allowed that, and no more often', async () => {
    const panel = await followTheQuestion();
    const [row] = await follows();
    expect(
      await world.inExtension('chrome.runtime.getManifest().permissions.includes("notifications")'),
    ).toBe(false);
    await pressButton(panel, 'Help');
    await waitForText(panel, 'At most once a day');
    await pressButton(panel, 'At most once a day');
    await world.chromium().answerPrompt('allow');
    await expect
      .poll(() => world.inExtension(`chrome.storage.local.get('tells').then(({ tells }) => tells ?? null)`))
      .toBe('daily');
    const revise = (id: number) =>
      world.sample.revise(stackExchange, (body, url) =>
        outdoAnswer(row?.known[0] ?? '', '<p>Again.</p>')(body, url).replaceAll('990001', String(id)),
      );
    revise(990_001);
    await letTimePass();
    await ringAlarm();
    await expect.poll(shownNotifications, soon).toEqual(['follow-news']);
    const toldAt = await world.inExtension(`chrome.storage.local.get('toldAt').then(({ toldAt }) => toldAt)`);
    expect(Date.now() - Number(toldAt)).toBeLessThan(60_000);
    await world.inExtension(`chrome.notifications.clear('follow-news')`);

    // More comes on the same day: it stands in the panel, and waits for the next day's notification.
    revise(990_002);
    await letTimePass();
    await ringAlarm();
    await expect.poll(() => world.rows('news'), soon).toHaveLength(2);
    await world.chromium().killWorker();
    await ringAlarm();
    await expect.poll(alarm, soon).toBeGreaterThan(Date.now() + hour);
    expect(await shownNotifications()).toEqual([]);
    await world.inExtension(`chrome.storage.local.set({ toldAt: ${Date.now() - 25 * hour} })`);
    await ringAlarm();
    await expect.poll(shownNotifications, soon).toEqual(['follow-news']);
    // Where a press on it leads.
    const page = await world.openOwn('library.html#news');
    await waitForText(page, 'New in what you follow');
    await waitForText(page, 'Again.');
    expect(await accessProblems(page)).toEqual([]);
  });
});

test('the tabs with their counts fit into a narrow panel', async () => {
  await inTable(
    'news',
    `for (let id = 0; id < 9; id += 1) rows.put({ id: String(id), followId: '', at: id })`,
  );
  await inTable('pins', `for (let id = 0; id < 9; id += 1) rows.put({ id: String(id), pinnedAt: id })`);
  const page = await world.panelInTab(-7);
  await page.setViewport({ width: 320, height: 700 });
  await pressButton(page, /^Help ?9$/);
  await waitForText(page, 'You follow nothing yet.');
  const tops = await page.$$eval('nav button', (tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
  expect(tops).toHaveLength(5);
  expect(new Set(tops).size).toBe(1);
  expect(await excessWidth(page)).toEqual([]);
});

test('installing warns of nothing, though notifications can be asked for', async () => {
  const warnings =
    'chrome.management.getPermissionWarningsByManifest(JSON.stringify(chrome.runtime.getManifest()))';
  expect(await world.inExtension(warnings)).toEqual([]);
  expect(await world.inExtension('chrome.runtime.getManifest().optional_permissions')).toEqual([
    'notifications',
  ]);
});
