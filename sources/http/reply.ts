import type * as z from 'zod/mini';

import { SourceError } from '../source';
import { discard, readText } from './body';
import type { KeptReply } from './ports';
import type { RateLimit } from './rate-limit';
import { isHtml } from './refusal';
import { defaultMaxBytes, type HttpRequest } from './request';

/** An error says what it has to say early; what follows is decoration. */
const maxErrorBytes = 64_000;

/** A reply of the asked origin that came in time and within its size; good or bad. */
export type Reply = {
  status: number;
  isGood: boolean;
  /** The host says that the kept one, which stands here, is still good. */
  isUnchanged: boolean;
  /** Where it was found in the end. */
  url: string;
  headers: Headers;
  contentType: string;
  body: string;
  /** Size of the body as it came. */
  bytes: number;
  limit: RateLimit;
};

/** A reply whose head is here. `kept`: the one that it was asked to compare itself with. */
export type Arrival = {
  request: HttpRequest;
  url: URL;
  response: Response;
  kept: KeptReply | undefined;
  limit: RateLimit;
};

/** Throws SourceError for what can't be used at all: a reply from elsewhere, or one without end. */
export async function readReply(
  { request, url, response, kept, limit }: Arrival,
  signal: AbortSignal,
): Promise<Reply> {
  const { status, headers } = response;
  const landed = checkedLanding(url, response);
  const isUnchanged = status === 304 && kept !== undefined;
  const head = {
    status,
    url: landed.href,
    headers,
    limit,
    contentType: headers.get('content-type') ?? '',
  };
  if (isUnchanged) {
    const { body, bytes, contentType } = kept;
    return { ...head, isGood: true, isUnchanged, body, bytes, contentType };
  }
  const { body, bytes } = response.ok
    ? await readWhole(request, url, response, signal)
    : await readProblemBody(request, response, signal);
  return { ...head, isGood: response.ok, isUnchanged, body, bytes };
}

/** Where the reply came from, after redirects that were followed. */
export function landedAt(asked: URL, response: Response): URL {
  return new URL(response.url === '' ? asked.href : response.url);
}

/** Throws SourceError('refused') where the request was sent on, or would be, to somewhere it may not go. */
function checkedLanding(asked: URL, response: Response): URL {
  const landed = landedAt(asked, response);
  const isSentOn = response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(response.status);
  if (!isSentOn && !isTurnedAway(asked, landed)) return landed;
  discard(response);
  throw new SourceError('refused', `${asked.host} sent the request elsewhere, as for guests.`);
}

/** A login page, or a site that isn't the one that was asked. The same host's step up to https is neither. */
function isTurnedAway(asked: URL, landed: URL): boolean {
  if (landed.pathname.endsWith('/login')) return true;
  const isUpgrade =
    asked.protocol === 'http:' && landed.protocol === 'https:' && asked.host === landed.host && !asked.port;
  return landed.origin !== asked.origin && !isUpgrade;
}

async function readWhole(
  request: HttpRequest,
  url: URL,
  response: Response,
  signal: AbortSignal,
): Promise<{ body: string; bytes: number }> {
  const { body, bytes, isWhole } = await readText(response, request.maxBytes ?? defaultMaxBytes, signal);
  if (!isWhole) throw new SourceError('too-large', `The reply of ${url.host} is too large.`);
  return { body, bytes };
}

async function readProblemBody(
  request: HttpRequest,
  response: Response,
  signal: AbortSignal,
): Promise<{ body: string; bytes: number }> {
  if (request.readError) {
    const { body, bytes } = await readText(response, maxErrorBytes, signal);
    return { body: body.slice(0, maxErrorBytes), bytes };
  }
  discard(response);
  return { body: '', bytes: 0 };
}

/** Throws SourceError('changed') for anything but JSON of this shape. */
export function parseJson<T>({ contentType, body }: Reply, schema: z.ZodMiniType<T>): T {
  if (!/^\s*(?:application|text)\/(?:[\w.-]{1,60}\+)?json\b/i.test(contentType)) {
    if (isHtml(contentType) && asksForPassword(body)) {
      throw new SourceError('refused', 'A login page came in place of data.');
    }
    throw new SourceError('changed', `The reply is no JSON but ${nameOf(contentType)}.`);
  }
  const parsed = schema.safeParse(readJson(body));
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new SourceError('changed', `The reply has another shape at ${path === '' ? 'its root' : path}.`);
}

function asksForPassword(html: string): boolean {
  return /<input\b[^<>]{0,300}\stype\s?=\s?["']?password\b/i.test(html);
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own words would quote the reply.
    throw new SourceError('changed', 'The reply is no valid JSON.');
  }
}

/** Throws SourceError('changed') for anything but a page. */
export function parseHtml({ contentType, body, url, headers }: Reply): {
  body: string;
  url: string;
  headers: Headers;
} {
  if (!isHtml(contentType)) {
    throw new SourceError('changed', `The reply is no page but ${nameOf(contentType)}.`);
  }
  return { body, url, headers };
}

function nameOf(contentType: string): string {
  return contentType === '' ? 'of unknown type' : contentType.slice(0, 60);
}
