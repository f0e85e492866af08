import { SourceError, type ProblemCode } from '../source';
import { discard, readText } from './body';
import { noteHead, withDeadline } from './exchange';
import type { HttpPorts } from './ports';
import { readRefusal } from './refusal';
import { landedAt } from './reply';
import { defaultMaxBytes, type HttpRequest } from './request';
import type { Notes } from './visit';

/** A request for one file in a folder of the reader's own, by the rules of WebDAV (RFC 4918) and HTTP. */
export type FileRequest = Pick<HttpRequest, 'url' | 'why' | 'text' | 'signal' | 'deadlineMs' | 'maxBytes'> & {
  /** Replaces the file by this text; without it the file is read. */
  put?: { body: string; contentType: string };
  /**
   * Only where the file is still the one that was seen (a strong entity tag), or where there is none yet. The server
   * answers 412 where that does not hold.
   */
  onlyIf?: { etag: string } | 'absent';
  /** Sent as HTTP Basic to this host alone. Never written down. */
  login?: { user: string; password: string };
};

export type FileReply = {
  status: number;
  /** The file as it was read; '' for a refusal and for a write. */
  text: string;
  /** As the server wrote it, quotes and all; undefined where it names none. */
  etag?: string;
};

/** Sends it, and gives the reply with whatever status of the file. Throws SourceError. */
export function exchangeFile(
  ports: HttpPorts,
  request: FileRequest,
  url: URL,
  notes: Notes,
): Promise<FileReply> {
  return withDeadline(request, url, async (signal) => {
    const response = await ports.fetch(url.href, { ...fileInit(request), signal });
    const limit = noteHead(notes, response, ports.now(), false);
    const { status, headers } = response;
    if (isSentOn(url, response)) {
      discard(response);
      throw new SourceError('refused', `${url.host} sent the request elsewhere.`);
    }
    if (status === 429 || (status >= 500 && !isOfFile(status))) {
      discard(response);
      throw readRefusal(
        request,
        url.host,
        { status, headers, contentType: '', body: '', limit },
        ports.now(),
      );
    }
    notes.outcome = outcomeOf(status);
    const etag = headers.get('etag');
    const text = await readFile(request, url, response, signal);
    return { status, text, ...(etag === null ? {} : { etag }) };
  });
}

/** What a server says of the file and its folder, and not of itself: that it cannot do it, or is full. */
function isOfFile(status: number): boolean {
  return status === 501 || status === 507;
}

/** Without its credentials a request may not go anywhere else, and with them even less. */
function isSentOn(asked: URL, response: Response): boolean {
  const isMove = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  return isMove || landedAt(asked, response).href !== asked.href;
}

function fileInit({ put, onlyIf, login }: FileRequest): RequestInit {
  return {
    ...(put === undefined ? {} : { method: 'PUT', body: put.body }),
    headers: {
      ...(put === undefined ? {} : { 'content-type': put.contentType }),
      ...(onlyIf === undefined ? {} : conditionOf(onlyIf)),
      ...(login === undefined ? {} : { authorization: `Basic ${basic(login)}` }),
    },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
    // What a cache remembers of the file is not what stands in the folder.
    cache: 'no-store',
  };
}

function conditionOf(onlyIf: NonNullable<FileRequest['onlyIf']>): Record<string, string> {
  return onlyIf === 'absent' ? { 'if-none-match': '*' } : { 'if-match': onlyIf.etag };
}

/** RFC 7617, in UTF-8. */
function basic({ user, password }: { user: string; password: string }): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}

async function readFile(
  request: FileRequest,
  url: URL,
  response: Response,
  signal: AbortSignal,
): Promise<string> {
  if (!response.ok || request.put !== undefined) {
    discard(response);
    return '';
  }
  const { body, isWhole } = await readText(response, request.maxBytes ?? defaultMaxBytes, signal);
  if (!isWhole) throw new SourceError('too-large', `The file at ${url.host} is too large.`);
  return body;
}

function outcomeOf(status: number): 'ok' | ProblemCode {
  if (status === 404 || status === 410) return 'not-found';
  // A file that has changed meanwhile is told in the way that was asked for.
  return status < 400 || status === 412 ? 'ok' : 'refused';
}
