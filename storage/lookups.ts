import Dexie from 'dexie';

import type { Thread } from '@/sources/source';

import type { CommonplaceDb, LookupRow, QueryRow, SourceProgress } from './db';
import { rememberDeclined, forgetDeclined } from './findings';
import { withRoom } from './room';
import { putThreads } from './threads';

/** The tab of a lookup whose tab is gone. */
const NO_TAB = -2;

/** States in which a lookup is still under way. */
export const openLookupStates = ['reading', 'asking'] as const;

/** Begins a lookup for a tab; whatever was there for that tab is superseded in the same transaction. */
export async function beginLookup(
  db: CommonplaceDb,
  row: LookupRow,
  mayReplace: (shown: LookupRow) => boolean = () => true,
): Promise<boolean> {
  return withRoom(db, () =>
    db.transaction('rw', db.lookups, async () => {
      const shown = await latestLookup(db, row.tabId);
      if (shown !== undefined && !mayReplace(shown)) return false;
      await supersedeTab(db, row.tabId);
      await db.lookups.add(row);
      return true;
    }),
  );
}

/** Nobody wants this tab's lookups any more; what they found stays as cache. What was only noticed leaves no row. */
export async function supersedeTab(db: CommonplaceDb, tabId: number): Promise<void> {
  await db.transaction('rw', db.lookups, async () => {
    const ofTab = () => db.lookups.where('tabId').equals(tabId);
    await ofTab()
      .and(({ state }) => state === 'noticed')
      .delete();
    await ofTab()
      .and(({ state }) => state !== 'superseded')
      .modify({ state: 'superseded' });
  });
}

/** Forgets pages that were noticed, where they fit. The tabs that showed them. */
export async function forgetNoticed(
  db: CommonplaceDb,
  isMeant: (row: LookupRow) => boolean = () => true,
): Promise<number[]> {
  return db.transaction('rw', db.lookups, async () => {
    const rows = await db.lookups.where('state').equals('noticed').and(isMeant).toArray();
    await db.lookups.bulkDelete(rows.map(({ id }) => id));
    return rows.map(({ tabId }) => tabId);
  });
}

/** What was asked ahead since then. */
export function askedAheadSince(db: CommonplaceDb, epochMs: number): Promise<LookupRow[]> {
  return db.lookups
    .where('createdAt')
    .aboveOrEqual(epochMs)
    .and(({ isAhead }) => isAhead === true)
    .toArray();
}

export function lookupById(db: CommonplaceDb, id: string): Promise<LookupRow | undefined> {
  return db.lookups.get(id);
}

/** The lookup a panel beside this tab shows. */
export async function latestLookup(db: CommonplaceDb, tabId: number): Promise<LookupRow | undefined> {
  return db.lookups
    .where('[tabId+createdAt]')
    .between([tabId, Dexie.minKey], [tabId, Dexie.maxKey])
    .reverse()
    .filter(({ state }) => state !== 'superseded')
    .first();
}

/** The ids of the company's own communities among those that were asked. */
export function ownCommunityIds(lookup: LookupRow): Set<string> {
  const communities = Object.values(lookup.sources).map(({ community }) => community);
  return new Set(communities.filter(({ relation }) => relation === 'own').map(({ id }) => id));
}

/** Lookups that a worker which has just woken up goes on with. */
export function unfinishedLookups(db: CommonplaceDb): Promise<LookupRow[]> {
  return db.lookups.where('state').anyOf(openLookupStates).toArray();
}

/** Lookups of this session's tabs in which a source waits for a permission or for its limit to end. */
export function waitingLookups(db: CommonplaceDb): Promise<LookupRow[]> {
  return db.lookups
    .where('state')
    .anyOf('asking', 'done')
    .and(
      ({ tabId, sources }) =>
        tabId !== NO_TAB &&
        Object.values(sources).some(({ state }) => state === 'limited' || state === 'needs-permission'),
    )
    .toArray();
}

/** Parts all lookups from their tabs; they stay as cache, and what is under way is still finished. */
export async function detachTabs(db: CommonplaceDb): Promise<void> {
  await forgetNoticed(db);
  await db.lookups.where('tabId').notEqual(NO_TAB).modify({ tabId: NO_TAB });
}

/**
 * The best earlier answer to the same topic: for each community the progress that answered last.
 */
export async function cachedProgress(
  db: CommonplaceDb,
  topicKey: string,
): Promise<Map<string, { threadIds: string[]; at: number }>> {
  const rows = await db.lookups.where('topicKey').equals(topicKey).sortBy('createdAt');
  const cached = new Map<string, { threadIds: string[]; at: number }>();
  for (const row of rows)
    for (const progress of Object.values(row.sources)) {
      if (progress.state === 'answered' && progress.threadIds.length > 0)
        cached.set(progress.community.id, {
          threadIds: progress.threadIds,
          at: progress.answeredAt ?? row.createdAt,
        });
      else if (progress.cached && !cached.has(progress.community.id))
        cached.set(progress.community.id, progress.cached);
    }
  return cached;
}

/** The queries with which the latest lookup of a topic that asked a community was answered. */
export async function askedEarlier(
  db: CommonplaceDb,
  topicKey: string,
  communityId: string,
): Promise<QueryRow[]> {
  const rows = await db.lookups.where('topicKey').equals(topicKey).sortBy('createdAt');
  const asked = rows.flatMap(({ sources }) =>
    Object.values(sources).filter(({ community }) => community.id === communityId),
  );
  const last = asked.findLast(({ queries }) => queries.length > 0);
  return last?.queries.filter(({ found }) => found !== undefined) ?? [];
}

/** What earlier lookups of a topic have found, as progress that has ended: each community as it answered last. */
export async function cachedSources(
  db: CommonplaceDb,
  topicKey: string,
): Promise<Record<string, SourceProgress>> {
  const cached = await cachedProgress(db, topicKey);
  const rows = await db.lookups.where('topicKey').equals(topicKey).sortBy('createdAt');
  const found: Record<string, SourceProgress> = {};
  for (const { sources } of rows)
    for (const [key, { community, links }] of Object.entries(sources)) {
      const known = cached.get(community.id);
      if (!known) continue;
      const { threadIds, at: answeredAt } = known;
      const ended = { community, state: 'answered' as const, queries: [], readIds: [], ms: 0 };
      found[key] = { ...ended, threadIds, answeredAt, ...(links && { links }) };
    }
  return found;
}

/** Changes a lookup that is still wanted. False when it has been superseded or is gone: then stop working. */
export async function changeLookup(
  db: CommonplaceDb,
  id: string,
  change: (row: LookupRow) => void,
): Promise<boolean> {
  return withRoom(db, () =>
    db.transaction('rw', db.lookups, async () => {
      const row = await db.lookups.get(id);
      if (!row || row.state === 'superseded') return false;
      change(row);
      await db.lookups.put(row);
      return true;
    }),
  );
}

/** Changes one source's progress; false when the lookup is no longer wanted. */
export function changeSource(
  db: CommonplaceDb,
  lookupId: string,
  key: string,
  change: (progress: SourceProgress) => void,
): Promise<boolean> {
  return changeLookup(db, lookupId, (row) => {
    const progress = row.sources[key];
    if (progress) change(progress);
  });
}

/** What one step of a source brought: all of it is stored in one transaction, or nothing is. */
export type SourceStep = {
  /** Put into the cache. */
  threads: Thread[];
  /** Newly found, in the community's order. */
  foundIds?: string[];
  /** Asked for their answers in this step. */
  readIds?: string[];
  /** Removed from the findings: the community says they are gone. */
  goneIds?: string[];
  /** The query that has been answered: replaces the row with the same text, mode and page. */
  query?: QueryRow;
};

/** Stores a step; false when the lookup is no longer wanted (the threads are then not stored either). */
export async function recordStep(
  db: CommonplaceDb,
  lookupId: string,
  key: string,
  step: SourceStep,
  now: number,
): Promise<boolean> {
  return withRoom(db, () =>
    db.transaction('rw', db.lookups, db.threads, async () => {
      const row = await db.lookups.get(lookupId);
      const progress = row?.sources[key];
      if (!row || !progress || row.state === 'superseded') return false;
      const gone = new Set(step.goneIds ?? []);
      progress.threadIds = [...new Set([...progress.threadIds, ...(step.foundIds ?? [])])].filter(
        (id) => !gone.has(id),
      );
      progress.readIds = [...new Set([...progress.readIds, ...(step.readIds ?? [])])];
      if (step.query) progress.queries = replaceQuery(progress.queries, step.query);
      await putThreads(db, step.threads, now);
      await db.lookups.put(row);
      return true;
    }),
  );
}

function replaceQuery(queries: QueryRow[], query: QueryRow): QueryRow[] {
  const rest = queries.filter(
    (old) => old.text !== query.text || old.mode !== query.mode || (old.page ?? 1) !== (query.page ?? 1),
  );
  return [...rest, query];
}

/** The reader does not want this source asked: now, and for this community from now on. */
export async function declineSource(
  db: CommonplaceDb,
  lookupId: string,
  communityId: string,
  now = Date.now(),
): Promise<void> {
  const row = await db.lookups.get(lookupId);
  const entry = Object.entries(row?.sources ?? {}).find(([, { community }]) => community.id === communityId);
  if (!entry) return;
  await rememberDeclined(db, entry[1].community.base, now);
  await changeSource(db, lookupId, entry[0], (progress) => {
    progress.state = 'declined';
  });
}

/** The reader wants it asked after all. */
export async function undeclineSource(
  db: CommonplaceDb,
  lookupId: string,
  communityId: string,
): Promise<void> {
  const row = await db.lookups.get(lookupId);
  const entry = Object.entries(row?.sources ?? {}).find(([, { community }]) => community.id === communityId);
  if (entry) await forgetDeclined(db, entry[1].community.base);
}
