/** Topics and posts as Discourse's API shows them, and its refusals. */
import * as z from 'zod/mini';

import { decodeEntities, htmlToText } from './html-text';
import { SourceError, type Agreement, type Answer, type Author, type Community, type Thread } from './source';

/** No forum takes longer ones; what is longer comes from no forum. */
const maxTitleChars = 300;
const likeActionId = 2;
const regularPostType = 1;

export const idSchema = z.int().check(z.positive());
const countSchema = z.nullish(z.number());
/** Newer servers send objects in place of names. */
const tagsSchema = z.nullish(z.array(z.union([z.string(), z.object({ name: z.string() })])));

export const topicItemSchema = z.object({
  id: idSchema,
  title: z.nullish(z.string()),
  fancy_title: z.nullish(z.string()),
  slug: z.nullish(z.string()),
  posts_count: countSchema,
  created_at: z.nullish(z.string()),
  last_posted_at: z.nullish(z.string()),
  tags: tagsSchema,
  closed: z.nullish(z.boolean()),
  archived: z.nullish(z.boolean()),
  has_accepted_answer: z.nullish(z.boolean()),
  views: countSchema,
});
export type TopicItem = z.infer<typeof topicItemSchema>;

const postSchema = z.object({
  id: idSchema,
  username: z.nullish(z.string()),
  name: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
  version: z.nullish(z.number()),
  cooked: z.string(),
  post_number: idSchema,
  post_type: z.nullish(z.number()),
  actions_summary: z.nullish(z.array(z.object({ id: z.number(), count: countSchema }))),
  accepted_answer: z.nullish(z.boolean()),
  staff: z.nullish(z.boolean()),
  moderator: z.nullish(z.boolean()),
  admin: z.nullish(z.boolean()),
  hidden: z.nullish(z.boolean()),
  user_deleted: z.nullish(z.boolean()),
  deleted_at: z.nullish(z.string()),
});
type Post = z.infer<typeof postSchema>;

const acceptedSchema = z.object({
  post_number: idSchema,
  /** Sent by sites that show who marked the solution. */
  accepter_username: z.nullish(z.string()),
});
export const topicSchema = z.extend(topicItemSchema, {
  post_stream: z.object({ posts: z.array(postSchema) }),
  accepted_answer: z.nullish(acceptedSchema),
  details: z.nullish(z.object({ created_by: z.nullish(z.object({ username: z.string() })) })),
});
export type Topic = z.infer<typeof topicSchema>;

const refusalSchema = z.object({
  errors: z.nullish(z.array(z.string())),
  error_type: z.nullish(z.string()),
  extras: z.nullish(z.object({ wait_seconds: z.nullish(z.number().check(z.minimum(0))) })),
});

/** None when the topic has no title that could be shown. */
export function toThread(community: Community, topic: TopicItem | undefined, blurb: string): Thread[] {
  const title = topic ? titleOf(topic) : '';
  if (!topic || title === '') return [];
  return [
    {
      id: `${community.id}#${topic.id}`,
      communityId: community.id,
      communityName: community.name,
      platform: 'discourse',
      nativeId: String(topic.id),
      text: htmlToText(blurb),
      nativeRank: 0,
      isRead: false,
      answers: [],
      ...topicFields(community, topic, title),
    },
  ];
}

/** What the search and the topic itself tell alike. */
function topicFields(community: Community, topic: TopicItem, title: string) {
  const askedAt = toTime(topic.created_at);
  const activeAt = toTime(topic.last_posted_at);
  return {
    url: topicUrl(community, topic),
    title,
    tags: (topic.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name)),
    ...(askedAt === undefined ? {} : { askedAt }),
    ...(activeAt === undefined ? {} : { activeAt }),
    ...(typeof topic.views === 'number' ? { views: topic.views } : {}),
    ...(topic.closed ? { closedAs: 'closed' } : topic.archived ? { closedAs: 'archived' } : {}),
    answerCount: Math.max(0, (topic.posts_count ?? 1) - 1),
    isSolved: topic.has_accepted_answer === true,
  };
}

/** `title` is plain text; `fancy_title` is the same as HTML. */
export function titleOf(topic: TopicItem): string {
  return (topic.title ?? decodeEntities(topic.fancy_title ?? '')).trim().slice(0, maxTitleChars);
}

export function topicUrl(
  community: Community,
  topic: { id: number; slug?: string | null | undefined },
): string {
  const slug = topic.slug ? asPathPart(topic.slug) : '-';
  return `${community.base}/t/${slug}/${topic.id}`;
}

/** Slugs and names may come encoded or not. */
export function asPathPart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/%25(?=[\dA-F]{2})/gi, '%');
}

/** The thread with its topic's replies as answers. */
export function withAnswers(community: Community, thread: Thread, topic: Topic): Thread {
  const { posts } = topic.post_stream;
  const opening = posts.find((post) => post.post_number === 1);
  const asker = opening?.username ?? topic.details?.created_by?.username ?? null;
  const place = { community, topic, asker };
  const answers = posts.filter((post) => isAnswer(post)).map((post) => toAnswer(place, post));
  const fields = topicFields(community, topic, titleOf(topic) || thread.title);
  const author = opening ? toAuthor(community, opening) : thread.author;
  const agreement = opening ? likesOf(opening) : undefined;
  return {
    ...thread,
    ...fields,
    text: opening ? htmlToText(opening.cooked) : thread.text,
    ...(author ? { author } : {}),
    ...(agreement ? { agreement } : {}),
    answerCount: Math.max(fields.answerCount, answers.length),
    isSolved: fields.isSolved || thread.isSolved || answers.some((answer) => answer.acceptedBy !== null),
    isRead: true,
    answers,
  };
}

function isAnswer(post: Post): boolean {
  const isRegular = (post.post_type ?? regularPostType) === regularPostType;
  return post.post_number > 1 && isRegular && !post.user_deleted && !post.hidden && !post.deleted_at;
}

type Place = { community: Community; topic: Topic; asker: string | null };

function toAnswer({ community, topic, asker }: Place, post: Post): Answer {
  const agreement = likesOf(post);
  const postedAt = toTime(post.created_at);
  // The time of the last update moves with likes, too; the version only with edits.
  const editedAt = (post.version ?? 1) > 1 ? toTime(post.updated_at) : undefined;
  return {
    id: `${community.id}#a${post.id}`,
    url: `${topicUrl(community, topic)}/${post.post_number}`,
    html: post.cooked,
    text: htmlToText(post.cooked),
    author: toAuthor(community, post),
    ...(agreement ? { agreement } : {}),
    acceptedBy: acceptedBy(topic, asker, post),
    ...(postedAt === undefined ? {} : { postedAt }),
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(asker !== null && post.username ? { isByAsker: post.username === asker } : {}),
  };
}

/** Only the asker and the site's trusted people can mark a solution; most sites do not show who did. */
function acceptedBy(topic: Topic, asker: string | null, post: Post): Answer['acceptedBy'] {
  const accepted = topic.accepted_answer;
  const isAccepted = accepted?.post_number === post.post_number || post.accepted_answer === true;
  if (!isAccepted) return null;
  const accepter = accepted?.post_number === post.post_number ? accepted.accepter_username : undefined;
  return accepter && asker !== null && accepter !== asker ? 'staff' : 'asker';
}

function toAuthor(community: Community, post: Post): Author {
  const name = post.name?.trim() || post.username || null;
  return {
    name,
    ...(post.username ? { url: `${community.base}/u/${asPathPart(post.username)}` } : {}),
    ...(post.staff || post.moderator || post.admin ? { isStaff: true } : {}),
  };
}

/** Undefined where the site does not say how posts are liked at all. */
function likesOf(post: Post): Agreement | undefined {
  if (!post.actions_summary) return undefined;
  const likes = post.actions_summary.find((action) => action.id === likeActionId);
  return { value: likes?.count ?? 0, unit: 'likes' };
}

/** Epoch ms; undefined for what is no date. */
export function toTime(text: string | null | undefined): number | undefined {
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

export type ErrorReply = { status: number; body: string; headers: Headers; now: number };

/** Most refusals tell in their body how long to wait; the search's own refusal does not. */
export function readError({ status, body, headers, now }: ErrorReply): SourceError | null {
  const seconds = parseRefusal(body)?.extras?.wait_seconds;
  if (status !== 429 || headers.has('retry-after') || typeof seconds !== 'number') return null;
  const retryAt = now + Math.ceil(seconds) * 1000;
  return new SourceError('throttled', 'The forum asks for a pause.', { retryAt });
}

/** What a refusal says; null for a proxy's page. */
export function parseRefusal(body: string): z.infer<typeof refusalSchema> | null {
  try {
    const parsed = refusalSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    // A proxy's page: the status has to tell.
    return null;
  }
}
