import type { CommonplaceDb, FeedbackRow } from './db';
import { withRoom } from './room';

/** What the reader said of each answer, by the answer's id. */
export type FeedbackById = ReadonlyMap<string, FeedbackRow['verdict']>;

/** Keeps what the reader says of an answer; what was said of it before is replaced. Resolves when it is on the disk. */
export async function sayFeedback(db: CommonplaceDb, row: FeedbackRow): Promise<void> {
  await withRoom(db, () => db.feedback.put(row));
}

/** Takes back what was said of an answer. */
export async function withdrawFeedback(db: CommonplaceDb, answerId: string): Promise<void> {
  await db.feedback.delete(answerId);
}

/** All that the reader has said; a row that another version wrote in words unknown to this one is passed over. */
export async function allFeedback(db: CommonplaceDb): Promise<FeedbackById> {
  const rows = await db.feedback.toArray();
  return new Map(
    rows.filter(({ verdict }) => isVerdict(verdict)).map(({ answerId, verdict }) => [answerId, verdict]),
  );
}

function isVerdict(verdict: string): boolean {
  return verdict === 'helped' || verdict === 'did-not-help';
}
