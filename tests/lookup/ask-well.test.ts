import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { MATURE_MS, measuredWait } from '@/lookup/measured-wait';
import type { QuietDeps } from '@/lookup/quiet-asking';
import { similarQuestions } from '@/lookup/similar-questions';
import { sampleWait } from '@/lookup/wait-sample';
import { createHttp } from '@/sources/http';
import type { Community } from '@/sources/source';
import { openDb, type CommonplaceDb, type LookupRow, type SourceProgress } from '@/storage/db';
import { healthOf, refusesTitleSearch } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';

import { startSample, type Sample } from '../communities/serve';
import { sampleCommunities } from './world';

const stackExchange = 'api.stackexchange.com';
const forumHost = 'community.lumenhome.example';
const title = 'Lumenhome hub shows E04 and all lights are offline';

let sample: Sample;
let db: CommonplaceDb;
let superuser: Community;
let forum: Community;
let count = 0;

beforeAll(async () => {
  sample = await startSample({ tls: false, quota: 1_000_000 });
  ({ superuser, forum } = sampleCommunities(sample));
});
afterAll(() => sample.close());
beforeEach(async () => {
  db = openDb(`ask-well-${(count += 1)}`);
  await db.lookups.put(lookupOf([superuser, forum]));
  sample.requests.length = 0;
});
afterEach(async () => {
  for (const host of [stackExchange, forumHost]) sample.misbehave(host, null);
  await db.delete();
});

function lookupOf(communities: Community[]): LookupRow {
  const progressOf = (community: Community): SourceProgress => ({
    community,
    state: 'answered',
    queries: [],
    threadIds: [],
    readIds: [],
  });
  return {
    id: 'lookup',
    tabId: 1,
    createdAt: 0,
    state: 'done',
    topicKey: 'key',
    sources: Object.fromEntries(communities.map((each) => [each.id, progressOf(each)])),
  };
}

function depsWith(overrides: Partial<QuietDeps> = {}): QuietDeps {
  const mayAsk = () => Promise.resolve(true);
  const now = Date.now;
  const http = createHttp({ fetch, now, ledger: ledgerOf(db), health: healthOf(db), mayAsk });
  return { db, http, now, mayAsk, ...overrides };
}

const { signal } = new AbortController();
const at = ({ id }: Community) => ({ lookupId: 'lookup', communityId: id, language: 'en' });
const ledger = async () =>
  (await db.ledger.toArray()).map(({ why, text, outcome }) => ({ why, text, outcome }));
const askedPaths = () => sample.requests.map(({ url }) => new URL(url).pathname);

describe('questions like the one that is about to be asked', () => {
  test('are looked for once, by the whole title where the platform takes one', async () => {
    const found = await similarQuestions(depsWith(), { ...at(superuser), title }, signal);
    expect(found?.text).toBe(title);
    expect(askedPaths()).toEqual([expect.stringMatching(/\/similar$/)]);
    expect(await ledger()).toEqual([{ why: 'search', text: title, outcome: 'ok' }]);
    const rows = await db.threads.bulkGet(found?.threadIds ?? []);
    expect(rows.map((row) => row?.title)).toContainEqual(expect.stringContaining('E04'));
  });

  test('are asked for without what tells who the reader is', async () => {
    const telling = `${title}, write to mira.holt@parcelo.example`;
    const found = await similarQuestions(depsWith(), { ...at(superuser), title: telling }, signal);
    expect(found?.text).toContain('E04');
    expect(sample.requests.map(({ url }) => decodeURIComponent(url)).join()).not.toContain('mira');
  });

  test('are looked for by words where guests may not search by title', async () => {
    const host = new URL(superuser.base).host;
    await db.hosts.put({ scope: host, titleSearchRefusedAt: Date.now() });
    const found = await similarQuestions(depsWith(), { ...at(superuser), title }, signal);
    expect(askedPaths()).toEqual([expect.stringMatching(/\/search\/advanced$/)]);
    expect(found?.text).not.toBe(title);
  });

  test('that are refused by title are looked for by words at once, and from then on for some days', async () => {
    sample.misbehave(stackExchange, '403-html', { pathIncludes: '/similar' });
    await similarQuestions(depsWith(), { ...at(superuser), title }, signal);
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(['refused', 'ok']);
    expect(await refusesTitleSearch(db, new URL(superuser.base).host, Date.now())).toBe(true);
    await similarQuestions(depsWith(), { ...at(superuser), title }, signal);
    expect(await ledger()).toHaveLength(3);
  });

  test('that do not come are told of as they failed', async () => {
    sample.misbehave(stackExchange, '500');
    await expect(similarQuestions(depsWith(), { ...at(superuser), title }, signal)).rejects.toThrow();
  });

  test('are not asked of a community that may not be asked, or that nobody knows', async () => {
    const closed = depsWith({ mayAsk: () => Promise.resolve(false) });
    expect(await similarQuestions(closed, { ...at(superuser), title }, signal)).toBeNull();
    const nobody = { lookupId: '', communityId: 'unheard-of', language: 'en', title };
    expect(await similarQuestions(depsWith(), nobody, signal)).toBeNull();
    expect(await similarQuestions(depsWith(), { ...at(superuser), title: '   ' }, signal)).toBeNull();
    expect(sample.requests).toEqual([]);
  });
});

describe('a sample for the measured wait', () => {
  const text = 'lumenhome';

  test('is one list and one batch where a platform reads many at once, and each is in the ledger as help', async () => {
    const read = await sampleWait(depsWith(), { ...at(superuser), text }, signal);
    expect(read).toBeGreaterThan(0);
    expect(askedPaths()).toHaveLength(2);
    expect((await ledger()).map(({ why }) => why)).toEqual(['help', 'help']);
    const threads = await db.threads.toArray();
    expect(
      threads.every(
        ({ isRead, fetchedAt, askedAt = fetchedAt }) => isRead && fetchedAt - askedAt >= MATURE_MS,
      ),
    ).toBe(true);
    expect(threads).toHaveLength(read ?? 0);
  });

  test('is one list and at most eight threads elsewhere, and what is known is not read again', async () => {
    const deps = depsWith();
    const read = await sampleWait(deps, { ...at(forum), text }, signal);
    expect(read).toBeGreaterThan(0);
    expect(sample.requests.length).toBe(1 + (read ?? 0));
    expect(sample.requests.length).toBeLessThanOrEqual(9);
    const first = new Set(askedPaths());
    sample.requests.length = 0;
    await sampleWait(deps, { ...at(forum), text }, signal);
    expect(
      askedPaths()
        .slice(1)
        .filter((path) => first.has(path)),
    ).toEqual([]);
    expect(measuredWait(await db.threads.toArray(), Date.now())?.answered ?? 5).toBeGreaterThanOrEqual(5);
  });

  test('sends no word that tells who the reader is', async () => {
    await sampleWait(depsWith(), { ...at(superuser), text: 'lumenhome mira.holt@parcelo.example' }, signal);
    expect((await ledger())[0]?.text).toBe('lumenhome');
  });

  test('stops at the first refusal, which the reader is told of', async () => {
    sample.misbehave(forumHost, '403-html', { pathIncludes: '/t/' });
    await expect(sampleWait(depsWith(), { ...at(forum), text }, signal)).rejects.toThrow();
    expect(askedPaths().filter((path) => path.includes('/t/'))).toHaveLength(1);
  });

  test('is not taken where nobody may ask', async () => {
    const closed = depsWith({ mayAsk: () => Promise.resolve(false) });
    expect(await sampleWait(closed, { ...at(forum), text }, signal)).toBeNull();
    expect(sample.requests).toEqual([]);
  });
});
