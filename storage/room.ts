import Dexie from 'dexie';

import type { CommonplaceDb } from './db';

const THREADS_PER_SWEEP = 500;

/** Runs a write; while the disk is full it makes room by dropping cache, never pins, and tries again. */
export async function withRoom<T>(db: CommonplaceDb, write: () => Promise<T>): Promise<T> {
  // A full disk ends the whole transaction: whoever opened it makes room and writes again.
  if (Dexie.currentTransaction !== null) return write();
  for (let triesLeft = 2; triesLeft > 0; triesLeft -= 1) {
    try {
      return await write();
    } catch (error) {
      if (!isFull(error)) throw error;
      await makeRoom(db);
    }
  }
  return write();
}

/** What only saves a download goes before what a reader may want to see. */
async function makeRoom(db: CommonplaceDb): Promise<void> {
  const kept = await db.replies.count();
  await (kept > 0 ? db.replies.clear() : dropOldestThreads(db, THREADS_PER_SWEEP));
}

/** Did a write fail because the disk is full? A transaction that ends by it tells of it inside. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Dexie.DexieError) && !(error instanceof DOMException)) return false;
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : '';
  return error.name === 'QuotaExceededError' || inner === 'QuotaExceededError';
}

/** Drops the threads that were fetched longest ago. */
export async function dropOldestThreads(db: CommonplaceDb, count: number): Promise<void> {
  await db.threads.bulkDelete(await db.threads.orderBy('fetchedAt').limit(count).primaryKeys());
}
