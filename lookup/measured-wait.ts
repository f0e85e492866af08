import type { Thread } from '@/sources/source';

/** How long a community took to answer, as far as the threads on this device tell. Times in ms, dates in epoch ms. */
export type MeasuredWait = {
  /** Half of the answered questions had their first answer within this time. */
  medianMs: number;
  /** Answered questions that the median is made of. */
  answered: number;
  /** Share of all measured questions that nobody has answered, from 0 to 1. */
  unansweredShare: number;
  /** When the oldest and the newest of the measured questions were asked. */
  from: number;
  to: number;
};

/** Of fewer answers nothing is concluded. */
const MIN_ANSWERED = 5;
/** How a community was long ago says little of how it is: so many of its latest questions are measured. */
const MAX_QUESTIONS = 200;
/** A question as young as this may still get its answer: that it has none yet says nothing. */
const OPEN_MS = 7 * 24 * 3600 * 1000;

type Question = { askedAt: number; waitMs: number | null };

/**
 * The time from a question to the first answer that is still there and by somebody else: its median over the latest
 * questions of one community. Null where fewer than five answered ones are known. Only threads that were read count;
 * those whose times can't be (no date, an answer before its question, only a part of the answers without a date) are
 * left out. An edit changes nothing: it is the first posting that counts. `now` in epoch ms.
 */
export function measuredWait(threads: readonly Thread[], now: number): MeasuredWait | null {
  const questions = threads
    .flatMap((thread) => questionOf(thread, now))
    .sort((a, b) => b.askedAt - a.askedAt)
    .slice(0, MAX_QUESTIONS);
  const waits = questions.flatMap(({ waitMs }) => (waitMs === null ? [] : [waitMs]));
  const [newest, oldest] = [questions[0], questions.at(-1)];
  if (waits.length < MIN_ANSWERED || !newest || !oldest) return null;
  return {
    medianMs: medianOf(waits),
    answered: waits.length,
    unansweredShare: 1 - waits.length / questions.length,
    from: oldest.askedAt,
    to: newest.askedAt,
  };
}

/** Empty where the thread tells nothing. */
function questionOf({ isRead, askedAt, answers, answerCount }: Thread, now: number): Question[] {
  if (!isRead || askedAt === undefined || askedAt > now) return [];
  const others = answers.filter(({ isByAsker }) => isByAsker !== true);
  if (others.length === 0) {
    // The community counts answers that we have not got: nobody knows when they came.
    const isUnanswered = answerCount <= answers.length && now - askedAt > OPEN_MS;
    return isUnanswered ? [{ askedAt, waitMs: null }] : [];
  }
  const waits = others.map(({ postedAt }) => (postedAt === undefined ? -1 : postedAt - askedAt));
  const known = waits.filter((waitMs) => waitMs >= 0);
  return known.length > 0 ? [{ askedAt, waitMs: Math.min(...known) }] : [];
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
