/**
 * The circuit breaker of one host: after a row of failures it is left alone, for longer each time, until one trial
 * shows that it is well again.
 *
 * A state machine of our own over plain rows. cockatiel 4 was tried: its breaker lives in one worker's memory and goes
 * by Date.now(). Restored while a trial is under way, its state reads "opened in 1970", so that each worker which is
 * killed during a trial lets the next one ask at once; two contexts both let a trial through; and a trial which the
 * reader cancels closes the circuit.
 */

const failuresToOpen = 5;
const firstPauseMs = 30_000;
const longestPauseMs = 60 * 60 * 1000;

/** Undefined stands for a closed breaker without a failure. */
export type Breaker = {
  /** Failures in a row, while it is closed. */
  failures: number;
  /** How often in a row it has opened; 0 while it is closed. */
  trips: number;
  /** Epoch ms; from then on one trial may go through. */
  openUntil: number;
  /** Until when the trial under way keeps all others out, epoch ms: a killed worker never says how it ended. */
  trialUntil?: number;
};

export type BreakerState = 'closed' | 'open' | 'half-open';

/** What a request showed of its host. 'unknown': it was cancelled, or nothing was sent. */
export type Verdict = 'alive' | 'dead' | 'unknown';

/** Times further ahead than any pause come from a clock that was set back: they count as over. */
function isAhead(time: number, now: number): boolean {
  return time > now && time <= now + longestPauseMs;
}

export function breakerState(breaker: Breaker | undefined, now: number): BreakerState {
  if (breaker === undefined || breaker.trips === 0) return 'closed';
  return isAhead(breaker.openUntil, now) ? 'open' : 'half-open';
}

/** Epoch ms before which no request may pass, or 0. */
export function breakerRetryAt(breaker: Breaker | undefined, now: number): number {
  const state = breakerState(breaker, now);
  if (breaker === undefined || state === 'closed') return 0;
  if (state === 'open') return breaker.openUntil;
  const { trialUntil } = breaker;
  return trialUntil !== undefined && isAhead(trialUntil, now) ? trialUntil : 0;
}

/** Lets a request pass that `breakerRetryAt` does not hold back; at a half-open breaker it is the one trial. */
export function passBreaker(
  breaker: Breaker | undefined,
  now: number,
  leaseMs: number,
): { breaker: Breaker | undefined; isTrial: boolean } {
  if (breaker === undefined || breakerState(breaker, now) !== 'half-open') return { breaker, isTrial: false };
  return { breaker: { ...breaker, trialUntil: now + Math.min(leaseMs, longestPauseMs) }, isTrial: true };
}

/** The breaker after a request that it let pass. */
export function judgeBreaker(
  breaker: Breaker | undefined,
  verdict: Verdict,
  isTrial: boolean,
  now: number,
): Breaker | undefined {
  if (verdict === 'alive') return undefined;
  if (verdict === 'unknown') return isTrial && breaker ? withoutTrial(breaker) : breaker;
  const { failures, trips } = breaker ?? { failures: 0, trips: 0 };
  // Whoever was let in before it opened adds nothing to what is known already.
  if (trips > 0 && !isTrial) return breaker;
  if (failures + 1 < failuresToOpen) return { failures: failures + 1, trips: 0, openUntil: 0 };
  const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(trips, 20), longestPauseMs);
  return { failures: failuresToOpen, trips: trips + 1, openUntil: now + pauseMs };
}

function withoutTrial({ failures, trips, openUntil }: Breaker): Breaker {
  return { failures, trips, openUntil };
}
