import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

import { allowCommunities, pressButton, waitForText, waitUntilDone } from './reading-panel';
import { helpPage, type World } from './world';

/** The page beside which it is asked, and what nobody has ever answered. */
export const article = helpPage('lumenhome/hub-error-e04.html');
export const question = 'Quixotic zephyr marmalade xylophone';

/** Asks it, with none of the page's own words, and gives the panel that has found nothing. */
export async function askInVain(world: World): Promise<Page> {
  const { panel } = await world.press(article);
  await waitUntilDone(panel);
  await allowCommunities(world.chromium(), panel);
  await waitUntilDone(panel);
  await pressButton(panel, /Edit$/);
  await panel.$eval('textarea[name="question"]', (field) => field.select());
  await panel.type('textarea[name="question"]', question);
  for (;;) {
    const before = await panel.$$eval('form fieldset li', (chips) => chips.length);
    if (before === 0) break;
    await pressButton(panel, /^Remove /);
    await expect.poll(() => panel.$$eval('form fieldset li', (chips) => chips.length)).toBeLessThan(before);
  }
  await pressButton(panel, 'Ask again');
  await expect.poll(async () => (await world.rows('lookups')).length).toBe(2);
  await waitUntilDone(panel);
  await waitForText(panel, 'Nobody seems to have answered this yet');
  await waitForText(panel, 'Ask at Lumenhome Community');
  return panel;
}
