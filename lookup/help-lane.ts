import type { Topic } from '@/detection/topic';
import { sources } from '@/sources/registry';
import { SourceError, type HelpWanted, type Thread } from '@/sources/source';
import type { HelpLaneRow, LanePlace, LookupRow, OpenQuestion, SourceProgress } from '@/storage/db';
import { beginLane, endPlace, unfinishedPresses, type LaneEnd } from '@/storage/help-lanes';
import { lookupById } from '@/storage/lookups';

import { commonTags } from './common-tags';
import { readyCommunity, type KnownCommunity } from './pin-community';
import { isFresh, isLate } from './pressed';
import { mayAskNow, noteRefusal, quietContext, type QuietDeps } from './quiet-asking';

/** So many communities are asked at a press, the company's own first. */
const MAX_PLACES = 3;
const MAX_QUESTIONS = 30;
const EXCERPT_CHARS = 600;
const MAX_TAGS = 3;

/**
 * Looks, on the reader's press, for questions of a lookup's topic that nobody has answered or solved yet. They are
 * written into the lane of the topic, community by community. What has come within half an hour is not asked for again;
 * what has failed is. Rejects where the lookup is gone or has no topic.
 */
export async function lookForQuestions(
  deps: QuietDeps,
  lookupId: string,
  signal: AbortSignal,
): Promise<void> {
  const lookup = await lookupById(deps.db, lookupId);
  const topic = lookup?.topic;
  if (!lookup || !topic || lookup.topicKey === '') throw new Error('There is no topic to help with.');
  const row = await beginLane(deps.db, await newLane(deps, lookup, topic), (known) =>
    isFresh(known, deps.now()),
  );
  await finishLane(deps, row, signal);
}

/** Ends what a killed worker has left: a press of a moment ago is made good, an older one has failed. */
export async function resumeLanes(deps: QuietDeps, signal: AbortSignal): Promise<void> {
  const { lanes } = await unfinishedPresses(deps.db);
  for (const lane of lanes) {
    if (isLate(lane, deps.now())) await failWaiting(deps, lane);
    else await finishLane(deps, lane, signal);
  }
}

async function newLane({ db, now }: QuietDeps, lookup: LookupRow, topic: Topic): Promise<HelpLaneRow> {
  const places: LanePlace[] = [];
  for (const progress of ownFirst(Object.values(lookup.sources))) {
    const { platform } = progress.community;
    if (places.length === MAX_PLACES) break;
    if (platform === 'unknown' || progress.state === 'declined') continue;
    const source = sources[platform];
    if (!source.unanswered) continue;
    const found = (await db.threads.bulkGet(progress.threadIds)).filter((row) => row !== undefined);
    const wanted = wantedOf(progress, found, topic);
    if (wanted === null) continue;
    const rulesUrl = source.rulesUrl?.(progress.community);
    places.push({
      community: progress.community,
      wanted,
      state: 'waiting',
      questions: [],
      ...(rulesUrl === undefined ? {} : { rulesUrl }),
    });
  }
  return { id: lookup.topicKey, wantedAt: now(), places };
}

function ownFirst(progresses: SourceProgress[]): SourceProgress[] {
  const own = ({ community }: SourceProgress): boolean => community.relation === 'own';
  return [...progresses.filter(own), ...progresses.filter((each) => !own(each))];
}

/**
 * By the tags of what was found there, those first that name the product, else by the words that found most: both have
 * been there before, and the words were redacted. Null where neither is known.
 */
function wantedOf(
  { community, queries }: SourceProgress,
  found: readonly Thread[],
  topic: Topic,
): HelpWanted | null {
  const common = commonTags(found);
  const tags = [...(community.tags ?? []), ...common.filter((tag) => isNamed(tag, topic)), ...common];
  const [best] = queries
    .filter(({ text, mode, page = 1 }) => text !== '' && mode === 'words' && page === 1)
    .sort((a, b) => (b.found ?? 0) - (a.found ?? 0));
  if (tags.length === 0 && best === undefined) return null;
  return { tags: [...new Set(tags)].slice(0, MAX_TAGS), text: best?.text ?? '', language: topic.language };
}

function isNamed(tag: string, { brand = '', product = '' }: Topic): boolean {
  const fold = (text: string): string => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return fold(`${brand} ${product}`).includes(fold(tag));
}

async function finishLane(deps: QuietDeps, row: HelpLaneRow, signal: AbortSignal): Promise<void> {
  const waiting = row.places.filter(({ state }) => state === 'waiting');
  // Each ends, whatever became of the others.
  const ended = await Promise.allSettled(
    waiting.map(async (place) =>
      endPlace(deps.db, row.id, place.community.id, await askPlace(deps, place, signal)),
    ),
  );
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

async function failWaiting({ db, now }: QuietDeps, { id, places }: HelpLaneRow): Promise<void> {
  for (const { community, state } of places)
    if (state === 'waiting')
      await endPlace(db, id, community.id, {
        state: 'failed',
        problem: 'cancelled',
        questions: [],
        endedAt: now(),
      });
}

async function askPlace(deps: QuietDeps, place: LanePlace, signal: AbortSignal): Promise<LaneEnd> {
  const { platform } = place.community;
  if (platform === 'unknown') return { state: 'not-asked', questions: [], endedAt: deps.now() };
  const community: KnownCommunity = { ...place.community, platform };
  if (!(await mayAskNow(deps, community, true)))
    return { state: 'not-asked', questions: [], endedAt: deps.now() };
  try {
    const context = await quietContext(deps, community, 'help', signal);
    const ready = await readyCommunity(deps.db, community, context);
    if (ready === null) throw new SourceError('changed', `${community.name} runs other software now`);
    const threads = await sources[platform].unanswered?.(ready, place.wanted, context);
    return { state: 'answered', questions: (threads ?? []).flatMap(toQuestion), endedAt: deps.now() };
  } catch (error) {
    // A fault of ours is told like a community's: nobody waits for it in vain.
    const problem = error instanceof SourceError ? error.code : 'changed';
    await noteRefusal(deps, community, problem);
    return { state: 'failed', problem, questions: [], endedAt: deps.now() };
  }
}

function toQuestion(thread: Thread, place: number): OpenQuestion[] {
  const { id, communityId, communityName, url, title, text, tags, answerCount, isSolved, askedAt } = thread;
  if (place >= MAX_QUESTIONS || isSolved || title === '') return [];
  return [
    {
      id,
      communityId,
      communityName,
      url,
      title,
      text: text.slice(0, EXCERPT_CHARS),
      tags: tags.slice(0, 10),
      answerCount,
      ...(askedAt === undefined ? {} : { askedAt }),
    },
  ];
}
