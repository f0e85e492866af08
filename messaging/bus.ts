import * as z from 'zod/mini';

import {
  contract,
  type MessageName,
  type MessageRequest,
  type MessageResponse,
  type Send,
  type SenderKind,
} from './contract';

// The extension's pages forbid eval, with which Zod would compile its schemas; asked, it would try.
z.config({ jitless: true });

/** What travels: values only, since errors do not survive every browser's cloning. */
type Envelope = { name: string; request: unknown };
type Reply = { ok: true; response: unknown } | { ok: false; error: string };

/** The little of the browser that the bus needs. */
export type MessageSender = {
  id?: string | undefined;
  url?: string | undefined;
  /** The tab of a content script. */
  tab?: { id?: number | undefined; incognito: boolean } | undefined;
  /** 0: the page itself, and no frame of it. */
  frameId?: number | undefined;
};
export type MessagePort = {
  send: (envelope: Envelope) => Promise<unknown>;
  listen: (
    listener: (message: unknown, sender: MessageSender, reply: (value: Reply) => void) => boolean,
  ) => void;
  /** The extension's own id and the origin of its pages. */
  id: string;
  origin: string;
};

export type Handlers = {
  [Name in MessageName]: (
    request: MessageRequest<Name>,
    sender: MessageSender,
  ) => Promise<MessageResponse<Name>>;
};

/** Sends commands over a port; a reply is parsed like everything that crosses a boundary. */
export function createSend(port: MessagePort): Send {
  return async <Name extends MessageName>(name: Name, request: MessageRequest<Name>) => {
    const reply = await port.send({ name, request });
    if (!isReply(reply)) throw new Error(`No part of the extension answered ${name}`);
    if (!reply.ok) throw new Error(reply.error);
    const schema: { parse: (value: unknown) => unknown } = contract[name].response;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this very message's schema
    return schema.parse(reply.response) as MessageResponse<Name>;
  };
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

function isEnvelope(value: unknown): value is Envelope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'request' in value
  );
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(contract, name);
}

/** Who sent it: pages of the extension's own origin, or a content script of it in some tab. Null: a stranger. */
function senderKind(port: MessagePort, sender: MessageSender): SenderKind | null {
  if (sender.id !== port.id) return null;
  return sender.url?.startsWith(`${port.origin}/`) ? 'extension-page' : 'content-script';
}

/**
 * Answers every message of the contract. Whether a message is ours is decided at once, so that another
 * listener's reply is never lost; each request is parsed, and its sender checked, before a handler sees it.
 */
export function serve(port: MessagePort, handlers: Handlers): void {
  port.listen((message, sender, reply) => {
    if (!isEnvelope(message) || !isMessageName(message.name)) return false;
    const { name } = message;
    const kind = senderKind(port, sender);
    if (kind === null || !contract[name].from.some((allowed) => allowed === kind)) {
      reply({ ok: false, error: `${name} is not for this sender` });
      return false;
    }
    handle(handlers, name, message.request, sender).then(
      (response) => reply({ ok: true, response }),
      (error: unknown) => reply({ ok: false, error: error instanceof Error ? error.message : String(error) }),
    );
    return true;
  });
}

async function handle(
  handlers: Handlers,
  name: MessageName,
  request: unknown,
  sender: MessageSender,
): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it gets is parsed by this very message's schema
  const handler = handlers[name] as (parsed: unknown, from: MessageSender) => Promise<unknown>;
  return handler(contract[name].request.parse(request), sender);
}
