import type { Glance } from '@/detection/glance-schema';
import { pageAddress } from '@/detection/page-address';
import { silenceOf } from '@/detection/skip-list';
import type { PageReading } from '@/detection/topic';
import type { CommonplaceDb, LookupRow } from '@/storage/db';
import { askedAheadSince, cachedSources, forgetNoticed, latestLookup } from '@/storage/lookups';
import type { Settings } from '@/storage/settings';

import type { Lookups, Reading } from './lookups';
import { topicKeyOf } from './topic-key';
import { watchStatusOf, type Access } from './watched';

/** The same topic is asked ahead at most once in this time, and only so many topics are. */
const AHEAD_SPAN_MS = 24 * 3600 * 1000;
const AHEAD_LOOKUPS = 20;
/** Kinds of pages on which somebody is stuck: a first page or a search says too little of what about. */
const aheadKinds = ['article', 'contact'];

export type WatchDeps = {
  db: CommonplaceDb;
  now: () => number;
  newId: () => string;
  settings: () => Promise<Settings>;
  access: Access;
  lookups: Pick<Lookups, 'beginAhead' | 'show' | 'settle'>;
  isWorthReading: (glance: Glance) => boolean;
  /** Frames that `isSilent` says are left alone add nothing. */
  read: (tabId: number, isSilent: (url: URL) => boolean) => Promise<Reading>;
  /** Where the tab is now; undefined where the browser does not tell. */
  urlOf: (tabId: number) => Promise<string | undefined>;
  /** How many cards a lookup has from the cache. */
  countCards: (row: LookupRow) => Promise<number>;
  /** Shows how many answers are here already, on the icon beside this tab. */
  showCount: (tabId: number, count: number) => Promise<void>;
  /** Takes care of work that nobody waits for. */
  later: (work: Promise<void>) => void;
};

/** A page that the watching script stands beside. Its site and its tab are the browser's word. */
export type WatchedPage = { tabId: number; url: string; isPrivate: boolean };

/** What the watching script does next: messaging/contract.ts says what each means. */
type NextStep = 'look' | 'wait' | 'pass' | 'leave';

/** What is done with the pages of watched sites. The cache is looked at; the network only where asking ahead is on. */
export function createWatch(deps: WatchDeps) {
  const { db, now, lookups } = deps;

  /** A watched page has been opened, or has become another one; nothing of it has been read. */
  async function arrive(page: WatchedPage): Promise<NextStep> {
    const step = await stepFor(page);
    if (step === 'leave') return step;
    // What was noticed of the page before says nothing of this one.
    await forgetNoticed(db, (row) => row.tabId === page.tabId && !isSamePage(row.page?.url ?? '', page.url));
    await deps.showCount(page.tabId, 0);
    return step;
  }

  /** In private windows nobody is watched: it would leave traces. */
  async function stepFor({ url, isPrivate }: WatchedPage): Promise<'look' | 'pass' | 'leave'> {
    if (isPrivate || !URL.canParse(url)) return 'leave';
    const { watched, silence } = await watchStatusOf(new URL(url), await deps.settings(), deps.access);
    if (watched === null) return 'leave';
    return silence === null ? 'look' : 'pass';
  }

  /** A glance has been cast at the page: if it is worth it, it is read, and shown with what the cache has. */
  async function look(page: WatchedPage, glance: Glance): Promise<NextStep> {
    const step = await stepFor(page);
    if (step !== 'look') return step;
    if (!deps.isWorthReading(glance)) return glance.isUnfinished ? 'wait' : 'pass';
    const settings = await deps.settings();
    const result = await deps.read(page.tabId, (frame) => silenceOf(frame, settings) !== null);
    if (!result.ok) return 'pass';
    const { reading, isUnfinished } = result;
    // The tab has moved on meanwhile: its next page tells of itself.
    if (!isSamePage(reading.url, page.url)) return 'pass';
    if (isStuckPlace(reading)) {
      const row = await notice(page.tabId, reading);
      // What a page says before it is filled is no question yet.
      if (isUnfinished !== true && (await mayAskAhead(row))) deps.later(askAhead(page.tabId, reading));
    }
    return isUnfinished === true ? 'wait' : 'pass';
  }

  async function notice(tabId: number, reading: PageReading): Promise<LookupRow> {
    const topicKey = topicKeyOf(reading.topic);
    const row = (await shownAlready(tabId, reading, topicKey)) ?? (await show(tabId, reading, topicKey));
    await tellCount(row);
    return row;
  }

  async function askAhead(tabId: number, reading: PageReading): Promise<void> {
    const id = await lookups.beginAhead(tabId, reading.url);
    if (id === null) return;
    await lookups.settle(id, { ok: true, reading });
    const asked = await latestLookup(db, tabId);
    // Asking takes a while: the tab may show another page by then.
    const isThere = isSamePage((await deps.urlOf(tabId)) ?? '', reading.url);
    if (asked?.id === id && isThere) await tellCount(asked);
  }

  /** What was asked about this page, in whatever words, stays: it is more than the cache has. So does a press. */
  async function shownAlready(
    tabId: number,
    { url }: PageReading,
    topicKey: string,
  ): Promise<LookupRow | undefined> {
    const row = await latestLookup(db, tabId);
    if (row?.topicKey === topicKey || row?.state === 'reading') return row;
    const isAsked = row !== undefined && row.state !== 'noticed' && row.state !== 'not-support';
    return isAsked && row.page !== undefined && isSamePage(row.page.url, url) ? row : undefined;
  }

  async function show(tabId: number, reading: PageReading, topicKey: string): Promise<LookupRow> {
    const { topic, threadMarkup: _, ...page } = reading;
    const sources = await cachedSources(db, topicKey);
    const at = now();
    const row: LookupRow = {
      id: deps.newId(),
      tabId,
      createdAt: at,
      finishedAt: at,
      state: 'noticed',
      topicKey,
      topic,
      page,
      sources,
    };
    if (await lookups.show(row)) return row;
    return (await latestLookup(db, tabId)) ?? row;
  }

  async function tellCount(row: LookupRow): Promise<void> {
    await deps.showCount(row.tabId, await deps.countCards(row));
  }

  async function mayAskAhead({ state, page, topicKey }: LookupRow): Promise<boolean> {
    if (state !== 'noticed' || !aheadKinds.includes(page?.verdict.kind ?? '')) return false;
    if (!(await deps.settings()).asksAhead) return false;
    const ahead = await askedAheadSince(db, now() - AHEAD_SPAN_MS);
    return ahead.length < AHEAD_LOOKUPS && !(await wasAsked(topicKey));
  }

  async function wasAsked(topicKey: string): Promise<boolean> {
    const asked = await db.lookups
      .where('topicKey')
      .equals(topicKey)
      .and(({ state, createdAt }) => state !== 'noticed' && createdAt > now() - AHEAD_SPAN_MS)
      .first();
    return asked !== undefined;
  }

  /** Takes back what is shown of pages that are not watched any more. */
  async function forgetUnwatched(): Promise<void> {
    const settings = await deps.settings();
    const rows = await db.lookups.where('state').equals('noticed').toArray();
    const kept = new Set<string>();
    for (const { id, page } of rows) {
      const status = page && (await watchStatusOf(new URL(page.url), settings, deps.access));
      if (status?.watched && status.silence === null) kept.add(id);
    }
    const tabs = await forgetNoticed(db, ({ id }) => !kept.has(id));
    for (const tabId of tabs) await deps.showCount(tabId, 0);
  }

  return { arrive, look, forgetUnwatched };
}

export type Watch = ReturnType<typeof createWatch>;

/** A page for people in need of help that tells what about. */
function isStuckPlace({ verdict, topic }: PageReading): boolean {
  const kinds: string[] = ['article', 'help-home', 'help-search', 'contact'];
  return kinds.includes(verdict.kind) && topic.question !== '';
}

/** The same page, whatever place on it. */
function isSamePage(left: string, right: string): boolean {
  return pageAddress(left) === pageAddress(right);
}
