import { afterAll, beforeAll, expect, it } from 'vitest';

import { openDb, type CommonplaceDb } from '@/storage/db';

import { startSample, type Sample } from '../communities/serve';
import { aTopic, cachedThreads, sampleCommunities, settledParts, startWorker, theLookup } from './world';

let sample: Sample;
beforeAll(async () => {
  // A day's quota is smaller than what a worker for each step asks.
  sample = await startSample({ tls: false, quota: 1_000_000 });
});
afterAll(() => sample.close());

const never = new Promise<never>(() => undefined);

/** Kills a worker at its n-th step: from there on its writes are undone and nothing of it ever goes on. */
function createFuse(steps: number) {
  let left = steps;
  let blow: () => void = () => undefined;
  const blown = new Promise<void>((resolve) => {
    blow = resolve;
  });
  return {
    blown,
    isBlown: () => left < 0,
    burn: (): boolean => {
      left -= 1;
      if (left < 0) blow();
      return left < 0;
    },
  };
}

type Fuse = ReturnType<typeof createFuse>;

/** Each write is a step; a transaction that is under way when the worker dies is undone, as the browser does. */
function openFusedDb(name: string, fuse: Fuse): CommonplaceDb {
  const db = openDb(name);
  db.use({
    stack: 'dbcore',
    name: 'fuse',
    create: (core) => ({
      ...core,
      table: (tableName) => {
        const table = core.table(tableName);
        return {
          ...table,
          mutate: (request) => {
            if (!fuse.burn()) return table.mutate(request);
            request.trans.abort?.();
            return never;
          },
        };
      },
    }),
  });
  return db;
}

/** Each request is two steps: before it is sent, and after its reply has come. */
function fusedFetch(fuse: Fuse): typeof fetch {
  return async (input, init) => {
    if (fuse.burn()) return never;
    const response = await fetch(input, init);
    return fuse.burn() ? never : response;
  };
}

async function run(dbName: string, steps: number) {
  const { forum, superuser } = sampleCommunities(sample);
  const only = [forum, superuser];
  const topic = aTopic('Hub shows error E04 and lights go offline after a firmware update', {
    brand: 'Lumenhome',
  });
  const fuse = createFuse(steps);
  const dying = startWorker(dbName, { db: openFusedDb(dbName, fuse), fetch: fusedFetch(fuse), only });
  const work = dying.lookups.ask(1, topic).then((id) => dying.lookups.run(id));
  await Promise.race([work.catch(() => undefined), fuse.blown]);
  // What the dead worker had in flight settles before the next one starts.
  await new Promise((resolve) => setTimeout(resolve, 5));
  const next = startWorker(dbName, { only });
  await next.lookups.resume();
  return { ...next, wasKilled: fuse.isBlown() };
}

it('a worker killed at any step loses nothing and doubles nothing: the next one ends with the same rows', async () => {
  const undisturbed = await run('undisturbed', Number.MAX_SAFE_INTEGER);
  const wanted = settledParts(await theLookup(undisturbed.db, 'undisturbed-1'));
  const wantedThreads = await cachedThreads(undisturbed.db);
  expect(wantedThreads.length).toBeGreaterThan(5);

  let kills = 0;
  for (let step = 1; ; step += 1) {
    const name = `killed-${step}`;
    const { db, wasKilled } = await run(name, step);
    const row = await db.lookups.get(`${name}-1`);
    if (!wasKilled) break;
    // Killed before the press was written down: there is nothing to resume, and nothing half done.
    if (row) {
      expect(settledParts(row), `killed at step ${step}`).toEqual(wanted);
      expect(await cachedThreads(db), `killed at step ${step}`).toEqual(wantedThreads);
      expect(
        await db.ledger
          .where('id')
          .above(0)
          .filter(({ outcome }) => outcome === 'pending')
          .count(),
      ).toBe(0);
      kills += 1;
    } else expect(await db.threads.count()).toBe(0);
    db.close();
  }
  expect(kills).toBeGreaterThan(30);
}, 120_000);

it('a worker killed while it widens a search leaves no source waiting for ever', async () => {
  const { forum, superuser } = sampleCommunities(sample);
  const only = [forum, superuser];
  for (const step of [0, 1, 2, 3]) {
    const name = `widened-${step}`;
    const first = startWorker(name, { only });
    const id = await first.lookups.ask(
      1,
      aTopic('Motion sensor switches the hallway lights on during the day'),
    );
    await first.lookups.run(id);
    const fuse = createFuse(step);
    const dying = startWorker(name, { db: openFusedDb(name, fuse), fetch: fusedFetch(fuse), only });
    await Promise.race([dying.lookups.searchAgain(id).catch(() => undefined), fuse.blown]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { db, lookups } = startWorker(name, { only });
    await lookups.resume();
    const { state, sources } = await theLookup(db, id);
    expect(state, `killed at step ${step}`).toBe('done');
    const states = Object.values(sources).map((source) => source.state);
    expect(states, `killed at step ${step}`).toEqual(['answered', 'answered']);
    db.close();
  }
});
