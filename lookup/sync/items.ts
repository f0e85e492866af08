import * as z from 'zod/mini';

import { webAddress } from '@/sources/http';

import { placeOf, readFollows, rowOf, type FollowPlace, type FollowRowTold } from './follow-rows';
import {
  emptyState,
  mergeStates,
  newestFollows,
  textOf,
  type Register,
  type SharedFollow,
  type SharedPin,
  type SharedState,
} from './state';

/**
 * How a machine writes what it tells into the browser's synced storage: some items under its own id, which nobody else
 * writes. Each can be read without the others, for they arrive one by one.
 */

/** What the browsers allow: bytes in all, bytes of an item with its key. */
export const syncQuota = { totalBytes: 102_400, itemBytes: 8192 };
/** A margin for what a browser adds when it writes a value down. */
const MAX_ITEM_BYTES = 7900;
/** Removals beyond these are forgotten, oldest first. */
export const MAX_REMOVALS = 400;
const MAX_FOLLOW_REMOVALS = 100;
/** Follows and their removals take no more than this part of what settings and removals of pins leave. */
const FOLLOWS_PART = 1 / 3;
const MAX_TITLE_CHARS = 120;
const VERSION = 1;

/** What synced storage holds, by key. */
export type Items = Record<string, unknown>;

/** One machine's part of the storage. */
export type Machine = { id: string; seenAt: number; state: SharedState; keys: string[] };

const keyShape = /^m ([a-z\d]{1,40}) ([prsfe]\d{1,3}|head)$/;
const keyOf = (machineId: string, part: string): string => `m ${machineId} ${part}`;

const time = z.number().check(z.minimum(0), z.maximum(8.64e15));
const shortText = z.string().check(z.maxLength(3000));
const registerSchema = z.tuple([z.string().check(z.maxLength(60)), z.unknown(), time]);
const headSchema = z.object({ v: z.literal(VERSION), seen: time });
/** Community's place, native id, thread's native id, title, thread's and answer's address (front-coded), times. */
const pinSchema = z.tuple([
  z.int().check(z.minimum(-1)),
  shortText,
  shortText,
  shortText,
  z.int().check(z.minimum(0)),
  shortText,
  z.int().check(z.minimum(0)),
  shortText,
  time,
  time,
]);
const removalSchema = z.tuple([z.int().check(z.minimum(-1)), shortText, time]);
const chunkSchema = z.object({
  v: z.literal(VERSION),
  c: z.array(shortText),
  p: z.array(z.unknown()),
  r: z.array(z.unknown()),
  s: z.array(z.unknown()),
  // Versions before wrote nothing of follows.
  k: z.optional(z.array(z.unknown())),
  f: z.optional(z.array(z.unknown())),
  e: z.optional(z.array(z.unknown())),
});
const endSchema = z.tuple([shortText, time]);

/** Bytes that an item takes, counted with its key; browsers write '<' as six. */
export function bytesOf(key: string, value: unknown): number {
  const text = JSON.stringify(value);
  return new TextEncoder().encode(key + text).length + 5 * (text.split('<').length - 1);
}

/** What this machine may take where `machines` share the storage, and `foreignBytes` of it belong to nobody we know. */
export function shareOf(machines: number, foreignBytes: number): number {
  return Math.floor((syncQuota.totalBytes * 0.94 - foreignBytes) / Math.max(1, machines));
}

/** What one machine has to tell. */
export type OwnPart = {
  settings: ReadonlyMap<string, Register>;
  pins: readonly SharedPin[];
  removals: readonly Removal[];
  /** As `toldFollow` makes them. */
  follows: readonly SharedFollow[];
  followRemovals: readonly Removal[];
  /** When this is written, epoch ms: a machine that is not seen for long is gone. */
  seenAt: number;
};
export type Removal = { id: string; removedAt: number };

/**
 * A machine's items, at most `maxBytes` in all: its settings, its latest removals, and as many of its follows and pins as
 * fit, newest first. `fitting`, `followsFitting`: how many those are.
 */
export function writeItems(
  machineId: string,
  { settings, pins, removals, follows, followRemovals, seenAt }: OwnPart,
  maxBytes: number,
): WrittenPart {
  const headKey = keyOf(machineId, 'head');
  const head = { v: VERSION, seen: seenAt };
  const chosen = [...settings].sort(([a], [b]) => (a < b ? -1 : 1));
  // A list too long for one item stays on its machine.
  const short = chosen.filter((entry) => bytesOf(headKey, addSetting(emptyChunk, entry)) <= MAX_ITEM_BYTES);
  const set = writeChunks(machineId, 's', short, maxBytes - bytesOf(headKey, head), addSetting);
  const forPins = maxBytes - bytesOf(headKey, head) - set.bytes;
  const told = writeChunks(machineId, 'r', latestOf(removals, MAX_REMOVALS), forPins, addRemoval);
  const left = forPins - told.bytes;
  const followed = writeFollows(machineId, { follows, followRemovals }, Math.floor(left * FOLLOWS_PART));
  const newest = pins.toSorted((a, b) => b.pinnedAt - a.pinnedAt || (a.id < b.id ? -1 : 1));
  const kept = writeChunks(machineId, 'p', newest, left - followed.bytes, addPin);
  return {
    items: { [headKey]: head, ...set.items, ...told.items, ...followed.items, ...kept.items },
    fitting: kept.fitting,
    followsFitting: followed.fitting,
  };
}

export type WrittenPart = { items: Items; fitting: number; followsFitting: number };

function writeFollows(
  machineId: string,
  { follows, followRemovals }: Pick<OwnPart, 'follows' | 'followRemovals'>,
  maxBytes: number,
): Written {
  const key = keyOf(machineId, 'f000');
  // One that is too long for an item must not hold up those after it.
  const short = newestFollows(follows).filter(
    (follow) => bytesOf(key, addFollow(emptyChunk, follow)) <= MAX_ITEM_BYTES,
  );
  const latest = latestOf(followRemovals, MAX_FOLLOW_REMOVALS);
  const ended = writeChunks(machineId, 'e', latest, Math.floor(maxBytes / 2), addEnd);
  const told = writeChunks(machineId, 'f', short, maxBytes - ended.bytes, addFollow);
  return { ...told, items: { ...ended.items, ...told.items }, bytes: ended.bytes + told.bytes };
}

function latestOf(removals: readonly Removal[], count: number): Removal[] {
  return removals.toSorted((a, b) => b.removedAt - a.removedAt || (a.id < b.id ? -1 : 1)).slice(0, count);
}

type ChunkKind = 'p' | 'r' | 's' | 'f' | 'e';
type Written = { items: Items; bytes: number; fitting: number };

/**
 * Writes as many entries as fit, those in front first; then turned round, so that a new one changes the last item only.
 */
function writeChunks<T>(
  machineId: string,
  kind: ChunkKind,
  entries: readonly T[],
  maxBytes: number,
  add: (chunk: Chunk, entry: T) => Chunk,
): Written {
  const fill = (some: readonly T[]) => fillChunks(machineId, kind, some, maxBytes, add);
  let written = fill(entries);
  for (let count = written.fitting; ; count -= 1) {
    written = fill(entries.slice(0, count).toReversed());
    if (written.fitting === count) return written;
  }
}

function fillChunks<T>(
  machineId: string,
  kind: ChunkKind,
  entries: readonly T[],
  maxBytes: number,
  add: (chunk: Chunk, entry: T) => Chunk,
): Written {
  const chunks: Chunk[] = [];
  let [closedBytes, openBytes, fitting] = [0, 0, 0];
  for (const entry of entries) {
    const key = (at: number): string => keyOf(machineId, `${kind}${at}`);
    const open = chunks.at(-1);
    const more = open && add(open, entry);
    const moreBytes = more ? bytesOf(key(chunks.length - 1), more) : Number.POSITIVE_INFINITY;
    const isSame = moreBytes <= MAX_ITEM_BYTES;
    const chunk = more && isSame ? more : add(emptyChunk, entry);
    const bytes = isSame ? moreBytes : bytesOf(key(chunks.length), chunk);
    const before = closedBytes + (isSame ? 0 : openBytes);
    if (bytes > MAX_ITEM_BYTES || before + bytes > maxBytes) break;
    if (isSame) chunks.pop();
    chunks.push(chunk);
    [closedBytes, openBytes, fitting] = [before, bytes, fitting + 1];
  }
  const items = chunks.map((chunk, at) => [keyOf(machineId, `${kind}${at}`), chunk]);
  return { items: Object.fromEntries(items), bytes: closedBytes + openBytes, fitting };
}

type Chunk = {
  v: typeof VERSION;
  c: string[];
  p: z.infer<typeof pinSchema>[];
  r: z.infer<typeof removalSchema>[];
  s: z.infer<typeof registerSchema>[];
  /** Communities of the follows, the follows, and which were ended when. */
  k?: FollowPlace[];
  f?: FollowRowTold[];
  e?: z.infer<typeof endSchema>[];
};
const emptyChunk: Chunk = { v: VERSION, c: [], p: [], r: [], s: [] };

function addSetting(chunk: Chunk, [key, { value, at }]: [string, Register]): Chunk {
  return { ...chunk, s: [...chunk.s, [key, value, at]] };
}

function addFollow(chunk: Chunk, follow: SharedFollow): Chunk {
  const { k = [], f = [] } = chunk;
  const place = placeOf(follow.community);
  const known = k.findIndex((other) => textOf(other) === textOf(place));
  const at = known >= 0 ? known : k.length;
  return { ...chunk, k: known >= 0 ? k : [...k, place], f: [...f, rowOf(follow, at)] };
}

function addEnd(chunk: Chunk, { id, removedAt }: Removal): Chunk {
  return { ...chunk, e: [...(chunk.e ?? []), [id, removedAt]] };
}

function addPin(chunk: Chunk, pin: SharedPin): Chunk {
  const title = pin.title.slice(0, MAX_TITLE_CHARS).toWellFormed();
  const { c, at } = placeIn(chunk.c, pin.communityId);
  const before = lastThreadUrl(chunk);
  const shared = sharedChars(before, pin.threadUrl);
  const ofThread = sharedChars(pin.threadUrl, pin.url);
  const row: z.infer<typeof pinSchema> = [
    at,
    shortId(pin.communityId, '#a', pin.id),
    shortId(pin.communityId, '#', pin.threadId),
    title,
    shared,
    pin.threadUrl.slice(shared),
    ofThread,
    pin.url.slice(ofThread),
    pin.pinnedAt,
    pin.addedAt - pin.pinnedAt,
  ];
  return { ...chunk, c, p: [...chunk.p, row] };
}

function addRemoval(chunk: Chunk, { id, removedAt }: Removal): Chunk {
  const communityId = /^(.{1,700})#a[^#]*$/s.exec(id)?.[1];
  if (communityId === undefined) return { ...chunk, r: [...chunk.r, [-1, id, removedAt]] };
  const { c, at } = placeIn(chunk.c, communityId);
  return { ...chunk, c, r: [...chunk.r, [at, shortId(communityId, '#a', id), removedAt]] };
}

function placeIn(list: readonly string[], communityId: string): { c: string[]; at: number } {
  const at = list.indexOf(communityId);
  return at >= 0 ? { c: [...list], at } : { c: [...list, communityId], at: list.length };
}

/** What follows the community's id; a '=' before whatever is made in another way. */
function shortId(communityId: string, mark: string, id: string): string {
  const start = communityId + mark;
  return id.startsWith(start) ? `-${id.slice(start.length)}` : `=${id}`;
}

function longId(communityId: string, mark: string, short: string): string {
  return short.startsWith('-') ? communityId + mark + short.slice(1) : short.slice(1);
}

function lastThreadUrl({ p }: Chunk): string {
  let url = '';
  for (const [, , , , shared, rest] of p) url = url.slice(0, shared) + rest;
  return url;
}

function sharedChars(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/**
 * Every machine in the storage. Items that another version wrote in another way are left out; so is a pin without an
 * address of the web. `foreignBytes`: what items take that belong to no machine we can read.
 */
export function readItems(items: Items): { machines: Machine[]; foreignBytes: number } {
  const machines = new Map<string, Machine>();
  let foreignBytes = 0;
  for (const [key, value] of Object.entries(items)) {
    const [, id, part] = keyShape.exec(key) ?? [];
    const read = part === 'head' ? readHead(value) : readChunk(value);
    if (id === undefined || read === null) foreignBytes += bytesOf(key, value);
    else machines.set(id, joined(machines.get(id), id, key, read));
  }
  return { machines: [...machines.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), foreignBytes };
}

type Part = { seenAt: number } & SharedState;

function joined(known: Machine | undefined, id: string, key: string, { seenAt, ...state }: Part): Machine {
  if (!known) return { id, seenAt, state, keys: [key] };
  return {
    id,
    seenAt: Math.max(known.seenAt, seenAt),
    state: mergeStates(known.state, state),
    keys: [...known.keys, key],
  };
}

function readHead(value: unknown): Part | null {
  const { data } = headSchema.safeParse(value);
  return data ? { ...emptyState, seenAt: data.seen } : null;
}

function readChunk(value: unknown): Part | null {
  const { data } = chunkSchema.safeParse(value);
  if (!data) return null;
  const registers = data.s.flatMap((row) => {
    const entry = registerSchema.safeParse(row).data;
    return entry ? [[entry[0], { value: entry[1], at: entry[2] }] as const] : [];
  });
  return {
    // When a chunk was written only its head tells.
    seenAt: 0,
    settings: new Map(registers),
    pins: new Map(readPins(data).map((pin) => [pin.id, pin])),
    removals: new Map(readRemovals(data)),
    follows: new Map(readFollows(data.k ?? [], data.f ?? []).map((follow) => [follow.id, follow])),
    followRemovals: new Map(readEnds(data.e ?? [])),
  };
}

function readPins({ c, p }: z.infer<typeof chunkSchema>): SharedPin[] {
  let before = '';
  const pins: SharedPin[] = [];
  for (const value of p) {
    const row = pinSchema.safeParse(value).data;
    // Addresses are told by the one before: after a row that can't be read nothing can.
    if (!row) break;
    const [at, id, threadId, title, shared, rest, ofThread, ending, pinnedAt, later] = row;
    before = before.slice(0, shared) + rest;
    const threadUrl = webAddress(before);
    const url = webAddress(before.slice(0, ofThread) + ending);
    const communityId = c[at];
    if (communityId === undefined || threadUrl === undefined || url === undefined) continue;
    pins.push({
      id: longId(communityId, '#a', id),
      url,
      threadUrl,
      threadId: longId(communityId, '#', threadId),
      title,
      communityId,
      pinnedAt,
      addedAt: pinnedAt + later,
    });
  }
  return pins;
}

function readRemovals({ c, r }: z.infer<typeof chunkSchema>): [string, number][] {
  return r.flatMap((value): [string, number][] => {
    const row = removalSchema.safeParse(value).data;
    if (!row) return [];
    const [at, id, removedAt] = row;
    const communityId = c[at];
    if (at < 0) return [[id, removedAt]];
    return communityId === undefined ? [] : [[longId(communityId, '#a', id), removedAt]];
  });
}

function readEnds(rows: readonly unknown[]): [string, number][] {
  return rows.flatMap((value) => {
    const row = endSchema.safeParse(value).data;
    return row ? [row] : [];
  });
}
