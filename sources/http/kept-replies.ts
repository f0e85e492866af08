import type { HttpPorts, KeptReply } from './ports';
import type { Reply } from './reply';
import { isForEverybody, type HttpRequest } from './request';

const maxKeptBytes = 200_000;
const maxValidatorChars = 300;
/** Being good still is noted once a day, not at every look. */
const touchAfterMs = 24 * 60 * 60 * 1000;

/** The kept reply to this very request, where asking for changes alone costs nothing. */
export async function findKept(
  { replies, mayCondition }: HttpPorts,
  request: HttpRequest,
  url: URL,
): Promise<KeptReply | undefined> {
  if (!replies || !isForEverybody(request)) return undefined;
  // A cache that can't be read is an empty one.
  const kept = await replies.find(url.href).catch(() => undefined);
  if (!kept || kept.accept !== (request.accept ?? '')) return undefined;
  return (await (mayCondition?.(url.href) ?? true)) ? kept : undefined;
}

/** Keeps what may be kept and can be asked about. */
export async function keepReply(
  { replies, now }: HttpPorts,
  request: HttpRequest,
  url: URL,
  reply: Reply,
  kept: KeptReply | undefined,
): Promise<void> {
  if (!replies || !isForEverybody(request)) return;
  const fresh = reply.isUnchanged && kept ? touched(kept, now()) : toKept(request, url, reply, now());
  // The reply itself is here; that it can't be kept is no reason to throw it away.
  if (fresh) await replies.keep(fresh).catch(() => undefined);
}

function touched(kept: KeptReply, now: number): KeptReply | null {
  return now - kept.at > touchAfterMs ? { ...kept, at: now } : null;
}

function toKept(request: HttpRequest, url: URL, reply: Reply, now: number): KeptReply | null {
  const { status, headers, body, bytes, contentType } = reply;
  const etag = validator(headers.get('etag'));
  const lastModified = validator(headers.get('last-modified'));
  const isKeepable =
    status === 200 &&
    bytes <= maxKeptBytes &&
    (etag !== undefined || lastModified !== undefined) &&
    !/\bno-store\b/i.test(headers.get('cache-control') ?? '') &&
    headers.get('vary')?.trim() !== '*';
  if (!isKeepable) return null;
  return {
    url: url.href,
    accept: request.accept ?? '',
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    body,
    contentType,
    bytes,
    at: now,
  };
}

function validator(value: string | null): string | undefined {
  return value === null || value === '' || value.length > maxValidatorChars ? undefined : value;
}
