import { createHttp, type Http, type HttpPorts } from '@/sources/http';
import { openDb, type CommonplaceDb } from '@/storage/db';
import { healthOf } from '@/storage/hosts';
import { ledgerOf } from '@/storage/ledger';
import { repliesOf } from '@/storage/replies';

import { between, type Chance, type SoakHost, type Taken } from './soak-hosts';

/** One worker over the database: its client, and how it dies. */
export type SoakWorker = {
  http: Http;
  db: CommonplaceDb;
  isDead: () => boolean;
  died: Promise<void>;
  /** Wakes its caller, unless it dies before. */
  wait: (ms: number) => Promise<void>;
  /** The reply to this address has been read, and what it said was noted. */
  settle: (url: string) => void;
};

const never = new Promise<never>(() => undefined);

/** How many steps of storage are under way: virtual time must not overtake them. */
export const storage = { pending: 0 };

let deliveries = 0;

/**
 * A worker that dies at its n-th step: the step may still be written, but nobody hears of it, and nothing of the worker
 * ever goes on. What a reply said that it had in hand then, nobody can know any more: its host waives that.
 */
export function startSoakWorker(
  name: string,
  hosts: ReadonlyMap<string, SoakHost>,
  chance: Chance,
  steps: number,
): SoakWorker {
  const db = openDb(name);
  const death = Promise.withResolvers<void>();
  const inHand = new Map<string, () => void>();
  const timers = new Set<NodeJS.Timeout>();
  let left = steps;

  const die = () => {
    for (const waive of inHand.values()) waive();
    for (const timer of timers) clearTimeout(timer);
    db.close();
    death.resolve();
  };
  const burn = (): boolean => {
    left -= 1;
    if (left === 0) die();
    return left <= 0;
  };
  const step = async <T>(run: () => Promise<T>): Promise<T> => {
    if (burn()) return never;
    storage.pending += 1;
    try {
      const came = await run();
      return burn() ? never : came;
    } catch (error) {
      if (left <= 0) return never;
      throw error;
    } finally {
      storage.pending -= 1;
    }
  };

  const [health, ledger, replies] = [healthOf(db), ledgerOf(db), repliesOf(db)];
  const ports: HttpPorts = {
    now: () => Date.now(),
    isOnline: () => true,
    mayAsk: async () => true,
    health: { change: (scopes, edit) => step(() => health.change(scopes, edit)) },
    ledger: {
      open: (row) => step(() => ledger.open(row)),
      close: (id, outcome) => step(() => ledger.close(id, outcome)),
    },
    replies: {
      find: (url) => step(() => replies.find(url)),
      keep: (reply) => step(() => replies.keep(reply)),
    },
    fetch: async (input, init = {}) => {
      if (burn()) return never;
      const url = new URL(input instanceof Request ? input.url : input);
      const response = await travel(hosts, url, init, chance, (taken, by) => {
        if (left <= 0) return taken.waive(by);
        inHand.set(url.href, () => taken.waive(by));
      });
      return burn() ? never : response;
    },
  };
  return {
    http: createHttp(ports),
    db,
    isDead: () => left <= 0,
    died: death.promise,
    wait: (ms) =>
      new Promise((resolve) => {
        if (left <= 0) return;
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, ms);
        timers.add(timer);
      }),
    settle: (url) => void inHand.delete(url),
  };
}

/** To the host and back, which takes a while each way. Nothing is delivered to whoever has stopped waiting. */
async function travel(
  hosts: ReadonlyMap<string, SoakHost>,
  url: URL,
  { signal, headers }: RequestInit,
  chance: Chance,
  onDelivery: (taken: Taken, by: number) => void,
): Promise<Response> {
  const host = hosts.get(url.host);
  if (!host) throw new Error(`There is no ${url.host}.`);
  const there = pause(between(chance, 5, 200), signal);
  const backMs = between(chance, 5, 400);
  await there;
  const taken = host.take(url, new Headers(headers), Date.now());
  if (taken.act === 'hang') return pause(Number.MAX_SAFE_INTEGER, signal).then(() => never);
  await pause(backMs, signal);
  if (taken.act === 'cut') throw new TypeError('terminated');
  deliveries += 1;
  const response = taken.deliver(deliveries);
  onDelivery(taken, deliveries);
  return response;
}

function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = ms > 2 ** 31 ? undefined : setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
