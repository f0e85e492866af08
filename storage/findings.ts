import type { Community } from '@/sources/source';

import type { CommonplaceDb, FindingRow } from './db';

/** All that is known of addresses that looked like communities, by their base. */
export async function findingsFor(db: CommonplaceDb, bases: string[]): Promise<Map<string, FindingRow>> {
  const rows = await db.findings.bulkGet(bases);
  return new Map(rows.flatMap((row) => (row ? [[row.base, row] as const] : [])));
}

/** Remembers what a probe told of a base. */
export async function rememberFinding(
  db: CommonplaceDb,
  base: string,
  community: Community | null,
  now: number,
): Promise<void> {
  await db.findings.put({ base, community, foundAt: now });
}

/** Remembers that the reader does not want this community asked. */
export async function rememberDeclined(db: CommonplaceDb, base: string, now: number): Promise<void> {
  await db.transaction('rw', db.findings, async () => {
    const known = await db.findings.get(base);
    await db.findings.put({ community: null, foundAt: 0, ...known, base, declinedAt: now });
  });
}

/** The reader changed their mind. */
export async function forgetDeclined(db: CommonplaceDb, base: string): Promise<void> {
  await db.findings
    .where('base')
    .equals(base)
    .modify((row) => {
      delete row.declinedAt;
    });
}
