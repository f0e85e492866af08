import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';

import { defaultPreferences, type Preferences } from '@/lookup/choose-communities';
import type { LookupsDeps } from '@/lookup/lookups';
import type { Community } from '@/sources/source';
import { openDb, type CommonplaceDb } from '@/storage/db';

import { aTopic, startWorker, theLookup } from './world';

const brewster: Community = {
  id: 'reddit:https://www.reddit.com/r/brewster',
  platform: 'reddit',
  base: 'https://www.reddit.com/r/brewster',
  name: 'r/brewster',
  relation: 'general',
};
const topic = aTopic('Kettle shows E7 and stays cold', { brand: 'Brewster' });

const aPost = (id: string) => ({
  kind: 't3',
  data: {
    id,
    title: `Kettle shows E7 (${id})`,
    selftext: 'It stays cold.',
    permalink: `/r/brewster/comments/${id}/kettle/`,
    author: 'ada',
    score: 3,
    num_comments: 2,
    created_utc: 1_700_000_000,
  },
});
const aComment = (id: string) => ({
  kind: 't1',
  data: { id, body: 'Descale it.', permalink: `/r/brewster/comments/aa1/kettle/${id}/`, author: 'bo' },
});
const listing = (...children: unknown[]) => ({ kind: 'Listing', data: { children } });
const ids = ['aa1', 'aa2', 'aa3', 'aa4'];

/** Reddit as a signed-in reader sees it; `onVisit` may answer in its place. */
function redditWith(onVisit: (path: string, visits: number) => Response | undefined = () => undefined) {
  const visits: string[] = [];
  const fetch: typeof globalThis.fetch = (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    visits.push(pathname);
    const post = /\/comments\/(\w+)\//.exec(pathname)?.[1];
    const reply =
      post === undefined ? listing(...ids.map(aPost)) : [listing(aPost(post)), listing(aComment(`c${post}`))];
    return Promise.resolve(onVisit(pathname, visits.length) ?? Response.json(reply));
  };
  return { fetch, visits };
}

const isRead = (path: string): boolean => path.includes('/comments/');

let names = 0;
function worker(fetch: typeof globalThis.fetch, more: Partial<LookupsDeps> = {}) {
  const chosen: Preferences = { ...defaultPreferences, asksRedditAsReader: true };
  const change = (parts: Partial<Preferences>): void => void Object.assign(chosen, parts);
  const preferences = () => Promise.resolve({ ...chosen });
  const sessionRefused = () => Promise.resolve(change({ asksRedditAsReader: false }));
  const parts = { only: [brewster], preferences, sessionRefused, fetch, ...more };
  return { ...startWorker(`choices-${++names}`, parts), change };
}

const stateOf = async (db: CommonplaceDb, id: string) => {
  const [progress] = Object.values((await theLookup(db, id)).sources);
  return progress?.state;
};

describe('what the reader takes back while communities are being asked', () => {
  it('ends the reading of Reddit at once, in the middle of a lookup', async () => {
    const { fetch, visits } = redditWith((path) => {
      if (isRead(path)) change({ asksRedditAsReader: false });
      return undefined;
    });
    const { db, lookups, change } = worker(fetch);
    const id = await lookups.ask(1, topic);
    await lookups.run(id);
    expect(visits.filter(isRead).length).toBe(1);
    expect(await stateOf(db, id)).toBe('declined');
  });

  it('ends the searches of a community that is silenced meanwhile', async () => {
    const { fetch, visits } = redditWith(() => {
      change({ silencedCommunities: [brewster.id] });
      return undefined;
    });
    const { db, lookups, change } = worker(fetch);
    const id = await lookups.ask(1, topic);
    await lookups.run(id);
    expect(visits.length).toBe(1);
    expect(await stateOf(db, id)).toBe('declined');
  });

  it('holds for trying again, for other words and for a pause that has ended', async () => {
    let clock = Date.now();
    const { fetch, visits } = redditWith((_, count) =>
      count === 1 ? new Response('', { status: 429, headers: { 'retry-after': '30' } }) : undefined,
    );
    const { db, lookups, change } = worker(fetch, { now: () => clock });
    const paused = await lookups.ask(1, topic);
    await lookups.run(paused);
    expect(await stateOf(db, paused)).toBe('limited');
    clock += 120_000;
    const answered = await lookups.ask(2, aTopic('Kettle leaks'));
    await lookups.run(answered);
    expect(await stateOf(db, answered)).toBe('answered');
    const before = visits.length;
    change({ asksRedditAsReader: false });
    await lookups.resumeWaiting();
    await lookups.searchAgain(answered);
    await lookups.retry(paused, brewster.id);
    expect(visits.length).toBe(before);
    expect([await stateOf(db, paused), await stateOf(db, answered)]).toEqual(['declined', 'declined']);
  });
});

describe('Reddit in the reader’s own session', () => {
  it('is left alone from its first refusal on, also when that comes while threads are read', async () => {
    const { fetch, visits } = redditWith((path, count) =>
      isRead(path) && count > 3 ? new Response('no', { status: 403 }) : undefined,
    );
    const { lookups } = worker(fetch);
    await lookups.run(await lookups.ask(1, topic));
    const refusedAt = visits.findIndex((path, at) => isRead(path) && at >= 3);
    expect(refusedAt).toBeGreaterThan(0);
    expect(visits.length).toBe(refusedAt + 1);
    await lookups.run(await lookups.ask(2, aTopic('Kettle leaks')));
    expect(visits.length).toBe(refusedAt + 1);
  });

  it('is never asked ahead, only after a press', async () => {
    const { fetch, visits } = redditWith();
    const { db, lookups } = startWorker(`choices-${++names}`, {
      platforms: ['reddit'],
      preferences: () => Promise.resolve({ ...defaultPreferences, asksRedditAsReader: true }),
      fetch,
    });
    const page = { url: 'https://help.brewster.example/7', title: '', threadMarkup: '' };
    const reading = {
      ...page,
      verdict: { kind: 'article' as const, score: 0.9, signals: [] },
      topic: { ...topic, communities: [{ url: `${brewster.base}/`, text: 'r/brewster' }] },
    };
    await db.lookups.add({
      id: 'noticed',
      tabId: 1,
      createdAt: 1,
      state: 'noticed',
      topicKey: '',
      sources: {},
    });
    const ahead = await lookups.beginAhead(1, page.url);
    await lookups.settle(ahead ?? '', { ok: true, reading });
    expect((await theLookup(db, ahead ?? '')).state).toBe('done');
    expect(visits).toEqual([]);
    await lookups.settle(await lookups.begin(1, page), { ok: true, reading });
    expect(visits.length).toBeGreaterThan(0);
  });
});

describe('a full disk', () => {
  /** A database whose ledger takes nothing, until its kept replies are dropped where that helps: as the browser does it. */
  function fullDb(isHelped: boolean): CommonplaceDb {
    const db = openDb(`full-${++names}`);
    let isFull = true;
    db.use({
      stack: 'dbcore',
      name: 'full',
      create: (core) => ({
        ...core,
        table: (tableName) => {
          const table = core.table(tableName);
          return {
            ...table,
            mutate: (request) => {
              if (tableName === 'replies' && request.type === 'deleteRange') isFull = !isHelped;
              const inner = new DOMException('full', 'QuotaExceededError');
              return tableName === 'ledger' && request.type === 'add' && isFull
                ? Promise.reject(new Dexie.AbortError('ended', inner))
                : table.mutate(request);
            },
          };
        },
      }),
    });
    return db;
  }

  it('ends a source as failed, instead of asking it for ever', async () => {
    const { fetch, visits } = redditWith();
    const { db, lookups } = worker(fetch, { db: fullDb(false) });
    const id = await lookups.ask(1, topic);
    await lookups.run(id);
    expect(visits).toEqual([]);
    expect(await stateOf(db, id)).toBe('failed');
    expect((await theLookup(db, id)).state).toBe('done');
  });

  it('makes room for what must be written down before it is sent', async () => {
    const { fetch, visits } = redditWith();
    const full = fullDb(true);
    await full.replies.add({
      url: 'https://old.example/',
      tag: '"1"',
      body: 'old',
      bytes: 3,
      at: 1,
    } as never);
    const { db, lookups } = worker(fetch, { db: full });
    const id = await lookups.ask(1, topic);
    await lookups.run(id);
    expect(visits.length).toBeGreaterThan(0);
    expect(await stateOf(db, id)).toBe('answered');
  });
});
