import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { createHttp, type HttpRequest } from '@/sources/http';
import { SourceError } from '@/sources/source';

import { aRequest, fakePorts, jsonReply, now, problemOf } from '../fixtures/ports';

const schema = z.object({});
const host = 'forum.example';
const scope = `${host}/search`;

/** Asks once; the reply has these headers. */
async function askOnce(status: number, headers: Record<string, string>, parts: Partial<HttpRequest> = {}) {
  const fake = fakePorts(() => jsonReply({}, status, headers));
  const http = createHttp(fake.ports);
  const came = await http.json(aRequest(parts), schema).catch((error: unknown) => error);
  return { ...fake, http, came };
}

const usedUp = { 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '10', 'x-ratelimit-reset': '30' };

describe('a limit in a good reply', () => {
  test('holds for the next request, which is not sent', async () => {
    const { http, came, sent, ledger } = await askOnce(200, usedUp);
    expect(came).toEqual({});
    expect(await problemOf(http.json(aRequest(), schema))).toMatchObject({
      code: 'throttled',
      retryAt: now + 30_000,
    });
    expect(sent).toHaveLength(1);
    expect(ledger.map(({ outcome }) => outcome)).toEqual(['ok']);
  });

  test('holds for one that stands in the queue already', async () => {
    const { ports, sent } = fakePorts(() => jsonReply({}, 200, { 'retry-after': '30' }));
    const http = createHttp(ports);
    const both = ['a', 'b'].map((path) =>
      http.json(aRequest({ url: `https://${host}/${path}` }), schema).catch((error: unknown) => error),
    );
    expect(await Promise.all(both)).toMatchObject([{}, { code: 'throttled' }]);
    expect(sent).toHaveLength(1);
  });

  test('holds only for the scope that was asked', async () => {
    const { http, pauses, sent } = await askOnce(200, usedUp, { scope });
    expect([...pauses.keys()]).toEqual([scope]);
    await http.json(aRequest({ url: `https://${host}/t/1`, scope: `${host}/read` }), schema);
    expect(sent).toHaveLength(2);
  });

  test('tells what is left, for the scope that was asked', async () => {
    const headers = { ...usedUp, 'x-ratelimit-remaining': '7' };
    const { health, pauses } = await askOnce(200, headers, { scope });
    expect(health.get(scope)).toEqual({
      quotaLeft: 7,
      quotaMax: 10,
      quotaAt: now,
      quotaResetAt: now + 30_000,
    });
    expect(pauses.size).toBe(0);
  });
});

describe('a limit in a refusal', () => {
  test('holds for the whole host', async () => {
    const { pauses, came } = await askOnce(429, { 'retry-after': '9' }, { scope });
    expect(came).toMatchObject({ code: 'throttled', retryAt: now + 9000 });
    expect([...pauses]).toEqual([[host, now + 9000]]);
  });

  test('of a part of the API holds for that part', async () => {
    const headers = { ...usedUp, 'x-ratelimit-resource': 'search' };
    const { pauses, came } = await askOnce(403, headers, { scope });
    expect(came).toMatchObject({ code: 'throttled', retryAt: now + 30_000 });
    expect([...pauses]).toEqual([[scope, now + 30_000]]);
  });

  test.each([
    [403, { 'retry-after': '60', 'x-ratelimit-remaining': '41' }],
    [420, { 'retry-after': '60' }],
  ])('with status %i is haste, not a closed door', async (status, headers) => {
    const { came } = await askOnce(status, headers);
    expect(came).toMatchObject({ code: 'throttled', retryAt: now + 60_000 });
  });

  test('of another kind is heeded as well', async () => {
    const { came, pauses } = await askOnce(500, { 'retry-after': '20' });
    expect(came).toMatchObject({ code: 'unavailable', retryAt: now + 20_000 });
    expect(pauses.get(host)).toBe(now + 20_000);
  });

  test('is the longer one of what its headers and its platform’s words say', async () => {
    const readError = () => new SourceError('throttled', 'Wait.', { retryAt: now + 5000 });
    const { came, pauses } = await askOnce(429, { 'retry-after': '50' }, { readError });
    expect(came).toMatchObject({ code: 'throttled', retryAt: now + 50_000 });
    expect(pauses.get(host)).toBe(now + 50_000);
    const patient = () => new SourceError('throttled', 'Wait.', { retryAt: now + 90_000 });
    const other = await askOnce(429, { 'retry-after': '50' }, { readError: patient });
    expect(other.came).toMatchObject({ retryAt: now + 90_000 });
  });

  test('holds even when its body never ends', async () => {
    vi.useFakeTimers();
    const stuck = () => new ReadableStream({ pull: () => new Promise(() => undefined) });
    const fake = fakePorts(() => new Response(stuck(), { status: 429, headers: { 'retry-after': '300' } }));
    const asked = problemOf(createHttp(fake.ports).json(aRequest({ readError: () => null }), schema));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await asked).toMatchObject({ code: 'timeout' });
    expect(fake.pauses.get(host)).toBe(now + 300_000);
    vi.useRealTimers();
  });
});

describe('what is known of a host', () => {
  test('holds for the next worker', async () => {
    const { ports, sent } = await askOnce(429, { 'retry-after': '9' });
    expect(await problemOf(createHttp(ports).json(aRequest(), schema))).toMatchObject({ code: 'throttled' });
    expect(sent).toHaveLength(1);
  });

  test('counts the requests of the day, and begins anew at midnight', async () => {
    const fake = fakePorts(() => jsonReply({}));
    let at = new Date(2026, 2, 14, 23, 58).getTime();
    const http = createHttp({ ...fake.ports, now: () => at });
    const counts: unknown[] = [];
    for (let minute = 0; minute < 4; minute += 1) {
      await http.json(aRequest({ why: 'answers' }), schema);
      counts.push(fake.health.get(host)?.askedCount);
      at += 60_000;
    }
    expect(counts).toEqual([1, 2, 1, 2]);
  });

  test('a pause that a clock which was set back has left behind holds for a day at most', async () => {
    const fake = fakePorts(() => jsonReply({}));
    fake.pauses.set(host, now + 365 * 24 * 3_600_000);
    await expect(createHttp(fake.ports).json(aRequest(), schema)).resolves.toEqual({});
  });

  test('a host without room for what was learned is not asked again', async () => {
    const fake = fakePorts(() => jsonReply({}, 200, usedUp));
    const { change } = fake.ports.health;
    let changes = 0;
    fake.ports.health.change = (scopes, edit) => {
      changes += 1;
      return changes === 1 ? change(scopes, edit) : Promise.reject(new Error('The disk is full.'));
    };
    const http = createHttp(fake.ports);
    await expect(http.json(aRequest(), schema)).resolves.toEqual({});
    expect(await problemOf(http.json(aRequest(), schema))).toMatchObject({ code: 'unavailable' });
    expect(fake.sent).toHaveLength(1);
  });

  test('requests of one scope are never under way at the same time', async () => {
    let current = 0;
    let peak = 0;
    const { ports } = fakePorts(async () => {
      current += 1;
      peak = Math.max(peak, current);
      await new Promise((resolve) => setTimeout(resolve, 1));
      current -= 1;
      return jsonReply({});
    });
    const http = createHttp(ports);
    const api = 'https://api.stackexchange.com';
    const asked = [1, 2, 3].map((id) =>
      http.json(aRequest({ url: `${api}/${id}`, scope: 'api.stackexchange.com/answers' }), schema),
    );
    await Promise.all(asked);
    expect(peak).toBe(1);
  });
});

test('a request in the reader’s own session carries it, and follows no redirect', async () => {
  const { sent } = await askOnce(200, {}, { asReader: true, text: '' });
  expect(sent[0]?.init).toMatchObject({ credentials: 'include', redirect: 'manual' });
});

test('a token goes out in its header, follows no redirect, and stands in no row', async () => {
  const { sent, ledger, replies } = await askOnce(200, { etag: '"1"' }, { bearer: 'pat-123', text: '' });
  expect(sent[0]?.init).toMatchObject({
    redirect: 'manual',
    headers: { authorization: 'Bearer pat-123' },
  });
  expect(JSON.stringify([ledger, [...replies]])).not.toContain('pat-123');
});

test('a question in a body goes out as JSON by POST', async () => {
  const { sent } = await askOnce(200, {}, { jsonBody: '{"query":"{ a }"}' });
  expect(sent[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"query":"{ a }"}',
    headers: { 'content-type': 'application/json' },
  });
});
