import { batch, computed, createModel, effect, signal } from '@preact/signals';

import type { CommonplaceDb, FeedbackRow, Highlight, PinReferenceRow, PinRow } from '@/storage/db';
import { replaceFeedback } from '@/storage/bulk-feedback';
import { allFeedback, type FeedbackById } from '@/storage/feedback';
import { liveSignal } from '@/storage/live-signal';
import { followPins } from '@/storage/pin-feed';
import { createPinIndex, type IndexedPin } from '@/storage/pin-index';
import {
  byTitle,
  newestFirst,
  parsePinQuery,
  pinFilter,
  searchPins,
  type PinFilter,
} from '@/storage/pin-search';
import {
  changePins,
  dismissPinChanges,
  MAX_NOTE_CHARS,
  revertPins,
  takeEditedText,
  type ChangedPin,
  type PinEdit,
} from '@/storage/pin-edits';
import { MAX_TAG_CHARS, MAX_TAGS, tagKey, withoutTag, withTagRenamed } from '@/storage/pin-tags';
import { pinsOf, restorePins, unpinAnswers } from '@/storage/pins';
import { slicesOf } from '@/storage/slices';

import { t, tn, type MessageKey } from '../i18n';
import { followRows } from './pin-rows';

export type { PinFacets } from '@/storage/pin-index';
export type { PinFilter } from '@/storage/pin-search';

export type PinsDeps = {
  db: CommonplaceDb;
  now: () => number;
  /** Shows the reader one short message; `undo` gives back what was taken. */
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
};

const ROWS_DRAWN_AT_ONCE = 30;
/** A search that takes longer lets the page draw and listen before it goes on. */
const SLICE_MS = 6;

/** Shows everything, newest first. */
export const noPinFilter: PinFilter = {
  tag: null,
  communityId: null,
  verdict: null,
  kind: null,
  isChanged: false,
  hasNote: false,
  order: 'newest',
};

/** The reader's library: searched, filtered, changed. It is kept up to date until it is disposed of. */
export const PinsModel = createModel((deps: PinsDeps) => {
  const { db, now } = deps;
  const query = signal('');
  const filter = signal<PinFilter>(noPinFilter);
  const isLoading = signal(true);
  const total = signal(0);
  const found = signal<readonly string[]>([]);
  const drawn = signal(ROWS_DRAWN_AT_ONCE);
  const selected = signal<ReadonlySet<string>>(new Set());
  const verdicts = liveSignal<FeedbackById>(() => allFeedback(db), new Map());
  const elsewhere = liveSignal<PinReferenceRow[]>(() => db.pinReferences.toArray(), []);

  const pins = createPinIndex();
  /** Counts the states of `pins` that are shown; `moves`, those in which it is another list. */
  const changes = signal(0);
  const moves = signal(0);
  let isMoved = false;
  let lastToggled: string | null = null;
  let turn = 0;

  effect(() =>
    followPins(
      db,
      { first: ROWS_DRAWN_AT_ONCE, now },
      (news) => {
        for (const row of news.put) if (pins.put(row)) isMoved = true;
        for (const id of news.gone) pins.drop(id);
        if (news.gone.length > 0) isMoved = true;
        batch(() => {
          total.value = news.total;
          // The newest stand there while the others come in; then all of them do.
          if (news.isWhole || changes.peek() === 0) show();
          isLoading.value = !news.isWhole;
          if (news.gone.length > 0) deselect(news.gone);
        });
      },
      (error) => {
        isLoading.value = false;
        deps.tellFailure(error);
      },
    ),
  );

  function show(): void {
    changes.value += 1;
    if (isMoved) moves.value += 1;
    isMoved = false;
  }

  const newest = computed(() => {
    void moves.value;
    return newestFirst(pins.all());
  });
  const facets = computed(() => {
    void changes.value;
    return pins.facets();
  });
  let titled: { state: number; pins: readonly IndexedPin[] } | null = null;

  function* inOrder(
    list: readonly IndexedPin[],
    order: PinFilter['order'],
    state: number,
  ): Generator<undefined, readonly IndexedPin[]> {
    if (order === 'newest') return list;
    if (order === 'oldest') return list.toReversed();
    if (titled?.state !== state) titled = { state, pins: yield* byTitle(list) };
    return titled.pins;
  }

  effect(() => {
    void query.value;
    void filter.value;
    drawn.value = ROWS_DRAWN_AT_ONCE;
  });

  effect(() => {
    const asked = parsePinQuery(query.value);
    const said = filter.value.verdict === null ? new Map() : verdicts.value;
    const accepts = pinFilter(filter.value, asked, said);
    const list = inOrder(newest.value, filter.value.order, changes.value);
    turn += 1;
    goOn(search(list), turn);

    function* search(listing: typeof list): Generator<undefined, string[]> {
      return yield* searchPins(pins, yield* listing, asked, accepts);
    }
  });

  /** Ends at once where it can; a search that takes long is given up when another one has begun. */
  function goOn(search: Generator<undefined, string[]>, ofTurn: number): void {
    const pauseAt = performance.now() + SLICE_MS;
    for (;;) {
      const step = search.next();
      if (step.done) {
        found.value = step.value;
        return;
      }
      if (performance.now() > pauseAt) break;
    }
    setTimeout(() => {
      if (ofTurn === turn) goOn(search, ofTurn);
    });
  }

  const rows = followRows({
    read: (ids) => pinsOf(db, ids),
    ids: computed(() => found.value.slice(0, drawn.value)),
    versionOf: (id) => pins.get(id)?.digest.writtenAt,
    changes,
    fail: deps.tellFailure,
  });

  const references = computed(() => elsewhere.value.toSorted((a, b) => b.pinnedAt - a.pinnedAt));

  /** True: it is on the disk. */
  async function guarded(run: () => Promise<void>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      deps.tellFailure(error);
      return false;
    }
  }

  function tellUndoable(text: string, undo: () => Promise<void>): void {
    deps.tell(text, async () => {
      await guarded(undo);
    });
  }

  /** What was changed can be undone where something went away, or where it was done to several at once. */
  function tellOfChange(changed: readonly ChangedPin[], word: string | undefined): void {
    const text = changed.length > 1 ? tn('pinsEditDone', changed.length) : word;
    if (changed.length > 0 && text !== undefined) tellUndoable(text, () => revertPins(db, changed, now()));
  }

  /** `word`: what is told in any case; else only what goes away is told of. */
  const edit = (
    ids: readonly string[],
    change: PinEdit | ((pin: PinRow) => PinEdit),
    word?: (count: number) => string,
  ): Promise<boolean> =>
    guarded(async () => {
      const edits = typeof change === 'function' ? change : () => change;
      const changed = await changePins(db, ids, edits, now());
      const gone = goneWord(changed[0]);
      tellOfChange(changed, word?.(changed.length) ?? (gone && t(gone)));
    });

  /** An undo of what was only looked at or taken over from the source. */
  const settle = (change: Promise<ChangedPin[]>, word: MessageKey): Promise<boolean> =>
    guarded(async () => tellOfChange(await change, t(word)));

  const say = (ids: readonly string[], verdict: FeedbackRow['verdict'] | null): Promise<boolean> =>
    guarded(async () => {
      const said: FeedbackRow[] = [];
      if (verdict !== null)
        for (const some of slicesOf(ids)) said.push(...saidOf(await pinsOf(db, some), verdict, now()));
      const about = verdict === null ? ids : said.map(({ answerId }) => answerId);
      const before = await replaceFeedback(db, about, said);
      if (ids.length > 1)
        tellUndoable(tn('pinsEditDone', Math.max(said.length, before.length)), async () => {
          await replaceFeedback(db, about, before);
        });
    });

  const unpin = (ids: readonly string[]): Promise<boolean> =>
    guarded(async () => {
      const removed = await unpinAnswers(db, ids, now());
      if (removed.length > 0)
        tellUndoable(tn('pinsRemoved', removed.length), () => restorePins(db, removed, now()));
    });

  function deselect(ids: readonly string[]): void {
    const left = new Set(selected.peek());
    for (const id of ids) left.delete(id);
    if (left.size < selected.peek().size) selected.value = left;
  }

  function rangeTo(id: string): readonly string[] {
    const ids = found.peek();
    const [from, to] = [ids.indexOf(lastToggled ?? ''), ids.indexOf(id)];
    return from === -1 || to === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  return {
    /** What is searched for, as it is typed: words, "a phrase", tag:x, site:x. */
    query,
    filter: computed(() => filter.value),
    setFilter(change: Partial<PinFilter>): void {
      filter.value = { ...filter.peek(), ...change };
    },
    /** Not all pins are there yet: the newest are shown, and a search may find more. */
    isLoading: computed(() => isLoading.value),
    /** How many pins there are in all. */
    total: computed(() => total.value),
    /** Ids of the pins that are shown, in order. */
    found: computed(() => found.value),
    facets,
    /** Whole pins of the part of `found` that is drawn, in the same order. */
    rows,
    verdicts,
    /** How many of `found` are not drawn. */
    hidden: computed(() => Math.max(0, found.value.length - drawn.value)),
    /** Draws thirty more. */
    drawMore(): void {
      drawn.value = Math.min(drawn.peek(), found.peek().length) + ROWS_DRAWN_AT_ONCE;
    },
    selected: computed(() => selected.value),
    /** `toHere`: everything between the last one that was chosen and this one is chosen, too. */
    toggleSelected(id: string, { toHere = false }: { toHere?: boolean } = {}): void {
      const next = new Set(selected.peek());
      if (toHere) for (const other of rangeTo(id)) next.add(other);
      else if (!next.delete(id)) next.add(id);
      lastToggled = id;
      selected.value = next;
    },
    selectAllFound(): void {
      selected.value = new Set(found.peek());
    },
    clearSelection(): void {
      selected.value = new Set();
    },
    /** Changes what the reader may change; several at once, or what goes away, can be undone. True: it is on the disk. */
    edit: (ids: readonly string[], change: PinEdit | ((pin: PinRow) => PinEdit)) => edit(ids, change),
    addTag: (ids: readonly string[], tag: string) => edit(ids, ({ tags = [] }) => ({ tags: [...tags, tag] })),
    removeTag: (ids: readonly string[], tag: string) =>
      edit(ids, ({ tags = [] }) => ({ tags: withoutTag(tags, tag) })),
    /** In all pins that have it. */
    renameTag(from: string, to: string): Promise<boolean> {
      const key = tagKey(from);
      const having = [...pins.all()].filter(({ tagKeys }) => tagKeys.includes(key));
      return edit(
        having.map(({ digest }) => digest.id),
        ({ tags = [] }) => ({ tags: withTagRenamed(tags, from, to) }),
        (count) => tn('pinsEditDone', count),
      );
    },
    /** Says whether the pins worked for the reader; null takes it back. */
    say,
    unpin,
    /** The reader keeps the pin as it is: what has changed at the source is not marked any more. */
    dismissChanges: (id: string) => settle(dismissPinChanges(db, id, now()), 'pinsChangesSeen'),
    /** The kept text becomes the one that stands at the source by now. */
    takeChange: (id: string) => settle(takeEditedText(db, id, now()), 'pinsTextTaken'),
    /** Marks a part of the pin's `answer.text`; UTF-16 offsets, end exclusive. Marks that meet become one. */
    highlight: (id: string, start: number, end: number) =>
      edit([id], ({ highlights = [] }) => ({ highlights: [...highlights, { start, end }] })),
    /** Takes the mark away that begins at `start`. */
    unhighlight: (id: string, start: number) =>
      edit([id], ({ highlights = [] }) => ({
        highlights: highlights.filter((mark) => mark.start !== start),
      })),
    /** Pins of other machines, newest first. */
    references,
    /** Longer words are cut, more tags are not taken. */
    limits: computed(() => ({ noteChars: MAX_NOTE_CHARS, tagChars: MAX_TAG_CHARS, tags: MAX_TAGS })),
    now,
  };
});
export type PinsModel = InstanceType<typeof PinsModel>;

/** What a change took away, in the reader's words. Words that only became fewer are still being written. */
function goneWord(changed: ChangedPin | undefined): MessageKey | undefined {
  if (changed === undefined) return undefined;
  const { before, parts } = changed;
  if ('note' in parts && parts.note === undefined && before.note !== undefined) return 'pinsNoteGone';
  if ('tags' in parts && before.tags?.some((tag) => !hasTag(parts.tags, tag))) return 'pinsTagGone';
  if ('highlights' in parts && before.highlights?.some((mark) => !hasMark(parts.highlights, mark)))
    return 'pinsMarkGone';
  return undefined;
}

function hasTag(tags: readonly string[] = [], tag: string): boolean {
  return tags.some((other) => tagKey(other) === tagKey(tag));
}

/** A mark that has become a part of a longer one is not gone. */
function hasMark(marks: readonly Highlight[] = [], { start, end }: Highlight): boolean {
  return marks.some((mark) => mark.start <= start && mark.end >= end);
}

function saidOf(pins: readonly PinRow[], verdict: FeedbackRow['verdict'], saidAt: number): FeedbackRow[] {
  return pins.filter(hasThread).map(({ id, thread }) => ({
    answerId: id,
    threadId: thread.id,
    communityId: thread.communityId,
    verdict,
    saidAt,
  }));
}

/** A row of a later version may have none. */
function hasThread({ thread }: Partial<PinRow>): boolean {
  return typeof thread?.id === 'string';
}
