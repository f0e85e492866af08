import type { Page } from 'puppeteer-core';

import { expectations } from '@/tests/communities/data/expectations';
import { startSample } from '@/tests/communities/serve';
import { launchChromium } from '@/tests/e2e/chromium';
import { startDisplay } from '@/tests/e2e/display';
import { waitUntilDone } from '@/tests/e2e/reading-panel';

import type { Figure } from './bench';
import { median } from './median';

const FRAME_MS = 1000 / 60;
const ROUNDS = 11;

/**
 * How long the panel takes to show a cached topic: the reader changes to a tab whose page was asked about before,
 * and the time runs from the browser's word that the tab has changed to its cards standing in the document. And how
 * long a panel that is opened anew takes from its first line of script.
 */
export async function measurePanel(): Promise<Figure[]> {
  const sample = await startSample();
  const display = await startDisplay();
  const chromium = await launchChromium({ display: display.name, port: sample.port });
  try {
    const pages: Page[] = [];
    for (const { pageUrl } of expectations.slice(0, 2)) {
      const page = await chromium.browser.newPage();
      await page.goto(pageUrl);
      await chromium.pressIcon(page);
      await waitUntilDone(await chromium.panel());
      pages.push(page);
    }
    const panel = await chromium.panel();
    const changes: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = pages[round % 2];
      if (page) changes.push(await timeChange(panel, page));
    }
    const openings: number[] = [];
    const tabId = await panel.evaluate(
      'chrome.tabs.query({active: true, currentWindow: true}).then(([tab]) => tab.id)',
    );
    for (let round = 0; round < ROUNDS; round += 1)
      openings.push(
        await timeOpening(await chromium.browser.newPage(), `${panel.url()}?tab=${String(tabId)}`),
      );
    return [
      {
        section: 'panel',
        name: 'cached topic, from the change of tabs to its cards',
        value: median(changes),
        unit: 'ms',
        budget: FRAME_MS,
      },
      {
        section: 'panel',
        name: 'cached topic, from the opened page to its cards',
        value: median(openings),
        unit: 'ms',
      },
    ];
  } finally {
    await chromium.close();
    display.close();
    await sample.close();
  }
}

async function timeChange(panel: Page, page: Page): Promise<number> {
  // As text: a compiler's helpers would not be there in the page.
  const measured = panel.evaluate(`new Promise((resolve) => {
    const titles = () => Array.from(document.querySelectorAll('article h3'), (title) => title.textContent).join();
    const before = titles();
    let startedAt = 0;
    const onChange = () => { startedAt = performance.now(); };
    chrome.tabs.onActivated.addListener(onChange);
    new MutationObserver((_, observer) => {
      const now = titles();
      if (startedAt === 0 || now === '' || now === before) return;
      observer.disconnect();
      chrome.tabs.onActivated.removeListener(onChange);
      resolve(performance.now() - startedAt);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
  await panel.evaluate('1');
  await page.bringToFront();
  return Number(await measured);
}

async function timeOpening(page: Page, url: string): Promise<number> {
  await page.evaluateOnNewDocument(`
    const cardObserver = new MutationObserver(() => {
      if (!document.querySelector('article h3')) return;
      cardObserver.disconnect();
      const entry = performance.getEntriesByType('navigation')[0];
      window.cardsAfterMs = performance.now() - entry.responseEnd;
    });
    cardObserver.observe(document, { subtree: true, childList: true });
  `);
  await page.goto(url);
  const handle = await page.waitForFunction('window.cardsAfterMs', { timeout: 10_000 });
  const value = Number(await handle.jsonValue());
  await page.close();
  return value;
}
