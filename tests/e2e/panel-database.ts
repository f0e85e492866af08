import type { Page } from 'puppeteer-core';

import type {
  AdditionRow,
  DraftRow,
  FeedbackRow,
  FindingRow,
  FollowRow,
  HelpLaneRow,
  HostRow,
  LedgerRow,
  LookupRow,
  NewsRow,
  OpeningRow,
  PeopleRow,
  PinDigestRow,
  PinReferenceRow,
  PinRow,
  RemovalRow,
  StandingRow,
  ThreadRow,
} from '@/storage/db';

export type TableRow = {
  lookups: LookupRow;
  threads: ThreadRow;
  pins: PinRow;
  hosts: HostRow;
  findings: FindingRow;
  additions: AdditionRow;
  ledger: LedgerRow;
  feedback: FeedbackRow;
  pinDigests: PinDigestRow;
  removals: RemovalRow;
  pinReferences: PinReferenceRow;
  standings: StandingRow;
  follows: FollowRow;
  news: NewsRow;
  drafts: DraftRow;
  helpLanes: HelpLaneRow;
  people: PeopleRow;
  openings: OpeningRow;
};
export type TableName = keyof TableRow;

/** All rows of a table of the extension's database, read from one of its pages. A table that is not there is empty. */
export async function readTable<Name extends TableName>(page: Page, table: Name): Promise<TableRow[Name][]> {
  const rows = await page.evaluate(async (name) => {
    // Opening a database that is not there would create it.
    const known = await indexedDB.databases();
    if (!known.some((one) => one.name === 'commonplace')) return [];
    const opening = indexedDB.open('commonplace');
    await new Promise((resolve, reject) => {
      opening.addEventListener('success', resolve);
      opening.addEventListener('error', reject);
    });
    const request = opening.result.transaction(name).objectStore(name).getAll();
    await new Promise((resolve, reject) => {
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
    });
    opening.result.close();
    return request.result as unknown[];
  }, table);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own code of the same build
  return rows as TableRow[Name][];
}

/** Empties every table. Who has them open is not told. */
export async function clearTables(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some((one) => one.name === 'commonplace')) return;
    const opening = indexedDB.open('commonplace');
    await new Promise((resolve, reject) => {
      opening.addEventListener('success', resolve);
      opening.addEventListener('error', reject);
    });
    const names = [...opening.result.objectStoreNames];
    const clearing = opening.result.transaction(names, 'readwrite');
    for (const name of names) clearing.objectStore(name).clear();
    await new Promise((resolve, reject) => {
      clearing.addEventListener('complete', resolve);
      clearing.addEventListener('error', reject);
    });
    opening.result.close();
  });
}
