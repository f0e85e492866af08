import { SourceError } from '../source';
import { breakerRetryAt, judgeBreaker, passBreaker, type Verdict } from './breaker';
import { pauseOf, withAsked, withPause, withQuota, type HostHealth } from './host-health';
import { dueAt, limitsOf, withSent, type Lane } from './pace';
import type { HealthBook, HttpPorts } from './ports';
import type { RateLimit } from './rate-limit';
import { defaultDeadlineMs, type HttpRequest } from './request';

/** What a request was let through with. */
export type Pass = { isTrial: boolean };

/** A trial that has not ended by then was its worker's last: the database's own time comes on top of the deadline. */
const graceMs = 5000;

/** Which of the host's limits the request counts towards. */
export function laneOf({ why }: HttpRequest): Lane {
  return why === 'search' ? 'search' : 'other';
}

/**
 * Lets the request through and counts it, in one step, or says when it may come again: `dueAt`, epoch ms. Throws
 * SourceError for a host that wants a pause or is left alone; nothing has been sent or counted then.
 */
export function admit(
  { health }: HttpPorts,
  request: HttpRequest,
  url: URL,
  now: number,
): Promise<Pass | { dueAt: number }> {
  const { host } = url;
  return health.change(scopesOf(request, url), (book) => {
    const known = book.get(host) ?? {};
    checkPauses(request, url, book, now);
    checkBreaker(host, known, now);
    const [limits, lane] = [limitsOf(url, request), laneOf(request)];
    const due = dueAt(known.sentAt, limits, lane, now);
    if (due > now) return { dueAt: due };
    const leaseMs = (request.deadlineMs ?? defaultDeadlineMs) + graceMs;
    const { breaker, isTrial } = passBreaker(known.breaker, now, leaseMs);
    const sentAt = limits.length === 0 ? undefined : withSent(known.sentAt, limits, lane, now);
    book.set(host, {
      ...withAsked(known, now),
      ...(breaker === undefined ? {} : { breaker }),
      ...(sentAt === undefined ? {} : { sentAt }),
    });
    return { isTrial };
  });
}

function scopesOf({ scope }: HttpRequest, { host }: URL): string[] {
  return scope === undefined || scope === host ? [host] : [host, scope];
}

function checkPauses(request: HttpRequest, url: URL, book: HealthBook, now: number): void {
  const retryAt = Math.max(...scopesOf(request, url).map((scope) => pauseOf(book.get(scope), now)));
  if (retryAt > 0) throw new SourceError('throttled', `${url.host} wants a pause first.`, { retryAt });
}

function checkBreaker(host: string, { breaker }: HostHealth, now: number): void {
  const retryAt = breakerRetryAt(breaker, now);
  if (retryAt === 0) return;
  const message = `${host} has failed again and again, and is left alone for a while.`;
  throw new SourceError('unavailable', message, { retryAt });
}

/** What was learned of the host, whatever became of the request. */
export type Lesson = {
  verdict: Verdict;
  limit?: RateLimit;
  isGood: boolean;
  /** The pause that a problem asks for in its platform's own dialect. */
  retryAt?: number;
};

/** Notes it, in one step. Gives the end of the pause that holds now where one was asked for, epoch ms, or 0. */
export function learn(
  { health }: HttpPorts,
  request: HttpRequest,
  url: URL,
  { isTrial }: Pass,
  lesson: Lesson,
  now: number,
): Promise<number> {
  const { verdict, limit } = lesson;
  return health.change(scopesOf(request, url), (book) => {
    const host = book.get(url.host) ?? {};
    const breaker = judgeBreaker(host.breaker, verdict, isTrial, now);
    if (breaker !== host.breaker) book.set(url.host, withBreaker(host, breaker));
    const target = targetOf(request, url, lesson);
    const retryAt = Math.max(limit?.retryAt ?? 0, lesson.retryAt ?? limit?.guessedRetryAt ?? 0);
    if (limit?.quota) book.set(target, withQuota(book.get(target) ?? {}, limit.quota, now));
    if (retryAt === 0) return 0;
    const paused = withPause(book.get(target) ?? {}, retryAt, now);
    book.set(target, paused);
    return pauseOf(paused, now);
  });
}

/**
 * Whoever refuses speaks for the whole host, unless it names the part that is full; a good reply speaks for what was
 * asked.
 */
function targetOf({ scope }: HttpRequest, { host }: URL, { isGood, limit }: Lesson): string {
  return isGood || limit?.isOfPart ? (scope ?? host) : host;
}

function withBreaker(known: HostHealth, breaker: HostHealth['breaker']): HostHealth {
  if (breaker !== undefined) return { ...known, breaker };
  const closed = { ...known };
  delete closed.breaker;
  return closed;
}
