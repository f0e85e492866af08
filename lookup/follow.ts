import { sources } from '@/sources/registry';
import { SourceError, type Answer, type Post, type SourceContext, type Thread } from '@/sources/source';
import type { FollowRow, FollowTarget, NewsRow } from '@/storage/db';
import {
  dueFollows,
  isDue,
  makeDue,
  MAX_WAIT_MS,
  recordFailure,
  recordLook,
  type Look,
} from '@/storage/follows';

import { communityOfId, readyCommunity, stubOf, type KnownCommunity } from './pin-community';
import { mayAskNow, noteRefusal, quietContext, type QuietDeps } from './quiet-asking';

const HOUR_MS = 3600 * 1000;
/** In one turn of the alarm no more follows than these are looked at: the others have their turn a little later. */
export const MAX_PER_TURN = 12;
/** A look that was not answered is tried again after so long, twice as long after each further one. */
const RETRY_MS = HOUR_MS;
const MAX_RETRY_MS = 48 * HOUR_MS;
/** A post may be told of a little late, and clocks differ: what is older than the last look by more than this is no news. */
const LATE_MS = 48 * HOUR_MS;
const EXCERPT_CHARS = 300;

export type FollowDeps = QuietDeps & {
  /** At most every so many hours: the reader's choice. */
  everyHours: () => Promise<number>;
};

type Fresh = Look['fresh'][number];
type Turn = { deps: FollowDeps; signal: AbortSignal; isPress: boolean; report: FollowReport };

/** What came of one turn: looks that were answered, that were not, and that could not be asked for. */
export type FollowReport = { answered: number; failed: number; notAsked: number };

/**
 * Looks at what is followed and due, a few at a time, within every host's budget. Each look is written down whole before
 * the next begins; what can't be asked now waits.
 */
export function lookAtFollows(deps: FollowDeps, signal: AbortSignal): Promise<FollowReport> {
  return takeTurn({ deps, signal, isPress: false, report: { answered: 0, failed: 0, notAsked: 0 } });
}

/** The same on a press, whose follows are due by that, or all of them. What is too much for one turn is still due then. */
export async function lookNow(
  deps: FollowDeps,
  ids: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<FollowReport> {
  await makeDue(deps.db, ids, deps.now());
  return takeTurn({ deps, signal, isPress: true, report: { answered: 0, failed: 0, notAsked: 0 } });
}

async function takeTurn(turn: Turn): Promise<FollowReport> {
  const { db, now } = turn.deps;
  const due = await dueFollows(db, now(), MAX_PER_TURN);
  const byCommunity = Map.groupBy(due, ({ community }) => community.id);
  // One after the other where they share a host. Each group ends, whatever became of the others.
  const groups = [...byCommunity.values()].map(async (rows) => {
    for (const { id } of rows) await lookAtOne(turn, id);
  });
  for (const ended of await Promise.allSettled(groups)) if (ended.status === 'rejected') throw ended.reason;
  return turn.report;
}

async function lookAtOne(turn: Turn, id: string): Promise<void> {
  const { deps, report } = turn;
  const { db, now } = deps;
  // It may have been unfollowed while those before it were looked at.
  const row = await db.follows.get(id);
  if (row === undefined || turn.signal.aborted || !isDue(row, now())) return;
  const community = knownCommunity(row);
  if (community === null || !(await mayAskNow(deps, community, turn.isPress))) {
    report.notAsked += 1;
    return recordFailure(db, id, 'not-asked', now() + RETRY_MS);
  }
  const look = await askAbout(turn, row, community).catch((error: unknown) =>
    noteFailure(turn, row, community, error),
  );
  if (look === null) return;
  const everyMs = (await deps.everyHours()) * HOUR_MS;
  await recordLook(db, id, look, { now: now(), nextAt: now() + everyMs });
  report.answered += 1;
}

async function askAbout(turn: Turn, row: FollowRow, community: KnownCommunity): Promise<Look> {
  const context = await quietContext(turn.deps, community, 'follow', turn.signal);
  const ready = await readyCommunity(turn.deps.db, community, context);
  if (ready === null) throw new SourceError('changed', `${community.name} runs other software now`);
  return lookOf(row, ready, context);
}

async function noteFailure(
  { deps, report }: Turn,
  row: FollowRow,
  community: KnownCommunity,
  error: unknown,
): Promise<null> {
  const code = error instanceof SourceError ? error.code : 'changed';
  if (code === 'cancelled') return null;
  report.failed += 1;
  await noteRefusal(deps, community, code);
  const pauseMs = Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** row.failures);
  const retryAt = (error instanceof SourceError ? error.retryAt : undefined) ?? 0;
  const nextAt = Math.max(retryAt, deps.now() + pauseMs);
  await recordFailure(deps.db, row.id, code, Math.min(nextAt, deps.now() + MAX_WAIT_MS));
  // A fault of ours: it waits like any other, so that it does not come again and again, and is told.
  if (!(error instanceof SourceError)) throw error;
  return null;
}

function knownCommunity({ community }: FollowRow): KnownCommunity | null {
  const { platform } = community;
  return platform === 'unknown' ? communityOfId(community.id, community.name) : { ...community, platform };
}

async function lookOf(row: FollowRow, community: KnownCommunity, context: SourceContext): Promise<Look> {
  const { target } = row;
  if (target.kind === 'question') return lookAtQuestion(row, target, community, context);
  if (target.kind === 'topic') return lookAtTopic(row, target, community, context);
  const { latest } = sources[community.platform];
  if (!latest) throw new SourceError('changed', `${community.name} can't be followed in this way`);
  const posts = await latest(community, target, context);
  return {
    fresh: posts.filter((post) => isNews(row, post.id, post.postedAt)).map(newsOf),
    seen: posts.map(({ id }) => id),
  };
}

async function lookAtQuestion(
  row: FollowRow,
  { question }: FollowTarget & { kind: 'question' },
  community: KnownCommunity,
  context: SourceContext,
): Promise<Look> {
  const stub = stubOf({ ...question, id: question.threadId, communityId: community.id }, community);
  const [thread] = stub ? await sources[community.platform].read(community, [stub], context) : [];
  // It is gone, or hidden for now: it is looked at again, more and more seldom, and found if it comes back.
  if (thread === undefined) throw new SourceError('not-found', 'The question is not there');
  // Its answers could not be asked for: that says nothing of them.
  if (!thread.isRead) throw new SourceError('unavailable', 'The answers did not come');
  const accepted = thread.answers.find(({ acceptedBy }) => acceptedBy !== null);
  const fresh = thread.answers
    .filter(({ id, postedAt }) => isNews(row, id, postedAt))
    .map((answer) => answerNews('answer', thread, answer));
  const isMoved = accepted !== undefined && accepted.id !== row.acceptedId && row.known.includes(accepted.id);
  return {
    fresh: isMoved ? [...fresh, answerNews('accepted', thread, accepted)] : fresh,
    seen: thread.answers.map(({ id }) => id),
    // That nobody has the tick for a while is no reason to tell of it when it comes back.
    acceptedId: accepted?.id ?? row.acceptedId,
  };
}

async function lookAtTopic(
  row: FollowRow,
  { query }: FollowTarget & { kind: 'topic' },
  community: KnownCommunity,
  context: SourceContext,
): Promise<Look> {
  const { threads } = await sources[community.platform].search(community, query, context);
  const fresh = threads
    // A search gives old threads, too, in an order that changes: only what is known to be new is news.
    .filter(({ id, askedAt }) => askedAt !== undefined && isNews(row, id, askedAt))
    .map((thread): Fresh => questionNews(thread));
  return { fresh, seen: threads.map(({ id }) => id) };
}

function isNews(row: FollowRow, id: string, postedAt: number | undefined): boolean {
  if (row.known.includes(id)) return false;
  const since = row.checkedAt ?? row.followedAt;
  return postedAt === undefined || postedAt > since - LATE_MS;
}

function newsOf({ id, kind, title, url, author, postedAt, excerpt }: Post): Fresh {
  return {
    postId: id,
    kind,
    title,
    url,
    author: author.name,
    excerpt: excerpt.slice(0, EXCERPT_CHARS),
    ...(postedAt === undefined ? {} : { postedAt }),
  };
}

function answerNews(kind: NewsRow['kind'], { title }: Thread, answer: Answer): Fresh {
  const { id, url, author, text, postedAt } = answer;
  return {
    postId: id,
    kind,
    title,
    url,
    author: author.name,
    excerpt: text.slice(0, EXCERPT_CHARS),
    ...(postedAt === undefined ? {} : { postedAt }),
  };
}

function questionNews({ id, title, url, author, text, askedAt }: Thread): Fresh {
  return {
    postId: id,
    kind: 'question',
    title,
    url,
    author: author?.name ?? null,
    excerpt: text.slice(0, EXCERPT_CHARS),
    ...(askedAt === undefined ? {} : { postedAt: askedAt }),
  };
}
