import * as z from 'zod/mini';

import {
  asPathPart,
  readError,
  titleOf,
  toThread,
  topicItemSchema,
  topicUrl,
  toTime,
} from './discourse-topics';
import { htmlToText } from './html-text';
import type { Community, HelpWanted, Knower, Post, PostStream, SourceContext, Thread } from './source';

const excerptChars = 300;
const mostKnowers = 10;
/** The kinds of a person's actions: topics they opened, replies they wrote. */
const newTopic = 4;
const reply = 5;

const listSchema = z.object({ topic_list: z.object({ topics: z.array(topicItemSchema) }) });
const foundSchema = z.object({
  posts: z.array(z.object({ topic_id: z.int(), blurb: z.nullish(z.string()) })),
  topics: z.nullish(z.array(topicItemSchema)),
});
const actionSchema = z.object({
  action_type: z.number(),
  created_at: z.nullish(z.string()),
  excerpt: z.nullish(z.string()),
  topic_id: z.int(),
  post_id: z.nullish(z.int()),
  post_number: z.nullish(z.int()),
  title: z.nullish(z.string()),
  slug: z.nullish(z.string()),
  username: z.nullish(z.string()),
  name: z.nullish(z.string()),
});
const actionsSchema = z.object({ user_actions: z.array(actionSchema) });
const directorySchema = z.object({
  directory_items: z.array(
    z.object({
      likes_received: z.nullish(z.number()),
      post_count: z.nullish(z.number()),
      solutions: z.nullish(z.number()),
      user: z.object({
        username: z.string(),
        name: z.nullish(z.string()),
        admin: z.nullish(z.boolean()),
        moderator: z.nullish(z.boolean()),
      }),
    }),
  ),
});

/** The newest topics under a tag, or the newest topics and replies of a person, who is known by their user name. */
export function latestPosts(
  community: Community,
  stream: PostStream,
  context: SourceContext,
): Promise<Post[]> {
  return stream.kind === 'tag'
    ? latestTopics(community, stream.tag, context)
    : latestActions(community, stream.person.id, context);
}

async function latestTopics(
  community: Community,
  tag: string,
  { http, signal }: SourceContext,
): Promise<Post[]> {
  const url = `${community.base}/tag/${asPathPart(tag)}/l/latest.json?order=created`;
  const list = await http.json({ url, why: 'search', text: '', signal, readError }, listSchema);
  return list.topic_list.topics
    .flatMap((topic) => toThread(community, topic, ''))
    .map(({ id, title, url: address, askedAt }) => ({
      id,
      kind: 'question',
      title,
      url: address,
      author: { name: null },
      ...(askedAt === undefined ? {} : { postedAt: askedAt }),
      excerpt: '',
    }));
}

async function latestActions(
  community: Community,
  username: string,
  { http, signal }: SourceContext,
): Promise<Post[]> {
  const parameters = new URLSearchParams({ username, filter: `${newTopic},${reply}`, offset: '0' });
  const url = `${community.base}/user_actions.json?${parameters}`;
  const { user_actions: actions } = await http.json(
    { url, why: 'search', text: '', signal, readError },
    actionsSchema,
  );
  return actions.flatMap((action) => actionPost(community, action));
}

function actionPost(community: Community, action: z.infer<typeof actionSchema>): Post[] {
  const { action_type: kind, topic_id: topicId, post_id: postId, post_number: number } = action;
  const title = titleOf({ id: topicId, title: action.title });
  const isAnswer = kind === reply;
  if (title === '' || (!isAnswer && kind !== newTopic) || (isAnswer && typeof postId !== 'number')) return [];
  const address = topicUrl(community, { id: topicId, slug: action.slug });
  const postedAt = toTime(action.created_at);
  return [
    {
      id: isAnswer ? `${community.id}#a${postId}` : `${community.id}#${topicId}`,
      kind: isAnswer ? 'answer' : 'question',
      title,
      url: isAnswer && typeof number === 'number' ? `${address}/${number}` : address,
      author: { name: action.name?.trim() || action.username || null },
      ...(postedAt === undefined ? {} : { postedAt }),
      excerpt: htmlToText(action.excerpt ?? '').slice(0, excerptChars),
    },
  ];
}

/** Topics without a reply. Words and one tag narrow them; the forum's own operators do the rest. */
export async function unansweredTopics(
  community: Community,
  { tags, text }: HelpWanted,
  { http, signal }: SourceContext,
): Promise<Thread[]> {
  const [tag] = tags;
  const plainTag = tag !== undefined && /^[\p{L}\p{N}_.-]{1,60}$/u.test(tag) ? [`tags:${tag}`] : [];
  const words = plainTag.length > 0 ? [] : [text.replaceAll(/[^\p{L}\p{N}\s]/gu, ' ').trim()];
  const q = [...words, ...plainTag, 'status:noreplies', 'order:latest'].filter(Boolean).join(' ');
  const url = `${community.base}/search.json?${new URLSearchParams({ q, page: '1' })}`;
  const found = await http.json({ url, why: 'search', text: words.join(''), signal, readError }, foundSchema);
  const blurbs = new Map(found.posts.map(({ topic_id: id, blurb }) => [id, blurb ?? '']));
  const threads = (found.topics ?? []).flatMap((topic) =>
    toThread(community, topic, blurbs.get(topic.id) ?? ''),
  );
  return threads.filter(({ isSolved, closedAs }) => !isSolved && closedAs === undefined);
}

/**
 * Those who helped most in the last year: by solutions where the forum marks them, else by likes. The directory knows no
 * tags, and some forums hide it from guests.
 */
export async function forumKnowers(
  community: Community,
  _tag: string | undefined,
  { http, signal }: SourceContext,
): Promise<Knower[]> {
  const url = `${community.base}/directory_items.json?period=yearly&order=solutions`;
  const { directory_items: items } = await http.json(
    { url, why: 'search', text: '', signal, readError },
    directorySchema,
  );
  return items.slice(0, mostKnowers).map(({ user, solutions, likes_received: likes, post_count: posts }) => {
    const profile = `${community.base}/u/${asPathPart(user.username)}`;
    return {
      person: { id: user.username, name: user.name?.trim() || user.username, url: profile },
      ...(typeof posts === 'number' ? { answers: posts } : {}),
      ...(typeof solutions === 'number' ? { solutions } : {}),
      ...(typeof likes === 'number' ? { agreement: { value: likes, unit: 'likes' } } : {}),
      proofUrl: `${profile}/summary`,
      ...(user.admin || user.moderator ? { isStaff: true } : {}),
    };
  });
}

// Verified against the server's routes as other clients ask them (user_actions.json, directory_items.json) and
// Discourse's documentation of its search's operators. Never seen: a live reply of any of them.
