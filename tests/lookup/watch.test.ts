import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Glance } from '@/detection/glance-schema';
import type { PageKind, PageReading } from '@/detection/topic';
import type { Reading } from '@/lookup/lookups';
import { createWatch, type WatchDeps, type WatchedPage } from '@/lookup/watch';
import { mayAskHost, watchedPatterns, withoutRevoked, type Access } from '@/lookup/watched';
import { latestLookup } from '@/storage/lookups';
import { defaultSettings, type Settings } from '@/storage/settings';

import { aTopic, startWorker } from './world';

const url = 'https://help.acme.example/articles/7';
const page: WatchedPage = { tabId: 1, url, isPrivate: false };
const everySite = '*://*/*';
const siteOf = (host: string) => `*://${host}/*`;

/** A browser that has granted these patterns. */
function anAccess(...granted: string[]): Access {
  return {
    everySite,
    patternForHost: siteOf,
    isGranted: (pattern) => Promise.resolve(granted.includes(pattern) || granted.includes(everySite)),
  };
}

const someSettings = (parts: Partial<Settings>): Settings => ({ ...defaultSettings, ...parts });

const aGlance: Glance = {
  url,
  title: 'Lights flicker',
  heading: 'Lights flicker',
  language: 'en',
  generator: '',
  ogType: '',
  types: [],
  assetHosts: [],
  textareas: 0,
  passwordFields: 0,
  isUnfinished: false,
};

function aReading(
  question = 'Lights flicker when dimmed',
  kind: PageKind = 'article',
  at = url,
): PageReading {
  return {
    url: at,
    title: question,
    verdict: { kind, score: kind === 'other' ? 0.1 : 0.9, signals: [] },
    topic: aTopic(question),
    threadMarkup: '',
  };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

let names = 0;

/** A watched site, the worker beside it, and what happens in it. */
function aWatch(
  parts: Partial<WatchDeps> = {},
  settings = someSettings({ watchedHosts: ['help.acme.example'] }),
) {
  const { db, lookups } = startWorker(`watch-${(names += 1)}`, { only: [] });
  closing.push(() => db.delete());
  const badges: [number, number][] = [];
  const work: Promise<void>[] = [];
  let ids = 0;
  const read = vi.fn<(tabId: number) => Promise<Reading>>(() =>
    Promise.resolve({ ok: true, reading: aReading() }),
  );
  const watch = createWatch({
    db,
    now: Date.now,
    newId: () => `noticed-${(ids += 1)}`,
    settings: () => Promise.resolve(settings),
    access: anAccess(siteOf('help.acme.example')),
    lookups,
    isWorthReading: () => true,
    read,
    urlOf: () => Promise.resolve(url),
    countCards: ({ sources }) =>
      Promise.resolve(Object.values(sources).flatMap(({ threadIds }) => threadIds).length),
    showCount: (tabId, count) => Promise.resolve(void badges.push([tabId, count])),
    later: (task) => void work.push(task),
    ...parts,
  });
  return { db, lookups, watch, read, badges, work, rows: () => db.lookups.toArray() };
}

/** What an earlier lookup of the same topic found, in a tab that is gone. */
async function cache(
  { db, lookups }: Pick<ReturnType<typeof aWatch>, 'db' | 'lookups'>,
  threadIds: string[],
) {
  const id = await lookups.ask(99, aReading().topic);
  const base = 'https://forum.acme.example';
  const community = {
    id: 'discourse:forum',
    platform: 'discourse' as const,
    base,
    name: 'Forum',
    relation: 'own' as const,
  };
  await db.lookups.update(id, {
    state: 'done',
    createdAt: Date.now() - 48 * 3600 * 1000,
    sources: {
      'discourse:forum': { community, state: 'answered', queries: [], threadIds, readIds: [], answeredAt: 5 },
    },
  });
}

describe('a page of a watched site', () => {
  it('is read, and its tab shows it with what is cached; nothing is asked', async () => {
    const world = aWatch();
    await cache(world, ['a', 'b']);
    expect(await world.watch.look(page, aGlance)).toBe('pass');
    const row = await latestLookup(world.db, 1);
    expect(row).toMatchObject({
      state: 'noticed',
      topic: { question: 'Lights flicker when dimmed' },
      page: { url },
    });
    expect(Object.values(row?.sources ?? {})).toMatchObject([{ state: 'answered', threadIds: ['a', 'b'] }]);
    expect(world.badges.at(-1)).toEqual([1, 2]);
    expect(world.work).toEqual([]);
  });

  it('leaves one row at most, however far the reader goes, and none when the tab is closed', async () => {
    const world = aWatch();
    for (const step of [1, 2, 3]) {
      const at = `${url}?step=${step}`;
      world.read.mockResolvedValueOnce({ ok: true, reading: aReading(`Question ${step}`, 'article', at) });
      await world.watch.look({ ...page, url: at }, aGlance);
    }
    expect((await world.rows()).map(({ state, topic }) => [state, topic?.question])).toEqual([
      ['noticed', 'Question 3'],
    ]);
    await world.lookups.cancelTab(1);
    expect(await world.rows()).toEqual([]);
  });

  it('that was asked about, in whatever words, keeps what was asked', async () => {
    const world = aWatch();
    const id = await world.lookups.begin(1);
    await world.lookups.settle(id, { ok: true, reading: aReading() });
    const asked = await world.lookups.ask(1, aTopic('my own words'));
    await world.watch.look(page, aGlance);
    expect((await latestLookup(world.db, 1))?.id).toBe(asked);
  });

  it('stays in view while a press reads it again', async () => {
    const world = aWatch();
    await cache(world, ['a']);
    await world.watch.look(page, aGlance);
    await world.lookups.begin(1, { url });
    const row = await latestLookup(world.db, 1);
    expect(row?.state).toBe('reading');
    expect(Object.values(row?.sources ?? {})).toMatchObject([{ threadIds: ['a'] }]);
  });

  it('on which the reader presses meanwhile is what the press makes of it', async () => {
    const world = aWatch();
    const pressed = await world.lookups.begin(1, { url });
    await world.watch.look(page, aGlance);
    expect((await latestLookup(world.db, 1))?.id).toBe(pressed);
  });

  it('that turns out to be no support page, or one without a question, shows nothing', async () => {
    const world = aWatch();
    for (const reading of [aReading('A poem', 'other'), aReading('')]) {
      world.read.mockResolvedValueOnce({ ok: true, reading });
      expect(await world.watch.look(page, aGlance)).toBe('pass');
    }
    expect(await world.rows()).toEqual([]);
  });

  it('is not read at all when a glance says that it is not worth it; an unfinished one is waited for', async () => {
    const world = aWatch({ isWorthReading: () => false });
    expect(await world.watch.look(page, aGlance)).toBe('pass');
    expect(await world.watch.look(page, { ...aGlance, isUnfinished: true })).toBe('wait');
    expect(world.read).not.toHaveBeenCalled();
  });

  it('that the tab has left while it was being read is nobody’s page', async () => {
    const world = aWatch();
    world.read.mockResolvedValueOnce({ ok: true, reading: aReading('Next', 'article', `${url}/next`) });
    expect(await world.watch.look(page, aGlance)).toBe('pass');
    expect(await world.rows()).toEqual([]);
  });
});

describe('asking ahead', () => {
  const ahead = someSettings({ watchedHosts: ['help.acme.example'], asksAhead: true });

  it('asks once for a topic in a day', async () => {
    const world = aWatch({}, ahead);
    for (const tabId of [1, 2, 1]) {
      await world.watch.look({ ...page, tabId }, aGlance);
      await Promise.all(world.work);
    }
    expect((await world.rows()).filter(({ isAhead }) => isAhead)).toHaveLength(1);
  });

  it('ends after twenty topics in a day', async () => {
    const world = aWatch({}, ahead);
    for (let at = 0; at < 22; at += 1) {
      world.read.mockResolvedValueOnce({
        ok: true,
        reading: aReading(`Question ${at}`, 'article', `${url}?${at}`),
      });
      await world.watch.look({ ...page, url: `${url}?${at}` }, aGlance);
      await Promise.all(world.work);
    }
    expect((await world.rows()).filter(({ isAhead }) => isAhead)).toHaveLength(20);
  });

  it('waits until the page is filled', async () => {
    const world = aWatch({}, ahead);
    world.read.mockResolvedValueOnce({ ok: true, reading: aReading('Loading'), isUnfinished: true });
    expect(await world.watch.look(page, aGlance)).toBe('wait');
    expect(world.work).toEqual([]);
    expect(await world.watch.look(page, aGlance)).toBe('pass');
    await Promise.all(world.work);
    expect((await latestLookup(world.db, 1))?.topic?.question).toBe('Lights flicker when dimmed');
    expect(world.work).toHaveLength(1);
  });

  it('shows its count on the page that was asked about, and on no later one', async () => {
    for (const [at, badges] of [
      [`${url}#step-2`, 2],
      [`${url}/next`, 1],
      [undefined, 1],
    ] as const) {
      const world = aWatch({ urlOf: () => Promise.resolve(at) }, ahead);
      await world.watch.look(page, aGlance);
      await Promise.all(world.work);
      expect(world.badges).toHaveLength(badges);
    }
  });

  it('leaves first pages of help centres alone', async () => {
    const world = aWatch({}, ahead);
    world.read.mockResolvedValueOnce({ ok: true, reading: aReading('How can we help?', 'help-home') });
    await world.watch.look(page, aGlance);
    expect(world.work).toEqual([]);
  });
});

describe('nothing is read', () => {
  it.each([
    ['of a site that was not chosen, though the browser allows it', defaultSettings, page, 'leave'],
    [
      'of a site whose permission was taken back',
      someSettings({ watchedHosts: ['other.example'] }),
      { ...page, url: 'https://other.example/' },
      'leave',
    ],
    [
      'in a private window',
      someSettings({ watchedHosts: ['help.acme.example'], asksAhead: true }),
      { ...page, isPrivate: true },
      'leave',
    ],
    [
      'where the reader wants silence',
      someSettings({ watchedHosts: ['help.acme.example'], silentHosts: ['acme.example'] }),
      page,
      'pass',
    ],
  ] as const)('%s', async (_, settings, where, step) => {
    const world = aWatch({}, settings);
    expect(await world.watch.arrive(where)).toBe(step);
    expect(await world.watch.look(where, aGlance)).toBe(step);
    expect(world.read).not.toHaveBeenCalled();
    expect(await world.rows()).toEqual([]);
  });
});

it('what was noticed is forgotten with the permission', async () => {
  let access = anAccess(siteOf('help.acme.example'));
  const world = aWatch({
    access: { ...access, isGranted: (pattern) => access.isGranted(pattern) },
  });
  await cache(world, ['a']);
  await world.watch.look(page, aGlance);
  access = anAccess();
  await world.watch.forgetUnwatched();
  expect(await latestLookup(world.db, 1)).toBeUndefined();
  expect(world.badges.at(-1)).toEqual([1, 0]);
});

describe('choice and permission', () => {
  const chosen = someSettings({ watchedHosts: ['a.example', 'b.example'] });

  it('are both needed for a site to be watched', async () => {
    expect(await watchedPatterns(chosen, anAccess(siteOf('b.example'), siteOf('forum.example')))).toEqual([
      siteOf('b.example'),
    ]);
    expect(await watchedPatterns(someSettings({ watchesAll: true }), anAccess(everySite))).toEqual([
      everySite,
    ]);
    expect(await watchedPatterns(defaultSettings, anAccess(everySite))).toEqual([]);
  });

  it('for all sites fall back to the single ones when the browser narrows them down', async () => {
    const settings = { ...chosen, watchesAll: true };
    expect(await watchedPatterns(settings, anAccess(siteOf('a.example')))).toEqual([siteOf('a.example')]);
  });

  it('of what is watched let no community be asked that was not allowed by name', async () => {
    const all = someSettings({ watchesAll: true, communityHosts: ['forum.example'] });
    expect(await mayAskHost('other.example', all, anAccess(everySite))).toBe(false);
    expect(await mayAskHost('forum.example', all, anAccess(everySite))).toBe(true);
    expect(await mayAskHost('a.example', chosen, anAccess(siteOf('a.example')))).toBe(false);
    expect(await mayAskHost('c.example', chosen, anAccess(siteOf('c.example')))).toBe(true);
    expect(await mayAskHost('c.example', chosen, anAccess())).toBe(false);
  });

  it('that the browser takes back are no choice any more, and the others stay', async () => {
    const settings = { ...chosen, watchesAll: true, communityHosts: ['c.example'] };
    expect(await withoutRevoked(settings, anAccess(siteOf('a.example')))).toEqual({
      watchedHosts: ['a.example'],
      communityHosts: [],
      watchesAll: false,
    });
    expect(await withoutRevoked(chosen, anAccess(everySite))).toEqual({});
  });
});

describe('beside a press', () => {
  it('what is noticed does not take the place of a lookup that a press has just begun', async () => {
    const { db, lookups, watch } = aWatch({
      read: async () => {
        // The press comes while the watching script's page is being read.
        await lookups.begin(1, { url });
        return { ok: true, reading: aReading() };
      },
    });
    await watch.look(page, aGlance);
    expect((await latestLookup(db, 1))?.state).toBe('reading');
  });

  it('asking ahead leaves a press alone that came first', async () => {
    const { db, lookups } = aWatch();
    const pressed = await lookups.begin(1, { url });
    expect(await lookups.beginAhead(1, url)).toBeNull();
    expect((await latestLookup(db, 1))?.id).toBe(pressed);
  });
});

it('what was noticed of one page is gone when another page is there, whatever that is', async () => {
  const { db, watch } = aWatch();
  await watch.look(page, aGlance);
  expect((await latestLookup(db, 1))?.state).toBe('noticed');
  await watch.arrive({ ...page, url: 'https://help.acme.example/login' });
  expect(await latestLookup(db, 1)).toBeUndefined();
});
