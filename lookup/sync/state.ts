import type { Community } from '@/sources/source';
import type { FollowRow } from '@/storage/db';

/**
 * What a person's machines tell each other: a value of which any two can be merged into one, in any order and as often
 * as one likes, with the same result. Nothing in it is ever taken back but by something later.
 */

/** A value that the last one to write it decides. `at` in epoch ms. */
export type Register = { value: unknown; at: number };

/** A pin, as far as another machine needs to know of it. */
export type SharedPin = {
  id: string;
  /** The answer's permalink, and its thread's address. */
  url: string;
  threadUrl: string;
  threadId: string;
  title: string;
  communityId: string;
  /** Epoch ms. */
  pinnedAt: number;
  /** When it was pinned, put back or changed last, epoch ms: a removal before that does not hold. */
  addedAt: number;
};

/** A follow, as far as another machine needs to know of it to look there itself. */
export type SharedFollow = Pick<FollowRow, 'id' | 'target' | 'title' | 'followedAt'> & {
  community: Omit<Community, 'details' | 'relation'>;
};

export type SharedState = {
  settings: ReadonlyMap<string, Register>;
  pins: ReadonlyMap<string, SharedPin>;
  /** When each pin was removed last, epoch ms. */
  removals: ReadonlyMap<string, number>;
  follows: ReadonlyMap<string, SharedFollow>;
  /** When each follow was ended last, epoch ms. */
  followRemovals: ReadonlyMap<string, number>;
};

export const emptyState: SharedState = {
  settings: new Map(),
  pins: new Map(),
  removals: new Map(),
  follows: new Map(),
  followRemovals: new Map(),
};

/** What both know. Commutative, associative and idempotent. */
export function mergeStates(one: SharedState, other: SharedState): SharedState {
  return {
    settings: mergeMaps(one.settings, other.settings, laterRegister),
    pins: mergeMaps(one.pins, other.pins, laterPin),
    removals: mergeMaps(one.removals, other.removals, Math.max),
    follows: mergeMaps(one.follows, other.follows, laterFollow),
    followRemovals: mergeMaps(one.followRemovals, other.followRemovals, Math.max),
  };
}

function mergeMaps<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  choose: (a: T, b: T) => T,
): Map<string, T> {
  const merged = new Map(one);
  for (const [key, value] of other) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : choose(known, value));
  }
  return merged;
}

export function laterRegister(a: Register, b: Register): Register {
  return later(a, b, a.at - b.at);
}

export function laterPin(a: SharedPin, b: SharedPin): SharedPin {
  return later(a, b, a.addedAt - b.addedAt);
}

function laterFollow(a: SharedFollow, b: SharedFollow): SharedFollow {
  return later(a, b, a.followedAt - b.followedAt);
}

/** Of two that were written at the same moment every machine must choose the same, whichever that is. */
function later<T>(a: T, b: T, lead: number): T {
  if (lead !== 0) return lead > 0 ? a : b;
  return textOf(a) >= textOf(b) ? a : b;
}

/** The same text for the same value, in whatever order its keys were written. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The pins that nobody has removed since they were added, newest first. */
export function livePins({ pins, removals }: SharedState): SharedPin[] {
  return [...pins.values()]
    .filter(({ id, addedAt }) => addedAt > (removals.get(id) ?? Number.NEGATIVE_INFINITY))
    .sort((a, b) => b.pinnedAt - a.pinnedAt || (a.id < b.id ? -1 : 1));
}

/** The follows that nobody has ended since they began, newest first. */
export function liveFollows({ follows, followRemovals }: SharedState): SharedFollow[] {
  return newestFollows(
    [...follows.values()].filter(
      ({ id, followedAt }) => followedAt > (followRemovals.get(id) ?? Number.NEGATIVE_INFINITY),
    ),
  );
}

export function newestFollows(follows: readonly SharedFollow[]): SharedFollow[] {
  return follows.toSorted((a, b) => b.followedAt - a.followedAt || (a.id < b.id ? -1 : 1));
}
