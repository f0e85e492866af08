import type { Answer, Thread } from '@/sources/source';
import type { PinChange, PinRow } from '@/storage/db';

/** An answer is held for clearly better with so many more, and half as many again. */
const CLEARLY_MORE = { by: 3, times: 1.5 };

/** What a look at an answer's thread is judged by, beside what was kept. */
export type Circumstances = {
  /** The thread says how many answers it has (`Source.countsAnswers`). */
  countsAnswers: boolean;
  /** Addresses of better answers that the reader has passed over already. */
  knownBetter: readonly string[];
};

/**
 * What has happened to a kept answer, by its thread as it stands at the source now; empty: nothing. Null where that
 * can't be told: the answer is not in what was read, and more of the thread than that exists.
 */
export function changesOf(
  pin: PinRow,
  thread: Thread,
  { countsAnswers, knownBetter }: Circumstances,
): PinChange[] | null {
  const now = thread.answers.find(({ id }) => id === pin.id);
  const better = betterThan(pin, thread).filter(({ url }) => !knownBetter.includes(url));
  if (!now) {
    const isWhole = countsAnswers && thread.answers.length >= thread.answerCount;
    return isWhole ? [{ kind: 'deleted' }, ...tellBest(better)] : null;
  }
  const moved = moveOf(pin, now, thread.answers);
  // That another was accepted in its place is told once.
  return [
    ...editOf(pin.answer, now),
    ...moved,
    ...tellBest(better.filter(({ url }) => url !== moved[0]?.url)),
  ];
}

/** The answers that were written after the kept one and that the community prefers to it, best first. */
export function betterThan(pin: PinRow, thread: Thread): Answer[] {
  const kept = pin.answer;
  const now = thread.answers.find(({ id }) => id === pin.id) ?? { ...kept, acceptedBy: null };
  const isNewer = ({ id, postedAt }: Answer) =>
    id !== pin.id && kept.postedAt !== undefined && postedAt !== undefined && postedAt > kept.postedAt;
  return thread.answers
    .filter((other) => isNewer(other) && isPreferred(other, now))
    .sort((a, b) => Number(b.acceptedBy !== null) - Number(a.acceptedBy !== null) || agreed(b) - agreed(a));
}

function tellBest([best]: readonly Answer[]): PinChange[] {
  if (!best) return [];
  return [{ kind: 'better-answer', url: best.url, author: best.author.name, text: best.text }];
}

function editOf(kept: Answer, now: Answer): PinChange[] {
  if (kept.html === now.html || plain(kept.text) === plain(now.text)) return [];
  const { html, text, editedAt } = now;
  return [{ kind: 'edited', html, text, ...(editedAt === undefined ? {} : { editedAt }) }];
}

/** Another way of writing the same words is no edit. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function moveOf(
  { answer: kept }: PinRow,
  now: Answer,
  answers: readonly Answer[],
): { kind: 'acceptance-moved'; url?: string }[] {
  if (kept.acceptedBy === null || now.acceptedBy !== null) return [];
  const other = answers.find(({ id, acceptedBy }) => id !== kept.id && acceptedBy !== null);
  return [{ kind: 'acceptance-moved', ...(other ? { url: other.url } : {}) }];
}

function isPreferred(other: Answer, now: Answer): boolean {
  if (now.acceptedBy !== null) return false;
  if (other.acceptedBy !== null) return true;
  if (other.agreement === undefined || other.agreement.unit !== now.agreement?.unit) return false;
  return agreed(other) >= agreed(now) + CLEARLY_MORE.by && agreed(other) >= agreed(now) * CLEARLY_MORE.times;
}

function agreed({ agreement }: Answer): number {
  return agreement?.value ?? 0;
}
