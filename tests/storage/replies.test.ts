import Dexie from 'dexie';
import { expect, it } from 'vitest';

import type { KeptReply } from '@/sources/http';
import type { Thread } from '@/sources/source';
import { openDb } from '@/storage/db';
import { clearLedger } from '@/storage/ledger';
import { repliesOf } from '@/storage/replies';
import { withRoom } from '@/storage/room';
import { sweepCache } from '@/storage/sweep';
import { putThreads } from '@/storage/threads';

let names = 0;
const newDb = () => openDb(`replies-${++names}`);
const dayMs = 24 * 3600 * 1000;

function aReply(number: number, parts: Partial<KeptReply> = {}): KeptReply {
  return {
    url: `https://x.example/t/${number}.json`,
    accept: '',
    etag: `"${number}"`,
    body: '{}',
    contentType: 'application/json',
    bytes: 2,
    at: number,
    ...parts,
  };
}

const aThread: Thread = {
  id: 'discourse:x#1',
  communityId: 'discourse:x',
  communityName: 'x',
  platform: 'discourse',
  nativeId: '1',
  url: 'https://x.example/t/1',
  title: 'Lights flicker',
  text: 'They do.',
  tags: [],
  answerCount: 1,
  isSolved: false,
  nativeRank: 0,
  isRead: false,
  answers: [],
};

it('kept replies are there for the next worker', async () => {
  const db = newDb();
  await repliesOf(db).keep(aReply(1));
  expect(await repliesOf(openDb(db.name)).find(aReply(1).url)).toEqual(aReply(1));
  expect(await repliesOf(db).find('https://x.example/')).toBeUndefined();
});

it('of kept replies those known to be good longest ago go when there are too many', async () => {
  const db = newDb();
  await db.replies.bulkPut(Array.from({ length: 300 }, (_, at) => aReply(at)));
  await repliesOf(db).keep(aReply(0, { at: 400 }));
  await repliesOf(db).keep(aReply(500));
  expect(await db.replies.count()).toBe(300);
  expect(await db.replies.get(aReply(1).url)).toBeUndefined();
  expect(await db.replies.get(aReply(0).url)).toMatchObject({ at: 400 });
});

it('of kept replies those known to be good longest ago go when they are too large together', async () => {
  const db = newDb();
  await db.replies.bulkPut(Array.from({ length: 80 }, (_, at) => aReply(at, { bytes: 200_000 })));
  await repliesOf(db).keep(aReply(100, { bytes: 200_000 }));
  const kept = await db.replies.toArray();
  expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(15_000_000);
  expect(Math.min(...kept.map(({ at }) => at))).toBe(6);
});

it('kept replies are swept with the cache after two weeks', async () => {
  const db = newDb();
  const now = 100 * dayMs;
  await db.replies.bulkPut([
    aReply(1, { at: now - 14 * dayMs - 1 }),
    aReply(2, { at: now - 14 * dayMs + 1 }),
  ]);
  await sweepCache(db, now);
  expect((await db.replies.toArray()).map(({ url }) => url)).toEqual([aReply(2).url]);
});

it('kept replies hold words that were sent: they go with the ledger', async () => {
  const db = newDb();
  await repliesOf(db).keep(aReply(1));
  await clearLedger(db);
  expect(await db.replies.count()).toBe(0);
});

it('kept replies are the first to go when the disk is full', async () => {
  const db = newDb();
  await repliesOf(db).keep(aReply(1));
  await putThreads(db, [aThread], 1);
  let tries = 0;
  await withRoom(db, async () => {
    tries += 1;
    if (tries === 1) throw new Dexie.QuotaExceededError('full');
  });
  expect([await db.replies.count(), await db.threads.count()]).toEqual([0, 1]);
});
