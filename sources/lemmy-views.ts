/**
 * Posts and comments as Lemmy's API shows them: version 3, version 4 (dates named `…_at`, counts in the post itself)
 * and PieFed's own (a post's `title`, a comment's `body`, a person's `user_name`).
 */
import * as z from 'zod/mini';

import { authorNamed, fromMarkdown } from './fediverse';
import { withAnswers } from './reading';
import { webAddress } from './http';
import {
  agreementOf,
  looseCount,
  looseFlag,
  looseId,
  looseText,
  threadStub,
  timeOf,
  titleOf,
  told,
} from './loose-fields';
import { threadMarkdown } from './markdown';
import type { Answer, Author, Community, PlatformId, Thread } from './source';

/** Of a thread that is larger, the first ones in the order that was asked for. */
const maxComments = 200;
/** A search gives many posts, of which a beginning is weighed. */
const maxPostChars = 10_000;

const personSchema = z.object({
  name: looseText,
  user_name: looseText,
  display_name: looseText,
  title: looseText,
  actor_id: looseText,
  ap_id: looseText,
  deleted: looseFlag,
});
type Person = z.infer<typeof personSchema>;

const countsSchema = z.object({
  score: looseCount,
  comments: looseCount,
  newest_comment_time: looseText,
});

const entitySchema = z.extend(countsSchema, {
  id: looseId,
  ap_id: looseText,
  body: looseText,
  published: looseText,
  published_at: looseText,
  updated: looseText,
  updated_at: looseText,
  edited_at: looseText,
  removed: looseFlag,
  deleted: looseFlag,
});
type Entity = z.infer<typeof entitySchema>;

const postSchema = z
  .extend(entitySchema, {
    name: looseText,
    title: looseText,
    newest_comment_time_at: looseText,
    locked: looseFlag,
    nsfw: looseFlag,
    /** PieFed's hashtags, with commas between. */
    tags: looseText,
  })
  .check(z.refine(({ name, title }) => typeof (name ?? title) === 'string'));

const commentSchema = z
  .extend(entitySchema, {
    content: looseText,
    path: looseText,
    distinguished: looseFlag,
    /** PieFed's mark of a chosen answer. */
    answer: looseFlag,
  })
  .check(z.refine((comment) => typeof (comment.content ?? comment.body) === 'string' || isGone(comment)));

const viewSchema = z.object({
  creator: z.nullish(personSchema),
  community: z.nullish(z.object({ name: looseText })),
  counts: z.nullish(countsSchema),
  creator_is_moderator: looseFlag,
  creator_is_admin: looseFlag,
});

export const postViewSchema = z.extend(viewSchema, {
  post: postSchema,
  /** Lemmy 1.0's own tags of a community. */
  tags: z.nullish(z.array(z.object({ name: looseText, display_name: looseText }))),
});
export type PostView = z.infer<typeof postViewSchema>;

export const commentViewSchema = z.extend(viewSchema, {
  comment: commentSchema,
  post: z.nullish(z.object({ name: looseText, removed: looseFlag, deleted: looseFlag })),
});
export type CommentView = z.infer<typeof commentViewSchema>;

/** None for a post that was taken back, or that is not for everyone's eyes. */
export function toThreads(community: Community, platform: PlatformId, view: PostView): Thread[] {
  const { post, counts } = view;
  const title = titleOf(post.name ?? post.title ?? '');
  if (isGone(post) || post.nsfw || title === '') return [];
  const thread = threadStub(community, platform, {
    nativeId: post.id,
    url: webAddress(post.ap_id ?? '') ?? `${community.base}/post/${encodeURIComponent(post.id)}`,
    title,
    text: fromMarkdown((post.body ?? '').slice(0, maxPostChars)).text,
    tags: tagsOf(view),
    author: toAuthor(view),
    // Where the number isn't told, one is assumed: the thread is worth reading.
    answerCount: Math.max(0, counts?.comments ?? post.comments ?? 1),
    ...told({
      askedAt: timeOf(post.published ?? post.published_at),
      activeAt: timeOf(counts?.newest_comment_time ?? post.newest_comment_time_at),
      agreement: agreementOf(counts?.score ?? post.score, 'points'),
      closedAs: post.locked ? 'locked' : undefined,
    }),
  });
  return [thread];
}

/** The thread with its comments in the order of their tree. Null when its post has been taken back meanwhile. */
export function withComments(community: Community, thread: Thread, views: CommentView[]): Thread | null {
  if (views.some(({ post }) => post && isGone(post))) return null;
  const toHtml = threadMarkdown();
  return withAnswers(
    thread,
    inTreeOrder(views.slice(0, maxComments)).flatMap((view) => toAnswers(community, view, toHtml)),
  );
}

/**
 * Each comment is followed by the replies to it; of comments beside one another the first in the reply stands first.
 * A path names all that stands above: '0.24.27'. Replies to what is missing stand at the top.
 */
function inTreeOrder(views: CommentView[]): CommentView[] {
  const byId = new Map(views.map((view) => [view.comment.id, view]));
  const replies = Map.groupBy(byId.values(), ({ comment }) => {
    const parent = comment.path?.split('.').at(-2) ?? '';
    return byId.has(parent) ? parent : '';
  });
  const ordered: CommentView[] = [];
  const open = (replies.get('') ?? []).toReversed();
  for (let view = open.pop(); view; view = open.pop()) {
    ordered.push(view);
    open.push(...(replies.get(view.comment.id) ?? []).toReversed());
  }
  return ordered;
}

/** None for a comment that was taken back. `toHtml`: one thread's own, where many of its comments are read. */
export function toAnswers(
  community: Community,
  view: CommentView,
  toHtml: (markdown: string) => string = threadMarkdown(),
): Answer[] {
  const { comment, counts } = view;
  const { id } = comment;
  const { html, text } = fromMarkdown(comment.content ?? comment.body ?? '', toHtml);
  if (isGone(comment) || html.trim() === '') return [];
  return [
    {
      id: `${community.id}#a${id}`,
      url: webAddress(comment.ap_id ?? '') ?? `${community.base}/comment/${encodeURIComponent(id)}`,
      html,
      text,
      author: toAuthor(view, comment.distinguished === true),
      acceptedBy: comment.answer ? 'community' : null,
      ...told({
        agreement: agreementOf(counts?.score ?? comment.score, 'points'),
        postedAt: timeOf(comment.published ?? comment.published_at),
        editedAt: timeOf(comment.updated ?? comment.updated_at ?? comment.edited_at),
      }),
    },
  ];
}

function isGone({ removed, deleted }: Pick<Entity, 'removed' | 'deleted'>): boolean {
  return removed === true || deleted === true;
}

function tagsOf({ post, community, tags }: PostView): string[] {
  const hashtags = post.tags?.slice(0, 500).split(/[\s,#]+/) ?? [];
  const names = tags?.map(({ name, display_name }) => display_name ?? name ?? '') ?? [];
  return [...new Set([community?.name ?? '', ...hashtags, ...names])].filter(Boolean).slice(0, 20);
}

function toAuthor(
  view: Pick<CommentView, 'creator' | 'creator_is_admin' | 'creator_is_moderator'>,
  isOfficial = false,
): Author {
  const author = personNamed(view.creator);
  const isStaff = view.creator_is_admin || view.creator_is_moderator || isOfficial;
  return isStaff ? { ...author, isStaff: true } : author;
}

function personNamed(person: Person | null | undefined): Author {
  if (!person || person.deleted) return { name: null };
  const { display_name, title, name, user_name, actor_id, ap_id } = person;
  return authorNamed([display_name, title, name, user_name], webAddress(actor_id ?? ap_id ?? ''));
}
