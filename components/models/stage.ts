import type { LookupRow, SourceProgress, SourceState } from '@/storage/db';

/**
 * What the answers view is about at this moment: `none`, `reading`, `unreadable` and `not-support` come before
 * any question was asked, `noticed` has nothing to show and was not asked either, `asking` has nothing to show yet, `answers` has cards, the others ended without one.
 */
export type Stage =
  | 'loading'
  | 'none'
  | 'noticed'
  | 'reading'
  | 'unreadable'
  | 'not-support'
  | 'asking'
  | 'answers'
  | 'offline'
  | 'wants-permission'
  | 'no-sources'
  | 'all-limited'
  | 'all-failed'
  | 'nothing-found';

const pending = new Set<SourceState>(['waiting', 'asking']);

/** `lookup`: null while the database has not answered. */
export function stageOf(
  lookup: LookupRow | null | undefined,
  progress: { cardCount: number; isOnline: boolean },
): Stage {
  if (lookup === null) return 'loading';
  if (lookup === undefined) return 'none';
  if (progress.cardCount > 0) return 'answers';
  if (
    lookup.state === 'noticed' ||
    lookup.state === 'reading' ||
    lookup.state === 'unreadable' ||
    lookup.state === 'not-support'
  )
    return lookup.state;
  const sources = Object.values(lookup.sources);
  if (isUnderWay(lookup, sources)) return progress.isOnline ? 'asking' : 'offline';
  return emptyStage(sources, progress.isOnline);
}

/** Ended, and not one card: the reason that helps most comes first. */
function emptyStage(sources: SourceProgress[], isOnline: boolean): Stage {
  const has = (state: SourceState): boolean => sources.some((source) => source.state === state);
  if (sources.length === 0) return 'no-sources';
  if (!isOnline || sources.some((source) => source.problem?.code === 'offline')) return 'offline';
  if (has('needs-permission') && !has('answered')) return 'wants-permission';
  if (has('limited') && !has('answered') && !has('failed')) return 'all-limited';
  return has('answered') || sources.every((source) => source.state === 'declined')
    ? 'nothing-found'
    : 'all-failed';
}

function isUnderWay(lookup: LookupRow, sources: SourceProgress[]): boolean {
  if (sources.length === 0) return lookup.state === 'asking';
  return sources.some((source) => pending.has(source.state));
}
