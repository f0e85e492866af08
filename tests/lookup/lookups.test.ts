import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { SourceError } from '@/sources/source';
import { declineSource, detachTabs, latestLookup } from '@/storage/lookups';
import { threadsOf } from '@/storage/threads';

import { startSample, type Sample } from '../communities/serve';
import { aTopic, sampleCommunities, startWorker, theLookup, type Worker } from './world';

const MAIN_QUESTION = 'Hub shows error E04 and lights go offline after a firmware update';
let sample: Sample;
let names = 0;
const newDb = (): string => `lookups-${++names}`;

beforeAll(async () => {
  sample = await startSample({ tls: false });
});
afterAll(() => sample.close());
afterEach(() => {
  for (const host of ['community.lumenhome.example', 'api.stackexchange.com']) sample.misbehave(host, null);
});

function both() {
  const { forum, superuser } = sampleCommunities(sample);
  return [forum, superuser];
}

describe('a lookup', () => {
  it('asks every community and stores threads with their answers', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION, { brand: 'Lumenhome' }));
    await lookups.run(id);
    const row = await theLookup(db, id);
    expect(row.state).toBe('done');
    expect(Object.values(row.sources).map(({ state }) => state)).toEqual(['answered', 'answered']);
    const answered = (await threadsOf(db, row)).filter(({ answers }) => answers.length > 0);
    expect(new Set(answered.map(({ platform }) => platform))).toEqual(
      new Set(['discourse', 'stack-exchange']),
    );
  });

  it('stays within three searches and eight thread reads a source', async () => {
    const from = sample.requests.length;
    const { lookups } = startWorker(newDb(), { only: both() });
    await lookups.run(
      await lookups.ask(1, aTopic('lights flicker when dimmed at night', { brand: 'Lumenhome' })),
    );
    const paths = sample.requests.slice(from).map(({ url }) => new URL(url).pathname);
    const forum = paths.filter((path) => path.includes('community'));
    expect(paths.filter((path) => /search|similar/.test(path)).length).toBeLessThanOrEqual(6);
    expect(forum.filter((path) => /\/t\/\d/.test(path)).length).toBeLessThanOrEqual(8);
  });

  it('writes down exactly the requests that the communities received', async () => {
    const from = sample.requests.length;
    const { db, lookups } = startWorker(newDb(), { only: both() });
    await lookups.run(await lookups.ask(1, aTopic(MAIN_QUESTION)));
    const ledger = await db.ledger.toArray();
    const received = sample.requests
      .slice(from)
      .map(({ url }) => new URL(url).pathname + new URL(url).search);
    const sent = ledger.map(
      ({ url }) => new URL(url).pathname.replace(/^\/at\/[^/]+/, '') + new URL(url).search,
    );
    expect(sent.sort()).toEqual(received.map((path) => path.replace(/^\/at\/[^/]+/, '')).sort());
    expect(ledger.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  });

  it('never sends what could tell who the reader is', async () => {
    const from = sample.requests.length;
    const { lookups } = startWorker(newDb(), { only: both() });
    const question =
      'Hi Anna Schmidt, order #A-99812 for anna@example.org: hub offline E04, call +49 170 1234567';
    await lookups.run(await lookups.ask(1, aTopic(question)));
    const sent = sample.requests.slice(from).map(({ url }) => decodeURIComponent(url.replaceAll('+', ' ')));
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter((url) => /schmidt|99812|example\.org|1234567/i.test(url))).toEqual([]);
    expect(sent.some((url) => url.includes('E04'))).toBe(true);
  });

  it('keeps one source’s failure from the other, and never as "nothing found"', async () => {
    sample.misbehave('community.lumenhome.example', '500');
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    const states = Object.values((await theLookup(db, id)).sources).map(({ state, problem }) => [
      state,
      problem?.code,
    ]);
    expect(states).toEqual([
      ['failed', 'unavailable'],
      ['answered', undefined],
    ]);
  });

  it('ends a source that took too long as failed, instead of asking it for ever', async () => {
    const slow = new SourceError('timeout', 'too slow', { cause: new DOMException('over', 'AbortError') });
    const { db, lookups } = startWorker(newDb(), { only: both(), fetch: () => Promise.reject(slow) });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    const row = await theLookup(db, id);
    expect(row.state).toBe('done');
    expect(Object.values(row.sources).map(({ problem }) => problem?.code)).toEqual(['timeout', 'timeout']);
  });

  it('does not ask a community again that the reader declined, unless they say so of that one', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both(), mayAsk: () => Promise.resolve(false) });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    const [forum] = both();
    await declineSource(db, id, forum?.id ?? '');
    await lookups.retry(id);
    expect(Object.values((await theLookup(db, id)).sources)[0]?.state).toBe('declined');
  });

  it('waits for a throttled source until the time it named, then goes on by itself', async () => {
    sample.misbehave('community.lumenhome.example', '429-retry-after', { times: 1, waitSeconds: 30 });
    let clock = Date.now();
    const { db, lookups, wakings } = startWorker(newDb(), { only: both().slice(0, 1), now: () => clock });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    const [limited] = Object.values((await theLookup(db, id)).sources);
    expect(limited?.state).toBe('limited');
    expect(limited?.problem?.retryAt).toBeGreaterThanOrEqual(clock + 29_000);
    expect(wakings).toContain(limited?.problem?.retryAt);
    const from = sample.requests.length;
    clock += 10_000;
    await lookups.resumeWaiting();
    expect(sample.requests.length).toBe(from);
    clock += 25_000;
    await lookups.resumeWaiting();
    expect(Object.values((await theLookup(db, id)).sources)[0]?.state).toBe('answered');
  });

  it('names the permission that is missing, asks nobody, and goes on when it comes', async () => {
    let isAllowed = false;
    const from = sample.requests.length;
    const { db, lookups } = startWorker(newDb(), {
      only: both().slice(0, 1),
      mayAsk: () => Promise.resolve(isAllowed),
    });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    expect(Object.values((await theLookup(db, id)).sources)[0]?.state).toBe('needs-permission');
    expect(sample.requests.length).toBe(from);
    isAllowed = true;
    await lookups.resumeWaiting();
    expect(Object.values((await theLookup(db, id)).sources)[0]?.state).toBe('answered');
  });

  it('learns by one probe what runs behind an unknown address, and remembers it', async () => {
    const base = sample.url('discourse:lumenhome');
    const unknown = {
      id: `unknown:${base}`,
      platform: 'unknown',
      base,
      name: 'forum',
      relation: 'own',
    } as const;
    const { db, lookups } = startWorker(newDb(), { only: [unknown] });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    const [progress] = Object.values((await theLookup(db, id)).sources);
    expect(progress?.community).toMatchObject({ platform: 'discourse', relation: 'own' });
    expect(progress?.state).toBe('answered');
    expect((await db.findings.get(base))?.community?.platform).toBe('discourse');
  });

  it('looks at a place that refuses to be looked at once a day, not in every lookup', async () => {
    let clock = Date.now();
    const visits: string[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      const { host } = new URL(input instanceof Request ? input.url : input);
      if (host === 'people.acme.example') visits.push(host);
      return Promise.resolve(new Response('<h1>No</h1>', { status: 403 }));
    };
    const { lookups } = startWorker(newDb(), { fetch, now: () => clock });
    const communities = [{ url: 'https://people.acme.example/', text: 'Community' }];
    const askAbout = async (question: string) => {
      await lookups.run(await lookups.ask(1, aTopic(question, { communities })));
      return visits.length;
    };
    const first = await askAbout(MAIN_QUESTION);
    expect(first).toBeGreaterThan(0);
    clock += 3_600_000;
    expect(await askAbout('Lights flicker')).toBe(first);
    clock += 25 * 3_600_000;
    expect(await askAbout('Hub is offline')).toBeGreaterThan(first);
  });

  it('looks anew at a place whose address told a platform that it does not run', async () => {
    const visits: string[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      const { host, pathname } = new URL(input instanceof Request ? input.url : input);
      if (host === 'forum.acme.example') visits.push(pathname);
      return Promise.resolve(
        new Response('<title>A shop</title>', { headers: { 'content-type': 'text/html' } }),
      );
    };
    const { lookups } = startWorker(newDb(), { fetch });
    const communities = [{ url: 'https://forum.acme.example/t/lights-flicker/7', text: 'Community' }];
    const pathsOf = async (question: string) => {
      const from = visits.length;
      await lookups.run(await lookups.ask(1, aTopic(question, { communities })));
      return visits.slice(from);
    };
    expect(await pathsOf('Lights flicker')).not.toContain('/');
    expect(await pathsOf('Hub is offline')).toContain('/');
    // It runs nothing that can be asked: by now that is known.
    expect(await pathsOf('Hub is loud')).toEqual([]);
  });
});

describe('a page that holds questions and answers itself', () => {
  const markup = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"QAPage","mainEntity":
    {"@type":"Question","name":"Lights flicker","text":"They do.","answerCount":1,"acceptedAnswer":
    {"@type":"Answer","text":"Fit the newer bulbs.","upvoteCount":4,"author":{"@type":"Person","name":"ana"}}}}</script>`;
  const url = 'https://forum.acme.example/threads/lights-flicker';
  const reading = (threadMarkup: string) => ({
    url,
    title: 'Lights flicker',
    verdict: { kind: 'other' as const, score: 0.1, signals: [] },
    topic: aTopic('Lights flicker'),
    threadMarkup,
  });

  it('brings its own answers without a request, and is asked about elsewhere too', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1) });
    const id = await lookups.begin(1);
    await lookups.settle(id, { ok: true, reading: reading(markup) });
    const row = await theLookup(db, id);
    expect(Object.values(row.sources).map(({ state }) => state)).toEqual(['answered', 'answered']);
    const own = (await threadsOf(db, row)).filter(({ platform }) => platform === 'schema-org');
    expect(own.map(({ answers }) => answers.map(({ text }) => text))).toEqual([['Fit the newer bulbs.']]);
    expect((await db.ledger.toArray()).filter(({ host }) => host === 'forum.acme.example')).toEqual([]);
  });

  it('without them nothing is asked, and the panel can say that it is no help page', async () => {
    const from = sample.requests.length;
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const id = await lookups.begin(1);
    await lookups.settle(id, { ok: true, reading: reading('') });
    expect((await theLookup(db, id)).state).toBe('not-support');
    expect(sample.requests.length).toBe(from);
  });
});

describe('a new press', () => {
  it('supersedes the lookup of that tab, cancels its requests and stores nothing of it', async () => {
    const held = sample.hold('/search');
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const old = await lookups.ask(1, aTopic(MAIN_QUESTION));
    const running = lookups.run(old);
    await held.arrived;
    const next = await lookups.begin(1);
    await running;
    held.release();
    expect((await theLookup(db, old)).state).toBe('superseded');
    expect((await latestLookup(db, 1))?.id).toBe(next);
    expect(await db.threads.count()).toBe(0);
    expect((await db.ledger.toArray()).map(({ outcome }) => outcome)).toContain('cancelled');
  });

  it('leaves other tabs alone', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const first = await lookups.ask(1, aTopic(MAIN_QUESTION));
    const running = lookups.run(first);
    await lookups.begin(2);
    await running;
    expect((await theLookup(db, first)).state).toBe('done');
  });
});

describe('a closed tab', () => {
  it('ends its lookup, and what was found stays as cache', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const id = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(id);
    await lookups.cancelTab(1);
    expect(await latestLookup(db, 1)).toBeUndefined();
    const again = await lookups.ask(2, aTopic(MAIN_QUESTION));
    expect((await threadsOf(db, await theLookup(db, again))).length).toBeGreaterThan(0);
  });

  it('of an earlier session is not taken for a new one of the same number', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both() });
    await lookups.run(await lookups.ask(1, aTopic(MAIN_QUESTION)));
    await detachTabs(db);
    expect(await latestLookup(db, 1)).toBeUndefined();
  });
});

describe('a repeated topic', () => {
  it('is served from the cache at once, without a request, while that is fresh', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both() });
    const first = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(first);
    const from = sample.requests.length;
    const second = await lookups.ask(2, aTopic(MAIN_QUESTION));
    expect(await threadsOf(db, await theLookup(db, second))).toEqual(
      await threadsOf(db, await theLookup(db, first)),
    );
    await lookups.run(second);
    expect(sample.requests.length).toBe(from);
  });

  it('is served from the cache at once and refreshed behind when that is older', async () => {
    let clock = Date.now();
    const { db, lookups } = startWorker(newDb(), { only: both(), now: () => clock });
    const first = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(first);
    clock += 3_600_000;
    const from = sample.requests.length;
    const second = await lookups.ask(1, aTopic(MAIN_QUESTION));
    expect((await threadsOf(db, await theLookup(db, second))).length).toBeGreaterThan(0);
    await lookups.run(second);
    expect(sample.requests.length).toBeGreaterThan(from);
    const states = Object.values((await theLookup(db, second)).sources).map(({ state }) => state);
    expect(states).toEqual(['answered', 'answered']);
    const titles = async (id: string) =>
      (await threadsOf(db, await theLookup(db, id))).map(({ title }) => title);
    const before = new Set(await titles(first));
    expect((await titles(second)).filter((title) => before.has(title)).length).toBeGreaterThan(3);
  });

  it('keeps the cached answers in view when the refresh fails', async () => {
    let clock = Date.now();
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1), now: () => clock });
    const first = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(first);
    const before = await threadsOf(db, await theLookup(db, first));
    clock += 3_600_000;
    sample.misbehave('community.lumenhome.example', '403-html');
    const second = await lookups.ask(1, aTopic(MAIN_QUESTION));
    await lookups.run(second);
    const row = await theLookup(db, second);
    expect(Object.values(row.sources)[0]?.state).toBe('failed');
    expect(await threadsOf(db, row)).toEqual(before);
  });
});

describe('searching again with other words', () => {
  const QUESTION = 'Motion sensor switches the hallway lights on during the day';
  const queriesOf = async (db: Worker['db'], id: string) =>
    Object.values((await theLookup(db, id)).sources)[0]?.queries.map(
      ({ text, page }) => `${text} ${page ?? 1}`,
    ) ?? [];

  it('asks for words that were not asked for yet, and keeps what was found', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1) });
    const id = await lookups.ask(1, aTopic(QUESTION));
    await lookups.run(id);
    const before = await queriesOf(db, id);
    const foundBefore = Object.values((await theLookup(db, id)).sources)[0]?.threadIds ?? [];
    await lookups.searchAgain(id);
    const after = await queriesOf(db, id);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.length).toBeLessThanOrEqual(before.length + 3);
    expect(new Set(after).size).toBe(after.length);
    const [progress] = Object.values((await theLookup(db, id)).sources);
    expect(progress?.threadIds.slice(0, foundBefore.length)).toEqual(foundBefore);
    expect(progress?.state).toBe('answered');
  });

  it('says so when no words are left', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1) });
    const id = await lookups.ask(1, aTopic('Dimming'));
    await lookups.run(id);
    await lookups.searchAgain(id);
    expect(Object.values((await theLookup(db, id)).sources)[0]?.isOutOfWords).toBe(true);
  });

  it('does not repeat what an earlier lookup asked whose answers were served from the cache', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1) });
    const first = await lookups.ask(1, aTopic(QUESTION));
    await lookups.run(first);
    const before = await queriesOf(db, first);
    const second = await lookups.ask(2, aTopic(QUESTION));
    await lookups.searchAgain(second);
    const after = await queriesOf(db, second);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
  });

  it('reads what the other words found, also where the first findings were served from the cache', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1) });
    await lookups.run(await lookups.ask(1, aTopic(QUESTION)));
    const second = await lookups.ask(2, aTopic(QUESTION));
    const before = await threadsOf(db, await theLookup(db, second));
    const unread = before.filter(({ isRead, answerCount }) => !isRead && answerCount > 0).length;
    await lookups.searchAgain(second);
    const after = await threadsOf(db, await theLookup(db, second));
    const found = after.filter(({ answerCount }) => answerCount > 0);
    const readBefore = before.filter(({ isRead }) => isRead).length;
    const isMore = unread + found.length - before.length > 0;
    expect(isMore).toBe(true);
    expect(found.filter(({ isRead }) => isRead).length).toBe(Math.min(found.length, readBefore + 8));
  });
});

describe('what searches have shown of a community', () => {
  it('is remembered: a word that found nothing is not sent again, unless the reader writes it', async () => {
    const { db, lookups } = startWorker(newDb(), { only: both().slice(0, 1) });
    const sent = async (question: string, tab: number) => {
      const from = sample.requests.length;
      await lookups.run(await lookups.ask(tab, aTopic(question)));
      return sample.requests
        .slice(from)
        .map(({ url }) => new URL(url).searchParams.get('q'))
        .filter((text) => text !== null);
    };
    expect(await sent('Xylophone lights', 1)).toContain('xylophone');
    expect(await sent('Xylophone sensor', 2)).not.toContain('xylophone');
    const page = {
      url: 'https://help.acme.example/1',
      title: '',
      verdict: { kind: 'article', score: 1, signals: [] },
    } as const;
    await db.lookups
      .where('tabId')
      .equals(2)
      .modify({ page: { ...page, verdict: { ...page.verdict, signals: [] } } });
    expect(await sent('Xylophone switch', 2)).toContain('xylophone');
  });
});

describe('a community that earlier lookups have asked', () => {
  /** Its searches find nothing from when `isMute`, and its search by title refuses guests. */
  function aForum() {
    const state = { isMute: false, asked: [] as string[] };
    const answer = async (...[request, init]: Parameters<typeof fetch>): Promise<Response> => {
      const url = request instanceof Request ? request.url : String(request);
      state.asked.push(new URL(url).pathname);
      if (url.includes('/similar_to'))
        return Response.json({ errors: ['Log in'], error_type: 'not_logged_in' }, { status: 403 });
      if (state.isMute && url.includes('/search'))
        return Response.json({ posts: [], grouped_search_result: { error: null } });
      return await fetch(request, init);
    };
    const worker = startWorker(newDb(), { only: [sampleCommunities(sample).forum], fetch: answer });
    return { ...worker, state };
  }

  it('lists again what it listed then, where the new topic looks like it and searches find nothing', async () => {
    const { db, lookups, state } = aForum();
    const first = await lookups.ask(1, aTopic('Lights flicker when dimmed at night'));
    await lookups.run(first);
    const seen = await threadsOf(db, await theLookup(db, first));
    const flickering = seen.filter(({ title }) => /flicker/i.test(title));
    expect(flickering).not.toEqual([]);
    state.isMute = true;
    const second = await lookups.ask(2, aTopic('Flickering lamps: dimmed lights at dusk'));
    await lookups.run(second);
    const recalled = await threadsOf(db, await theLookup(db, second));
    expect(recalled.map(({ id }) => id)).toEqual(expect.arrayContaining(flickering.map(({ id }) => id)));
    // Of the community's own order for this topic nothing is known.
    expect(recalled.every(({ nativeRank }) => nativeRank >= 50)).toBe(true);
  });

  it('lists nothing again that has only its grammar in common', async () => {
    const { db, lookups, state } = aForum();
    await lookups.run(await lookups.ask(1, aTopic('Lights flicker when dimmed at night')));
    state.isMute = true;
    const second = await lookups.ask(2, aTopic('When is the harpsichord museum in Ghent open'));
    await lookups.run(second);
    expect(await threadsOf(db, await theLookup(db, second))).toEqual([]);
  });

  it('is not asked by title again once it has refused guests that', async () => {
    const { lookups, state } = aForum();
    const bySimilarity = () => state.asked.filter((path) => path.includes('similar_to')).length;
    await lookups.run(await lookups.ask(1, aTopic('The quux flicker')));
    expect(bySimilarity()).toBe(1);
    await lookups.run(await lookups.ask(2, aTopic('The corge flicker')));
    expect(bySimilarity()).toBe(1);
  });
});
