import type { CommonplaceDb, PinReferenceRow, PinRow, RemovalRow } from './db';
import { pinTables } from './pins';
import { withRoom } from './room';

/** When a pin was added or changed last, epoch ms: merging goes by it. */
export function addedAtOf({ pinnedAt, changedAt = 0 }: Pick<PinRow, 'pinnedAt' | 'changedAt'>): number {
  return Math.max(pinnedAt, changedAt);
}

/** Pins of other machines that are not here, newest first. */
export async function allReferences(db: CommonplaceDb): Promise<PinReferenceRow[]> {
  const rows = await db.pinReferences.toArray();
  return rows.sort((a, b) => b.pinnedAt - a.pinnedAt);
}

/** Takes a pin of another machine out of the list, there as well as here. `now` in epoch ms. */
export async function removeReference(
  db: CommonplaceDb,
  id: string,
  now: number,
): Promise<PinReferenceRow | undefined> {
  return withRoom(db, () =>
    db.transaction('rw', pinTables(db), async () => {
      const row = await db.pinReferences.get(id);
      if (!row) return undefined;
      await db.pinReferences.delete(id);
      await db.removals.put({ id, removedAt: Math.max(now, (row.addedAt ?? row.pinnedAt) + 1) });
      return row;
    }),
  );
}

/** Undoes that: newer than the removal, so that it holds on every machine. */
export async function restoreReference(db: CommonplaceDb, row: PinReferenceRow, now: number): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', pinTables(db), async () => {
      const removedAt = (await db.removals.get(row.id))?.removedAt ?? 0;
      await db.removals.delete(row.id);
      if ((await db.pins.get(row.id)) === undefined)
        await db.pinReferences.put({ ...row, addedAt: Math.max(now, removedAt + 1), isAdopted: true });
    }),
  );
}

/**
 * Takes in what other machines tell, in one step. A removal takes away what was added before it, whole pins included;
 * what is here whole needs no reference. Gives how many pins were removed.
 */
export async function takeInReferences(
  db: CommonplaceDb,
  told: { references: readonly PinReferenceRow[]; removals: readonly RemovalRow[] },
): Promise<number> {
  return withRoom(db, () =>
    db.transaction('rw', pinTables(db), async () => {
      const removed = await takeInRemovals(db, told.removals);
      const ids = told.references.map(({ id }) => id);
      const [pins, removals, known] = await Promise.all([
        db.pins.where('id').anyOf(ids).primaryKeys(),
        db.removals.bulkGet(ids),
        db.pinReferences.bulkGet(ids),
      ]);
      const here = new Set(pins);
      const fresh = told.references.filter((reference, at) => {
        const addedAt = reference.addedAt ?? reference.pinnedAt;
        const knownAt = known[at] ? (known[at].addedAt ?? known[at].pinnedAt) : Number.NEGATIVE_INFINITY;
        const isAlive = addedAt > (removals[at]?.removedAt ?? Number.NEGATIVE_INFINITY);
        return isAlive && !here.has(reference.id) && (addedAt > knownAt || reference.isAdopted === true);
      });
      await db.pinReferences.bulkPut(fresh);
      return removed;
    }),
  );
}

async function takeInRemovals(db: CommonplaceDb, told: readonly RemovalRow[]): Promise<number> {
  const ids = told.map(({ id }) => id);
  const [known, pins, references] = await Promise.all([
    db.removals.bulkGet(ids),
    db.pins.bulkGet(ids),
    db.pinReferences.bulkGet(ids),
  ]);
  const later = told.filter(({ removedAt }, at) => removedAt > (known[at]?.removedAt ?? 0));
  const isOver = (addedAt: number | undefined, at: number) =>
    addedAt !== undefined && addedAt <= (told[at]?.removedAt ?? 0);
  const goneIds = ids.filter((_, at) => isOver(pins[at] && addedAtOf(pins[at]), at));
  const goneReferences = ids.filter((_, at) =>
    isOver(references[at] && (references[at].addedAt ?? references[at].pinnedAt), at),
  );
  await db.removals.bulkPut(later);
  await db.pins.bulkDelete(goneIds);
  await db.pinDigests.bulkDelete(goneIds);
  await db.pinReferences.bulkDelete(goneReferences);
  return goneIds.length;
}
