import { SourceError, type Community, type SourceContext } from '@/sources/source';
import { lookupById } from '@/storage/lookups';

import { communityOfId, readyCommunity, type KnownCommunity } from './pin-community';
import { mayAskNow, noteRefusal, quietContext, type QuietDeps } from './quiet-asking';

/** The community that is meant: as a lookup knows it (with its tags), or as its id tells. Null: nobody knows how it is asked. */
export async function communityMeant(
  { db }: Pick<QuietDeps, 'db'>,
  { lookupId, communityId }: { lookupId: string; communityId: string },
): Promise<KnownCommunity | null> {
  const community: Community | null | undefined =
    (await lookupById(db, lookupId))?.sources[communityId]?.community ?? communityOfId(communityId);
  if (!community || community.platform === 'unknown') return null;
  return { ...community, platform: community.platform };
}

/**
 * Runs requests to one community, on the reader's press. Null: it may not be asked as things are, or runs other software
 * now. Throws SourceError.
 */
export async function askOnPress<T>(
  deps: QuietDeps,
  meant: { lookupId: string; communityId: string },
  signal: AbortSignal,
  ask: (community: KnownCommunity, context: SourceContext) => Promise<T>,
): Promise<T | null> {
  const community = await communityMeant(deps, meant);
  if (community === null || !(await mayAskNow(deps, community, true))) return null;
  try {
    const context = await quietContext(deps, community, 'help', signal);
    const ready = await readyCommunity(deps.db, community, context);
    return ready && (await ask(ready, context));
  } catch (error) {
    if (error instanceof SourceError) await noteRefusal(deps, community, error.code);
    throw error;
  }
}
