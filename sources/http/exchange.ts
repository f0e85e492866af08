import { SourceError } from '../source';
import { discard, joinChunks, readChunks } from './body';
import { withAsked } from './host-health';
import { findKept, keepReply } from './kept-replies';
import type { HttpPorts } from './ports';
import { readRateLimit } from './rate-limit';
import { readRefusal, toSourceError } from './refusal';
import { landedAt, readReply, type Reply } from './reply';
import { defaultDeadlineMs, defaultMaxBytes, initOf, type HttpRequest } from './request';
import { openRow, type Notes } from './visit';

/**
 * Sends the request, reads its reply, good or bad, and gives what `finish` makes of it. Throws what `finish` throws,
 * and SourceError for a reply that can't be used at all.
 */
export async function exchange<T>(
  ports: HttpPorts,
  request: HttpRequest,
  url: URL,
  notes: Notes,
  finish: (reply: Reply) => T,
): Promise<T> {
  const kept = await findKept(ports, request, url);
  const reply = await withDeadline(request, url, async (signal) => {
    const response = await ports.fetch(url.href, { ...initOf(request, kept), signal });
    const limit = noteHead(notes, response, ports.now(), kept !== undefined);
    const read = () => readReply({ request, url, response, kept, limit }, signal);
    const landed = landedAt(url, response);
    return await (landed.host === url.host ? read() : elsewhere(ports, request, landed, read));
  });
  const finished = finish(reply);
  if (reply.isUnchanged) notes.outcome = 'unchanged';
  await keepReply(ports, request, url, reply, kept);
  return finished;
}

/** What the head of a reply says counts, even when its body never comes. */
export function noteHead(notes: Notes, response: Response, now: number, hasKept: boolean): Reply['limit'] {
  const limit = readRateLimit(response.status, response.headers, now);
  notes.limit = limit;
  notes.isGood = response.ok || (hasKept && response.status === 304);
  return limit;
}

/** The file as it is. A redirect to another host is followed over TLS only, and gets a row of its own. */
export function download(
  ports: HttpPorts,
  request: HttpRequest,
  url: URL,
  notes: Notes,
): Promise<Uint8Array> {
  return withDeadline(request, url, async (signal) => {
    const response = await ports.fetch(url.href, { ...initOf(request), redirect: 'follow', signal });
    const limit = noteHead(notes, response, ports.now(), false);
    const landed = landedAt(url, response);
    if (landed.protocol !== 'https:' && landed.origin !== url.origin) {
      discard(response);
      throw new SourceError('refused', `${url.host} sent the request elsewhere.`);
    }
    if (!response.ok) {
      discard(response);
      const { status, headers } = response;
      const contentType = headers.get('content-type') ?? '';
      throw readRefusal(request, url.host, { status, headers, contentType, body: '', limit }, ports.now());
    }
    const read = () => readFile(request, landed, response, signal);
    return landed.href === url.href ? read() : elsewhere(ports, request, landed, read);
  });
}

async function readFile(
  request: HttpRequest,
  landed: URL,
  response: Response,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { chunks, isWhole } = await readChunks(response, request.maxBytes ?? defaultMaxBytes, signal);
  if (!isWhole) throw new SourceError('too-large', `The file at ${landed.host} is too large.`);
  return joinChunks(chunks);
}

/** The host that a redirect led to was asked as well: it is counted and stands in the ledger. */
async function elsewhere<T>(
  ports: HttpPorts,
  request: HttpRequest,
  landed: URL,
  read: () => Promise<T>,
): Promise<T> {
  const { host } = landed;
  const row = await openRow(ports, request, landed);
  try {
    await ports.health.change([host], (book) => book.set(host, withAsked(book.get(host) ?? {}, ports.now())));
    const came = await read();
    await row.close('ok');
    return came;
  } catch (error) {
    const problem = toSourceError(error, request.signal, ports);
    await row.close(problem.code);
    throw problem;
  }
}

export async function withDeadline<T>(
  request: HttpRequest,
  url: URL,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.deadlineMs ?? defaultDeadlineMs);
  const signal = AbortSignal.any([request.signal, deadline.signal]);
  try {
    return await run(signal);
  } catch (error) {
    if (!(error instanceof SourceError) && deadline.signal.aborted && !request.signal.aborted) {
      throw new SourceError('timeout', `${url.host} took too long.`, { cause: error });
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
