/**
 * What every adapter owes its reader, tried on every adapter alike against its sample community over real HTTP.
 * A platform's own dialects are tried in its own test file beside this one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { createHttp, type Http } from '@/sources/http';
import { sourceFor } from '@/sources/registry';
import {
  answerSchema,
  platformIds,
  threadSchema,
  type Community,
  type Query,
  type SourceContext,
  type Thread,
} from '@/sources/source';

import { platformSamples } from '../communities/platform-samples';
import type { PlatformSample } from '../communities/platform-sample';
import type { Misbehaviour } from '../communities/misbehaviour';
import { startSample, type Sample } from '../communities/serve';
import { loopbackFetch } from '../communities/loopback-fetch';
import { fakePorts, problemOf } from './fixtures/ports';

const root = join(import.meta.dirname, '../..');
/** Long enough for an honest reply on a busy machine, short enough to wait for. */
const deadlineMs = 1000;

let server: Sample;
beforeAll(async () => {
  server = await startSample({ tls: false });
});
afterAll(() => server.close());

/** A reader's side of one platform: the true client, over real HTTP, with a short deadline. */
function aReader(signal = new AbortController().signal) {
  const fake = fakePorts(() => new Response());
  const { ports } = fake;
  const clock = { now: Date.now() };
  const http = createHttp({ ...ports, fetch: loopbackFetch(server.port), now: () => clock.now });
  const impatient: Http = {
    ...http,
    json: (request, schema, obey) => http.json({ deadlineMs, ...request }, schema, obey),
    html: (request) => http.html({ deadlineMs, ...request }),
  };
  const context: SourceContext = { http: impatient, signal, now: clock.now };
  return { ...fake, context, clock };
}

function asQuery(text: string, mode: Query['mode'] = 'words', page = 1): Query {
  return { text, mode, language: 'en', page };
}

/** The community as the worker would ask it: with the details that its adapter needs. */
async function ready(sample: PlatformSample, context: SourceContext): Promise<Community> {
  const source = sourceFor(sample.platform);
  if (!source.needsDetails) return sample.community;
  const probed = await source.probe?.(sample.community.base, context);
  if (!probed) throw new Error(`${sample.platform} does not know its own sample.`);
  return { ...probed, ...(sample.community.tags ? { tags: sample.community.tags } : {}) };
}

async function searched(sample: PlatformSample, context: SourceContext) {
  const community = await ready(sample, context);
  const { text, mode } = sample.query;
  const page = await sourceFor(sample.platform).search(community, asQuery(text, mode), context);
  return { community, ...page };
}

async function readFirst(sample: PlatformSample, context: SourceContext): Promise<Thread> {
  const { community, threads } = await searched(sample, context);
  const [first] = threads;
  if (!first) throw new Error('Nothing was found.');
  if (first.isRead) return first;
  const [read] = await sourceFor(sample.platform).read(community, [first], context);
  if (!read) throw new Error('The thread is gone.');
  return read;
}

/** Every host of the sample fails in one way from now on. */
function misbehave(sample: PlatformSample, how: Misbehaviour | null): void {
  for (const host of Object.keys(sample.doors)) server.misbehave(host, how, { waitSeconds: 7 });
}

test('every platform with an engine has a sample', () => {
  const withEngine = platformIds.filter((id) => id !== 'schema-org' && id !== 'reddit');
  expect(platformSamples.map(({ platform }) => platform).toSorted()).toEqual(withEngine.toSorted());
});

describe.each(platformSamples)('$platform', (sample) => {
  const source = sourceFor(sample.platform);

  beforeEach(() => {
    misbehave(sample, null);
    server.requests.length = 0;
  });

  test('says what its shapes were verified against, and stands in the table of the README', () => {
    const code = readFileSync(join(root, `sources/${sample.platform}.ts`), 'utf8');
    expect(code.trimEnd().split('\n').slice(-8).join('\n')).toMatch(/^\/\/ Verified against/m);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(
      new RegExp(`^\\| ${source.name.replaceAll(/[.*+?()[\]]/g, '\\$&')}[ (|]`, 'm'),
    );
  });

  test('finds the right thread first', async () => {
    const { context } = aReader();
    const { community, threads } = await searched(sample, context);
    expect(threads[0]).toMatchObject({ title: sample.thread.title, url: sample.thread.url });
    expect(threads.map(({ nativeRank }) => nativeRank)).toEqual(threads.map((_, rank) => rank));
    expect(new Set(threads.map(({ id }) => id)).size).toBe(threads.length);
    for (const thread of threads) {
      expect(() => threadSchema.parse(thread)).not.toThrow();
      expect(thread.id.startsWith(`${community.id}#`)).toBe(true);
      expect(thread.platform).toBe(sample.platform);
      expect(new URL(thread.url).protocol).toMatch(/^https?:$/);
    }
  });

  test('reads its answers in the order of the community, each with its author and its own address', async () => {
    const { context } = aReader();
    const read = await readFirst(sample, context);
    expect(read.isRead).toBe(true);
    expect(read.isSolved).toBe(sample.thread.isSolved);
    expect(read.url).toBe(sample.thread.url);
    expect(
      read.answers.map(({ author, acceptedBy, url }) => ({ author: author.name, acceptedBy, url })),
    ).toEqual(sample.thread.answers.map(({ author, acceptedBy, url }) => ({ author, acceptedBy, url })));
    for (const [at, answer] of read.answers.entries()) {
      expect(() => answerSchema.parse(answer)).not.toThrow();
      expect(answer.text).toContain(sample.thread.answers[at]?.text);
      expect(answer.text).not.toMatch(/<\/?(?:p|div|br|script|em|a)\b|&(?:amp|lt|gt|quot|#\d+);/);
    }
    expect(new Set(read.answers.map(({ id }) => id)).size).toBe(read.answers.length);
  });

  test('names the terms under which its posts stand', async () => {
    const { context } = aReader();
    const read = await readFirst(sample, context);
    const licences = read.answers.map(
      (answer) => answer.license ?? read.license ?? source.terms?.(sample.community),
    );
    for (const licence of licences) expect(licence?.name).toMatch(/\S/);
  });

  const { nothing, paged, gone, homePage } = sample;
  if (nothing !== null)
    test('finds nothing without an error', async () => {
      const { context } = aReader();
      const community = await ready(sample, context);
      const page = await source.search(community, asQuery(nothing), context);
      expect(page).toMatchObject({ threads: [], hasMore: false });
    });

  if (paged !== null)
    test('gives further pages of a long list, none twice', async () => {
      const { context } = aReader();
      const community = await ready(sample, context);
      const { text, mode } = paged;
      const first = await source.search(community, asQuery(text, mode), context);
      const second = await source.search(community, asQuery(text, mode, 2), context);
      expect(first.hasMore).toBe(true);
      expect(second.threads.length).toBeGreaterThan(0);
      const ids = [...first.threads, ...second.threads].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(second.threads[0]?.nativeRank).toBeGreaterThanOrEqual(first.threads.length);
    });

  if (gone !== null)
    test('leaves out a thread that is gone', async () => {
      const { context } = aReader();
      const { community, threads } = await searched(sample, context);
      const [first] = threads;
      if (!first) throw new Error('Nothing was found.');
      for (const host of Object.keys(sample.doors)) server.refuse(host, gone);
      await expect(source.read(community, [first], context)).resolves.toEqual([]);
    });

  test('asks only its own hosts, without cookies or referrer, and writes each request down', async () => {
    const { context, ledger } = aReader();
    await readFirst(sample, context);
    const sent = server.requests.map(({ url, host }) => ({ url, host }));
    expect(ledger.map(({ url }) => url).toSorted()).toEqual(sent.map(({ url }) => url).toSorted());
    for (const { host } of sent) expect(Object.keys(sample.doors)).toContain(host);
    expect(server.requests.map(({ cookie, referer }) => [cookie, referer])).toEqual(
      sent.map(() => [undefined, undefined]),
    );
    // Whatever carries the reader's words says so, exactly.
    const words = sample.query.text.split(' ').filter((word) => word.length > 3);
    for (const { url, text } of ledger)
      if (words.some((word) => decodeURIComponent(url).toLowerCase().includes(word.toLowerCase())))
        expect(text).not.toBe('');
  });

  test('stops at once when the reader moves on', async () => {
    const leaving = new AbortController();
    const { context } = aReader(leaving.signal);
    const community = await ready(sample, context);
    const held = Object.keys(sample.doors).map((host) => server.hold(host));
    const { text, mode } = sample.query;
    const search = problemOf(source.search(community, asQuery(text, mode), context));
    await Promise.race(held.map(({ arrived }) => arrived));
    leaving.abort();
    await expect(search).resolves.toMatchObject({ code: 'cancelled' });
    for (const { release } of held) release();
  });

  test.each<[how: Misbehaviour, codes: string[]]>([
    ['403-html', ['refused']],
    ['login-redirect', ['refused']],
    ['redirect-loop', ['refused', 'offline', 'unavailable']],
    ['500', ['unavailable']],
    ['hang', ['timeout']],
    ['slow-bytes', ['timeout']],
    ['cut-body', ['offline', 'unavailable', 'changed']],
    ['wrong-type', ['changed']],
    ['changed-shape', ['changed']],
    ['huge-body', ['too-large']],
    ['429-retry-after', ['throttled']],
  ])('says by name what went wrong: %s', async (how, codes) => {
    const { context } = aReader();
    const community = await ready(sample, context);
    misbehave(sample, how);
    const { text, mode } = sample.query;
    const problem = await problemOf(source.search(community, asQuery(text, mode), context));
    expect(problem).toMatchObject({ name: 'SourceError' });
    expect(codes).toContain((problem as { code: string }).code);
  });

  test.each(sample.refusals)('understands how the platform refuses: $name', async (refusal) => {
    const { context, clock, pauses } = aReader();
    const community = await ready(sample, context);
    for (const host of Object.keys(sample.doors)) server.refuse(host, refusal.reply);
    const { text, mode } = sample.query;
    const asked = source.search(community, asQuery(text, mode), context);
    if (!refusal.isGood) {
      const problem = await problemOf(asked);
      expect(problem).toMatchObject({ name: 'SourceError', code: refusal.code });
    } else await asked;
    if (refusal.retryAfterMs === undefined) return;
    const until = Math.max(...pauses.values());
    expect(until - clock.now).toBeGreaterThanOrEqual(refusal.retryAfterMs - 1000);
    expect(until - clock.now).toBeLessThanOrEqual(refusal.retryAfterMs + 3000);
  });

  test('opens the ask page with what the reader has written', () => {
    expect(source.askUrl(sample.community, sample.ask.draft)).toBe(sample.ask.url);
  });

  test('knows its own addresses, and no look-alike', () => {
    for (const { url, base } of sample.recognised)
      expect(source.recognise(new URL(url)), url).toMatchObject({ platform: sample.platform, base });
    for (const url of sample.notRecognised) expect(source.recognise(new URL(url)), url).toBeNull();
  });

  if (source.probe)
    test('is told by one probe, and no other place is taken for it', async () => {
      const { context } = aReader();
      await expect(source.probe?.(sample.community.base, context)).resolves.toMatchObject({
        platform: sample.platform,
        base: sample.community.base,
      });
      await expect(source.probe?.('https://support.parcelo.example', context)).resolves.toBeNull();
    });

  if (homePage !== undefined)
    test('is given away by its own page, and by no other', async () => {
      const { context } = aReader();
      const evidenceOf = async (url: string) => {
        const { body, headers } = await context.http.html({
          url,
          why: 'probe',
          text: '',
          signal: context.signal,
        });
        // The sample's own links lead through its door, which is no sub-folder of the community.
        return { url: new URL(url), html: body.replaceAll(`/at/${new URL(url).host}`, ''), headers };
      };
      const own = await evidenceOf(homePage);
      expect(source.fingerprint?.(own)).toMatchObject({
        platform: sample.platform,
        base: sample.community.base,
      });
      const others = platformSamples.flatMap((other) =>
        other.homePage && other.platform !== sample.platform ? [other.homePage] : [],
      );
      for (const other of others) expect(source.fingerprint?.(await evidenceOf(other)), other).toBeNull();
    });
});
