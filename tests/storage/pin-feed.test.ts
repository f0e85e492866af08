import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb, type PinDigestRow, type PinRow } from '@/storage/db';
import { followPins } from '@/storage/pin-feed';
import { editPins } from '@/storage/pin-edits';
import { pinAnswer, pinTables, putPins, restorePins, unpinAnswers } from '@/storage/pins';

import { aPin } from './a-pin';

let names = 0;
const newDb = () => openDb(`feed-${++names}`);
const soon = { interval: 4 };

async function putAll(db: CommonplaceDb, pins: PinRow[]): Promise<void> {
  await db.transaction('rw', pinTables(db), async () => putPins(db, pins, 1));
}

/** Somebody who looks: knows what they were told of, and nothing else. */
function follower(db: CommonplaceDb) {
  const known = new Map<string, PinDigestRow>();
  const told: { ids: string[]; total: number; isWhole: boolean }[] = [];
  const failures: unknown[] = [];
  const stop = followPins(
    db,
    { first: 2, now: () => 1 },
    ({ put, gone, total, isWhole }) => {
      for (const row of put) known.set(row.id, row);
      for (const id of gone) known.delete(id);
      told.push({ ids: put.map(({ id }) => id), total, isWhole });
    },
    (error) => failures.push(error),
  );
  const isWhole = () => told.at(-1)?.isWhole === true;
  return { known, told, failures, stop, whole: () => expect.poll(isWhole, soon).toBe(true) };
}

async function expectSame(known: ReadonlyMap<string, PinDigestRow>, db: CommonplaceDb): Promise<void> {
  const byId = (rows: Iterable<PinDigestRow>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const there = byId(await db.pinDigests.toArray());
  await expect.poll(() => byId(known.values()), soon).toEqual(there);
}

describe('who follows the pins', () => {
  it('is told of the newest at once, with how many there are, and then of all', async () => {
    const db = newDb();
    const pins = Array.from({ length: 600 }, (_, at) => aPin(`p${at}`, { pinnedAt: at }));
    await putAll(db, pins);
    const { known, told, whole, stop } = follower(db);
    await whole();
    expect(told[0]).toEqual({ ids: ['p599', 'p598'], total: 600, isWhole: false });
    expect(told.length).toBeGreaterThan(3);
    await expectSame(known, db);
    stop();
  });

  it('is told of pins that are added, changed and removed, in this window or another', async () => {
    const db = newDb();
    const other = openDb(db.name);
    await pinAnswer(db, aPin('a'));
    const { known, whole, stop } = follower(db);
    await whole();
    await pinAnswer(db, aPin('b'));
    await editPins(other, ['a'], () => ({ note: 'x' }), 5);
    await expectSame(known, db);
    await unpinAnswers(other, ['b'], 6);
    await expectSame(known, db);
    expect([...known.keys()]).toEqual(['a']);
    stop();
  });

  it('misses nothing although the clock stands still, or is put back', async () => {
    const db = newDb();
    await pinAnswer(db, aPin('a', { pinnedAt: 5000 }));
    const { known, whole, stop } = follower(db);
    await whole();
    await editPins(db, ['a'], () => ({ note: 'x' }), 10);
    await expectSame(known, db);
    await editPins(db, ['a'], () => ({ note: 'y' }), 10);
    await expectSame(known, db);
    stop();
  });

  it('learns of a removal that bears another machine’s time, or none, and of one that a new pin hides in the count', async () => {
    const db = newDb();
    for (const id of ['a', 'b', 'c']) await pinAnswer(db, aPin(id));
    const { known, whole, stop } = follower(db);
    await whole();
    await unpinAnswers(db, ['a'], -1000);
    await expectSame(known, db);
    await db.transaction('rw', pinTables(db), async () => {
      await db.pins.delete('b');
      await db.pinDigests.delete('b');
      await putPins(db, [aPin('d')], 1);
    });
    await expectSame(known, db);
    expect([...known.keys()].toSorted()).toEqual(['c', 'd']);
    stop();
  });

  it('is told of a whole library that is brought in at once', async () => {
    const db = newDb();
    const { known, told, whole, stop } = follower(db);
    await whole();
    const pins = Array.from({ length: 700 }, (_, at) => aPin(`p${at}`));
    await putAll(db, pins);
    await expectSame(known, db);
    expect(known.size).toBe(700);
    expect(Math.max(...told.map(({ ids }) => ids.length))).toBeLessThan(300);
    stop();
  });

  it('sees pins that an older version has written without digests', async () => {
    const db = newDb();
    await db.pins.put(aPin('old'));
    const { known, whole, stop } = follower(db);
    await whole();
    await expect.poll(() => [...known.keys()], soon).toEqual(['old']);
    stop();
  });

  it('is told nothing more after they stopped', async () => {
    const db = newDb();
    const { known, told, whole, stop } = follower(db);
    await whole();
    stop();
    const before = told.length;
    await pinAnswer(db, aPin('late'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([told.length, known.size]).toEqual([before, 0]);
  });

  it('is told when the database can’t be read', async () => {
    const db = newDb();
    db.close();
    const { failures } = follower(db);
    await expect.poll(() => failures.length, soon).toBe(1);
  });

  it('knows after any changes what somebody who comes anew is told', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({
      do: fc.constantFrom('pin', 'unpin', 'edit', 'undo' as const),
      ids: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
      now: fc.nat(20),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const db = newDb();
        await pinAnswer(db, aPin('a'));
        const early = follower(db);
        const removed: PinRow[][] = [];
        for (const { do: what, ids, now, waits } of steps) {
          if (what === 'pin') for (const each of ids) await pinAnswer(db, aPin(each, { pinnedAt: now }));
          if (what === 'unpin') removed.push(await unpinAnswers(db, ids, now));
          if (what === 'edit') await editPins(db, ids, () => ({ note: `${now}` }), now);
          if (what === 'undo') await restorePins(db, removed.pop() ?? [], now);
          if (waits) await new Promise((resolve) => setTimeout(resolve, 2));
        }
        const late = follower(db);
        await late.whole();
        await early.whole();
        await expectSame(late.known, db);
        await expectSame(early.known, db);
        early.stop();
        late.stop();
        await db.delete();
      }),
      { numRuns: 12 },
    );
  });
});
