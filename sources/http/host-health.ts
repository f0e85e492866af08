import type { Breaker } from './breaker';
import type { SentTimes } from './pace';

/** What is known of one host, or of a narrower scope at it. Times are epoch ms. */
export type HostHealth = {
  /** Before then nothing may be sent, because a reply said so. */
  retryAt?: number;
  quotaLeft?: number;
  quotaMax?: number;
  /** When the quota was told. */
  quotaAt?: number;
  /** When it is full again, where that was told. */
  quotaResetAt?: number;
  breaker?: Breaker;
  sentAt?: SentTimes;
  /** The local day on which it was last asked (its first moment), and how often on that day. */
  askedOn?: number;
  askedCount?: number;
};

export type Quota = { left: number; max?: number; resetAt?: number };

const shortestPauseMs = 1000;
const longestPauseMs = 24 * 60 * 60 * 1000;

/** A pause lasts a second at least and a day at most, whatever was asked for. */
export function boundedPause(retryAt: number, now: number): number {
  const wanted = Number.isFinite(retryAt) ? retryAt : now;
  return Math.min(Math.max(wanted, now + shortestPauseMs), now + longestPauseMs);
}

/** The end of the pause that holds, epoch ms, or 0. One that is longer than a day was written by another clock. */
export function pauseOf(health: HostHealth | undefined, now: number): number {
  const retryAt = health?.retryAt ?? 0;
  return retryAt > now && retryAt <= now + longestPauseMs ? retryAt : 0;
}

/** Keeps the later of two pauses. */
export function withPause(health: HostHealth, retryAt: number, now: number): HostHealth {
  const wanted = boundedPause(retryAt, now);
  return pauseOf(health, now) >= wanted ? health : { ...health, retryAt: wanted };
}

/** What was told last counts; what it leaves unsaid is no longer known. */
export function withQuota(health: HostHealth, { left, max, resetAt }: Quota, now: number): HostHealth {
  const told: HostHealth = { ...health, quotaLeft: left, quotaAt: now };
  delete told.quotaMax;
  delete told.quotaResetAt;
  return {
    ...told,
    ...(max === undefined ? {} : { quotaMax: max }),
    ...(resetAt === undefined ? {} : { quotaResetAt: resetAt }),
  };
}

/** Counts one request of the local day. */
export function withAsked(health: HostHealth, now: number): HostHealth {
  const askedOn = new Date(now).setHours(0, 0, 0, 0);
  const askedCount = health.askedOn === askedOn ? (health.askedCount ?? 0) + 1 : 1;
  return { ...health, askedOn, askedCount };
}
