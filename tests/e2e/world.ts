import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import { sampleAddresses, startSample, type Sample } from '../communities/serve';
import { helpPages } from '../help-centre/pages';
import { launchChromium, type Chromium, type ChromiumOptions } from './chromium';
import { startDisplay, type Display } from './display';
import { clearTables, readTable, type TableName, type TableRow } from './panel-database';

/** Chromium with the extension, the sample it may ask, and a screen: all that an end-to-end test needs. */
export type World = {
  sample: Sample;
  display: Display;
  /** Changes with a restart of the browser. */
  chromium: () => Chromium;
  /** Opens a page in a tab of its own. */
  visit: (url: string) => Promise<Page>;
  /** Visits the page, presses the icon, and gives the panel. */
  press: (url: string) => Promise<{ page: Page; panel: Page }>;
  /** Opens the panel's page in a tab of its own, beside this tab, and as wide as asked. */
  panelInTab: (tabId: number) => Promise<Page>;
  /** Opens a page of the extension in a tab of its own: 'options.html#keys'. */
  openOwn: (path: string) => Promise<Page>;
  rows: <Name extends TableName>(table: Name) => Promise<TableRow[Name][]>;
  /** An expression in a page of the extension: for the browser's own interfaces. */
  inExtension: (expression: string) => Promise<unknown>;
  /** Freezes requests as `sample.hold` does, until it is released or the next test begins. */
  hold: Sample['hold'];
  /** Closes the tabs, empties the database and the log of requests, and ends every hold and misbehaviour. */
  forget: () => Promise<void>;
  /** Closes the browser, or lets it crash, and starts it again with the same profile. */
  restart: (how?: 'close' | 'crash') => Promise<void>;
  close: () => Promise<void>;
};

export async function openWorld(
  options: Pick<ChromiumOptions, 'windowSize' | 'language'> = {},
): Promise<World> {
  const [sample, display] = await Promise.all([startSample(), startDisplay()]);
  const profile = mkdtempSync(join(tmpdir(), 'commonplace-profile-'));
  const launch = (): Promise<Chromium> =>
    launchChromium({ display: display.name, port: sample.port, profile, ...options });
  let chromium = await launch();
  const releases: (() => void)[] = [];
  let desk = await openDesk(chromium);

  const visit = async (url: string): Promise<Page> => {
    const page = await chromium.browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return page;
  };
  const closeTabs = async (): Promise<void> => {
    for (const page of await chromium.browser.pages())
      if (
        page !== desk &&
        /^(?:https?|chrome):|sidepanel\.html\?|(?:options|welcome|library)\.html/.test(page.url())
      )
        await page.close();
  };

  return {
    sample,
    display,
    chromium: () => chromium,
    visit,
    press: async (url) => {
      const page = await visit(url);
      await chromium.pressIcon(page);
      return { page, panel: await chromium.panel() };
    },
    panelInTab: async (tabId) => {
      const page = await chromium.browser.newPage();
      await page.goto(`chrome-extension://${chromium.extensionId}/sidepanel.html?tab=${tabId}`);
      await page.waitForSelector('#panel > *');
      return page;
    },
    openOwn: async (path) => {
      const page = await chromium.browser.newPage();
      await page.goto(`chrome-extension://${chromium.extensionId}/${path}`);
      await page.waitForSelector('main');
      return page;
    },
    rows: (table) => readTable(desk, table),
    inExtension: (expression) => desk.evaluate(expression),
    hold: (what) => {
      const hold = sample.hold(what);
      releases.push(hold.release);
      return hold;
    },
    forget: async () => {
      for (const release of releases.splice(0)) release();
      await closeTabs();
      for (const host of new Set([...helpPages.map((page) => page.host), ...misbehavingHosts]))
        sample.misbehave(host, null);
      await clearTables(desk);
      sample.requests.length = 0;
    },
    restart: async (how = 'close') => {
      await (how === 'crash' ? chromium.crash() : chromium.close());
      chromium = await launch();
      desk = await openDesk(chromium);
    },
    close: async () => {
      await chromium.close();
      display.close();
      await sample.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const misbehavingHosts = Object.values(sampleAddresses).map((address) => new URL(address).host);

/** A bare page of the extension, behind the others: where a test reads what is stored. */
async function openDesk(chromium: Chromium): Promise<Page> {
  const [page] = await chromium.browser.pages();
  if (!page) throw new Error('Chromium opened no page');
  await page.goto(`chrome-extension://${chromium.extensionId}/manifest.json`);
  return page;
}

/** The address of a page of the sample help centres. */
export function helpPage(file: string): string {
  const page = helpPages.find((row) => row.file === file);
  if (!page) throw new Error(`The sample has lost ${file}`);
  return `https://${page.host}${page.path}`;
}
