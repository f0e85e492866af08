import type { CommonplaceDb, SightingRow } from './db';

/** How many threads were found; `isAtLeast`: the page was full. */
export type Count = { found: number; isAtLeast: boolean };

/** A thread that a search has listed, as far as planning goes. */
export type SeenThread = {
  id: string;
  /** Its words as written, in small letters. */
  title: string;
  /** The stems of its excerpt, each once. */
  stems: string;
};

/** What searches have shown of one community. */
export type Sightings = {
  /** By a stem that was asked for alone. */
  stems: ReadonlyMap<string, Count>;
  /** By what was sent. */
  queries: ReadonlyMap<string, Count>;
  /** How often stems stand in titles and excerpts of the threads seen. */
  vocabulary: { threads: number; stems: ReadonlyMap<string, number> };
  /** The threads themselves, those seen last at the end. */
  threads: readonly SeenThread[];
};

const DAY_MS = 24 * 3600 * 1000;
/** What found nothing may find something soon; how common a word is changes slowly. */
const NOTHING_FOUND_MS = 7 * DAY_MS;
const MAX_AGE_MS = 60 * DAY_MS;
const MAX_ROWS = 20_000;
/** Stems kept of a community; the rarest go first. */
const MAX_STEMS = 4000;
/** Beyond so many threads all counts are halved: communities change. */
const MAX_THREADS = 20_000;
/** Threads remembered of a community, about a megabyte; those not seen for longest go first. */
const MAX_REMEMBERED = 5000;
/** Between the parts of a key; no community's id holds it. */
const GAP = '\n';

type Kind = 'stem' | 'query' | 'words' | 'threads';
const keyOf = (communityId: string, kind: Kind, asked: string): string =>
  [communityId, kind, asked].join(GAP);

/** All that is remembered of a community and still holds. */
export async function sightingsOf(db: CommonplaceDb, communityId: string, now: number): Promise<Sightings> {
  const rows = await db.sightings.where('key').startsWith(`${communityId}${GAP}`).toArray();
  const ofKind = (kind: Kind): Map<string, Count> => {
    const start = keyOf(communityId, kind, '');
    const fresh = rows.filter((row) => row.key.startsWith(start) && holds(row, now));
    return new Map(fresh.map(({ key, found, isAtLeast }) => [key.slice(start.length), { found, isAtLeast }]));
  };
  const rowOf = (kind: Kind): SightingRow | undefined =>
    rows.find(({ key }) => key === keyOf(communityId, kind, ''));
  const words = rowOf('words');
  return {
    stems: ofKind('stem'),
    queries: ofKind('query'),
    vocabulary: { threads: words?.found ?? 0, stems: new Map(Object.entries(words?.stems ?? {})) },
    threads: (rowOf('threads')?.threads ?? []).map(readThread),
  };
}

function holds({ found, seenAt }: SightingRow, now: number): boolean {
  return now - seenAt < (found === 0 ? NOTHING_FOUND_MS : MAX_AGE_MS);
}

/** Remembers what is new or other than before. */
export async function putSightings(
  db: CommonplaceDb,
  communityId: string,
  before: Sightings,
  after: Sightings,
  now: number,
): Promise<void> {
  const changed = (kind: Kind, old: ReadonlyMap<string, Count>, counts: ReadonlyMap<string, Count>) =>
    [...counts]
      .filter(([asked, count]) => old.get(asked) !== count)
      .map(([asked, count]): SightingRow => ({
        key: keyOf(communityId, kind, asked),
        ...count,
        seenAt: now,
      }));
  const rows = [
    ...changed('stem', before.stems, after.stems),
    ...changed('query', before.queries, after.queries),
  ];
  if (after.vocabulary.threads > before.vocabulary.threads)
    rows.push({ key: keyOf(communityId, 'words', ''), seenAt: now, ...wordsRow(after.vocabulary) });
  if (after.threads !== before.threads)
    rows.push({ key: keyOf(communityId, 'threads', ''), seenAt: now, ...threadsRow(after.threads) });
  await db.sightings.bulkPut(rows);
}

function threadsRow(threads: readonly SeenThread[]): Omit<SightingRow, 'key' | 'seenAt'> {
  const kept = threads.slice(-MAX_REMEMBERED);
  return {
    found: kept.length,
    isAtLeast: kept.length < threads.length,
    threads: kept.map(({ id, title, stems }) => [id, title, stems].join('\t')),
  };
}

function readThread(row: string): SeenThread {
  const [id = '', title = '', stems = ''] = row.split('\t');
  return { id, title, stems };
}

function wordsRow({ threads, stems }: Sightings['vocabulary']): Omit<SightingRow, 'key' | 'seenAt'> {
  const share = threads > MAX_THREADS ? 0.5 : 1;
  const kept = [...stems]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, MAX_STEMS)
    .map(([stem, count]): [string, number] => [stem, count * share]);
  return { found: threads * share, isAtLeast: false, stems: Object.fromEntries(kept) };
}

/** Drops what is too old to say anything, and the oldest of too many. */
export async function sweepSightings(db: CommonplaceDb, now: number): Promise<void> {
  await db.sightings
    .where('seenAt')
    .below(now - MAX_AGE_MS)
    .delete();
  const surplus = (await db.sightings.count()) - MAX_ROWS;
  if (surplus > 0)
    await db.sightings.bulkDelete(await db.sightings.orderBy('seenAt').limit(surplus).primaryKeys());
}
