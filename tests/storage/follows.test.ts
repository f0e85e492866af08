import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb, type FollowRow, type FollowTarget } from '@/storage/db';
import {
  allFollows,
  dueFollows,
  follow,
  followId,
  hastenFollows,
  hasUntold,
  makeDue,
  markSeen,
  MAX_WAIT_MS,
  nextDue,
  recentNews,
  recordFailure,
  recordLook,
  refollow,
  setNotifies,
  sweepNews,
  takeUntold,
  unfollow,
  unseenCount,
  type Look,
} from '@/storage/follows';

const hour = 3600 * 1000;
const day = 24 * hour;
const now = Date.parse('2026-05-04T12:00:00Z');
const forum = 'discourse:https://forum.lumenhome.example';

let db: CommonplaceDb;
let count = 0;
beforeEach(() => {
  db = openDb(`follows-${(count += 1)}`);
});
afterEach(() => db.delete());

function aFollow(tag: string, parts: Partial<FollowRow> = {}): FollowRow {
  const target: FollowTarget = { kind: 'tag', tag };
  return {
    id: followId(forum, target),
    community: {
      id: forum,
      platform: 'discourse',
      base: 'https://forum.lumenhome.example',
      name: 'Lumenhome',
      relation: 'own',
    },
    target,
    title: tag,
    followedAt: now,
    notifies: true,
    nextAt: now,
    failures: 0,
    known: [],
    ...parts,
  };
}

const fresh = (...ids: string[]): Look => ({
  fresh: ids.map((postId) => ({
    postId,
    kind: 'question',
    title: `Title of ${postId}`,
    url: `https://forum.lumenhome.example/t/${postId}`,
    author: 'ana',
    excerpt: '',
  })),
  seen: ids,
});

const at = (time: number) => ({ now: time, nextAt: time + 6 * hour });

/** Followed and looked at once, with nothing there. */
async function followed(tag: string, parts: Partial<FollowRow> = {}): Promise<string> {
  const row = aFollow(tag, { checkedAt: now - hour, ...parts });
  await follow(db, row);
  return row.id;
}

const titles = async () => (await recentNews(db, 100)).map(({ title }) => title);

describe('following', () => {
  it('the same twice keeps one, however its tag is written, with what was seen there', async () => {
    await followed('Hub', { known: ['1'] });
    await follow(db, aFollow('hub'));
    expect(await allFollows(db)).toMatchObject([{ title: 'Hub', known: ['1'] }]);
  });

  it('keeps a question, a tag, a person and a topic of one community apart', () => {
    const query = { text: 'hub e04', mode: 'words', language: 'en', page: 1 } as const;
    const ids = [
      { kind: 'question', question: { threadId: 'x#1', nativeId: '1', url: '', title: '' } } as const,
      { kind: 'tag', tag: 'hub e04' } as const,
      { kind: 'person', person: { id: 'hub e04', name: 'ana' } } as const,
      { kind: 'topic', topic: { question: 'hub e04', language: 'en' }, query } as const,
    ].map((target) => followId(forum, target));
    expect(new Set(ids).size).toBe(4);
  });

  it('ends at 500', async () => {
    await db.follows.bulkAdd(Array.from({ length: 500 }, (_, place) => aFollow(`t${place}`)));
    await expect(follow(db, aFollow('one more'))).rejects.toThrow('No more than 500');
  });

  it('ends at once with its news, and an undo brings back all of it', async () => {
    const [hub, lamp] = [await followed('hub'), await followed('lamp')];
    await recordLook(db, hub, fresh('1'), at(now));
    await recordLook(db, lamp, fresh('2'), at(now));
    const before = [await allFollows(db), await recentNews(db, 9)];
    const taken = await unfollow(db, [hub], now + hour);
    expect(await titles()).toEqual(['Title of 2']);
    expect((await allFollows(db)).map(({ id }) => id)).toEqual([lamp]);
    await refollow(db, taken);
    // Followed after it was ended, so that the end does not win on another machine.
    const [back, ...others] = await allFollows(db);
    expect(back?.followedAt).toBe(now + hour + 1);
    expect([[{ ...back, followedAt: now }, ...others], await recentNews(db, 9)]).toEqual(before);
  });
});

describe('a look', () => {
  it('that is the first brings no news: what is there was there before', async () => {
    await follow(db, aFollow('hub'));
    const id = aFollow('hub').id;
    await recordLook(db, id, fresh('1', '2'), at(now));
    expect(await titles()).toEqual([]);
    expect(await db.follows.get(id)).toMatchObject({ known: ['1', '2'], checkedAt: now, failures: 0 });
  });

  it('that finds the same twice keeps one', async () => {
    const id = await followed('hub');
    await recordLook(db, id, fresh('1'), at(now));
    await recordLook(db, id, fresh('1'), at(now + hour));
    expect(await recentNews(db, 9)).toMatchObject([
      { title: 'Title of 1', at: now, communityName: 'Lumenhome' },
    ]);
  });

  it('whose follow was ended meanwhile leaves nothing', async () => {
    const id = await followed('hub');
    await unfollow(db, [id], now);
    await recordLook(db, id, fresh('1'), at(now));
    await recordFailure(db, id, 'timeout', now);
    expect(await db.news.count()).toBe(0);
    expect(await db.follows.count()).toBe(0);
  });

  it('remembers 500 posts, and of these those that still stand there, even where those are more', async () => {
    const id = await followed('hub', { known: Array.from({ length: 400 }, (_, place) => `old ${place}`) });
    await recordLook(
      db,
      id,
      fresh('old 0', ...Array.from({ length: 300 }, (_, place) => `new ${place}`)),
      at(now),
    );
    const { known } = (await db.follows.get(id)) ?? { known: [] };
    expect(known).toHaveLength(500);
    expect(known).toContain('old 0');
    expect(known).not.toContain('old 1');
    const many = Array.from({ length: 600 }, (_, place) => `many ${place}`);
    await recordLook(db, id, fresh(...many), at(now));
    expect((await db.follows.get(id))?.known).toEqual(many);
  });

  it('that is answered takes back what stood in the way, and forgets an accepted answer that is none any more', async () => {
    const id = await followed('hub', { acceptedId: 'a' });
    await recordFailure(db, id, 'timeout', now + hour);
    await recordFailure(db, id, 'not-asked', now + hour);
    await recordFailure(db, id, 'offline', now + hour);
    expect(await db.follows.get(id)).toMatchObject({ failures: 1, problem: 'offline', nextAt: now + hour });
    await recordLook(db, id, fresh(), at(now));
    const row = await db.follows.get(id);
    expect(row).toMatchObject({ failures: 0, nextAt: now + 6 * hour });
    expect(row).not.toHaveProperty('problem');
    expect(row).not.toHaveProperty('acceptedId');
  });
});

describe('the next look', () => {
  it('is at what is longest overdue, and at no more than asked for', async () => {
    await followed('late', { nextAt: now - 5 });
    await followed('later', { nextAt: now });
    await followed('not yet', { nextAt: now + 1 });
    expect((await dueFollows(db, now, 9)).map(({ title }) => title)).toEqual(['late', 'later']);
    expect((await dueFollows(db, now, 1)).map(({ title }) => title)).toEqual(['late']);
    expect(await nextDue(db, now - 10)).toBe(now - 5);
  });

  it('does not wait for a clock that was ahead', async () => {
    await followed('lost', { nextAt: now + MAX_WAIT_MS + 1 });
    await followed('far', { nextAt: now + MAX_WAIT_MS });
    expect((await dueFollows(db, now, 9)).map(({ title }) => title)).toEqual(['lost']);
    expect(await nextDue(db, now)).toBe(now);
  });

  it('is never, where nothing is followed', async () => {
    expect(await nextDue(db, now)).toBeUndefined();
  });

  it('comes forward on a press, of some or of all', async () => {
    const id = await followed('hub', { nextAt: now + hour });
    await followed('lamp', { nextAt: now + hour });
    await makeDue(db, [id], now);
    expect((await dueFollows(db, now, 9)).map(({ title }) => title)).toEqual(['hub']);
    await makeDue(db, undefined, now);
    expect((await dueFollows(db, now, 9)).map(({ title }) => title)).toEqual(['hub', 'lamp']);
  });

  it('comes forward where the reader wants looks closer together; a pause after a failure stays', async () => {
    await followed('hub', { checkedAt: now, nextAt: now + day });
    const failed = await followed('lamp', { checkedAt: now });
    await recordFailure(db, failed, 'throttled', now + day);
    await hastenFollows(db, hour);
    expect((await allFollows(db)).map(({ title, nextAt }) => [title, nextAt - now])).toEqual([
      ['hub', hour],
      ['lamp', day],
    ]);
  });
});

describe('news', () => {
  it('stands with what is unseen first, then the newest first', async () => {
    const id = await followed('hub');
    await recordLook(db, id, fresh('1'), at(now));
    await recordLook(db, id, fresh('2'), at(now + hour));
    const [newest] = await recentNews(db, 1);
    await markSeen(db, [newest?.id ?? ''], now + 2 * hour);
    expect(await titles()).toEqual(['Title of 1', 'Title of 2']);
    expect(await unseenCount(db)).toBe(1);
    await markSeen(db, [newest?.id ?? ''], now + 9 * hour);
    expect((await db.news.get(newest?.id ?? ''))?.seenAt).toBe(now + 2 * hour);
  });

  it('is told of once, without what was seen already and what the reader wants no notification for', async () => {
    const [hub, quiet] = [await followed('hub'), await followed('quiet')];
    await setNotifies(db, quiet, false);
    await recordLook(db, hub, fresh('1', 'seen'), at(now));
    await recordLook(db, quiet, fresh('2'), at(now));
    await markSeen(db, [`${hub}\nquestion seen`], now);
    expect(await hasUntold(db)).toBe(true);
    expect((await takeUntold(db, now)).map(({ title }) => title)).toEqual(['Title of 1']);
    expect(await hasUntold(db)).toBe(false);
    await setNotifies(db, quiet, true);
    expect(await takeUntold(db, now)).toEqual([]);
  });

  it('goes a month after it came if it was seen, else after three, and does not come back', async () => {
    const id = await followed('hub');
    await recordLook(db, id, fresh('seen', 'unseen'), at(now));
    await markSeen(db, [`${id}\nquestion seen`], now);
    await sweepNews(db, now + 29 * day);
    expect(await db.news.count()).toBe(2);
    await sweepNews(db, now + 31 * day);
    expect(await titles()).toEqual(['Title of unseen']);
    await sweepNews(db, now + 91 * day);
    expect(await titles()).toEqual([]);
    expect((await db.follows.get(id))?.known).toEqual(['seen', 'unseen']);
  });
});
