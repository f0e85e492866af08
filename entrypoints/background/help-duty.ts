import { lookForQuestions, resumeLanes } from '@/lookup/help-lane';
import { lookForPeople, resumePeople } from '@/lookup/knowers';
import type { QuietDeps } from '@/lookup/quiet-asking';
import type { Handlers } from '@/messaging/bus';

export type HelpDutyDeps = QuietDeps & {
  /** Keeps the worker awake until the work has ended. */
  keepAlive: (work: Promise<unknown>) => void;
};

/**
 * Asks for open questions and for people who know, on a press and never else. What a killed worker was asked for is ended
 * by the next one. Gives the handlers of its messages.
 */
export function startHelpDuty(deps: HelpDutyDeps): Pick<Handlers, 'help:look' | 'people:look'> {
  /** Nobody calls a press off: it ends with its worker. */
  const { signal } = new AbortController();
  let underWay: Promise<void> = Promise.resolve();
  void inTurn(async () => {
    await resumeLanes(deps, signal);
    await resumePeople(deps, signal);
  }).catch(() => undefined);

  /** One press at a time: a second one for the same finds what the first has brought. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = underWay.then(work);
    underWay = mine.catch(() => undefined);
    deps.keepAlive(mine);
    return mine;
  }

  return {
    'help:look': async ({ lookupId }) => {
      await inTurn(() => lookForQuestions(deps, lookupId, signal));
      return {};
    },
    'people:look': async (wanted) => {
      await inTurn(() => lookForPeople(deps, wanted, signal));
      return {};
    },
  };
}
