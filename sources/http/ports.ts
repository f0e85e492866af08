import type { HostHealth } from './host-health';
import type { HttpRequest } from './request';

/** Where each request is written down before it is sent. */
export type LedgerPort = {
  open: (row: {
    at: number;
    host: string;
    url: string;
    text: string;
    why: HttpRequest['why'];
  }) => Promise<number>;
  /** `outcome`: 'ok', 'unchanged' (the kept reply is still good), or a problem's code. */
  close: (id: number, outcome: string) => Promise<void>;
};

/** What is known of some scopes, while it is being changed. A scope without an entry is one that nothing is known of. */
export type HealthBook = Map<string, HostHealth>;

/** What is known of hosts and scopes, kept across restarts of the worker and the browser. */
export type HealthPort = {
  /**
   * Reads what is known of these scopes, lets `edit` replace entries of the book, and writes what it replaced: in one
   * step that nothing else comes between, in this context or another. `edit` is synchronous.
   */
  change: <T>(scopes: readonly string[], edit: (book: HealthBook) => T) => Promise<T>;
};

/** A reply that is worth asking about before it is fetched again. */
export type KeptReply = {
  url: string;
  /** The representation that was asked for; '' for any. */
  accept: string;
  etag?: string;
  lastModified?: string;
  body: string;
  contentType: string;
  /** Size of the body as it came, after decompression. */
  bytes: number;
  /** When it was last known to be good, epoch ms. */
  at: number;
};

/** Replies kept for conditional requests: a cache, which may lose rows at any time. */
export type RepliesPort = {
  find: (url: string) => Promise<KeptReply | undefined>;
  keep: (reply: KeptReply) => Promise<void>;
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
  /** Without it nothing is kept, and no request is conditional. */
  replies?: RepliesPort;
  /**
   * False where a conditional header would cost a preflight: at hosts that are open to all origins but not permitted
   * by the reader. Default: it costs nothing, as in a terminal.
   */
  mayCondition?: (url: string) => Promise<boolean>;
};
