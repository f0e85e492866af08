import * as z from 'zod/mini';

import { communityAt } from './communities';
import { authorNamed, firstSentence, placeOnServer } from './fediverse';
import { nullOn, otherSoftware, ranked, readEach, withAnswers } from './reading';
import { htmlToText } from './html-text';
import { type HttpRequest, webAddress } from './http';
import { agreementOf, looseCount, looseFlag, looseText, threadStub, timeOf, told } from './loose-fields';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type HelpWanted,
  type PageEvidence,
  type Post,
  type PostStream,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const timelineSize = 40;
const excerptChars = 300;
/** The server takes so many hashtags beside the first. */
const maxOtherTags = 3;

/** Servers that any page may ask, as Mastodon has it for its API everywhere. */
const openHosts = [
  'mastodon.social',
  'mastodon.online',
  'fosstodon.org',
  'hachyderm.io',
  'mstdn.social',
  'mas.to',
  'infosec.exchange',
];

/** Digits on Mastodon itself; servers that speak its language have others. */
const idSchema = z.pipe(
  z.union([z.number(), z.string().check(z.minLength(1), z.maxLength(100))]),
  z.transform(String),
);

const accountSchema = z.object({
  display_name: looseText,
  acct: looseText,
  username: looseText,
  url: looseText,
});

const statusSchema = z.object({
  id: idSchema,
  content: z.string(),
  created_at: looseText,
  edited_at: looseText,
  in_reply_to_id: z.nullish(idSchema),
  reblog: z.nullish(z.object({})),
  visibility: looseText,
  sensitive: looseFlag,
  spoiler_text: looseText,
  uri: looseText,
  url: looseText,
  replies_count: looseCount,
  favourites_count: looseCount,
  account: z.nullish(accountSchema),
  tags: z.nullish(z.array(z.object({ name: z.string() }))),
});
type Status = z.infer<typeof statusSchema>;

const timelineSchema = z.array(statusSchema);
const conlooseText = z.object({ descendants: z.array(statusSchema) });
const instanceSchema = z.object({ title: looseText, version: z.string() });

/**
 * Any server that runs Mastodon, as a guest sees it: there is no search for guests, so what people say under the
 * community's hashtags is read, and the replies to it.
 */
export const mastodon: Source = {
  id: 'mastodon',
  name: 'Mastodon',
  engine: {
    words: 'any',
    unit: 'post',
    stems: false,
    prefixes: false,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 1,
    pageSize: timelineSize,
    maxPages: 1,
    isFeed: true,
  },
  openHosts,
  readBatch: 1,
  recognise: recogniseHashtag,
  fingerprint: fingerprintPage,
  nodeinfoNames: ['mastodon'],
  probe: probeBase,
  search: readTimeline,
  read: (community, threads, context) =>
    readEach(threads, (thread) => readReplies(community, thread, context)),
  searchUrl: (community) => {
    const [tag] = hashtagsOf(community);
    return tag === undefined
      ? `${community.base}/explore`
      : `${community.base}/tags/${encodeURIComponent(tag)}`;
  },
  askUrl: (community, { title, body, tags }) => {
    const hashtags = [...new Set([...hashtagsOf(community), ...cleanTags(tags ?? [])])].map(
      (tag) => `#${tag}`,
    );
    const text = [title, body, hashtags.join(' ')].filter(Boolean).join('\n\n');
    return `${community.base}/share?${new URLSearchParams({ text })}`;
  },
  rulesUrl: ({ base }) => `${base}/about`,
  streams: ['tag', 'person'],
  latest: latestStatuses,
  unanswered: unansweredStatuses,
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/about` }),
};

/** Only a hashtag is a place where people gather; a person's page is none. */
function recogniseHashtag(url: URL): Community | null {
  const place = placeOnServer('mastodon', openHosts, url, /^\/tags\/([^/]{1,300})\/?$/);
  const tags = cleanTags(place?.tags ?? []);
  return place && tags.length > 0 ? communityAt('mastodon', place.base, { tags }) : null;
}

function fingerprintPage({ url, html, headers }: PageEvidence): Community | null {
  const isMastodon =
    headers.get('server')?.toLowerCase() === 'mastodon' ||
    /<div\s(?=[^>]{0,300}\bapp-holder\b)[^>]{0,300}\bid=["']mastodon["']/.test(html);
  return isMastodon ? communityAt('mastodon', url.origin) : null;
}

async function probeBase(base: string, { http, signal }: SourceContext): Promise<Community | null> {
  // Servers before 4.0 know the first version only.
  for (const version of ['v2', 'v1']) {
    const request = { url: `${base}/api/${version}/instance`, why: 'probe', text: '', signal } as const;
    const instance = await nullOn(otherSoftware, http.json(request, instanceSchema));
    if (!instance) continue;
    const name = instance.title?.trim().slice(0, 100);
    return communityAt('mastodon', base, name ? { name } : {});
  }
  return null;
}

function hashtagsOf({ tags }: Community): string[] {
  return cleanTags(tags ?? []);
}

/** A hashtag is one word. */
function cleanTags(tags: readonly string[]): string[] {
  return tags
    .map((tag) =>
      decoded(tag)
        .replaceAll(/[^\p{L}\p{M}\p{N}_]/gu, '')
        .slice(0, 100),
    )
    .filter(Boolean);
}

function decoded(tag: string): string {
  try {
    return decodeURIComponent(tag);
  } catch {
    // A stray '%': no tag has one.
    return '';
  }
}

/** The latest posts under the hashtags; none of the reader's words is in the address. */
async function readTimeline(
  community: Community,
  { page }: { page: number },
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const [tag, ...others] = hashtagsOf(community);
  if (tag === undefined || page > 1) return { threads: [], hasMore: false };
  const parameters = new URLSearchParams({ limit: String(timelineSize) });
  for (const other of others.slice(0, maxOtherTags)) parameters.append('any[]', other);
  const url = `${community.base}/api/v1/timelines/tag/${encodeURIComponent(tag)}?${parameters}`;
  let isUnused = false;
  const request: HttpRequest = {
    url,
    why: 'search',
    text: '',
    signal,
    readError: (reply) => {
      // Some versions have no page for a hashtag that nobody has used; what is not Mastodon says so otherwise.
      isUnused = reply.status === 404 && /^\s{0,9}\{\s{0,9}"error"/.test(reply.body);
      return readError(reply);
    },
  };
  const statuses = await http.json(request, timelineSchema).catch((error: unknown) => {
    if (isUnused) return [];
    throw error;
  });
  const openings = statuses.filter((status) => isShown(status) && !status.in_reply_to_id);
  const threads = openings.flatMap((status) => toThread(community, status));
  const isAnswered = ({ answerCount }: Thread) => answerCount > 0;
  return {
    threads: ranked([...threads.filter(isAnswered), ...threads.filter((thread) => !isAnswered(thread))]),
    hasMore: false,
  };
}

/** The newest posts under a hashtag, or of a person, who is known by `user@server`; boosts of others are left out. */
async function latestStatuses(
  community: Community,
  stream: PostStream,
  context: SourceContext,
): Promise<Post[]> {
  if (stream.kind === 'tag') {
    const { threads } = await readTimeline({ ...community, tags: [stream.tag] }, { page: 1 }, context);
    return newestFirst(threads).map((thread) => postOf(thread));
  }
  const { http, signal } = context;
  const ask = <T>(path: string, schema: z.ZodMiniType<T>) => {
    const url = `${community.base}/api/v1/accounts/${path}`;
    return http.json({ url, why: 'search', text: '', signal, readError }, schema);
  };
  const lookup = new URLSearchParams({ acct: stream.person.id.replace(/^@/, '') });
  const { id } = await ask(`lookup?${lookup}`, z.object({ id: idSchema }));
  const listed = new URLSearchParams({ exclude_reblogs: 'true', limit: String(timelineSize) });
  const statuses = await ask(`${encodeURIComponent(id)}/statuses?${listed}`, timelineSchema);
  return statuses
    .filter((status) => isShown(status) && !status.reblog)
    .flatMap((status) => toThread(community, status).map((thread) => personPost(community, status, thread)));
}

/** What was said to somebody is an answer, as it is in the thread where it stands. */
function personPost(community: Community, status: Status, thread: Thread): Post {
  const post = postOf(thread);
  return typeof status.in_reply_to_id === 'string'
    ? { ...post, kind: 'answer', id: `${community.id}#a${status.id}` }
    : post;
}

/** What is asked under the hashtags, and has no reply. */
async function unansweredStatuses(
  community: Community,
  { tags }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const place = tags.length === 0 ? community : { ...community, tags: [...tags] };
  const { threads } = await readTimeline(place, { page: 1 }, context);
  return newestFirst(threads.filter(({ answerCount, text }) => answerCount === 0 && isQuestion(text)));
}

/** A question mark has to tell, in any script, and outside of addresses. */
function isQuestion(text: string): boolean {
  return /[?\uff1f\u061f\u037e]/.test(text.replaceAll(/https?:\/\/\S{1,2000}/g, ''));
}

function newestFirst(threads: Thread[]): Thread[] {
  return threads.toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0));
}

function postOf({ id, title, url, author, askedAt, text }: Thread): Post {
  return {
    id,
    kind: 'question',
    title,
    url,
    author: author ?? { name: null },
    ...told({ postedAt: askedAt }),
    excerpt: text.slice(0, excerptChars),
  };
}

/** What its author hid behind a warning, or meant for few, is for nobody else to show. */
function isShown({ visibility, sensitive, spoiler_text }: Status): boolean {
  const isPublic = /^(?:public|unlisted)$/.test(visibility ?? 'public');
  return isPublic && sensitive !== true && !spoiler_text?.trim();
}

function toThread(community: Community, status: Status): Thread[] {
  const text = htmlToText(status.content);
  const title = firstSentence(text);
  if (title === '') return [];
  return [
    threadStub(community, 'mastodon', {
      nativeId: status.id,
      url: addressOf(community, status),
      title,
      text,
      tags: (status.tags ?? []).map(({ name }) => name).slice(0, 20),
      author: toAuthor(status),
      answerCount: Math.max(0, status.replies_count ?? 0),
      ...told({
        askedAt: timeOf(status.created_at),
        agreement: agreementOf(status.favourites_count, 'favourites'),
      }),
    }),
  ];
}

async function readReplies(
  community: Community,
  thread: Thread,
  { http, signal }: SourceContext,
): Promise<Thread> {
  const url = `${community.base}/api/v1/statuses/${encodeURIComponent(thread.nativeId)}/context`;
  const request = { url, why: 'answers', text: '', signal, readError } as const;
  const { descendants } = await http.json(request, conlooseText);
  const answers = descendants.filter(isShown).map((status) => toAnswer(community, status));
  return withAnswers(
    thread,
    answers.filter(({ text }) => text !== ''),
  );
}

function toAnswer(community: Community, status: Status): Answer {
  return {
    id: `${community.id}#a${status.id}`,
    url: addressOf(community, status),
    html: status.content,
    text: htmlToText(status.content),
    author: toAuthor(status),
    acceptedBy: null,
    ...told({
      agreement: agreementOf(status.favourites_count, 'favourites'),
      postedAt: timeOf(status.created_at),
      editedAt: timeOf(status.edited_at),
    }),
  };
}

/** A post has its home on its author's server; this one shows a copy. */
function addressOf({ base }: Community, { id, url, uri, account }: Status): string {
  const acct = encodeURIComponent((account?.acct ?? '-').toWellFormed());
  return webAddress(url ?? '') ?? webAddress(uri ?? '') ?? `${base}/@${acct}/${encodeURIComponent(id)}`;
}

function toAuthor({ account }: Status): Author {
  return authorNamed(
    [account?.display_name, account?.acct, account?.username],
    webAddress(account?.url ?? ''),
  );
}

/** Servers that keep guests out say so with 422, too. */
function readError({ status }: { status: number }): SourceError | null {
  return status === 422 ? new SourceError('refused', 'The server is for its members.') : null;
}

// Verified against recorded replies of mastodon.social and of a 4.6 server (instance, hashtag timeline, context, limits),
// the documentation of July 2026 (a person's posts, too) and parts of the server's source (CORS, serialisers). Never
// seen: a closed timeline, a long context, a person's posts, and page marks, which follow others' readers.
