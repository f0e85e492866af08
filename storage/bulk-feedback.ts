import type { CommonplaceDb, FeedbackRow } from './db';
import { withRoom } from './room';
import { slicesOf } from './slices';

/**
 * Takes back what was said of all of these answers and keeps the rows given instead, in one write. Gives back what stood
 * there, for an undo.
 */
export async function replaceFeedback(
  db: CommonplaceDb,
  answerIds: readonly string[],
  rows: readonly FeedbackRow[],
): Promise<FeedbackRow[]> {
  return withRoom(db, () =>
    db.transaction('rw', db.feedback, async () => {
      const before: FeedbackRow[] = [];
      for (const some of slicesOf(answerIds)) {
        const there = await db.feedback.bulkGet(some);
        before.push(...there.filter((row) => row !== undefined));
        await db.feedback.bulkDelete(some);
      }
      for (const some of slicesOf(rows)) await db.feedback.bulkPut(some);
      return before;
    }),
  );
}
