import { SourceError, type ProblemCode } from '../source';
import { admit, laneOf, learn, type Lesson, type Pass } from './admission';
import type { Verdict } from './breaker';
import type { HttpPorts } from './ports';
import { concurrencyAt, type Queues } from './queues';
import { toSourceError, withRetryAt } from './refusal';
import type { HttpRequest } from './request';

/** Whoever would have to wait longer for their turn is told to come back instead. */
const longestWaitMs = 20_000;

/** What a request brings home besides its reply: filled in as it goes. */
export type Notes = Pick<Lesson, 'limit' | 'isGood'> & { outcome: string };

/** One request to be made: `run` sends it, `obey` does what its good reply asks for before the next has its turn. */
export type Errand<T> = {
  request: HttpRequest;
  url: URL;
  run: (notes: Notes) => Promise<T>;
  obey?: ((reply: T) => Promise<void>) | undefined;
};

/**
 * Makes a request in its turn: it waits in line with those of its kind, then for its host; it is written down before it
 * is sent; and what it shows of the host is noted before the next one has its turn. Throws SourceError and nothing else.
 */
export async function makeVisit<T>(ports: HttpPorts, queues: Queues, errand: Errand<T>): Promise<T> {
  const { request, url } = errand;
  const { signal, scope } = request;
  const line = `${url.host} ${scope ?? laneOf(request)}`;
  try {
    // One at a time of a scope: its pause would come too late for a second one that is on its way.
    const atOnce = scope === undefined ? concurrencyAt(url.host) : 1;
    return await queues.run(line, atOnce, signal, () => waitAndVisit(ports, queues, errand));
  } catch (error) {
    throw toSourceError(error, signal, ports);
  }
}

async function waitAndVisit<T>(ports: HttpPorts, queues: Queues, errand: Errand<T>): Promise<T> {
  const { host } = errand.url;
  const { signal } = errand.request;
  const latest = ports.now() + longestWaitMs;
  let due = 0;
  for (;;) {
    // Timers may be a little early by the clock.
    const visit = () => visitNow(ports, errand, Math.max(ports.now(), due));
    const came = await queues.run(host, concurrencyAt(host), signal, visit);
    if ('reply' in came) return came.reply;
    due = came.dueAt;
    if (due > latest) {
      throw new SourceError('throttled', `${host} is asked no faster than it likes.`, { retryAt: due });
    }
    // Waiting outside the host's queue: those of another kind may still have their turn.
    await sleep(due - ports.now(), signal);
  }
}

async function visitNow<T>(
  ports: HttpPorts,
  errand: Errand<T>,
  now: number,
): Promise<{ reply: T } | { dueAt: number }> {
  const { request, url, obey } = errand;
  if (!(await ports.mayAsk(url.href))) {
    throw new SourceError('needs-permission', `The browser needs a permission for ${url.host}.`);
  }
  request.signal.throwIfAborted();
  const pass = await admit(ports, request, url, now);
  if ('dueAt' in pass) return pass;
  const reply = await send(ports, errand, pass);
  await obey?.(reply);
  return { reply };
}

/** The row stands before the request is sent, and what was learned is noted before the row is closed. */
async function send<T>(ports: HttpPorts, errand: Errand<T>, pass: Pass): Promise<T> {
  const { request, url, run } = errand;
  const row = await openRow(ports, request, url).catch(async (error: unknown) => {
    await noteLesson(ports, errand, pass, { verdict: 'unknown', isGood: false });
    throw error;
  });
  const notes: Notes = { isGood: false, outcome: 'ok' };
  try {
    const reply = await run(notes);
    await noteLesson(ports, errand, pass, { ...notes, verdict: 'alive' });
    await row.close(notes.outcome);
    return reply;
  } catch (error) {
    const problem = toSourceError(error, request.signal, ports);
    const { code, retryAt } = problem;
    const heldUntil = await noteLesson(ports, errand, pass, {
      ...notes,
      verdict: verdictOf(code),
      ...(retryAt === undefined ? {} : { retryAt }),
    });
    await row.close(code);
    throw retryAt === undefined ? problem : withRetryAt(problem, Math.max(retryAt, heldUntil));
  }
}

/** Opens the request's row in the ledger. Throws what the ledger throws: what is not written down is not sent. */
export async function openRow(
  { ledger, now }: HttpPorts,
  { text, why, cause }: HttpRequest,
  { host, href }: URL,
): Promise<{ close: (outcome: string) => Promise<void> }> {
  const id = await ledger.open({ at: now(), host, url: href, text, why: cause ?? why });
  // The row stands; an answer that is already here isn't thrown away because its outcome can't be noted.
  return { close: (outcome) => ledger.close(id, outcome).catch(() => undefined) };
}

/** Where it can't be noted, the next request can't be counted either, and is not sent. */
function noteLesson<T>(
  ports: HttpPorts,
  { request, url }: Errand<T>,
  pass: Pass,
  lesson: Lesson,
): Promise<number> {
  return learn(ports, request, url, pass, lesson, ports.now()).catch(() => 0);
}

/** A host that refuses, or answers what nobody understands, is there; without a network nobody knows. */
function verdictOf(code: ProblemCode): Verdict {
  if (code === 'unavailable' || code === 'timeout') return 'dead';
  return code === 'offline' || code === 'cancelled' ? 'unknown' : 'alive';
}

/** Rejects when the signal aborts. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
