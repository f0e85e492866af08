import Dexie from 'dexie';

import type { CommonplaceDb } from './db';

/** Lookups, and threads that nobody has read anew, are dropped after this long. */
const MAX_AGE_MS = 30 * 24 * 3600 * 1000;
/** Threads beyond this are dropped, those fetched longest ago first. */
const MAX_THREADS = 100_000;
const THREADS_PER_SWEEP = 500;

/** Runs a write; when the disk is full it makes room by dropping cache, never pins, and tries once more. */
export async function withRoom<T>(db: CommonplaceDb, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isFull(error)) throw error;
    await dropOldestThreads(db, THREADS_PER_SWEEP);
    return write();
  }
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Dexie.DexieError) && !(error instanceof DOMException)) return false;
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : '';
  return error.name === 'QuotaExceededError' || inner === 'QuotaExceededError';
}

async function dropOldestThreads(db: CommonplaceDb, count: number): Promise<void> {
  await db.threads.bulkDelete(await db.threads.orderBy('fetchedAt').limit(count).primaryKeys());
}

/** Drops what nobody will look at again. Pins, follows and findings are not touched. */
export async function sweepCache(db: CommonplaceDb, now: number): Promise<void> {
  await db.lookups
    .where('createdAt')
    .below(now - MAX_AGE_MS)
    .delete();
  await db.threads
    .where('fetchedAt')
    .below(now - MAX_AGE_MS)
    .delete();
  const surplus = (await db.threads.count()) - MAX_THREADS;
  if (surplus > 0) await dropOldestThreads(db, surplus);
}
