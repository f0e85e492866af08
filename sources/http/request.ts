import { SourceError } from '../source';
import type { PaceName } from './pace';

/** One outgoing request, with all that the ledger says of it. */
export type HttpRequest = {
  /** Absolute http(s) address. */
  url: string;
  /** Why it is sent. */
  why: 'search' | 'answers' | 'thread' | 'probe' | 'model' | 'pin' | 'follow' | 'help' | 'people' | 'webdav';
  /**
   * What the ledger says instead of `why`, where an adapter does not know for what it asks: a pin is checked, something
   * followed is looked at, questions that want help or people who know are looked for.
   */
  cause?: 'pin' | 'follow' | 'help' | 'people';
  /** The reader's words in it ('' where it carries only ids). */
  text: string;
  signal: AbortSignal;
  /**
   * What a pause applies to, when it is narrower than the host: Stack Exchange's `backoff` is per method. Requests of
   * one scope are never under way at the same time. Default: the host.
   */
  scope?: string;
  /** How fast the host may be asked, where the platform is stricter than forums are. Default: by the host's name. */
  pace?: PaceName;
  /** Default 10,000 ms, from when it is sent. */
  deadlineMs?: number;
  /** Default 2,000,000 bytes of body after decoding. */
  maxBytes?: number;
  /**
   * The representation that is wanted, where the host has several ('application/vnd.github.full+json'). At most 128
   * characters and none of `"():<>?@[\]{}`, or a browser without the host's permission asks the host twice.
   */
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

/** What a browser calls the conditions under which a kept reply is still good. */
export type Condition = { etag?: string; lastModified?: string };

export const defaultDeadlineMs = 10_000;
export const defaultMaxBytes = 2_000_000;

/**
 * The absolute http(s) address that `text` means, seen from `base`; undefined for all else. One with a name in front of
 * its host (`https://paypal.com@evil.example`) is none: it looks like another.
 */
export function webAddress(text: string, base?: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
}

/** As `webAddress`, and undefined where it leads off the origin of `base`: a server speaks for itself alone. */
export function ownAddress(text: string, base: string): string | undefined {
  const address = webAddress(text, base);
  return address !== undefined && new URL(address).origin === new URL(base).origin ? address : undefined;
}

/** Throws SourceError('changed') for what no request can go to. */
export function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  // fetch throws a TypeError for an address with a password, which would read as "offline".
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw new SourceError('changed', 'This is no address that can be asked.');
  }
  return url;
}

/** How the request is put to `fetch`, but for its signal. */
export function initOf(request: HttpRequest, condition: Condition = {}): RequestInit {
  const { jsonBody, asReader } = request;
  return {
    ...(jsonBody === undefined ? {} : { method: 'POST', body: jsonBody }),
    headers: headersOf(request, condition),
    credentials: asReader ? 'include' : 'omit',
    referrerPolicy: 'no-referrer',
    redirect: mayMove(request) ? 'follow' : 'manual',
  };
}

/**
 * The page of a question moves with its title, and the start page of a site to its language. An API stands where it
 * stands, and the reader's words, token and session go to the host that the ledger names: a forum could send all else
 * on to any machine, those of the reader's own network among them.
 */
function mayMove({ why, text, bearer, asReader }: HttpRequest): boolean {
  const isPersonal = text !== '' || bearer !== undefined || asReader === true;
  return !isPersonal && (why === 'probe' || why === 'thread');
}

function headersOf(
  { accept, bearer, jsonBody }: HttpRequest,
  { etag, lastModified }: Condition,
): Record<string, string> {
  return {
    ...(accept === undefined ? {} : { accept }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...(jsonBody === undefined ? {} : { 'content-type': 'application/json' }),
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

/** May its reply be shown to whoever asks the same, now or later? */
export function isForEverybody({ jsonBody, bearer, asReader }: HttpRequest): boolean {
  return jsonBody === undefined && bearer === undefined && asReader === undefined;
}
