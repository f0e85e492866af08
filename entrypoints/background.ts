import { browser, type Browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { pageFactsSchema } from '@/detection/page-facts-schema';
import { readFacts } from '@/detection/read-facts';
import { pageReadingSchema } from '@/detection/topic';
import { glowConditions } from '@/detection/url-rules';
import { loadLexicon } from '@/lookup/lexicon';
import { createLookups, type Reading } from '@/lookup/lookups';
import { hasAccess } from '@/lookup/permissions';
import { browserPort } from '@/messaging/browser-port';
import { serve } from '@/messaging/bus';
import { createHttp } from '@/sources/http';
import { isOpen } from '@/sources/registry';
import { openDb } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { detachTabs } from '@/storage/lookups';

import { drawGlowingIcon } from '@/components/glowing-icon';

/** Chromium ends an idle worker after 30 s; a lookup under way counts as idle unless an API is called. */
const KEEP_ALIVE_MS = 20_000;
const RULE_ID = 'support-pages';

export default defineBackground(() => {
  const db = openDb();
  const mayAsk = async (url: string): Promise<boolean> => isOpen(url) || hasAccess(url);
  const http = createHttp({
    // oxlint-disable-next-line no-restricted-globals -- handed to the one courteous client
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk,
    isOnline: () => navigator.onLine,
  });
  const lookups = createLookups({
    db,
    http,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    loadLexicon,
    mayAsk,
    wakeAt: (epochMs) => {
      void browser.alarms.create(`wake-${Math.ceil(epochMs / 1000)}`, { when: epochMs });
    },
  });

  browser.action.onClicked.addListener((tab) => {
    // At once, or the gesture is spent: everything else comes afterwards.
    openPanel(tab);
    if (tab.id !== undefined) keepAlive(press(tab.id, tab.url));
  });
  browser.alarms.onAlarm.addListener(() => keepAlive(lookups.resume(readTab)));
  browser.permissions.onAdded.addListener(() => keepAlive(lookups.resumeWaiting()));
  browser.tabs.onRemoved.addListener((tabId, { isWindowClosing }) => {
    // A closing browser closes its tabs too: what is under way then is finished when it starts again.
    if (!isWindowClosing) keepAlive(lookups.cancelTab(tabId));
  });
  // A new session numbers its tabs anew: no lookup of the last one belongs to any of them.
  browser.runtime.onStartup.addListener(() => keepAlive(detachTabs(db)));
  browser.runtime.onInstalled.addListener(lightTheIcon);
  // An open panel holds a port: when a worker is killed, the panel's reconnecting wakes the next one.
  browser.runtime.onConnect.addListener(() => undefined);
  serve(browserPort, {
    'lookup:ask': async ({ tabId, topic }) => {
      const lookupId = await lookups.ask(tabId, topic);
      keepAlive(lookups.run(lookupId));
      return { lookupId };
    },
    'lookup:retry': async ({ lookupId, communityId }) => {
      keepAlive(lookups.retry(lookupId, communityId));
      return {};
    },
  });
  keepAlive(lookups.resume(readTab));

  async function press(tabId: number, url: string | undefined): Promise<void> {
    const id = await lookups.begin(tabId);
    // Where the press grants nothing, the browser tells no address either: it keeps extensions off that page.
    const reading = await readTab(tabId);
    const isClosed = !reading.ok && reading.refusal === 'no-access' && !isReadable(url);
    await lookups.settle(id, isClosed ? { ok: false, refusal: 'browser-page' } : reading);
  }
});

function openPanel(tab: Browser.tabs.Tab): void {
  if (import.meta.env.FIREFOX) {
    // Firefox's sidebar is no part of the types that WXT takes from Chrome.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- present in every Firefox
    const { sidebarAction } = browser as unknown as { sidebarAction: { open: () => Promise<void> } };
    sidebarAction.open().catch(report);
  } else browser.sidePanel.open({ windowId: tab.windowId }).catch(report);
}

function isReadable(url: string | undefined): boolean {
  return url !== undefined && /^(?:https?|file):/.test(url);
}

/** Reads the page in a tab, as a press has allowed. */
async function readTab(tabId: number): Promise<Reading> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      files: ['/page-reader.js'],
    });
    // Firefox does not refuse its own pages: it answers with nothing at all.
    if (!injection) throw new Error('The browser lets nobody read this page');
    if (injection.result == null) return { ok: false, refusal: 'not-html' };
    const facts = pageFactsSchema.parse(injection.result);
    return { ok: true, reading: pageReadingSchema.parse(readFacts(facts)) };
  } catch (error) {
    report(error);
    return { ok: false, refusal: 'no-access' };
  }
}

/** Lights the icon on addresses that look like support pages. The browser does the matching; nothing is read. */
function lightTheIcon(): void {
  if (import.meta.env.FIREFOX) return;
  const { onPageChanged, PageStateMatcher, SetIcon } = browser.declarativeContent;
  const rule = {
    id: RULE_ID,
    conditions: glowConditions().map((pageUrl) => new PageStateMatcher({ pageUrl })),
    actions: [new SetIcon({ imageData: drawGlowingIcon() })],
  };
  // Rules outlast an update: the old ones go first.
  onPageChanged.removeRules([RULE_ID], () => onPageChanged.addRules([rule]));
}

function keepAlive(work: Promise<unknown>): void {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
  work.catch(report).finally(() => clearInterval(beat));
}

function report(error: unknown): void {
  console.error('Commonplace:', error);
}
