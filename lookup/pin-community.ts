import { communityAt } from '@/sources/communities';
import { webAddress } from '@/sources/http';
import { sources, sourceFor } from '@/sources/registry';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';
import type { Community, PlatformId, SourceContext, Thread } from '@/sources/source';
import type { CommonplaceDb } from '@/storage/db';
import { findingsFor, rememberFinding } from '@/storage/findings';

import { isReady } from './communities';
import { withDetails } from './discover';

export type KnownCommunity = Community & { platform: PlatformId };

/**
 * The community that a kept thread stands in, from the id that it was kept under: the ids of communities are made of
 * their platform, their base and their group. Null for an id of another kind, and for a page on the reader's disk.
 */
export function communityOfId(communityId: string, name?: string): KnownCommunity | null {
  const [, platform = '', place = ''] = /^([a-z\d-]{1,30}):(.{1,700})$/s.exec(communityId) ?? [];
  const source = sourceFor(platform);
  if (!source) return null;
  const [base = '', ...groups] = place.split('#');
  const community =
    source.id === 'stack-exchange'
      ? stackExchangeAt(place)
      : communityAt(source.id, base, groups.length === 0 ? {} : { tags: groups.join('#').split(',') });
  if (webAddress(community.base) === undefined) return null;
  return {
    ...community,
    platform: source.id,
    id: communityId,
    ...(name === undefined ? {} : { name }),
    ...(source.id === 'schema-org' ? { relation: 'page' } : {}),
  };
}

/** 'superuser', or the address of another server of the same API with the site behind a '#'. */
function stackExchangeAt(place: string): Community {
  const [, base, site] = /^(https?:[^#]{1,500})#(.{1,100})$/.exec(place) ?? [];
  return base !== undefined && site !== undefined
    ? stackExchangeCommunity(site, 'general', base)
    : stackExchangeCommunity(place, 'general');
}

/**
 * The same with what its adapter needs to know of the place: as it was found out before, or by asking it once. Null: the
 * place does not run that platform any more. Throws SourceError.
 */
export async function readyCommunity(
  db: CommonplaceDb,
  community: KnownCommunity,
  context: SourceContext,
): Promise<KnownCommunity | null> {
  if (!sources[community.platform].needsDetails) return community;
  const known = await findingsFor(db, [community.base]);
  const details = [...known.values()].find(
    ({ community: found }) => found?.platform === community.platform && found.base === community.base,
  )?.community?.details;
  const told = details === undefined ? community : { ...community, details };
  if (isReady(told)) return told;
  const found = await withDetails(told, context);
  await rememberFinding(db, community.base, found, context.now);
  if (found?.platform !== community.platform || found.details === undefined) return null;
  return { ...community, details: found.details };
}

/** Parts of a thread by which an adapter reads it again. */
type KeptThread = Pick<Thread, 'id' | 'url' | 'title' | 'communityId'>;

/** A kept thread as a search would have found it. Null where its id is not of its community. */
export function stubOf(thread: KeptThread, community: KnownCommunity): Thread | null {
  const mark = `${thread.communityId}#`;
  if (!thread.id.startsWith(mark) || thread.id.length === mark.length) return null;
  const { id, url, title } = thread;
  return {
    id,
    url,
    title,
    communityId: community.id,
    communityName: community.name,
    platform: community.platform,
    nativeId: thread.id.slice(mark.length),
    text: '',
    tags: [],
    // One is known to have been there.
    answerCount: 1,
    isSolved: false,
    nativeRank: 0,
    isRead: false,
    answers: [],
  };
}
