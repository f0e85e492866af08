import { numberOf } from './names';
import { jsonReply, type SampleReply, type SampleRequest } from './reply';
import {
  licenseOf,
  siteByParameter,
  stackExchangeSites,
  type PostedAnswer,
  type PostedQuestion,
  type StackExchangeSite,
} from './stack-exchange-sites';
import { escapeHtml, quotedPhrases, slugOf, stemWords } from './words';

type Item = Record<string, unknown>;
type Refusal = { id: number; name: string; message: string };
type Found = { items: Item[]; type: string } | Refusal;

const openCors = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, POST' };

/** api.stackexchange.com/2.3 with a keyless quota that shrinks by one a request. */
export function stackExchangeApi(options: { quota?: number } = {}): (request: SampleRequest) => SampleReply {
  const quotaMax = options.quota ?? 300;
  let quotaLeft = quotaMax;
  return ({ url }) => {
    if (quotaLeft <= 0) {
      return refuse({
        id: 502,
        name: 'throttle_violation',
        message: 'too many requests from this IP, more requests available in 3600 seconds',
      });
    }
    quotaLeft -= 1;
    const found = answerMethod(url);
    return 'message' in found ? refuse(found) : wrap(found, url.searchParams, quotaMax, quotaLeft);
  };
}

/** Every refusal is HTTP 400: only `error_name` tells what it is. */
export function refuse(refusal: Refusal): SampleReply {
  const body = { error_id: refusal.id, error_message: refusal.message, error_name: refusal.name };
  return jsonReply(body, 400, openCors);
}

function wrap(
  found: { items: Item[]; type: string },
  params: URLSearchParams,
  quotaMax: number,
  quotaLeft: number,
) {
  const size = Number(params.get('pagesize') ?? 30);
  const page = Number(params.get('page') ?? 1);
  const filter = params.get('filter') ?? 'default';
  if (filter === 'total') return jsonReply({ total: found.items.length }, 200, openCors);
  const wrapper = {
    items: found.items.slice((page - 1) * size, page * size),
    has_more: found.items.length > page * size,
    quota_max: quotaMax,
    quota_remaining: quotaLeft,
    ...(filter.startsWith('!') && { page, page_size: size, total: found.items.length, type: found.type }),
  };
  return jsonReply(wrapper, 200, openCors);
}

function answerMethod(url: URL): Found {
  const params = url.searchParams;
  const bad = findBadParameter(params);
  if (bad) return bad;
  const path = url.pathname.replace(/\/$/, '').replace(/^\/2\.[23]/, '');
  if (path === '/sites') return { items: stackExchangeSites.map(siteItem), type: 'site' };
  const route = routes.find(([pattern]) => pattern.test(path));
  if (!route) return { id: 404, name: 'no_method', message: `no method found with this name` };
  const site = siteByParameter(params.get('site'));
  if (!site)
    return badParameter(
      params.has('site') ? 'No site found for name `' + params.get('site') + '`' : 'site is required',
    );
  const part = route[0].exec(path)?.[1] ?? '';
  return route[1](site, params, part.split(';').map(Number), decodeURIComponent(part));
}

type Method = (site: StackExchangeSite, params: URLSearchParams, ids: number[], name: string) => Found;

const routes: [RegExp, Method][] = [
  [/^\/search\/advanced$/, searchAdvanced],
  [/^\/similar$/, findSimilar],
  [/^\/questions$/, searchAdvanced],
  [/^\/questions\/(?:unanswered|no-answers)$/, unansweredOnes],
  [/^\/tags\/([^/]{1,100})\/top-answerers\/(?:all_time|month)$/, topAnswerers],
  [/^\/questions\/([\d;]+)\/answers$/, answersOfQuestions],
  [/^\/questions\/([\d;]+)$/, questionsById],
  [/^\/answers\/([\d;]+)$/, answersById],
  [/^\/users\/([\d;]+)\/answers$/, answersOfUsers],
];

function findBadParameter(params: URLSearchParams): Refusal | null {
  const page = Number(params.get('page') ?? 1);
  const size = Number(params.get('pagesize') ?? 30);
  const filter = params.get('filter') ?? 'default';
  if (!Number.isInteger(size) || size < 0 || size > 100) return badParameter('pagesize');
  if (!Number.isInteger(page) || page < 1) return badParameter('page');
  if (!/^(default|withbody|none|total|![\w)(*.~-]+)$/.test(filter)) return badParameter('filter');
  if (page > 25 && !params.has('key')) {
    return { id: 403, name: 'access_denied', message: 'page above 25 requires access token or app key' };
  }
  return null;
}

function badParameter(message: string): Refusal {
  return { id: 400, name: 'bad_parameter', message };
}

/** Every word of `q` must stand, stemmed, in the question's title, body or tags. Default order: activity. */
function searchAdvanced(site: StackExchangeSite, params: URLSearchParams): Found {
  const words = stemWords(params.get('q') ?? '');
  const phrases = quotedPhrases(params.get('q') ?? '');
  const matches = site.questions.filter(
    (question) =>
      words.every((word) => question.words.has(word)) &&
      phrases.every((phrase) => question.text.includes(phrase)) &&
      passesFilters(question, params),
  );
  const asked = params.get('q')?.trim() ? words : null;
  const isEmptyQuery = asked !== null && asked.length === 0 && phrases.length === 0;
  const rows = isEmptyQuery ? [] : sortQuestions(matches, params, (question) => weigh(question, words));
  return { items: rows.map((question) => questionItem(question, params)), type: 'question' };
}

/** Several tags are all of them here. "Unanswered" is what has no answer that anybody voted for. */
function unansweredOnes(site: StackExchangeSite, params: URLSearchParams): Found {
  const tagged = (params.get('tagged') ?? '').split(';').filter(Boolean);
  const matches = site.questions.filter(
    ({ posted, tags, closedAs }) =>
      closedAs === undefined &&
      posted.every((answer) => !answer.isAccepted && answer.agreement <= 0) &&
      tagged.every((tag) => tags.includes(tag)),
  );
  const rows = sortQuestions(matches, params, () => 0);
  return { items: rows.map((question) => questionItem(question, params)), type: 'question' };
}

/** By the sum of their answers' votes; those who are gone are named nowhere. */
function topAnswerers(site: StackExchangeSite, _params: URLSearchParams, _ids: number[], tag: string): Found {
  const scores = new Map<string, { score: number; count: number }>();
  for (const { posted } of site.questions.filter(({ tags }) => tags.includes(tag)))
    for (const { author, agreement } of posted) {
      if (author === null) continue;
      const { score, count } = scores.get(author) ?? { score: 0, count: 0 };
      scores.set(author, { score: score + agreement, count: count + 1 });
    }
  const rows = [...scores].sort(([, a], [, b]) => b.score - a.score);
  return {
    items: rows.map(([name, { score, count }]) => ({
      user: ownerItem(name, site.host),
      score,
      post_count: count,
    })),
    type: 'tag_score',
  };
}

function passesFilters(question: PostedQuestion, params: URLSearchParams): boolean {
  const list = (name: string) => (params.get(name) ?? '').split(';').filter(Boolean);
  const tagged = list('tagged');
  const isAccepted = question.posted.some((answer) => answer.isAccepted);
  const isTrue = (name: string) => params.get(name)?.toLowerCase() === 'true';
  return (
    (tagged.length === 0 || tagged.some((tag) => question.tags.includes(tag))) &&
    !list('nottagged').some((tag) => question.tags.includes(tag)) &&
    (!params.has('accepted') || isAccepted === isTrue('accepted')) &&
    (!params.has('closed') || (question.closedAs !== undefined) === isTrue('closed')) &&
    question.posted.length >= Number(params.get('answers') ?? 0) &&
    question.at >= Number(params.get('fromdate') ?? 0) &&
    question.at <= Number(params.get('todate') ?? Number.MAX_SAFE_INTEGER) &&
    question.title.toLowerCase().includes((params.get('title') ?? '').toLowerCase())
  );
}

/** Any word of the title is enough; the more, the higher. */
function findSimilar(site: StackExchangeSite, params: URLSearchParams): Found {
  const title = params.get('title');
  if (!title) return badParameter('title is required');
  const words = stemWords(title);
  const weight = (question: PostedQuestion) =>
    words.filter((word) => question.titleWords.has(word)).length * 3 +
    Math.min(2, weigh(question, words) / 10);
  const matches = site.questions.filter(
    (question) =>
      weight(question) >= 3 &&
      passesFilters(question, new URLSearchParams({ tagged: params.get('tagged') ?? '' })),
  );
  const sorted = sortQuestions(
    matches,
    new URLSearchParams([
      ['sort', params.get('sort') ?? 'relevance'],
      ['order', params.get('order') ?? 'desc'],
    ]),
    weight,
  );
  return { items: sorted.map((question) => questionItem(question, params)), type: 'question' };
}

function weigh(question: PostedQuestion, words: string[]): number {
  const hits = words.map((word) => (question.words.get(word) ?? 0) + (question.titleWords.has(word) ? 3 : 0));
  return hits.reduce((sum, hit) => sum + hit, 0) + Math.log1p(Math.max(0, question.agreement)) / 4;
}

function sortQuestions(
  questions: PostedQuestion[],
  params: URLSearchParams,
  relevance: (question: PostedQuestion) => number,
): PostedQuestion[] {
  const keys: Record<string, (question: PostedQuestion) => number> = {
    relevance,
    votes: (question) => question.agreement,
    creation: (question) => question.at,
    activity: (question) => question.activeAt,
  };
  const key = keys[params.get('sort') ?? 'activity'] ?? ((question) => question.activeAt);
  const direction = params.get('order') === 'asc' ? 1 : -1;
  return [...questions].sort((a, b) => (key(a) - key(b)) * direction || a.id - b.id);
}

function questionsById(site: StackExchangeSite, params: URLSearchParams, ids: number[]): Found {
  if (ids.length > 100) return badParameter('ids');
  const wanted = site.questions.filter((question) => ids.includes(question.id));
  return {
    items: sortQuestions(wanted, params, () => 0).map((question) => questionItem(question, params)),
    type: 'question',
  };
}

function answersOfQuestions(site: StackExchangeSite, params: URLSearchParams, ids: number[]): Found {
  if (ids.length > 100) return badParameter('ids');
  const wanted = site.questions.filter((question) => ids.includes(question.id));
  return { items: sortAnswers(wanted, params, () => true), type: 'answer' };
}

function answersById(site: StackExchangeSite, params: URLSearchParams, ids: number[]): Found {
  if (ids.length > 100) return badParameter('ids');
  return { items: sortAnswers(site.questions, params, (answer) => ids.includes(answer.id)), type: 'answer' };
}

function answersOfUsers(site: StackExchangeSite, params: URLSearchParams, ids: number[]): Found {
  const isTheirs = ({ author }: PostedAnswer) =>
    author !== null && ids.includes(Number(ownerItem(author, site.host)['user_id']));
  return { items: sortAnswers(site.questions, params, isTheirs), type: 'answer' };
}

function sortAnswers(
  questions: PostedQuestion[],
  params: URLSearchParams,
  isWanted: (answer: PostedAnswer) => boolean,
): Item[] {
  const key = (answer: PostedAnswer) => (params.get('sort') === 'votes' ? answer.agreement : answer.at);
  const direction = params.get('order') === 'asc' ? 1 : -1;
  return questions
    .flatMap((question) => question.posted.map((answer) => ({ question, answer })))
    .filter(({ answer }) => isWanted(answer))
    .sort((a, b) => (key(a.answer) - key(b.answer)) * direction)
    .map(({ question, answer }) => answerItem(question, answer, params));
}

function questionItem(question: PostedQuestion, params: URLSearchParams): Item {
  const accepted = question.posted.find((answer) => answer.isAccepted);
  const host = new URL(question.link).host;
  return {
    tags: question.tags,
    owner: ownerItem(question.asker, host),
    is_answered: accepted !== undefined || question.posted.some((answer) => answer.agreement > 0),
    view_count: question.views,
    ...(question.closedAs !== undefined && {
      closed_date: question.activeAt,
      closed_reason: question.closedAs,
    }),
    ...(accepted && { accepted_answer_id: accepted.id }),
    answer_count: question.posted.length,
    score: question.agreement,
    last_activity_date: question.activeAt,
    creation_date: question.at,
    ...(question.views > 9000 && { protected_date: question.activeAt, last_edit_date: question.at + 3600 }),
    question_id: question.id,
    content_license: licenseOf(question.at),
    link: question.link,
    title: escapeHtml(question.title),
    ...(hasBody(params) && { body: question.body }),
  };
}

function answerItem(question: PostedQuestion, answer: PostedAnswer, params: URLSearchParams): Item {
  return {
    owner: ownerItem(answer.author, new URL(question.link).host),
    is_accepted: answer.isAccepted === true,
    score: answer.agreement,
    last_activity_date: answer.at,
    ...(answer.agreement > 40 && { last_edit_date: answer.at }),
    creation_date: answer.at,
    answer_id: answer.id,
    question_id: question.id,
    content_license: licenseOf(answer.at),
    ...(hasBody(params) && { body: answer.body }),
  };
}

/** A custom filter ('!…') is opaque; the sample answers it as one that was made with bodies. */
function hasBody(params: URLSearchParams): boolean {
  const filter = params.get('filter') ?? '';
  return filter === 'withbody' || filter.startsWith('!');
}

function ownerItem(name: string | null, host: string): Item {
  if (name === null) return { user_type: 'does_not_exist', display_name: 'user48151' };
  if (name.startsWith('Guest'))
    return {
      reputation: 1,
      user_id: 900_000 + numberOf(name, 9999),
      user_type: 'unregistered',
      profile_image: avatarOf(name),
      display_name: escapeHtml(name),
      link: `https://${host}/users/${numberOf(name, 9999)}/${slugOf(name)}`,
    };
  const id = numberOf(name, 99_999);
  return {
    account_id: id * 3,
    reputation: numberOf(`${name} reputation`, 20_000),
    user_id: id,
    user_type: 'registered',
    ...(id % 2 === 0 && { accept_rate: 50 + (id % 50) }),
    profile_image: avatarOf(name),
    display_name: escapeHtml(name),
    link: `https://${host}/users/${id}/${slugOf(name)}`,
  };
}

function avatarOf(name: string): string {
  return `https://www.gravatar.example/avatar/${numberOf(name, 999_999)}?s=256&d=identicon&r=PG`;
}

function siteItem(site: StackExchangeSite): Item {
  return {
    aliases: [],
    styling: { tag_background_color: '#fff', tag_foreground_color: '#000', link_color: '#07c' },
    related_sites: [],
    markdown_extensions: [],
    launch_date: 1_250_553_600,
    site_state: 'normal',
    high_resolution_icon_url: `https://cdn.sstatic.net/Sites/${site.site}/img/apple-touch-icon@2.png`,
    favicon_url: `https://cdn.sstatic.net/Sites/${site.site}/img/favicon.ico`,
    icon_url: `https://cdn.sstatic.net/Sites/${site.site}/img/apple-touch-icon.png`,
    audience: 'people with devices',
    site_url: `https://${site.host}`,
    api_site_parameter: site.site,
    logo_url: `https://cdn.sstatic.net/Sites/${site.site}/img/logo.png`,
    name: site.name,
    site_type: 'main_site',
  };
}
