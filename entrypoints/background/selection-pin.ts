import { browser, type Browser } from 'wxt/browser';

import { t } from '@/components/i18n';
import { pageAddress } from '@/detection/page-address';
import { selectionBounds } from '@/detection/selection-facts';
import { selectionFactsSchema, type SelectionFacts } from '@/detection/selection-facts-schema';
import { pinOfSelection, type MarkedPage } from '@/lookup/pin-selection';
import { passageLink } from '@/sharing/text-fragment';
import type { CommonplaceDb } from '@/storage/db';
import { latestLookup } from '@/storage/lookups';
import { pinAnswer } from '@/storage/pins';

const MENU_ID = 'pin-selection';
const BADGE_MS = 2000;

type Click = Browser.contextMenus.OnClickData;

/** Puts "Pin this" into the menu of marked text. Menus outlast the worker: at an install and at each start. */
export async function createPinMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: MENU_ID, title: t('pinSelection'), contexts: ['selection'] });
}

/** Pins what the reader has marked, when they say so in that menu: on any page, since it is their own act. */
export function pinOnMenuClick(db: CommonplaceDb, later: (work: Promise<void>) => void): void {
  browser.contextMenus.onClicked.addListener((click, tab) => {
    if (click.menuItemId === MENU_ID && tab?.id !== undefined) later(pinMarked(db, click, tab, tab.id));
  });
}

async function pinMarked(
  db: CommonplaceDb,
  click: Click,
  tab: Browser.tabs.Tab,
  tabId: number,
): Promise<void> {
  let isPinned = false;
  try {
    const facts = (await readMarked(tabId, click.frameId ?? 0)) ?? factsOfClick(click);
    const page = await pageOf(db, click, tab, tabId);
    const pin = await pinOfSelection(click.frameId ? ofFrame(facts) : facts, page, passageLink, Date.now());
    await pinAnswer(db, pin);
    isPinned = true;
  } finally {
    await showFor(tabId, isPinned ? '✓' : '!');
  }
}

/** Null where the browser lets no script in: a PDF, a frame of another site. */
async function readMarked(tabId: number, frameId: number): Promise<SelectionFacts | null> {
  try {
    const target = { tabId, frameIds: [frameId] };
    const [injection] = await browser.scripting.executeScript({ target, files: ['/selection-reader.js'] });
    return selectionFactsSchema.parse(injection?.result);
  } catch {
    return null;
  }
}

/** What the browser itself hands over: the words in one line. */
function factsOfClick({ selectionText = '' }: Click): SelectionFacts {
  const text = selectionText.trim().slice(0, selectionBounds.textChars);
  return { text, prefix: '', suffix: '', title: '' };
}

/** What people look for, and come back to, is the page around a frame. */
function ofFrame(facts: SelectionFacts): SelectionFacts {
  const { canonicalUrl: _, ...inFrame } = facts;
  return { ...inFrame, title: '' };
}

async function pageOf(
  db: CommonplaceDb,
  { pageUrl }: Click,
  { url = '', title = '' }: Browser.tabs.Tab,
  tabId: number,
): Promise<MarkedPage> {
  const address = pageUrl ?? url;
  const lookup = await latestLookup(db, tabId);
  const isOfPage = lookup?.page !== undefined && pageAddress(lookup.page.url) === pageAddress(address);
  const shown = title.slice(0, selectionBounds.titleChars);
  return { url: address, title: shown, ...(isOfPage ? { lookup } : {}) };
}

/** What stood on the icon beside each tab before a mark took its place. */
const covered = new Map<number, string>();

async function showFor(tabId: number, text: string): Promise<void> {
  try {
    const before = covered.get(tabId) ?? (await browser.action.getBadgeText({ tabId }));
    covered.set(tabId, before);
    await browser.action.setBadgeText({ tabId, text });
    await new Promise((resolve) => setTimeout(resolve, BADGE_MS));
    // A count may have come meanwhile.
    if ((await browser.action.getBadgeText({ tabId })) === text)
      await browser.action.setBadgeText({ tabId, text: before });
  } catch {
    // The tab is gone, and its icon with it.
  } finally {
    covered.delete(tabId);
  }
}
