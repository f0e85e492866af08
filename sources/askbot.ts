import { type Element, isTag, type ParentNode } from 'domhandler';
import * as z from 'zod/mini';

import { byClass, byName, elementsOf, hasClass, sourceOf, textOf } from './html-elements';
import { htmlToText } from './html-text';
import { webAddress } from './http';
import {
  agreementOf,
  loose,
  looseCount,
  looseId,
  looseText,
  plainTitleOf,
  threadStub,
  told,
} from './loose-fields';
import { communityAt } from './communities';
import { ranked } from './reading';
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

const pageSize = 30;
/** Fixed in its code. The accepted one stands on the first page. */
const answersOfPage = 10;
const maxAnswerPages = 3;
const maxAnswers = 60;
const maxBodyChars = 100_000;
const secondMs = 1000;

/** Seconds since 1970, as digits. */
const epochSchema = loose(z.union([z.number(), z.string().check(z.regex(/^\d{1,12}$/))]));

const questionSchema = z.object({
  id: looseId,
  title: z.string(),
  url: looseText,
  summary: looseText,
  tags: loose(z.array(z.string())),
  answer_count: looseCount,
  answer_ids: loose(z.array(looseId)),
  accepted_answer_id: loose(looseId),
  score: looseCount,
  view_count: looseCount,
  added_at: epochSchema,
  last_activity_at: epochSchema,
  closed: loose(z.boolean()),
  closed_reason: looseText,
  author: loose(z.object({ username: looseText })),
});
type Question = z.infer<typeof questionSchema>;

const searchSchema = z.object({ count: looseCount, pages: looseCount, questions: z.array(questionSchema) });

/**
 * Any forum that runs Askbot, as a guest sees it: its API lists questions without their answers' whole text, which
 * stands on the question's page.
 */
export const askbot: Source = {
  id: 'askbot',
  name: 'Askbot',
  engine: {
    words: 'all',
    unit: 'thread',
    stems: true,
    prefixes: false,
    // Some servers look for the whole query, letter for letter, and none tells which it is.
    isOrdered: true,
    hasTitleSearch: false,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize,
  },
  openHosts: [],
  readBatch: 1,
  needsDetails: true,
  recognise: () => null,
  fingerprint: (page) => (isOurs(page.html) ? placeOf(page) : null),
  probe: async (base, { http, signal }) => {
    try {
      const url = `${base}/api/v1/questions/?page=1`;
      const { questions } = await http.json({ url, why: 'probe', text: '', signal, readError }, searchSchema);
      return toCommunity(base, rootOf(base, questions));
    } catch (error) {
      if (error instanceof SourceError && ['not-found', 'changed'].includes(error.code)) return null;
      throw error;
    }
  },
  search: searchQuestions,
  read: async (community, threads, context) => {
    const read: Thread[] = [];
    for (const thread of threads) read.push(...(await readQuestion(community, thread, context)));
    return read;
  },
  // Its pages take a search in their path, and nowhere else.
  searchUrl: (community, text) => {
    const words = encodeURIComponent(withoutOperators(text).toWellFormed());
    return `${home(community)}/questions/scope:all/sort:relevance-desc/page:1/query:${words}/`;
  },
  askUrl: (community, { title, body, tags }) => {
    const draft = new URLSearchParams({ title });
    if (body !== undefined) draft.set('text', body);
    if (tags && tags.length > 0) draft.set('tags', tags.join(' '));
    return `${home(community)}/questions/ask/?${draft}`;
  },
  terms: (community) => ({ name: `Terms of ${community.name}`, url: `${home(community)}/terms/` }),
  unanswered: unansweredQuestions,
};

/** An API that has been switched off or is kept for members says so, in part with the status of a missing page. */
function readError({ status, body }: { status: number; body: string }): SourceError | null {
  const isTold = [403, 404].includes(status) && /^\s?\{\s?"error":\s?"/.test(body);
  return isTold ? new SourceError('refused', 'The forum keeps its API to itself.') : null;
}

/** Its scripts speak of it in every page. */
function isOurs(html: string): boolean {
  return /\baskbot\['(?:urls|settings|data)'\]|\bvar askbot = \{/.test(html);
}

/** Every page names the place of its list of tags, whose name is the same in every language. */
const listMark = /\baskbot\['urls'\]\['get_tag_list'\]\s?=\s?'((?:\/[\w.-]{1,60}){0,6})\/get-tag-list\/'/;

function placeOf({ url, html }: PageEvidence): Community {
  const path = listMark.exec(html)?.[1] ?? '';
  const language = /\baskbot\['data'\]\['languageCode'\]\s?=\s?'([\w-]{2,10})'/.exec(html)?.[1];
  // The language belongs to the page, not to the place.
  const folder = path.split('/').filter((name, index) => index !== 1 || name !== language);
  return toCommunity(url.origin + folder.join('/'), url.origin + path);
}

/**
 * Where its pages and its API stand: on a forum in several languages they all begin with one, '/en', and whoever asks
 * without it is sent on, which a request with the reader's words may not be.
 */
function rootOf(base: string, [question]: Question[]): string {
  const address = question && ownAddress(question.url, base);
  const [list, rest] = address?.slice(0, 400).split(`/${question?.id}/`) ?? [];
  return list !== undefined && rest !== undefined ? list.slice(0, list.lastIndexOf('/')) : base;
}

function toCommunity(base: string, root: string): Community {
  return communityAt('askbot', base, { details: { root } });
}

function home({ base, details }: Community): string {
  return details?.['root'] ?? base;
}

async function searchQuestions(
  community: Community,
  query: Query,
  { http, signal }: SourceContext,
): Promise<SearchPage> {
  const text = withoutOperators(query.text);
  if (text === '') return { threads: [], hasMore: false };
  const words = new URLSearchParams({ query: text, sort: 'relevance-desc', page: String(query.page) });
  const url = `${home(community)}/api/v1/questions/?${words}`;
  const found = await http.json({ url, why: 'search', text, signal, readError }, searchSchema);
  const { count, pages, questions } = found;
  // It answers a page too many with its first one.
  if (query.page > (pages ?? 1)) return { threads: [], hasMore: false };
  const hasMore = query.page < (pages ?? 1);
  // How many stand on a page is the administrator's choice; the last page is counted from the end.
  const fromEnd = hasMore ? 0 : (count ?? 0) - questions.length;
  const firstRank = Math.max((query.page - 1) * questions.length, fromEnd);
  const threads = questions.flatMap((question) => toThread(community, question));
  // A server without a true text search lists a thread once for each of its posts.
  const unique = [...new Map(threads.map((thread) => [thread.id, thread])).values()];
  return {
    threads: unique.map((thread, index) => ({ ...thread, nativeRank: firstRank + index })),
    hasMore,
    ...(typeof count === 'number' ? { total: count } : {}),
  };
}

/**
 * What the forum itself calls unanswered, which may be what has no accepted answer, newest first: under the tags, or with
 * the words where there are none.
 */
async function unansweredQuestions(
  community: Community,
  { tags, text }: HelpWanted,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const words = tags.length > 0 ? '' : withoutOperators(text);
  const parameters = new URLSearchParams({
    scope: 'unanswered',
    sort: 'age-desc',
    page: '1',
    ...(tags[0] === undefined ? {} : { tags: tags[0] }),
    ...(words === '' ? {} : { query: words }),
  });
  const url = `${home(community)}/api/v1/questions/?${parameters}`;
  const { questions } = await http.json({ url, why: 'search', text: words, signal, readError }, searchSchema);
  // A tag that nobody has used narrows nothing.
  const isTagged = (thread: Thread) => tags[0] === undefined || thread.tags.includes(tags[0]);
  const threads = questions.flatMap((question) => toThread(community, question));
  return ranked(
    threads.filter((thread) => !thread.isSolved && thread.closedAs === undefined && isTagged(thread)),
  );
}

/** It reads `[tag]`, `#tag`, `@user` and `title:` out of a query. */
function withoutOperators(text: string): string {
  return text
    .replaceAll(/[[\]#@:"]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** None for a question without words. */
function toThread(community: Community, question: Question): Thread[] {
  const title = plainTitleOf(question.title);
  if (title === '') return [];
  const url = ownAddress(question.url, community.base) ?? `${home(community)}/question/${question.id}/`;
  const author = question.author?.username;
  return [
    threadStub(community, 'askbot', {
      nativeId: question.id,
      url,
      title,
      text: htmlToText(bare(question.summary ?? '')),
      tags: (question.tags ?? []).slice(0, 20),
      answerCount: Math.max(0, question.answer_count ?? question.answer_ids?.length ?? 0),
      isSolved: typeof question.accepted_answer_id === 'string',
      ...told({
        author: author ? { name: author.slice(0, 100) } : undefined,
        askedAt: toTime(question.added_at),
        activeAt: toTime(question.last_activity_at),
        agreement: agreementOf(question.score, 'votes'),
        views: question.view_count ?? undefined,
        closedAs: question.closed ? question.closed_reason || 'closed' : undefined,
      }),
    }),
  ];
}

/** Its path at the community's own host: what a server believes its name or scheme to be is often wrong. */
function ownAddress(address: string | null | undefined, base: string): string | undefined {
  const path = address ? webAddress(address, `${base}/`) : undefined;
  return path && new URL(base).origin + new URL(path).pathname;
}

function toTime(seconds: number | string | null | undefined): number | undefined {
  const time = Number(seconds ?? NaN) * secondMs;
  return Number.isFinite(time) && time > 0 ? time : undefined;
}

type Page = { html: string; root: ParentNode; url: string };

async function fetchPage(url: string, { http, signal }: SourceContext): Promise<Page> {
  const page = await http.html({ url, why: 'thread', text: '', signal });
  return { html: page.body, root: elementsOf(page.body), url: page.url };
}

async function readQuestion(community: Community, stub: Thread, context: SourceContext): Promise<Thread[]> {
  const count = Math.min(maxAnswerPages, Math.ceil(stub.answerCount / answersOfPage));
  try {
    const first = await fetchPage(stub.url, context);
    const question = postsOf(first, 'question').find((post) => numberOf(post) === stub.nativeId);
    if (!question) {
      // A question that guests may not see (any more) leads home.
      if (!new URL(first.url).pathname.includes(`/${stub.nativeId}/`)) return [];
      throw new SourceError('changed', 'The page shows no question any more.');
    }
    const pages: [Page, ...Page[]] = [first];
    while (pages.length < count) pages.push(await fetchPage(`${stub.url}?page=${pages.length + 1}`, context));
    return [joinPages(community, stub, question, pages)];
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return [];
    throw error;
  }
}

function joinPages(community: Community, stub: Thread, question: Element, pages: [Page, ...Page[]]): Thread {
  const [first] = pages;
  const author = authorOf(question, first.url) ?? stub.author;
  const posts = pages.flatMap((page) => postsOf(page, 'answer').map((post) => ({ page, post })));
  const found = posts
    .slice(0, maxAnswers)
    .flatMap((place) => toAnswer(community, stub, { ...place, asker: author }));
  const answers = [...new Map(found.map((answer) => [answer.id, answer])).values()];
  return {
    ...stub,
    text: htmlToText(bodyOf(first, question)) || stub.text,
    answerCount: Math.max(stub.answerCount, answers.length),
    isSolved: stub.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
    isRead: true,
    answers,
    ...told({ author, closedAs: stub.closedAs ?? closedAs(question) }),
  };
}

/** The servers of 2014, of 2018 and of today name the same parts of a page differently. */
function postsOf({ root }: Page, kind: 'question' | 'answer'): Element[] {
  return [...byClass(root, `js-${kind}`), ...byClass(root, kind)];
}

/** Posts may stand within one another where an element was not closed. */
function partsOf(post: Element, name: string): Element[] {
  return byClass(post, name, isPost);
}

function isPost(element: Element): boolean {
  return /(?:^|\s)(?:js-)?(?:answer|question)(?:\s|$)/.test(element.attribs['class'] ?? '');
}

function numberOf(post: Element): string | undefined {
  return /^\d{1,12}$/.exec(post.attribs['data-post-id'] ?? '')?.[0];
}

function toAnswer(
  community: Community,
  thread: Thread,
  { page, post, asker }: { page: Page; post: Element; asker: Author | undefined },
): Answer[] {
  const number = numberOf(post);
  const html = bodyOf(page, post);
  const text = htmlToText(html);
  const isGone = hasClass(post, 'deleted') || hasClass(post, 'js-post-deleted');
  if (number === undefined || text === '' || isGone) return [];
  const author = authorOf(post, page.url) ?? { name: null };
  const [written, edited] = timesOf(post);
  const isByAsker = author.url !== undefined && author.url === asker?.url;
  return [
    {
      id: `${community.id}#a${number}`,
      url: `${thread.url}?answer=${number}#post-id-${number}`,
      html,
      text,
      author,
      acceptedBy: hasClass(post, 'accepted-answer') || hasClass(post, 'js-accepted-answer') ? 'asker' : null,
      ...told({
        agreement: agreementOf(votesOf(post), 'votes'),
        postedAt: written,
        editedAt: edited === written ? undefined : edited,
        isByAsker: isByAsker || undefined,
      }),
    },
  ];
}

/** What was written, without the frame that older pages put into the same element. */
function bodyOf(page: Page, post: Element): string {
  const [body] = partsOf(post, 'post-body');
  if (!body) return '';
  const [content] = byClass(body, 'js-editable-content');
  const frame = ['post-update-info-container', 'comments', 'post-controls', 'moderated'];
  const written = (content ?? body).children.filter(
    (child) => !isTag(child) || !frame.some((name) => hasClass(child, name)),
  );
  return bare(sourceOf(page.html, written)).slice(0, maxBodyChars);
}

/** Posts of more than 500 words are cut, and end with a link to the rest. */
function bare(html: string): string {
  return html.replaceAll(/<span class="(?:js-)?expander">[^<>]{0,20}<a>[^<>]{0,40}<\/a><\/span>/g, '');
}

/**
 * The first of those who worked on the post wrote it. Who wrote without a name has no profile to lead to; undefined
 * where the page tells nobody, as of a wiki's post.
 */
function authorOf(post: Element, pageUrl: string): Author | undefined {
  const [card] = partsOf(post, 'post-update-info');
  const links = card ? byName(card, 'a') : [];
  // The link that tells the day leads to the post's history.
  const link = links.find((one) => textOf(one).trim() !== '' && byName(one, 'abbr').length === 0);
  if (!link) return links.length > 0 ? { name: null } : undefined;
  return {
    name: plainTitleOf(textOf(link)).slice(0, 100),
    ...told({ url: webAddress(link.attribs['href'] ?? '', pageUrl) }),
  };
}

/** When it was written, and when it was changed last. */
function timesOf(post: Element): [written?: number, edited?: number] {
  const cards = partsOf(post, 'post-update-info');
  const times = cards
    .flatMap((card) => [...byClass(card, 'timeago'), ...byClass(card, 'js-timeago')])
    .map((moment) => timeOfMoment(moment.attribs['title'] ?? ''))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? [] : [Math.min(...times), Math.max(...times)];
}

/** '2012-05-03 09:19:55 -0500'; newer servers add the zone to a time that has one: '… 09:19:55+00:00 -0500'. */
function timeOfMoment(moment: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})?\s?(?:([+-]\d\d):?(\d\d))?/.exec(moment);
  if (!parts) return NaN;
  const [, day, time, hours = '+00', minutes = '00'] = parts;
  return Date.parse(`${day}T${time}${hours}:${minutes}`);
}

/** '6', '-1', '1.2k'. */
function votesOf(post: Element): number | undefined {
  const [shown] = [...partsOf(post, 'vote-number'), ...partsOf(post, 'js-post-vote-number')];
  const [, number, kilo] = /^\s*(-?\d{1,9}(?:\.\d)?)(k?)\s*$/.exec(shown ? textOf(shown) : '') ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (kilo ? 1000 : 1));
}

/** Pages tell it where older APIs do not. */
function closedAs(question: Element): string | undefined {
  const [status] = partsOf(question, 'question-status');
  const [reason] = status ? [...byName(status, 'em'), ...byName(status, 'b')] : [];
  return status && ((reason && plainTitleOf(textOf(reason).replaceAll('"', '')).slice(0, 100)) || 'closed');
}

// Verified against recorded lists and question pages of two servers of 2012 to 2018, and against the templates, the
// API and the search of the source code of 2014 (0.7.51), 2023 and 2026 (60ab07f), from which the sample is made.
// Never seen: a live server of today, a reply to a search or to a scope, a forum in several languages.
