import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import type { Reason } from '../ranked';
import { weights } from '../weights';
import { reason } from './reason';

/** Points for the community's own order, and for being the company's own community. */
export function judgeCommunity(thread: Thread, isOwnCommunity: boolean): Reason[] {
  const { firstInOrder, lastCountedRank, own } = weights.community;
  const place = Math.log1p(Math.max(0, thread.nativeRank)) / Math.log1p(lastCountedRank);
  return [
    ...reason('communityOrder', isSearched(thread) ? firstInOrder * Math.max(0, 1 - place) : 0, [
      thread.nativeRank + 1,
      thread.communityName,
    ]),
    ...(isOwnCommunity ? reason('ownCommunity', own, [thread.communityName]) : []),
  ];
}

/** What was read off the page itself was found by no search. */
export function isSearched({ platform }: Thread): boolean {
  return platform !== 'schema-org';
}

/** Does the thread stand in a community that the topic's page links? */
export function isLinked(thread: Thread, ownHosts: ReadonlySet<string>): boolean {
  return ownHosts.has(hostOf(thread.url));
}

/** Hosts of the communities that the topic's page links. */
export function readOwnHosts(topic: Topic): Set<string> {
  return new Set(topic.communities.map(({ url }) => hostOf(url)).filter(Boolean));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '';
}
