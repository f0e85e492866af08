import type { Community } from '@/sources/source';
import type { SourceProgress } from '@/storage/db';

import type { MeasuredWait } from './measured-wait';

/** Why a community is a good place to ask, strongest first; the panel has words for each. */
export type AskReason = 'own' | 'tagged' | 'found' | 'quick';

/** A community that may be asked. Every one of them wants an account. */
export type AskPlace = {
  community: Community;
  reasons: AskReason[];
  /** How many questions this lookup has found there. */
  found: number;
  /** Null: too little is known there; it may be measured. */
  wait: MeasuredWait | null;
};

/** Within so long an answer is still of use to somebody who waits for it. */
const QUICK_MS = 24 * 3600 * 1000;
const weights: Record<AskReason, number> = { own: 8, tagged: 4, found: 2, quick: 1 };

/**
 * The communities of a lookup at which one can ask, the best one first: the company's own, then where the product has a
 * tag, then where the topic was found, then where half of the answers came within a day; of two alike the quicker one.
 * The page itself, places that the reader declined and those that nobody knows how to ask are none. Pure.
 */
export function askPlaces(
  sources: readonly SourceProgress[],
  waitOf: (communityId: string) => MeasuredWait | null,
): AskPlace[] {
  return sources
    .filter(
      ({ state, community: { relation, platform } }) =>
        state !== 'declined' && relation !== 'page' && platform !== 'unknown',
    )
    .map((progress) => placeOf(progress, waitOf(progress.community.id)))
    .sort((a, b) => valueOf(b) - valueOf(a) || medianOf(a) - medianOf(b));
}

function placeOf({ community, threadIds }: SourceProgress, wait: MeasuredWait | null): AskPlace {
  const isTrue: Record<AskReason, boolean> = {
    own: community.relation === 'own',
    tagged: (community.tags?.length ?? 0) > 0,
    found: threadIds.length > 0,
    quick: wait !== null && wait.medianMs <= QUICK_MS,
  };
  const reasons = (['own', 'tagged', 'found', 'quick'] as const).filter((reason) => isTrue[reason]);
  return { community, reasons, found: threadIds.length, wait };
}

function valueOf({ reasons }: AskPlace): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0);
}

function medianOf({ wait }: AskPlace): number {
  return wait?.medianMs ?? Number.MAX_SAFE_INTEGER;
}
