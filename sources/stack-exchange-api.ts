/** What all of the API's methods have in common: the wrapper around every reply, its refusals, its posts. */
import * as z from 'zod/mini';

import { decodeEntities, htmlToText } from './html-text';
import { webAddress, type Http, type HttpRequest } from './http';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type License,
  type ProblemCode,
  type SourceContext,
  type Thread,
} from './source';
import { siteOf, webOrigin } from './stack-exchange-sites';

/** A hundred answers of the longest kind (30,000 characters) still fit. */
const maxReplyBytes = 6_000_000;
const dayMs = 86_400_000;

const epochSecondsSchema = z.number().check(z.minimum(0), z.maximum(1e11));
const idSchema = z.int().check(z.positive());

export const ownerSchema = z.object({
  display_name: z.nullish(z.string()),
  link: z.nullish(z.string()),
  user_id: z.nullish(z.number()),
});
export type Owner = z.infer<typeof ownerSchema>;

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
  /** It has an accepted answer, or one with more votes for it than against it. */
  is_answered: z.nullish(z.boolean()),
  accepted_answer_id: z.nullish(z.number()),
  creation_date: z.nullish(epochSecondsSchema),
  last_activity_date: z.nullish(epochSecondsSchema),
  closed_reason: z.nullish(z.string()),
  content_license: z.nullish(z.string()),
});
type Question = z.infer<typeof questionSchema>;

export const answerItemSchema = z.object({
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
export type AnswerItem = z.infer<typeof answerItemSchema>;

const problemSchema = z.object({
  error_id: z.number(),
  error_name: z.nullish(z.string()),
  error_message: z.nullish(z.string()),
});
type Problem = z.infer<typeof problemSchema>;

/** The wrapper around every reply. A refusal may come in place of the items, even with status 200. */
export const wrapperSchema = z.object({
  ...z.partial(problemSchema).shape,
  has_more: z.nullish(z.boolean()),
  backoff: z.nullish(z.number().check(z.minimum(0))),
  quota_max: z.nullish(z.number()),
  quota_remaining: z.nullish(z.number()),
  total: z.nullish(z.number()),
});
type Wrapper = z.infer<typeof wrapperSchema>;
export const questionsSchema = z.extend(wrapperSchema, { items: z.optional(z.array(questionSchema)) });
export const answersSchema = z.extend(wrapperSchema, { items: z.optional(z.array(answerItemSchema)) });

type Ask = {
  path: string;
  /** What a `backoff` applies to. */
  method: string;
  parameters: Record<string, string>;
  why: HttpRequest['why'];
  text: string;
};

/** Asks one method; throws SourceError. What a good reply asks for is done before the next request. */
export async function ask<Item>(
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

/** A question as a search shows it, not read yet. */
export function toThread(community: Community, question: Question, nativeRank: number): Thread {
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

/** The thread with these answers, each once. */
export function withAnswers(community: Community, thread: Thread, items: AnswerItem[]): Thread {
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
export function toAuthor(owner: Owner | null | undefined): Author {
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
