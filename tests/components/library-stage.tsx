import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { cleanup, configure, render } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, vi } from 'vitest';

import { createLibrary } from '@/components/create-library';
import { LibraryPage } from '@/components/LibraryPage';
import { ToastModel } from '@/components/models/ToastModel';
import type { Send } from '@/messaging/contract';
import { openDb, type PinRow } from '@/storage/db';
import { pinTables, putPins } from '@/storage/pins';

import { anAnswer, now } from './panel-stage';

const dayMs = 86_400_000;
const opened: (() => Promise<void>)[] = [];
let reachEnd: () => void = () => undefined;

/** jsdom lays nothing out: the end of the list is reached when a test says so. */
class EndOfList {
  private readonly tell: (entries: { isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    this.tell = tell;
  }
  observe(): void {
    reachEnd = () => this.tell([{ isIntersecting: true }]);
  }
  disconnect(): void {
    reachEnd = () => undefined;
  }
}
vi.stubGlobal('IntersectionObserver', EndOfList);

afterEach(async () => {
  cleanup();
  for (const close of opened.splice(0)) await close();
});

/** The reader has scrolled to where the drawn rows end. */
export function scrollToEnd(): void {
  reachEnd();
}

// A machine under load takes its time.
configure({ asyncUtilTimeout: 5000 });

let pinned = 0;
let clock = now;

/** A kept answer; each is older than the one made before it. */
export function aPin(id: string, parts: Partial<PinRow> = {}): PinRow {
  pinned += 1;
  return {
    id,
    pinnedAt: now - pinned * dayMs,
    answer: anAnswer(id),
    thread: {
      id: `thread-${id}`,
      title: `Title of ${id}`,
      url: `https://kitchen.example/q/${id}`,
      communityId: 'stack-exchange:kitchen',
      communityName: 'Kitchen',
      platform: 'stack-exchange',
      tags: [],
    },
    topic: { question: 'Kettle shows E7' },
    ...parts,
  };
}

/** An area like the browser's, which outlasts what is drawn. */
export function aDraftArea(entries: Iterable<readonly [string, string]> = []) {
  const kept = new Map(entries);
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (place: number) => [...kept.keys()][place] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Draws the library on its own page over a database that holds these pins. */
export async function drawLibrary(pins: PinRow[], draftArea = aDraftArea()) {
  const db = openDb(`library-${crypto.randomUUID()}`);
  await db.transaction('rw', pinTables(db), async () => putPins(db, pins, now));
  const send = vi.fn<(name: string, request: unknown) => Promise<unknown>>(() =>
    Promise.resolve({ outcome: 'fetched' }),
  );
  const toasts = new ToastModel();
  const library = createLibrary({
    db,
    // The fake records any command; the library's own types say which ones are sent.
    send: send as unknown as Send,
    // Each write is later than the one before, as in life.
    now: () => (clock += 1),
    tell: toasts.tell,
    tellFailure: toasts.tellFailure,
    isEdgeTaken: signal(false),
    draftArea,
  });
  opened.push(() => db.delete());
  const view = render(<LibraryPage toasts={toasts}>{library}</LibraryPage>);
  return { db, send, draftArea, view, user: userEvent.setup() };
}
