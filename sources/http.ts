import type * as z from 'zod/mini';

import { createAsk } from './http/ask';
import { download } from './http/exchange';
import { exchangeFile, type FileReply, type FileRequest } from './http/file';
import { withPause, withQuota, type HostHealth } from './http/host-health';
import type { HttpPorts } from './http/ports';
import { createQueues } from './http/queues';
import { parseHtml, parseJson } from './http/reply';
import { readAddress, type HttpRequest } from './http/request';
import { makeVisit, type Notes } from './http/visit';
import { SourceError } from './source';

export type { BreakerState } from './http/breaker';
export type { HealthBook, HealthPort, HttpPorts, KeptReply, LedgerPort, RepliesPort } from './http/ports';
export type { FileReply, FileRequest } from './http/file';
export type { HostHealth } from './http/host-health';
export { ownAddress, webAddress, type HttpRequest } from './http/request';

/** The only way out of the product. Every call throws SourceError and nothing else. */
export type Http = {
  /** `obey` does what the reply itself asks for (a pause) before the host's next request has its turn. */
  json: <T>(request: HttpRequest, schema: z.ZodMiniType<T>, obey?: (reply: T) => Promise<void>) => Promise<T>;
  html: (request: HttpRequest) => Promise<{ body: string; url: string; headers: Headers }>;
  /**
   * A file, whole, that the reader wants fetched. Large files often lie at another host than the one that is asked:
   * a redirect over https is followed, and the ledger names that host too.
   */
  bytes: (request: HttpRequest) => Promise<Uint8Array>;
  /**
   * Reads or replaces a file in the reader's own folder. A refusal is a reply, too: only what says nothing of the file
   * (no way through, a pause, a server's own trouble, a redirect) is thrown.
   */
  file: (request: FileRequest) => Promise<FileReply>;
  /** Obeys a pause that came inside a good reply: nothing is sent in this scope for `ms` from now. */
  pause: (scope: string, ms: number) => Promise<void>;
  /** Records what a source said of its remaining quota. */
  quota: (host: string, left: number, max: number) => Promise<void>;
};

/**
 * Makes the one client through which the product speaks. Each request waits for its turn at its host, is written to the
 * ledger before it is sent, and ends there with 'ok', 'unchanged' or a problem code, whatever happens. Limits that a
 * host states, in whatever dialect, hold for the next request; a host that fails again and again is left alone. All
 * that is known of hosts lies behind `ports.health`: the next worker goes on where a killed one ended.
 */
export function createHttp(ports: HttpPorts): Http {
  const queues = createQueues();
  const ask = createAsk(ports, queues);
  return {
    json: (request, schema, obey) => ask(request, (reply) => parseJson(reply, schema), obey),
    html: (request) => ask(request, parseHtml),
    bytes: async (request) => {
      const url = readAddress(request.url);
      const run = (notes: Notes) => download(ports, request, url, notes);
      return makeVisit(ports, queues, { request, url, run });
    },
    file: async (request) => {
      const url = readAddress(request.url);
      const run = (notes: Notes) => exchangeFile(ports, request, url, notes);
      return makeVisit(ports, queues, { request, url, run });
    },
    pause: (scope, ms) => note(ports, scope, (health, now) => withPause(health, now + ms, now)),
    quota: (host, left, max) => note(ports, host, (health, now) => withQuota(health, { left, max }, now)),
  };
}

async function note(
  { health, now }: HttpPorts,
  scope: string,
  edit: (known: HostHealth, now: number) => HostHealth,
): Promise<void> {
  try {
    await health.change([scope], (book) => void book.set(scope, edit(book.get(scope) ?? {}, now())));
  } catch (error) {
    throw new SourceError('unavailable', 'A pause could not be noted.', { cause: error });
  }
}
