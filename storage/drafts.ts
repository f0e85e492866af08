import type { CommonplaceDb, DraftRow } from './db';
import { withRoom } from './room';

/** What of a draft its writer changes. */
export type DraftEdits = Partial<Omit<DraftRow, 'id' | 'topicKey' | 'changedAt'>>;

/** What no draft is longer than, in characters; `tried` in rows. */
export const draftLimits = {
  title: 300,
  product: 100,
  version: 60,
  error: 6000,
  body: 10_000,
  tried: 30,
} as const;

/**
 * Writes edits into the draft of a topic, which is made of `first` where there is none: one draft per topic. Only the
 * fields named in `edits` change, so that two pages that are open do not undo each other. Rejects when it can't be kept.
 */
export async function keepDraft(
  db: CommonplaceDb,
  first: Omit<DraftRow, 'id' | 'changedAt'>,
  edits: DraftEdits,
  now: number,
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.drafts, async () => {
      const id = first.topicKey;
      const known = await db.drafts.get(id);
      await db.drafts.put(bounded({ ...first, ...known, ...edits, id, topicKey: id, changedAt: now }));
    }),
  );
}

function bounded(row: DraftRow): DraftRow {
  return {
    ...row,
    title: row.title.slice(0, draftLimits.title),
    product: row.product.slice(0, draftLimits.product),
    version: row.version.slice(0, draftLimits.version),
    error: row.error.slice(0, draftLimits.error),
    body: row.body.slice(0, draftLimits.body),
    tried: row.tried.slice(0, draftLimits.tried),
  };
}

/** The draft of a topic, by the topic's key. */
export async function draftOf(db: CommonplaceDb, topicKey: string): Promise<DraftRow | undefined> {
  return topicKey === '' ? undefined : db.drafts.get(topicKey);
}

/** All drafts, the one changed last first. */
export async function allDrafts(db: CommonplaceDb): Promise<DraftRow[]> {
  return db.drafts.orderBy('changedAt').reverse().toArray();
}

/** Deletes a draft; gives it back for an undo. */
export async function deleteDraft(db: CommonplaceDb, id: string): Promise<DraftRow | undefined> {
  return db.transaction('rw', db.drafts, async () => {
    const row = await db.drafts.get(id);
    await db.drafts.delete(id);
    return row;
  });
}

/** Undoes `deleteDraft`; one that was begun anew meanwhile stays. */
export async function restoreDraft(db: CommonplaceDb, row: DraftRow): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.drafts, async () => {
      if ((await db.drafts.get(row.id)) === undefined) await db.drafts.add(row);
    }),
  );
}
