import type { QuietDeps } from '@/lookup/quiet-asking';
import { similarQuestions } from '@/lookup/similar-questions';
import { sampleWait } from '@/lookup/wait-sample';
import type { Handlers } from '@/messaging/bus';

export type DraftDutyDeps = QuietDeps & {
  /** Keeps the worker awake until the work has ended. */
  keepAlive: (work: Promise<unknown>) => void;
};

/** What is asked for somebody who writes a question: each on their press, and never again by itself. */
export function draftHandlers(deps: DraftDutyDeps): Pick<Handlers, 'draft:similar' | 'wait:measure'> {
  const { signal } = new AbortController();
  const awake = <T>(work: Promise<T>): Promise<T> => {
    // Whoever asked is told of a failure.
    deps.keepAlive(work.catch(() => undefined));
    return work;
  };
  return {
    'draft:similar': (wanted) => awake(similarQuestions(deps, wanted, signal)),
    'wait:measure': async (wanted) => ({ read: await awake(sampleWait(deps, wanted, signal)) }),
  };
}
