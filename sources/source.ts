import * as z from 'zod/mini';

import type { Http } from './http';

export const platformIds = [
  'stack-exchange',
  'discourse',
  'schema-org',
  'zendesk',
  'khoros',
  'nodebb',
  'vanilla',
  'flarum',
  'apache-answer',
  'lemmy',
  'piefed',
  'mbin',
  'github',
  'microsoft-qa',
  'hacker-news',
  'mastodon',
  'askbot',
  'question2answer',
  'reddit',
] as const;
/** Ids are forever: they stand in people's databases. */
export type PlatformId = (typeof platformIds)[number];

/** One place where peers answer, on one platform: `stack-exchange:superuser`, `discourse:https://forum.acme.com`. */
export const communitySchema = z.object({
  /** `${platform}:${site or base}`, with `#` and its group or hashtags where those narrow a server; unique and stable. */
  id: z.string(),
  /** 'unknown' until one probe, after consent, has told the platform. */
  platform: z.enum([...platformIds, 'unknown']),
  /** Absolute http(s) base address without a trailing slash; keeps a sub-folder ('https://acme.com/community'). */
  base: z.string(),
  /** What a person calls it: 'Super User', 'community.acme.com'. */
  name: z.string(),
  /** Stack Exchange's api_site_parameter. */
  site: z.optional(z.string()),
  /** Tags that narrow a general community to the topic's product; on Mastodon the hashtags that are read. */
  tags: z.optional(z.array(z.string())),
  /**
   * What one probe found out and every later request needs to know, in the adapter's own words: which API it
   * speaks, under which prefix. Bounded, since a server wrote it.
   */
  details: z.optional(z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(500)))),
  /** 'own': the company's own community; 'general': asked because the topic fits; 'page': the page itself. */
  relation: z.enum(['own', 'general', 'page']),
});
export type Community = z.infer<typeof communitySchema>;

export const authorSchema = z.object({
  /** 'deleted user' and the like become null: a deleted author is still credited as such. */
  name: z.nullable(z.string()),
  url: z.optional(z.string()),
  /** Marked by the platform as the company's or the site's staff. */
  isStaff: z.optional(z.boolean()),
});
export type Author = z.infer<typeof authorSchema>;

export const licenseSchema = z.object({ name: z.string(), url: z.optional(z.string()) });
export type License = z.infer<typeof licenseSchema>;

/** A count in its community's own words; never comparable across communities. */
export const agreementSchema = z.object({
  value: z.number(),
  unit: z.enum(['votes', 'likes', 'points', 'kudos', 'reactions', 'favourites']),
});
export type Agreement = z.infer<typeof agreementSchema>;

export const answerSchema = z.object({
  /** `${communityId}#a${native id}`. */
  id: z.string(),
  /** The permalink of this very post. */
  url: z.string(),
  /** Untrusted HTML as the community gave it; only AnswerBody shows it, sanitised. */
  html: z.string(),
  /** The same as plain text: blocks on lines of their own, entities decoded. Passage offsets count in it. */
  text: z.string(),
  author: authorSchema,
  agreement: z.optional(agreementSchema),
  /** Who decided that this answers the question; null: nobody (or the platform does not say). */
  acceptedBy: z.nullable(z.enum(['asker', 'staff', 'community'])),
  /** Epoch ms; undefined when the source does not tell. */
  postedAt: z.optional(z.number()),
  editedAt: z.optional(z.number()),
  license: z.optional(licenseSchema),
  /** Written by the person who asked. */
  isByAsker: z.optional(z.boolean()),
});
export type Answer = z.infer<typeof answerSchema>;

export const threadSchema = z.object({
  /** `${communityId}#${native id}`: ids of two sites never meet. */
  id: z.string(),
  communityId: z.string(),
  communityName: z.string(),
  platform: z.enum(platformIds),
  /** The platform's own id, for reading the answers. */
  nativeId: z.string(),
  url: z.string(),
  /** Plain text, entities decoded. */
  title: z.string(),
  /** The opening post as plain text; the search's excerpt until the thread has been read. */
  text: z.string(),
  tags: z.array(z.string()),
  author: z.optional(authorSchema),
  askedAt: z.optional(z.number()),
  activeAt: z.optional(z.number()),
  agreement: z.optional(agreementSchema),
  views: z.optional(z.number()),
  /** As the community counts them; may exceed `answers.length`. */
  answerCount: z.number(),
  /** The community says that this question has been settled. */
  isSolved: z.boolean(),
  closedAs: z.optional(z.string()),
  /** 0-based place in the community's own order for the query that found it. */
  nativeRank: z.number(),
  /** False while only the search's row is known. */
  isRead: z.boolean(),
  answers: z.array(answerSchema),
  license: z.optional(licenseSchema),
});
export type Thread = z.infer<typeof threadSchema>;

/** How a platform's own search treats words. Data for the planner, which knows no platform by name. */
export type EngineSemantics = {
  /** Must every word stand in the unit, or is any enough, those with more of them first? */
  words: 'all' | 'any';
  unit: 'post' | 'thread' | 'title';
  /** Finds other inflections of a word. */
  stems: boolean;
  /** Each word also finds longer words that begin with it, or with its stem. */
  prefixes: boolean;
  /** Each word is found inside other words too, letter for letter. */
  substrings?: boolean;
  /** Words must follow one another in the query's order. */
  isOrdered?: boolean;
  /** A word in quotation marks is found letter for letter, grammar too, in threads that another word finds. */
  quotes?: boolean;
  /** What stands between words of which any is enough (' OR '), where every word is needed otherwise. */
  either?: string;
  /** Has a second route that takes a whole title and finds similar ones (`query.mode: 'title'`). */
  hasTitleSearch: boolean;
  /** How many threads the route by title gives, where that is not a page. */
  titlePageSize?: number;
  /** More words than these are ignored, or refused. */
  maxWords?: number;
  maxQueryChars: number;
  minWordChars: number;
  pageSize: number;
  /** Further pages than this are refused. */
  maxPages?: number;
  /**
   * There is no search: one page of the community's latest threads is asked for, once, and none of the reader's
   * words is sent. Ranking finds what fits.
   */
  isFeed?: boolean;
};

/** What one community is asked. */
export const querySchema = z.object({
  /** Exactly what is sent, after redaction; at most 120 characters. */
  text: z.string().check(z.maxLength(120)),
  mode: z.enum(['words', 'title']),
  tags: z.optional(z.array(z.string())),
  language: z.string(),
  /** 1-based. */
  page: z.int().check(z.minimum(1)),
});
export type Query = z.infer<typeof querySchema>;

export type SearchPage = {
  /** In the community's own order; `isRead` false unless the search already carried the answers. */
  threads: Thread[];
  hasMore: boolean;
  /** All hits, where the community counts them. */
  total?: number;
};

/** What an adapter may use. It knows no storage, settings, ranking or UI. */
export type SourceContext = {
  http: Http;
  signal: AbortSignal;
  now: number;
  /** The reader's own token for this platform, where they gave one. Goes to the platform's API and nowhere else. */
  token?: string;
};

/** What one page and its headers give away of the software that made it. */
export type PageEvidence = {
  /** Where the page was read in the end. */
  url: URL;
  /** Its HTML, cut to a bounded size. */
  html: string;
  headers: Headers;
};

/** Somebody at one community, as its platform knows them. */
export type Person = { id: string; name: string; url?: string };

/** Where new posts are looked for: under a tag (a hashtag, a group), or by a person. */
export type PostStream = { kind: 'tag'; tag: string } | { kind: 'person'; person: Person };

/** One post of a stream, not the whole of it. */
export type Post = {
  /** The id that the thread, or the answer, has everywhere else. */
  id: string;
  kind: 'question' | 'answer';
  /** Plain text; of an answer, its question's. */
  title: string;
  url: string;
  author: Author;
  /** Epoch ms. */
  postedAt?: number;
  /** The beginning of what it says, plain text. */
  excerpt: string;
};

/** What questions are looked for that nobody has answered yet. */
export type HelpWanted = { tags: readonly string[]; text: string; language: string };

/** Somebody who answers there, with what the community itself says of it; never comparable across communities. */
export type Knower = {
  person: Person;
  /** Answers under the tag, within the period. */
  answers?: number;
  /** Of those, how many were accepted or marked as solutions. */
  solutions?: number;
  agreement?: Agreement;
  /** Where a person sees the proof. */
  proofUrl: string;
  isStaff?: boolean;
};

/** One community platform. */
export type Source = {
  id: PlatformId;
  /** What people call the platform. */
  name: string;
  engine: EngineSemantics;
  /** Hosts of its API that answer cross-origin requests, so that no host permission is needed. */
  openHosts: readonly string[];
  /** How many threads one `read` call takes in one request. */
  readBatch: number;
  /**
   * What `read` gives carries the community's own count of its answers: one that has as many as it counts (or more) is
   * whole, and an answer that is not in it is gone.
   */
  countsAnswers?: true;
  /** Pure: the community behind an address, when the address alone proves the platform. */
  recognise: (url: URL) => Community | null;
  /** Pure: the community that a page of its own gives away: its generator, its scripts, its headers. */
  fingerprint?: (page: PageEvidence) => Community | null;
  /** What its nodeinfo calls the software (`software.name`, lower case). */
  nodeinfoNames?: readonly string[];
  /**
   * One request, seldom two, that tells whether `base` runs this platform, and what the adapter needs to know of
   * it (`details`). Null: it does not. Throws SourceError.
   */
  probe?: (base: string, context: SourceContext) => Promise<Community | null>;
  /** True: a community without `details` is probed before it is asked, though its platform is known. */
  needsDetails?: boolean;
  /** The address whose host is asked, where it is not the community's own: the API stands elsewhere. */
  apiBase?: (community: Community) => string;
  /** It is asked in the reader's own session, after they have agreed to it, and never after it has refused once. */
  asksAsReader?: boolean;
  /** What holds for its posts where they name no licence of their own: the platform's or the site's terms. */
  terms?: (community: Community) => License;
  /** Throws SourceError. */
  search: (community: Community, query: Query, context: SourceContext) => Promise<SearchPage>;
  /** The same threads with their answers. A thread that is gone is left out. Throws SourceError. */
  read: (community: Community, threads: Thread[], context: SourceContext) => Promise<Thread[]>;
  /** Where a person sees the same search on the site itself. */
  searchUrl: (community: Community, text: string) => string;
  /** Where a person asks there. */
  askUrl: (community: Community, draft: { title: string; body?: string; tags?: string[] }) => string;
  /** Where the community says how it wants to be asked, where that stands at a fixed place. */
  rulesUrl?: (community: Community) => string;
  /** The newest posts of a stream, one page, newest first: a list or a feed, never a search. Throws SourceError. */
  latest?: (community: Community, stream: PostStream, context: SourceContext) => Promise<Post[]>;
  /** Which kinds of streams `latest` knows. */
  streams?: readonly PostStream['kind'][];
  /** Questions that nobody has answered, or solved, yet; one page, newest first. Throws SourceError. */
  unanswered?: (community: Community, wanted: HelpWanted, context: SourceContext) => Promise<Thread[]>;
  /** Those who answer most there (under the tag, where the platform tells), best first. Throws SourceError. */
  knowers?: (community: Community, tag: string | undefined, context: SourceContext) => Promise<Knower[]>;
};

export const problemCodes = [
  'offline',
  'timeout',
  'throttled',
  'refused',
  'needs-permission',
  'unavailable',
  'too-large',
  'changed',
  'not-found',
  'cancelled',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Why a source gave nothing. A closed set: the panel has words and a next step for each. */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly code: ProblemCode;
  /** Epoch ms before which the source must not be asked again (`throttled`, sometimes `unavailable`). */
  readonly retryAt: number | undefined;

  constructor(code: ProblemCode, message: string, options: { retryAt?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt;
  }
}
