import { liveQuery } from 'dexie';

import type { CommonplaceDb, PinDigestRow } from './db';
import { inOneWrite, lastPinWrite, pinsOf, putPins } from './pins';
import { slicesOf } from './slices';

/** How many digests are read at a time: a slice takes a few milliseconds, other work comes in between. */
const ROWS_AT_ONCE = 250;

/** What has become of the pins since it was told last. */
export type PinNews = {
  /** New, or as they are by now. */
  put: readonly PinDigestRow[];
  gone: readonly string[];
  /** How many pins there are in all. */
  total: number;
  /** All pins have been told of; before, only the newest. */
  isWhole: boolean;
};

/**
 * Tells of all pins, whichever context writes them: of the `first` newest at once, of the others slice by slice, and
 * then of each change. Stops when the function that it gives back is called, and at an error, which it hands over.
 * `now` gives epoch ms.
 */
export function followPins(
  db: CommonplaceDb,
  options: { first: number; now: () => number },
  tell: (news: PinNews) => void,
  fail: (error: unknown) => void,
): () => void {
  let isStopped = false;
  let isWhole = false;
  let count = 0;
  let unfollow = (): void => {};
  const known = new Set<string>();

  function tellOf(put: readonly PinDigestRow[], gone: readonly string[] = []): void {
    if (isStopped) return;
    for (const { id } of put) known.add(id);
    for (const id of gone) known.delete(id);
    tell({ put, gone, isWhole, total: isWhole ? known.size : Math.max(known.size, count) });
  }

  async function start(): Promise<void> {
    const [newest, inAll] = await Promise.all([
      db.pinDigests.orderBy('pinnedAt').reverse().limit(options.first).toArray(),
      db.pinDigests.count(),
    ]);
    count = inAll;
    tellOf(newest);
    // Asked before the slices are read: what is written meanwhile is read again.
    const seen = await lastPinWrite(db);
    await readAll();
    await dropGone(await db.pinDigests.count());
    isWhole = true;
    tellOf([]);
    if (isStopped) return;
    unfollow = followFrom(seen);
    await mendDigests(db, options.now());
  }

  async function readAll(): Promise<void> {
    const read = (last: string): Promise<PinDigestRow[]> =>
      db.pinDigests.where('id').above(last).limit(ROWS_AT_ONCE).toArray();
    let put = await read('');
    for (;;) {
      const last = put.at(-1)?.id;
      // The database reads on while these are taken in.
      const next = last === undefined || put.length < ROWS_AT_ONCE ? null : read(last);
      tellOf(put);
      if (next === null || isStopped) return;
      put = await next;
    }
  }

  const newerThan = (seen: number): Promise<PinDigestRow[]> =>
    db.pinDigests.where('writtenAt').above(seen).limit(ROWS_AT_ONCE).toArray();

  /** Each row is written with a number of its own, higher than all before: none is passed over between slices. */
  async function takeNewer(slice: PinDigestRow[], seen: number): Promise<number> {
    let [put, last] = [slice, seen];
    for (;;) {
      if (put.length === 0 || isStopped) return last;
      tellOf(put);
      last = put.at(-1)?.writtenAt ?? last;
      put = put.length < ROWS_AT_ONCE ? [] : await newerThan(last);
    }
  }

  /** A removal may be told of with another machine's time, or not at all: what counts is what is there. */
  async function dropGone(there: number): Promise<void> {
    if (isStopped || there === known.size) return;
    const ids = new Set(await db.pinDigests.toCollection().primaryKeys());
    const gone = [...known].filter((id) => !ids.has(id));
    if (gone.length > 0) tellOf([], gone);
  }

  function followFrom(loaded: number): () => void {
    let seen = loaded;
    let turn = Promise.resolve();
    // The count makes it look at every row that comes or goes, the other at every row that is written.
    const changes = liveQuery(() => Promise.all([newerThan(seen), db.pinDigests.count()]));
    const subscription = changes.subscribe({
      next: ([put, there]) => {
        // One after the other: each goes on from where the one before has ended.
        turn = turn
          .then(async () => {
            seen = await takeNewer(put, seen);
            await dropGone(there);
          })
          .catch(fail);
      },
      error: fail,
    });
    return () => subscription.unsubscribe();
  }

  start().catch((error: unknown) => {
    if (!isStopped) fail(error);
  });
  return () => {
    isStopped = true;
    unfollow();
  };
}

/**
 * Gives every pin its digest and takes away those without a pin: an older version of the extension, which knows of no
 * digests, may have written here. Cheap where nothing is amiss. `now` in epoch ms.
 */
export async function mendDigests(db: CommonplaceDb, now: number): Promise<void> {
  if ((await db.pins.count()) === (await db.pinDigests.count())) return;
  await inOneWrite(db, async () => {
    const pins = new Set(await db.pins.toCollection().primaryKeys());
    const digests = new Set(await db.pinDigests.toCollection().primaryKeys());
    await db.pinDigests.bulkDelete([...digests].filter((id) => !pins.has(id)));
    for (const some of slicesOf([...pins].filter((id) => !digests.has(id))))
      await putPins(db, await pinsOf(db, some), now);
  });
}
