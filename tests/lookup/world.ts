import { topicFromText } from '@/detection/topic-from-text';
import type { Topic } from '@/detection/topic';
import { createLookups, type LookupsDeps } from '@/lookup/lookups';
import { loadLexicon } from '@/lookup/lexicon';
import { createHttp } from '@/sources/http';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';
import type { Community } from '@/sources/source';
import { openDb, type CommonplaceDb, type LookupRow } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';

import type { Sample } from '../communities/serve';

/** One worker over a database: a second one over the same name takes over from it. */
export function startWorker(dbName: string, overrides: Partial<LookupsDeps> & { fetch?: typeof fetch } = {}) {
  const db = overrides.db ?? openDb(dbName);
  const now = overrides.now ?? Date.now;
  const mayAsk = overrides.mayAsk ?? (() => Promise.resolve(true));
  const http = createHttp({
    fetch: overrides.fetch ?? fetch,
    now,
    ledger: ledgerOf(db),
    health: healthOf(db),
    mayAsk,
  });
  const wakings: number[] = [];
  let ids = 0;
  const lookups = createLookups({
    newId: () => `${dbName}-${++ids}`,
    loadLexicon,
    wakeAt: (at) => void wakings.push(at),
    ...overrides,
    db,
    http,
    now,
    mayAsk,
  });
  return { db, lookups, wakings };
}

export type Worker = ReturnType<typeof startWorker>;

/** The sample's communities at their loopback addresses. */
export function sampleCommunities(sample: Sample): { forum: Community; superuser: Community } {
  const base = sample.url('discourse:lumenhome');
  return {
    forum: {
      id: `discourse:${base}`,
      platform: 'discourse',
      base,
      name: 'Lumenhome Community',
      relation: 'own',
    },
    superuser: stackExchangeCommunity('superuser', 'general', sample.url('stack-exchange')),
  };
}

export function aTopic(question: string, changes: Partial<Topic> = {}): Topic {
  return { ...topicFromText(question, 'en'), ...changes };
}

/** The parts of a lookup that do not depend on the clock. */
export function settledParts(lookup: LookupRow) {
  return Object.fromEntries(
    Object.entries(lookup.sources).map(([key, { state, queries, threadIds, readIds, problem }]) => [
      key,
      { state, queries, threadIds, readIds, problem: problem?.code },
    ]),
  );
}

/** Every cached thread, without the clock. */
export async function cachedThreads(db: CommonplaceDb) {
  const rows = await db.threads.orderBy('id').toArray();
  return rows.map((row) => ({ ...row, fetchedAt: 0 }));
}

export async function theLookup(db: CommonplaceDb, id: string): Promise<LookupRow> {
  const row = await db.lookups.get(id);
  if (!row) throw new Error(`no lookup ${id}`);
  return row;
}
