import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytesOf, readItems, shareOf, syncQuota, writeItems } from '@/lookup/sync/items';
import { toldFollow } from '@/lookup/sync/follow-rows';
import {
  emptyState,
  mergeStates,
  type SharedFollow,
  type SharedPin,
  type SharedState,
} from '@/lookup/sync/state';
import type { FollowTarget } from '@/storage/db';
import { follow, followId, recordLook, refollow, unfollow } from '@/storage/follows';
import { addedAtOf, removeReference, restoreReference } from '@/storage/pin-references';
import { editPins } from '@/storage/pin-edits';
import { pinAnswer, restorePins, unpinAnswers } from '@/storage/pins';
import { changeSettings, readSettings } from '@/storage/settings';
import { readSyncMemory } from '@/storage/sync-memory';

import { aCloud, aFollow, aPin, type SyncedMachine } from './sync-machines';

const day = 24 * 3600 * 1000;

const someTime = fc.integer({ min: 0, max: 50 });
const communities = fc.constantFrom(
  'discourse:https://f.example',
  'stack-exchange:superuser',
  'lemmy:https://l.example#lamps',
);
const somePin: fc.Arbitrary<SharedPin> = fc
  .record({
    communityId: communities,
    native: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map(String),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    isOdd: fc.boolean(),
    title: fc.string({ unit: 'grapheme', maxLength: 90 }),
    path: fc.webPath(),
    ending: fc.constantFrom('/2', '#a3', '?p=é<b>', ''),
    pinnedAt: someTime,
    later: someTime,
  })
  .map(({ communityId, native, isOdd, title, path, ending, pinnedAt, later }) => {
    const threadUrl = new URL(`https://f.example${path}`).href;
    return {
      id: isOdd ? `selection:${native}` : `${communityId}#a${native}`,
      threadId: isOdd ? native : `${communityId}#${native}`,
      url: new URL(threadUrl + ending).href,
      threadUrl,
      title,
      communityId,
      pinnedAt,
      addedAt: pinnedAt + later,
    };
  });
const someWord = fc.string({ unit: 'grapheme', maxLength: 30 });
const someTags = fc.option(fc.array(someWord, { maxLength: 3 }), { nil: undefined });
const someTarget: fc.Arbitrary<FollowTarget> = fc.oneof(
  fc
    .record({ native: fc.nat(9), isOdd: fc.boolean(), path: fc.webPath() })
    .map(({ native, isOdd, path }) => ({
      kind: 'question' as const,
      question: {
        threadId: isOdd ? `other#${native}` : `discourse:https://f.example#${native}`,
        nativeId: String(native),
        url: new URL(`https://f.example${path}`).href,
        title: 'cut off',
      },
    })),
  someWord.map((tag) => ({ kind: 'tag' as const, tag })),
  fc.record({ id: someWord, name: someWord }).map((person) => ({ kind: 'person' as const, person })),
  fc
    .record({ text: someWord, brand: someWord, language: fc.constantFrom('en', 'de'), tags: someTags })
    .map(({ text, brand, language, tags }) => ({
      kind: 'topic' as const,
      topic: { question: 'cut off', brand, language },
      query: { text, mode: 'words' as const, language, page: 1, ...(tags ? { tags } : {}) },
    })),
);
const someFollow: fc.Arbitrary<SharedFollow> = fc
  .record({
    communityId: communities,
    target: someTarget,
    title: fc.string({ unit: 'grapheme', maxLength: 140 }),
    tags: someTags,
    site: fc.constantFrom('superuser', undefined),
    followedAt: someTime,
  })
  .map(({ communityId, target, title, tags, site, followedAt }) =>
    toldFollow({
      id: followId(communityId, target),
      community: {
        id: communityId,
        platform: 'discourse',
        base: 'https://f.example/sub',
        name: 'F <1>',
        ...(tags ? { tags } : {}),
        ...(site === undefined ? {} : { site }),
      },
      target,
      title,
      followedAt,
    }),
  );
const someState: fc.Arbitrary<SharedState> = fc.record({
  settings: fc
    .array(
      fc.tuple(fc.constantFrom('sort', 'theme', 'keys'), fc.record({ value: fc.jsonValue(), at: someTime })),
    )
    .map((entries) => new Map(entries)),
  pins: fc.array(somePin, { maxLength: 12 }).map((pins) => new Map(pins.map((pin) => [pin.id, pin]))),
  removals: fc
    .array(
      fc.tuple(
        somePin.map(({ id }) => id),
        someTime,
      ),
      { maxLength: 6 },
    )
    .map((entries) => new Map(entries)),
  follows: fc
    .array(someFollow, { maxLength: 12 })
    .map((follows) => new Map(follows.map((each) => [each.id, each]))),
  followRemovals: fc
    .array(
      fc.tuple(
        someFollow.map(({ id }) => id),
        someTime,
      ),
      { maxLength: 6 },
    )
    .map((entries) => new Map(entries)),
});

/** Maps without the order in which they were filled. */
function plain({ settings, pins, removals, follows, followRemovals }: SharedState) {
  return [settings, pins, removals, follows, followRemovals].map((map) => Object.fromEntries(map));
}

describe('what machines know, merged', () => {
  it('is the same in whatever order and grouping, and however often', () => {
    fc.assert(
      fc.property(someState, someState, someState, (a, b, c) => {
        const whole = plain(mergeStates(mergeStates(a, b), c));
        expect(plain(mergeStates(a, mergeStates(b, c)))).toEqual(whole);
        expect(plain(mergeStates(c, mergeStates(b, a)))).toEqual(whole);
        expect(plain(mergeStates(mergeStates(a, b), mergeStates(b, mergeStates(c, a))))).toEqual(whole);
        expect(plain(mergeStates(a, a))).toEqual(plain(a));
      }),
    );
  });
});

describe('items of the synced storage', () => {
  function write(state: SharedState, maxBytes = 90_000) {
    const rows = (map: ReadonlyMap<string, number>) => [...map].map(([id, removedAt]) => ({ id, removedAt }));
    const part = {
      settings: state.settings,
      pins: [...state.pins.values()],
      removals: rows(state.removals),
      follows: [...state.follows.values()],
      followRemovals: rows(state.followRemovals),
      seenAt: 7,
    };
    return writeItems('abc', part, maxBytes);
  }

  it('give back what was written, whatever arrives first', () => {
    fc.assert(
      fc.property(someState, fc.integer(), (state, seed) => {
        const { items, fitting, followsFitting } = write(state);
        const shuffled = Object.entries(items).sort(([a], [b]) => (a + seed < b + seed ? -1 : 1));
        const { machines, foreignBytes } = readItems(Object.fromEntries(shuffled));
        expect(machines).toHaveLength(1);
        expect(machines[0]).toMatchObject({ id: 'abc', seenAt: 7 });
        if (machines[0]) expect(plain(machines[0].state)).toEqual(plain(state));
        expect([fitting, followsFitting, foreignBytes]).toEqual([state.pins.size, state.follows.size, 0]);
      }),
    );
  });

  it('stay within the browser’s quota, and hold the newest pins that fit', () => {
    const pins = Array.from({ length: 3000 }, (_, at) => {
      const { id, pinnedAt, answer, thread } = aPin(at, 1_700_000_000_000 + at * 1000);
      const { title, communityId } = thread;
      const [threadId, threadUrl] = [thread.id, thread.url];
      return {
        id,
        url: answer.url,
        threadId,
        threadUrl,
        title: `${title} <${at}>`,
        communityId,
        pinnedAt,
        addedAt: pinnedAt,
      };
    });
    for (const machines of [1, 2, 5]) {
      const share = shareOf(machines, 0);
      const { items, fitting } = writeItems(
        'abc',
        { settings: new Map(), pins, removals: [], follows: [], followRemovals: [], seenAt: 7 },
        share,
      );
      const sizes = Object.entries(items).map(([key, value]) => bytesOf(key, value));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(syncQuota.itemBytes);
      expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(share);
      const told = [...(readItems(items).machines[0]?.state.pins.keys() ?? [])];
      expect(told.sort()).toEqual(
        pins
          .slice(-fitting)
          .map(({ id }) => id)
          .sort(),
      );
      expect(fitting * machines).toBeGreaterThan(500);
    }
  });

  it('change in one place only where one pin comes to many', () => {
    const pins = (many: number) =>
      new Map(
        Array.from({ length: many }, (_, at) => {
          const { id, answer, thread, pinnedAt } = aPin(at, 1000 + at);
          const { title, communityId } = thread;
          return [
            id,
            {
              id,
              url: answer.url,
              threadId: thread.id,
              threadUrl: thread.url,
              title,
              communityId,
              pinnedAt,
              addedAt: pinnedAt,
            },
          ] as const;
        }),
      );
    const state = (many: number) => ({ ...emptyState, pins: pins(many) });
    const [before, after] = [write(state(200)).items, write(state(201)).items];
    const changed = Object.keys(after).filter(
      (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
    );
    expect(Object.keys(after).length).toBeGreaterThan(3);
    expect(changed).toHaveLength(1);
  });

  it('that another version or another program wrote are passed over, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.constantFrom('m abc p0', 'm abc head', 'm x s1', 'theirs'), fc.string()),
          fc.jsonValue(),
        ),
        (items) => {
          const { machines } = readItems(items);
          for (const { state } of machines) expect(plain(mergeStates(state, state))).toEqual(plain(state));
        },
      ),
    );
    const { items } = write(emptyState);
    const key = 'm abc p0';
    const bad = {
      v: 1,
      c: ['discourse:https://f.example'],
      r: [],
      s: [],
      p: [[0, '-1', '-1', 'x', 0, 'javascript:alert(1)', 0, '', 1, 0]],
    };
    expect(readItems({ ...items, [key]: bad }).machines[0]?.state.pins.size).toBe(0);
    expect(readItems({ ...items, [key]: { ...bad, v: 2 } }).foreignBytes).toBeGreaterThan(0);
  });

  it('leave most of the room to pins, however much is followed, and hold the newest follows that fit', () => {
    const follows = Array.from({ length: 500 }, (_, at) =>
      toldFollow(aFollow(`tag-${at}-${'<long> '.repeat(3)}`, 1000 + at)),
    );
    const followRemovals = Array.from({ length: 3000 }, (_, at) => ({
      id: `tag x gone-${at}`,
      removedAt: at,
    }));
    const pins = Array.from({ length: 1000 }, (_, at) => somePinAt(at));
    for (const machines of [1, 2, 5]) {
      const share = shareOf(machines, 0);
      const part = { settings: new Map(), pins, removals: [], follows, followRemovals, seenAt: 7 };
      const { items, followsFitting } = writeItems('abc', part, share);
      const sizes = Object.entries(items).map(([key, value]) => bytesOf(key, value));
      expect(Math.max(...sizes)).toBeLessThan(8000);
      expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(share);
      const ofFollows = Object.entries(items).filter(([key]) => /^m abc [fe]/.test(key));
      const bytes = ofFollows.reduce((sum, [key, value]) => sum + bytesOf(key, value), 0);
      expect(bytes).toBeLessThanOrEqual(share / 3);
      const state = readItems(items).machines[0]?.state;
      expect([...(state?.follows.keys() ?? [])].sort()).toEqual(
        follows
          .slice(-followsFitting)
          .map(({ id }) => id)
          .sort(),
      );
      expect(followsFitting).toBeGreaterThan(10);
      expect(state?.followRemovals.get('tag x gone-2999')).toBe(2999);
      expect(state?.pins.size).toBeGreaterThan(50);
    }
  });

  it('pass over follows of a kind, a platform or an address that this version can’t follow, and keep the others', () => {
    const place = ['discourse:https://f.example', 'discourse', 'https://f.example', 'F', '', null];
    const chunk = (k: unknown[], f: unknown[], e: unknown[] = []) => ({
      v: 1,
      c: [],
      p: [],
      r: [],
      s: [],
      k,
      f,
      e,
    });
    const read = (value: unknown) => readItems({ 'm abc f0': value }).machines[0]?.state;
    const good = ['t', 0, 'lamp', 5, 'lamp'];
    const told = chunk(
      [
        place,
        ['telepathy:x', 'telepathy', 'https://x.example', 'X', '', null],
        [...place].with(2, 'javascript:1'),
      ],
      [
        ['vision', 0, 'x', 5, 'y'],
        ['t', 1, 'x', 5, 'other platform'],
        ['t', 2, 'x', 5, 'no web address'],
        ['t', 9, 'x', 5, 'no community'],
        ['t', 0, 'x', -1, 'before time'],
        ['t', 0, 'x'.repeat(500), 5, 'too long'],
        ['q', 0, 'x', 5, '-1', '1', 'javascript:alert(1)'],
        ['p', 0, 'ana', 5, '7', 'ana', 'javascript:alert(1)'],
        null,
        good,
      ],
      [
        ['tag y', 'soon'],
        ['tag z', 7],
      ],
    );
    const state = read(told);
    expect([...(state?.follows.values() ?? [])].map(({ target }) => target)).toEqual([
      { kind: 'person', person: { id: '7', name: 'ana' } },
      { kind: 'tag', tag: 'lamp' },
    ]);
    expect([...(state?.followRemovals ?? [])]).toEqual([['tag z', 7]]);
    expect(read(chunk([place], [good], []))?.follows.size).toBe(1);
  });
});

function somePinAt(at: number): SharedPin {
  const { id, pinnedAt, answer, thread } = aPin(at, 1000 + at);
  const { title, communityId } = thread;
  const [threadId, threadUrl] = [thread.id, thread.url];
  return { id, url: answer.url, threadId, threadUrl, title, communityId, pinnedAt, addedAt: pinnedAt };
}

async function settled(cloud: ReturnType<typeof aCloud>): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    const before = cloud.writes.length;
    cloud.deliverAll();
    for (const machine of cloud.machines) await machine.sync();
    if (cloud.writes.length === before) return;
  }
  throw new Error('the machines never came to rest');
}

async function choose(machine: SyncedMachine, change: Parameters<typeof changeSettings>[1]): Promise<void> {
  await changeSettings(machine.local, change);
}

describe('two machines', () => {
  it('tell each other of their pins, and of their removals', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    await pinAnswer(one.db, aPin(1, 10));
    await pinAnswer(two.db, aPin(2, 20));
    await settled(cloud);
    expect(await one.db.pinReferences.toArray()).toEqual([
      {
        id: aPin(2, 20).id,
        url: aPin(2, 20).answer.url,
        title: aPin(2, 20).thread.title,
        communityId: aPin(2, 20).thread.communityId,
        pinnedAt: 20,
        addedAt: 20,
        thread: { id: aPin(2, 20).thread.id, url: aPin(2, 20).thread.url },
      },
    ]);
    await unpinAnswers(two.db, [aPin(2, 20).id], 30);
    await settled(cloud);
    expect((await one.view()).pins).toEqual([aPin(1, 10).id]);
    expect((await two.view()).pins).toEqual([aPin(1, 10).id]);
  });

  it('do not bring back a pin of which the other has not yet heard that it was removed', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    for (const { db } of [one, two]) await pinAnswer(db, aPin(1, 10));
    await settled(cloud);
    await unpinAnswers(two.db, [aPin(1, 10).id], 30);
    await two.sync();
    expect((await two.view()).pins).toEqual([]);
  });

  it('lose no pin that was changed or put back after it was removed elsewhere', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    for (const { db } of [one, two]) await pinAnswer(db, aPin(1, 10));
    await pinAnswer(one.db, aPin(2, 10));
    await settled(cloud);
    await editPins(one.db, [aPin(1, 10).id], () => ({ note: 'mine' }), 40);
    await unpinAnswers(two.db, [aPin(1, 10).id], 30);
    const gone = await unpinAnswers(one.db, [aPin(2, 10).id], 50);
    await settled(cloud);
    expect(await one.db.pins.get(aPin(1, 10).id)).toMatchObject({ note: 'mine' });
    expect((await two.view()).pins).toEqual([aPin(1, 10).id]);
    await restorePins(one.db, gone, 60);
    await settled(cloud);
    expect((await two.view()).pins).toEqual([aPin(1, 10).id, aPin(2, 10).id]);
  });

  it('forget a pin that is removed where it is only known by reference, and know it again after the undo', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    await pinAnswer(one.db, aPin(1, 10));
    await settled(cloud);
    const row = await removeReference(two.db, aPin(1, 10).id, 5);
    await settled(cloud);
    expect((await one.view()).pins).toEqual([]);
    if (!row) throw new Error('there was no reference');
    await restoreReference(two.db, row, 5);
    await settled(cloud);
    expect((await one.view()).pins).toEqual([aPin(1, 10).id]);
    expect((await two.view()).pins).toEqual([aPin(1, 10).id]);
  });

  it('share a choice; the later one holds, and what the joining one had before gives way', async () => {
    const cloud = aCloud();
    const one = cloud.join('a');
    await choose(one, () => ({ theme: 'dark', silentHosts: ['bank.example'] }));
    await one.sync();
    one.clock.now += 10;
    await choose(one, () => ({ sort: 'newest' }));
    await one.sync();
    const two = cloud.join('b', { at: 5 });
    await choose(two, () => ({ theme: 'light', sort: 'agreed', languageShown: 'de' }));
    await settled(cloud);
    expect((await two.view()).settings).toMatchObject({
      sort: 'newest',
      languageShown: 'de',
      silentHosts: ['bank.example'],
    });
    expect(await one.view()).toEqual(await two.view());
    // Its clock is far behind: what is chosen on it now is later all the same.
    await choose(two, () => ({ sort: 'best', silentHosts: [] }));
    await settled(cloud);
    expect((await one.view()).settings).toMatchObject({ sort: 'best', silentHosts: [] });
  });

  it('never write a secret, a permission or a consent into the storage', async () => {
    const cloud = aCloud();
    const one = cloud.join('a');
    const secret = 'hunter2-hunter2';
    await choose(one, () => ({
      githubToken: secret,
      webdavUrl: `https://${secret}.example/`,
      webdavUser: secret,
      webdavPassword: secret,
      watchesAll: true,
      watchedHosts: [`watched-${secret}.example`],
      communityHosts: [`c-${secret}.example`],
      formHosts: [`f-${secret}.example`],
      asksAhead: true,
      asksRedditAsReader: true,
      checksPins: true,
      syncs: true,
      theme: 'dark',
    }));
    await pinAnswer(
      one.db,
      aPin(1, 10, { note: secret, tags: [secret], pageUrl: `https://${secret}.example/` }),
    );
    await one.sync();
    const text = JSON.stringify(cloud.items());
    expect(text).toContain('dark');
    expect(text).not.toMatch(new RegExp(`${secret}|asks|checksPins|syncs|watch|Hosts`));
  });

  it('leave a choice alone that only a newer version knows, and tell it on', async () => {
    const cloud = aCloud();
    const one = cloud.join('b');
    const newer = writeItems(
      'c',
      {
        settings: new Map([
          ['sort', { value: 'kindest', at: 99 }],
          ['colour', { value: 'plum', at: 9 }],
        ]),
        pins: [],
        removals: [],
        follows: [],
        followRemovals: [],
        seenAt: one.clock.now,
      },
      5000,
    );
    await one.deps.area.set(newer.items);
    await choose(one, () => ({ sort: 'newest' }));
    await one.sync();
    await one.sync();
    expect((await readSettings(one.local)).sort).toBe('newest');
    const told = readItems(cloud.items())
      .machines.map(({ state }) => state)
      .reduce(mergeStates);
    expect(told.settings.get('sort')?.value).toBe('kindest');
    expect(told.settings.get('colour')?.value).toBe('plum');
  });

  it('do not tell the same twice', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    for (const { db } of [one, two]) await pinAnswer(db, aPin(1, 10));
    await settled(cloud);
    const machines = readItems(cloud.items()).machines;
    expect(machines.map(({ id, state }) => [id, state.pins.size])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect((await two.sync()).fitting).toBe(1);
  });

  it('write nothing where nothing has changed, and a sign of life once a week', async () => {
    const cloud = aCloud();
    const one = cloud.join('a');
    await pinAnswer(one.db, aPin(1, 10));
    await one.sync();
    await one.sync();
    expect(cloud.writes).toHaveLength(1);
    one.clock.now += 8 * day;
    await one.sync();
    expect(cloud.writes[1]).toEqual(['m a head']);
  });
});

describe('what is followed', () => {
  const lamp = aFollow('lamp', 10);

  it('is followed on the other machine, without notifications, and its first look there brings no news', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    await follow(one.db, { ...lamp, checkedAt: 5, known: ['1', '2'] });
    await settled(cloud);
    const row = await two.db.follows.get(lamp.id);
    expect(row).toMatchObject({
      target: lamp.target,
      title: 'lamp',
      followedAt: 10,
      notifies: false,
      known: [],
    });
    expect(row?.community).toMatchObject({ id: lamp.community.id, base: lamp.community.base });
    expect(row?.checkedAt).toBeUndefined();
    expect(row?.nextAt).toBeGreaterThanOrEqual(two.clock.now);
    expect(row?.nextAt).toBeLessThan(two.clock.now + day / 24);
    const fresh = [
      { postId: '1', kind: 'question', title: 'x', url: '', author: null, excerpt: '' } as const,
    ];
    await recordLook(two.db, lamp.id, { fresh, seen: ['1'] }, { now: 20, nextAt: 30 });
    expect(await two.db.news.count()).toBe(0);
    // What was seen where stays where it was seen.
    await settled(cloud);
    expect(await one.db.follows.get(lamp.id)).toMatchObject({
      known: ['1', '2'],
      checkedAt: 5,
      notifies: true,
    });
    expect(JSON.stringify(cloud.items())).not.toContain('known');
  });

  it('ends on all machines with its news, which the report tells, and no older word of it brings it back', async () => {
    const cloud = aCloud();
    const [one, two, three] = [cloud.join('a'), cloud.join('b'), cloud.join('c')];
    await follow(one.db, lamp);
    await settled(cloud);
    const news = { id: 'n', followId: lamp.id, kind: 'answer', title: 'x', url: '', author: null } as const;
    await one.db.news.add({ ...news, communityName: 'F', excerpt: '', at: 11 });
    await unfollow(two.db, [lamp.id], 40);
    // Nobody has told it the end yet: what the others still say does not begin it anew.
    await two.sync();
    expect((await two.view()).follows).toEqual([]);
    cloud.deliverAll();
    await one.sync();
    expect((await readSyncMemory(one.local)).report?.ended).toBe(1);
    expect((await one.view()).follows).toEqual([]);
    expect(await one.db.news.count()).toBe(0);
    await settled(cloud);
    expect((await three.view()).follows).toEqual([]);
    expect((await readSyncMemory(one.local)).report?.ended).toBe(0);
  });

  it('lives on where it was followed anew, or its end was undone, after it was ended elsewhere', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    const hub = aFollow('hub', 10);
    for (const row of [lamp, hub]) await follow(one.db, row);
    await settled(cloud);
    const taken = await unfollow(two.db, [lamp.id, hub.id], 40);
    await settled(cloud);
    expect((await one.view()).follows).toEqual([]);
    await follow(one.db, { ...lamp, followedAt: 50 });
    await refollow(two.db, { ...taken, follows: taken.follows.filter(({ id }) => id === hub.id) });
    await settled(cloud);
    for (const machine of [one, two]) expect((await machine.view()).follows).toEqual([hub.id, lamp.id]);
  });

  it('keeps what was seen of it where news of its end and of a later follow come together', async () => {
    const cloud = aCloud();
    const [one, two, three] = [cloud.join('a'), cloud.join('b'), cloud.join('c')];
    await follow(one.db, { ...lamp, known: ['1'] });
    await settled(cloud);
    await unfollow(two.db, [lamp.id], 40);
    await unfollow(three.db, [lamp.id], 45);
    await follow(three.db, { ...lamp, followedAt: 50 });
    for (const machine of [two, three]) await machine.sync();
    await settled(cloud);
    expect(await one.db.follows.get(lamp.id)).toMatchObject({ known: ['1'], followedAt: 50 });
    expect((await two.view()).follows).toEqual([lamp.id]);
  });

  it('is told of with an honest count, and no more is taken in than may be followed', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    const rows = Array.from({ length: 500 }, (_, at) => aFollow(`tag ${at}${' long'.repeat(40)}`, 100 + at));
    await one.db.follows.bulkAdd(rows);
    const report = await one.sync();
    expect(report.follows).toBe(500);
    expect(report.followsFitting).toBeLessThan(500);
    const told = readItems(cloud.items()).machines[0]?.state.follows;
    expect(told?.size).toBe(report.followsFitting);
    expect(told?.has(rows[499]?.id ?? '')).toBe(true);
    await two.db.follows.bulkAdd(Array.from({ length: 498 }, (_, at) => aFollow(`mine ${at}`, 5)));
    cloud.deliverAll();
    await two.sync();
    expect(await two.db.follows.count()).toBe(500);
    expect(await two.db.follows.bulkGet(rows.slice(-2).map(({ id }) => id))).not.toContain(undefined);
  });
});

describe('a machine that is gone', () => {
  it('is absorbed after ninety days: its pins are told of by another, and its items go', async () => {
    const cloud = aCloud();
    const old = cloud.join('a');
    await pinAnswer(old.db, aPin(1, 10));
    await old.sync();
    cloud.machines.length = 0;
    const [one, two] = [cloud.join('b'), cloud.join('c')];
    for (const { clock } of cloud.machines) clock.now += 91 * day;
    await settled(cloud);
    expect(readItems(cloud.items()).machines.map(({ id, state }) => [id, [...state.pins.keys()]])).toEqual([
      ['b', [aPin(1, 10).id]],
      ['c', []],
    ]);
    const late = cloud.join('d', { at: one.clock.now });
    await settled(cloud);
    expect((await late.view()).pins).toEqual([aPin(1, 10).id]);
    expect((await two.sync()).machines).toBe(3);
  });

  it('takes its items along when its reader switches the sync off, and the others keep what they know', async () => {
    const cloud = aCloud();
    const [one, two] = [cloud.join('a'), cloud.join('b')];
    await pinAnswer(one.db, aPin(1, 10));
    await settled(cloud);
    await one.leave();
    cloud.deliverAll();
    await two.sync();
    expect(readItems(cloud.items()).machines.map(({ id }) => id)).toEqual(['b']);
    expect((await two.view()).pins).toEqual([aPin(1, 10).id]);
    expect((await readSyncMemory(one.local)).machineId).toBe('');
  });
});

describe('little room', () => {
  it('is told honestly: how many of the pins fit', async () => {
    const cloud = aCloud();
    const one = cloud.join('a');
    for (let at = 0; at < 60; at += 1) await pinAnswer(one.db, aPin(at, 1000 + at));
    cloud.shrink(6000);
    const report = await one.sync();
    expect(report.pins).toBe(60);
    expect(report.fitting).toBe(0);
    expect(report.problem).toBe('full');
    cloud.shrink(30_000);
    const better = await one.sync();
    expect(better.problem).toBeUndefined();
    expect(better.fitting).toBeGreaterThan(20);
    const [machine] = readItems(cloud.items()).machines;
    expect(machine?.state.pins.size).toBe(better.fitting);
    expect(machine?.state.pins.has(aPin(59, 0).id)).toBe(true);
  });
});

type Deed =
  | { do: 'pin' | 'unpin' | 'note' | 'follow' | 'unfollow'; who: number; what: number }
  | { do: 'choose'; who: number; sort: 'best' | 'newest' | 'agreed'; silent: string[] }
  | { do: 'sync'; who: number; dies: number }
  | { do: 'deliver'; who: number; what: number };

const who = fc.integer({ min: 0, max: 2 });
const what = fc.integer({ min: 0, max: 3 });
const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom('pin', 'unpin', 'note', 'follow', 'unfollow'), who, what }),
  fc.record({
    do: fc.constant('choose'),
    who,
    sort: fc.constantFrom('best', 'newest', 'agreed'),
    silent: fc.subarray(['a.example', 'b.example']),
  }),
  fc.record({ do: fc.constant('sync'), who, dies: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ do: fc.constant('deliver'), who, what: fc.nat(30) }),
);

/** Its worker is killed before its n-th write, of its own storage or the synced one; 0: it lives. */
async function syncAndDie(machine: SyncedMachine, dies: number): Promise<void> {
  let left = dies;
  const mayWrite = (): void => {
    left -= 1;
    if (left === 0) throw new Error('killed');
  };
  const { local, area } = machine.deps;
  const fused = {
    local: { ...local, set: async (values: Record<string, unknown>) => (mayWrite(), local.set(values)) },
    area: {
      ...area,
      set: async (items: Record<string, unknown>) => (mayWrite(), area.set(items)),
      remove: async (keys: string[]) => (mayWrite(), area.remove(keys)),
    },
  };
  const { syncNow } = await import('@/lookup/sync/sync');
  await syncNow({ ...machine.deps, ...fused }).catch((error: unknown) => {
    if (!String(error).includes('killed')) throw error;
  });
}

async function act(cloud: ReturnType<typeof aCloud>, deed: Deed, now: number): Promise<void> {
  const machine = cloud.machines[deed.who];
  if (!machine) return;
  machine.clock.now = now;
  const pin = 'what' in deed ? aPin(deed.what, now) : aPin(0, now);
  if (deed.do === 'pin') await pinAnswer(machine.db, pin);
  if (deed.do === 'unpin') await unpinAnswers(machine.db, [pin.id], now);
  if (deed.do === 'note') await editPins(machine.db, [pin.id], () => ({ note: `at ${now}` }), now);
  if (deed.do === 'follow') await follow(machine.db, aFollow(`tag ${deed.what}`, now));
  if (deed.do === 'unfollow') await unfollow(machine.db, [aFollow(`tag ${deed.what}`, now).id], now);
  if (deed.do === 'choose') await choose(machine, () => ({ sort: deed.sort, silentHosts: deed.silent }));
  if (deed.do === 'sync') await syncAndDie(machine, deed.dies);
  const keys = Object.keys(cloud.items());
  const key = deed.do === 'deliver' && keys.length > 0 ? keys[deed.what % keys.length] : undefined;
  if (key !== undefined) cloud.deliver(key, machine);
}

it('brings three machines to the same pins, follows and choices, in whatever order their items arrive and whenever a worker dies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someDeed, { minLength: 4, maxLength: 24 }), async (deeds) => {
      const cloud = aCloud();
      for (const id of ['a', 'b', 'c']) cloud.join(id);
      let now = 1_000_000;
      for (const deed of deeds) await act(cloud, deed, (now += 5));
      for (const { clock } of cloud.machines) clock.now = now + 5;
      await settled(cloud);
      const [one, ...others] = await Promise.all(cloud.machines.map((machine) => machine.view()));
      for (const other of others) expect(other).toEqual(one);
      // What was pinned or noted last, after every removal, is there; whole where that was done.
      for (const { db } of cloud.machines)
        for (const pin of await db.pins.toArray())
          expect((await db.removals.get(pin.id))?.removedAt ?? 0).toBeLessThan(addedAtOf(pin));
      for (const { db } of cloud.machines)
        for (const { id, followedAt } of await db.follows.toArray())
          expect((await db.followRemovals.get(id))?.removedAt ?? 0).toBeLessThan(followedAt);
      await Promise.all(cloud.machines.map(({ db }) => db.delete()));
    }),
    { numRuns: 40 },
  );
}, 120_000);
