/** How long somebody waits for a page to be finished. */
export type Budget = { quietMs: number; totalMs: number; batches: number };

const usualBudget: Budget = { quietMs: 400, totalMs: 5000, batches: 200 };

/**
 * Watches a document change, and calls `look` each time it has been quiet for a while. Ends for good, and takes its
 * observer away, once `look` says that there is nothing to wait for, or with a last look when the budget is spent.
 * Gives the way to end it early.
 */
export function lookWhenQuiet(
  document: Document,
  look: () => Promise<boolean>,
  budget: Budget = usualBudget,
): () => void {
  let batchesLeft = budget.batches;
  let isOver = false;
  let isLooking = false;
  const observer = new MutationObserver(() => {
    batchesLeft -= 1;
    if (batchesLeft <= 0) lookLast();
    else waitForQuiet();
  });
  let quiet = setTimeout(lookOnce, budget.quietMs);
  const end = setTimeout(lookLast, budget.totalMs);

  function waitForQuiet(): void {
    clearTimeout(quiet);
    quiet = setTimeout(lookOnce, budget.quietMs);
  }

  function lookOnce(): void {
    if (isLooking) return waitForQuiet();
    isLooking = true;
    void look().then((isFinished) => {
      isLooking = false;
      if (isFinished) stop();
    });
  }

  function lookLast(): void {
    if (isOver) return;
    stop();
    void look();
  }

  function stop(): void {
    isOver = true;
    observer.disconnect();
    clearTimeout(quiet);
    clearTimeout(end);
  }

  observer.observe(document, { subtree: true, childList: true, characterData: true });
  return stop;
}
