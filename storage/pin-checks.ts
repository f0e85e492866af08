import type { CommonplaceDb, PinChange, PinCheck, PinLookRow } from './db';
import { pinTables, putPins } from './pins';
import { withRoom } from './room';

/** A pin's id, and when it was pinned, epoch ms. */
export type PinAge = { id: string; pinnedAt: number };

/** All pins by age, oldest first, without reading them. */
export async function pinAges(db: CommonplaceDb): Promise<PinAge[]> {
  return db.transaction('r', db.pins, async () => {
    const inOrder = db.pins.orderBy('pinnedAt');
    const ids = await inOrder.primaryKeys();
    const times = await inOrder.keys();
    return ids.map((id, at) => ({ id, pinnedAt: Number(times[at]) }));
  });
}

/** The last look at each pin's source, by the pin's id. */
export async function pinLooks(db: CommonplaceDb): Promise<Map<string, PinLookRow>> {
  return new Map((await db.pinLooks.toArray()).map((row) => [row.id, row]));
}

/** Remembers which pins are to be checked now, so that the next worker goes on where a killed one ended. */
export async function wantChecks(db: CommonplaceDb, ids: readonly string[]): Promise<void> {
  await withRoom(db, () => db.wantedChecks.bulkPut(ids.map((id) => ({ id }))));
}

export function wantedChecks(db: CommonplaceDb): Promise<string[]> {
  return db.wantedChecks.toCollection().primaryKeys();
}

/**
 * Notes in one step that pins were looked at and, where the source has told, what has become of each. Only the pin's
 * `check` is set: what the reader changes meanwhile stays, and a pin that they have removed stays removed.
 */
export async function recordLooks(
  db: CommonplaceDb,
  looks: readonly { look: PinLookRow; check?: PinCheck }[],
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', [...pinTables(db), db.pinLooks, db.wantedChecks], async () => {
      for (const { look, check } of looks) {
        await db.wantedChecks.delete(look.id);
        const pin = await db.pins.get(look.id);
        if (!pin) {
          await db.pinLooks.delete(look.id);
          continue;
        }
        await db.pinLooks.put(look);
        if (!check) continue;
        await putPins(db, [{ ...pin, check: keepDismissed(pin.check, check) }], check.at);
      }
    }),
  );
}

/** What the reader has seen and dismissed is no news when it is found again. */
function keepDismissed(before: PinCheck | undefined, found: PinCheck): PinCheck {
  const isSeen = before?.dismissedAt !== undefined && before.dismissedAt >= before.at;
  const isSame = before !== undefined && newsOf(before.changes) === newsOf(found.changes);
  return isSeen && isSame && found.changes.length > 0 ? { ...found, dismissedAt: found.at } : found;
}

function newsOf(changes: readonly PinChange[]): string {
  return JSON.stringify(
    changes.map((change) => (change.kind === 'edited' ? [change.kind, change.text] : Object.entries(change))),
  );
}
