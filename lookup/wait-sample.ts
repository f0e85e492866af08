import { sources } from '@/sources/registry';
import { SourceError, type SourceContext, type Thread } from '@/sources/source';
import { withRoom } from '@/storage/room';
import { freshThreadIds, putThreads } from '@/storage/threads';

import { askOnPress } from './asked-community';
import { MATURE_MS } from './measured-wait';
import type { KnownCommunity } from './pin-community';
import type { QuietDeps } from './quiet-asking';
import { redact } from './redact';
import { withTerms } from './run-source';

/** Which community's wait is measured, and by which words and tag its questions are found. */
export type WaitSample = {
  lookupId: string;
  communityId: string;
  text: string;
  tag?: string | undefined;
  language: string;
};

/** Where one request reads many threads, so many are read by it; elsewhere each costs a request of its own. */
const MAX_BATCHED = 40;
const MAX_READS = 8;
const FRESH_MS = 30 * 24 * 3600 * 1000;

/**
 * Reads a small sample of a community's questions, at least 14 days old, so that its wait can be measured: one list, then
 * one batch, or at most eight threads. They are kept as cache, and what is measured is all that is held. Gives how many
 * were read; null: it may not be asked. Throws SourceError where nothing came.
 */
export async function sampleWait(
  deps: QuietDeps,
  { text, tag, language, ...meant }: WaitSample,
  signal: AbortSignal,
): Promise<number | null> {
  const { db, now } = deps;
  const words = redact(tag ?? text).text.slice(0, 100);
  return askOnPress(deps, meant, signal, async (community, context) => {
    const { search, readBatch } = sources[community.platform];
    const query = { text: words, mode: 'words', language, page: 1, ...(tag ? { tags: [tag] } : {}) } as const;
    const { threads } = await search(community, query, context);
    const mature = threads.filter(({ askedAt }) => askedAt !== undefined && now() - askedAt >= MATURE_MS);
    const known = await freshThreadIds(db, mature, now(), FRESH_MS);
    const wanted = mature.filter(({ id, isRead }) => !isRead && !known.has(id));
    // Some searches bring the answers along.
    const whole = mature.filter(({ isRead }) => isRead);
    await keep(deps, community, whole);
    const read = await (readBatch > 1
      ? readAtOnce(deps, community, wanted.slice(0, MAX_BATCHED), context)
      : readOneByOne(deps, community, wanted.slice(0, MAX_READS), context));
    return read + whole.length;
  });
}

async function keep({ db, now }: QuietDeps, community: KnownCommunity, threads: Thread[]): Promise<void> {
  const source = sources[community.platform];
  const licensed = threads.map((thread) => withTerms(thread, source, community));
  await withRoom(db, () => putThreads(db, licensed, now()));
}

async function readAtOnce(
  deps: QuietDeps,
  community: KnownCommunity,
  wanted: Thread[],
  context: SourceContext,
): Promise<number> {
  if (wanted.length === 0) return 0;
  const read = await sources[community.platform].read(community, wanted, context);
  await keep(deps, community, read);
  return read.length;
}

/** A thread that is gone says nothing of the others; whoever refuses or wants a pause is left alone. */
async function readOneByOne(
  deps: QuietDeps,
  community: KnownCommunity,
  wanted: Thread[],
  context: SourceContext,
): Promise<number> {
  let count = 0;
  for (const thread of wanted)
    try {
      count += await readAtOnce(deps, community, [thread], context);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code === 'not-found' || error.code === 'too-large') continue;
      // What was read until then is kept, and measured.
      if (count > 0) return count;
      throw error;
    }
  return count;
}
