import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { pressButton, textOf, waitForText } from './reading-panel';
import { article, askInVain, question } from './ask-in-vain';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

test('where nobody knows, the company’s own community is there to be asked, with its rules and the question filled in', async () => {
  const panel = await askInVain(world);
  await waitForText(panel, 'Ask at Lumenhome Community');
  await waitForText(panel, 'How they want to be asked');
  expect(await panel.$eval('a[href$="/guidelines"]', (link) => link.href)).toBe(
    'https://community.lumenhome.example/guidelines',
  );
  const sent = world.sample.requests.length;
  await panel.click('input[type="checkbox"]');
  const opened = new Promise<Page | null>((resolve) => {
    world.chromium().browser.once('targetcreated', (target) => resolve(target.page()));
  });
  await pressButton(panel, 'Open the page for asking');
  const page = await opened;
  await expect.poll(() => page?.url() ?? '').toContain('/new-topic');
  const { host, searchParams } = new URL(page?.url() ?? '');
  expect(host).toBe('community.lumenhome.example');
  expect(searchParams.get('title')).toBe(question);
  expect(searchParams.get('body')).toContain(article);
  // The visit itself, and nothing of ours.
  const later = world.sample.requests.slice(sent).filter(({ url }) => !url.endsWith('/favicon.ico'));
  expect(later.every(({ url }) => url.includes('/new-topic'))).toBe(true);
});

test('the wait that is told is the one of the threads on this device', async () => {
  const panel = await askInVain(world);
  await waitForText(panel, 'Ask at Lumenhome Community');
  const id = 'discourse:https://community.lumenhome.example';
  const threads = (await world.rows('threads')).filter(({ communityId }) => communityId === id);
  const answered = threads.filter(
    ({ isRead, askedAt, answers }) =>
      isRead &&
      askedAt !== undefined &&
      answers.some(({ postedAt = 0, isByAsker }) => isByAsker !== true && postedAt >= askedAt),
  );
  expect(answered.length).toBeGreaterThanOrEqual(5);
  expect(await textOf(panel)).toContain(`Measured on ${answered.length} answered questions`);
});
