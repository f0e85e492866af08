/** What was asked for with a press is shown again without a request until it is as old as this. */
export const FRESH_MS = 30 * 60 * 1000;
/** A press as old as this is not made good any more: whoever pressed has gone. */
const LATE_MS = 10 * 60 * 1000;

/** Is it young enough to be shown without asking? `now` in epoch ms. */
export function isFresh<T extends { wantedAt: number }>(row: T | undefined, now: number): row is T {
  return row !== undefined && row.wantedAt <= now && row.wantedAt > now - FRESH_MS;
}

/** Was it wanted too long ago (or, by a clock that was set back, in the future) to be asked for now? */
export function isLate({ wantedAt }: { wantedAt: number }, now: number): boolean {
  return wantedAt < now - LATE_MS || wantedAt > now;
}
