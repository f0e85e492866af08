import type { Community } from '@/sources/source';

import type { AdditionRow, CommonplaceDb } from './db';
import { withRoom } from './room';

/** All communities that the reader has named themselves, oldest first. */
export async function allAdditions(db: CommonplaceDb): Promise<AdditionRow[]> {
  const rows = await db.additions.toArray();
  return rows.sort((a, b) => a.addedAt - b.addedAt);
}

/** Keeps a community for pages of a domain ('' for every topic). Naming it twice keeps one. */
export async function addCommunity(
  db: CommonplaceDb,
  domain: string,
  community: Community,
  now: number,
): Promise<void> {
  const row = { id: `${domain} ${community.id}`, domain, community, addedAt: now };
  await withRoom(db, () => db.additions.put(row));
}

/** Forgets an addition; the row, so that it can be put back. */
export async function removeAddition(db: CommonplaceDb, id: string): Promise<AdditionRow | undefined> {
  return db.transaction('rw', db.additions, async () => {
    const row = await db.additions.get(id);
    await db.additions.delete(id);
    return row;
  });
}

/** Puts back what was removed. */
export async function restoreAddition(db: CommonplaceDb, row: AdditionRow): Promise<void> {
  await withRoom(db, () => db.additions.put(row));
}

/** The communities that the reader has named for a host, or for every topic. */
export async function additionsFor(db: CommonplaceDb, host: string | undefined): Promise<Community[]> {
  const rows = await allAdditions(db);
  return rows
    .filter(({ domain }) => domain === '' || isWithin(host, domain))
    .map(({ community }) => community);
}

function isWithin(host: string | undefined, domain: string): boolean {
  return host !== undefined && (host === domain || host.endsWith(`.${domain}`));
}
