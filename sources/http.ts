import type { z } from 'zod';

import type { SourceError } from './source';

/** One outgoing request, with all that the ledger says of it. */
export type HttpRequest = {
  /** Absolute http(s) address. */
  url: string;
  /** Why it is sent. */
  why: 'search' | 'answers' | 'thread' | 'probe';
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
  /** The platform's own dialect of refusal: reads an error reply, or gives null for the general reading. */
  readError?: (reply: { status: number; body: string; headers: Headers; now: number }) => SourceError | null;
};

/** The only way out of the product. Every call throws SourceError and nothing else. */
export type Http = {
  json: <T>(request: HttpRequest, schema: z.ZodType<T>) => Promise<T>;
  html: (request: HttpRequest) => Promise<{ body: string; url: string }>;
  /** Obeys a pause that came inside a good reply: nothing is sent in this scope for `ms` from now. */
  pause: (scope: string, ms: number) => Promise<void>;
  /** Records what a source said of its remaining quota. */
  quota: (host: string, left: number, max: number) => Promise<void>;
};

/** Where each request is written down before it is sent. */
export type LedgerPort = {
  open: (row: { at: number; host: string; url: string; text: string; why: HttpRequest['why'] }) => Promise<number>;
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
};
