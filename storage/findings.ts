import type { Community } from '@/sources/source';

import type { CommonplaceDb, FindingRow } from './db';

/** All that is known of addresses that looked like communities, by their base. */
export async function findingsFor(db: CommonplaceDb, bases: string[]): Promise<Map<string, FindingRow>> {
  const rows = await db.findings.bulkGet(bases);
  return new Map(rows.flatMap((row) => (row ? [[row.base, row] as const] : [])));
}

/** Remembers what a probe told of a base. What the reader has said of it stays. */
export async function rememberFinding(
  db: CommonplaceDb,
  base: string,
  community: Community | null,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.findings, async () => {
    const known = await db.findings.get(base);
    const isSame = known?.isByHand === true && known.community?.platform === community?.platform;
    if (known?.isByHand && !isSame) return;
    await db.findings.put({
      base,
      community,
      foundAt: now,
      ...(known?.isByHand ? { isByHand: true } : {}),
      ...(known?.declinedAt === undefined ? {} : { declinedAt: known.declinedAt }),
    });
  });
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

/** The reader says what runs at a base; null: nothing that can be asked. */
export async function correctFinding(
  db: CommonplaceDb,
  base: string,
  community: Community | null,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.findings, async () => {
    const known = await db.findings.get(base);
    const declined = known?.declinedAt === undefined ? {} : { declinedAt: known.declinedAt };
    await db.findings.put({ base, community, foundAt: now, isByHand: true, ...declined });
  });
}

/** Takes the reader's word back: the next lookup finds out anew. */
export async function forgetCorrection(db: CommonplaceDb, base: string): Promise<void> {
  await db.findings.where('base').equals(base).modify({ foundAt: 0, community: null, isByHand: false });
}

/**
 * What was found at a place did not answer in the way of its platform: it may have become another. Kept once a day, so
 * that a place out of order is not probed at every lookup.
 */
export async function doubtFinding(db: CommonplaceDb, communityId: string, now: number): Promise<void> {
  await db.findings
    .filter(({ community, isByHand }) => community?.id === communityId && isByHand !== true)
    .modify({ doubtedAt: now });
}
