import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { accessProblems, excessWidth, expectGoodLooks, screenshotFolder } from './looks';
import { clearTables } from './panel-database';
import {
  allowCommunities,
  cardTitles,
  hasButton,
  pressButton,
  showWaitingCards,
  waitForText,
  waitUntilCalm,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const otherArticle = helpPage('parcelo/sync-409.html');
const hosts = ['api.stackexchange.com', 'community.lumenhome.example'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** Presses on a page, waits for the end of its lookup, and gives a panel of its own beside that tab. */
async function pressed(url: string): Promise<Page> {
  const { panel } = await world.press(url);
  await waitUntilDone(panel);
  return besideLatest();
}

/** A panel in a page of its own, so that its width can be chosen, beside the tab of the latest lookup. */
async function besideLatest(): Promise<Page> {
  await expect.poll(async () => (await world.rows('lookups')).length).toBeGreaterThan(0);
  const [latest] = (await world.rows('lookups')).toSorted((a, b) => b.createdAt - a.createdAt);
  return world.panelInTab(latest?.tabId ?? -1);
}

describe('before anything was asked', () => {
  test('no lookup yet', async () => {
    const panel = await world.panelInTab(-5);
    await waitForText(panel, 'Open a help page, then press the icon');
    await expectGoodLooks(panel, 'none');
  });

  test('no community known yet', async () => {
    const panel = await world.panelInTab(-5);
    await pressButton(panel, 'Communities');
    await waitForText(panel, 'No community is known for this page yet.');
    await expectGoodLooks(panel, 'communities-empty');
  });

  test('nothing pinned yet', async () => {
    const panel = await world.panelInTab(-5);
    await pressButton(panel, /^Pins/);
    await waitForText(panel, 'Nothing pinned yet.');
    await expectGoodLooks(panel, 'pins-empty');
  });

  test('nothing sent yet', async () => {
    const panel = await world.panelInTab(-5);
    await pressButton(panel, 'Sent');
    await waitForText(panel, 'Nothing has been sent.');
    await expectGoodLooks(panel, 'ledger-empty');
  });

  test('a page that is no help page', async () => {
    const panel = await pressed('https://www.parcelo.example/');
    await pressButton(panel, 'Why we think so');
    await expectGoodLooks(panel, 'not-support');
  });

  test('a page that cannot be read', async () => {
    await expectGoodLooks(await pressed('chrome://version/'), 'unreadable');
  });
});

describe('a permission', () => {
  test('that is wanted', async () => {
    const panel = await pressed(article);
    await waitForText(panel, 'community.lumenhome.example: ask there?');
    await expectGoodLooks(panel, 'needs-permission');
  });

  test('that is wanted before there is any answer', async () => {
    world.sample.misbehave('api.stackexchange.com', '500');
    const panel = await pressed(otherArticle);
    await waitForText(panel, 'www.parcelo.example: ask there?');
    await expectGoodLooks(panel, 'needs-permission-alone');
  });

  test('that was declined', async () => {
    const panel = await pressed(article);
    await pressButton(panel, 'Not now');
    await pressButton(panel, /Who was asked|communities/);
    await waitForText(panel, 'Not asked, as you wished.');
    await expectGoodLooks(panel, 'declined');
  });
});

// From here on the community is allowed.
describe('answers', () => {
  test('waiting behind a button', async () => {
    const { panel } = await world.press(article);
    await waitUntilDone(panel);
    // In a tab of its own, so that the answers which come first are shown first there too.
    const page = await besideLatest();
    await waitUntilCalm(page);
    await allowCommunities(world.chromium(), page);
    await waitUntilDone(page);
    expect(await hasButton(page, /^Show \d+ more$/)).toBe(true);
    await expectGoodLooks(page, 'answers-waiting');
  });

  test('shown', async () => {
    const panel = await pressed(article);
    await showWaitingCards(panel);
    await pressButton(panel, 'Why here', (await cardTitles(panel))[0]);
    await expectGoodLooks(panel, 'answers');
  });

  test('with one opened', async () => {
    const panel = await pressed(article);
    const [title] = await cardTitles(panel);
    await pressButton(panel, 'Read whole', title);
    await waitForText(panel, 'Fold');
    await waitUntilCalm(panel);
    await expectGoodLooks(panel, 'opened');
  });

  test('with who was asked, and the question opened for editing', async () => {
    const panel = await pressed(article);
    await pressButton(panel, /Edit$/);
    await pressButton(panel, /Who was asked|communities/);
    await panel.evaluate(() => scrollTo(0, 0));
    await expectGoodLooks(panel, 'edit');
  });

  test('of which one helped', async () => {
    const panel = await pressed(article);
    const [title] = await cardTitles(panel);
    await pressButton(panel, 'Read whole', title);
    await pressButton(panel, 'It helped', title);
    await waitForText(panel, 'Noted on this device only.');
    await panel.$eval('fieldset[aria-label="Did it help?"]', (box) =>
      box.scrollIntoView({ block: 'center' }),
    );
    await expectGoodLooks(panel, 'helped');
  });

  test('with the offer of an encoder opened', async () => {
    const panel = await pressed(article);
    await pressButton(panel, /^Compare by meaning/);
    await panel.$$eval('main > details', (folds) => folds.at(-1)?.scrollIntoView());
    await expectGoodLooks(panel, 'encoder');
  });

  test('and what may be watched', async () => {
    const panel = await pressed(article);
    await pressButton(panel, 'Watch');
    await waitForText(panel, 'Watch all help pages');
    await panel.evaluate(() => scrollTo(0, 0));
    await expectGoodLooks(panel, 'watch-menu');
  });

  test('in the true side panel, as narrow as the browser makes it', async () => {
    const { panel } = await world.press(article);
    await waitUntilDone(panel);
    await showWaitingCards(panel);
    expect(await excessWidth(panel)).toEqual([]);
    expect(await accessProblems(panel)).toEqual([]);
    await panel.screenshot({ path: join(screenshotFolder, 'side-panel.png') });
  });
});

describe('on the way', () => {
  test('asking, with nothing to show yet', async () => {
    const holds = hosts.map((host) => world.hold(host));
    await world.press(article);
    await Promise.all(holds.map(({ arrived }) => arrived));
    const panel = await besideLatest();
    await expect.poll(() => panel.$eval('main output', (line) => line.textContent)).toContain('Asking');
    await expectGoodLooks(panel, 'asking');
    for (const hold of holds) hold.release();
  });

  test('offline', async () => {
    const holds = hosts.map((host) => world.hold(host));
    await world.press(article);
    await Promise.all(holds.map(({ arrived }) => arrived));
    const panel = await besideLatest();
    await panel.setOfflineMode(true);
    await waitForText(panel, 'You are offline');
    await expectGoodLooks(panel, 'offline');
    for (const hold of holds) hold.release();
  });

  test('reading the page', async () => {
    const panel = await world.panelInTab(-6);
    await waitForText(panel, 'Open a help page');
    await putReadingLookup(panel, -6);
    await panel.reload();
    await waitForText(panel, 'Reading this page');
    await expectGoodLooks(panel, 'reading');
    await clearTables(panel);
  });
});

describe('failures', () => {
  test('of one community', async () => {
    world.sample.misbehave('community.lumenhome.example', '500');
    const panel = await pressed(article);
    await pressButton(panel, /not reached|communities/);
    await waitForText(panel, 'It is out of order at the moment.');
    await expectGoodLooks(panel, 'partly-failed');
  });

  test('of all communities', async () => {
    for (const host of hosts) world.sample.misbehave(host, '500');
    const panel = await pressed(article);
    await waitForText(panel, 'No community could be reached');
    await expectGoodLooks(panel, 'all-failed');
  });

  test('for asking too often', async () => {
    world.sample.misbehave('api.stackexchange.com', '400-throttle', { waitSeconds: 3000 });
    world.sample.misbehave('community.lumenhome.example', '429-retry-after', { waitSeconds: 3000 });
    const panel = await pressed(article);
    await waitForText(panel, 'It may be asked again at');
    await expectGoodLooks(panel, 'limited');
  });

  test('to find anything', async () => {
    const { panel } = await world.press(article);
    await waitUntilDone(panel);
    await pressButton(panel, /Edit$/);
    await panel.$eval('textarea[name="question"]', (field) => field.select());
    await panel.type('textarea[name="question"]', 'Quixotic zephyr marmalade xylophone');
    for (;;) {
      const before = await panel.$$eval('form fieldset li', (chips) => chips.length);
      if (before === 0) break;
      await pressButton(panel, /^Remove /);
      await expect.poll(() => panel.$$eval('form fieldset li', (chips) => chips.length)).toBeLessThan(before);
    }
    await pressButton(panel, 'Ask again');
    await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
    await waitUntilDone(panel);
    const page = await besideLatest();
    await waitForText(page, 'Nobody seems to have answered this yet');
    expect(await hasButton(page, /^Search there/)).toBe(true);
    await expectGoodLooks(page, 'nothing-found');
  });
});

describe('what is kept', () => {
  test('pins', async () => {
    const panel = await pressed(article);
    await panel.waitForSelector('article');
    const titles = await cardTitles(panel);
    for (const title of titles.slice(0, 2)) await pressButton(panel, 'Pin', title);
    await pressButton(panel, /^Pins/);
    await pressButton(panel, 'Read whole', titles[0]);
    await waitUntilCalm(panel);
    await panel.evaluate(() => scrollTo(0, 0));
    await expectGoodLooks(panel, 'pins');
  });

  test('the ledger', async () => {
    const panel = await pressed(article);
    await pressButton(panel, 'Sent');
    await pressButton(panel, 'Whole address');
    await panel.evaluate(() => scrollTo(0, 0));
    await expectGoodLooks(panel, 'ledger');
  });
});

describe('words of all kinds', () => {
  test('one that is longer than the panel is wide', async () => {
    const panel = await askFor(
      'Lumenhomezigbeecoordinatorreinitialisationfailedbecausenetworkkeymismatch',
      'Two hubs with one network key',
    );
    await pressButton(panel, 'Read whole', (await cardTitles(panel))[0]);
    await waitUntilCalm(panel);
    await expectGoodLooks(panel, 'long-words');
  });

  test('an Arabic answer in an English panel', async () => {
    const panel = await askFor('المصابيح غير متصلة بعد تحديث الموزع E04', 'omar');
    const [title] = (await cardTitles(panel)).filter((one) => one.includes('المصابيح'));
    await pressButton(panel, 'Read whole', title);
    await waitUntilCalm(panel);
    await expectGoodLooks(panel, 'arabic-answer');
  });

  test('a panel that runs from right to left', async () => {
    const panel = await pressed(article);
    await panel.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await expectGoodLooks(panel, 'right-to-left');
  });
});

/** Asks in own words, and waits for what is looked for. */
async function askFor(question: string, expected: string): Promise<Page> {
  const { panel } = await world.press(helpPage('lumenhome/contact.html'));
  await waitUntilDone(panel);
  const before = (await world.rows('lookups')).length;
  if (await hasButton(panel, /Edit$/)) await pressButton(panel, /Edit$/);
  await panel.$eval('textarea[name="question"]', (field) => field.select());
  await panel.type('textarea[name="question"]', question);
  await pressButton(panel, /^Ask (?:again|peers)$/);
  await expect.poll(async () => (await world.rows('lookups')).length).toBe(before + 1);
  await waitUntilDone(panel);
  const page = await besideLatest();
  await waitForText(page, expected);
  return page;
}

/** A page takes too short to be read to be met while it is: its row is written by hand. */
async function putReadingLookup(panel: Page, tabId: number): Promise<void> {
  await panel.evaluate(async (tab) => {
    const opening = indexedDB.open('commonplace');
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve);
    });
    const writing = opening.result.transaction('lookups', 'readwrite');
    writing
      .objectStore('lookups')
      .put({ id: 'held', tabId: tab, createdAt: Date.now(), state: 'reading', topicKey: '', sources: {} });
    await new Promise((resolve) => {
      writing.addEventListener('complete', resolve);
    });
    opening.result.close();
  }, tabId);
}

test('whom it asks, how often today, and what a reader can say of that', async () => {
  world.sample.misbehave('community.lumenhome.example', '429-extras', { waitSeconds: 900 });
  const { panel: docked } = await world.press(article);
  await waitUntilDone(docked);
  await allowCommunities(world.chromium(), docked);
  await waitUntilDone(docked);
  const panel = await besideLatest();
  await pressButton(panel, 'Communities');
  await waitForText(panel, 'It wants a pause.');
  await pressButton(panel, 'Not right?');
  await expectGoodLooks(panel, 'communities');
});
