import type { CommonplaceDb, PinRow } from './db';
import { digestOf } from './pin-digests';
import { withRoom } from './room';
import { slicesOf } from './slices';

/** Keeps an answer. Pinning it again keeps the first pin as it is. Resolves only when it is on the disk. */
export async function pinAnswer(db: CommonplaceDb, pin: PinRow): Promise<void> {
  await inOneWrite(db, async () => {
    if ((await db.pins.get(pin.id)) === undefined) await putPins(db, [pin], pin.pinnedAt);
  });
}

/** Removes pins and gives them back, so that the removal can be undone. `now` in epoch ms. */
export async function unpinAnswers(
  db: CommonplaceDb,
  ids: readonly string[],
  now: number,
): Promise<PinRow[]> {
  return inOneWrite(db, async () => {
    const removed: PinRow[] = [];
    // Not before the last write: numbers of later writes build on it.
    const removedAt = Math.max(now, await lastPinWrite(db));
    for (const some of slicesOf(ids)) {
      const pins = await pinsOf(db, some);
      const there = pins.map(({ id }) => id);
      await db.pins.bulkDelete(there);
      await db.pinDigests.bulkDelete(there);
      await db.removals.bulkPut(there.map((id) => ({ id, removedAt })));
      removed.push(...pins);
    }
    return removed;
  });
}

/** Undoes a removal; what has been pinned anew meanwhile stays as it is. */
export async function restorePins(db: CommonplaceDb, pins: readonly PinRow[], now: number): Promise<void> {
  await inOneWrite(db, async () => {
    for (const some of slicesOf(pins)) {
      const there = await pinsOf(
        db,
        some.map(({ id }) => id),
      );
      const known = new Set(there.map(({ id }) => id));
      // Newer than its removal, so that the removal does not win on another machine.
      const back = some.filter(({ id }) => !known.has(id)).map((pin) => ({ ...pin, changedAt: now }));
      await putPins(db, back, now);
    }
  });
}

/** Writes rows as they are, with what is derived from them. To be called within a transaction over `pinTables`. */
export async function putPins(db: CommonplaceDb, pins: readonly PinRow[], now: number): Promise<void> {
  if (pins.length === 0) return;
  const ids = pins.map(({ id }) => id);
  const from = await nextWrite(db, now);
  await db.pins.bulkPut([...pins]);
  await db.pinDigests.bulkPut(pins.map((pin, place) => digestOf(pin, from + place)));
  await db.removals.bulkDelete(ids);
  await db.pinReferences.bulkDelete(ids);
}

/** Later than every write before, even where the clock was put back: who follows the digests must miss none. */
async function nextWrite(db: CommonplaceDb, now: number): Promise<number> {
  return Math.max(now, (await lastPinWrite(db)) + 1);
}

/** The highest `writtenAt` that a digest has, or a removed one may have had; 0 where there is none. */
export async function lastPinWrite(db: CommonplaceDb): Promise<number> {
  const [written = 0] = await db.pinDigests.orderBy('writtenAt').reverse().limit(1).keys();
  const [removed = 0] = await db.removals.orderBy('removedAt').reverse().limit(1).keys();
  return Math.max(Number(written), Number(removed));
}

/** Those of the pins that are there, in the order asked for. */
export async function pinsOf(db: CommonplaceDb, ids: readonly string[]): Promise<PinRow[]> {
  const rows = await db.pins.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}

/** All pins, whole, newest first: for an export. A list takes digests. */
export function allPins(db: CommonplaceDb): Promise<PinRow[]> {
  return db.pins.orderBy('pinnedAt').reverse().toArray();
}

/** The tables that a change of pins writes to. */
export function pinTables(db: CommonplaceDb) {
  return [db.pins, db.pinDigests, db.removals, db.pinReferences];
}

/** One write of pins: all of it or nothing, and the cache makes room for it. `write` must be an async function (Dexie). */
export function inOneWrite<T>(db: CommonplaceDb, write: () => Promise<T>): Promise<T> {
  return withRoom(db, () => db.transaction('rw', pinTables(db), write));
}
