import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createPinChecks, type PinCheckDeps } from '@/lookup/pin-check';
import { communityOfId } from '@/lookup/pin-community';
import { betterThan, changesOf } from '@/lookup/pin-changes';
import { createHttp } from '@/sources/http';
import { sources } from '@/sources/registry';
import type { Community, Thread } from '@/sources/source';
import { openDb, type CommonplaceDb, type PinRow } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { recordLooks } from '@/storage/pin-checks';
import { editPins } from '@/storage/pin-edits';
import { pinAnswer, unpinAnswers } from '@/storage/pins';

import { platformSamples } from '../communities/platform-samples';
import { startSample, type Sample } from '../communities/serve';
import { deleteAnswer, editAnswer, moveAcceptance, outdoAnswer, reviseAnswers } from './revisions';
import { sampleCommunities } from './world';

const day = 24 * 3600 * 1000;
const stackExchange = 'api.stackexchange.com';
const forumHost = 'community.lumenhome.example';

let sample: Sample;
let db: CommonplaceDb;
let count = 0;
beforeAll(async () => {
  sample = await startSample({ tls: false, quota: 1_000_000 });
});
afterAll(() => sample.close());
beforeEach(() => {
  db = openDb(`pin-check-${(count += 1)}`);
  sample.requests.length = 0;
});
afterEach(async () => {
  for (const host of [stackExchange, forumHost]) {
    sample.revise(host, null);
    sample.misbehave(host, null);
  }
  await db.delete();
});

/** One worker's checks over the database, with its own clock. */
function startChecks(overrides: Partial<PinCheckDeps> & { at?: number } = {}) {
  const clock = { now: overrides.at ?? Date.now() };
  const now = () => clock.now;
  const used = overrides.db ?? db;
  const mayAsk = overrides.mayAsk ?? (() => Promise.resolve(true));
  const http = createHttp({ fetch, now, ledger: ledgerOf(used), health: healthOf(used), mayAsk });
  return { clock, checks: createPinChecks({ db: used, http, now, mayAsk, ...overrides }) };
}

/** The threads that a community finds for these words, read. */
async function threadsAt(community: Community, text: string): Promise<Thread[]> {
  if (community.platform === 'unknown') throw new Error('of no platform');
  const source = sources[community.platform];
  const now = Date.now();
  const reader = openDb(`reader-${(count += 1)}`);
  const http = createHttp({
    fetch,
    now: Date.now,
    ledger: ledgerOf(reader),
    health: healthOf(reader),
    mayAsk: () => Promise.resolve(true),
  });
  const context = { http, signal: new AbortController().signal, now };
  const found = await source.search(community, { text, mode: 'words', language: 'en', page: 1 }, context);
  const read = await source.read(community, found.threads, context);
  await reader.delete();
  return read;
}

function pinOf(thread: Thread, at: number, pinnedAt = Date.now() - 40 * day): PinRow {
  const answer = thread.answers[at];
  if (!answer) throw new Error('the sample has lost an answer');
  const { id, title, url, communityId, communityName, platform, tags } = thread;
  return {
    id: answer.id,
    pinnedAt,
    answer,
    thread: { id, title, url, communityId, communityName, platform, tags },
    topic: { question: title },
  };
}

/** The accepted answer about E04 on Super User, pinned. */
async function pinnedAtSuperuser(): Promise<PinRow> {
  const threads = await threadsAt(sampleCommunities(sample).superuser, 'lumenhome e04 firmware offline');
  const thread = threads.find(({ title }) => title.includes('since firmware 3.2'));
  const at = thread?.answers.findIndex(({ acceptedBy }) => acceptedBy !== null) ?? -1;
  if (!thread || at < 0) throw new Error('the sample has lost the accepted answer');
  const pin = pinOf(thread, at);
  await pinAnswer(db, pin);
  sample.requests.length = 0;
  return pin;
}

async function pinnedAtForum(): Promise<PinRow> {
  const [thread] = await threadsAt(sampleCommunities(sample).forum, 'flicker dimmed');
  if (!thread) throw new Error('the sample has lost the thread');
  const pin = pinOf(thread, 0);
  await pinAnswer(db, pin);
  sample.requests.length = 0;
  return pin;
}

async function checkOf(id: string) {
  return (await db.pins.get(id))?.check;
}

describe('what happened to an answer at its source', () => {
  it('is nothing where it stands as it was kept, and the ledger says that a pin was looked at', async () => {
    const pin = await pinnedAtSuperuser();
    const { checks, clock } = startChecks();
    expect(await checks.check([pin.id])).toEqual({ checked: 1, changed: 0, failed: 0, notAsked: 0 });
    expect(await checkOf(pin.id)).toEqual({ at: clock.now, changes: [] });
    expect(await db.ledger.toArray()).toMatchObject([{ why: 'pin', text: '', outcome: 'ok' }]);
  });

  it('is an edit where its words are others now, and the digest says so', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, editAnswer(pin.id, '<p>Update to <b>3.3</b> first.</p>'));
    await startChecks().checks.check([pin.id]);
    expect(await checkOf(pin.id)).toMatchObject({
      changes: [{ kind: 'edited', text: 'Update to 3.3 first.', html: '<p>Update to <b>3.3</b> first.</p>' }],
    });
    expect((await db.pinDigests.get(pin.id))?.changes).toEqual(['edited']);
    expect((await db.pins.get(pin.id))?.answer).toEqual(pin.answer);
  });

  it('is no edit where only the markup is written in another way', async () => {
    const pin = await pinnedAtSuperuser();
    const rewritten = pin.answer.html.replaceAll('><', '>\n  <').replaceAll('<p>', '<p class="x">');
    expect(rewritten).not.toBe(pin.answer.html);
    sample.revise(stackExchange, editAnswer(pin.id, rewritten));
    await startChecks().checks.check([pin.id]);
    expect(await checkOf(pin.id)).toMatchObject({ changes: [] });
  });

  it('is a deletion where the rest of its thread still stands, told whole', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, deleteAnswer(pin.id));
    await startChecks().checks.check([pin.id]);
    expect(await checkOf(pin.id)).toMatchObject({ changes: [{ kind: 'deleted' }] });
  });

  it('is nothing that could be told where the platform gave only a part of the answers', async () => {
    const pin = await pinnedAtSuperuser();
    const without = deleteAnswer(pin.id);
    sample.revise(stackExchange, (body, url) => {
      const reply = JSON.parse(without(body, url)) as object;
      return JSON.stringify({ ...reply, has_more: true, quota_remaining: 0 });
    });
    await startChecks().checks.check([pin.id]);
    expect(await checkOf(pin.id)).toBeUndefined();
  });

  it('is that another answer is the accepted one, by its address, and none where nobody has the tick', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, moveAcceptance(pin.id));
    const { checks } = startChecks();
    await checks.check([pin.id]);
    expect(await checkOf(pin.id)).toMatchObject({
      changes: [
        { kind: 'acceptance-moved', url: expect.stringMatching(/^https:\/\/superuser\.com\/a\/\d+$/) },
      ],
    });
    sample.revise(
      stackExchange,
      reviseAnswers((items) => items.map((item) => ({ ...item, is_accepted: false }))),
    );
    await checks.check([pin.id]);
    expect((await checkOf(pin.id))?.changes).toEqual([{ kind: 'acceptance-moved' }]);
  });

  it('is a better answer only where that is newer and clearly liked more', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, outdoAnswer(pin.id, '<p>Firmware 3.4 repairs it by itself.</p>'));
    await startChecks().checks.check([pin.id]);
    expect((await checkOf(pin.id))?.changes.map(({ kind }) => kind)).toEqual([
      'acceptance-moved',
      'better-answer',
    ]);
    expect((await checkOf(pin.id))?.changes[1]).toMatchObject({
      url: 'https://superuser.com/a/990001',
      text: 'Firmware 3.4 repairs it by itself.',
    });
  });

  it('is no news where the better answer stood there when the reader chose the other one', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, outdoAnswer(pin.id, '<p>Known better.</p>'));
    const [thread] = await threadsAt(sampleCommunities(sample).superuser, 'lumenhome e04 firmware offline');
    if (!thread) throw new Error('the sample has lost the thread');
    const chosen = pinOf(
      thread,
      thread.answers.findIndex(({ id }) => id === pin.id),
    );
    await db.pins.put(chosen);
    await db.pins.update(pin.id, { pinnedAt: Date.now() + day });
    const { checks } = startChecks();
    await checks.check([pin.id]);
    expect(await checkOf(pin.id)).toMatchObject({ changes: [] });
    const known = outdoAnswer(pin.id, '<p>Known better.</p>');
    const accepted = moveAcceptance(pin.id);
    sample.revise(stackExchange, (body, url) => accepted(known(body, url), url));
    await checks.check([pin.id]);
    expect((await checkOf(pin.id))?.changes.map(({ kind }) => kind)).toEqual(['better-answer']);
  });

  it('is seen on a forum as well, where posts beyond the first twenty are no sign of anything', async () => {
    const pin = await pinnedAtForum();
    const post = Number(/#a(\d+)$/.exec(pin.id)?.[1]);
    sample.revise(forumHost, (body) => {
      const topic = JSON.parse(body) as {
        posts_count?: number;
        post_stream?: { posts: { id: number }[] };
      };
      if (!topic.post_stream) return body;
      const posts = topic.post_stream.posts.filter(({ id }) => id !== post);
      return JSON.stringify({ ...topic, posts_count: 40, post_stream: { ...topic.post_stream, posts } });
    });
    const { checks } = startChecks();
    await checks.check([pin.id]);
    expect(await checkOf(pin.id)).toBeUndefined();
    sample.revise(forumHost, (body) =>
      JSON.stringify({ ...(JSON.parse(body) as object), accepted_answer: undefined }).replaceAll(
        /"cooked":"/g,
        '"cooked":"<p>Edited.</p>',
      ),
    );
    await checks.check([pin.id]);
    expect((await checkOf(pin.id))?.changes[0]).toMatchObject({ kind: 'edited' });
  });
});

describe('a thread that is gone', () => {
  it('counts as deleted when it is gone on another day as well, and not before', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(
      stackExchange,
      reviseAnswers(() => []),
    );
    const { checks, clock } = startChecks();
    await checks.check([pin.id]);
    clock.now += 3600 * 1000;
    await checks.check([pin.id]);
    expect(await checkOf(pin.id)).toBeUndefined();
    clock.now += day;
    await checks.check([pin.id]);
    expect(await checkOf(pin.id)).toEqual({ at: clock.now, changes: [{ kind: 'deleted' }] });
  });

  it('that comes back was never deleted', async () => {
    const pin = await pinnedAtForum();
    sample.misbehave(forumHost, '404', { pathIncludes: '/t/' });
    const { checks, clock } = startChecks();
    await checks.check([pin.id]);
    sample.misbehave(forumHost, null);
    clock.now += day;
    await checks.check([pin.id]);
    sample.misbehave(forumHost, '404', { pathIncludes: '/t/' });
    clock.now += day;
    await checks.check([pin.id]);
    expect(await checkOf(pin.id)).toMatchObject({ changes: [] });
  });

  it.each([
    '500',
    '403-html',
    '429-retry-after',
    'wrong-type',
    'changed-shape',
    'cut-body',
    'login-redirect',
  ] as const)('is not what a host says that answers with %s, however often', async (how) => {
    const pin = await pinnedAtForum();
    sample.misbehave(forumHost, how);
    const { checks, clock } = startChecks();
    for (let times = 0; times < 3; times += 1) {
      expect(await checks.check([pin.id])).toMatchObject({ checked: 0, failed: 1 });
      clock.now += 2 * day;
    }
    expect(await checkOf(pin.id)).toBeUndefined();
  });
});

describe('whom a check asks', () => {
  it('is nobody whose host may not be asked, and nobody whom the reader has silenced', async () => {
    const pin = await pinnedAtForum();
    const refused = startChecks({ mayAsk: () => Promise.resolve(false) });
    expect(await refused.checks.check([pin.id])).toMatchObject({ notAsked: 1, checked: 0 });
    const silenced = startChecks({
      preferences: () =>
        Promise.resolve({
          generalCommunities: [],
          silencedCommunities: [pin.thread.communityId],
          asksRedditAsReader: false,
        }),
    });
    expect(await silenced.checks.check([pin.id])).toMatchObject({ notAsked: 1, checked: 0 });
    expect(sample.requests).toEqual([]);
  });

  it('is never Reddit without a press, and with one only after consent', async () => {
    const pin = await pinnedAtForum();
    const base = 'https://www.reddit.com/r/lumenhome';
    const atReddit: PinRow = {
      ...pin,
      id: `reddit:${base}#ax1`,
      thread: { ...pin.thread, id: `reddit:${base}#t1`, communityId: `reddit:${base}`, platform: 'reddit' },
    };
    await pinAnswer(db, atReddit);
    await unpinAnswers(db, [pin.id], Date.now());
    const asked: string[] = [];
    const preferences = (asksRedditAsReader: boolean) => () =>
      Promise.resolve({ generalCommunities: [], silencedCommunities: [], asksRedditAsReader });
    const mayAsk = (url: string) => {
      asked.push(url);
      return Promise.resolve(false);
    };
    const never = startChecks({ mayAsk, preferences: preferences(false) });
    await never.checks.check([atReddit.id]);
    const ahead = startChecks({ mayAsk, preferences: preferences(true), at: Date.now() + 60 * day });
    await ahead.checks.checkDue();
    expect(asked).toEqual([]);
    await ahead.checks.check([atReddit.id]);
    expect(asked).toEqual([base]);
  });

  it('is nobody about a piece of a page', async () => {
    const pin = await pinnedAtForum();
    await pinAnswer(db, { ...pin, id: 'selection:1', origin: 'selection' });
    await unpinAnswers(db, [pin.id], Date.now());
    const { checks } = startChecks();
    expect(await checks.checkDue()).toMatchObject({ notAsked: 1 });
    expect(sample.requests).toEqual([]);
  });
});

describe('without a press', () => {
  /** So many pins of one thread, each pinned a second after the one before. */
  async function pinMany(pin: PinRow, many: number, pinnedAt: number): Promise<string[]> {
    await unpinAnswers(db, [pin.id], Date.now());
    const pins = Array.from({ length: many }, (_, at) => ({
      ...pin,
      id: `${pin.thread.communityId}#a${70_000 + at}`,
      pinnedAt: pinnedAt + at * 1000,
      thread: { ...pin.thread, id: `${pin.thread.communityId}#${80_000 + at}` },
    }));
    for (const one of pins) await pinAnswer(db, one);
    return pins.map(({ id }) => id);
  }

  it('at most twenty pins are looked at in an hour, those unchecked for longest first, in one request', async () => {
    const start = Date.now();
    const ids = await pinMany(await pinnedAtSuperuser(), 45, start - 90 * day);
    const { checks, clock } = startChecks({ at: start });
    await checks.checkDue();
    await checks.checkDue();
    expect((await db.pinLooks.toArray()).map(({ id }) => id)).toEqual(ids.slice(0, 20));
    expect(sample.requests).toHaveLength(1);
    clock.now += 3600 * 1000 + 1;
    await checks.checkDue();
    expect((await db.pinLooks.toArray()).map(({ id }) => id)).toEqual(ids.slice(0, 40));
  });

  it('a pin rests for a month after it was looked at, and for a week while it is young', async () => {
    const start = Date.now();
    const old = await pinnedAtSuperuser();
    const young = { ...(await pinnedAtForum()), pinnedAt: start - day };
    await db.pins.put(young);
    const { checks, clock } = startChecks({ at: start });
    const asked = async (passedMs: number): Promise<string[]> => {
      clock.now = start + passedMs;
      await checks.checkDue();
      const looks = await db.pinLooks.where('id').anyOf([old.id, young.id]).toArray();
      return looks.filter(({ at }) => at === clock.now).map(({ id }) => id);
    };
    expect(await asked(0)).toHaveLength(2);
    expect(await asked(6 * day)).toEqual([]);
    expect(await asked(8 * day)).toEqual([young.id]);
    expect(await asked(31 * day)).toContain(old.id);
  });

  it('a host with little of its quota left is kept for what the reader asks', async () => {
    const pin = await pinnedAtSuperuser();
    const host = new URL(sample.url('stack-exchange')).host;
    const { checks, clock } = startChecks();
    await db.hosts.put({ scope: host, quotaLeft: 50, quotaMax: 300, quotaAt: clock.now });
    expect(await checks.checkDue()).toMatchObject({ notAsked: 1, checked: 0 });
    expect(await checks.check([pin.id])).toMatchObject({ checked: 1 });
  });

  it('a pin that can not be asked about does not keep the others from their turn', async () => {
    const start = Date.now();
    const forum = await pinnedAtForum();
    const blocked = await pinMany(forum, 25, start - 200 * day);
    const pin = await pinnedAtSuperuser();
    const { checks, clock } = startChecks({
      at: start,
      mayAsk: (url) => Promise.resolve(!url.includes(forumHost)),
    });
    await checks.checkDue();
    clock.now += 3600 * 1000 + 1;
    await checks.checkDue();
    expect(await checkOf(pin.id)).toMatchObject({ changes: [] });
    expect(blocked).toHaveLength(25);
  });
});

describe('what the reader does meanwhile', () => {
  it('is kept: a note that was written while the source was being asked stays, and counts as no later change', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, editAnswer(pin.id, '<p>New words.</p>'));
    const hold = sample.hold('/answers');
    const { checks } = startChecks();
    const checking = checks.check([pin.id]);
    await hold.arrived;
    await editPins(db, [pin.id], () => ({ note: 'Worked on the second try' }), 4711);
    hold.release();
    await checking;
    expect(await db.pins.get(pin.id)).toMatchObject({
      note: 'Worked on the second try',
      changedAt: 4711,
      check: { changes: [{ kind: 'edited' }] },
    });
  });

  it('is kept: a pin that was removed while its source was being asked stays removed', async () => {
    const pin = await pinnedAtSuperuser();
    const hold = sample.hold('/answers');
    const checking = startChecks().checks.check([pin.id]);
    await hold.arrived;
    await unpinAnswers(db, [pin.id], Date.now());
    hold.release();
    await checking;
    expect(await db.pins.count()).toBe(0);
    expect(await db.pinDigests.count()).toBe(0);
    expect(await db.pinLooks.count()).toBe(0);
  });

  it('is remembered: news that was dismissed is news again only when it is other news', async () => {
    const pin = await pinnedAtSuperuser();
    sample.revise(stackExchange, editAnswer(pin.id, '<p>Second version.</p>'));
    const { checks, clock } = startChecks();
    await checks.check([pin.id]);
    const seen = await checkOf(pin.id);
    if (!seen) throw new Error('nothing was found');
    await db.pins.update(pin.id, { check: { ...seen, dismissedAt: clock.now + 1 } });
    clock.now += 10;
    await checks.check([pin.id]);
    expect((await db.pinDigests.get(pin.id))?.changes).toEqual([]);
    sample.revise(stackExchange, editAnswer(pin.id, '<p>Third version.</p>'));
    clock.now += 10;
    await checks.check([pin.id]);
    expect((await db.pinDigests.get(pin.id))?.changes).toEqual(['edited']);
  });
});

it('goes on after its worker was killed: what was pressed for and not answered is asked about by the next', async () => {
  const [one, other] = await threadsAt(sampleCommunities(sample).forum, 'lights');
  if (!one || !other) throw new Error('the sample has lost its threads');
  const [done, undone] = [pinOf(one, 0), pinOf(other, 0)];
  await pinAnswer(db, done);
  await pinAnswer(db, undone);
  const hold = sample.hold(`/t/${other.nativeId}.json`);
  const left = startChecks().checks.check([done.id, undone.id]);
  left.catch(() => undefined);
  await hold.arrived;
  expect(await checkOf(done.id)).toMatchObject({ changes: [] });
  // The first worker is gone from here on: its database takes nothing more.
  const next = openDb(db.name);
  db.close();
  hold.release();
  await left.catch(() => undefined);
  expect(await next.wantedChecks.toCollection().primaryKeys()).toEqual([undone.id]);
  const asked = sample.requests.length;
  const { checks } = startChecks({ db: next });
  expect(await checks.resume()).toMatchObject({ checked: 1 });
  expect((await next.pins.get(undone.id))?.check).toMatchObject({ changes: [] });
  expect(sample.requests.slice(asked).map(({ url }) => new URL(url).pathname)).toEqual([
    `/t/${other.nativeId}.json`,
  ]);
  expect(await checks.resume()).toMatchObject({ checked: 0 });
  db = next;
});

describe('a pin of another machine', () => {
  it('is fetched whole by its reference, and the reference goes', async () => {
    const { answer, thread, id } = await pinnedAtSuperuser();
    await db.delete();
    db = openDb(`pin-check-${(count += 1)}`);
    await db.pinReferences.put({
      id,
      url: answer.url,
      title: thread.title,
      communityId: thread.communityId,
      pinnedAt: 77,
      thread: { id: thread.id, url: thread.url },
    });
    expect(await startChecks().checks.fetchWhole(id)).toBe('fetched');
    const came = await db.pins.get(id);
    expect(came).toMatchObject({ pinnedAt: 77, thread: { title: thread.title } });
    expect(came?.answer).toMatchObject({
      html: answer.html,
      text: answer.text,
      url: answer.url,
      acceptedBy: answer.acceptedBy,
    });
    expect(came?.thread.license ?? came?.answer.license).toBeDefined();
    expect(await db.pinReferences.count()).toBe(0);
  });

  it('stays a reference where its host may not be asked, or the answer is gone', async () => {
    const { answer, thread, id } = await pinnedAtSuperuser();
    await unpinAnswers(db, [id], 5);
    const reference = {
      id,
      url: answer.url,
      title: thread.title,
      communityId: thread.communityId,
      pinnedAt: 77,
      thread: { id: thread.id, url: thread.url },
    };
    await db.pinReferences.put(reference);
    const refused = startChecks({ mayAsk: () => Promise.resolve(false) });
    expect(await refused.checks.fetchWhole(id)).toBe('not-asked');
    sample.revise(stackExchange, deleteAnswer(id));
    expect(await startChecks().checks.fetchWhole(id)).toBe('gone');
    expect(await db.pinReferences.toArray()).toEqual([reference]);
  });
});

it('knows the community of every platform by the id that its pins keep', () => {
  for (const { community } of platformSamples) {
    const known = communityOfId(community.id, community.name);
    const { id, platform, base, name } = community;
    expect(known, id).toMatchObject({ id, platform, base, name });
  }
  expect(communityOfId('discourse:https://f.example#x,y')).toMatchObject({
    base: 'https://f.example',
    tags: ['x', 'y'],
  });
  expect(communityOfId('schema-org:file://')).toBeNull();
  expect(communityOfId('myspace:https://x.example')).toBeNull();
  expect(communityOfId('selection')).toBeNull();
});

it('finds no change in a thread that was read a moment ago', async () => {
  const threads = await threadsAt(sampleCommunities(sample).forum, 'lights');
  const pins = threads.flatMap((thread) =>
    thread.answers.map((_, at) => ({ thread, pin: pinOf(thread, at) })),
  );
  expect(pins.length).toBeGreaterThan(5);
  for (const { pin, thread } of pins) {
    const knownBetter = betterThan(pin, thread).map(({ url }) => url);
    expect(changesOf(pin, thread, { countsAnswers: true, knownBetter })).toEqual([]);
  }
});

it('writes nothing down for pins that nobody has', async () => {
  await recordLooks(db, [{ look: { id: 'x', at: 1, outcome: 'read' } }]);
  expect(await db.pinLooks.count()).toBe(0);
});
