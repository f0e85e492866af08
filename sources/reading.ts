import { SourceError, type Answer, type ProblemCode, type Thread } from './source';

/** Waits for a reply; null where it fails in one of these ways. */
export async function nullOn<T>(codes: readonly ProblemCode[], asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof SourceError && codes.includes(error.code)) return null;
    throw error;
  }
}

/** How an address answers where other software runs. */
export const otherSoftware: readonly ProblemCode[] = ['not-found', 'changed'];

/** The same thread with its answers, the asker's own ones marked. */
export function withAnswers(thread: Thread, found: Answer[]): Thread {
  const asker = thread.author?.url;
  const answers = [...new Map(found.map((answer) => [answer.id, answer])).values()].map((answer) =>
    asker === undefined || answer.author.url === undefined
      ? answer
      : { ...answer, isByAsker: answer.author.url === asker },
  );
  return {
    ...thread,
    isRead: true,
    answers,
    answerCount: Math.max(thread.answerCount, answers.length),
    isSolved: thread.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
  };
}

/** In the order of the reply. A post that came in over two servers has one address, and is shown once. */
export function ranked(threads: Thread[], firstRank = 0): Thread[] {
  const byUrl = new Map(threads.toReversed().map((thread) => [thread.url, thread]));
  return threads
    .filter((thread) => byUrl.get(thread.url) === thread)
    .map((thread, index) => ({ ...thread, nativeRank: firstRank + index }));
}

/** Reads one thread after the other; one that is gone is left out. */
export async function readEach(
  threads: Thread[],
  readOne: (thread: Thread) => Promise<Thread | null>,
): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    const one = await nullOn(['not-found'], readOne(thread));
    if (one) read.push(one);
  }
  return read;
}
