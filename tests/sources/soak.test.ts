/**
 * The courteous client and its true storage over hours of heavy use: forty hosts that state limits at random and
 * in every dialect, while workers are killed at random moments. Time is virtual and chance is seeded.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { openDb } from '@/storage/db';

import { between, chanceFrom, openHost, type SoakHost } from './soak-hosts';
import { planLookup, runLookups } from './soak-lookups';
import { startSoakWorker, storage } from './soak-worker';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 2, 14, 9, 30) });
});
afterEach(() => vi.useRealTimers());

/** Lets storage and all that waits for it come to rest; only then may virtual time go on. */
async function rest(): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = storage.pending === 0 ? quiet + 1 : 0;
  }
}

type Soak = { seed: number; hosts: number; lookups: number; hours: number };

async function soak({ seed, hosts: hostCount, lookups: lookupCount, hours }: Soak) {
  const chance = chanceFrom(seed);
  const name = `soak-${seed}-${lookupCount}`;
  const list = Array.from({ length: hostCount }, (_, number) => openHost(number, seed));
  const hosts = new Map(list.map((host) => [host.name, host]));
  const start = Date.now();
  const lookups = Array.from({ length: lookupCount }, () =>
    planLookup(list, chance, start + between(chance, 0, hours * 3_600_000)),
  ).sort((a, b) => a.startsAt - b.startsAt);
  let workers = 0;

  async function work(): Promise<void> {
    for (;;) {
      workers += 1;
      const worker = startSoakWorker(name, hosts, chance, between(chance, 30, 500));
      const all = runLookups(worker, lookups).then(() => true);
      const hasEnded = await Promise.race([all, worker.died.then(() => false)]);
      if (hasEnded) return worker.db.close();
      // What a dead worker had sent has reached its host by the time the next one is up.
      await new Promise((resolve) => setTimeout(resolve, between(chance, 1000, 5000)));
    }
  }

  const over = { is: false };
  const working = work().finally(() => (over.is = true));
  for (await rest(); !over.is; await rest()) vi.advanceTimersToNextTimer();
  await working;
  const db = openDb(name);
  const ledger = await db.ledger.toArray();
  await db.delete();
  return { list, lookups, ledger, workers, hours: (Date.now() - start) / 3_600_000 };
}

/** How often each thing stands in a list. */
function tally(things: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[thing] = (counts[thing] ?? 0) + 1;
  return counts;
}

function total(list: readonly SoakHost[], count: keyof SoakHost['counts']): number {
  return list.reduce((sum, { counts }) => sum + counts[count], 0);
}

function summary({ list, lookups, ledger, workers, hours }: Awaited<ReturnType<typeof soak>>) {
  return {
    ends: tally(lookups.map(({ end }) => end ?? 'lost')),
    outcomes: tally(ledger.map(({ outcome }) => outcome)),
    requests: list.reduce((sum, { asked }) => sum + asked.length, 0),
    limits: total(list, 'limits'),
    waived: total(list, 'waived'),
    recoveries: total(list, 'recoveries'),
    forbidden: total(list, 'forbidden'),
    worstOutage: Math.max(...list.map(({ counts }) => counts.worstOutage)),
    workers,
    virtualHours: Math.round(hours * 10) / 10,
  };
}

/** Addresses that stand in the first list more often than in the second. */
function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const counts = tally(found);
  return Object.entries(tally(wanted)).flatMap(([url, count]) => (count > (counts[url] ?? 0) ? [url] : []));
}

test('two thousand lookups end without one request that a host had forbidden', async () => {
  const done = await soak({ seed: 7, hosts: 40, lookups: 2000, hours: 5 });
  const { list, lookups, ledger } = done;
  console.log(summary(done));

  expect(list.filter(({ counts }) => counts.forbidden > 0).map(({ name }) => name)).toEqual([]);
  expect(total(list, 'limits')).toBeGreaterThan(400);
  expect(lookups.filter(({ end }) => end === undefined)).toEqual([]);

  // No host is left alone for good: each was asked again after its limits had ended.
  const limited = list.filter(({ counts }) => counts.limits - counts.waived > 1);
  expect(limited.filter(({ counts }) => counts.recoveries === 0).map(({ name }) => name)).toEqual([]);
  // Five failures, some trials further and further apart, and what dying workers never heard of.
  expect(Math.max(...list.map(({ counts }) => counts.worstOutage))).toBeLessThan(20);

  const received = list.flatMap(({ asked }) => asked);
  expect(
    missing(
      received,
      ledger.map(({ url }) => url),
    ),
  ).toEqual([]);
  // A row may stand before its request: of these some were never sent, because the worker died or the reader left.
  const settled = ledger.filter(({ outcome }) => outcome !== 'pending' && outcome !== 'cancelled');
  expect(
    missing(
      settled.map(({ url }) => url),
      received,
    ),
  ).toEqual([]);
  const outcomes = new Set(settled.map(({ outcome }) => outcome));
  expect([...outcomes].sort()).toEqual(['ok', 'throttled', 'timeout', 'unavailable', 'unchanged']);
}, 180_000);

test('the same seed gives the same soak', async () => {
  const small = { seed: 3, hosts: 15, lookups: 120, hours: 1 };
  expect(summary(await soak(small))).toEqual(summary(await soak({ ...small })));
}, 60_000);
