import { glance } from '@/detection/glance';
import type { NextStep } from '@/messaging/contract';
import { tell } from '@/messaging/tell';

import { lookWhenQuiet } from './late-content';
import { onNavigation } from './navigations';

/** Some addresses carry more than anybody needs. */
function addressOf({ location: { href, origin, pathname } }: Window): string {
  return href.length > 4000 ? origin + pathname.slice(0, 2000) : href;
}

/** Of Chromium alone. */
function isPrerendering(document: Document & { prerendering?: boolean }): boolean {
  return document.prerendering === true;
}

type Answer = { next: NextStep } | null | 'gone';

/**
 * Tells the worker of this page, and of each page that it becomes. Gives the way to stop; nothing is left behind
 * then. Stops by itself when the site is not watched any more, or when the extension is gone.
 */
export function startWatching(window: Window): () => void {
  const { document } = window;
  let stopWaiting = (): void => undefined;
  /** Counts pages: what belongs to an earlier one is dropped. */
  let page = 0;
  /** What the last look at the page before saw. */
  let seen = '';
  let isLeft = false;

  const stopListening = onNavigation(window, () => void arrive(seen));
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void arrive('');
  };
  window.addEventListener('pageshow', onShow);

  function leave(): void {
    isLeft = true;
    page += 1;
    stopWaiting();
    stopListening();
    window.removeEventListener('pageshow', onShow);
    document.removeEventListener('prerenderingchange', begin);
  }

  /** `before`: what was seen of the page that this one was a moment ago, and which it may still show. */
  async function arrive(before: string): Promise<void> {
    stopWaiting();
    const turn = (page += 1);
    if (stepOf(await tell('page:arrived', { url: addressOf(window) })) !== 'look' || turn !== page) return;
    if (before === '' && (await isFinished(turn, before))) return;
    if (turn === page) stopWaiting = lookWhenQuiet(document, () => isFinished(turn, before));
  }

  /** Looks once. False: it is worth waiting for more. */
  async function isFinished(turn: number, before: string): Promise<boolean> {
    if (turn !== page) return true;
    const facts = glance(document, window.location.href);
    const look = JSON.stringify({ ...facts, url: '' });
    // The address changes before the page does.
    if (look === before) return false;
    seen = look;
    return stepOf(await tell('page:glance', { glance: facts })) !== 'wait';
  }

  function stepOf(answer: Answer): NextStep {
    if (answer === null) return 'pass';
    const step = answer === 'gone' ? 'leave' : answer.next;
    if (step === 'leave' && !isLeft) leave();
    return step;
  }

  function begin(): void {
    void arrive('');
  }

  // A page that the browser has only prepared has not been opened by anybody.
  if (isPrerendering(document)) document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();
  return leave;
}
