import type { CommonplaceDb, StandingRow } from './db';
import { withRoom } from './room';

const levels = new Set<string>(['muted', 'lowered', 'raised'] satisfies StandingRow['level'][]);

/** Keeps what the reader thinks of a community or an author; what was said before is replaced. */
export async function setStanding(db: CommonplaceDb, row: StandingRow): Promise<void> {
  await withRoom(db, () => db.standings.put(row));
}

/** Takes back what was said under this key; nothing happens when there is nothing. */
export async function dropStanding(db: CommonplaceDb, key: string): Promise<void> {
  await db.standings.delete(key);
}

/** What was said under this key; undefined when nothing was. */
export function standingOf(db: CommonplaceDb, key: string): Promise<StandingRow | undefined> {
  return db.standings.get(key);
}

/** All that the reader has said, latest first; a row that another version wrote in unknown words is passed over. */
export async function allStandings(db: CommonplaceDb): Promise<StandingRow[]> {
  const rows = await db.standings.toArray();
  return rows.filter(({ level }) => levels.has(level)).sort((a, b) => b.saidAt - a.saidAt);
}
