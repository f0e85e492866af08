import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { DraftRow } from '@/storage/db';

import { expectGoodLooks } from './looks';
import { pressButton, textOf, waitForText } from './reading-panel';
import { askInVain } from './ask-in-vain';
import { openWorld, type World } from './world';

const forum = 'community.lumenhome.example';
const hubTitle = 'Lumenhome hub shows E04 after the update';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** Types into a field by its label, over what stands there. */
async function write(panel: Page, label: string, text: string): Promise<void> {
  const field = await panel.$(`aria/${label}`);
  if (!field) throw new Error(`There is no field ${label}`);
  await field.click({ count: 3 });
  await field.type(text);
}

const theDraft = async (): Promise<DraftRow | undefined> => (await world.rows('drafts'))[0];
/** Requests of the extension: the browser's own, and a person's visit to the page for asking, are none. */
const visits = () =>
  world.sample.requests.filter(
    ({ host, url }) =>
      !/(?:^|\.)(?:google|googleapis|gstatic)\.com$/.test(host) && !/\/new-topic|\/favicon\.ico$/.test(url),
  );

/** What has left by now, by the ledger and by the sample's own log. */
async function mark(): Promise<{ ledger: number; visits: number }> {
  return { ledger: (await world.rows('ledger')).length, visits: visits().length };
}

/** Since then the ledger has listed what has left, and nothing else. */
async function newLedger(since: Awaited<ReturnType<typeof mark>>) {
  const rows = (await world.rows('ledger')).slice(since.ledger);
  const urls = visits()
    .slice(since.visits)
    .map(({ url }) => url);
  expect(urls.toSorted()).toEqual(rows.map(({ url }) => url).toSorted());
  return rows;
}

test('from a topic that nobody knows, a draft is written, compared with what was asked before, and opened at the community', async () => {
  const panel = await askInVain(world);
  await waitForText(panel, 'Where to ask');
  await waitForText(panel, 'The company’s own community');
  await waitForText(panel, 'To ask there, you need an account there.');
  const before = await mark();

  await write(panel, 'Your question in one line', hubTitle);
  await write(panel, 'Version', '3.2');
  await write(panel, 'The error, in full', 'E04 NO UPLINK');
  await write(panel, 'In your own words', 'All lights went off at once.');
  await write(panel, 'Add something', 'New cable');
  await panel.keyboard.press('Enter');
  // Nothing was sent for it: what this device holds was compared.
  await expect
    .poll(async () => (await theDraft())?.tried.some(({ title }) => title === 'New cable'))
    .toBe(true);
  expect(await newLedger(before)).toEqual([]);

  await pressButton(panel, 'Look for it at Lumenhome Community first');
  await waitForText(panel, 'Lumenhome Community was searched. Sent:');
  await waitForText(panel, 'Asked before, in similar words');
  const searches = await newLedger(before);
  // One, and a second one where guests may not search by title.
  expect(searches.length).toBeLessThanOrEqual(2);
  expect([...new Set(searches.map(({ host, why }) => `${host} ${why}`))]).toEqual([`${forum} search`]);
  expect(searches.at(-1)).toMatchObject({ outcome: 'ok' });
  await expectGoodLooks(panel, 'ask-well');

  const opened = new Promise<Page | null>((resolve) => {
    world.chromium().browser.once('targetcreated', (target) => resolve(target.page()));
  });
  await pressButton(panel, 'Open the page for asking');
  const page = await opened;
  await expect.poll(() => page?.url() ?? '').toContain('/new-topic');
  const { host, searchParams } = new URL(page?.url() ?? '');
  expect(host).toBe(forum);
  expect(searchParams.get('title')).toBe(hubTitle);
  const body = searchParams.get('body') ?? '';
  expect(body).toContain('All lights went off at once.');
  expect(body).toContain('version 3.2');
  expect(body).toContain('```\nE04 NO UPLINK\n```');
  expect(body).toContain('- New cable');
  expect(await newLedger(before)).toEqual(searches);
  await expect.poll(async () => (await theDraft())?.askedAt).toBeDefined();
});

test('a draft outlives the worker and the browser, and is opened again, deleted and brought back', async () => {
  const panel = await askInVain(world);
  await write(panel, 'Your question in one line', hubTitle);
  await write(panel, 'In your own words', 'It began on Monday.');
  await world.chromium().killWorker();
  await expect.poll(async () => (await theDraft())?.body).toBe('It began on Monday.');
  await world.restart('crash');
  expect(await theDraft()).toMatchObject({ title: hubTitle, body: 'It began on Monday.' });

  const later = await world.panelInTab(-5);
  await pressButton(later, /^Help/);
  await waitForText(later, hubTitle);
  await waitForText(later, 'Not asked yet.');
  await pressButton(later, 'Open again');
  await waitForText(later, 'Where to ask');
  await expect
    .poll(() => later.$eval('aria/In your own words', (field) => (field as HTMLTextAreaElement).value), {
      timeout: 10_000,
    })
    .toBe('It began on Monday.');
  await expectGoodLooks(later, 'drafts');
  await write(later, 'Version', '3.4');
  await expect.poll(async () => (await theDraft())?.version).toBe('3.4');
  await pressButton(later, 'Delete');
  await expect.poll(theDraft).toBeUndefined();
  await pressButton(later, 'Undo');
  await expect.poll(theDraft).toMatchObject({ title: hubTitle, version: '3.4' });
});

describe('the wait', () => {
  test('is measured on a press, by a small sample that the ledger names', async () => {
    const panel = await askInVain(world);
    await waitForText(panel, 'Measured on');
    const before = await mark();
    await pressButton(panel, 'Measure the wait now');
    await waitForText(panel, 'From fewer than five answers no number is made.');
    const asked = await newLedger(before);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(9);
    expect([...new Set(asked.map(({ host, why }) => `${host} ${why}`))]).toEqual([`${forum} help`]);
    expect(await textOf(panel)).toMatch(/Measured on \d+ answered questions/);
  });
});
