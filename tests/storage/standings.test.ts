import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openDb, type CommonplaceDb, type StandingRow } from '@/storage/db';
import { allStandings, dropStanding, setStanding, standingOf } from '@/storage/standings';

let db: CommonplaceDb;
beforeEach(() => {
  db = openDb(`standings-${crypto.randomUUID()}`);
});
afterEach(() => db.delete());

function aStanding(key: string, parts: Partial<StandingRow> = {}): StandingRow {
  return { key, level: 'muted', name: `Name of ${key}`, saidAt: 1, ...parts };
}

describe('what the reader thinks of a community or an author', () => {
  test('is kept, the latest first', async () => {
    await setStanding(db, aStanding('community a', { saidAt: 5 }));
    await setStanding(db, aStanding('author a b', { saidAt: 9, level: 'raised' }));
    expect((await allStandings(db)).map(({ key }) => key)).toEqual(['author a b', 'community a']);
  });

  test('is replaced by what is said later', async () => {
    await setStanding(db, aStanding('community a'));
    await setStanding(db, aStanding('community a', { level: 'raised', saidAt: 2 }));
    expect(await allStandings(db)).toEqual([aStanding('community a', { level: 'raised', saidAt: 2 })]);
  });

  test('can be taken back, also when nothing was said', async () => {
    await setStanding(db, aStanding('community a'));
    await dropStanding(db, 'community a');
    await dropStanding(db, 'community never');
    expect(await standingOf(db, 'community a')).toBeUndefined();
    expect(await allStandings(db)).toEqual([]);
  });

  test('does not break the list when another version wrote a word that this one does not know', async () => {
    await setStanding(db, aStanding('community a'));
    await db.standings.put({ ...aStanding('community b'), level: 'praised' as StandingRow['level'] });
    expect((await allStandings(db)).map(({ key }) => key)).toEqual(['community a']);
  });
});
