import type { Thread } from '@/sources/source';

import type { CommonplaceDb, LookupRow, SourceProgress, ThreadRow } from './db';

/** Ids of a source's threads: what this lookup found, then what an earlier one had. */
export function shownThreadIds(progress: SourceProgress): string[] {
  return [...new Set([...progress.threadIds, ...(progress.cached?.threadIds ?? [])])];
}

/**
 * All threads of a lookup, source by source, each as the latest read gave it. The company's article that the reader is
 * on is left out: it is no answer to itself.
 */
export async function threadsOf(db: CommonplaceDb, lookup: LookupRow): Promise<ThreadRow[]> {
  const ids = Object.values(lookup.sources).flatMap(shownThreadIds);
  const rows = await db.threads.bulkGet([...new Set(ids)]);
  const page = placeOf(lookup.page?.url ?? '');
  return rows
    .filter((row) => row !== undefined)
    .filter((row) => !(isArticle(row) && placeOf(row.url) === page));
}

function isArticle({ answers }: ThreadRow): boolean {
  return answers.length > 0 && answers.every(({ author }) => author.isStaff === true);
}

/** An article keeps its number where its title, and so the end of its address, changes. */
function placeOf(url: string): string {
  return url
    .replace(/[?#].*$/s, '')
    .replace(/(\/\d{3,20})-[^/]{0,500}$/, '$1')
    .replace(/\/$/, '');
}

/**
 * Stores threads. A search's bare row never replaces answers that were read before: it only moves the
 * thread's place and counts.
 */
export async function putThreads(db: CommonplaceDb, threads: Thread[], now: number): Promise<void> {
  const known = await db.threads.bulkGet(threads.map((thread) => thread.id));
  await db.threads.bulkPut(threads.map((thread, index) => mergeThread(known[index], thread, now)));
}

function mergeThread(known: ThreadRow | undefined, thread: Thread, now: number): ThreadRow {
  if (thread.isRead || !known?.isRead) return { ...thread, fetchedAt: now };
  return {
    ...thread,
    text: known.text,
    answers: known.answers,
    isRead: true,
    // The answers are as old as they were.
    fetchedAt: known.fetchedAt,
    ...(known.activeAt === undefined ? {} : { activeAt: known.activeAt }),
  };
}

/**
 * Which of these threads need no reading: read before, less than `maxAgeMs` ago, and with no newer activity
 * in the search's row.
 */
export async function freshThreadIds(
  db: CommonplaceDb,
  threads: Thread[],
  now: number,
  maxAgeMs: number,
): Promise<Set<string>> {
  const known = await db.threads.bulkGet(threads.map((thread) => thread.id));
  const fresh = known.filter((row, index) => {
    if (!row?.isRead || now - row.fetchedAt > maxAgeMs) return false;
    const activeAt = threads[index]?.activeAt;
    return activeAt === undefined || row.activeAt === undefined || activeAt <= row.activeAt;
  });
  return new Set(fresh.flatMap((row) => (row ? [row.id] : [])));
}
