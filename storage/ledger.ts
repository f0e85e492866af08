import type { LedgerPort } from '@/sources/http';

import type { CommonplaceDb, LedgerRow } from './db';
import { withRoom } from './room';

/** Rows beyond this are dropped, oldest first. */
export const MAX_LEDGER_ROWS = 5000;

/** Writes each request down before it is sent, and its outcome afterwards. */
export function ledgerOf(db: CommonplaceDb): LedgerPort {
  return {
    open: (row) => withRoom(db, () => db.ledger.add({ ...row, outcome: 'pending' })),
    close: async (id, outcome) => {
      await db.ledger.update(id, { outcome });
    },
  };
}

/** The latest requests, newest first. */
export function recentLedger(db: CommonplaceDb, limit: number): Promise<LedgerRow[]> {
  return db.ledger.orderBy('id').reverse().limit(limit).toArray();
}

/** Every request that is written down, oldest first, as JSON: a list of the ledger's rows with their times in ISO 8601. */
export async function exportLedger(db: CommonplaceDb): Promise<string> {
  const rows = await db.ledger.orderBy('id').toArray();
  const requests = rows.map(({ at, host, url, text, why, outcome }) => ({
    at: new Date(at).toISOString(),
    host,
    url,
    text,
    why,
    outcome,
  }));
  return `${JSON.stringify({ format: 'commonplace-ledger', version: 1, requests }, null, 2)}\n`;
}

/** Also forgets which words were sent and what they found: whoever clears the list wants them gone. */
export async function clearLedger(db: CommonplaceDb): Promise<void> {
  await db.transaction('rw', db.ledger, db.sightings, db.replies, async () => {
    await db.ledger.clear();
    await db.sightings.clear();
    await db.replies.clear();
  });
}

/** After a worker was killed: what it had sent and not closed has been stopped. Also keeps the ledger short. */
export async function tidyLedger(db: CommonplaceDb): Promise<void> {
  await db.transaction('rw', db.ledger, async () => {
    await db.ledger.filter((row) => row.outcome === 'pending').modify({ outcome: 'stopped' });
    const surplus = (await db.ledger.count()) - MAX_LEDGER_ROWS;
    if (surplus > 0) await db.ledger.bulkDelete(await db.ledger.orderBy('id').limit(surplus).primaryKeys());
  });
}
