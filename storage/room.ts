import Dexie from 'dexie';

import type { CommonplaceDb } from './db';

const THREADS_PER_SWEEP = 500;

/** Runs a write; when the disk is full it makes room by dropping cache, never pins, and tries once more. */
export async function withRoom<T>(db: CommonplaceDb, write: () => Promise<T>): Promise<T> {
  // A full disk ends the whole transaction: whoever opened it makes room and writes again.
  const isPart = Dexie.currentTransaction !== null;
  try {
    return await write();
  } catch (error) {
    if (isPart || !isFull(error)) throw error;
    await dropOldestThreads(db, THREADS_PER_SWEEP);
    return write();
  }
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Dexie.DexieError) && !(error instanceof DOMException)) return false;
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : '';
  return error.name === 'QuotaExceededError' || inner === 'QuotaExceededError';
}

/** Drops the threads that were fetched longest ago. */
export async function dropOldestThreads(db: CommonplaceDb, count: number): Promise<void> {
  await db.threads.bulkDelete(await db.threads.orderBy('fetchedAt').limit(count).primaryKeys());
}
