import Dexie, { type EntityTable } from 'dexie';

import type { HostHealth, HttpRequest, KeptReply } from '@/sources/http';
import type {
  Answer,
  Community,
  HelpWanted,
  Knower,
  Person,
  ProblemCode,
  Query,
  Thread,
} from '@/sources/source';
import type { PageReading, Topic } from '@/detection/topic';

import { digestOf } from './pin-digests';

/** What redaction may cut from words before they are sent. */
export type CutKind =
  | 'email'
  | 'url'
  | 'ip'
  | 'iban'
  | 'card'
  | 'phone'
  | 'reference'
  | 'secret'
  | 'name'
  | 'mac'
  | 'postal'
  | 'birthday'
  | 'tax'
  | 'plate';

/** One query of a source within a lookup. */
export type QueryRow = {
  /** Exactly what is sent. */
  text: string;
  mode: 'words' | 'title';
  /** What redaction cut from the reader's words; the panel has words for each kind (`cut_<kind>`). */
  cut: CutKind[];
  /** Undefined until it has been answered; then the number of threads it found. */
  found?: number;
  /** 1-based; the first where it is not said. */
  page?: number;
  /** The community had more than it gave. */
  isFull?: boolean;
};

/**
 * How far one source has come. The state says what the panel shows and what a worker that wakes up does:
 * `waiting` and `asking` are resumed, `limited` after `retryAt`, `needs-permission` when the permission comes;
 * the others have ended.
 */
export type SourceState =
  | 'waiting'
  | 'asking'
  | 'answered'
  | 'limited'
  | 'failed'
  | 'needs-permission'
  | 'declined';

/** One source's part of a lookup. */
export type SourceProgress = {
  community: Community;
  /**
   * The address whose host the browser must be asked for, where it is not the community's own: told here so that the
   * panel needs no adapter. Null: the host answers anybody.
   */
  access?: string | null;
  state: SourceState;
  queries: QueryRow[];
  /** Ids in `threads` that this lookup found, in the order in which they were found. */
  threadIds: string[];
  /** Of those, the ones whose answers have been asked for (whether or not the thread was still there). */
  readIds: string[];
  /** When its searches had ended and what they showed was remembered, epoch ms; nothing more is searched then. */
  searchedAt?: number;
  /** No words are left that could be asked for. */
  isOutOfWords?: boolean;
  /** How many searches it may take and threads it may read in all, where the reader wanted more than usual. */
  budget?: { searches: number; reads: number };
  /** What an earlier lookup of this topic had found: shown at once, dropped when this one has answered. */
  cached?: { threadIds: string[]; at: number };
  startedAt?: number;
  /** When the last row came, epoch ms. */
  answeredAt?: number;
  /** Own time from the first request to the last row, in ms. */
  ms?: number;
  /** Where the reader sees the same search, or asks, on the community's own site. */
  links?: { search: string; ask: string };
  problem?: { code: ProblemCode; message: string; retryAt?: number };
};

/**
 * `noticed`: read as it loaded, because the reader watches this site; nothing was asked, its sources are what is cached.
 * `reading`: the page is being read. `unreadable`: the browser does not let us read it (`refusal` says why).
 * `not-support`: read, but no support page; nothing was asked. `asking`, `done`: sources tell the rest.
 * `superseded`: a newer press in the same tab took over; never resumed.
 */
export type LookupState =
  | 'noticed'
  | 'reading'
  | 'unreadable'
  | 'not-support'
  | 'asking'
  | 'done'
  | 'superseded';

/** One run, from a press to the last source's answer. */
export type LookupRow = {
  id: string;
  /** The tab it belongs to; -1 in a terminal. */
  tabId: number;
  createdAt: number;
  state: LookupState;
  refusal?: 'browser-page' | 'no-access' | 'not-html' | 'no-question';
  /** Stays on the device. */
  page?: Omit<PageReading, 'topic' | 'threadMarkup'>;
  topic?: Topic;
  /** The reader wants answers although the page is no support page, or has edited the topic. */
  isInsisted?: boolean;
  /** Asked without a press, because the reader has chosen to ask ahead. */
  isAhead?: boolean;
  /** Equal for topics that would be asked the same; '' until there is a topic. */
  topicKey: string;
  /** Keyed by community id, in the order in which they are shown. */
  sources: Record<string, SourceProgress>;
  /** Places that can't be asked from here, with the question filled in; opened by a press and never asked. */
  linkOuts?: { name: string; url: string }[];
  finishedAt?: number;
};

/** A cached thread. May be dropped at any time. */
export type ThreadRow = Thread & { fetchedAt: number };

/** A part of a pin's `answer.text` that the reader has marked: UTF-16 offsets, end exclusive. */
export type Highlight = { start: number; end: number };

/** What has happened at the source to an answer since it was kept. */
export type PinChange =
  | { kind: 'edited'; html: string; text: string; editedAt?: number }
  | { kind: 'deleted' }
  /** Another answer is the accepted one now, or none (`url` undefined). */
  | { kind: 'acceptance-moved'; url?: string }
  /** A newer answer that its community holds for better. */
  | { kind: 'better-answer'; url: string; author: string | null; text: string };

/** The last look at a pin's source that was answered. */
export type PinCheck = {
  /** Epoch ms. */
  at: number;
  /** Empty: it stands there as it is kept. */
  changes: PinChange[];
  /** The reader has seen the changes and keeps the pin as it is, epoch ms. */
  dismissedAt?: number;
};

/**
 * A kept answer, or a piece of any page, whole: it does not depend on the cache. Never dropped but by the person.
 * Whether it worked for the reader stands in `feedback`, under the same id.
 */
export type PinRow = {
  /** The answer's id: pinning twice keeps one pin. `selection:…` for a piece of a page. */
  id: string;
  pinnedAt: number;
  answer: Answer;
  thread: Pick<
    Thread,
    'id' | 'title' | 'url' | 'communityId' | 'communityName' | 'platform' | 'tags' | 'license' | 'askedAt'
  >;
  topic: Pick<Topic, 'question' | 'brand' | 'product'>;
  pageUrl?: string;
  /** Marked by the reader on a page; absent: an answer of a community. */
  origin?: 'selection';
  /** Plain text, the reader's own. */
  note?: string;
  /** The reader's own words for it, as written; compared without regard to case. */
  tags?: string[];
  highlights?: Highlight[];
  /** When the reader last changed anything of it, epoch ms; absent: never since it was pinned. Merging goes by it. */
  changedAt?: number;
  /** The help page and the topic beside which it comes back by itself (`pageAddress`, `topicKeyOf`). */
  pageKey?: string;
  topicKey?: string;
  check?: PinCheck;
};

/** The part of a pin that lists and searches need, small enough to hold 20,000 of them. Made from the pin, always. */
export type PinDigestRow = {
  id: string;
  pinnedAt: number;
  /** Higher with each row that is written, epoch ms or a little later: who follows the table asks for what is newer. */
  writtenAt: number;
  title: string;
  communityId: string;
  communityName: string;
  /** Folded (`foldText`), a line each: title, note, tags, question, product, community, author and text of the answer. */
  text: string;
  tags: string[];
  isSelection: boolean;
  hasNote: boolean;
  /** Kinds of changes at the source that the reader has not seen yet. */
  changes: PinChange['kind'][];
};

/** That a pin was removed, so that no other machine and no older file brings it back. */
export type RemovalRow = { id: string; /** Epoch ms. */ removedAt: number };

/** That a follow was ended, so that no other machine brings it back. */
export type FollowRemovalRow = { /** The follow's id. */ id: string; /** Epoch ms. */ removedAt: number };

/** A pin of another machine of the reader's, as far as their browser's sync tells: not the answer itself. */
export type PinReferenceRow = {
  /** The pin's id. */
  id: string;
  url: string;
  title: string;
  communityId: string;
  pinnedAt: number;
  /** When it was pinned or changed there last, epoch ms: a removal before that does not hold. Absent: `pinnedAt`. */
  addedAt?: number;
  /** Where its thread stands, so that it can be fetched whole. */
  thread?: { id: string; url: string };
  /** The machine that told of it is gone for good: this one tells of it from now on. */
  isAdopted?: boolean;
};

/** When the source of a pin was last asked about it by this device. What it said stands in the pin. */
export type PinLookRow = {
  /** The pin's id. */
  id: string;
  /** Epoch ms. */
  at: number;
  /** 'not-asked': its community may not be asked, or can't be any more; it was passed over. */
  outcome: 'read' | 'failed' | 'not-asked';
  /** When its thread was first found to be gone, epoch ms: only what is gone on another day as well was deleted. */
  missedAt?: number;
  /** Addresses of answers that were held for better already when the pin was first looked at: no news. */
  knownBetter?: string[];
};

/** What the reader thinks of a whole community, or of one author there. Never dropped but by the person. */
export type StandingRow = {
  /** `community <community id>`, or `author <community id> <the author's address, else name>`. */
  key: string;
  level: 'muted' | 'lowered' | 'raised';
  /** What people call it: the community's or the author's name. */
  name: string;
  /** Epoch ms. */
  saidAt: number;
};

/** What is known of a host, or of one method at a host. */
export type HostRow = HostHealth & {
  /** A host ('api.stackexchange.com') or a narrower scope ('api.stackexchange.com/answers'). */
  scope: string;
  /** When guests were refused the search for similar titles there. */
  titleSearchRefusedAt?: number;
};

/** A reply that is asked about before it is fetched again. Cache: may be dropped at any time. */
export type ReplyRow = KeptReply;

/** What a probe, or the reader, said of an address that looked like a community. Keyed by the linked base. */
export type FindingRow = {
  base: string;
  /** Null: it was asked and runs no platform that we know, or (`foundAt` 0) nothing was found out yet. */
  community: Community | null;
  foundAt: number;
  /** The reader said no to this host. */
  declinedAt?: number;
  /**
   * What was believed to run there did not answer as it should, or the reader wants it looked at, epoch ms. Later than
   * `foundAt`: it is looked at anew; earlier: it has been.
   */
  doubtedAt?: number;
  /** The place did not let itself be looked at, epoch ms: it is left alone for a while. */
  refusedAt?: number;
  /** The reader has said what runs there; no probe changes that. */
  isByHand?: boolean;
};

/** A community that the reader has named themselves. Never dropped but by the person. */
export type AdditionRow = {
  /** `${domain} ${community id}`: naming it twice keeps one. */
  id: string;
  /** It is asked about pages of this domain and of what lies below it; '' for every topic. */
  domain: string;
  /** 'unknown' until one probe, after consent, has told the platform. */
  community: Community;
  /** Epoch ms. */
  addedAt: number;
};

/** One outgoing request. Written before it is sent. */
export type LedgerRow = {
  id: number;
  at: number;
  host: string;
  url: string;
  /** The reader's words in it, exactly. */
  text: string;
  why: HttpRequest['why'];
  /** 'pending', 'ok', 'unchanged', 'stopped' (the worker was killed meanwhile), or a problem code. */
  outcome: string;
};

/** What the reader said of an answer after trying it. Stays on the device; never dropped but by the person. */
export type FeedbackRow = {
  answerId: string;
  threadId: string;
  communityId: string;
  verdict: 'helped' | 'did-not-help';
  /** Epoch ms. */
  saidAt: number;
};

/**
 * How many threads a community was seen to find for one stem, or for one whole query; and one row with the words that
 * its titles and excerpts were seen to hold. Cache: may be dropped at any time.
 */
export type SightingRow = {
  /** Id of the community, what kind of row it is, what was asked. */
  key: string;
  /** Of the row of words: how many threads were looked at. */
  found: number;
  /** The page was full: there are at least as many. */
  isAtLeast: boolean;
  /** Of the row of words: how many of the threads hold each stem. */
  stems?: Record<string, number>;
  /** Of the row of threads: their id, title and stems, tabs between. */
  threads?: string[];
  /** Epoch ms. */
  seenAt: number;
};

/** An encoder that the reader has taken in, without its files. Never dropped but by the person. */
export type ModelRow = {
  id: string;
  bytes: number;
  /** SHA-256 of the weights, hexadecimal. */
  sha256: string;
  /** The address it came from, or 'file'. */
  origin: string;
  /** Epoch ms. */
  storedAt: number;
  isOn: boolean;
};

/** The files of an encoder, apart: whoever only wants to know what is there need not read megabytes. */
export type ModelFilesRow = { id: string; weights: Uint8Array; tokenizer: string };

/** What a follow looks for: answers to one question, or new posts under a tag, by a person, about a topic. */
export type FollowTarget =
  | { kind: 'question'; question: { threadId: string; nativeId: string; url: string; title: string } }
  | { kind: 'tag'; tag: string }
  | { kind: 'person'; person: Person }
  /** What one community was asked about the topic and answered best. */
  | { kind: 'topic'; topic: Pick<Topic, 'question' | 'brand' | 'product' | 'language'>; query: Query };

/** Something that the reader follows at one community. Never dropped but by the person. */
export type FollowRow = {
  /** `<kind> <community id> <its own part>` (`followId`): following it twice keeps one. */
  id: string;
  community: Community;
  target: FollowTarget;
  /** What people call it: the question's title, the tag, the person's name, the topic's question. */
  title: string;
  /** When it was followed last, epoch ms: that it was ended before does not hold. */
  followedAt: number;
  /** The browser's notification may tell of it, too. */
  notifies: boolean;
  /** The last look that was answered; absent: none yet, and what it finds is not news. */
  checkedAt?: number;
  /** It is not looked at before, epoch ms. */
  nextAt: number;
  /** Looks in a row that were not answered. */
  failures: number;
  /** Why the last look told nothing; 'not-asked': its community may not be asked as things are. Absent: it did. */
  problem?: ProblemCode | 'not-asked';
  /** Ids of what has been seen there, those seen last at the end; bounded. */
  known: string[];
  /** The accepted answer, of a question: that it moved is news. */
  acceptedId?: string;
};

/** One thing that came at something followed. Dropped with its follow, or after a while. */
export type NewsRow = {
  /** `<follow id>\n<kind> <the post's id>`: found twice, it is one. */
  id: string;
  followId: string;
  kind: 'answer' | 'question' | 'accepted';
  title: string;
  url: string;
  author: string | null;
  communityName: string;
  /** The beginning of what it says, plain text. */
  excerpt: string;
  /** When it was found, epoch ms. */
  at: number;
  postedAt?: number;
  /** The reader has looked at it. */
  seenAt?: number;
  /** It has been part of a notification, or there was none to be shown: it will be in no other. */
  toldAt?: number;
};

/** A question that the reader opened from the help lane. The count is private: it leaves the device in no way. */
export type OpeningRow = {
  /** The thread's id. */
  id: string;
  url: string;
  title: string;
  communityId: string;
  communityName: string;
  tags: string[];
  /** Epoch ms. */
  openedAt: number;
  /** The reader says that they answered it. */
  answeredAt?: number;
};

/** A question that waits for an answer, as far as a list of such questions needs it. `text` is its beginning. */
export type OpenQuestion = Pick<
  Thread,
  'id' | 'communityId' | 'communityName' | 'url' | 'title' | 'text' | 'tags' | 'answerCount'
> & { askedAt?: number };

/**
 * How far something has come that the reader has asked for with a press: `waiting` is finished by the next worker,
 * `not-asked`: the community may not be asked as things are.
 */
export type PressedState = 'waiting' | 'answered' | 'failed' | 'not-asked';

/** One community's part of a help lane. */
export type LanePlace = {
  community: Community;
  /** What it is asked for; a worker that takes over asks the same. */
  wanted: HelpWanted;
  /** Where the community says how it wants to be asked and answered. */
  rulesUrl?: string;
  state: PressedState;
  problem?: ProblemCode;
  /** Empty until it has answered. */
  questions: OpenQuestion[];
  /** When it answered, or failed, epoch ms. */
  endedAt?: number;
};

/** Questions of one topic that wait for an answer. Cache: may be dropped at any time. */
export type HelpLaneRow = {
  /** The topic's key. */
  id: string;
  /** When the reader pressed, epoch ms. */
  wantedAt: number;
  places: LanePlace[];
};

/** Those who answer most at a community, under a tag where it tells. Cache: may be dropped at any time. */
export type PeopleRow = {
  /** `${communityId} ${tag}` (`peopleId`). */
  id: string;
  communityId: string;
  tag?: string;
  state: PressedState;
  problem?: ProblemCode;
  /** Best first, as the community counts; empty until it has answered. */
  knowers: Knower[];
  /** When the reader pressed, epoch ms. */
  wantedAt: number;
};

/** A question that is being written for a community. Never dropped but by the person. */
export type DraftRow = {
  id: string;
  /** The topic that it came from. */
  topicKey: string;
  /** Where it is to be asked; null: not chosen yet. */
  communityId: string | null;
  title: string;
  product: string;
  version: string;
  /** The error, in full. */
  error: string;
  /** In the reader's own words. */
  body: string;
  tried: { title: string; url: string; isTicked: boolean }[];
  changedAt: number;
  /** Its ask page was opened, epoch ms. */
  askedAt?: number;
};

export type CommonplaceDb = Dexie & {
  lookups: EntityTable<LookupRow, 'id'>;
  threads: EntityTable<ThreadRow, 'id'>;
  pins: EntityTable<PinRow, 'id'>;
  hosts: EntityTable<HostRow, 'scope'>;
  replies: EntityTable<ReplyRow, 'url'>;
  findings: EntityTable<FindingRow, 'base'>;
  additions: EntityTable<AdditionRow, 'id'>;
  ledger: EntityTable<LedgerRow, 'id'>;
  feedback: EntityTable<FeedbackRow, 'answerId'>;
  sightings: EntityTable<SightingRow, 'key'>;
  models: EntityTable<ModelRow, 'id'>;
  modelFiles: EntityTable<ModelFilesRow, 'id'>;
  pinDigests: EntityTable<PinDigestRow, 'id'>;
  removals: EntityTable<RemovalRow, 'id'>;
  pinReferences: EntityTable<PinReferenceRow, 'id'>;
  standings: EntityTable<StandingRow, 'key'>;
  pinLooks: EntityTable<PinLookRow, 'id'>;
  wantedChecks: EntityTable<{ id: string }, 'id'>;
  follows: EntityTable<FollowRow, 'id'>;
  news: EntityTable<NewsRow, 'id'>;
  openings: EntityTable<OpeningRow, 'id'>;
  drafts: EntityTable<DraftRow, 'id'>;
  helpLanes: EntityTable<HelpLaneRow, 'id'>;
  people: EntityTable<PeopleRow, 'id'>;
  followRemovals: EntityTable<FollowRemovalRow, 'id'>;
};

/** Opens the database. A version that has shipped is never edited; a later one adds to it. */
export function openDb(name = 'commonplace'): CommonplaceDb {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Dexie adds the tables that stores() names
  const db = new Dexie(name) as CommonplaceDb;
  db.version(1).stores({
    lookups: 'id, tabId, [tabId+createdAt], topicKey, createdAt, state',
    threads: 'id, communityId, fetchedAt',
    pins: 'id, pinnedAt',
    hosts: 'scope',
    findings: 'base',
    ledger: '++id, at, host',
  });
  db.version(2).stores({
    feedback: 'answerId, threadId',
    sightings: 'key, seenAt',
    models: 'id',
    modelFiles: 'id',
  });
  db.version(3).stores({
    additions: 'id, domain',
    replies: 'url, [at+bytes]',
  });
  db.version(4)
    .stores({
      pins: 'id, pinnedAt, pageKey, topicKey',
      pinDigests: 'id, pinnedAt, writtenAt',
      removals: 'id, removedAt',
      pinReferences: 'id',
      standings: 'key',
    })
    .upgrade(async (transaction) => {
      const now = Date.now();
      await transaction
        .table<PinRow>('pins')
        .each((pin) => transaction.table<PinDigestRow>('pinDigests').put(digestOf(pin, now)));
    });
  db.version(5).stores({ pinLooks: 'id', wantedChecks: 'id' });
  db.version(6).stores({
    follows: 'id, nextAt',
    news: 'id, followId, at',
    openings: 'id, openedAt',
    drafts: 'id, topicKey, changedAt',
  });
  db.version(7).stores({ helpLanes: 'id, wantedAt', people: 'id, wantedAt' });
  db.version(8).stores({ followRemovals: 'id, removedAt' });
  return db;
}
