import { batch, computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals';

import type { AskDraft, AskPage } from '@/lookup/ask-page';
import type { AskPlace } from '@/lookup/ask-places';
import type { MeasuredWait } from '@/lookup/measured-wait';
import type { Redaction } from '@/lookup/redact';
import type { Send } from '@/messaging/contract';
import type { Thread } from '@/sources/source';
import type { CommonplaceDb, DraftRow, LookupRow, SourceProgress } from '@/storage/db';
import { draftOf, keepDraft, type DraftEdits } from '@/storage/drafts';
import { liveSignal } from '@/storage/live-signal';
import { threadsOf } from '@/storage/threads';

import { t } from '../i18n';
import { draftText } from './draft-text';

export type DraftDeps = {
  db: CommonplaceDb;
  send: Send;
  now: () => number;
  tell: (text: string) => void;
  tellFailure: (error: unknown) => void;
  openTab: (url: string) => void;
  copyText: (text: string) => Promise<void>;
  redact: (text: string) => Promise<Redaction>;
  /** The threads whose titles are most like this one. */
  similarTo: (title: string, threads: readonly Thread[], language: string) => Promise<Thread[]>;
  askPlaces: (
    sources: readonly SourceProgress[],
    waitOf: (communityId: string) => MeasuredWait | null,
  ) => AskPlace[];
  waitUnder: (threads: readonly Thread[], tags: readonly string[], now: number) => MeasuredWait | null;
};

/** What a draft begins with, and whom it may be for. */
export type DraftSeed = {
  first: Omit<DraftRow, 'id' | 'changedAt'>;
  /** The lookup that it comes from; undefined when that is gone. */
  lookup: LookupRow | undefined;
  sources: readonly SourceProgress[];
};

/** What stands in no database yet. */
type Unsaved = { first: DraftSeed['first']; edits: DraftEdits };

/** Fields that a page has filled in. */
export type PageField = 'title' | 'product' | 'error';
const pageFields: readonly PageField[] = ['title', 'product', 'error'];

/** So long nobody has typed before what was typed is kept. */
const PAUSE_MS = 400;
/** Of a community with more threads than that on this device, so many are measured. */
const MAX_MEASURED = 1000;
const MAX_SIMILAR = 5;

/** A question while it is being written: where it goes, what it says, what is there like it. Kept at every pause. */
export const DraftModel = createModel((deps: DraftDeps, seed: ReadonlySignal<DraftSeed | null>) => {
  const { db, send } = deps;
  const topicKey = computed(() => seed.value?.first.topicKey ?? '');
  const lookupId = computed(() => seed.value?.lookup?.id ?? '');
  const language = computed(() => seed.value?.lookup?.topic?.language ?? 'und');

  const row = computed(() => {
    const key = topicKey.value;
    return liveSignal<DraftRow | undefined>(() => draftOf(db, key), undefined);
  });
  const kept = computed(() => row.value.value);
  const edits = signal<DraftEdits>({});
  const draft = computed(() => {
    const first = seed.value?.first;
    if (first === undefined) return null;
    const changed = { ...first, ...kept.value, ...edits.value };
    return { ...changed, tried: mergeTried(first.tried, changed.tried) };
  });

  let unsaved: Unsaved | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function save(): Promise<void> {
    clearTimeout(pause);
    const mine = takeUnsaved();
    if (mine === null) return;
    try {
      await keepDraft(db, mine.first, mine.edits, deps.now());
    } catch (error) {
      giveBack(mine);
      deps.tellFailure(error);
    }
  }

  function takeUnsaved(): Unsaved | null {
    const mine = unsaved;
    unsaved = null;
    return mine;
  }

  /** It is tried again with the next word, which goes before it. */
  function giveBack(mine: Unsaved): void {
    if (unsaved !== null && unsaved.first.topicKey !== mine.first.topicKey) return;
    unsaved = { ...mine, edits: { ...mine.edits, ...unsaved?.edits } };
  }

  function edit(change: DraftEdits): void {
    const first = seed.peek()?.first;
    if (first === undefined) return;
    edits.value = { ...edits.peek(), ...change };
    unsaved = { first, edits: { ...unsaved?.edits, ...change } };
    clearTimeout(pause);
    pause = setTimeout(() => void save(), PAUSE_MS);
  }

  const waits = computed(() => {
    const places = (seed.value?.sources ?? []).map(({ community }) => community);
    return liveSignal<ReadonlyMap<string, MeasuredWait | null>>(async () => {
      const measured = new Map<string, MeasuredWait | null>();
      for (const { id, tags = [] } of places) {
        const threads = await db.threads.where('communityId').equals(id).limit(MAX_MEASURED).toArray();
        measured.set(id, deps.waitUnder(threads, tags, deps.now()));
      }
      return measured;
    }, new Map());
  });
  const places = computed(() => {
    const measured = waits.value.value;
    return deps.askPlaces(seed.value?.sources ?? [], (id) => measured.get(id) ?? null);
  });
  const place = computed<AskPlace | null>(() => {
    const chosen = draft.value?.communityId;
    return places.value.find(({ community }) => community.id === chosen) ?? places.value[0] ?? null;
  });
  const placeId = computed(() => place.value?.community.id ?? '');

  /** What the community's form takes, before anything is written into it. */
  const askPage = signal<AskPage | null>(null);
  effect(() => {
    askPage.value = null;
    if (placeId.value !== '') void lookAtForm(lookupId.value, placeId.value);
  });

  async function lookAtForm(ofLookup: string, communityId: string): Promise<void> {
    try {
      const bare = { title: '', body: '' };
      const page = await send('lookup:ask-page', { lookupId: ofLookup, communityId, draft: bare });
      if (placeId.peek() === communityId) askPage.value = page;
    } catch (error) {
      deps.tellFailure(error);
    }
  }

  /** What redaction would cut from what a page has filled in. */
  const cuts = signal<ReadonlyMap<PageField, { before: string; after: string }>>(new Map());
  effect(() => {
    void findCuts(seed.value);
  });

  async function findCuts(from: DraftSeed | null): Promise<void> {
    const found = new Map<PageField, { before: string; after: string }>();
    for (const field of from ? pageFields : []) {
      const before = from?.first[field] ?? '';
      const { text, cut } = await deps.redact(before);
      if (cut.length > 0) found.set(field, { before, after: text });
    }
    if (seed.peek() === from) cuts.value = found;
  }

  /** The one search at the community; of another community it says nothing. */
  const searched = signal<{ placeId: string; text: string; threadIds: string[] } | null>(null);
  const isBusy = signal(false);
  const threads = computed(() => {
    const lookup = seed.value?.lookup;
    const ids = searched.value?.threadIds ?? [];
    return liveSignal<Thread[]>(async () => {
      const found = lookup ? await threadsOf(db, lookup) : [];
      const more = (await db.threads.bulkGet(ids)).filter((each) => each !== undefined);
      return [...new Map([...found, ...more].map((thread) => [thread.id, thread])).values()];
    }, []);
  });
  const similar = signal<Thread[]>([]);
  const title = computed(() => draft.value?.title ?? '');
  let searches = 0;
  effect(() => {
    void findSimilar(title.value, threads.value.value);
  });

  async function findSimilar(wanted: string, among: readonly Thread[]): Promise<void> {
    const turn = (searches += 1);
    const alike = wanted.trim() === '' ? [] : await deps.similarTo(wanted, among, language.peek());
    if (turn !== searches) return;
    // What the community has just named comes first.
    const named = new Set(searched.peek()?.threadIds);
    const byCommunity = alike.toSorted((a, b) => Number(named.has(b.id)) - Number(named.has(a.id)));
    similar.value = byCommunity.slice(0, MAX_SIMILAR);
  }

  effect(() => {
    // What was written about one topic says nothing of the next one.
    if (topicKey.value === '') return;
    void save();
    batch(() => {
      edits.value = {};
      searched.value = null;
    });
  });
  let hadRow = false;
  effect(() => {
    const isKept = kept.value !== undefined;
    // Deleted elsewhere: what was written goes with it.
    if (hadRow && !isKept && unsaved === null) edits.value = {};
    hadRow = isKept;
  });

  /** A press that asks a community: one at a time, and whoever pressed is told how it ended. */
  async function press(work: (at: AskPlace) => Promise<void>): Promise<void> {
    const at = place.peek();
    if (at === null || isBusy.peek()) return;
    isBusy.value = true;
    try {
      await work(at);
    } catch (error) {
      deps.tellFailure(error);
    } finally {
      isBusy.value = false;
    }
  }

  const measure = (): Promise<void> =>
    press(async ({ community: { id, name, tags } }) => {
      const product = draft.peek()?.product ?? '';
      const tag = tags?.[0];
      const { read } = await send('wait:measure', {
        lookupId: lookupId.peek(),
        communityId: id,
        text: product || title.peek(),
        ...(tag === undefined ? {} : { tag }),
        language: language.peek(),
      });
      deps.tell(read === null ? t('askNotAllowed', name) : t('askMeasured', read));
    });

  const searchSimilar = (): Promise<void> =>
    press(async ({ community: { id, name } }) => {
      const found = await send('draft:similar', {
        lookupId: lookupId.peek(),
        communityId: id,
        title: title.peek().trim(),
        language: language.peek(),
      });
      if (found === null) return deps.tell(t('askNotAllowed', name));
      searched.value = { placeId: id, ...found };
    });

  /** Opens the community's own page for asking; what its form does not take is copied. Posting is the reader's. */
  const openAskPage = (): Promise<void> =>
    press(async ({ community: { id, name, platform } }) => {
      const now = draft.peek();
      if (now === null) return;
      const ready = { title: now.title.trim(), body: draftText(now, platform) };
      const page = await send('lookup:ask-page', {
        lookupId: lookupId.peek(),
        communityId: id,
        draft: ready,
      });
      const left = leftOver(page, ready);
      if (left !== '') {
        await deps.copyText(left);
        deps.tell(t('nobodyCopied', name));
      }
      edit({ communityId: id, tried: now.tried, askedAt: deps.now() });
      await save();
      deps.openTab(page.url);
    });

  return {
    draft,
    title,
    /** It stands in the database. */
    isKept: computed(() => kept.value !== undefined),
    places,
    place,
    askPage,
    cuts,
    similar,
    /** The words of the search at the chosen community; null: it was not searched. */
    searchedFor: computed(() => (searched.value?.placeId === placeId.value ? searched.value.text : null)),
    isBusy,
    edit,
    save,
    measure,
    searchSimilar,
    openAskPage,
    tick(of: string, isTicked: boolean) {
      const tried = draft.peek()?.tried ?? [];
      edit({ tried: tried.map((each) => (each.title === of ? { ...each, isTicked } : each)) });
    },
    /** Lines of the reader's own. */
    writeTried(lines: readonly string[]) {
      const found = (draft.peek()?.tried ?? []).filter(({ url }) => url !== '');
      edit({ tried: [...found, ...lines.map((line) => ({ title: line, url: '', isTicked: true }))] });
    },
  };
});
export type DraftModel = InstanceType<typeof DraftModel>;

/** What was said of a row stands; what the reader has looked at since comes along. */
function mergeTried(first: DraftRow['tried'], said: DraftRow['tried']): DraftRow['tried'] {
  const titles = new Set(said.map(({ title }) => title));
  return [...said, ...first.filter(({ title }) => !titles.has(title))];
}

function leftOver({ isTitleTaken, isBodyTaken }: AskPage, { title, body }: AskDraft): string {
  return [isTitleTaken ? '' : title, isBodyTaken ? '' : body].filter(Boolean).join('\n\n');
}
