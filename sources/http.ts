import PQueue from 'p-queue';
import type { z } from 'zod';

import { SourceError } from './source';

/** One outgoing request, with all that the ledger says of it. */
export type HttpRequest = {
  /** Absolute http(s) address. */
  url: string;
  /** Why it is sent. */
  why: 'search' | 'answers' | 'thread' | 'probe' | 'model';
  /** The reader's words in it ('' where it carries only ids). */
  text: string;
  signal: AbortSignal;
  /**
   * What a pause applies to, when it is narrower than the host: Stack Exchange's `backoff` is per method.
   * Default: the host.
   */
  scope?: string;
  /** Default 10,000 ms. */
  deadlineMs?: number;
  /** Default 2,000,000 bytes of body after decoding. */
  maxBytes?: number;
  /** The representation that is wanted, where the host has several ('application/vnd.github.full+json'). */
  accept?: string;
  /** Sent as a POST with this JSON text: for APIs that take questions in no other way (GraphQL). */
  jsonBody?: string;
  /** The reader's own token for this host. Never written down. */
  bearer?: string;
  /**
   * The one request that goes out in the reader's own session, with their cookies for that host: only where they
   * have agreed to it for this very community.
   */
  asReader?: true;
  /** The platform's own dialect of refusal: reads an error reply, or gives null for the general reading. */
  readError?: (reply: { status: number; body: string; headers: Headers; now: number }) => SourceError | null;
};

/** The only way out of the product. Every call throws SourceError and nothing else. */
export type Http = {
  /** `obey` does what the reply itself asks for (a pause) before the host's next request has its turn. */
  json: <T>(request: HttpRequest, schema: z.ZodType<T>, obey?: (reply: T) => Promise<void>) => Promise<T>;
  html: (request: HttpRequest) => Promise<{ body: string; url: string; headers: Headers }>;
  /**
   * A file, whole, that the reader wants fetched. Large files often lie at another host than the one that is asked:
   * a redirect over https is followed, and the ledger names that host too.
   */
  bytes: (request: HttpRequest) => Promise<Uint8Array>;
  /** Obeys a pause that came inside a good reply: nothing is sent in this scope for `ms` from now. */
  pause: (scope: string, ms: number) => Promise<void>;
  /** Records what a source said of its remaining quota. */
  quota: (host: string, left: number, max: number) => Promise<void>;
};

/** Where each request is written down before it is sent. */
export type LedgerPort = {
  open: (row: {
    at: number;
    host: string;
    url: string;
    text: string;
    why: HttpRequest['why'];
  }) => Promise<number>;
  close: (id: number, outcome: string) => Promise<void>;
};

/** What is known of a host or scope, kept across worker restarts. */
export type HealthPort = {
  /** Epoch ms before which nothing may be sent in this scope, or 0. */
  retryAt: (scope: string) => Promise<number>;
  setRetryAt: (scope: string, retryAt: number) => Promise<void>;
  setQuota: (host: string, left: number, max: number, at: number) => Promise<void>;
};

export type HttpPorts = {
  fetch: typeof globalThis.fetch;
  now: () => number;
  ledger: LedgerPort;
  health: HealthPort;
  /** False when the browser would block the request for want of a host permission. */
  mayAsk: (url: string) => Promise<boolean>;
  /** False without a network; then a host that can't be reached is not to blame. Not known: it is taken to be so. */
  isOnline?: () => boolean;
};

const defaultDeadlineMs = 10_000;
const defaultMaxBytes = 2_000_000;
/** An error says what it has to say early; what follows is decoration. */
const maxErrorBytes = 64_000;
const secondMs = 1000;
const defaultPauseMs = 60 * secondMs;
const longestPauseMs = 24 * 60 * 60 * secondMs;
/** Stack Exchange takes 30 requests a second from one address; a forum is somebody's small machine. */
const concurrencies = new Map([['api.stackexchange.com', 2]]);

/** A reply that may be parsed: it came from the asked origin, in time, within its size, and is no refusal. */
type Reply = { body: string; url: string; headers: Headers; contentType: string };

/**
 * Makes the one client through which the product speaks. Each request waits for its host's queue, is written
 * to the ledger before it is sent, and ends there with 'ok' or a problem code, whatever happens.
 */
export function createHttp(ports: HttpPorts): Http {
  const queues = new Map<string, PQueue>();

  function queueOf(host: string): PQueue {
    const known = queues.get(host);
    if (known) return known;
    const queue = new PQueue({ concurrency: concurrencies.get(host) ?? 1 });
    queues.set(host, queue);
    return queue;
  }

  async function send<T>(
    request: HttpRequest,
    run: (url: URL) => Promise<T>,
    obey?: (reply: T) => Promise<void>,
  ): Promise<T> {
    const url = readAddress(request.url);
    try {
      return await inTurn(queueOf(url.host), request.signal, async () => {
        await checkMayAsk(ports, request, url);
        const reply = await withLedger(ports, request, url, () => run(url));
        await obey?.(reply);
        return reply;
      });
    } catch (error) {
      throw toSourceError(error, request.signal, ports);
    }
  }

  return {
    json: (request, schema, obey) =>
      send(request, (url) => exchange(ports, request, url, (reply) => parseJson(reply, schema)), obey),
    html: (request) => send(request, (url) => exchange(ports, request, url, parseHtmlReply)),
    bytes: (request) => send(request, (url) => download(ports, request, url)),
    pause: (scope, ms) => orUnavailable(() => pauseUntil(ports, scope, ports.now() + ms)),
    quota: (host, left, max) => orUnavailable(() => ports.health.setQuota(host, left, max, ports.now())),
  };
}

/** The absolute http(s) address that `text` means, seen from `base`; undefined for all else. */
export function webAddress(text: string, base?: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  // fetch throws a TypeError for an address with a password, which would read as "offline".
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw new SourceError('changed', 'This is no address that can be asked.');
  }
  return url;
}

/** Runs the task when its turn comes. A caller who leaves while it waits is told at once. */
async function inTurn<T>(queue: PQueue, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const waiting = new AbortController();
  const stopWaiting = () => waiting.abort(signal.reason);
  signal.addEventListener('abort', stopWaiting, { once: true });
  const start = () => {
    // From here on the task ends by itself, after it has closed its ledger row.
    signal.removeEventListener('abort', stopWaiting);
    return task();
  };
  return await queue.add(start, { signal: waiting.signal });
}

/** The last look before a request goes out; nothing has been sent or written when this throws. */
async function checkMayAsk(ports: HttpPorts, request: HttpRequest, url: URL): Promise<void> {
  const pauses = await Promise.all([
    ports.health.retryAt(url.host),
    request.scope === undefined ? 0 : ports.health.retryAt(request.scope),
  ]);
  const retryAt = Math.max(...pauses);
  if (retryAt > ports.now()) {
    throw new SourceError('throttled', `${url.host} wants a pause first.`, { retryAt });
  }
  if (!(await ports.mayAsk(url.href))) {
    throw new SourceError('needs-permission', `The browser needs a permission for ${url.host}.`);
  }
  request.signal.throwIfAborted();
}

async function withLedger<T>(
  ports: HttpPorts,
  request: HttpRequest,
  url: URL,
  run: () => Promise<T>,
): Promise<T> {
  const { text, why } = request;
  const id = await ports.ledger.open({ at: ports.now(), host: url.host, url: url.href, text, why });
  let outcome = 'ok';
  try {
    return await run();
  } catch (error) {
    const problem = toSourceError(error, request.signal, ports);
    outcome = problem.code;
    throw problem;
  } finally {
    // The row stands; an answer that is already here isn't thrown away because its outcome can't be noted.
    await ports.ledger.close(id, outcome).catch(() => undefined);
  }
}

function exchange<T>(
  ports: HttpPorts,
  request: HttpRequest,
  url: URL,
  parse: (reply: Reply) => T,
): Promise<T> {
  return withDeadline(request, url, async (signal) => {
    const response = await ports.fetch(url.href, {
      ...methodOf(request),
      headers: headersOf(request),
      credentials: request.asReader ? 'include' : 'omit',
      referrerPolicy: 'no-referrer',
      // The reader's words and tokens go to the host that the ledger names, and to no other it may point at.
      redirect: request.text === '' && request.bearer === undefined ? 'follow' : 'manual',
      signal,
    });
    return parse(await readReply(ports, request, url, response, signal));
  });
}

function methodOf({ jsonBody }: HttpRequest): RequestInit {
  return jsonBody === undefined ? {} : { method: 'POST', body: jsonBody };
}

function headersOf({ accept, bearer, jsonBody }: HttpRequest): Record<string, string> {
  return {
    ...(accept === undefined ? {} : { accept }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...(jsonBody === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

function download(ports: HttpPorts, request: HttpRequest, url: URL): Promise<Uint8Array> {
  return withDeadline(request, url, async (signal) => {
    const response = await ports.fetch(url.href, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      signal,
    });
    const landed = new URL(response.url === '' ? url.href : response.url);
    if (landed.protocol !== 'https:' && landed.origin !== url.origin) {
      discard(response);
      throw new SourceError('refused', `${url.host} sent the request elsewhere.`);
    }
    if (!response.ok) throw await readProblem(ports, request, url, response, signal);
    const read = () => readFile(request, landed, response, signal);
    return landed.href === url.href ? read() : withLedger(ports, request, landed, read);
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
  const file = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.byteLength;
  }
  return file;
}

async function withDeadline<T>(
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

async function readReply(
  ports: HttpPorts,
  request: HttpRequest,
  url: URL,
  response: Response,
  signal: AbortSignal,
): Promise<Reply> {
  if (response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(response.status)) {
    discard(response);
    throw new SourceError('refused', `${url.host} sent the request elsewhere.`);
  }
  const landed = new URL(response.url === '' ? url.href : response.url);
  const contentType = response.headers.get('content-type') ?? '';
  if (isTurnedAway(url, landed)) {
    discard(response);
    throw new SourceError('refused', `${url.host} sent the request elsewhere, as for guests.`);
  }
  if (!response.ok) throw await readProblem(ports, request, url, response, signal);
  const { body, isWhole } = await readBody(response, request.maxBytes ?? defaultMaxBytes, signal);
  if (!isWhole) throw new SourceError('too-large', `The reply of ${url.host} is too large.`);
  return { body, url: landed.href, headers: response.headers, contentType };
}

/** A login page, or a site that isn't the one that was asked. The same host's step up to https is neither. */
function isTurnedAway(asked: URL, landed: URL): boolean {
  if (landed.pathname.endsWith('/login')) return true;
  const isUpgrade =
    asked.protocol === 'http:' && landed.protocol === 'https:' && asked.host === landed.host && !asked.port;
  return landed.origin !== asked.origin && !isUpgrade;
}

async function readProblem(
  ports: HttpPorts,
  request: HttpRequest,
  url: URL,
  response: Response,
  signal: AbortSignal,
): Promise<SourceError> {
  const { status, headers } = response;
  const now = ports.now();
  let problem: SourceError | null = null;
  if (request.readError) {
    const { body } = await readBody(response, maxErrorBytes, signal);
    problem = request.readError({ status, body: body.slice(0, maxErrorBytes), headers, now });
  } else {
    discard(response);
  }
  problem ??= readStatus(url.host, status, headers, now);
  if (problem.retryAt === undefined) return problem;
  // Whoever refuses speaks for the whole host; a narrower scope is only for pauses inside good replies.
  const retryAt = await pauseUntil(ports, url.host, problem.retryAt);
  return new SourceError(problem.code, problem.message, { retryAt });
}

function readStatus(host: string, status: number, headers: Headers, now: number): SourceError {
  const retryAt = readRetryAfter(headers.get('retry-after'), now);
  if (status === 429) {
    return new SourceError('throttled', `${host} asks for a pause.`, {
      retryAt: retryAt ?? now + defaultPauseMs,
    });
  }
  if (status === 503 && retryAt !== undefined) {
    return new SourceError('unavailable', `${host} is down for a while.`, { retryAt });
  }
  // A page in place of data is a challenge: the host wants to see a person first.
  const isChallenge = status === 503 && isHtml(headers.get('content-type') ?? '');
  if (status === 401 || status === 403 || isChallenge) {
    return new SourceError('refused', `${host} refused (HTTP ${status}).`);
  }
  if (status === 404 || status === 410) return new SourceError('not-found', `${host} has no such page.`);
  if (status >= 500) return new SourceError('unavailable', `${host} has a problem (HTTP ${status}).`);
  return new SourceError('changed', `${host} did not understand the request (HTTP ${status}).`);
}

/** Epoch ms, from seconds or an HTTP date; undefined when the header is missing or says nothing. */
function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return now + Number(value) * secondMs;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}

/** Keeps the later of two pauses; one lasts a second at least and a day at most. Gives the one that holds. */
async function pauseUntil(ports: HttpPorts, scope: string, retryAt: number): Promise<number> {
  const now = ports.now();
  const wanted = Math.min(Math.max(retryAt, now + secondMs), now + longestPauseMs);
  const known = await ports.health.retryAt(scope);
  if (known >= wanted) return known;
  await ports.health.setRetryAt(scope, wanted);
  return wanted;
}

/** Reads at most `maxBytes`, counted after decompression, and lets the connection go when there are more. */
async function readBody(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ body: string; isWhole: boolean }> {
  const { chunks, isWhole } = await readChunks(response, maxBytes, signal);
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return { body: parts.join('') + (isWhole ? decoder.decode() : ''), isWhole };
}

async function readChunks(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ chunks: Uint8Array[]; isWhole: boolean }> {
  if (!response.body) return { chunks: [], isWhole: true };
  signal.throwIfAborted();
  const reader = response.body.getReader();
  // Ends a read that would never end by itself.
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      bytes += chunk.value.byteLength;
      chunks.push(chunk.value);
      if (bytes > maxBytes) {
        stop();
        return { chunks, isWhole: false };
      }
    }
    signal.throwIfAborted();
    return { chunks, isWhole: true };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function decoderFor(contentType: string): TextDecoder {
  const label = /charset="?([\w-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    // An encoding that no browser knows.
    return new TextDecoder();
  }
}

function discard(response: Response): void {
  void response.body?.cancel().catch(() => undefined);
}

function parseJson<T>(reply: Reply, schema: z.ZodType<T>): T {
  if (!/^\s*(?:application|text)\/(?:[\w.-]{1,60}\+)?json\b/i.test(reply.contentType)) {
    throw new SourceError('changed', `The reply is no JSON but ${nameOf(reply.contentType)}.`);
  }
  const parsed = schema.safeParse(readJson(reply.body));
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new SourceError('changed', `The reply has another shape at ${path === '' ? 'its root' : path}.`);
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own words would quote the reply.
    throw new SourceError('changed', 'The reply is no valid JSON.');
  }
}

function parseHtmlReply(reply: Reply): { body: string; url: string; headers: Headers } {
  if (!isHtml(reply.contentType)) {
    throw new SourceError('changed', `The reply is no page but ${nameOf(reply.contentType)}.`);
  }
  return { body: reply.body, url: reply.url, headers: reply.headers };
}

function isHtml(contentType: string): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);
}

function nameOf(contentType: string): string {
  return contentType === '' ? 'of unknown type' : contentType.slice(0, 60);
}

async function orUnavailable<T>(run: () => Promise<T>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new SourceError('unavailable', 'A pause could not be noted.', { cause: error });
  }
}

function toSourceError(error: unknown, signal: AbortSignal, ports: HttpPorts): SourceError {
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
