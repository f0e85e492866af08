import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { createHttp, type HttpPorts, type HttpRequest } from '@/sources/http';
import { dueAt, limitsOf, withSent, type Lane, type SentTimes } from '@/sources/http/pace';

import { aRequest, fakePorts, jsonReply, now, problemOf } from '../fixtures/ports';

const schema = z.object({});
const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** When requests go out that are all wanted at once, in ms from the first. */
function schedule(url: string, lane: Lane, count: number, request: Parameters<typeof limitsOf>[1] = {}) {
  const limits = limitsOf(new URL(url), request);
  let sent: SentTimes | undefined;
  const times: number[] = [];
  for (let at = now; times.length < count;) {
    at = dueAt(sent, limits, lane, at);
    sent = withSent(sent, limits, lane, at);
    times.push(at - now);
  }
  return { times, sent };
}

/** The most that fall into any span of that length. */
function mostWithin(times: readonly number[], spanMs: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + spanMs).length));
}

describe('the pace of a host', () => {
  test.each<[url: string, lane: Lane, most: number, spanMs: number, request?: { bearer: string }]>([
    ['https://forum.example/', 'search', 2, secondMs],
    ['https://forum.example/', 'search', 15, minuteMs],
    ['https://forum.example/', 'other', 50, 10 * secondMs],
    ['https://forum.example/', 'other', 60, minuteMs],
    ['https://api.stackexchange.com/', 'search', 30, secondMs],
    ['https://api.github.com/', 'search', 10, minuteMs],
    ['https://api.github.com/', 'search', 30, minuteMs, { bearer: 't' }],
    ['https://api.github.com/', 'other', 60, 60 * minuteMs],
    ['https://learn.microsoft.com/', 'search', 60, minuteMs],
    ['https://www.reddit.com/', 'search', 10, minuteMs],
  ])('%s: of kind %s at most %i in %i ms', (url, lane, most, spanMs, request) => {
    expect(mostWithin(schedule(url, lane, 200, request).times, spanMs)).toBeLessThanOrEqual(most);
  });

  test('of PieFed is a few searches in five minutes, wherever it stands', () => {
    const { times } = schedule('https://pie.example/', 'search', 60, { pace: 'piefed' });
    expect(mostWithin(times, 5 * minuteMs)).toBe(20);
  });

  test('takes a whole lookup at once, but for its third search', () => {
    const limits = limitsOf(new URL('https://forum.example/'), {});
    let sent: SentTimes | undefined;
    const go = (lane: Lane) => {
      const at = dueAt(sent, limits, lane, now);
      sent = withSent(sent, limits, lane, at);
      return at - now;
    };
    expect([go('search'), go('search')]).toEqual([0, 0]);
    expect(Array.from({ length: 10 }, () => go('other'))).toEqual(Array.from({ length: 10 }, () => 0));
    expect(go('search')).toBeLessThanOrEqual(1.25 * secondMs);
  });

  test.each(['http://127.0.0.1:8080/', 'http://127.9.9.9/', 'http://localhost:3000/', 'http://[::1]/'])(
    'of one’s own machine (%s) has no limit',
    (url) => {
      expect(schedule(url, 'search', 500).times.at(-1)).toBe(0);
    },
  );

  test.each(['https://127.0.0.1.example/', 'https://localhost.example/', 'https://128.0.0.1/'])(
    'of a place that only looks like it (%s) has limits',
    (url) => {
      expect(schedule(url, 'search', 500).times.at(-1)).toBeGreaterThan(0);
    },
  );

  test('is remembered in few numbers, however much is asked', () => {
    const { sent } = schedule('https://forum.example/', 'other', 1000);
    expect(sent?.other.length).toBeLessThanOrEqual(60);
  });

  test('forgets times to come: the clock was set back', () => {
    const limits = limitsOf(new URL('https://forum.example/'), {});
    const { sent } = schedule('https://forum.example/', 'search', 15);
    expect(dueAt(sent, limits, 'search', now - 60 * minuteMs)).toBe(now - 60 * minuteMs);
  });
});

describe('a request that comes too soon', () => {
  beforeEach(() => vi.useFakeTimers({ now }));
  afterEach(() => vi.useRealTimers());

  /** A forum, and when each of its requests arrived, in ms from the beginning. */
  function aForum() {
    const arrivals: number[] = [];
    const fake = fakePorts(() => {
      arrivals.push(Date.now() - now);
      return jsonReply({});
    });
    const ports: HttpPorts = { ...fake.ports, now: () => Date.now() };
    let count = 0;
    const ask = (http = createHttp(ports), parts: Partial<HttpRequest> = {}) => {
      count += 1;
      return http.json(aRequest({ url: `https://forum.example/${count}`, ...parts }), schema);
    };
    return { ...fake, ports, arrivals, ask };
  }

  test('waits its turn, while another kind has its own', async () => {
    const forum = aForum();
    const http = createHttp(forum.ports);
    const all = [1, 2, 3].map(() => forum.ask(http));
    const read = forum.ask(http, { why: 'answers' });
    await read;
    expect(forum.arrivals).toEqual([0, 0, 0]);
    await vi.advanceTimersByTimeAsync(1250);
    await Promise.all(all);
    expect(forum.arrivals).toEqual([0, 0, 0, 1250]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('waits although another worker sent the ones before it', async () => {
    const forum = aForum();
    await forum.ask();
    await forum.ask();
    const third = forum.ask();
    await vi.advanceTimersByTimeAsync(1250);
    await third;
    expect(forum.arrivals).toEqual([0, 0, 1250]);
  });

  test('comes back later when it would have to wait for long, and is told when', async () => {
    const forum = aForum();
    const http = createHttp(forum.ports);
    const asked = Array.from({ length: 16 }, () => forum.ask(http).catch((error: unknown) => error));
    await vi.advanceTimersByTimeAsync(30 * secondMs);
    const came = await Promise.all(asked);
    expect(came.slice(0, 15)).toEqual(came.slice(0, 15).map(() => ({})));
    expect(came[15]).toMatchObject({ code: 'throttled', retryAt: now + 61 * secondMs });
    expect(forum.ledger).toHaveLength(15);
  });

  test('is given up at once by a reader who leaves, without a trace', async () => {
    const forum = aForum();
    const http = createHttp(forum.ports);
    await Promise.all([forum.ask(http), forum.ask(http)]);
    const leaving = new AbortController();
    const third = problemOf(forum.ask(http, { signal: leaving.signal }));
    await vi.advanceTimersByTimeAsync(100);
    leaving.abort();
    expect(await third).toMatchObject({ code: 'cancelled' });
    expect(forum.ledger).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not go out when the host wants a pause meanwhile', async () => {
    const forum = aForum();
    const http = createHttp(forum.ports);
    await Promise.all([forum.ask(http), forum.ask(http)]);
    const third = problemOf(forum.ask(http));
    await http.pause('forum.example', 30 * secondMs);
    await vi.advanceTimersByTimeAsync(1250);
    expect(await third).toMatchObject({ code: 'throttled', retryAt: now + 30 * secondMs });
  });
});
