import { sources } from '@/sources/registry';
import { SourceError } from '@/sources/source';
import type { PeopleRow } from '@/storage/db';
import { peopleId, putPeople, unfinishedPresses } from '@/storage/help-lanes';

import { communityOfId, readyCommunity, type KnownCommunity } from './pin-community';
import { isFresh, isLate } from './pressed';
import { mayAskNow, noteRefusal, quietContext, type QuietDeps } from './quiet-asking';

/**
 * Asks a community, on the reader's press, who answers most there: under the tag, where it tells. What it says is kept for
 * half an hour. Rejects where the community is not known, or its platform names nobody.
 */
export async function lookForPeople(
  deps: QuietDeps,
  { communityId, tag }: { communityId: string; tag?: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const community = communityOfId(communityId);
  if (!community || !sources[community.platform].knowers) throw new Error('Nobody can be asked there.');
  const id = peopleId(communityId, tag);
  const known = await deps.db.people.get(id);
  if (isFresh(known, deps.now()) && known.state === 'answered') return;
  const row: PeopleRow = {
    id,
    communityId,
    ...(tag === undefined ? {} : { tag }),
    state: 'waiting',
    knowers: [],
    wantedAt: deps.now(),
  };
  await putPeople(deps.db, row);
  await finishPeople(deps, row, community, signal);
}

/** Ends what a killed worker has left. */
export async function resumePeople(deps: QuietDeps, signal: AbortSignal): Promise<void> {
  const { people } = await unfinishedPresses(deps.db);
  for (const row of people) {
    const community = communityOfId(row.communityId);
    if (community === null || isLate(row, deps.now()))
      await putPeople(deps.db, { ...row, state: 'failed', problem: 'cancelled' });
    else await finishPeople(deps, row, community, signal);
  }
}

async function finishPeople(
  deps: QuietDeps,
  row: PeopleRow,
  community: KnownCommunity,
  signal: AbortSignal,
): Promise<void> {
  if (!(await mayAskNow(deps, community, true))) return putPeople(deps.db, { ...row, state: 'not-asked' });
  try {
    const context = await quietContext(deps, community, 'people', signal);
    const ready = await readyCommunity(deps.db, community, context);
    if (ready === null) throw new SourceError('changed', `${community.name} runs other software now`);
    const knowers = (await sources[community.platform].knowers?.(ready, row.tag, context)) ?? [];
    await putPeople(deps.db, { ...row, state: 'answered', knowers });
  } catch (error) {
    // A fault of ours is told like a community's: nobody waits for it in vain.
    const problem = error instanceof SourceError ? error.code : 'changed';
    await noteRefusal(deps, community, problem);
    await putPeople(deps.db, { ...row, state: 'failed', problem });
  }
}
