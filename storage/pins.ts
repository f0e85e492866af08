import type { CommonplaceDb, PinRow } from './db';
import { withRoom } from './room';

/** Keeps an answer. Pinning it again keeps the first pin as it is. Resolves only when it is on the disk. */
export async function pinAnswer(db: CommonplaceDb, pin: PinRow): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.pins, async () => {
      if ((await db.pins.get(pin.id)) === undefined) await db.pins.add(pin);
    }),
  );
}

/** Removes a pin and gives it back, so that the removal can be undone. */
export async function unpinAnswer(db: CommonplaceDb, id: string): Promise<PinRow | undefined> {
  return db.transaction('rw', db.pins, async () => {
    const pin = await db.pins.get(id);
    await db.pins.delete(id);
    return pin;
  });
}

/** Undoes a removal. */
export function restorePin(db: CommonplaceDb, pin: PinRow): Promise<void> {
  return pinAnswer(db, pin);
}

/** All pins, newest first. */
export function allPins(db: CommonplaceDb): Promise<PinRow[]> {
  return db.pins.orderBy('pinnedAt').reverse().toArray();
}
