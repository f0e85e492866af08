import { SourceError } from '../source';
import { boundedPause } from './host-health';
import type { HttpPorts } from './ports';
import type { Reply } from './reply';
import type { HttpRequest } from './request';

/** What tells why a reply is bad. */
type BadReply = Pick<Reply, 'status' | 'headers' | 'contentType' | 'body' | 'limit'>;

/** The problem that a bad reply tells of: in the words of its platform, or else by its status. */
export function readRefusal(request: HttpRequest, host: string, reply: BadReply, now: number): SourceError {
  const { status, body, headers, limit } = reply;
  const told = request.readError?.({ status, body, headers, now }) ?? readStatus(host, reply);
  const said = told.retryAt ?? limit.retryAt ?? limit.guessedRetryAt;
  const isToCome = told.retryAt !== undefined || told.code === 'throttled' || told.code === 'unavailable';
  return isToCome && said !== undefined ? withRetryAt(told, boundedPause(said, now)) : told;
}

/** The same problem with another time. */
export function withRetryAt(problem: SourceError, retryAt: number): SourceError {
  return new SourceError(problem.code, problem.message, { retryAt, cause: problem.cause });
}

function readStatus(host: string, { status, contentType, limit }: BadReply): SourceError {
  if (limit.isThrottled) return new SourceError('throttled', `${host} asks for a pause.`);
  if (status === 503 && limit.retryAt !== undefined) {
    return new SourceError('unavailable', `${host} is down for a while.`);
  }
  // A page in place of data is a challenge: the host wants to see a person first.
  const isChallenge = status === 503 && isHtml(contentType);
  if (status === 401 || status === 403 || isChallenge) {
    return new SourceError('refused', `${host} refused (HTTP ${status}).`);
  }
  if (status === 404 || status === 410) return new SourceError('not-found', `${host} has no such page.`);
  if (status >= 500) return new SourceError('unavailable', `${host} has a problem (HTTP ${status}).`);
  return new SourceError('changed', `${host} did not understand the request (HTTP ${status}).`);
}

export function isHtml(contentType: string): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);
}

/** Whatever went wrong with a request, as the problem that its caller is told. */
export function toSourceError(
  error: unknown,
  signal: AbortSignal,
  ports: Pick<HttpPorts, 'isOnline'>,
): SourceError {
  if (error instanceof SourceError) return error;
  if (signal.aborted) return new SourceError('cancelled', 'The reader moved on.', { cause: error });
  // fetch and its body stream fail with a TypeError when there is no way through, and with nothing else.
  if (error instanceof TypeError) {
    const code = ports.isOnline?.() === true ? 'unavailable' : 'offline';
    return new SourceError(code, 'The host could not be reached.', { cause: error });
  }
  // Most likely the ledger could not be written, and what is not written down is not sent.
  return new SourceError('unavailable', 'The request could not be made.', { cause: error });
}
