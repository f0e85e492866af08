import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { hasButton, pressButton, textOf, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const contact = helpPage('parcelo/contact.html');
const problem = 'Notebook sync stops with error 409 and every note is locked';
/** Words that stand nowhere but in what is typed. */
const secrets = ['Quillfeather', '4711-2290', 'zebedee', 'wobblegong'];
const story =
  'My name is Zebedee Quillfeather, order number 4711-2290. The wobblegong plugin is off already.';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.forget();
  await world.inExtension('chrome.storage.local.clear()');
});

/** Everything that the extension keeps: each table of its database, and each area of the browser's storage. */
const everythingKept = `(async () => {
  const areas = ['local', 'session', 'sync'].map((name) => chrome.storage[name].get(null));
  const opening = indexedDB.open('commonplace');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const names = [...opening.result.objectStoreNames];
  const tables = names.map((name) => {
    const request = opening.result.transaction(name).objectStore(name).getAll();
    return new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
  });
  const kept = JSON.stringify([names, await Promise.all(areas), await Promise.all(tables)]);
  opening.result.close();
  return kept;
})()`;

const kept = async (): Promise<string> => String(await world.inExtension(everythingKept));
const sent = (): string =>
  decodeURIComponent(world.sample.requests.map(({ url }) => url).join('\n')).replaceAll('+', ' ');

/** Which of these words stand in a text. */
const among = (words: string[], text: string): string[] =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

async function openForm(): Promise<{ page: Page; panel: Page }> {
  const opened = await world.press(contact);
  await waitUntilDone(opened.panel);
  return opened;
}

async function openAndSwitchOn(): Promise<{ page: Page; panel: Page }> {
  const opened = await openForm();
  await pressButton(opened.panel, 'Read what I write in this form');
  await waitForText(opened.panel, 'Write in the form: what could be asked stands here then.');
  return opened;
}

const subject = 'input[name="topic"]';
const message = 'textarea[name="message"]';

/** How many listeners for what is typed the extension's own scripts have on the page's document. */
async function inputListeners(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.startsWith('chrome-extension:')) worlds.push(id);
  });
  await session.send('Runtime.enable');
  let count = 0;
  for (const contextId of worlds) {
    const { result } = await session.send('Runtime.evaluate', { expression: 'document', contextId });
    const { objectId = '' } = result;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
    count += listeners.filter(({ type }) => type === 'input').length;
  }
  await session.detach();
  return count;
}

describe('before it was switched on', () => {
  test('the panel offers to read along, and nothing typed reaches it', async () => {
    const { page, panel } = await openForm();
    expect(await textOf(panel)).toContain('in this form on support.parcelo.example');
    await page.type(message, story);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(among(secrets, await textOf(panel))).toEqual([]);
    expect(await inputListeners(page)).toBe(0);
  });
});

describe('switched on for this site', () => {
  test('what is typed stands in the panel at once, and nowhere else before the press', async () => {
    const { page, panel } = await openAndSwitchOn();
    const requests = world.sample.requests.length;
    await page.type('input[name="name"]', 'Quillfeather');
    await page.type('input[name="email"]', 'zebedee@quillfeather.example');
    await page.type(subject, problem);
    await page.type(message, story);
    await waitForText(panel, 'plugin is off already.');
    expect(await textOf(panel)).toContain(problem);
    expect(await panel.$$eval('del', (cut) => cut.map(({ innerText }) => innerText).join(' '))).toMatch(
      /Quillfeather.*4711-2290/,
    );
    expect(world.sample.requests).toHaveLength(requests);
    expect(among([...secrets, 'sync stops'], await kept())).toEqual([]);
    expect(await world.rows('lookups')).toHaveLength(1);
  });

  test('a killed worker changes nothing: the words go on, and nothing of them is kept', async () => {
    const { page, panel } = await openAndSwitchOn();
    await page.type(subject, 'Notebook sync');
    await waitForText(panel, 'Notebook sync');
    await world.chromium().killWorker();
    await page.type(subject, ' stops with wobblegong');
    await waitForText(panel, 'Notebook sync stops with wobblegong');
    expect(among(secrets, `${await kept()} ${sent()}`)).toEqual([]);
  });

  test('"Ask peers" sends the redacted words; what was cut is in no request and in no table', async () => {
    const { page, panel } = await openAndSwitchOn();
    await page.type(subject, problem);
    await page.type(message, story);
    await waitForText(panel, 'plugin is off already.');
    await pressButton(panel, 'Ask peers');
    await waitForText(panel, 'Peers were asked with these words.');
    await waitUntilDone(panel);
    const cut = ['Quillfeather', '4711-2290', 'zebedee'];
    expect(among(cut, sent())).toEqual([]);
    expect(among(cut, await kept())).toEqual([]);
    const asked = (await world.rows('lookups')).find(({ topic }) => topic?.question.startsWith(problem));
    expect(asked?.topic).toMatchObject({ brand: 'Parcelo', lead: '', codes: ['error 409'] });
    expect(sent()).toContain('409');
  });

  test('the choice holds for this site: the next press on it offers nothing and reads at once', async () => {
    const first = await openAndSwitchOn();
    await first.page.close();
    const { page, panel } = await openForm();
    await waitForText(panel, 'From what you are writing');
    await page.type(subject, 'Notebook sync');
    await waitForText(panel, 'Notebook sync');
    expect(await world.inExtension('chrome.storage.local.get(null)')).toEqual({
      formHosts: ['support.parcelo.example'],
    });
  });
});

describe('the script lets go', () => {
  test('when it is switched off: nothing listens any more, and nothing is shown', async () => {
    const { page, panel } = await openAndSwitchOn();
    await page.type(subject, 'Notebook');
    await waitForText(panel, 'Notebook');
    expect(await inputListeners(page)).toBe(1);
    await pressButton(panel, 'Stop reading this form');
    await waitForText(panel, 'Writing to them?');
    await expect.poll(() => inputListeners(page)).toBe(0);
    await page.type(subject, ' wobblegong');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(among(['Notebook', ...secrets], await textOf(panel))).toEqual([]);
  });

  test('when the panel closes', async () => {
    const { page, panel } = await openAndSwitchOn();
    await page.type(subject, 'Notebook');
    await waitForText(panel, 'Notebook');
    expect(await inputListeners(page)).toBe(1);
    await panel.close();
    await expect.poll(() => inputListeners(page)).toBe(0);
  });

  test('when the tab goes to another page, whose words are another question', async () => {
    const { page, panel } = await openAndSwitchOn();
    await page.type(subject, 'Notebook sync');
    await waitForText(panel, 'Notebook sync');
    await page.goto(helpPage('parcelo/sync-409.html'));
    await expect.poll(async () => (await textOf(panel)).includes('Notebook sync')).toBe(false);
    await page.goto(contact);
    await page.type(subject, 'Export');
    await waitForText(panel, 'Export');
    expect(await hasButton(panel, /^Ask peers$/)).toBe(true);
  });
});
