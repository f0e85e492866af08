/** What bench/pins-speed.ts runs in a browser: the library's own code over a true IndexedDB. */
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { effect } from '@preact/signals';
import { Index as FlexIndex } from 'flexsearch';
import MiniSearch from 'minisearch';

import { noPinFilter, PinsModel, type PinFilter } from '@/components/models/PinsModel';
import { openDb, type PinDigestRow, type PinRow } from '@/storage/db';
import { sayFeedback } from '@/storage/feedback';
import { createPinIndex, type PinIndex } from '@/storage/pin-index';
import { newestFirst, parsePinQuery, pinFilter, searchPins } from '@/storage/pin-search';
import { editPins } from '@/storage/pin-edits';
import { pinTables, putPins } from '@/storage/pins';

import { median } from './median';

/** Work of the main thread in milliseconds. */
export type Times = { median: number; worst: number };

const TEXT_CHARS = 800;
const PAUSE_MS = 80;
const tags = ['kitchen', 'lamp', 'router', 'to try', 'work', 'car', 'phone', 'garden'];

/** A library of made-up answers; the same each time. */
export async function fill(name: string, count: number): Promise<void> {
  const db = openDb(name);
  const random = randomFrom(7);
  const words = vocabulary(random);
  for (let start = 0; start < count; start += 1000) {
    const pins = Array.from({ length: 1000 }, (_, at) => madeUpPin(start + at, words, random));
    await db.transaction('rw', pinTables(db), async () => putPins(db, pins, 1));
  }
  for (let at = 0; at < 500; at += 1)
    await sayFeedback(db, {
      answerId: `a${at}`,
      threadId: 't',
      communityId: 'c',
      verdict: 'helped',
      saidAt: 1,
    });
  db.close();
}

let library: ReturnType<typeof openLibrary> | null = null;

/** From the model's beginning to the first rows, and to the last pin. What comes after goes on with this library. */
export async function load(name: string): Promise<{ firstRowsMs: number; allMs: number }> {
  await pause();
  const startedAt = performance.now();
  library = openLibrary(name);
  const { model } = library;
  await until(() => model.rows.value.length > 0);
  const firstRowsMs = performance.now() - startedAt;
  await until(() => !model.isLoading.value);
  return { firstRowsMs, allMs: performance.now() - startedAt };
}

/** Each query is typed letter by letter, at the pace of a fast writer. */
export async function type(queries: readonly string[]): Promise<number> {
  const { model } = opened();
  let found = 0;
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      model.query.value = query.slice(0, length);
      await pause();
    }
    found += model.found.value.length;
    model.query.value = '';
    await pause();
  }
  return found;
}

export async function filter(filters: readonly Partial<PinFilter>[]): Promise<void> {
  const { model } = opened();
  for (const change of filters) {
    model.setFilter(change);
    await pause();
    model.setFilter(noPinFilter);
    await pause();
  }
}

/** One edit: its pin is read anew, the list and what there is to filter by are made again. */
export async function edit(rounds: number): Promise<{ editMs: number }> {
  const { model, db } = opened();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const note = `note ${round} of ${Date.now()}`;
    const startedAt = performance.now();
    const [id = ''] = model.found.value;
    await editPins(db, [id], () => ({ note }), Date.now());
    await until(() => model.rows.value.some((pin) => pin.note === note));
    times.push(performance.now() - startedAt);
    await pause();
  }
  return { editMs: median(times) };
}

function opened(): ReturnType<typeof openLibrary> {
  if (library === null) throw new Error('The library is not open');
  return library;
}

/** Kept here, so that a measuring of memory finds it. */
const kept: unknown[] = [];

/** Indexes all pins with one of the libraries, or as the library does; then types the queries. */
export async function peer(
  who: 'ours' | 'minisearch' | 'flexsearch' | 'orama',
  name: string,
  queries: readonly string[],
): Promise<Times & { indexMs: number }> {
  const digests = await allDigests(name);
  const startedAt = performance.now();
  const search = await build(who, digests);
  const indexMs = performance.now() - startedAt;
  kept.push(search, digests);
  const times: number[] = [];
  for (const query of queries)
    for (let length = 1; length <= query.length; length += 1) {
      const askedAt = performance.now();
      await search(query.slice(0, length));
      times.push(performance.now() - askedAt);
      await pause();
    }
  return { indexMs, ...summed(times) };
}

function build(who: keyof typeof builders, digests: PinDigestRow[]): Promise<Search> {
  const builder = builders[who];
  if (builder === undefined) throw new Error(`Nobody is called ${who}`);
  return builder(digests);
}

type Search = (query: string) => number | Promise<number>;

const builders: Record<string, (digests: PinDigestRow[]) => Promise<Search>> = {
  ours: async (digests) => {
    const index = indexOf(digests);
    const newest = newestFirst(index.all());
    return (query) => {
      const asked = parsePinQuery(query);
      const work = searchPins(index, newest, asked, pinFilter(noPinFilter, asked, new Map()));
      for (;;) {
        const step = work.next();
        if (step.done) return step.value.length;
      }
    };
  },
  minisearch: async (digests) => {
    const index = new MiniSearch({ fields: ['title', 'text'] });
    index.addAll(digests);
    return (query) => index.search(query, { prefix: true, combineWith: 'AND', boost: { title: 3 } }).length;
  },
  flexsearch: async (digests) => {
    const index = new FlexIndex({ tokenize: 'forward' });
    for (const [place, { text }] of digests.entries()) index.add(place, text);
    return (query) => index.search(query, { limit: digests.length }).length;
  },
  orama: async (digests) => {
    const index = create({ schema: { title: 'string', text: 'string' } as const });
    await insertMultiple(
      index,
      digests.map(({ id, title, text }) => ({ id, title, text })),
    );
    return async (query) => (await searchOrama(index, { term: query, threshold: 0, limit: 30 })).count;
  },
};

function openLibrary(name: string) {
  const db = openDb(name);
  const model = new PinsModel({
    db,
    now: Date.now,
    tell: () => {},
    tellFailure: (error) => console.error(error),
  });
  effect(() => {
    void model.rows.value;
    void model.verdicts.value;
    void model.facets.value;
  });
  return { db, model };
}

function indexOf(digests: readonly PinDigestRow[]): PinIndex {
  const index = createPinIndex();
  for (const digest of digests) index.put(digest);
  return index;
}

function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (isSo()) {
        queueMicrotask(() => stop());
        resolve();
      }
    });
  });
}

/** What a change has set going ends meanwhile. */
function pause(): Promise<void> {
  performance.mark('pause');
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

function summed(times: number[]): Times {
  return { median: median(times), worst: Math.max(...times) };
}

async function allDigests(name: string): Promise<PinDigestRow[]> {
  const db = openDb(name);
  const digests = await db.pinDigests.toArray();
  db.close();
  return digests;
}

function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const common =
  'the to and a of it is in on for you that with not this but have when can if was be my as are or then after will do no turn off just same try again reset button light power cable screen update version error code device phone works problem same fixed manual service press hold seconds until settings network router lamp kettle filter';

/** English at its head, made-up words behind it: some are in every answer, most in few. */
function vocabulary(random: () => number): string[] {
  const syllables =
    'ba ce di fo gu ha in ka le mo nu or pa que ri so ta un ve wi ex yo zu th st ing er an'.split(' ');
  const made = Array.from({ length: 8000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join(''),
  );
  return [...common.split(' '), ...made];
}

function madeUpPin(at: number, words: readonly string[], random: () => number): PinRow {
  // Zipf's law: the word of rank r is about 1/r as common as the first.
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'lamp';
  const wordsOf = (chars: number): string => {
    let text = word();
    while (text.length < chars) text += ` ${word()}`;
    return `${text}.`;
  };
  const id = `a${at}`;
  const text = wordsOf(TEXT_CHARS);
  const community = `forum${Math.floor(random() * 60)}`;
  return {
    id,
    pinnedAt: at,
    answer: {
      id,
      url: `https://${community}.example/${id}`,
      html: `<p>${text}</p>`,
      text,
      author: { name: word() },
      acceptedBy: null,
    },
    thread: {
      id: `t${at}`,
      title: wordsOf(45),
      url: `https://${community}.example/t/${at}`,
      communityId: `discourse:https://${community}.example`,
      communityName: community,
      platform: 'discourse',
      tags: [],
    },
    topic: { question: wordsOf(40) },
    ...(random() < 0.3 ? { note: wordsOf(60) } : {}),
    ...(random() < 0.5 ? { tags: tags.filter(() => random() < 0.3) } : {}),
    ...(random() < 0.02 ? { check: { at: 1, changes: [{ kind: 'deleted' as const }] } } : {}),
  };
}
