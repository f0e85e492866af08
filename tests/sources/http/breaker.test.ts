import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { createHttp } from '@/sources/http';
import {
  breakerRetryAt,
  breakerState,
  judgeBreaker,
  passBreaker,
  type Breaker,
} from '@/sources/http/breaker';

import { aRequest, fakePorts, jsonReply, now, problemOf } from '../fixtures/ports';

const schema = z.object({});
const secondMs = 1000;
const hourMs = 3_600_000;

/** The breaker after so many failures in a row, all at one time. */
function failed(times: number, breaker?: Breaker): Breaker | undefined {
  let current = breaker;
  for (let time = 0; time < times; time += 1) current = judgeBreaker(current, 'dead', false, now);
  return current;
}

/** One trial after the other, each as soon as it may be: how long the host is left alone in between, in seconds. */
function pausesOf(trials: number): number[] {
  let breaker = failed(5);
  const pauses: number[] = [];
  for (let at = now; pauses.length < trials;) {
    const until = breakerRetryAt(breaker, at);
    pauses.push((until - at) / secondMs);
    at = until;
    const pass = passBreaker(breaker, at, 15_000);
    breaker = judgeBreaker(pass.breaker, 'dead', pass.isTrial, at);
  }
  return pauses;
}

describe('the breaker of a host', () => {
  test('opens at the fifth failure in a row, not before', () => {
    expect(breakerState(failed(4), now)).toBe('closed');
    expect(breakerState(failed(5), now)).toBe('open');
  });

  test('forgets failures when the host answers', () => {
    const answered = judgeBreaker(failed(4), 'alive', false, now);
    expect(breakerState(failed(4, answered), now)).toBe('closed');
  });

  test('stays open longer after each trial that fails, up to an hour', () => {
    expect(pausesOf(10)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  test('lets one trial through when its time is over, and nobody else', () => {
    const open = failed(5);
    const at = now + 30 * secondMs;
    expect(breakerState(open, at)).toBe('half-open');
    expect(breakerRetryAt(open, at)).toBe(0);
    const first = passBreaker(open, at, 15_000);
    expect(first.isTrial).toBe(true);
    expect(breakerRetryAt(first.breaker, at + 1)).toBe(at + 15_000);
  });

  test('closes when the trial is answered', () => {
    const { breaker, isTrial } = passBreaker(failed(5), now + 30 * secondMs, 15_000);
    expect(judgeBreaker(breaker, 'alive', isTrial, now + 31 * secondMs)).toBeUndefined();
  });

  test('lets the next trial through at once when the reader gave one up', () => {
    const at = now + 30 * secondMs;
    const { breaker, isTrial } = passBreaker(failed(5), at, 15_000);
    expect(breakerRetryAt(judgeBreaker(breaker, 'unknown', isTrial, at), at)).toBe(0);
  });

  test('waits for the trial of a killed worker only as long as it could have lasted', () => {
    const at = now + 30 * secondMs;
    const { breaker } = passBreaker(failed(5), at, 15_000);
    expect(breakerRetryAt(breaker, at + 14_999)).toBe(at + 15_000);
    expect(breakerRetryAt(breaker, at + 15_000)).toBe(0);
  });

  test('opens no further for requests that were under way when it opened', () => {
    expect(failed(8)).toEqual(failed(5));
  });

  test('written by a clock that was set back leaves nobody alone for days', () => {
    expect(breakerRetryAt(failed(5), now - 48 * hourMs)).toBe(0);
  });
});

/** A host that is down until it is told otherwise, and a clock. */
function aSickHost() {
  const state = { isDown: true, now };
  const fake = fakePorts(() => jsonReply({}, state.isDown ? 500 : 200));
  const ports = { ...fake.ports, now: () => state.now };
  let count = 0;
  const ask = (http = createHttp(ports), why: 'search' | 'answers' = 'answers') => {
    count += 1;
    return http.json(aRequest({ url: `https://forum.example/${count}`, why, text: '' }), schema);
  };
  return { ...fake, ports, state, ask };
}

async function breakHost(host: ReturnType<typeof aSickHost>): Promise<void> {
  for (let time = 0; time < 5; time += 1) await problemOf(host.ask());
}

describe('a host that fails again and again', () => {
  test('is left alone, and the problem says until when', async () => {
    const host = aSickHost();
    await breakHost(host);
    const problem = await problemOf(host.ask());
    expect(problem).toMatchObject({ code: 'unavailable', retryAt: now + 30 * secondMs });
    expect(host.sent).toHaveLength(5);
    expect(host.ledger).toHaveLength(5);
  });

  test('is tried by one worker of several, once', async () => {
    const host = aSickHost();
    await breakHost(host);
    host.state.now += 30 * secondMs;
    const tries = Array.from({ length: 3 }, () => problemOf(host.ask(createHttp(host.ports))));
    expect(await Promise.all(tries)).toMatchObject(tries.map(() => ({ code: 'unavailable' })));
    expect(host.sent).toHaveLength(6);
  });

  test('is asked as ever once a trial was answered', async () => {
    const host = aSickHost();
    await breakHost(host);
    host.state.now += 30 * secondMs;
    host.state.isDown = false;
    await host.ask();
    await host.ask();
    expect(host.health.get('forum.example')?.breaker).toBeUndefined();
  });

  test('is not tried again while a killed worker’s trial may still be under way', async () => {
    const host = aSickHost();
    await breakHost(host);
    host.state.now += 30 * secondMs;
    const silent = { ...host.ports, fetch: () => new Promise<never>(() => undefined) };
    void host.ask(createHttp(silent));
    await vi.waitFor(() => expect(host.health.get('forum.example')?.breaker?.trialUntil).toBeDefined());
    const next = createHttp(host.ports);
    expect(await problemOf(host.ask(next))).toMatchObject({ retryAt: host.state.now + 15 * secondMs });
    host.state.now += 15 * secondMs;
    host.state.isDown = false;
    await host.ask(next);
  });

  test('is tried anew when the trial could not be written down', async () => {
    const host = aSickHost();
    await breakHost(host);
    host.state.now += 30 * secondMs;
    const full = { ...host.ports.ledger, open: () => Promise.reject(new Error('The disk is full.')) };
    await problemOf(host.ask(createHttp({ ...host.ports, ledger: full })));
    host.state.isDown = false;
    await host.ask();
    expect(host.sent).toHaveLength(6);
  });

  test.each([
    ['refuses', 403],
    ['has no such page', 404],
    ['wants a pause', 429],
    ['answers in another shape', 418],
  ])('is not one that %s', async (_, status) => {
    const { ports, sent, health } = fakePorts(() => jsonReply({}, status));
    let minutes = 0;
    const http = createHttp({ ...ports, now: () => now + minutes * 60 * secondMs });
    for (; minutes < 14; minutes += 2) await problemOf(http.json(aRequest({ why: 'answers' }), schema));
    expect(sent).toHaveLength(7);
    expect(health.get('forum.example')?.breaker).toBeUndefined();
  });

  test('is not one that can not be reached because there is no network', async () => {
    const { ports, sent, health } = fakePorts(() => Promise.reject(new TypeError('Failed to fetch')));
    const http = createHttp({ ...ports, isOnline: () => false });
    for (let time = 0; time < 7; time += 1) {
      await problemOf(http.json(aRequest({ url: `https://forum.example/${time}`, why: 'answers' }), schema));
    }
    expect(sent).toHaveLength(7);
    expect(health.get('forum.example')?.breaker).toBeUndefined();
  });

  test('is one that sends requests round in circles', async () => {
    const { ports, health } = fakePorts(() => Promise.reject(new TypeError('Failed to fetch')));
    const problem = await problemOf(
      createHttp({ ...ports, isOnline: () => true }).json(aRequest({ text: '' }), schema),
    );
    expect(problem).toMatchObject({ code: 'unavailable' });
    expect(health.get('forum.example')?.breaker?.failures).toBe(1);
  });
});
