import type { Community } from '@/sources/source';

import type { CommonplaceDb, FindingRow } from './db';
import { withRoom } from './room';

/**
 * All that is known of addresses that looked like communities, by their base; and of the addresses that were found
 * behind them, for the reader may have spoken of those.
 */
export async function findingsFor(db: CommonplaceDb, bases: string[]): Promise<Map<string, FindingRow>> {
  const linked = await findingsAt(db, bases);
  const behind = linked.flatMap(({ community }) => (community ? [community.base] : []));
  const rows = [...linked, ...(await findingsAt(db, behind))];
  return new Map(rows.map((row) => [row.base, row]));
}

async function findingsAt(db: CommonplaceDb, bases: string[]): Promise<FindingRow[]> {
  const rows = await db.findings.bulkGet([...new Set(bases)]);
  return rows.filter((row) => row !== undefined);
}

/** Remembers what a probe told of a base. What the reader has said of it stays. */
export async function rememberFinding(
  db: CommonplaceDb,
  base: string,
  community: Community | null,
  now: number,
): Promise<void> {
  await changeFinding(db, base, (known) => {
    const isSame = known?.isByHand === true && known.community?.platform === community?.platform;
    if (known?.isByHand && !isSame) return known;
    const { refusedAt: _, ...kept } = known ?? {};
    return { ...kept, base, community, foundAt: now };
  });
}

/** Remembers that a place did not let itself be looked at. */
export async function rememberRefusal(db: CommonplaceDb, base: string, now: number): Promise<void> {
  await changeFinding(db, base, (known) => ({ ...(known ?? nothingFound(base)), refusedAt: now }));
}

function nothingFound(base: string): FindingRow {
  return { base, community: null, foundAt: 0 };
}

async function changeFinding(
  db: CommonplaceDb,
  base: string,
  change: (known: FindingRow | undefined) => FindingRow,
): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.findings, async () => {
      await db.findings.put(change(await db.findings.get(base)));
    }),
  );
}

/** Remembers that the reader does not want this community asked. */
export async function rememberDeclined(db: CommonplaceDb, base: string, now: number): Promise<void> {
  await changeFinding(db, base, (known) => ({ ...(known ?? nothingFound(base)), declinedAt: now }));
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
  await changeFinding(db, base, (known) => ({
    base,
    community,
    foundAt: now,
    isByHand: true,
    ...declinedPart(known),
  }));
}

/** Takes back what the reader, or anything else, has said of a base: the next lookup finds out anew. */
export async function forgetCorrection(db: CommonplaceDb, base: string, now: number): Promise<void> {
  await changeFinding(db, base, (known) => ({
    ...nothingFound(base),
    doubtedAt: now,
    ...declinedPart(known),
  }));
}

function declinedPart(known: FindingRow | undefined): Pick<FindingRow, 'declinedAt'> {
  return known?.declinedAt === undefined ? {} : { declinedAt: known.declinedAt };
}

/**
 * What was believed to run at a base did not answer in the way of its platform: it may have become another. Whether it
 * was found out, or known by its address, it is looked at anew; what the reader has said of it stays.
 */
export async function doubtFinding(db: CommonplaceDb, base: string, now: number): Promise<void> {
  await withRoom(db, () =>
    db.transaction('rw', db.findings, async () => {
      const isOfBase = (row: FindingRow) => row.base === base || row.community?.base === base;
      const rows = await db.findings.filter(isOfBase).toArray();
      const doubted = rows.length === 0 ? [nothingFound(base)] : rows.filter(({ isByHand }) => !isByHand);
      await db.findings.bulkPut(doubted.map((row) => ({ ...row, doubtedAt: now })));
    }),
  );
}
