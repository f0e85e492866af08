import { browser, type Browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { glowConditions } from '@/detection/url-rules';
import { worthReading } from '@/detection/worth-reading';
import { askPageFor } from '@/lookup/ask-page';
import { loadLexicon } from '@/lookup/lexicon';
import { createLookups } from '@/lookup/lookups';
import { everySite, isGranted, patternForHost } from '@/lookup/permissions';
import type { QuietDeps } from '@/lookup/quiet-asking';
import { createWatch, type WatchedPage } from '@/lookup/watch';
import { mayAskHost, watchedPatterns, withoutRevoked } from '@/lookup/watched';
import { isFolderFile } from '@/lookup/webdav';
import { browserPort } from '@/messaging/browser-port';
import { serve, type MessageSender } from '@/messaging/bus';
import { rankFor } from '@/ranking/rank-for';
import { createHttp } from '@/sources/http';
import { isOpen } from '@/sources/registry';
import { openDb } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { detachTabs, lookupById, ownCommunityIds } from '@/storage/lookups';
import { repliesOf } from '@/storage/replies';
import { changeSettings, readSettings } from '@/storage/settings';
import { threadsOf } from '@/storage/threads';

import { drawGlowingIcon } from '@/components/glowing-icon';
import { setMessageSource, t } from '@/components/i18n';
import { shippedWords } from '@/components/shipped-words';

import { draftHandlers } from './draft-duty';
import { startFollowDuty } from './follow-duty';
import { startHelpDuty } from './help-duty';
import { startPinsDuty } from './pins-duty';
import { readFinishedTab, readTab, urlOfTab } from './read-tab';
import { isModelAddress, takeModel } from './take-model';
import { createPinMenu, pinOnMenuClick } from './selection-pin';
import { registerWatcher } from './watcher-registration';

/** Chromium ends an idle worker after 30 s; a lookup under way counts as idle unless an API is called. */
const KEEP_ALIVE_MS = 20_000;
const RULE_ID = 'support-pages';
const BADGE_COLOUR = '#0b6656';

// A module, so that it shares its code with the panel instead of bringing a second copy of it.
export default defineBackground({ type: 'module', main: startWorker });

function startWorker(): void {
  const db = openDb();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these two are made by the build
  setMessageSource(shippedWords((name) => browser.i18n.getMessage(name as 'pin')));
  // Scripts beside pages have no business with the reader's choices, a token among them.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  const access = { everySite, patternForHost, isGranted };
  const settings = () => readSettings(browser.storage.local);
  const mayAsk = async (url: string): Promise<boolean> => {
    if (isOpen(url) || isModelAddress(url)) return true;
    const [{ hostname }, chosen] = [new URL(url), await settings()];
    if (await mayAskHost(hostname, chosen, access)) return true;
    return isFolderFile(url, chosen.webdavUrl) && isGranted(patternForHost(hostname));
  };
  const http = createHttp({
    // oxlint-disable-next-line no-restricted-globals -- handed to the one courteous client
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk,
    replies: repliesOf(db),
    // A condition makes a browser ask the host first whether it may; where the reader has allowed the host, it does not.
    mayCondition: async (url) => !isOpen(url) && !isModelAddress(url),
    isOnline: () => navigator.onLine,
  });
  const newId = () => crypto.randomUUID();
  const asking: QuietDeps = {
    db,
    http,
    now: Date.now,
    mayAsk,
    preferences: settings,
    tokenFor: async (platform) =>
      platform === 'github' ? (await settings()).githubToken || undefined : undefined,
    // Reddit is the only place that is ever asked in the reader's session.
    sessionRefused: () => changeSettings(browser.storage.local, () => ({ asksRedditAsReader: false })),
  };
  const lookups = createLookups({
    ...asking,
    newId,
    loadLexicon,
    wakeAt: (epochMs) => {
      void browser.alarms.create(`wake-${Math.ceil(epochMs / 1000)}`, { when: epochMs });
    },
  });
  const watch = createWatch({
    db,
    now: Date.now,
    newId,
    settings,
    access,
    lookups,
    isWorthReading: worthReading,
    read: readTab,
    urlOf: urlOfTab,
    countCards: async (row) => {
      if (!row.topic) return 0;
      const threads = await threadsOf(db, row);
      const ranked = await rankFor(row.topic, threads, {
        now: Date.now(),
        ownCommunityIds: ownCommunityIds(row),
      });
      return ranked.length;
    },
    showCount,
    later: keepAlive,
  });

  browser.action.onClicked.addListener((tab) => {
    // At once, or the gesture is spent: everything else comes afterwards.
    openPanel(tab);
    if (tab.id !== undefined) keepAlive(press(tab.id, tab.url));
  });
  browser.alarms.onAlarm.addListener(() => keepAlive(lookups.resume(readFinishedTab)));
  browser.permissions.onAdded.addListener(() => {
    keepAlive(reconcileWatching());
    keepAlive(lookups.resumeWaiting());
  });
  browser.permissions.onRemoved.addListener(() => keepAlive(forgetRevoked()));
  browser.storage.local.onChanged.addListener(() => keepAlive(reconcileWatching()));
  browser.tabs.onRemoved.addListener((tabId, { isWindowClosing }) => {
    // A closing browser closes its tabs too: what is under way then is finished when it starts again.
    if (!isWindowClosing) keepAlive(lookups.cancelTab(tabId));
  });
  browser.runtime.onStartup.addListener(() => {
    // A new session numbers its tabs anew: no lookup of the last one belongs to any of them.
    keepAlive(detachTabs(db));
    keepAlive(reconcileWatching());
    keepAlive(createPinMenu());
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // An update says nothing.
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    lightTheIcon();
    // Chromium forgets at an update which scripts were registered.
    keepAlive(reconcileWatching());
    keepAlive(createPinMenu());
  });
  pinOnMenuClick(db, keepAlive);
  const pinsHandlers = startPinsDuty({ ...asking, keepAlive });
  const followHandlers = startFollowDuty({ ...asking, keepAlive });
  const helpHandlers = startHelpDuty({ ...asking, keepAlive });
  // An open panel holds a port: when a worker is killed, the panel's reconnecting wakes the next one.
  browser.runtime.onConnect.addListener(() => undefined);
  serve(browserPort, {
    ...pinsHandlers,
    ...followHandlers,
    ...helpHandlers,
    ...draftHandlers({ ...asking, keepAlive }),
    'lookup:ask': async ({ tabId, topic }) => {
      const lookupId = await lookups.ask(tabId, topic);
      keepAlive(lookups.run(lookupId));
      return { lookupId };
    },
    'lookup:retry': async ({ lookupId, communityId }) => {
      keepAlive(lookups.retry(lookupId, communityId));
      return {};
    },
    'lookup:search-again': async ({ lookupId, communityId }) => {
      keepAlive(lookups.searchAgain(lookupId, communityId));
      return {};
    },
    'lookup:ask-page': async ({ lookupId, communityId, draft }) =>
      askPageFor(await lookupById(db, lookupId), communityId, draft),
    'model:fetch': async ({ modelId }) => {
      const fetched = takeModel(db, http, modelId);
      keepAlive(fetched);
      await fetched;
      return {};
    },
    'page:arrived': async ({ url }, sender) => {
      const page = watchedPage(sender, url);
      return { next: page ? await watch.arrive(page) : 'leave' };
    },
    'page:glance': async ({ glance }, sender) => {
      const page = watchedPage(sender, glance.url);
      return { next: page ? await watch.look(page, glance) : 'leave' };
    },
  });
  keepAlive(lookups.resume(readFinishedTab));

  async function press(tabId: number, url: string | undefined): Promise<void> {
    const id = await lookups.begin(tabId, { url });
    // Where the press grants nothing, the browser tells no address either: it keeps extensions off that page.
    const reading = await readFinishedTab(tabId);
    const isClosed = !reading.ok && reading.refusal === 'no-access' && !isReadable(url);
    await lookups.settle(id, isClosed ? { ok: false, refusal: 'browser-page' } : reading);
  }

  /** The watching script runs where the reader's choice and the browser's permission meet. */
  async function reconcileWatching(): Promise<void> {
    await registerWatcher(async () => watchedPatterns(await settings(), access));
    await watch.forgetUnwatched();
  }

  /** What was taken back in the browser's own settings is no choice of the reader any more. */
  async function forgetRevoked(): Promise<void> {
    await changeSettings(browser.storage.local, (chosen) => withoutRevoked(chosen, access));
    await reconcileWatching();
  }
}

/**
 * The page beside which a message's sender stands; null for a frame, and for a page in no tab. The browser says which
 * site it is; the address within it comes from the script, since Chromium keeps telling the one that was loaded.
 */
function watchedPage({ tab, url, frameId }: MessageSender, claimed: string): WatchedPage | null {
  if (tab?.id === undefined || url === undefined || frameId !== 0) return null;
  if (new URL(url).origin !== new URL(claimed).origin) return null;
  return { tabId: tab.id, url: claimed, isPrivate: tab.incognito };
}

async function showCount(tabId: number, count: number): Promise<void> {
  const text = count === 0 ? '' : count > 99 ? '99+' : String(count);
  const title = count === 0 ? t('actionTitle') : t('actionTitleFound', count);
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab is gone, and its icon with it.
  }
}

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
