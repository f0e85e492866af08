import { afterEach, describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb } from '@/storage/db';
import { sweepCache } from '@/storage/sweep';
import { putSightings, sightingsOf, type Sightings } from '@/storage/sightings';

const DAY_MS = 24 * 3600 * 1000;
const COMMUNITY = 'discourse:https://forum.example';
const nothing: Sightings = {
  stems: new Map(),
  queries: new Map(),
  vocabulary: { threads: 0, stems: new Map() },
  threads: [],
};
const counts = (found: number) => new Map([['bridg', { found, isAtLeast: false }]]);

let db: CommonplaceDb;
let names = 0;
afterEach(() => db.delete());

function open(): CommonplaceDb {
  db = openDb(`sightings-${++names}`);
  return db;
}

describe('what searches have shown of a community', () => {
  it('comes back as it was put, and never as another community’s', async () => {
    open();
    const seen: Sightings = {
      stems: counts(7),
      queries: new Map([['words 1 bridge', { found: 50, isAtLeast: true }]]),
      vocabulary: { threads: 12, stems: new Map([['lamp', 5]]) },
      threads: [{ id: 'forum#7', title: "the bridge won't start", stems: 'bridg blink red' }],
    };
    await putSightings(db, COMMUNITY, nothing, seen, 1);
    expect(await sightingsOf(db, COMMUNITY, 2)).toEqual(seen);
    expect(await sightingsOf(db, `${COMMUNITY}/two`, 2)).toEqual(nothing);
    expect(await sightingsOf(db, 'discourse:https://forum', 2)).toEqual(nothing);
  });

  it('forgets within days that nothing was found, and keeps longer what was', async () => {
    open();
    await putSightings(db, COMMUNITY, nothing, { ...nothing, stems: counts(0) }, 0);
    await putSightings(db, `${COMMUNITY}/two`, nothing, { ...nothing, stems: counts(3) }, 0);
    expect((await sightingsOf(db, COMMUNITY, 6 * DAY_MS)).stems.size).toBe(1);
    expect((await sightingsOf(db, COMMUNITY, 8 * DAY_MS)).stems.size).toBe(0);
    expect((await sightingsOf(db, `${COMMUNITY}/two`, 8 * DAY_MS)).stems.size).toBe(1);
  });

  it('keeps only the commonest words, and halves counts that have grown old', async () => {
    open();
    const stems = new Map(Array.from({ length: 6000 }, (_, index) => [`stem${index}`, 6000 - index]));
    await putSightings(db, COMMUNITY, nothing, { ...nothing, vocabulary: { threads: 30_000, stems } }, 1);
    const { vocabulary } = await sightingsOf(db, COMMUNITY, 2);
    expect(vocabulary.threads).toBe(15_000);
    expect(vocabulary.stems.size).toBe(4000);
    expect(vocabulary.stems.get('stem0')).toBe(3000);
    expect(vocabulary.stems.has('stem5000')).toBe(false);
  });

  it('keeps of very many threads those that were seen last', async () => {
    open();
    const threads = Array.from({ length: 5001 }, (_, index) => ({
      id: `${index}`,
      title: 'lamp',
      stems: '',
    }));
    await putSightings(db, COMMUNITY, nothing, { ...nothing, threads }, 1);
    const kept = await sightingsOf(db, COMMUNITY, 2);
    expect(kept.threads).toHaveLength(5000);
    expect(kept.threads[0]?.id).toBe('1');
  });

  it('is swept with the rest of the cache', async () => {
    open();
    await putSightings(db, COMMUNITY, nothing, { ...nothing, stems: counts(3) }, 0);
    await sweepCache(db, 61 * DAY_MS);
    expect(await db.sightings.count()).toBe(0);
  });
});
