import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { nextTelling, tellOfNews, type TellDeps } from '@/lookup/tell-news';
import { openDb, type CommonplaceDb } from '@/storage/db';
import { follow, markSeen } from '@/storage/follows';
import type { Settings } from '@/storage/settings';

const hour = 3600 * 1000;
const start = Date.parse('2026-05-04T12:00:00Z');

let db: CommonplaceDb;
let count = 0;
beforeEach(async () => {
  db = openDb(`tell-${(count += 1)}`);
  await follow(db, {
    id: 'hub',
    community: {
      id: 'discourse:x',
      platform: 'discourse',
      base: 'https://x.example',
      name: 'x',
      relation: 'own',
    },
    target: { kind: 'tag', tag: 'hub' },
    title: 'hub',
    followedAt: start,
    notifies: true,
    nextAt: start,
    failures: 0,
    known: [],
  });
});
afterEach(() => db.delete());

async function come(...ids: string[]): Promise<void> {
  const rows = ids.map((id) => ({
    id,
    followId: 'hub',
    kind: 'answer' as const,
    title: id,
    url: `https://x.example/${id}`,
    author: null,
    communityName: 'x',
    excerpt: '',
    at: start,
  }));
  await db.news.bulkAdd(rows);
}

/** A reader who wants to be told, with all that was shown to them. */
function aReader(tells: Settings['tells'], parts: Partial<TellDeps> = {}) {
  const clock = { now: start };
  const shown: string[][] = [];
  const stored = { tells, toldAt: 0 };
  const deps: TellDeps = {
    db,
    now: () => clock.now,
    settings: () => Promise.resolve(stored),
    noteTold: (at) => {
      stored.toldAt = at;
      return Promise.resolve();
    },
    canTell: () => Promise.resolve(true),
    show: (news) => {
      shown.push(news.map(({ id }) => id));
      return Promise.resolve();
    },
    ...parts,
  };
  return { clock, shown, stored, deps, tell: () => tellOfNews(deps), next: () => nextTelling(deps) };
}

describe('a notification', () => {
  it('tells of what came, once, and of nothing where nothing came', async () => {
    const { tell, shown, stored } = aReader('daily');
    await tell();
    expect([shown, stored.toldAt]).toEqual([[], 0]);
    await come('a', 'b');
    await tell();
    await tell();
    expect(shown).toEqual([['a', 'b']]);
  });

  it.each([
    ['hourly', hour],
    ['daily', 24 * hour],
  ] as const)(
    'comes %s at most; what came meanwhile is in the next one but for what was seen',
    async (tells, gap) => {
      const { clock, tell, shown, next } = aReader(tells);
      await come('a');
      await tell();
      expect(await next()).toBeUndefined();
      await come('b', 'c');
      clock.now += gap - 1;
      await tell();
      expect(shown).toHaveLength(1);
      expect(await next()).toBe(start + gap);
      await markSeen(db, ['c'], clock.now);
      clock.now += 1;
      await tell();
      expect(shown).toEqual([['a'], ['b']]);
    },
  );

  it('never comes where the reader wants none or the browser allows none, nor later of what came before', async () => {
    const silent = aReader('never');
    await come('a');
    await silent.tell();
    silent.stored.tells = 'daily';
    await silent.tell();
    const barred = aReader('daily', { canTell: () => Promise.resolve(false) });
    await come('b');
    await barred.tell();
    await aReader('daily').tell();
    expect([...silent.shown, ...barred.shown]).toEqual([]);
    expect(await silent.next()).toBeUndefined();
  });

  it('is not shown twice, whatever line the worker is killed at', async () => {
    const killed = () => Promise.reject(new Error('the worker was killed'));
    await come('a');
    await expect(aReader('daily', { noteTold: killed }).tell()).rejects.toThrow('killed');
    const { tell, shown } = aReader('daily');
    await tell();
    expect(shown).toEqual([]);
    await come('b');
    const atShowing = aReader('daily', { show: killed });
    await expect(atShowing.tell()).rejects.toThrow('killed');
    expect(atShowing.stored.toldAt).toBe(start);
    await tell();
    expect(shown).toEqual([]);
  });

  it('does not wait for a clock that was ahead', async () => {
    const { stored, tell, shown } = aReader('daily');
    stored.toldAt = start + 300 * 24 * hour;
    await come('a');
    await tell();
    expect(shown).toEqual([['a']]);
  });
});
