import PQueue from 'p-queue';

/** Stack Exchange takes 30 requests a second from one address; a forum is somebody's small machine. */
const concurrencies = new Map([['api.stackexchange.com', 2]]);

/** How many requests may be under way at one host. */
export function concurrencyAt(host: string): number {
  return concurrencies.get(host) ?? 1;
}

export type Queues = {
  /** Runs the task when its turn comes. A caller who leaves while it waits is told at once. */
  run: <T>(key: string, concurrency: number, signal: AbortSignal, task: () => Promise<T>) => Promise<T>;
};

/** One queue for each key. */
export function createQueues(): Queues {
  const queues = new Map<string, PQueue>();

  function queueOf(key: string, concurrency: number): PQueue {
    const known = queues.get(key);
    if (known) return known;
    const queue = new PQueue({ concurrency });
    queues.set(key, queue);
    return queue;
  }

  return {
    run: async (key, concurrency, signal, task) => {
      signal.throwIfAborted();
      const waiting = new AbortController();
      const stopWaiting = () => waiting.abort(signal.reason);
      signal.addEventListener('abort', stopWaiting, { once: true });
      const start = () => {
        // From here on the task ends by itself, after it has closed its ledger row.
        signal.removeEventListener('abort', stopWaiting);
        return task();
      };
      return await queueOf(key, concurrency).add(start, { signal: waiting.signal });
    },
  };
}
