import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { lookForQuestions, resumeLanes } from '@/lookup/help-lane';
import { lookForPeople, resumePeople } from '@/lookup/knowers';
import type { QuietDeps } from '@/lookup/quiet-asking';
import { createHttp } from '@/sources/http';
import type { Community } from '@/sources/source';
import { openDb, type CommonplaceDb, type LookupRow, type SourceProgress } from '@/storage/db';
import { laneOf, peopleId } from '@/storage/help-lanes';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { defaultSettings } from '@/storage/settings';

import { startSample, type Sample } from '../communities/serve';
import { aTopic, sampleCommunities } from './world';

const minute = 60_000;
const start = Date.now();
const stackExchange = 'api.stackexchange.com';

let sample: Sample;
let db: CommonplaceDb;
let count = 0;
let superuser: Community;
let forum: Community;

beforeAll(async () => {
  sample = await startSample({ tls: false, quota: 1_000_000 });
  ({ superuser, forum } = sampleCommunities(sample));
});
afterAll(() => sample.close());
beforeEach(() => {
  db = openDb(`lane-${(count += 1)}`);
  sample.requests.length = 0;
});
afterEach(async () => {
  sample.misbehave(stackExchange, null);
  await db.delete();
});

const progress = (community: Community, parts: Partial<SourceProgress> = {}): SourceProgress => ({
  community,
  state: 'answered',
  queries: [{ text: 'lumenhome hub', mode: 'words', cut: [], found: 3 }],
  threadIds: [],
  readIds: [],
  ...parts,
});

async function aLookup(sources: SourceProgress[]): Promise<string> {
  const row: LookupRow = {
    id: 'lookup',
    tabId: 1,
    createdAt: start,
    state: 'done',
    topicKey: 'key',
    topic: aTopic('Hub shows E04', { brand: 'Lumenhome' }),
    sources: Object.fromEntries(sources.map((source) => [source.community.id, source])),
  };
  await db.lookups.put(row);
  return row.id;
}

/** One worker with its own clock. */
function startHelp(overrides: Partial<QuietDeps> = {}) {
  const clock = { now: start };
  const now = () => clock.now;
  const mayAsk = overrides.mayAsk ?? (() => Promise.resolve(true));
  const http = createHttp({ fetch, now, ledger: ledgerOf(db), health: healthOf(db), mayAsk });
  const deps: QuietDeps = { db, http, now, mayAsk, ...overrides };
  const stop = new AbortController();
  return {
    clock,
    stop,
    press: (lookupId: string) => lookForQuestions(deps, lookupId, stop.signal),
    people: (communityId: string, tag?: string) => lookForPeople(deps, { communityId, tag }, stop.signal),
    resume: async () => {
      await resumeLanes(deps, stop.signal);
      await resumePeople(deps, stop.signal);
    },
  };
}

const tagged = () => progress({ ...superuser, tags: ['lumenhome'] });
const states = async () => (await laneOf(db, 'key'))?.places.map(({ state, problem }) => problem ?? state);
const titles = async () =>
  (await laneOf(db, 'key'))?.places.flatMap(({ questions }) => questions.map(({ title }) => title)) ?? [];

describe('a press for open questions', () => {
  it('asks the company’s own community first, and no more than three', async () => {
    const others = ['iot', 'android', 'diy'].map((site) =>
      progress({ ...superuser, id: `stack-exchange:${site}`, site: 'iot', name: site, tags: ['lumenhome'] }),
    );
    await startHelp().press(await aLookup([tagged(), ...others, progress({ ...forum, tags: ['e04'] })]));
    const places = (await laneOf(db, 'key'))?.places.map(({ community }) => community.name);
    expect(places).toEqual(['Lumenhome Community', 'Super User', 'iot']);
    expect(await titles()).toContain('Can Lumenhome scenes be backed up to a network drive?');
    expect((await db.ledger.toArray()).every(({ why }) => why === 'help')).toBe(true);
    expect(await db.ledger.count()).toBe(sample.requests.length);
  });

  it('asks nobody whom the reader declined, or who can’t tell', async () => {
    const article: Community = {
      ...forum,
      id: 'schema-org:https://x.example',
      platform: 'schema-org',
      relation: 'page',
    };
    const declined = progress({ ...forum, tags: ['e04'] }, { state: 'declined' });
    await startHelp().press(await aLookup([declined, progress(article)]));
    expect((await laneOf(db, 'key'))?.places).toEqual([]);
    expect(sample.requests).toEqual([]);
  });

  it('leaves alone whom the reader has silenced, and says so', async () => {
    const preferences = () => Promise.resolve({ ...defaultSettings, silencedCommunities: [superuser.id] });
    await startHelp({ preferences }).press(await aLookup([tagged()]));
    expect(await states()).toEqual(['not-asked']);
    expect(sample.requests).toEqual([]);
  });

  it('sends the tag that names the product before others, and words only where no tag is known', async () => {
    const found = { tags: ['led', 'lumenhome'], communityId: superuser.id };
    await db.threads.bulkPut(
      ['1', '2'].map((id) => ({
        ...found,
        id,
        communityName: 'Super User',
        platform: 'stack-exchange' as const,
        nativeId: id,
        url: 'https://superuser.com/q/1',
        title: '',
        text: '',
        answerCount: 0,
        isSolved: false,
        nativeRank: 0,
        isRead: false,
        answers: [],
        fetchedAt: 1,
      })),
    );
    await startHelp().press(await aLookup([progress(superuser, { threadIds: ['1', '2'] }), progress(forum)]));
    const urls = sample.requests.map(({ url }) => new URL(url, 'https://x.example').searchParams);
    expect(urls.map((parameters) => parameters.get('tagged')).filter(Boolean)).toEqual(['lumenhome']);
    const texts = (await db.ledger.toArray()).map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set(['', 'lumenhome hub']));
  });

  it('sends nothing for half an hour afterwards, and asks anew then', async () => {
    const { press, clock } = startHelp();
    const id = await aLookup([tagged()]);
    await press(id);
    clock.now += 29 * minute;
    await press(id);
    expect(sample.requests).toHaveLength(1);
    clock.now += 2 * minute;
    await press(id);
    expect(sample.requests).toHaveLength(2);
  });

  it('tells what failed, and a further press asks for that alone', async () => {
    const { press, clock } = startHelp();
    const id = await aLookup([tagged(), progress({ ...forum, tags: ['e04'] })]);
    sample.misbehave(stackExchange, '500');
    await press(id);
    expect(await states()).toEqual(['answered', 'unavailable']);
    const forumRequests = sample.requests.filter(({ host }) => host !== stackExchange).length;
    sample.misbehave(stackExchange, null);
    clock.now += 10 * minute;
    await press(id);
    expect(await states()).toEqual(['answered', 'answered']);
    expect(sample.requests.filter(({ host }) => host !== stackExchange)).toHaveLength(forumRequests);
  });

  it('is refused where there is no topic', async () => {
    await expect(startHelp().press('gone')).rejects.toThrow('no topic');
  });
});

describe('a worker that takes over', () => {
  it('finishes what was wanted a moment ago, and asks the others no second time', async () => {
    const { press } = startHelp();
    await press(await aLookup([tagged(), progress({ ...forum, tags: ['e04'] })]));
    await db.helpLanes.toCollection().modify((row) => {
      for (const place of row.places)
        if (place.community.id === superuser.id) Object.assign(place, { state: 'waiting', questions: [] });
    });
    sample.requests.length = 0;
    await startHelp().resume();
    expect(await states()).toEqual(['answered', 'answered']);
    expect(await titles()).toContain('Can Lumenhome scenes be backed up to a network drive?');
    expect(sample.requests).toHaveLength(1);
  });

  it('says of an older press that it came to nothing', async () => {
    await startHelp().press(await aLookup([tagged()]));
    await db.helpLanes.toCollection().modify((row) => {
      for (const place of row.places) place.state = 'waiting';
    });
    await db.people.put({
      id: peopleId(superuser.id, 'led'),
      communityId: superuser.id,
      tag: 'led',
      state: 'waiting',
      knowers: [],
      wantedAt: start,
    });
    sample.requests.length = 0;
    const next = startHelp();
    next.clock.now += 11 * minute;
    await next.resume();
    expect(await states()).toEqual(['cancelled']);
    expect(await db.people.toArray()).toMatchObject([{ state: 'failed', problem: 'cancelled' }]);
    expect(sample.requests).toEqual([]);
  });
});

describe('who knows', () => {
  it('is told by the community, with its own counts and a place to see for oneself', async () => {
    await startHelp().people(superuser.id, 'lumenhome');
    const [row] = await db.people.toArray();
    expect(row).toMatchObject({ state: 'answered', tag: 'lumenhome' });
    expect(row?.knowers[0]?.answers).toBeGreaterThan(0);
    expect(row?.knowers[0]?.agreement?.unit).toBe('votes');
    expect(row?.knowers[0]?.proofUrl).toContain('/tags/lumenhome/topusers');
    expect(await db.ledger.toArray()).toMatchObject([{ why: 'people', text: '' }]);
  });

  it('is asked once in half an hour', async () => {
    const { people, clock } = startHelp();
    await people(superuser.id, 'lumenhome');
    await people(superuser.id, 'lumenhome');
    expect(sample.requests).toHaveLength(1);
    await people(superuser.id, 'led');
    expect(sample.requests).toHaveLength(2);
    clock.now += 31 * minute;
    await people(superuser.id, 'led');
    expect(sample.requests).toHaveLength(3);
  });

  it('is told of a forum by its directory', async () => {
    await startHelp().people(forum.id);
    const [row] = await db.people.toArray();
    expect(row?.state).toBe('answered');
    const solutions = row?.knowers.map((knower) => knower.solutions ?? 0) ?? [];
    expect(solutions.length).toBeGreaterThan(2);
    expect(solutions).toEqual(solutions.toSorted((a, b) => b - a));
  });

  it('is not told where that fails, or where nobody may be asked', async () => {
    sample.misbehave(stackExchange, '500');
    await startHelp().people(superuser.id, 'lumenhome');
    await startHelp({ mayAsk: () => Promise.resolve(false) }).people(forum.id);
    expect(await db.people.toArray()).toMatchObject([
      { state: 'not-asked', knowers: [] },
      { state: 'failed', problem: 'unavailable', knowers: [] },
    ]);
    await expect(startHelp().people('hacker-news:x')).rejects.toThrow('Nobody can be asked');
  });
});
