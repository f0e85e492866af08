import { describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb, type HostRow } from '@/storage/db';
import { healthOf, hostBudgets, refusesTitleSearch, rememberTitleSearchRefused } from '@/storage/hosts';
import { clearLedger } from '@/storage/ledger';

let names = 0;
const newDb = () => openDb(`hosts-${++names}`);

const now = new Date(2026, 2, 14, 9, 30).getTime();
const today = new Date(2026, 2, 14).getTime();
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

async function budgetOf(row: Partial<HostRow>, at = now) {
  const db = newDb();
  await db.hosts.put({ scope: 'forum.example', ...row });
  const [budget] = await hostBudgets(db, at);
  return budget;
}

describe('what is known of hosts', () => {
  it('loses no step of two workers that note things at the same time', async () => {
    const first = newDb();
    const second = openDb(first.name);
    const count = (db: CommonplaceDb) =>
      healthOf(db).change(['x.example'], (book) => {
        const known = book.get('x.example') ?? {};
        book.set('x.example', { ...known, askedCount: (known.askedCount ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, (_, at) => count(at % 2 === 0 ? first : second)));
    expect((await first.hosts.get('x.example'))?.askedCount).toBe(20);
  });

  it('keeps what others have noted of the same host', async () => {
    const db = newDb();
    await rememberTitleSearchRefused(db, 'x.example', now);
    await healthOf(db).change(['x.example'], (book) =>
      book.set('x.example', { ...book.get('x.example'), retryAt: 5 }),
    );
    expect(await refusesTitleSearch(db, 'x.example', now)).toBe(true);
    expect((await db.hosts.get('x.example'))?.retryAt).toBe(5);
  });

  it('writes nothing where nothing new is known', async () => {
    const db = newDb();
    let writes = 0;
    db.use({
      stack: 'dbcore',
      name: 'writes',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          const mutate: typeof table.mutate = (request) => {
            writes += 1;
            return table.mutate(request);
          };
          return { ...table, mutate };
        },
      }),
    });
    await db.hosts.put({ scope: 'x.example', retryAt: 5 });
    const look = () => healthOf(db).change(['x.example', 'y.example'], (book) => [...book.keys()]);
    expect([await look(), writes]).toEqual([['x.example'], 1]);
    await healthOf(db).change(['y.example'], (book) => book.set('y.example', { retryAt: 6 }));
    expect([await look(), writes]).toEqual([['x.example', 'y.example'], 2]);
  });
});

describe('the budget of a host', () => {
  it('counts the requests of today only', async () => {
    expect(await budgetOf({ askedOn: today, askedCount: 12 })).toMatchObject({ askedToday: 12 });
    expect(await budgetOf({ askedOn: today - dayMs, askedCount: 12 })).toMatchObject({ askedToday: 0 });
  });

  it('goes on counting when the ledger is cleared', async () => {
    const db = newDb();
    await db.hosts.put({ scope: 'forum.example', askedOn: today, askedCount: 3 });
    await clearLedger(db);
    expect(await hostBudgets(db, now)).toMatchObject([{ askedToday: 3 }]);
  });

  it('says what is left of the quota until it is full again', async () => {
    const row = { quotaLeft: 4, quotaMax: 60, quotaAt: now, quotaResetAt: now + minuteMs };
    expect(await budgetOf(row)).toMatchObject({
      quotaLeft: 4,
      quotaMax: 60,
      quotaResetAt: now + minuteMs,
    });
    const later = await budgetOf(row, now + minuteMs);
    expect(later).toMatchObject({ quotaLeft: 60, quotaMax: 60 });
    expect(later).not.toHaveProperty('quotaResetAt');
  });

  it('knows no quota that was told more than a day ago', async () => {
    expect(await budgetOf({ quotaLeft: 4, quotaAt: now - dayMs - 1 })).not.toHaveProperty('quotaLeft');
  });

  it.each<[why: string, row: Partial<HostRow>, retryAt: number]>([
    ['asked', { retryAt: now + 5 }, now + 5],
    ['quota', { retryAt: now + 5, quotaLeft: 0, quotaAt: now }, now + 5],
    ['failures', { breaker: { failures: 5, trips: 2, openUntil: now + 9 } }, now + 9],
    ['failures', { retryAt: now + 5, breaker: { failures: 5, trips: 1, openUntil: now + 9 } }, now + 9],
    ['asked', { retryAt: now + 20, breaker: { failures: 5, trips: 1, openUntil: now + 9 } }, now + 20],
  ])('names why it is paused (%s) and the later of two ends', async (pausedFor, row, retryAt) => {
    expect(await budgetOf(row)).toMatchObject({ pausedFor, retryAt });
  });

  it('has no pause when it may be asked', async () => {
    const budget = await budgetOf({ retryAt: now, breaker: { failures: 5, trips: 1, openUntil: now } });
    expect(budget).not.toHaveProperty('retryAt');
    expect(budget).toMatchObject({ breaker: 'half-open' });
  });

  it.each<[state: string, breaker: HostRow['breaker']]>([
    ['closed', undefined],
    ['closed', { failures: 4, trips: 0, openUntil: 0 }],
    ['open', { failures: 5, trips: 1, openUntil: now + 1 }],
    ['half-open', { failures: 5, trips: 1, openUntil: now - 1 }],
  ])('shows its breaker as %s', async (state, breaker) => {
    expect(await budgetOf(breaker === undefined ? {} : { breaker })).toMatchObject({ breaker: state });
  });

  it('stands by the name of the host, with the limits of its parts below it', async () => {
    const db = newDb();
    await db.hosts.bulkPut([
      { scope: 'x.example', askedOn: today, askedCount: 2 },
      { scope: 'api.github.com/search', quotaLeft: 0, quotaAt: now, retryAt: now + minuteMs },
      { scope: 'api.github.com', askedOn: today, askedCount: 9 },
    ]);
    expect(await hostBudgets(db, now)).toEqual([
      {
        host: 'api.github.com',
        askedToday: 9,
        breaker: 'closed',
        parts: [
          { scope: 'api.github.com/search', quotaLeft: 0, retryAt: now + minuteMs, pausedFor: 'quota' },
        ],
      },
      { host: 'x.example', askedToday: 2, breaker: 'closed', parts: [] },
    ]);
  });
});
