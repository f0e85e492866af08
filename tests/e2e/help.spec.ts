import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { expectGoodLooks } from './looks';
import {
  allowCommunities,
  cardTitles,
  pressButton,
  showWaitingCards,
  textOf,
  waitForText,
  waitUntilDone,
} from './reading-panel';
import { helpPage, openWorld, type World } from './world';

const article = helpPage('lumenhome/hub-error-e04.html');
const scenes = 'Can Lumenhome scenes be backed up to a network drive?';
const dutch = 'Verlichting: Hub geeft E04 na update';
const show = 'Show questions that wait for an answer';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** Beside a help page whose communities have answered, in the view for helping; nothing has been pressed there. */
async function openHelp(): Promise<Page> {
  const { panel } = await world.press(article);
  // A panel that is open already shows what it showed last.
  await panel.reload();
  await panel.waitForSelector('#panel > *');
  await waitUntilDone(panel);
  await allowCommunities(world.chromium(), panel);
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  world.sample.requests.length = 0;
  await pressButton(panel, 'Help');
  await waitForText(panel, 'Who knows');
  return panel;
}

const laneTitles = (panel: Page): Promise<string[]> =>
  panel.$$eval('#lane li h3', (titles) => titles.map((each) => each.innerText));
const lane = async () => (await world.rows('helpLanes'))[0];
const ledgerOf = async (why: 'help' | 'people') =>
  (await world.rows('ledger')).filter((row) => row.why === why);

const laneStates = async () => (await lane())?.places.map(({ state }) => state);

async function showQuestions(panel: Page): Promise<void> {
  await pressButton(panel, show);
  await expect.poll(laneStates, { timeout: 15_000 }).toEqual(['answered', 'answered', 'answered']);
  await waitForText(panel, scenes);
}

describe('questions that wait for an answer', () => {
  test('are asked for by a press and never before; the ledger has each request, and a second press sends none', async () => {
    const panel = await openHelp();
    await waitForText(panel, 'Nothing is asked before you press.');
    expect(world.sample.requests).toEqual([]);
    await showQuestions(panel);
    const sent = world.sample.requests.map(({ url }) => url).toSorted();
    expect((await ledgerOf('help')).map(({ url }) => url).toSorted()).toEqual(sent);
    // The forum tells by two searches what has no reply and what has no solution.
    expect(sent.length).toBeLessThanOrEqual(4);
    const shown = await laneTitles(panel);
    expect(shown).toContain('Update 3.2.2: ist E04 jetzt behoben?');
    expect(shown).not.toContain('Lumenhome E04 error code meaning');
    expect(await textOf(panel)).toContain('Rules of Super User');
    await panel.reload();
    await pressButton(panel, 'Help');
    await waitForText(panel, scenes);
    expect(await laneTitles(panel)).toEqual(shown);
    expect(world.sample.requests).toHaveLength(sent.length);
  });

  test('stand by age at first, and those first that fit what the reader has pinned since', async () => {
    const panel = await openHelp();
    await showQuestions(panel);
    const byAge = await laneTitles(panel);
    expect(byAge.indexOf(dutch)).toBeGreaterThan(byAge.indexOf(scenes));
    await pressButton(panel, 'Answers');
    await expect.poll(async () => (await cardTitles(panel))[0]).toMatch(/E04/);
    await pressButton(panel, 'Pin');
    await expect.poll(async () => (await world.rows('pins')).length).toBe(1);
    await pressButton(panel, 'Help');
    await expect
      .poll(async () => {
        const titles = await laneTitles(panel);
        return titles.length > 0 && titles.indexOf(dutch) < titles.indexOf(scenes);
      })
      .toBe(true);
    expect(await textOf(panel)).toMatch(/Fits what you know: [^.]*E04/i);
  });

  test('open where they were asked, and are counted for the reader alone', async () => {
    const panel = await openHelp();
    await showQuestions(panel);
    const sent = world.sample.requests.length;
    const opened = new Promise<Page | null>((resolve) => {
      world.chromium().browser.once('targetcreated', (target) => resolve(target.page()));
    });
    const link = await panel.$(`xpath/.//li[.//h3[text()="${scenes}"]]//a[contains(., "Answer there")]`);
    await link?.click();
    await expect.poll(async () => (await opened)?.url() ?? '').toContain('superuser.com/questions/');
    // Beside the question's own page, where the answer is written.
    await waitForText(panel, 'You opened 1 question and answered 0. Only this device knows.');
    await pressButton(panel, 'I answered it');
    await waitForText(panel, 'You opened 1 question and answered 1.');
    expect(await world.rows('openings')).toMatchObject([{ title: scenes, communityName: 'Super User' }]);
    // The visit itself, and nothing of ours.
    const later = world.sample.requests.slice(sent).filter(({ host }) => host !== 'superuser.com');
    expect(later).toEqual([]);
  });

  test('come although the worker is killed while it asks', async () => {
    const panel = await openHelp();
    const hold = world.hold('/questions/unanswered');
    await pressButton(panel, show);
    await hold.arrived;
    expect(await laneStates()).toContain('waiting');
    await world.chromium().killWorker();
    hold.release();
    await waitForText(panel, scenes, 20_000);
    await expect.poll(laneStates, { timeout: 20_000 }).toEqual(['answered', 'answered', 'answered']);
    expect(new Set(await laneTitles(panel)).size).toBe((await laneTitles(panel)).length);
    const outcomes = (await ledgerOf('help')).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain('pending');
    expect(outcomes).toContain('stopped');
  });
});

test('who knows is told by the communities, on a press, and can be followed', async () => {
  const panel = await openHelp();
  await waitForText(panel, 'Nobody is written to');
  expect(world.sample.requests).toEqual([]);
  const place = 'section[aria-label="Super User"]';
  const button = await panel.waitForSelector(`${place} button::-p-text(Show who answers most)`);
  await button?.click();
  await waitForText(panel, 'in all the years:');
  const rows = await panel.$$eval(`${place} li`, (items) => items.map((each) => each.innerText));
  expect(rows[0]).toMatch(/\d+ answers?, \d+ votes?/);
  expect(await panel.$eval(`${place} li a[href$="/topusers"]`, (link) => link.textContent)).toBe(
    'See it there',
  );
  expect(world.sample.requests.map(({ url }) => url)).toEqual(
    (await ledgerOf('people')).map(({ url }) => url),
  );
  expect(world.sample.requests).toHaveLength(1);
  const name = (await world.rows('people'))[0]?.knowers[0]?.person.name ?? '';
  await pressButton(panel, `Follow ${name}`);
  await expect.poll(() => world.rows('follows')).toMatchObject([{ title: name, target: { kind: 'person' } }]);
});

test('a vote is cast at the source, whose very post is one press away', async () => {
  const { panel } = await world.press(article);
  // A panel that is open already shows what it showed last.
  await panel.reload();
  await panel.waitForSelector('#panel > *');
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  await pressButton(panel, 'Read whole', (await cardTitles(panel))[0]);
  await waitForText(panel, 'A vote there is public. What you say here stays on this device.');
  const href = await panel.$eval('article a::-p-text(Vote on it there)', (link) => link.getAttribute('href'));
  const answers = (await world.rows('threads')).flatMap((thread) => thread.answers);
  expect(answers.map(({ url }) => url)).toContain(href);
});

test('questions and people look well in both themes and in a narrow panel', async () => {
  const panel = await openHelp();
  await showQuestions(panel);
  await pressButton(panel, 'Show who answers most');
  await waitForText(panel, 'In the whole community, in the last year:');
  await expectGoodLooks(panel, 'help');
});
