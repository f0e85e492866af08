import type { Answer, Thread } from '@/sources/source';

/** How long a community took to answer, as far as the threads on this device tell. Times in ms, dates in epoch ms. */
export type MeasuredWait = {
  /** Half of the answered questions had their first answer within this time. */
  medianMs: number;
  /** Answered questions that the median is made of. */
  answered: number;
  /** The same for the answers that were accepted; absent where fewer than five are known. */
  accepted?: { medianMs: number; count: number };
  /** Share of all measured questions that nobody has answered, from 0 to 1. */
  unansweredShare: number;
  /** When the oldest and the newest of the measured questions were asked. */
  from: number;
  to: number;
  /** Only questions with this tag were measured. */
  tag?: string;
};

/** Of fewer answers nothing is concluded. */
const MIN_ANSWERED = 5;
/** How a community was long ago says little of how it is: so many of its latest questions are measured. */
const MAX_QUESTIONS = 200;
/**
 * A younger question is not measured, answered or not: of those that wait for long nothing is known yet, and the quick
 * ones alone would make a community look quicker than it is.
 */
export const MATURE_MS = 14 * 24 * 3600 * 1000;

type Question = { askedAt: number; waitMs: number | null; acceptedMs: number | null };

/**
 * The time from a question to the first answer that is still there and by somebody else: its median over the latest
 * questions of one community that are at least 14 days old. Null where fewer than five answered ones are known. Only
 * threads that were read count; those whose times can't be (no date, an answer before its question, only a part of the
 * answers without a date) are left out. An edit changes nothing: it is the first posting that counts. `now` in epoch ms.
 */
export function measuredWait(threads: readonly Thread[], now: number): MeasuredWait | null {
  const questions = threads
    .flatMap((thread) => questionOf(thread, now))
    .sort((a, b) => b.askedAt - a.askedAt)
    .slice(0, MAX_QUESTIONS);
  const waits = questions.flatMap(({ waitMs }) => waitMs ?? []);
  const accepted = questions.flatMap(({ acceptedMs }) => acceptedMs ?? []);
  const [newest, oldest] = [questions[0], questions.at(-1)];
  if (waits.length < MIN_ANSWERED || !newest || !oldest) return null;
  return {
    medianMs: medianOf(waits),
    answered: waits.length,
    ...(accepted.length < MIN_ANSWERED
      ? {}
      : { accepted: { medianMs: medianOf(accepted), count: accepted.length } }),
    unansweredShare: 1 - waits.length / questions.length,
    from: oldest.askedAt,
    to: newest.askedAt,
  };
}

/** The same under the first of these tags of which enough is known; else of the whole community. */
export function waitUnder(
  threads: readonly Thread[],
  tags: readonly string[],
  now: number,
): MeasuredWait | null {
  for (const tag of tags) {
    const measured = measuredWait(
      threads.filter((thread) => thread.tags.some((each) => each.toLowerCase() === tag.toLowerCase())),
      now,
    );
    if (measured) return { ...measured, tag };
  }
  return measuredWait(threads, now);
}

/** Empty where the thread tells nothing. */
function questionOf({ isRead, askedAt, answers, answerCount }: Thread, now: number): Question[] {
  if (!isRead || askedAt === undefined || now - askedAt < MATURE_MS) return [];
  const waitOf = ({ postedAt }: Answer): number[] =>
    postedAt === undefined || postedAt < askedAt ? [] : [postedAt - askedAt];
  const others = answers.filter(({ isByAsker }) => isByAsker !== true);
  if (others.length === 0)
    // The community counts answers that we have not got: nobody knows when they came.
    return answerCount <= answers.length ? [{ askedAt, waitMs: null, acceptedMs: null }] : [];
  const waits = others.flatMap(waitOf);
  const [acceptedMs = null] = others.filter(({ acceptedBy }) => acceptedBy !== null).flatMap(waitOf);
  return waits.length > 0 ? [{ askedAt, waitMs: Math.min(...waits), acceptedMs }] : [];
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
