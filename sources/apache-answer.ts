import * as z from 'zod/mini';

import { communityAt } from './communities';
import { nullOn, otherSoftware, ranked, readEach } from './reading';
import type { HttpRequest } from './http';
import { htmlToText } from './html-text';
import { agreementOf, loose, looseCount, looseText, plainTitleOf, threadStub, told } from './loose-fields';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type HelpWanted,
  type PageEvidence,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const searchPageSize = 50;
const answerPageSize = 100;
/** The server refuses longer queries, and heeds no more words. */
const maxQueryChars = 60;
const maxWords = 5;
/** Twenty searches within this time, and the next one is asked for a captcha. */
const captchaPauseMs = 60_000;
const closedStatus = 2;
/** Deleted, or not let through yet. */
const hiddenStatuses = new Set([10, 11]);
const acceptedStatus = 2;

/** Long numbers as text; 'D1D1'-like where the site has short links. */
const idSchema = z.pipe(
  z.union([z.string().check(z.minLength(1), z.maxLength(60)), z.number()]),
  z.transform((id) => String(id).toWellFormed()),
);
const userSchema = loose(
  z.object({
    id: loose(idSchema),
    username: looseText,
    display_name: looseText,
    status: looseText,
  }),
);
type User = z.infer<typeof userSchema>;
const tagsSchema = loose(z.array(z.object({ slug_name: looseText, display_name: looseText })));

const hitSchema = z.object({
  object_type: z.string(),
  object: z.object({
    id: idSchema,
    question_id: loose(idSchema),
    title: z.string(),
    excerpt: looseText,
    created_at: looseCount,
    vote_count: looseCount,
    answer_count: looseCount,
    accepted: loose(z.boolean()),
    user_info: userSchema,
    tags: tagsSchema,
  }),
});
type Hit = z.infer<typeof hitSchema>;
const foundSchema = z.object({ count: looseCount, list: z.nullable(z.array(hitSchema)) });

const questionSchema = z.object({
  id: idSchema,
  title: z.string(),
  html: z.string(),
  tags: tagsSchema,
  view_count: looseCount,
  vote_count: looseCount,
  answer_count: looseCount,
  accepted_answer_id: loose(idSchema),
  create_time: looseCount,
  update_time: looseCount,
  status: looseCount,
  user_info: userSchema,
});
type Question = z.infer<typeof questionSchema>;

const answerSchema = z.object({
  id: idSchema,
  html: z.string(),
  create_time: looseCount,
  update_time: looseCount,
  /** 1: no, 2: yes; called `adopted` in the first versions. */
  accepted: looseCount,
  adopted: looseCount,
  vote_count: looseCount,
  status: looseCount,
  user_info: userSchema,
});
type AnswerInfo = z.infer<typeof answerSchema>;
const answersSchema = z.object({ list: z.nullable(z.array(answerSchema)) });
const listedSchema = z.object({
  list: z.nullable(
    z.array(
      z.object({
        id: idSchema,
        title: z.string(),
        description: looseText,
        created_at: looseCount,
        view_count: looseCount,
        vote_count: looseCount,
        answer_count: looseCount,
        accepted_answer_id: loose(idSchema),
        status: looseCount,
        operator: userSchema,
        tags: tagsSchema,
      }),
    ),
  ),
});
const siteSchema = z.object({
  general: z.object({ name: looseText, site_url: looseText }),
  version: z.string(),
});
const refusalSchema = z.object({ reason: z.string() });

/** Any site that runs Apache Answer, as a guest sees it. */
export const apacheAnswer: Source = {
  id: 'apache-answer',
  name: 'Apache Answer',
  engine: {
    words: 'any',
    unit: 'post',
    stems: false,
    prefixes: false,
    substrings: true,
    hasTitleSearch: false,
    maxWords,
    maxQueryChars,
    minWordChars: 3,
    pageSize: searchPageSize,
  },
  openHosts: [],
  readBatch: 1,
  countsAnswers: true,
  recognise: ({ protocol, hostname, origin }) =>
    protocol === 'https:' && hostname === 'meta.answer.dev' ? communityAt('apache-answer', origin) : null,
  fingerprint: fingerprintPage,
  probe: probeBase,
  search: searchSite,
  read: (community, threads, context) =>
    readEach(threads, (thread) => readQuestion(community, thread, context)),
  searchUrl: ({ base }, text) => `${base}/search?${new URLSearchParams({ q: withoutOperators(text) })}`,
  askUrl: ({ base }, { title, body = '', tags = [] }) => {
    // Front matter is YAML, and a JSON string is one there; the page decodes what the browser has decoded already.
    const draft = `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`;
    const parameters = new URLSearchParams({ prefill: encodeURIComponent(draft.toWellFormed()) });
    if (tags.length > 0) parameters.set('tags', tags.join(','));
    return `${base}/questions/ask?${parameters}`;
  },
  terms: ({ base, name }) => ({ name: `Terms of ${name}`, url: `${base}/tos` }),
  unanswered: unansweredQuestions,
};

/** Its own pages name their generator, and link their manifest from the sub-folder they are installed in. */
function fingerprintPage({ url, html }: PageEvidence): Community | null {
  const isOwn =
    /<meta\s[^>]{0,40}name="generator"\s[^>]{0,20}content="Answer [^">]{0,60}github\.com\/(?:apache|answerdev)\/(?:incubator-)?answer\b/i;
  if (!isOwn.test(html)) return null;
  const folder = /<link\s[^>]{0,40}href="((?:\/[\w.-]{1,60}){0,5})\/manifest\.json"/.exec(html)?.[1] ?? '';
  return communityAt('apache-answer', url.origin + folder);
}

async function probeBase(base: string, context: SourceContext): Promise<Community | null> {
  const asked = askSite(base, 'siteinfo', { why: 'probe', text: '' }, context, siteSchema);
  const site = await nullOn(otherSoftware, asked);
  const name = plainTitleOf(site?.general.name).slice(0, 100);
  return site && communityAt('apache-answer', base, name === '' ? {} : { name });
}

async function searchSite(community: Community, query: Query, context: SourceContext): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const parameters = new URLSearchParams({
    q: text,
    order: 'relevance',
    page: String(query.page),
    size: String(searchPageSize),
  });
  const asking = { why: 'search', text } as const;
  const found = await askSite(community.base, `search?${parameters}`, asking, context, foundSchema);
  const hits = Map.groupBy(found.list ?? [], questionIdOf);
  const threads = [...hits].flatMap(([id, own]) => toThread(community, id, own));
  const count = found.count ?? 0;
  return {
    threads: ranked(threads, (query.page - 1) * searchPageSize),
    hasMore: (found.list ?? []).length > 0 && query.page * searchPageSize < count,
    total: count,
  };
}

/** `[tag]`, `user:x`, `score:5` and quotes are read by the server; it turns most signs into blanks itself. */
function withoutOperators(text: string): string {
  let kept = '';
  const words = text.replaceAll(/[\p{Cc}"“”„«»:[\]+#.<>\-_()*%\\]/gu, ' ').split(/\s+/);
  for (const word of words.filter(Boolean).slice(0, maxWords)) {
    const longer = `${kept} ${word}`.trim();
    if (longer.length <= maxQueryChars) kept = longer;
  }
  return kept;
}

function questionIdOf({ object_type, object }: Hit): string {
  return object_type === 'question' ? object.id : (object.question_id ?? object.id);
}

/** One thread of a question and its answers that were found; what only the question tells is left open without it. */
function toThread(community: Community, nativeId: string, hits: Hit[]): Thread[] {
  const own = hits.find(({ object_type }) => object_type === 'question')?.object;
  const first = own ?? hits[0]?.object;
  const title = plainTitleOf(first?.title);
  if (!first || title === '') return [];
  return [
    threadStub(community, 'apache-answer', {
      nativeId,
      url: questionUrl(community, nativeId),
      title,
      text: htmlToText(first.excerpt ?? ''),
      tags: tagNames(first.tags),
      answerCount: Math.max(own?.answer_count ?? 0, hits.length - (own ? 1 : 0)),
      isSolved: hits.some(({ object }) => object.accepted === true),
      ...told({
        author: own ? toAuthor(community, own.user_info) : undefined,
        askedAt: own ? toTime(own.created_at) : undefined,
        agreement: own ? agreementOf(own.vote_count, 'votes') : undefined,
      }),
    }),
  ];
}

/** The site's own list of open questions without an answer, newest first, under a tag where one is wanted. */
async function unansweredQuestions(
  community: Community,
  { tags: [tag] }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const parameters = new URLSearchParams({
    order: 'unanswered',
    page: '1',
    page_size: String(searchPageSize),
    ...(tag === undefined ? {} : { tag }),
  });
  const asking = { why: 'search', text: '' } as const;
  const path = `question/page?${parameters}`;
  const { list } = await askSite(community.base, path, asking, context, listedSchema);
  const threads = (list ?? []).flatMap((question): Thread[] => {
    const title = plainTitleOf(question.title);
    const isOpen = question.status !== closedStatus && !hiddenStatuses.has(question.status ?? 0);
    if (title === '' || !isOpen) return [];
    return [
      threadStub(community, 'apache-answer', {
        nativeId: question.id,
        url: questionUrl(community, question.id),
        title,
        text: htmlToText(question.description ?? ''),
        tags: tagNames(question.tags),
        answerCount: Math.max(0, question.answer_count ?? 0),
        isSolved: /[1-9A-Z]/i.test(question.accepted_answer_id ?? ''),
        // In this order, who was there last is who asked.
        author: toAuthor(community, question.operator),
        ...told({
          askedAt: toTime(question.created_at),
          agreement: agreementOf(question.vote_count, 'votes'),
          views: question.view_count ?? undefined,
        }),
      }),
    ];
  });
  // Pinned ones stand first.
  const unsolved = threads.filter(({ isSolved }) => !isSolved);
  return ranked(unsolved.toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0)));
}

/** Null for a question that is there only for its author and for moderators. */
async function readQuestion(
  community: Community,
  thread: Thread,
  context: SourceContext,
): Promise<Thread | null> {
  const id = thread.nativeId;
  const ask = <T>(path: string, schema: z.ZodMiniType<T>) =>
    askSite(community.base, path, { why: 'answers', text: '' }, context, schema);
  const question = await ask(`question/info?${new URLSearchParams({ id })}`, questionSchema);
  if (hiddenStatuses.has(question.status ?? 0)) return null;
  if (question.answer_count === 0) return withAnswers(community, thread, question, []);
  const parameters = new URLSearchParams({
    question_id: id,
    order: 'default',
    page: '1',
    page_size: String(answerPageSize),
  });
  const { list } = await ask(`answer/page?${parameters}`, answersSchema);
  return withAnswers(community, thread, question, list ?? []);
}

/** Every reply stands in the same wrapper: what was asked for is its `data`. */
async function askSite<T>(
  base: string,
  path: string,
  asking: Pick<HttpRequest, 'why' | 'text'>,
  { http, signal }: SourceContext,
  schema: z.ZodMiniType<T>,
): Promise<T> {
  const request = { url: `${base}/answer/api/v1/${path}`, ...asking, signal, readError };
  const { data } = await http.json(request, z.object({ data: schema }));
  return data;
}

function questionUrl({ base }: Community, id: string): string {
  return `${base}/questions/${encodeURIComponent(id)}`;
}

function withAnswers(community: Community, thread: Thread, question: Question, items: AnswerInfo[]): Thread {
  const shown = items.filter(({ status }) => !hiddenStatuses.has(status ?? 0));
  const byId = new Map(shown.map((item) => [item.id, item]));
  const answers = [...byId.values()].map((item) => toAnswer(community, thread, question, item));
  return {
    ...thread,
    title: plainTitleOf(question.title) || thread.title,
    text: htmlToText(question.html),
    tags: tagNames(question.tags),
    author: toAuthor(community, question.user_info),
    answerCount: Math.max(question.answer_count ?? 0, answers.length),
    isSolved: isId(question.accepted_answer_id) || answers.some(({ acceptedBy }) => acceptedBy !== null),
    isRead: true,
    answers,
    ...told({
      askedAt: toTime(question.create_time),
      activeAt: toTime(question.update_time),
      agreement: agreementOf(question.vote_count, 'votes'),
      views: question.view_count ?? undefined,
      closedAs: question.status === closedStatus ? 'closed' : undefined,
    }),
  };
}

function toAnswer(community: Community, thread: Thread, question: Question, item: AnswerInfo): Answer {
  const [postedAt, changedAt] = [toTime(item.create_time), toTime(item.update_time)];
  const isAccepted =
    (item.accepted ?? item.adopted) === acceptedStatus ||
    (isId(question.accepted_answer_id) && question.accepted_answer_id === item.id);
  const [asker, author] = [question.user_info?.id, item.user_info?.id];
  return {
    id: `${community.id}#a${item.id}`,
    url: `${questionUrl(community, thread.nativeId)}/${encodeURIComponent(item.id)}`,
    html: item.html,
    text: htmlToText(item.html),
    author: toAuthor(community, item.user_info),
    acceptedBy: isAccepted ? 'asker' : null,
    ...told({
      agreement: agreementOf(item.vote_count, 'votes'),
      postedAt,
      editedAt: changedAt !== undefined && changedAt > (postedAt ?? changedAt) ? changedAt : undefined,
      isByAsker: asker && author ? asker === author : undefined,
    }),
  };
}

/** '0' where there is none. */
function isId(id: string | null | undefined): boolean {
  return Boolean(id) && id !== '0';
}

function tagNames(tags: z.infer<typeof tagsSchema>): string[] {
  return (tags ?? []).flatMap(({ slug_name, display_name }) => display_name || slug_name || []);
}

/** Whoever has left is called 'user' and a number. */
function toAuthor({ base }: Community, user: User): Author {
  const name = (user?.display_name || user?.username || '').trim().slice(0, 200);
  if (!user || name === '' || user.status === 'deleted') return { name: null };
  const { username } = user;
  return {
    name,
    ...(username ? { url: `${base}/users/${encodeURIComponent(username.toWellFormed())}` } : {}),
  };
}

/** Epoch ms, from seconds; 0 is as good as not told. */
function toTime(seconds: number | null | undefined): number | undefined {
  return typeof seconds === 'number' && seconds > 0 && seconds < 8.64e12 ? seconds * 1000 : undefined;
}

type ErrorReply = { status: number; body: string; now: number };

/** Too many searches in a minute are answered by asking for a captcha, as if the request were wrong. */
function readError({ status, body, now }: ErrorReply): SourceError | null {
  if (status !== 400 || !/captcha/i.test(reasonOf(body))) return null;
  const retryAt = now + captchaPauseMs;
  return new SourceError('throttled', 'The site wants to see a person first.', { retryAt });
}

function reasonOf(body: string): string {
  try {
    const parsed = refusalSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.reason : '';
  } catch {
    // A proxy's page: the status has to tell.
    return '';
  }
}

// Verified against the server's own source (2.0.x as of July 2026; fields, generator and search also in 1.0 to 1.4):
// search, question, answers, the list of unanswered ones, site info, the captcha's rule, errors, the ask page's prefill.
// Never seen: a live reply, a site with a search plugin.
