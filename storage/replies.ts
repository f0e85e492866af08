import type { RepliesPort } from '@/sources/http';

import type { CommonplaceDb } from './db';

const maxRows = 300;
const maxBytes = 15_000_000;
const maxAgeMs = 14 * 24 * 3600 * 1000;

/** Replies kept to be asked about. A full disk is no reason to make room for them. */
export function repliesOf(db: CommonplaceDb): RepliesPort {
  return {
    find: (url) => db.replies.get(url),
    keep: async (reply) => {
      await db.transaction('rw', db.replies, async () => {
        await db.replies.put(reply);
        await dropBeyondBounds(db);
      });
    },
  };
}

/** Drops what was last good too long ago. */
export async function sweepReplies(db: CommonplaceDb, now: number): Promise<void> {
  await db.replies
    .where('[at+bytes]')
    .below([now - maxAgeMs])
    .delete();
}

/** Drops those that were last good longest ago, until rows and bytes are within their bounds. */
async function dropBeyondBounds(db: CommonplaceDb): Promise<void> {
  const sizes = await agesAndSizes(db);
  let rows = 0;
  let bytes = 0;
  const first = sizes.findIndex(([, size]) => {
    rows += 1;
    bytes += size;
    return rows > maxRows || bytes > maxBytes;
  });
  const oldest = sizes[first];
  if (oldest) await db.replies.where('[at+bytes]').belowOrEqual(oldest).delete();
}

/** The newest first, without their bodies. */
async function agesAndSizes(db: CommonplaceDb): Promise<[at: number, bytes: number][]> {
  const keys: unknown[] = await db.replies.orderBy('[at+bytes]').reverse().keys();
  return keys.filter((key): key is [number, number] => Array.isArray(key) && key.length === 2);
}
