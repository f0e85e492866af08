import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import type { Lexicon } from './lexicon';

/** How much of the topic's weight a title must carry to promise an answer. */
const PROMISING = 0.45;

/** What promises less shares no more than its grammar with the topic. */
const HARDLY_PROMISING = 0.15;

/** How much each thread's title and excerpt promise of the topic, 0..1 (titles count double). */
export function promiseOf(topic: Topic, lexicon: Lexicon): (thread: Thread) => number {
  const stems = (text: string): Set<string> => new Set(lexicon.words(text).map(lexicon.stem));
  const wanted = new Map(
    lexicon
      .words(`${topic.question} ${topic.codes.join(' ')}`)
      .map((word) => [lexicon.stem(word), lexicon.rarity(word)] as const),
  );
  const whole = [...wanted.values()].reduce((sum, rarity) => sum + rarity, 0) || 1;
  const share = (found: Set<string>): number =>
    [...wanted].reduce((sum, [stem, rarity]) => sum + (found.has(stem) ? rarity : 0), 0) / whole;
  return (thread) => {
    const inTitle = share(stems(thread.title));
    const inText = share(stems(`${thread.title} ${thread.text.slice(0, 600)}`));
    return (2 * inTitle + inText) / 3;
  };
}

/** How many of these threads promise an answer by their titles. */
export function countPromising(threads: Thread[], promise: (thread: Thread) => number): number {
  return threads.filter((thread) => thread.answerCount > 0 && promise(thread) >= PROMISING).length;
}

/** Whether a thread that no search of this topic has listed is worth listing. */
export function isPromisingAtAll(promise: number): boolean {
  return promise >= HARDLY_PROMISING;
}

/** Threads worth reading, most promising first; a thread nobody has answered is not. */
export function readingOrder(threads: Thread[], promise: (thread: Thread) => number): Thread[] {
  return threads
    .filter((thread) => thread.answerCount > 0)
    .map((thread, index) => ({ thread, index, value: promise(thread) + (thread.isSolved ? 0.05 : 0) }))
    .sort((a, b) => b.value - a.value || a.index - b.index)
    .map(({ thread }) => thread);
}
