import { exchange } from './exchange';
import type { HttpPorts } from './ports';
import type { Queues } from './queues';
import { readRefusal, toSourceError } from './refusal';
import type { Reply } from './reply';
import { readAddress, type HttpRequest } from './request';
import { createSharing } from './sharing';
import { makeVisit } from './visit';

/** Asks, and gives what `parse` makes of a good reply. Throws SourceError and nothing else. */
export type Ask = <T>(request: HttpRequest, parse: (reply: Reply) => T, obey?: Obey<T>) => Promise<T>;

type Obey<T> = (came: T) => Promise<void>;

/** What one caller asks, and how they read any reply, good or bad. */
type Question<T> = { request: HttpRequest; url: URL; read: (reply: Reply) => T; obey: Obey<T> | undefined };

/** Callers who ask the same at the same time share one request, and each reads its reply by themselves. */
export function createAsk(ports: HttpPorts, queues: Queues): Ask {
  const sharing = createSharing<Reply>();

  return async <T>(request: HttpRequest, parse: (reply: Reply) => T, obey?: Obey<T>): Promise<T> => {
    const url = readAddress(request.url);
    const read = (reply: Reply): T => {
      if (reply.isGood) return parse(reply);
      throw readRefusal(request, url.host, reply, ports.now());
    };
    const question = { request, url, read, obey };
    const { signal, jsonBody } = request;
    if (jsonBody !== undefined) return visit(ports, queues, question, signal).came;
    const own: { came?: Promise<T> } = {};
    const start = (shared: AbortSignal): Promise<Reply> => {
      const first = visit(ports, queues, question, shared);
      own.came = first.came;
      return first.landing();
    };
    try {
      const reply = await sharing.ask(keyOf(request, url), signal, start);
      return await (own.came ?? readAlong(question, reply));
    } catch (error) {
      throw toSourceError(error, signal, ports);
    }
  };
}

type Visit<T> = {
  came: Promise<T>;
  /** The reply itself, also where whoever asked first can't use it: that is no reason to keep it from the others. */
  landing: () => Promise<Reply>;
};

function visit<T>(ports: HttpPorts, queues: Queues, question: Question<T>, signal: AbortSignal): Visit<T> {
  const { url, read } = question;
  const request = { ...question.request, signal };
  const seen: { reply?: Reply } = {};
  const came = makeVisit<T>(ports, queues, {
    request,
    url,
    obey: (parsed) => obeyNews(question, seen.reply, parsed),
    run: (notes) =>
      exchange(ports, request, url, notes, (reply) => {
        seen.reply = reply;
        return read(reply);
      }),
  });
  const landing = async (): Promise<Reply> => {
    const failure = await came.then(
      () => null,
      (error: unknown) => error,
    );
    if (seen.reply) return seen.reply;
    throw failure;
  };
  return { came, landing };
}

async function readAlong<T>(question: Question<T>, reply: Reply): Promise<T> {
  const parsed = question.read(reply);
  await obeyNews(question, reply, parsed);
  return parsed;
}

/** What a kept body asked for was asked for when it came. */
async function obeyNews<T>({ obey }: Question<T>, reply: Reply | undefined, parsed: T): Promise<void> {
  if (reply?.isUnchanged === false) await obey?.(parsed);
}

/** Equal for requests that nobody could tell apart on the wire, or by what may come back. */
function keyOf({ accept, bearer, asReader, text, scope, maxBytes }: HttpRequest, { href }: URL): string {
  return JSON.stringify([href, accept, bearer, asReader, text, scope, maxBytes]);
}
