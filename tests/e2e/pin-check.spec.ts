import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { writeItems } from '@/lookup/sync/items';
import { parseLibrary, writeLibrary } from '@/sharing/library-file';
import type { PinRow } from '@/storage/db';

import { folderHost } from '../communities/serve';
import { deleteAnswer, editAnswer, outdoAnswer } from '../lookup/revisions';
import { cardTitles, pressButton, showWaitingCards, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const title = 'Lumenhome hub shows error E04 and all lights are offline since firmware 3.2';
const stackExchange = 'api.stackexchange.com';
const folderFile = '/dav/commonplace-library.json';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.sample.revise(stackExchange, null);
  world.sample.folder.files.clear();
  await world.inExtension('chrome.storage.local.clear().then(() => chrome.storage.sync.clear())');
  await world.forget();
});

async function pinTheAnswer(): Promise<PinRow> {
  const { panel } = await world.press(article);
  // The side panel stays open from one test to the next, and nobody tells it that its database was emptied.
  await panel.reload();
  await panel.waitForSelector('#panel > *');
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  expect(await cardTitles(panel)).toContain(title);
  await pressButton(panel, 'Pin', title);
  await expect.poll(() => world.rows('pins')).toHaveLength(1);
  const [pin] = await world.rows('pins');
  if (!pin) throw new Error('nothing was pinned');
  world.sample.requests.length = 0;
  return pin;
}

/** Sends a message as the extension's own pages do; gives what came back. */
function tell(name: string, request: object = {}): Promise<unknown> {
  return world.inExtension(`chrome.runtime.sendMessage(${JSON.stringify({ name, request })})`);
}

async function checkOf(id: string) {
  return (await world.rows('pins')).find((pin) => pin.id === id)?.check;
}

async function openOptions(): Promise<Page> {
  const page = await world.chromium().browser.newPage();
  await page.goto(`chrome-extension://${world.chromium().extensionId}/options.html#pins`);
  await page.waitForSelector('#pins');
  return page;
}

describe('a pin is checked at its source', () => {
  test('an edit, a better answer and a deletion are found, with one request each, and the ledger tells of it', async () => {
    const pin = await pinTheAnswer();
    expect(await tell('pin:check')).toMatchObject({ ok: true, response: { checked: 1, changed: 0 } });
    world.sample.revise(stackExchange, editAnswer(pin.id, '<p>Update to 3.3 instead.</p>'));
    await tell('pin:check', { ids: [pin.id] });
    expect((await checkOf(pin.id))?.changes).toMatchObject([
      { kind: 'edited', text: 'Update to 3.3 instead.' },
    ]);
    world.sample.revise(stackExchange, outdoAnswer(pin.id, '<p>Firmware 3.4 repairs it.</p>'));
    await tell('pin:check', { ids: [pin.id] });
    expect((await checkOf(pin.id))?.changes.map(({ kind }) => kind)).toEqual([
      'acceptance-moved',
      'better-answer',
    ]);
    world.sample.revise(stackExchange, deleteAnswer(pin.id));
    await tell('pin:check', { ids: [pin.id] });
    expect((await checkOf(pin.id))?.changes[0]).toEqual({ kind: 'deleted' });
    expect(world.sample.requests.map(({ host }) => host)).toEqual(Array(4).fill(stackExchange));
    const ledger = (await world.rows('ledger')).filter(({ why }) => why === 'pin');
    expect(ledger.map(({ url, text, outcome }) => [url, text, outcome])).toEqual(
      world.sample.requests.map(({ url }) => [url, '', 'ok']),
    );
  });

  test('goes on when its worker is killed while the source is being asked', async () => {
    const pin = await pinTheAnswer();
    world.sample.revise(stackExchange, editAnswer(pin.id, '<p>Update to 3.3 instead.</p>'));
    const hold = world.hold('/answers');
    await world.inExtension(
      `void chrome.runtime.sendMessage({ name: 'pin:check', request: {} }).catch(() => undefined)`,
    );
    await hold.arrived;
    await world.chromium().killWorker();
    hold.release();
    expect(await checkOf(pin.id)).toBeUndefined();
    // Any event wakes the next one.
    await tell('pins:changed');
    await expect
      .poll(() => checkOf(pin.id), { timeout: 15_000 })
      .toMatchObject({
        changes: [{ kind: 'edited' }],
      });
  });

  test('by itself nothing is asked until that is switched on', async () => {
    await pinTheAnswer();
    expect(
      await world.inExtension(`chrome.alarms.get('pins-hourly').then((alarm) => alarm ?? null)`),
    ).toBeNull();
    await world.inExtension('chrome.storage.local.set({ checksPins: true })');
    await expect
      .poll(() =>
        world.inExtension(`chrome.alarms.get('pins-hourly').then((alarm) => alarm?.periodInMinutes)`),
      )
      .toBe(60);
    expect(world.sample.requests).toEqual([]);
  });
});

describe('two machines of one person', () => {
  /** What another machine has written into the browser's synced storage. */
  function asOtherMachine(parts: Partial<Parameters<typeof writeItems>[1]>): Promise<unknown> {
    const nothing = { settings: new Map(), pins: [], removals: [], follows: [], followRemovals: [] };
    const part = { ...nothing, seenAt: Date.now(), ...parts };
    const { items } = writeItems('other', part, 50_000);
    return world.inExtension(`chrome.storage.sync.set(${JSON.stringify(items)})`);
  }

  test('tell each other of pins and choices through the browser’s sync, and a pin is fetched whole by its reference', async () => {
    const { id, thread, answer, pinnedAt } = await pinTheAnswer();
    const shared = {
      id,
      url: answer.url,
      threadId: thread.id,
      threadUrl: thread.url,
      title: thread.title,
      communityId: thread.communityId,
      pinnedAt,
      addedAt: pinnedAt,
    };
    const elsewhere = { ...shared, id: `${thread.communityId}#a77`, title: 'Only on the other machine' };
    await asOtherMachine({
      settings: new Map([['theme', { value: 'dark', at: 5 }]]),
      pins: [elsewhere],
    });
    const options = await openOptions();
    await options.click('::-p-text(Tell my other browsers of my choices, pins and follows)');
    await waitForText(options, '2 browsers take part.');
    expect((await world.rows('pinReferences')).map((row) => row.title)).toEqual([
      'Only on the other machine',
    ]);
    expect(await world.inExtension(`chrome.storage.local.get('theme')`)).toEqual({ theme: 'dark' });
    const items = JSON.stringify(await world.inExtension('chrome.storage.sync.get(null)'));
    expect(items).toContain(thread.title);
    expect(items).not.toContain('Rebuild radio table');

    // Removed there: it goes here, too, a moment after the browser brings it.
    await asOtherMachine({ pins: [elsewhere], removals: [{ id, removedAt: Date.now() }] });
    await expect.poll(() => world.rows('pins'), { timeout: 20_000 }).toEqual([]);

    await asOtherMachine({ pins: [elsewhere, { ...shared, addedAt: Date.now() + 1 }] });
    await tell('sync:now');
    expect((await world.rows('pinReferences')).map((row) => row.id).sort()).toEqual(
      [id, elsewhere.id].sort(),
    );
    expect(await tell('pin:fetch', { id })).toMatchObject({ ok: true, response: { outcome: 'fetched' } });
    expect((await world.rows('pins')).map((pin) => pin.answer.text)).toEqual([answer.text]);
  });

  test('have the same pins through a folder of the person’s own, which is asked for by its name', async () => {
    const pin = await pinTheAnswer();
    const { folder } = world.sample;
    folder.login = { user: 'ana', password: 'secret-of-ana' };
    const options = await openOptions();
    await options.type('input::-p-aria(Address of the folder)', `https://${folderHost}/dav/`);
    await options.type('input::-p-aria(User)', 'ana');
    await options.type('input::-p-aria(Password)', 'secret-of-ana');
    await pressButton(options, 'Allow and connect');
    await world.chromium().answerPrompt('allow');
    await waitForText(options, 'Connected. There is no file yet');
    expect(folder.files.size).toBe(0);
    await pressButton(options, 'Sync the folder now');
    await waitForText(options, 'have the same pin.');
    const library = await parseLibrary(folder.files.get(folderFile) ?? '');
    expect(library.pins).toMatchObject([{ id: pin.id, answer: { text: pin.answer.text } }]);

    // Another machine adds one of its own, with a note.
    const other = { ...pin, id: `${pin.id}9`, note: 'from the other machine', changedAt: pin.pinnedAt + 1 };
    const words = { deletedAuthor: '', excerpt: '', day: () => '' };
    const theirs = await writeLibrary({ ...library, pins: [...library.pins, other] }, 'json', { words });
    folder.files.set(folderFile, theirs.parts.join(''));
    await pressButton(options, 'Sync the folder now');
    await waitForText(options, 'New here: 1.');
    expect((await world.rows('pins')).map(({ note }) => note ?? '').sort()).toEqual([
      '',
      'from the other machine',
    ]);

    folder.files.set(folderFile, '{ "half": ');
    await pressButton(options, 'Sync the folder now');
    await waitForText(options, 'It was left as it is.');
    expect(folder.files.get(folderFile)).toBe('{ "half": ');
    const ledger = (await world.rows('ledger')).filter(({ why }) => why === 'webdav');
    expect(ledger.length).toBe(world.sample.requests.filter(({ host }) => host === folderHost).length);
    expect(JSON.stringify(ledger)).not.toContain('secret-of-ana');
  });
});
