import * as z from 'zod/mini';

import { webAddress, type Http, type HttpRequest } from './http';
import { decodeEntities, htmlToText } from './html-text';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type License,
  type ProblemCode,
  type Query,
  type SearchPage,
  type Source,
  type SourceContext,
  type Thread,
} from './source';

const apiBase = 'https://api.stackexchange.com';
const searchPageSize = 30;
const answerPageSize = 100;
const maxAnswerPages = 3;
/** A hundred answers of the longest kind (30,000 characters) still fit. */
const maxReplyBytes = 6_000_000;
const dayMs = 86_400_000;

/** What people call the best-known sites; the others go by their host. */
const siteNames = new Map([
  ['stackoverflow', 'Stack Overflow'],
  ['superuser', 'Super User'],
  ['serverfault', 'Server Fault'],
  ['askubuntu', 'Ask Ubuntu'],
  ['mathoverflow.net', 'MathOverflow'],
  ['stackapps', 'Stack Apps'],
  ['meta', 'Meta Stack Exchange'],
  ['meta.stackoverflow', 'Meta Stack Overflow'],
  ['pt.stackoverflow', 'Stack Overflow em Português'],
  ['es.stackoverflow', 'Stack Overflow en español'],
  ['ru.stackoverflow', 'Stack Overflow на русском'],
  ['ja.stackoverflow', 'スタック・オーバーフロー'],
  ['android', 'Android Enthusiasts'],
  ['apple', 'Ask Different'],
  ['unix', 'Unix & Linux'],
  ['webapps', 'Web Applications'],
  ['webmasters', 'Webmasters'],
  ['wordpress', 'WordPress Development'],
  ['dba', 'Database Administrators'],
  ['gis', 'Geographic Information Systems'],
  ['gaming', 'Arqade'],
  ['diy', 'Home Improvement'],
  ['electronics', 'Electrical Engineering'],
  ['raspberrypi', 'Raspberry Pi'],
  ['networkengineering', 'Network Engineering'],
  ['security', 'Information Security'],
  ['salesforce', 'Salesforce'],
  ['sharepoint', 'SharePoint'],
  ['magento', 'Magento'],
  ['softwarerecs', 'Software Recommendations'],
  ['hardwarerecs', 'Hardware Recommendations'],
  ['photo', 'Photography'],
  ['mechanics', 'Motor Vehicle Maintenance & Repair'],
  ['money', 'Personal Finance & Money'],
  ['travel', 'Travel'],
  ['tex', 'TeX - LaTeX'],
]);

/** Sites with a domain of their own; the API knows them by the name without `.com`. */
const ownDomains = [
  'stackoverflow.com',
  'superuser.com',
  'serverfault.com',
  'askubuntu.com',
  'stackapps.com',
];
/** Hosts under stackexchange.com where nobody asks or answers. */
const serviceNames = new Set([
  'www',
  'api',
  'chat',
  'data',
  'area51',
  'blog',
  'openid',
  'elections',
  'contests',
]);

const epochSecondsSchema = z.number().check(z.minimum(0), z.maximum(1e11));
const idSchema = z.int().check(z.positive());

const ownerSchema = z.object({
  display_name: z.nullish(z.string()),
  link: z.nullish(z.string()),
  user_id: z.nullish(z.number()),
});
type Owner = z.infer<typeof ownerSchema>;

const questionSchema = z.object({
  question_id: idSchema,
  title: z.string(),
  link: z.nullish(z.string()),
  body: z.nullish(z.string()),
  tags: z.nullish(z.array(z.string())),
  owner: z.nullish(ownerSchema),
  score: z.nullish(z.number()),
  view_count: z.nullish(z.number()),
  answer_count: z.nullish(z.number()),
  accepted_answer_id: z.nullish(z.number()),
  creation_date: z.nullish(epochSecondsSchema),
  last_activity_date: z.nullish(epochSecondsSchema),
  closed_reason: z.nullish(z.string()),
  content_license: z.nullish(z.string()),
});
type Question = z.infer<typeof questionSchema>;

const answerItemSchema = z.object({
  answer_id: idSchema,
  question_id: idSchema,
  body: z.string(),
  owner: z.nullish(ownerSchema),
  is_accepted: z.nullish(z.boolean()),
  score: z.nullish(z.number()),
  creation_date: z.nullish(epochSecondsSchema),
  last_edit_date: z.nullish(epochSecondsSchema),
  content_license: z.nullish(z.string()),
});
type AnswerItem = z.infer<typeof answerItemSchema>;

const problemSchema = z.object({
  error_id: z.number(),
  error_name: z.nullish(z.string()),
  error_message: z.nullish(z.string()),
});
type Problem = z.infer<typeof problemSchema>;

/** The wrapper around every reply. A refusal may come in place of the items, even with status 200. */
const wrapperSchema = z.object({
  ...z.partial(problemSchema).shape,
  has_more: z.nullish(z.boolean()),
  backoff: z.nullish(z.number().check(z.minimum(0))),
  quota_max: z.nullish(z.number()),
  quota_remaining: z.nullish(z.number()),
  total: z.nullish(z.number()),
});
type Wrapper = z.infer<typeof wrapperSchema>;
const questionsSchema = z.extend(wrapperSchema, { items: z.optional(z.array(questionSchema)) });
const answersSchema = z.extend(wrapperSchema, { items: z.optional(z.array(answerItemSchema)) });

/** Stack Overflow and its sisters, by the API that they share: version 2.3, without a key. */
export const stackExchange: Source = {
  id: 'stack-exchange',
  name: 'Stack Exchange',
  engine: {
    words: 'all',
    unit: 'thread',
    stems: true,
    prefixes: false,
    hasTitleSearch: true,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: searchPageSize,
  },
  openHosts: ['api.stackexchange.com'],
  readBatch: 100,
  recognise: recogniseSite,
  search: searchQuestions,
  read: readAnswers,
  searchUrl: (community, text) =>
    `${webOrigin(siteOf(community))}/search?${new URLSearchParams({ q: text })}`,
  askUrl: (community, { title, body, tags }) => {
    const draft = new URLSearchParams({ title });
    if (body !== undefined) draft.set('body', body);
    if (tags && tags.length > 0) draft.set('tags', tags.join(' '));
    return `${webOrigin(siteOf(community))}/questions/ask?${draft}`;
  },
  terms: () => ({ name: 'CC BY-SA', url: 'https://stackoverflow.com/help/licensing' }),
};

/** The community of an `api_site_parameter`. `base`: another server that speaks the same API. */
export function stackExchangeCommunity(
  site: string,
  relation: Community['relation'],
  base = apiBase,
): Community {
  return {
    id: base === apiBase ? `stack-exchange:${site}` : `stack-exchange:${base}#${site}`,
    platform: 'stack-exchange',
    base,
    name: siteNames.get(site) ?? webHost(site),
    site,
    relation,
  };
}

function recogniseSite(url: URL): Community | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const site = siteOfHost(url.hostname);
  if (site === null) return null;
  const tags = tagsInPath(url.pathname);
  // A link to the site alone is a general hint; one to the company's tag is the company's corner there.
  return tags.length === 0
    ? stackExchangeCommunity(site, 'general')
    : { ...stackExchangeCommunity(site, 'own'), tags };
}

function siteOfHost(host: string): string | null {
  if (host.endsWith('.stackexchange.com')) {
    const name = host.slice(0, -'.stackexchange.com'.length);
    const isSite = /^[a-z\d-]{1,40}(?:\.meta)?$|^meta\.[a-z\d-]{1,40}$/.test(name) && !serviceNames.has(name);
    return isSite && name !== 'chat.meta' ? name : null;
  }
  if (/^(?:www\.|meta\.)?mathoverflow\.net$/.test(host)) return host.replace('www.', '');
  const domain = ownDomains.find((own) => host === own || host.endsWith(`.${own}`));
  if (domain === undefined) return null;
  const prefix = host.slice(0, -domain.length);
  const isSite =
    domain === 'stackoverflow.com'
      ? /^(?:www\.|(?:(?:es|ja|pt|ru)\.)?(?:meta\.)?)$/.test(prefix)
      : /^(?:www\.|meta\.)?$/.test(prefix);
  return isSite ? host.replace('www.', '').slice(0, -'.com'.length) : null;
}

function tagsInPath(path: string): string[] {
  const written = /^\/(?:questions\/tagged|tags)\/([^/]{1,200})/.exec(path)?.[1] ?? '';
  return written
    .split(/\+|%20/)
    .map((tag) => decodeTag(tag))
    .filter((tag) => tag !== 'or' && /^[\p{L}\p{N}.#+-]{1,35}$/u.test(tag));
}

function decodeTag(tag: string): string {
  try {
    return decodeURIComponent(tag).toLowerCase();
  } catch {
    // A stray '%': no tag has one.
    return '';
  }
}

function siteOf(community: Community): string {
  return community.site ?? 'stackoverflow';
}

function webHost(site: string): string {
  if (site.endsWith('.net')) return site;
  const lastPart = site.split('.').at(-1) ?? site;
  return ownDomains.includes(`${lastPart}.com`) ? `${site}.com` : `${site}.stackexchange.com`;
}

function webOrigin(site: string): string {
  return `https://${webHost(site)}`;
}

/** Within the product's tags first. Where nothing is found there, the words may stand elsewhere on the site. */
async function searchQuestions(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const tags = query.tags ?? community.tags ?? [];
  const found = await searchTagged(community, query, tags, context);
  const isEmpty = tags.length > 0 && query.page === 1 && found.threads.length === 0;
  return isEmpty ? searchTagged(community, query, [], context) : found;
}

async function searchTagged(
  community: Community,
  query: Query,
  tags: string[],
  context: SourceContext,
): Promise<SearchPage> {
  const isTitle = query.mode === 'title';
  const reply = await ask(
    community,
    {
      path: isTitle ? 'similar' : 'search/advanced',
      method: isTitle ? 'similar' : 'search',
      parameters: {
        [isTitle ? 'title' : 'q']: query.text,
        ...(tags.length > 0 ? { tagged: tags.join(';') } : {}),
        sort: 'relevance',
        order: 'desc',
        page: String(query.page),
        pagesize: String(searchPageSize),
      },
      why: 'search',
      text: query.text,
    },
    questionsSchema,
    context,
  );
  const firstRank = (query.page - 1) * searchPageSize;
  return {
    threads: reply.items.map((item, index) => toThread(community, item, firstRank + index)),
    hasMore: reply.has_more ?? false,
    ...(typeof reply.total === 'number' ? { total: reply.total } : {}),
  };
}

async function readAnswers(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  // What the search has just called unanswered costs no request of a quota that is small.
  const asked = threads.filter((thread) => thread.answerCount > 0);
  const { items, isComplete } = await collectAnswers(
    community,
    asked.map((thread) => thread.nativeId),
    context,
  );
  const byQuestion = Map.groupBy(items, (item) => String(item.question_id));
  return threads.flatMap((thread) => {
    const own = byQuestion.get(thread.nativeId) ?? [];
    if (thread.answerCount === 0 || own.length > 0) return [withAnswers(community, thread, own)];
    // Of a list that was cut short nobody knows what would have followed: the thread stays as it was.
    return isComplete ? [] : [thread];
  });
}

/** The answers to the questions in one request, and in two more where it says that there are more. */
async function collectAnswers(
  community: Community,
  ids: string[],
  context: SourceContext,
): Promise<{ items: AnswerItem[]; isComplete: boolean }> {
  const items: AnswerItem[] = [];
  if (ids.length === 0) return { items, isComplete: true };
  for (let page = 1; page <= maxAnswerPages; page++) {
    const reply = await ask(
      community,
      {
        path: `questions/${ids.map(encodeURIComponent).join(';')}/answers`,
        method: 'answers',
        parameters: {
          sort: 'votes',
          order: 'desc',
          page: String(page),
          pagesize: String(answerPageSize),
        },
        why: 'answers',
        text: '',
      },
      answersSchema,
      context,
    );
    items.push(...reply.items);
    if (!reply.has_more) return { items, isComplete: true };
    // Asking on would be refused, and what is here would be lost with it.
    if (reply.backoff || reply.quota_remaining === 0) break;
  }
  return { items, isComplete: false };
}

type Ask = {
  path: string;
  /** What a `backoff` applies to. */
  method: string;
  parameters: Record<string, string>;
  why: HttpRequest['why'];
  text: string;
};

async function ask<Item>(
  community: Community,
  { path, method, parameters, why, text }: Ask,
  schema: z.ZodMiniType<Wrapper & { items?: Item[] | undefined }>,
  { http, signal, now }: SourceContext,
): Promise<Wrapper & { items: Item[] }> {
  const search = new URLSearchParams({ site: siteOf(community), ...parameters, filter: 'withbody' });
  const url = `${community.base}/2.3/${path}?${search}`;
  const host = hostOf(url);
  const scope = `${host}/${method}`;
  const request = { url, why, text, signal, scope, maxBytes: maxReplyBytes, readError };
  const reply = await http.json(request, schema, (came) => obey(http, host, scope, came, now));
  if (reply.error_id !== undefined) {
    const problem = toProblem({ ...reply, error_id: reply.error_id }, now);
    if (problem.retryAt !== undefined) await http.pause(host, problem.retryAt - now);
    throw problem;
  }
  if (!reply.items) throw new SourceError('changed', 'The reply has another shape at items.');
  return { ...reply, items: reply.items };
}

/** Does what a good reply asks for: a pause for its method, and an end for today when the quota is used up. */
async function obey(http: Http, host: string, scope: string, reply: Wrapper, now: number): Promise<void> {
  // Two seconds more than told: their clock starts later than ours, and a violation costs minutes.
  if (reply.backoff) await http.pause(scope, (reply.backoff + 2) * 1000);
  if (typeof reply.quota_remaining !== 'number') return;
  await http.quota(host, reply.quota_remaining, reply.quota_max ?? reply.quota_remaining);
  if (reply.quota_remaining <= 0) await http.pause(host, dayMs - (now % dayMs));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** Nearly every refusal has status 400; only the body tells which. */
function readError({ body, now }: { body: string; now: number }): SourceError | null {
  try {
    const parsed = problemSchema.safeParse(JSON.parse(body));
    return parsed.success ? toProblem(parsed.data, now) : null;
  } catch {
    // A proxy's page: the status has to tell.
    return null;
  }
}

const problemNames = new Map<string, ProblemCode>([
  ['throttle_violation', 'throttled'],
  ['access_denied', 'refused'],
  ['access_token_required', 'refused'],
  ['access_token_compromised', 'refused'],
  ['invalid_access_token', 'refused'],
  ['key_required', 'refused'],
  ['internal_error', 'unavailable'],
  ['temporarily_unavailable', 'unavailable'],
]);
const problemIds = new Map<number, ProblemCode>([
  [502, 'throttled'],
  [401, 'refused'],
  [402, 'refused'],
  [403, 'refused'],
  [405, 'refused'],
  [406, 'refused'],
  [500, 'unavailable'],
  [503, 'unavailable'],
]);

function toProblem({ error_id, error_name, error_message }: Problem, now: number): SourceError {
  const code = problemNames.get(error_name ?? '') ?? problemIds.get(error_id) ?? 'changed';
  const message = `Stack Exchange answered with ${error_name?.slice(0, 60) ?? `error ${error_id}`}.`;
  if (code !== 'throttled') return new SourceError(code, message);
  const seconds = /available in (\d{1,6}) second/.exec(error_message ?? '')?.[1] ?? '60';
  return new SourceError('throttled', message, { retryAt: now + Number(seconds) * 1000 });
}

function toThread(community: Community, question: Question, nativeRank: number): Thread {
  const nativeId = String(question.question_id);
  const url = webAddress(question.link ?? '') ?? `${webOrigin(siteOf(community))}/questions/${nativeId}`;
  return {
    id: `${community.id}#${nativeId}`,
    communityId: community.id,
    communityName: community.name,
    platform: 'stack-exchange',
    nativeId,
    url,
    title: decodeEntities(question.title),
    text: htmlToText(question.body ?? ''),
    tags: question.tags ?? [],
    author: toAuthor(question.owner),
    ...(typeof question.creation_date === 'number' ? { askedAt: question.creation_date * 1000 } : {}),
    ...(typeof question.last_activity_date === 'number'
      ? { activeAt: question.last_activity_date * 1000 }
      : {}),
    ...(typeof question.score === 'number' ? { agreement: { value: question.score, unit: 'votes' } } : {}),
    ...(typeof question.view_count === 'number' ? { views: question.view_count } : {}),
    answerCount: question.answer_count ?? 0,
    isSolved: typeof question.accepted_answer_id === 'number',
    ...(question.closed_reason ? { closedAs: decodeEntities(question.closed_reason) } : {}),
    nativeRank,
    isRead: false,
    answers: [],
    ...licensed(question.content_license),
  };
}

function withAnswers(community: Community, thread: Thread, items: AnswerItem[]): Thread {
  const byId = new Map(items.map((item) => [item.answer_id, item]));
  const answers = [...byId.values()].map((item) => toAnswer(community, thread, item));
  return {
    ...thread,
    isRead: true,
    answers,
    answerCount: Math.max(thread.answerCount, answers.length),
    isSolved: thread.isSolved || answers.some((answer) => answer.acceptedBy !== null),
  };
}

function toAnswer(community: Community, thread: Thread, item: AnswerItem): Answer {
  const author = toAuthor(item.owner);
  return {
    id: `${community.id}#a${item.answer_id}`,
    url: `${new URL(thread.url).origin}/a/${item.answer_id}`,
    html: item.body,
    text: htmlToText(item.body),
    author,
    ...(typeof item.score === 'number' ? { agreement: { value: item.score, unit: 'votes' } } : {}),
    acceptedBy: item.is_accepted ? 'asker' : null,
    ...(typeof item.creation_date === 'number' ? { postedAt: item.creation_date * 1000 } : {}),
    ...(typeof item.last_edit_date === 'number' ? { editedAt: item.last_edit_date * 1000 } : {}),
    ...licensed(item.content_license),
    ...byAsker(author, thread.author),
  };
}

/** Told by the number in both profiles' addresses: the name behind it changes with the person. */
function byAsker(author: Author, asker: Author | undefined): { isByAsker?: boolean } {
  const [theirs, askers] = [author, asker].map((person) => /\/users\/\d+/.exec(person?.url ?? '')?.[0]);
  return theirs === undefined || askers === undefined ? {} : { isByAsker: theirs === askers };
}

/** A deleted user keeps the name that the site shows, without a profile to link to. */
function toAuthor(owner: Owner | null | undefined): Author {
  const url = webAddress(owner?.link ?? '');
  const name = decodeEntities(owner?.display_name ?? '').trim();
  return { name: name === '' ? null : name, ...(url === undefined ? {} : { url }) };
}

function licensed(name: string | null | undefined): { license?: License } {
  if (!name) return {};
  const version = /^CC BY-SA (\d\.\d)$/.exec(name)?.[1];
  const url = version === undefined ? {} : { url: `https://creativecommons.org/licenses/by-sa/${version}/` };
  return { license: { name, ...url } };
}

// Verified against recorded question lists of 2.2 and 2.3, a person's answers (2.3, without bodies), a page with
// `backoff` and the list of sites. Never seen: a live /questions/{ids}/answers with bodies, /similar, and the
// refusals' bodies, which follow the API's documentation and other clients' issues.
