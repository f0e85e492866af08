import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { generate } from 'selfsigned';

import { helpPages } from '../help-centre/pages';
import { discourseForum } from './discourse';
import { forums } from './discourse-forums';
import { bendReply, misbehavingReply, type Misbehaviour, type Misconduct } from './misbehaviour';
import type { Door } from './platform-sample';
import { platformSamples } from './platform-samples';
import { htmlReply, jsonReply, type SampleReply, type SampleRequest } from './reply';
import { stackExchangeApi } from './stack-exchange';
import { stackExchangePages } from './stack-exchange-page';
import { stackExchangeSites } from './stack-exchange-sites';
import { webdavFolder, type WebdavFolder } from './webdav-folder';

/** One request that reached the sample; `status` is 0 until it has been answered, and -1 where it never was. */
export type SampleVisit = {
  at: number;
  host: string;
  method: string;
  /** The full address under the host's own name. */
  url: string;
  referer: string | undefined;
  cookie: string | undefined;
  userAgent: string | undefined;
  status: number;
};

export type SampleHost =
  | 'help:lumenhome'
  | 'help:parcelo'
  | 'shop:parcelo'
  | 'discourse:lumenhome'
  | 'discourse:parcelo'
  | 'stack-exchange'
  | 'stack-exchange:superuser'
  | 'stack-exchange:iot';

export const sampleAddresses: Record<SampleHost, string> = {
  'help:lumenhome': 'https://help.lumenhome.example',
  'help:parcelo': 'https://support.parcelo.example',
  'shop:parcelo': 'https://www.parcelo.example',
  'discourse:lumenhome': 'https://community.lumenhome.example',
  'discourse:parcelo': 'https://www.parcelo.example/community',
  'stack-exchange': 'https://api.stackexchange.com',
  'stack-exchange:superuser': 'https://superuser.com',
  'stack-exchange:iot': 'https://iot.stackexchange.com',
};

/** Where a person keeps files of their own: a WebDAV folder at `/dav/`. */
export const folderHost = 'cloud.lumenhome.example';

export const sampleHosts = [
  ...new Set([
    folderHost,
    ...Object.values(sampleAddresses).map((address) => new URL(address).host),
    ...platformSamples.flatMap(({ doors }) => Object.keys(doors)),
  ]),
];

export type Sample = {
  port: number;
  /** Every request so far, in the order of arrival. */
  requests: SampleVisit[];
  /**
   * A host's base address on the loopback itself: `http://127.0.0.1:PORT/at/community.lumenhome.example`. Its own
   * name (`sampleAddresses`) is for browsers that map it to this port.
   */
  url: (host: SampleHost) => string;
  /** The next requests to that host fail in this way, until `times` of them did, or until it is set to null. */
  misbehave: (
    host: string,
    how: Misbehaviour | null,
    options?: { times?: number; pathIncludes?: string; delayMs?: number; waitSeconds?: number },
  ) => void;
  /** Every further request to that host gets this reply, until `misbehave(host, null)`. */
  refuse: (host: string, reply: SampleReply) => void;
  /** What happened to a host's posts meanwhile: its good replies pass through `edit`, until it is set to null. */
  revise: (host: string, edit: Revision | null) => void;
  /** The person's own folder, at `folderHost`. */
  folder: WebdavFolder;
  /** Freezes every request to a host, or whose address holds these letters, until it is released. */
  hold: (what: string) => { arrived: Promise<SampleVisit>; release: () => void };
  close: () => Promise<void>;
};

/** Gives a reply's body as it is after what happened. */
export type Revision = (body: string, url: URL) => string;

type Hold = { what: string; arrive: (visit: SampleVisit) => void; released: Promise<void> };

/**
 * The sample's help centres and communities on one loopback port: HTTPS with a certificate made on the spot, or plain
 * HTTP with `tls: false`. The Host header tells which one is meant; so does a path that begins with `/at/<host>`.
 */
export async function startSample(
  options: { port?: number; tls?: boolean; quota?: number } = {},
): Promise<Sample> {
  const isTls = options.tls !== false;
  const sockets = new Set<Socket>();
  const requests: SampleVisit[] = [];
  const misconducts: Misconduct[] = [];
  const holds = new Set<Hold>();
  const refusals = new Map<string, SampleReply>();
  const revisions = new Map<string, Revision>();
  const doors = openDoors(options.quota);
  const folder = webdavFolder();

  const listener = (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => {
    const request = readRequest(incoming);
    const visit = noteVisit(requests, incoming, request);
    const state = { doors, misconducts, holds, refusals, revisions };
    const serving =
      request.url.host === folderHost
        ? serveFolder(folder, incoming, visit, outgoing)
        : serve(request, visit, outgoing, state);
    serving.catch(() => outgoing.destroy());
  };
  const server = isTls ? https.createServer(await makeCertificate(), listener) : http.createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    requests,
    folder,
    url: (host) =>
      sampleAddresses[host].replace('https://', `${isTls ? 'https' : 'http'}://127.0.0.1:${port}/at/`),
    misbehave: (host, how, details = {}) => {
      if (how === null) refusals.delete(host);
      changeConduct(misconducts, host, how, details);
    },
    refuse: (host, reply) => void refusals.set(host, reply),
    revise: (host, edit) => void (edit === null ? revisions.delete(host) : revisions.set(host, edit)),
    hold: (what) => holdRequests(holds, what),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function serveFolder(
  folder: WebdavFolder,
  incoming: http.IncomingMessage,
  visit: SampleVisit,
  outgoing: http.ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const { headers } = readRequest(incoming);
  const body = Buffer.concat(parts).toString('utf8');
  const reply = folder.handle({ method: visit.method, path: incoming.url ?? '/', headers, body });
  visit.status = reply.status;
  outgoing.writeHead(reply.status, reply.headers).end(reply.body);
}

function openDoors(quota: number | undefined): Map<string, Door> {
  const doors = new Map<string, Door>(platformSamples.flatMap((sample) => Object.entries(sample.doors)));
  doors.set('api.stackexchange.com', stackExchangeApi(quota === undefined ? {} : { quota }));
  for (const site of stackExchangeSites) doors.set(site.host, stackExchangePages(site));
  for (const page of helpPages) doors.set(page.host, helpDoor(page.host));
  for (const forum of forums) {
    const answer = discourseForum(forum);
    const elsewhere = doors.get(forum.host) ?? unknownDoor;
    const isInside = (path: string) => path === forum.folder || path.startsWith(`${forum.folder}/`);
    doors.set(forum.host, (request) =>
      isInside(request.url.pathname) ? answer(request) : elsewhere(request),
    );
  }
  return doors;
}

/** The static pages of one host; on the loopback door their own links lead through that door too. */
function helpDoor(host: string): Door {
  return ({ url, door }) => {
    if (url.pathname.startsWith('/api/v2/')) return zendeskWithoutCommunity(url);
    const path = url.pathname.replace(/(.)\/$/, '$1');
    const page = helpPages.find((row) => row.host === host && row.path === path);
    if (!page) return htmlReply('<!doctype html><title>Page not found</title><h1>Page not found</h1>', 404);
    const text = readFileSync(new URL(`../help-centre/${page.file}`, import.meta.url), 'utf8');
    if (page.file.endsWith('.css'))
      return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: text };
    return htmlReply(text.replace(/\b(href|action)="\//g, `$1="${door}/`));
  };
}

/** The help centre runs on Zendesk, and has switched its community off; its articles are not searched for more. */
function zendeskWithoutCommunity({ pathname }: URL): SampleReply {
  if (!pathname.startsWith('/api/v2/help_center/articles/search'))
    return jsonReply({ error: 'RecordNotFound', description: 'Not found' }, 404);
  return jsonReply({
    count: 0,
    next_page: null,
    page: 1,
    page_count: 0,
    per_page: 25,
    previous_page: null,
    results: [],
  });
}

function unknownDoor({ url }: SampleRequest): SampleReply {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `No ${url.host} here.\n`,
  };
}

function readRequest(incoming: http.IncomingMessage): SampleRequest {
  const named = /^\/at\/([a-z0-9.-]{1,100})(\/.*|\?.*|)$/s.exec(incoming.url ?? '/');
  const host = named?.[1] ?? (incoming.headers.host ?? '').replace(/:\d{1,5}$/, '');
  const path = named ? named[2] || '/' : (incoming.url ?? '/');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = [value].flat().join(', ') || undefined;
  return {
    url: new URL(path.replace(/^(?!\/)/, '/'), `https://${host || 'nowhere.invalid'}`),
    headers,
    door: named ? `/at/${host}` : '',
  };
}

function noteVisit(
  requests: SampleVisit[],
  incoming: http.IncomingMessage,
  request: SampleRequest,
): SampleVisit {
  const visit = {
    at: Date.now(),
    host: request.url.host,
    method: incoming.method ?? 'GET',
    url: request.url.href,
    referer: request.headers['referer'],
    cookie: request.headers['cookie'],
    userAgent: request.headers['user-agent'],
    status: 0,
  };
  requests.push(visit);
  return visit;
}

async function serve(
  request: SampleRequest,
  visit: SampleVisit,
  outgoing: http.ServerResponse,
  state: {
    doors: Map<string, Door>;
    misconducts: Misconduct[];
    holds: Set<Hold>;
    refusals: Map<string, SampleReply>;
    revisions: Map<string, Revision>;
  },
): Promise<void> {
  outgoing.once('close', () => (visit.status ||= -1));
  for (const hold of state.holds) {
    if (!isMeant(hold.what, visit)) continue;
    hold.arrive(visit);
    await hold.released;
  }
  const misconduct = takeMisconduct(state.misconducts, visit);
  if (misconduct?.how === 'hang') return;
  if (misconduct?.how === 'slow') await wait(misconduct.delayMs);
  const answer = revised(state.doors.get(visit.host) ?? unknownDoor, state.revisions.get(visit.host));
  const bad = misconduct ? misbehavingReply(misconduct, request.door) : state.refusals.get(visit.host);
  const reply = bad ?? (misconduct ? bendReply(answer(request), misconduct) : answer(request));
  visit.status = reply.status;
  if (misconduct?.how === 'slow-bytes') return drip(reply, outgoing);
  send(reply, request, outgoing, misconduct?.how === 'cut-body', visit.method);
}

function revised(door: Door, edit: Revision | undefined): Door {
  if (!edit) return door;
  return (request) => {
    const reply = door(request);
    return reply.status === 200 ? { ...reply, body: edit(reply.body, request.url) } : reply;
  };
}

/** The true reply, a few bytes at a time, for as long as anybody listens: every byte comes in time, the last one never. */
async function drip(reply: SampleReply, outgoing: http.ServerResponse): Promise<void> {
  outgoing.writeHead(reply.status, reply.headers);
  for (let at = 0; at < reply.body.length && !outgoing.destroyed; at += 1) {
    outgoing.write(reply.body.slice(at, at + 1));
    await wait(50);
  }
  outgoing.end();
}

function send(
  reply: SampleReply,
  request: SampleRequest,
  outgoing: http.ServerResponse,
  isCut: boolean,
  method: string,
) {
  const isZipped =
    request.url.host === 'api.stackexchange.com' && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = isZipped ? gzipSync(reply.body, { level: 1 }) : Buffer.from(reply.body);
  outgoing.writeHead(reply.status, {
    ...reply.headers,
    ...(isZipped && { 'content-encoding': 'gzip' }),
    'content-length': String(body.length),
  });
  if (isCut) {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
    return;
  }
  outgoing.end(method === 'HEAD' ? undefined : body);
}

function isMeant(what: string, visit: SampleVisit): boolean {
  return visit.host === what || visit.url.includes(what);
}

function takeMisconduct(misconducts: Misconduct[], visit: SampleVisit): Misconduct | undefined {
  const found = misconducts.find(
    (row) =>
      row.host === visit.host &&
      row.timesLeft > 0 &&
      visit.url.includes(row.pathIncludes) &&
      // The login page itself sends nobody on.
      !(row.how === 'login-redirect' && visit.url.endsWith('/login')),
  );
  if (found) found.timesLeft -= 1;
  return found;
}

function changeConduct(
  misconducts: Misconduct[],
  host: string,
  how: Misbehaviour | null,
  details: { times?: number; pathIncludes?: string; delayMs?: number; waitSeconds?: number },
) {
  const kept = misconducts.filter(
    (row) => row.host !== host || (how !== null && row.pathIncludes !== (details.pathIncludes ?? '')),
  );
  misconducts.splice(0, misconducts.length, ...kept);
  if (how === null) return;
  misconducts.push({
    host,
    how,
    timesLeft: details.times ?? Number.POSITIVE_INFINITY,
    pathIncludes: details.pathIncludes ?? '',
    delayMs: details.delayMs ?? 1500,
    waitSeconds: details.waitSeconds ?? 3,
  });
}

function holdRequests(
  holds: Set<Hold>,
  what: string,
): { arrived: Promise<SampleVisit>; release: () => void } {
  const arrival = Promise.withResolvers<SampleVisit>();
  const freedom = Promise.withResolvers<void>();
  const hold = { what, arrive: arrival.resolve, released: freedom.promise };
  holds.add(hold);
  return {
    arrived: arrival.promise,
    release: () => {
      holds.delete(hold);
      freedom.resolve();
    },
  };
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const names = [...sampleHosts, 'localhost'].map((value) => ({ type: 2 as const, value }));
  const pems = await generate([{ name: 'commonName', value: 'Commonplace sample' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [...names, { type: 7, ip: '127.0.0.1' }] }],
  });
  return { key: pems.private, cert: pems.cert };
}
