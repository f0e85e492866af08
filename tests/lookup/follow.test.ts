import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { lookAtFollows, lookNow, MAX_PER_TURN, type FollowDeps } from '@/lookup/follow';
import { createHttp } from '@/sources/http';
import { sources } from '@/sources/registry';
import type { Community, Thread } from '@/sources/source';
import { openDb, type CommonplaceDb, type FollowRow, type FollowTarget } from '@/storage/db';
import { follow, followId, recentNews, unfollow } from '@/storage/follows';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { defaultSettings } from '@/storage/settings';

import { jsonReply } from '../communities/reply';
import { startSample, type Revision, type Sample } from '../communities/serve';
import { deleteAnswer, moveAcceptance, outdoAnswer, reviseAnswers } from './revisions';
import { sampleCommunities } from './world';

const hour = 3600 * 1000;
const day = 24 * hour;
const start = Date.now();
const stackExchange = 'api.stackexchange.com';
const forumHost = 'community.lumenhome.example';
const words = { text: 'lumenhome e04 firmware offline', mode: 'words', language: 'en', page: 1 } as const;

let sample: Sample;
let db: CommonplaceDb;
let count = 0;
/** The E04 question on Super User as it stands before anything happens. */
let question: Thread;
let superuser: Community;
let forum: Community;

beforeAll(async () => {
  sample = await startSample({ tls: false, quota: 1_000_000 });
  ({ superuser, forum } = sampleCommunities(sample));
  question = await e04Question();
});
afterAll(() => sample.close());
beforeEach(() => {
  db = openDb(`follow-${(count += 1)}`);
  sample.requests.length = 0;
});
afterEach(async () => {
  for (const host of [stackExchange, forumHost]) {
    sample.revise(host, null);
    sample.misbehave(host, null);
  }
  await db.delete();
});

function httpFor(used: CommonplaceDb, now: () => number, mayAsk: FollowDeps['mayAsk']) {
  return createHttp({ fetch, now, ledger: ledgerOf(used), health: healthOf(used), mayAsk });
}

async function e04Question(): Promise<Thread> {
  const reader = openDb('follow-reader');
  const { search, read } = sources['stack-exchange'];
  const mayAsk = () => Promise.resolve(true);
  const http = httpFor(reader, Date.now, mayAsk);
  const context = { http, signal: new AbortController().signal, now: start };
  const found = await search(superuser, words, context);
  const threads = await read(superuser, found.threads, context);
  await reader.delete();
  const thread = threads.find(({ title }) => title.includes('since firmware 3.2'));
  if (!thread) throw new Error('the sample has lost the question');
  return thread;
}

/** One worker's looks over the database, with its own clock. */
function startLooks(overrides: Partial<FollowDeps> = {}) {
  const clock = { now: start };
  const now = () => clock.now;
  const used = overrides.db ?? db;
  const mayAsk = overrides.mayAsk ?? (() => Promise.resolve(true));
  const deps: FollowDeps = {
    db: used,
    http: httpFor(used, now, mayAsk),
    now,
    mayAsk,
    everyHours: () => Promise.resolve(6),
    ...overrides,
  };
  const stop = new AbortController();
  const look = () => lookAtFollows(deps, stop.signal);
  const press = (ids?: string[]) => lookNow(deps, ids, stop.signal);
  /** The next turn, when all that is followed is due again. */
  const later = (ms = 7 * hour) => {
    clock.now += ms;
    return look();
  };
  return { clock, deps, stop, look, press, later };
}

const targets = {
  question: (): FollowTarget => ({
    kind: 'question',
    question: {
      threadId: question.id,
      nativeId: question.nativeId,
      url: question.url,
      title: question.title,
    },
  }),
  tag: (tag = 'lumenhome'): FollowTarget => ({ kind: 'tag', tag }),
  person: (id = '501'): FollowTarget => ({ kind: 'person', person: { id, name: 'ana' } }),
  topic: (): FollowTarget => ({
    kind: 'topic',
    topic: { question: 'hub shows E04', language: 'en' },
    query: words,
  }),
};

async function startFollowing(target: FollowTarget, parts: Partial<FollowRow> = {}): Promise<string> {
  const community = parts.community ?? superuser;
  const row: FollowRow = {
    id: followId(community.id, target),
    community,
    target,
    title: 'what is followed',
    followedAt: start,
    notifies: true,
    nextAt: start,
    failures: 0,
    known: [],
    ...parts,
  };
  await follow(db, row);
  return row.id;
}

const rowOf = async (id: string): Promise<FollowRow> => {
  const row = await db.follows.get(id);
  if (!row) throw new Error('it is not followed');
  return row;
};
const news = async () => (await recentNews(db, 99)).map(({ kind, title, url }) => ({ kind, title, url }));
const acceptedId = (): string => {
  const accepted = question.answers.find(({ acceptedBy }) => acceptedBy !== null);
  if (!accepted) throw new Error('the sample has lost the accepted answer');
  return accepted.id;
};

type Item = Record<string, unknown>;

/** A list of questions as the API gives it, with one more in front. */
function askAnother(parts: Item): Revision {
  return (body, url) => {
    if (!/\/(?:questions|search\/advanced)$/.test(url.pathname)) return body;
    const reply = JSON.parse(body) as { items: Item[] };
    const [first] = reply.items;
    return JSON.stringify({ ...reply, items: [{ ...first, ...parts }, ...reply.items] });
  };
}
const seconds = (at: number): number => Math.floor(at / 1000);
const anotherQuestion = (at: number, id = 990_002): Revision =>
  askAnother({ question_id: id, title: 'Hub shows E04 again', creation_date: seconds(at), link: undefined });

describe('what is followed', () => {
  it('at a question is its new answers: those of the first look are no news', async () => {
    const id = await startFollowing(targets.question());
    const { look, later, clock } = startLooks();
    expect(await look()).toEqual({ answered: 1, failed: 0, notAsked: 0 });
    expect(await news()).toEqual([]);
    expect((await rowOf(id)).known).toEqual(question.answers.map((answer) => answer.id));
    sample.revise(stackExchange, outdoAnswer(acceptedId(), '<p>Firmware 3.4 repairs it.</p>'));
    await later();
    expect(await news()).toEqual([
      { kind: 'answer', title: question.title, url: 'https://superuser.com/a/990001' },
    ]);
    expect(await rowOf(id)).toMatchObject({ checkedAt: clock.now, nextAt: clock.now + 6 * hour });
    await later();
    expect(await news()).toHaveLength(1);
    expect(await db.ledger.toArray()).toMatchObject(
      Array(3).fill({ why: 'follow', text: '', outcome: 'ok' }),
    );
  });

  it('at a question is that another known answer is accepted now, once', async () => {
    await startFollowing(targets.question());
    const { look, later } = startLooks();
    await look();
    sample.revise(stackExchange, moveAcceptance(acceptedId()));
    await later();
    expect(await news()).toMatchObject([{ kind: 'accepted', title: question.title }]);
    await later();
    expect(await news()).toHaveLength(1);
  });

  it('at a question is no news where an old answer or the tick is away for a while', async () => {
    const id = await startFollowing(targets.question());
    const { look, later } = startLooks();
    await look();
    sample.revise(stackExchange, deleteAnswer(acceptedId()));
    await later();
    sample.revise(stackExchange, null);
    await later();
    // Gone as a whole, and back.
    sample.revise(
      stackExchange,
      reviseAnswers(() => []),
    );
    await later();
    sample.revise(stackExchange, null);
    await later();
    expect(await news()).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ acceptedId: acceptedId(), failures: 0 });
  });

  it('at a question is no news where an old answer is seen for the first time', async () => {
    await startFollowing(targets.question());
    const { look, later } = startLooks();
    sample.revise(stackExchange, deleteAnswer(acceptedId()));
    await look();
    sample.revise(stackExchange, null);
    await later();
    expect(await news()).toEqual([]);
  });

  it('under a tag is its new questions', async () => {
    const id = await startFollowing(targets.tag());
    const { look, later, clock } = startLooks();
    await look();
    expect(await news()).toEqual([]);
    expect((await rowOf(id)).known.length).toBeGreaterThan(0);
    sample.revise(stackExchange, anotherQuestion(clock.now));
    await later();
    await later();
    expect(await news()).toMatchObject([{ kind: 'question', title: 'Hub shows E04 again' }]);
    expect(sample.requests.map(({ url }) => new URL(url).searchParams.get('tagged'))).toEqual(
      Array(3).fill('lumenhome'),
    );
  });

  it('of a person is what they have written since', async () => {
    await startFollowing(targets.person());
    const { look, later, clock } = startLooks();
    const answer = (id: number, at: number) => ({
      answer_id: id,
      question_id: 7,
      body: `<p>Press the button ${id} times.</p>`,
      score: 1,
      is_accepted: false,
      creation_date: seconds(at),
    });
    const items = [answer(1, start - 9 * day)];
    sample.refuse(stackExchange, jsonReply({ items, has_more: false, quota_remaining: 99, quota_max: 300 }));
    await look();
    items.unshift(answer(2, clock.now));
    sample.refuse(stackExchange, jsonReply({ items, has_more: false, quota_remaining: 99, quota_max: 300 }));
    await later();
    sample.misbehave(stackExchange, null);
    expect(sample.requests.map(({ url }) => new URL(url).pathname)).toEqual(
      Array(2).fill('/2.3/users/501/answers'),
    );
    expect(await news()).toEqual([
      { kind: 'answer', title: 'Press the button 2 times.', url: 'https://superuser.com/a/2' },
    ]);
  });

  it('about a topic is new questions that its words find, never old ones that came up in another order', async () => {
    await startFollowing(targets.topic());
    const { look, later, clock } = startLooks();
    await look();
    sample.revise(stackExchange, anotherQuestion(start - 400 * day));
    await later();
    expect(await news()).toEqual([]);
    sample.revise(stackExchange, anotherQuestion(clock.now, 990_003));
    await later();
    expect(await news()).toMatchObject([{ kind: 'question', title: 'Hub shows E04 again' }]);
    expect((await db.ledger.toArray())[0]).toMatchObject({ why: 'follow', text: words.text });
  });

  it('at a forum is seen as well', async () => {
    const id = await startFollowing(
      {
        kind: 'topic',
        topic: { question: 'flicker', language: 'en' },
        query: { ...words, text: 'flicker dimmed' },
      },
      { community: forum },
    );
    const { look } = startLooks();
    await look();
    expect((await rowOf(id)).known.length).toBeGreaterThan(0);
    expect(new Set(sample.requests.map(({ host }) => host))).toEqual(new Set([forumHost]));
  });
});

describe('a look that tells nothing', () => {
  it('is repeated after an hour, then two, then four, and not more than two days apart', async () => {
    const id = await startFollowing(targets.question());
    sample.misbehave(stackExchange, '500');
    const { look, clock } = startLooks();
    const pauses: number[] = [];
    for (let failures = 0; failures < 8; failures += 1) {
      expect(await look()).toMatchObject({ answered: 0, failed: 1 });
      const { nextAt } = await rowOf(id);
      pauses.push((nextAt - clock.now) / hour);
      clock.now = nextAt;
      await db.hosts.clear();
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 48, 48]);
    expect(await rowOf(id)).toMatchObject({ failures: 8, problem: 'unavailable' });
    sample.misbehave(stackExchange, null);
    await look();
    expect(await rowOf(id)).toMatchObject({ failures: 0, nextAt: clock.now + 6 * hour });
    expect(await rowOf(id)).not.toHaveProperty('problem');
  });

  it('waits as long as the host has asked for, where that is longer', async () => {
    const id = await startFollowing(targets.question());
    sample.misbehave(stackExchange, '400-throttle', { waitSeconds: 5 * 3600 });
    const { look, clock } = startLooks();
    await look();
    const { nextAt, problem } = await rowOf(id);
    expect(problem).toBe('throttled');
    expect(nextAt).toBeGreaterThanOrEqual(start + 5 * hour);
    expect(nextAt).toBeLessThan(start + 6 * hour);
    clock.now = nextAt - 1;
    await look();
    expect(sample.requests).toHaveLength(1);
  });

  it('does not ask whom the reader does not let ask, and asks when they do', async () => {
    const id = await startFollowing(targets.question());
    const silenced = { ...defaultSettings, silencedCommunities: [superuser.id] };
    const { look, later } = startLooks({ preferences: () => Promise.resolve(silenced) });
    expect(await look()).toEqual({ answered: 0, failed: 0, notAsked: 1 });
    const away = startLooks({ mayAsk: () => Promise.resolve(false) });
    await away.later();
    expect(await rowOf(id)).toMatchObject({ failures: 0, problem: 'not-asked' });
    await later();
    expect(sample.requests).toEqual([]);
    await startLooks().later(9 * hour);
    expect(sample.requests).toHaveLength(1);
  });

  it('leaves the last requests of a host to the reader, whose own press may have them', async () => {
    await startFollowing(targets.question());
    const { look, press, clock } = startLooks();
    const api = new URL(superuser.base).host;
    await db.hosts.put({ scope: api, quotaLeft: 20, quotaMax: 300, quotaAt: clock.now });
    expect(await look()).toMatchObject({ notAsked: 1 });
    expect(sample.requests).toEqual([]);
    expect(await press()).toMatchObject({ answered: 1 });
  });

  it('keeps what it knew of a question whose server says that it is not there', async () => {
    const thread = { threadId: `${forum.id}#1`, nativeId: '1', url: `${forum.base}/t/x/1`, title: 'x' };
    const id = await startFollowing(
      { kind: 'question', question: thread },
      { community: forum, known: ['a'], acceptedId: 'a', checkedAt: start - day },
    );
    sample.misbehave(forumHost, '404');
    await startLooks().look();
    expect(await rowOf(id)).toMatchObject({
      known: ['a'],
      acceptedId: 'a',
      problem: 'not-found',
      failures: 1,
    });
    expect(await news()).toEqual([]);
  });

  it('does not stop the others, and a community that can’t be known any more is passed over', async () => {
    await startFollowing(targets.tag('x'), {
      community: { id: 'gone:x', platform: 'unknown', base: 'https://x.example', name: 'x', relation: 'own' },
    });
    const id = await startFollowing(targets.question());
    expect(await startLooks().look()).toEqual({ answered: 1, failed: 0, notAsked: 1 });
    expect((await rowOf(id)).checkedAt).toBe(start);
  });
});

describe('a turn', () => {
  it('asks nothing that is not due, and of the rest no more than a few', async () => {
    await startFollowing(targets.tag('early'), { nextAt: start + 1 });
    for (let place = 0; place < MAX_PER_TURN + 3; place += 1) await startFollowing(targets.tag(`t${place}`));
    const { look, clock } = startLooks();
    const first = await look();
    expect(first.answered + first.failed + first.notAsked).toBe(MAX_PER_TURN);
    expect(sample.requests.length).toBeLessThanOrEqual(MAX_PER_TURN);
    const waiting = await db.follows.where('nextAt').belowOrEqual(clock.now).toArray();
    expect(waiting).toHaveLength(3);
    expect((await db.ledger.toArray()).some(({ url }) => url.includes('early'))).toBe(false);
  });

  it('does not look at what was unfollowed while it was at something else', async () => {
    await startFollowing(targets.tag('first'));
    const second = await startFollowing(targets.tag('second'));
    const hold = sample.hold('tagged=first');
    const looking = startLooks().look();
    await hold.arrived;
    await unfollow(db, [second], start);
    hold.release();
    expect(await looking).toMatchObject({ answered: 1 });
    expect(sample.requests.map(({ url }) => new URL(url).searchParams.get('tagged'))).toEqual(['first']);
  });

  it('leaves nothing of what was unfollowed while it was being looked at', async () => {
    const id = await startFollowing(targets.tag('first'), { checkedAt: start - day });
    sample.revise(stackExchange, anotherQuestion(start));
    const hold = sample.hold('tagged=first');
    const looking = startLooks().look();
    await hold.arrived;
    await unfollow(db, [id], start);
    hold.release();
    await looking;
    expect([await db.follows.count(), await db.news.count()]).toEqual([0, 0]);
  });

  it('on a press looks at these at once, and at the others when they are due', async () => {
    const id = await startFollowing(targets.tag('one'), { nextAt: start + hour });
    await startFollowing(targets.tag('other'), { nextAt: start + hour });
    expect(await startLooks().press([id])).toMatchObject({ answered: 1 });
    expect(sample.requests.map(({ url }) => new URL(url).searchParams.get('tagged'))).toEqual(['one']);
  });

  it('goes on after the clock was set back', async () => {
    const id = await startFollowing(targets.question());
    const ahead = startLooks();
    ahead.clock.now = start + 90 * day;
    await ahead.look();
    const { look } = startLooks();
    await look();
    expect(await rowOf(id)).toMatchObject({ checkedAt: start, nextAt: start + 6 * hour });
    expect(await news()).toEqual([]);
  });
});

describe('a worker that is killed', () => {
  it('before any of its writes is followed by one that finds the same news, once', async () => {
    const followed = await startFollowing(targets.question());
    await startLooks().look();
    sample.revise(stackExchange, outdoAnswer(acceptedId(), '<p>Firmware 3.4 repairs it.</p>'));
    let isOver = false;
    for (let writes = 0; !isOver; writes += 1) {
      await db.follows.update(followed, { nextAt: start });
      await db.hosts.clear();
      const dying = openDb(db.name);
      let left = writes;
      const die = (): void => {
        if ((left -= 1) < 0) throw new Error('the worker was killed');
      };
      for (const table of [dying.follows, dying.news, dying.ledger, dying.hosts]) {
        table.hook('creating', die);
        table.hook('updating', die);
      }
      const { look, clock } = startLooks({ db: dying });
      clock.now = start + 7 * hour;
      await look().catch(() => undefined);
      isOver = left >= 0;
      dying.close();
      expect(await db.news.count()).toBeLessThanOrEqual(1);
      const { checkedAt } = await rowOf(followed);
      // Whole or not at all: the look counts only with its news.
      expect(checkedAt === start).toBe((await db.news.count()) === 0);
    }
    expect(await news()).toHaveLength(1);
    expect((await rowOf(followed)).known).toHaveLength(question.answers.length + 1);
  });
});
