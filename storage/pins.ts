import type { CommonplaceDb, PinRow } from './db';
import { digestOf } from './pin-digests';
import { withRoom } from './room';

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
    const pins = await pinsOf(db, ids);
    const there = pins.map(({ id }) => id);
    await db.pins.bulkDelete(there);
    await db.pinDigests.bulkDelete(there);
    await db.removals.bulkPut(there.map((id) => ({ id, removedAt: now })));
    return pins;
  });
}

/** Undoes a removal; what has been pinned anew meanwhile stays as it is. */
export async function restorePins(db: CommonplaceDb, pins: readonly PinRow[], now: number): Promise<void> {
  await inOneWrite(db, async () => {
    const known = new Set(
      (
        await pinsOf(
          db,
          pins.map(({ id }) => id),
        )
      ).map(({ id }) => id),
    );
    // Newer than its removal, so that the removal does not win on another machine.
    const back = pins.filter(({ id }) => !known.has(id)).map((pin) => ({ ...pin, changedAt: now }));
    await putPins(db, back, now);
  });
}

/** What the reader may change of a pin. */
export type PinEdit = Partial<Pick<PinRow, 'note' | 'tags' | 'highlights'>>;

/** Changes pins by the reader's hand; gives back how they were, for an undo. Pins that are gone are passed over. */
export async function editPins(
  db: CommonplaceDb,
  ids: readonly string[],
  edit: (pin: PinRow) => PinEdit,
  now: number,
): Promise<PinRow[]> {
  return inOneWrite(db, async () => {
    const before = await pinsOf(db, ids);
    await putPins(
      db,
      before.map((pin) => ({ ...pin, ...edit(pin), changedAt: now })),
      now,
    );
    return before;
  });
}

/** Writes rows as they are, with what is derived from them. To be called within a transaction over `pinTables`. */
export async function putPins(db: CommonplaceDb, pins: readonly PinRow[], now: number): Promise<void> {
  await db.pins.bulkPut([...pins]);
  await db.pinDigests.bulkPut(pins.map((pin) => digestOf(pin, now)));
  await db.removals.bulkDelete(pins.map(({ id }) => id));
  await db.pinReferences.bulkDelete(pins.map(({ id }) => id));
}

/** Those of the pins that are there, in the order asked for. */
export async function pinsOf(db: CommonplaceDb, ids: readonly string[]): Promise<PinRow[]> {
  const rows = await db.pins.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}

/** Pins that were kept beside this page, or for this topic, newest first. */
export async function pinsBeside(
  db: CommonplaceDb,
  place: { pageKey?: string | undefined; topicKey?: string | undefined },
): Promise<PinRow[]> {
  const found = new Map<string, PinRow>();
  for (const index of ['pageKey', 'topicKey'] as const) {
    const key = place[index];
    if (key === undefined || key === '') continue;
    for (const pin of await db.pins.where(index).equals(key).toArray()) found.set(pin.id, pin);
  }
  return [...found.values()].sort((a, b) => b.pinnedAt - a.pinnedAt);
}

/** All pins, whole, newest first: for an export. A list takes digests. */
export function allPins(db: CommonplaceDb): Promise<PinRow[]> {
  return db.pins.orderBy('pinnedAt').reverse().toArray();
}

/** The tables that a change of pins writes to. */
export function pinTables(db: CommonplaceDb) {
  return [db.pins, db.pinDigests, db.removals, db.pinReferences];
}

function inOneWrite<T>(db: CommonplaceDb, write: () => Promise<T>): Promise<T> {
  return withRoom(db, () => db.transaction('rw', pinTables(db), write));
}
