import { z } from 'zod';

import type { HttpRequest } from '@/sources/http';
import { SourceError } from '@/sources/source';

import { between, type Chance, type SoakHost } from './soak-hosts';
import type { SoakWorker } from './soak-worker';

/** What a lookup asks one host, in order. */
type Step = { host: SoakHost; part: 'search' | 'core'; path: string };

export type SoakLookup = {
  startsAt: number;
  steps: Step[];
  /** Steps that have ended. */
  done: number;
  triesLeft: number;
  /** The reader moves on after this many steps. */
  leavesAfter: number;
  end?: 'answered' | 'gave-up' | 'left';
};

const schema = z.object({ rows: z.array(z.unknown()), backoff: z.number().optional() });
const retryMs = 5000;
const never = new Promise<never>(() => undefined);

/** A search and some reads, as a source's adapter makes them; many ask about the same topics. */
export function planLookup(hosts: readonly SoakHost[], chance: Chance, startsAt: number): SoakLookup {
  const host = hosts[between(chance, 0, hosts.length - 1)];
  if (!host) throw new Error('There is no host.');
  const topic = between(chance, 1, 12);
  const reads = between(chance, 0, 2);
  const step = (part: Step['part'], path: string): Step => ({ host, part, path });
  return {
    startsAt,
    steps: [
      step('search', `search/q${topic}`),
      ...Array.from({ length: reads }, (_, at) => step('core', `core/${topic}-${at}`)),
    ],
    done: 0,
    triesLeft: 4,
    leavesAfter: chance() < 0.03 ? between(chance, 0, reads) : Number.POSITIVE_INFINITY,
  };
}

/** Begins each lookup when its time has come, and those at once that an earlier worker had begun. */
export async function runLookups(worker: SoakWorker, lookups: readonly SoakLookup[]): Promise<void> {
  const running: Promise<void>[] = [];
  for (const lookup of lookups.filter(({ end }) => end === undefined)) {
    if (lookup.startsAt > Date.now()) await worker.wait(lookup.startsAt - Date.now());
    running.push(runLookup(worker, lookup));
  }
  await Promise.all(running);
}

/** Goes on with a lookup until it has ended; of a worker that dies it never hears again. */
async function runLookup(worker: SoakWorker, lookup: SoakLookup): Promise<void> {
  while (lookup.end === undefined) {
    const step = lookup.steps[lookup.done];
    if (!step) {
      lookup.end = 'answered';
      return;
    }
    const leaving = new AbortController();
    if (lookup.done >= lookup.leavesAfter) setTimeout(() => leaving.abort(), 150);
    const problem = await ask(worker, step, leaving.signal);
    if (worker.isDead()) return never;
    if (problem === null) lookup.done += 1;
    else await despairOrWait(worker, lookup, problem);
  }
}

async function ask(worker: SoakWorker, { host, part, path }: Step, signal: AbortSignal) {
  const scope = `${host.name}/${part}`;
  const request: HttpRequest = {
    url: `https://${host.name}/${path}`,
    why: part === 'search' ? 'search' : 'answers',
    text: part === 'search' ? path : '',
    signal,
    ...(host.hasParts ? { scope } : {}),
  };
  try {
    await worker.http.json(request, schema, async ({ backoff }) => {
      if (backoff !== undefined) await worker.http.pause(scope, backoff * 1000);
    });
    worker.settle(request.url);
    return null;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (error.code !== 'cancelled') worker.settle(request.url);
    return error;
  }
}

async function despairOrWait(
  worker: SoakWorker,
  lookup: SoakLookup,
  { code, retryAt }: SourceError,
): Promise<void> {
  if (code === 'cancelled') {
    lookup.end = 'left';
    return;
  }
  if (retryAt === undefined) {
    if (!['unavailable', 'timeout'].includes(code)) throw new Error(`Nobody provoked '${code}'.`);
    lookup.triesLeft -= 1;
    if (lookup.triesLeft === 0) lookup.end = 'gave-up';
  }
  await worker.wait(Math.max(0, (retryAt ?? Date.now() + retryMs) - Date.now()));
}
