import { batch, computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals';

import type { Topic } from '@/detection/topic';
import type { Send } from '@/messaging/contract';
import type { RankedAnswer } from '@/ranking/ranked';
import type { StandingLevel } from '@/ranking/standing';
import type { Thread } from '@/sources/source';
import type {
  CommonplaceDb,
  FeedbackRow,
  LookupRow,
  PinRow,
  SourceProgress,
  StandingRow,
  ThreadRow,
} from '@/storage/db';
import { allFeedback, sayFeedback, withdrawFeedback, type FeedbackById } from '@/storage/feedback';
import { clearLedger, recentLedger } from '@/storage/ledger';
import { liveSignal } from '@/storage/live-signal';
import { declineSource, latestLookup, ownCommunityIds, undeclineSource } from '@/storage/lookups';
import { keptModel } from '@/storage/models';
import { pinAnswer, restorePins, unpinAnswers } from '@/storage/pins';
import { allStandings } from '@/storage/standings';
import { threadsOf } from '@/storage/threads';

import { t } from '../i18n';
import type { arrange, Arrangement, Choices, KeptChoices } from './arrange-cards';
import { editTopic, emptyTopic, isSameQuestion, normaliseTopic } from './topic-draft';
import { settleCards, type SettledCards } from './settle-cards';
import { stageOf, type Stage } from './stage';
import { ToastModel } from './ToastModel';

export type PanelDeps = {
  db: CommonplaceDb;
  /** The tab beside which the panel stands; null while it is not known. */
  tabId: ReadonlySignal<number | null>;
  send: Send;
  rank: (topic: Topic, threads: Thread[], circumstances: RankCircumstances) => Promise<RankedAnswer[]>;
  /** Shows the browser's own prompt for one origin; must be called within the press. */
  requestAccess: (origin: string) => Promise<boolean>;
  openTab: (url: string) => void;
  /** Hands the reader the whole ledger, not only the rows that are drawn, as a file. */
  saveLedger: () => Promise<void>;
  /** Opens the page of settings. */
  openOptions: () => void;
  /** How the reader wants to read answers, as far as they have said. */
  readChoices: () => Promise<Partial<KeptChoices>>;
  keepChoices: (change: Partial<KeptChoices>) => Promise<void>;
  /** The page that an address belongs to, whatever place on it. */
  pageAddress: (url: string) => string;
  now: () => number;
  isOnline: ReadonlySignal<boolean>;
};

/** What a ranking depends on beside the topic and its threads. */
export type RankCircumstances = {
  ownCommunityIds: ReadonlySet<string>;
  feedback: FeedbackById;
  standings: ReadonlyMap<string, StandingLevel>;
  /** The page that the panel stands beside. */
  pageUrl: string | undefined;
  /** The encoder that has the last word on the order of the first cards; null: none. */
  encoderId: string | null;
};

export type PanelView = 'answers' | 'pins' | 'help' | 'communities' | 'ledger';
export type CardList = SettledCards & {
  lookupId: string;
  /** Communities that wanted a permission before the first card was shown: only they may stand above the cards. */
  askedAbove: string[];
  /** Something was pinned for this page before the first card was shown: later it would push the cards down. */
  hasPinsAbove: boolean;
  /** How the cards came to stand so; null: nobody has arranged any yet. */
  arrangement: Arrangement | null;
};

type Snapshot = {
  tabId: number;
  lookup: LookupRow | undefined;
  threads: ThreadRow[];
  feedback: FeedbackById;
  standings: StandingRow[];
  encoderId: string | null;
  /** Something is pinned for this page or topic. */
  hasPins: boolean;
};
/** What was drawn for as many tabs is remembered: those that a reader goes to and fro between. */
const maxRemembered = 8;

const ledgerRows = 200;
const noCards: CardList = {
  lookupId: '',
  shown: [],
  later: [],
  isReordered: false,
  askedAbove: [],
  hasPinsAbove: false,
  arrangement: null,
};
const nothing = signal<Snapshot | null>(null);

/** All that the side panel knows and does. The database tells it everything; only commands leave it. */
export const PanelModel = createModel((deps: PanelDeps) => {
  const { db } = deps;
  const snapshots = new Map<number, Snapshot>();
  const live = computed(() => {
    const tabId = deps.tabId.value;
    if (tabId === null) return nothing;
    // What the tab showed last stands at once; the database corrects it a moment later.
    return liveSignal<Snapshot | null>(() => readSnapshot(deps, tabId), snapshots.get(tabId) ?? null);
  });
  /** What is drawn: a snapshot is taken in whole, with its ranking, so that nothing is drawn twice. */
  const snapshot = signal<Snapshot | null>(null);
  /** Null while what is drawn belongs to another tab than the one in front. */
  const lookup = computed(() =>
    snapshot.value === null || snapshot.value.tabId !== deps.tabId.value ? null : snapshot.value.lookup,
  );
  const sources = computed(() => Object.values(lookup.value?.sources ?? {}));

  const settled = signal<CardList>(noCards);
  const cards = computed(() => (settled.value.lookupId === lookup.value?.id ? settled.value : noCards));
  const stage = computed<Stage>(() =>
    stageOf(lookup.value, {
      cardCount: countAll(cards.value),
      isOnline: deps.isOnline.value,
    }),
  );

  const draft = signal<{ lookupId: string; change: Partial<Topic> }>({ lookupId: '', change: {} });
  /** Where a pin is made, and beside which it comes back. */
  const place = computed(() => placeOf(lookup.value, deps.pageAddress));
  const readTopic = computed(() => lookup.value?.topic ?? emptyTopic);
  /** What is being written beside one tab is nobody's question beside another. */
  const draftKey = computed(() => `${deps.tabId.value} ${lookup.value?.id ?? ''}`);
  const change = computed(() => (draft.value.lookupId === draftKey.value ? draft.value.change : {}));
  const topic = computed(() => editTopic(readTopic.value, change.value));
  const isTopicChanged = computed(() => !isSameQuestion(topic.value, readTopic.value));

  const view = signal<PanelView>('answers');
  const openCardId = signal<string | null>(null);
  const { toast, tell, tellFailure, undo, dismissToast } = new ToastModel();
  const isSending = signal(false);

  const feedback = computed<FeedbackById>(() => snapshot.value?.feedback ?? new Map());
  const standings = computed(() => snapshot.value?.standings ?? []);

  const choices = signal<Partial<Choices>>({});
  /** Asked for at once, so that the first cards are drawn as the reader wants them. */
  const choicesRead = deps.readChoices().then((read) => (choices.value = read), tellFailure);

  const hasPinsBeside = computed(() =>
    cards.value.shown.length > 0
      ? cards.value.hasPinsAbove
      : lookup.value !== null && snapshot.value?.hasPins === true,
  );
  const pinIds = liveSignal<string[]>(() => db.pins.toCollection().primaryKeys(), []);
  const pinnedIds = computed(() => new Set(pinIds.value));
  /** Asked here: all else about follows is loaded later. */
  const unseenNews = liveSignal(() => db.news.filter(({ seenAt }) => seenAt === undefined).count(), 0);
  const ledger = liveSignal(() => recentLedger(db, ledgerRows), null);

  let arrived = 0;
  let taken = 0;
  /** What is drawn was remembered, and the database has not confirmed it yet. */
  let isRecalled = false;
  /** The whole ranking of the snapshot that is drawn. */
  let latest = { ranked: new Array<RankedAnswer>(), language: 'und' };
  /** The thread that was opened for each lookup's linked answer: what the reader folds stays folded. */
  const unfolded = new Map<string, string>();
  let arrangeCards: typeof arrange | undefined;
  /** Order and filters hold before the first card is drawn; what they need is loaded while ranking is. */
  let isArranging = false;
  const arranging = Promise.all([import('./arrange-cards'), choicesRead]).then(([{ arrange: load }]) => {
    arrangeCards = load;
    isArranging = true;
  }, tellFailure);
  /** Rankings by what they were made of: made of the same, they would come out the same. */
  const rankings = new Map<string, RankedAnswer[]>();

  effect(() => {
    const current = live.value.value;
    if (current !== null) void takeSnapshot(current, (arrived += 1), deps.tabId.peek());
  });

  async function takeSnapshot(current: Snapshot, turn: number, tabId: number | null): Promise<void> {
    const { lookup: row } = current;
    let ranked: RankedAnswer[] = [];
    try {
      if (row?.topic && current.threads.length > 0) {
        ranked = await rankOnce(row, row.topic, current);
        if (!isArranging) await arranging;
      }
    } catch (error) {
      tellFailure(error);
    }
    // A newer one, or another tab's, has been taken in meanwhile.
    if (turn < taken || tabId !== deps.tabId.peek()) return;
    taken = turn;
    latest = { ranked, language: row?.topic?.language ?? 'und' };
    // What a tab showed last stands for a blink; what came meanwhile takes its place, for nobody has looked yet.
    const before = isRecalled ? noCards : settled.peek();
    // Whom the reader has muted goes at their press.
    const isOtherwise = JSON.stringify(snapshot.peek()?.standings) !== JSON.stringify(current.standings);
    isRecalled = tabId !== null && snapshots.get(tabId) === current;
    if (tabId !== null) remember(snapshots, tabId, current);
    batch(() => {
      snapshot.value = current;
      if (row === undefined) return;
      const { shown, arrangement } = arrangeLatest();
      settled.value = { ...takeIn(before, { ...current, lookup: row }, shown, isOtherwise), arrangement };
      unfoldLinked();
    });
  }

  function arrangeLatest(): Pick<CardList, 'shown' | 'arrangement'> {
    const { ranked, language } = latest;
    if (arrangeCards === undefined) return { shown: ranked, arrangement: null };
    const { cards: shown, arrangement } = arrangeCards(ranked, choices.peek(), { now: deps.now(), language });
    return { shown, arrangement };
  }

  /** The answer to which the page's address points is what the reader has come for: it is opened, once. */
  function unfoldLinked(): void {
    const { lookupId, shown } = settled.peek();
    if (shown[0]?.isLinked !== true) return;
    // A better copy of it may have taken its place: it is opened in its stead.
    const before = unfolded.get(lookupId);
    if (before !== undefined && before !== openCardId.peek()) return;
    const { id } = shown[0].thread;
    unfolded.set(lookupId, id);
    openCardId.value = id;
  }

  /** Puts every card where it belongs by now. */
  function showLater(): void {
    settled.value = { ...settled.peek(), ...arrangeLatest(), later: [], isReordered: false };
    unfoldLinked();
  }

  /** A source's progress writes the row many times while its threads stay as they are. */
  async function rankOnce(
    row: LookupRow,
    asked: Topic,
    { threads, feedback: said, standings: rows, encoderId }: Snapshot,
  ): Promise<RankedAnswer[]> {
    const marks = threads.map(({ id, fetchedAt, nativeRank, title, answerCount, closedAs }) => [
      id,
      fetchedAt,
      nativeRank,
      title,
      answerCount,
      closedAs,
    ]);
    const own = ownCommunityIds(row);
    const thought = rows.map(({ key, level }) => [key, level] as const);
    const pageUrl = row.page?.url;
    const of = JSON.stringify([asked, marks, [...own], [...said], thought, pageUrl, encoderId]);
    const known =
      rankings.get(of) ??
      (await deps.rank(asked, threads, {
        ownCommunityIds: own,
        feedback: said,
        standings: new Map(thought),
        pageUrl,
        encoderId,
      }));
    remember(rankings, of, known);
    return known;
  }

  async function ask(): Promise<void> {
    const tabId = deps.tabId.peek();
    const asked = normaliseTopic(topic.peek());
    if (tabId === null || asked.question === '' || isSending.peek()) return;
    isSending.value = true;
    try {
      await deps.send('lookup:ask', { tabId, topic: asked });
    } catch (error) {
      tellFailure(error);
    } finally {
      isSending.value = false;
    }
  }

  async function retry(communityId?: string): Promise<void> {
    const lookupId = lookup.peek()?.id;
    if (lookupId === undefined) return;
    try {
      await deps.send('lookup:retry', { lookupId, ...(communityId === undefined ? {} : { communityId }) });
    } catch (error) {
      tellFailure(error);
    }
  }

  /** Searches everywhere with words that were not sent yet. */
  async function searchAgain(): Promise<void> {
    const lookupId = lookup.peek()?.id;
    if (lookupId === undefined) return;
    try {
      await deps.send('lookup:search-again', { lookupId });
    } catch (error) {
      tellFailure(error);
    }
  }

  /** Nothing may be awaited before the prompt: the browser shows it only within the press. */
  async function allow(source: SourceProgress): Promise<void> {
    try {
      const { id, base, name } = source.community;
      const lookupId = lookup.peek()?.id;
      const { access = base } = source;
      if (access !== null && !(await deps.requestAccess(new URL(access).origin)))
        return tell(t('accessRefused', name));
      if (source.state === 'declined' && lookupId !== undefined) await undeclineSource(db, lookupId, id);
      await retry(id);
    } catch (error) {
      tellFailure(error);
    }
  }

  async function decline(communityId: string): Promise<void> {
    const lookupId = lookup.peek()?.id;
    if (lookupId !== undefined) await declineSource(db, lookupId, communityId, deps.now());
  }

  async function pin(card: Pick<RankedAnswer, 'answer' | 'thread'>): Promise<void> {
    try {
      const seen = { topic: readTopic.peek(), at: deps.now() };
      await pinAnswer(db, { ...pinOf(card, seen), ...place.peek() });
      tell(t('pinned'));
    } catch (error) {
      tellFailure(error);
    }
  }

  async function unpin(id: string): Promise<void> {
    const rows = await unpinAnswers(db, [id], deps.now());
    if (rows.length > 0) tell(t('unpinned'), () => restorePins(db, rows, deps.now()));
  }

  /** Says of an answer whether it helped; the same word again takes it back. Stays on this device. */
  async function sayWhetherHelped(
    { answer, thread }: Pick<RankedAnswer, 'answer' | 'thread'>,
    verdict: FeedbackRow['verdict'],
  ): Promise<void> {
    try {
      const isSaid = feedback.peek().get(answer.id) === verdict;
      const { id: threadId, communityId } = thread;
      await (isSaid
        ? withdrawFeedback(db, answer.id)
        : sayFeedback(db, { answerId: answer.id, threadId, communityId, verdict, saidAt: deps.now() }));
    } catch (error) {
      tellFailure(error);
    }
  }

  return {
    /** For parts that are loaded later. */
    database: () => db,
    send: deps.send,
    lookup,
    place,
    sources,
    stage,
    cards,
    topic,
    isTopicChanged,
    isSending,
    view,
    openCardId,
    toast,
    pinnedIds,
    unseenNews,
    feedback,
    standings,
    hasPinsBeside,
    ledger,
    isOnline: deps.isOnline,
    now: deps.now,
    openTab: deps.openTab,
    openOptions: deps.openOptions,
    ask,
    retry,
    searchAgain,
    allow,
    decline,
    pin,
    unpin,
    sayWhetherHelped,
    editTopic(next: Partial<Topic>) {
      draft.value = { lookupId: draftKey.peek(), change: { ...change.peek(), ...next } };
    },
    resetTopic() {
      draft.value = { lookupId: '', change: {} };
    },
    showLater,
    /** Another order, or other filters: at once, since the reader has asked for it. */
    choose(chosen: Partial<KeptChoices>) {
      choices.value = { ...choices.peek(), ...chosen };
      showLater();
      void deps.keepChoices(chosen).catch(tellFailure);
    },
    /** Until the panel is closed: muted is muted. */
    showMuted(showsMuted: boolean) {
      choices.value = { ...choices.peek(), showsMuted };
      showLater();
    },
    toggleCard(id: string) {
      openCardId.value = openCardId.peek() === id ? null : id;
    },
    showView(next: PanelView) {
      view.value = next;
    },
    clearLedger: () => clearLedger(db),
    saveLedger: () => deps.saveLedger().catch(tellFailure),
    tell,
    tellFailure,
    undo,
    dismissToast,
  };
});
export type PanelModel = InstanceType<typeof PanelModel>;

/** Keeps the latest few: what was used last goes last, and the first one goes. */
function remember<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > maxRemembered && oldest !== undefined) kept.delete(oldest);
}

/** One transaction, so that a lookup, its threads and what counts in their ranking are always of one moment. */
function readSnapshot({ db, pageAddress }: PanelDeps, tabId: number): Promise<Snapshot> {
  const tables = [db.lookups, db.threads, db.feedback, db.standings, db.models, db.pins];
  return db.transaction('r', tables, async () => {
    const lookup = await latestLookup(db, tabId);
    const threads = lookup === undefined ? [] : await threadsOf(db, lookup);
    const model = await keptModel(db);
    const encoderId = model?.isOn ? `${model.id} ${model.sha256}` : null;
    const [feedback, standings] = [await allFeedback(db), await allStandings(db)];
    const hasPins = await isPinnedBeside(db, placeOf(lookup, pageAddress));
    return { tabId, lookup, threads, feedback, standings, encoderId, hasPins };
  });
}

type PinPlace = Pick<PinRow, 'pageUrl' | 'pageKey' | 'topicKey'>;

function placeOf(lookup: LookupRow | null | undefined, pageAddress: PanelDeps['pageAddress']): PinPlace {
  const { page, topicKey } = lookup ?? {};
  return {
    ...(page && { pageUrl: page.url, pageKey: pageAddress(page.url) }),
    ...(topicKey && { topicKey }),
  };
}

async function isPinnedBeside(
  db: CommonplaceDb,
  { pageKey = '', topicKey = '' }: PinPlace,
): Promise<boolean> {
  const ofPage = await db.pins.where('pageKey').equals(pageKey).count();
  return ofPage > 0 || (await db.pins.where('topicKey').equals(topicKey).count()) > 0;
}

/** `isOtherwise`: the reader's own press has changed the list, so nothing need keep its place. */
function takeIn(
  before: CardList,
  { lookup, hasPins }: Snapshot & { lookup: LookupRow },
  ranked: RankedAnswer[],
  isOtherwise: boolean,
): Omit<CardList, 'arrangement'> {
  const isSameLookup = before.lookupId === lookup.id;
  const isFirst = !isSameLookup || before.shown.length === 0;
  return {
    ...settleCards(isSameLookup && !isOtherwise ? before.shown : [], ranked),
    lookupId: lookup.id,
    askedAbove: isFirst ? communitiesThatAsk(lookup) : before.askedAbove,
    hasPinsAbove: isFirst ? hasPins : before.hasPinsAbove,
  };
}

function communitiesThatAsk(lookup: LookupRow): string[] {
  const asking = Object.values(lookup.sources).filter((source) => source.state === 'needs-permission');
  return asking.map((source) => source.community.id);
}

function pinOf(
  { answer, thread }: Pick<RankedAnswer, 'answer' | 'thread'>,
  seen: { topic: Topic; at: number },
): PinRow {
  const { id, title, url, communityId, communityName, platform, tags, license, askedAt } = thread;
  const { question, brand, product } = seen.topic;
  return {
    id: answer.id,
    pinnedAt: seen.at,
    answer,
    thread: {
      id,
      title,
      url,
      communityId,
      communityName,
      platform,
      tags,
      ...(license === undefined ? {} : { license }),
      ...(askedAt === undefined ? {} : { askedAt }),
    },
    topic: {
      question,
      ...(brand === undefined ? {} : { brand }),
      ...(product === undefined ? {} : { product }),
    },
  };
}

/** All cards that there are for this lookup, whether or not the reader wants to see them. */
function countAll({ shown, arrangement }: CardList): number {
  return shown.length + (arrangement?.hidden ?? 0) + (arrangement?.muted.count ?? 0);
}
