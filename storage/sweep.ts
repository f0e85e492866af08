import type { CommonplaceDb } from './db';
import { sweepHelp } from './help-lanes';
import { sweepReplies } from './replies';
import { dropOldestThreads } from './room';
import { sweepSightings } from './sightings';

/** Lookups, and threads that nobody has read anew, are dropped after this long. */
const MAX_AGE_MS = 30 * 24 * 3600 * 1000;
/** Threads beyond this are dropped, those fetched longest ago first. */
const MAX_THREADS = 100_000;
/** That a pin was removed, or a follow ended, is remembered this long: a machine or a file that comes later brings it back. */
const MAX_REMOVAL_AGE_MS = 2 * 365 * 24 * 3600 * 1000;

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
  await db.removals
    .where('removedAt')
    .below(now - MAX_REMOVAL_AGE_MS)
    .delete();
  await db.followRemovals
    .where('removedAt')
    .below(now - MAX_REMOVAL_AGE_MS)
    .delete();
  await sweepSightings(db, now);
  await sweepReplies(db, now);
  await sweepHelp(db, now);
}
