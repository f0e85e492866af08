import type { ProblemCode } from '@/sources/source';

import type { CommonplaceDb, FollowRow, FollowTarget, NewsRow } from './db';
import { withRoom } from './room';

const DAY_MS = 24 * 3600 * 1000;
/** Of one follow, so many ids are remembered, and never fewer than stand there now. */
const MAX_KNOWN = 500;
/** Nothing waits longer for its turn: what seems to was written before the clock was set back. */
export const MAX_WAIT_MS = 7 * DAY_MS;
/** More are not taken in, from whichever machine. */
export const MAX_FOLLOWS = 500;
/** News that was looked at goes after this time, unseen news after three times as long. */
const NEWS_KEPT_MS = 30 * DAY_MS;

/** What a look at something followed has found. */
export type Look = {
  /** What was not known before. */
  fresh: (Omit<NewsRow, 'id' | 'followId' | 'at' | 'communityName'> & { postId: string })[];
  /** Ids of all that stands there now. */
  seen: readonly string[];
  acceptedId?: string | undefined;
};

/** One follow for one target at one community. */
export function followId(communityId: string, target: FollowTarget): string {
  return `${target.kind} ${communityId} ${ownPartOf(target)}`.slice(0, 1000);
}

function ownPartOf(target: FollowTarget): string {
  if (target.kind === 'question') return target.question.threadId;
  if (target.kind === 'tag') return target.tag.toLowerCase();
  if (target.kind === 'person') return target.person.id;
  return `${target.query.mode} ${target.query.text.toLowerCase()}`;
}

/** Follows; what is followed already stays as it is. Rejects when there are too many, or when it can't be kept. */
export async function follow(db: CommonplaceDb, row: FollowRow): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.follows, db.followRemovals, async () => {
      if ((await db.follows.get(row.id)) !== undefined) return;
      if ((await db.follows.count()) >= MAX_FOLLOWS) throw new Error(`No more than ${MAX_FOLLOWS} follows`);
      await putFollows(db, [row]);
    }),
  );
}

/** To be called within a transaction over follows and their removals. */
async function putFollows(db: CommonplaceDb, rows: readonly FollowRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const removals = await db.followRemovals.bulkGet(ids);
  // Newer than its removal, so that the removal does not win on another machine.
  const back = rows.map((row, place) => ({
    ...row,
    followedAt: Math.max(row.followedAt, (removals[place]?.removedAt ?? -1) + 1),
  }));
  await db.follows.bulkPut(back);
  await db.followRemovals.bulkDelete(ids);
}

/** Ends follows with their news, at once; gives back what was taken, for an undo. `now` in epoch ms. */
export async function unfollow(
  db: CommonplaceDb,
  ids: readonly string[],
  now: number,
): Promise<{ follows: FollowRow[]; news: NewsRow[] }> {
  return withRoom(db, () =>
    db.transaction('rw', db.follows, db.news, db.followRemovals, async () => {
      const follows = (await db.follows.bulkGet([...ids])).filter((row) => row !== undefined);
      const removals = follows.map(({ id, followedAt }) => ({ id, removedAt: Math.max(now, followedAt) }));
      await db.followRemovals.bulkPut(removals);
      return { follows, news: await dropFollows(db, ids) };
    }),
  );
}

/** Takes follows and their news away; gives back the news. To be called within a transaction over both. */
export async function dropFollows(db: CommonplaceDb, ids: readonly string[]): Promise<NewsRow[]> {
  const news = await db.news
    .where('followId')
    .anyOf([...ids])
    .toArray();
  await db.follows.bulkDelete([...ids]);
  await db.news.bulkDelete(news.map(({ id }) => id));
  return news;
}

/** Undoes an `unfollow`. */
export async function refollow(
  db: CommonplaceDb,
  { follows, news }: { follows: readonly FollowRow[]; news: readonly NewsRow[] },
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.follows, db.news, db.followRemovals, async () => {
      await putFollows(db, follows);
      await db.news.bulkPut([...news]);
    }),
  );
}

/** What is due, longest overdue first. `now` in epoch ms. */
export async function dueFollows(db: CommonplaceDb, now: number, limit: number): Promise<FollowRow[]> {
  const due = await db.follows.where('nextAt').belowOrEqual(now).limit(limit).toArray();
  const lost = await db.follows
    .where('nextAt')
    .above(now + MAX_WAIT_MS)
    .limit(limit - due.length)
    .toArray();
  return [...due, ...lost];
}

/** May a look at it begin, as it stands in the database at this moment? */
export function isDue({ nextAt }: FollowRow, now: number): boolean {
  return nextAt <= now || nextAt > now + MAX_WAIT_MS;
}

/** When the next follow is due, epoch ms; undefined: nothing is followed. */
export async function nextDue(db: CommonplaceDb, now: number): Promise<number | undefined> {
  const [first] = await dueFollows(db, now, 1);
  return first ? Math.min(first.nextAt, now) : (await db.follows.orderBy('nextAt').first())?.nextAt;
}

/** Brings the next look forward to `now`, of these or of all; who asked for a pause keeps it. */
export async function makeDue(
  db: CommonplaceDb,
  ids: readonly string[] | undefined,
  now: number,
): Promise<void> {
  const rows = ids === undefined ? db.follows.toCollection() : db.follows.where('id').anyOf([...ids]);
  await rows.modify((row) => {
    if (!isDue(row, now)) row.nextAt = now;
  });
}

/** The reader wants looks at most `everyMs` apart: those that would come later come then. */
export async function hastenFollows(db: CommonplaceDb, everyMs: number): Promise<void> {
  await db.follows.toCollection().modify((row) => {
    if (row.checkedAt !== undefined && row.problem === undefined)
      row.nextAt = Math.min(row.nextAt, row.checkedAt + everyMs);
  });
}

/**
 * Writes down one look, whole or not at all: a worker that is killed before looks again and finds the same. What was
 * unfollowed meanwhile stays so. The first look of a follow brings no news: what is there was there before.
 */
export async function recordLook(
  db: CommonplaceDb,
  id: string,
  { fresh, seen, acceptedId }: Look,
  { now, nextAt }: { now: number; nextAt: number },
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.follows, db.news, async () => {
      const row = await db.follows.get(id);
      if (row === undefined) return;
      for (const { postId, ...each } of row.checkedAt === undefined ? [] : fresh) {
        const newsId = `${id}\n${each.kind} ${postId}`;
        if ((await db.news.get(newsId)) === undefined)
          await db.news.add({
            ...each,
            id: newsId,
            followId: id,
            at: now,
            communityName: row.community.name,
          });
      }
      const isSeen = new Set(seen);
      const known = [...row.known.filter((each) => !isSeen.has(each)), ...isSeen];
      const { acceptedId: _accepted, problem: _problem, ...rest } = row;
      await db.follows.put({
        ...rest,
        checkedAt: now,
        nextAt,
        failures: 0,
        known: known.slice(-Math.max(MAX_KNOWN, isSeen.size)),
        ...(acceptedId === undefined ? {} : { acceptedId }),
      });
    }),
  );
}

/** Notes that a look told nothing. Where nobody was reached, because nobody may be asked or from here, none has failed. */
export async function recordFailure(
  db: CommonplaceDb,
  id: string,
  problem: ProblemCode | 'not-asked',
  nextAt: number,
): Promise<void> {
  await db.follows
    .where('id')
    .equals(id)
    .modify((row) => {
      if (problem !== 'not-asked' && problem !== 'offline') row.failures += 1;
      row.nextAt = nextAt;
      row.problem = problem;
    });
}

/** Whether the browser's notification may tell of it. */
export async function setNotifies(db: CommonplaceDb, id: string, notifies: boolean): Promise<void> {
  await db.follows.update(id, { notifies });
}

/** All that is followed, by name. */
export async function allFollows(db: CommonplaceDb): Promise<FollowRow[]> {
  return (await db.follows.toArray()).sort((a, b) => a.title.localeCompare(b.title));
}

/** The newest news, unseen first. */
export async function recentNews(db: CommonplaceDb, limit: number): Promise<NewsRow[]> {
  const rows = await db.news.orderBy('at').reverse().limit(limit).toArray();
  return rows.sort((a, b) => Number(b.seenAt === undefined) - Number(a.seenAt === undefined) || b.at - a.at);
}

/** How many news the reader has not looked at. */
export function unseenCount(db: CommonplaceDb): Promise<number> {
  return db.news.filter(({ seenAt }) => seenAt === undefined).count();
}

/** Is there news that no notification has told of yet? */
export async function hasUntold(db: CommonplaceDb): Promise<boolean> {
  return (await db.news.filter(isUntold).first()) !== undefined;
}

function isUntold({ toldAt, seenAt }: NewsRow): boolean {
  return toldAt === undefined && seenAt === undefined;
}

export async function markSeen(db: CommonplaceDb, ids: readonly string[], now: number): Promise<void> {
  await db.news
    .where('id')
    .anyOf([...ids])
    .modify((row) => {
      row.seenAt ??= now;
    });
}

/**
 * Takes what a notification may tell, and marks it as told in the same write: whoever is killed in between tells too
 * little, never twice.
 */
export async function takeUntold(db: CommonplaceDb, now: number): Promise<NewsRow[]> {
  return db.transaction('rw', db.follows, db.news, async () => {
    const untold = await db.news.filter(isUntold).toArray();
    const follows = await db.follows.bulkGet([...new Set(untold.map(({ followId: id }) => id))]);
    const notifying = new Set(follows.flatMap((row) => (row?.notifies ? [row.id] : [])));
    await db.news.bulkUpdate(untold.map(({ id }) => ({ key: id, changes: { toldAt: now } })));
    return untold.filter(({ followId: id }) => notifying.has(id));
  });
}

/** Drops news that nobody will look at any more. */
export async function sweepNews(db: CommonplaceDb, now: number): Promise<void> {
  const old = await db.news
    .where('at')
    .below(now - NEWS_KEPT_MS)
    .toArray();
  const gone = old.filter(({ at, seenAt }) => seenAt !== undefined || at < now - 3 * NEWS_KEPT_MS);
  await db.news.bulkDelete(gone.map(({ id }) => id));
}
