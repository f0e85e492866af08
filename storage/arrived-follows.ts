import type { CommonplaceDb, FollowRemovalRow, FollowRow } from './db';
import { dropFollows, MAX_FOLLOWS } from './follows';
import { withRoom } from './room';

/**
 * Takes in what other machines tell, in one step: a removal ends what was followed before it, with its news; what is
 * followed here already keeps what was seen. Of `follows`, newest first, no more than there is room for. Gives how many
 * follows were ended.
 */
export async function takeInFollows(
  db: CommonplaceDb,
  told: { follows: readonly FollowRow[]; removals: readonly FollowRemovalRow[] },
): Promise<number> {
  return withRoom(db, () =>
    db.transaction('rw', db.follows, db.news, db.followRemovals, async () => {
      const ids = told.follows.map(({ id }) => id);
      const before = await db.follows.bulkGet(ids);
      // First of all: what was ended and followed anew elsewhere is not ended here in between.
      const later = told.follows.flatMap(({ followedAt }, place): FollowRow[] => {
        const known = before[place];
        return known && known.followedAt < followedAt ? [{ ...known, followedAt }] : [];
      });
      await db.follows.bulkPut(later);
      const ended = await takeInRemovals(db, told.removals);
      const removals = await db.followRemovals.bulkGet(ids);
      const fresh = told.follows.filter(
        ({ followedAt }, place) =>
          before[place] === undefined &&
          followedAt > (removals[place]?.removedAt ?? Number.NEGATIVE_INFINITY),
      );
      await db.follows.bulkAdd(fresh.slice(0, Math.max(0, MAX_FOLLOWS - (await db.follows.count()))));
      return ended;
    }),
  );
}

async function takeInRemovals(db: CommonplaceDb, told: readonly FollowRemovalRow[]): Promise<number> {
  const ids = told.map(({ id }) => id);
  const [known, follows] = await Promise.all([db.followRemovals.bulkGet(ids), db.follows.bulkGet(ids)]);
  const later = told.filter(({ removedAt }, place) => removedAt > (known[place]?.removedAt ?? -1));
  const ended = ids.filter((_, place) => {
    const followedAt = follows[place]?.followedAt;
    return followedAt !== undefined && followedAt <= (told[place]?.removedAt ?? -1);
  });
  await db.followRemovals.bulkPut(later);
  await dropFollows(db, ended);
  return ended.length;
}
