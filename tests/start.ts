/**
 * `npm start`: opens a browser with the extension on the embedded sample: help centres and communities on the
 * loopback, under their own names. No internet is needed. With --headless the same happens on a screen of its
 * own: the icon is pressed, a community is allowed, the answers are printed, and a screenshot is kept.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Page } from 'puppeteer-core';

import { buildExtension } from '@/bench/build';

import { sampleAddresses, startSample } from './communities/serve';
import { launchChromium, type Chromium } from './e2e/chromium';
import { startDisplay } from './e2e/display';
import { allowCommunities, cardsOf, questionOf, showWaitingCards, waitUntilDone } from './e2e/reading-panel';
import { helpPages } from './help-centre/pages';

const SCREENSHOT = join(import.meta.dirname, '../.output/panel.png');

/** The article that the sample begins with. */
function mainPageUrl(): string {
  const page = helpPages.find(({ file }) => file === 'lumenhome/hub-error-e04.html');
  if (!page) throw new Error('The sample has lost its main article');
  return `https://${page.host}${page.path}`;
}

async function openSample(chromium: Chromium): Promise<Page> {
  const [page] = await chromium.browser.pages();
  if (!page) throw new Error('Chromium opened no page');
  await page.goto(mainPageUrl(), { waitUntil: 'load' });
  // The page that welcomes after an install stays behind it, for whoever wants to see it.
  await page.bringToFront();
  return page;
}

async function showHeadless(chromium: Chromium): Promise<void> {
  const page = await openSample(chromium);
  await chromium.pressIcon(page);
  const panel = await chromium.panel();
  await waitUntilDone(panel);
  await allowCommunities(chromium, panel);
  await waitUntilDone(panel);
  await showWaitingCards(panel);
  console.log(`Page: ${page.url()}`);
  console.log(`Topic: ${await questionOf(panel)}`);
  const cards = await cardsOf(panel);
  for (const [index, { title, passage, credit }] of cards.entries())
    console.log(`\n${index + 1}. ${title}\n   ${passage}\n   – ${credit}`);
  if (cards.length === 0) throw new Error('The panel shows no answer');
  mkdirSync(join(SCREENSHOT, '..'), { recursive: true });
  await panel.screenshot({ path: SCREENSHOT });
  console.log(`\nScreenshot of the panel: ${SCREENSHOT}`);
}

async function showWindow(chromium: Chromium): Promise<void> {
  await openSample(chromium);
  console.log(
    'The sample help centre is open. Press the Commonplace icon in the toolbar (under the puzzle piece).',
  );
  console.log(`More pages: ${sampleAddresses['help:lumenhome']}/ and ${sampleAddresses['help:parcelo']}/`);
  console.log('Close the browser to end.');
  await new Promise<void>((resolve) => chromium.browser.once('disconnected', () => resolve()));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { headless: { type: 'boolean' } } });
  const isHeadless = values.headless ?? false;
  const screen = process.env.DISPLAY ?? '';
  if (!isHeadless && screen === '' && !process.env.WAYLAND_DISPLAY)
    throw new Error('There is no screen to open a browser on: use npm start -- --headless');
  console.error('Building…');
  buildExtension('chrome');
  const sample = await startSample();
  const display = isHeadless ? await startDisplay() : null;
  const chromium = await launchChromium({
    display: display?.name ?? screen,
    port: sample.port,
    keepsWelcome: !isHeadless,
  });
  try {
    await (isHeadless ? showHeadless(chromium) : showWindow(chromium));
  } finally {
    if (chromium.browser.connected) await chromium.close();
    display?.close();
    await sample.close();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
