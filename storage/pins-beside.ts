import type { CommonplaceDb, PinRow } from './db';

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
