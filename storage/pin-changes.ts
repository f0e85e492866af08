import { liveQuery } from 'dexie';

import type { CommonplaceDb } from './db';
import { lastPinWrite } from './pins';

/** Calls back whenever any context has changed, added or removed pins. Gives the end of it. */
export function onPinChanges(db: CommonplaceDb, tell: () => void): () => void {
  let known: string | undefined;
  const subscription = liveQuery(() => markOf(db)).subscribe({
    next: (mark) => {
      if (known !== undefined && mark !== known) tell();
      known = mark;
    },
    error: (error: unknown) => console.error('Changes of pins are not noticed any more', error),
  });
  return () => subscription.unsubscribe();
}

/** Another one whenever pins were written or removed. */
async function markOf(db: CommonplaceDb): Promise<string> {
  const [removed = 0] = await db.removals.orderBy('removedAt').reverse().limit(1).keys();
  return `${await lastPinWrite(db)} ${Number(removed)} ${await db.pins.count()}`;
}
