import type { CommonplaceDb, OpeningRow, OpenQuestion } from './db';
import { withRoom } from './room';

/** How many questions the reader has opened in order to answer them, and how many they did answer. */
export type OpeningCounts = { opened: number; answered: number };

/** Notes that the reader has opened a question; opened again, it is still one, and what was said of it stays. */
export async function noteOpening(db: CommonplaceDb, question: OpenQuestion, now: number): Promise<void> {
  const { id, url, title, communityId, communityName, tags } = question;
  await withRoom(db, () =>
    db.transaction('rw', db.openings, async () => {
      const known = await db.openings.get(id);
      await db.openings.put({ ...known, id, url, title, communityId, communityName, tags, openedAt: now });
    }),
  );
}

/** Notes that the reader has answered a question that they opened, or takes that back. `now` in epoch ms. */
export async function sayAnswered(
  db: CommonplaceDb,
  id: string,
  isAnswered: boolean,
  now: number,
): Promise<void> {
  await withRoom(db, async () => {
    await db.openings
      .where('id')
      .equals(id)
      .modify((row) => {
        if (isAnswered) row.answeredAt ??= now;
        else delete row.answeredAt;
      });
  });
}

/** All that was opened, by the thread's id. */
export async function allOpenings(db: CommonplaceDb): Promise<ReadonlyMap<string, OpeningRow>> {
  return new Map((await db.openings.toArray()).map((row) => [row.id, row]));
}

/** The reader's own count. It is shown to them and to nobody else. */
export function countOpenings(openings: Iterable<Pick<OpeningRow, 'answeredAt'>>): OpeningCounts {
  const rows = [...openings];
  return { opened: rows.length, answered: rows.filter(({ answeredAt }) => answeredAt !== undefined).length };
}
