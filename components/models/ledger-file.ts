import type { CommonplaceDb } from '@/storage/db';
import { exportLedger } from '@/storage/ledger';

/** Hands the reader the whole ledger as a file; loaded when it is first wanted. */
export async function saveLedger(db: CommonplaceDb): Promise<void> {
  const text = await exportLedger(db);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const name = `commonplace-sent-${new Date().toISOString().slice(0, 10)}.json`;
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // The download has begun by then; the text need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
