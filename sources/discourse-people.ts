import * as z from 'zod/mini';

import { searchForum, withoutOperators } from './discourse-search';
import {
  asPathPart,
  idSchema,
  readError,
  titleOf,
  toThread,
  topicItemSchema,
  topicUrl,
  toTime,
} from './discourse-topics';
import { htmlToText } from './html-text';
import { told } from './loose-fields';
import type { Community, HelpWanted, Knower, Post, PostStream, SourceContext, Thread } from './source';

const excerptChars = 300;
const mostKnowers = 10;
const maxTags = 5;
/** The kinds of a person's actions: topics they opened, replies they wrote. */
const newTopic = 4;
const reply = 5;
const regularPostType = 1;

const personSchema = z.object({ id: z.number(), username: z.string(), name: z.nullish(z.string()) });
const listSchema = z.object({
  users: z.nullish(z.array(personSchema)),
  topic_list: z.object({
    topics: z.array(
      z.extend(topicItemSchema, {
        // Newer forums put the whole person here.
        posters: z.nullish(
          z.array(z.object({ user_id: z.nullish(z.number()), user: z.nullish(personSchema) })),
        ),
      }),
    ),
  }),
});
const actionSchema = z.object({
  action_type: z.number(),
  created_at: z.nullish(z.string()),
  excerpt: z.nullish(z.string()),
  topic_id: idSchema,
  post_id: z.nullish(idSchema),
  post_number: z.nullish(idSchema),
  post_type: z.nullish(z.number()),
  title: z.nullish(z.string()),
  slug: z.nullish(z.string()),
  username: z.nullish(z.string()),
  name: z.nullish(z.string()),
  deleted: z.nullish(z.boolean()),
  hidden: z.nullish(z.boolean()),
});
type Action = z.infer<typeof actionSchema>;
const actionsSchema = z.object({ user_actions: z.array(actionSchema) });
const directorySchema = z.object({
  directory_items: z.array(
    z.object({
      likes_received: z.nullish(z.number()),
      post_count: z.nullish(z.number()),
      /** Only where the forum marks solutions, and its directory has a column for them. */
      solutions: z.nullish(z.number()),
      user: z.nullish(
        z.object({
          username: z.string(),
          name: z.nullish(z.string()),
          admin: z.nullish(z.boolean()),
          moderator: z.nullish(z.boolean()),
        }),
      ),
    }),
  ),
});
type DirectoryItem = z.infer<typeof directorySchema>['directory_items'][number];

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
  const users = new Map((list.users ?? []).map((user) => [user.id, user]));
  const posts = list.topic_list.topics.flatMap((topic) => {
    // Whoever opened a topic is named first.
    const [opener] = topic.posters ?? [];
    const user = opener?.user ?? users.get(opener?.user_id ?? Number.NaN);
    return toThread(community, topic, '').map(({ id, title, url: address, askedAt }): Post => ({
      id,
      kind: 'question',
      title,
      url: address,
      author: { name: user?.name?.trim() || user?.username || null },
      ...told({ postedAt: askedAt }),
      excerpt: '',
    }));
  });
  // A forum that sends on to the tag's new address forgets the order on the way.
  return posts.toSorted((a, b) => (b.postedAt ?? 0) - (a.postedAt ?? 0));
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

/** None for what is no topic and no reply, for notes of the system, and for what guests do not see. */
function actionPost(community: Community, action: Action): Post[] {
  const { action_type: kind, topic_id: topicId, post_id: postId, post_number: number } = action;
  const title = titleOf({ id: topicId, title: action.title });
  const isAnswer = kind === reply;
  const isRegular = (action.post_type ?? regularPostType) === regularPostType;
  const isKnown = isAnswer ? typeof postId === 'number' : kind === newTopic;
  if (!isKnown || !isRegular || title === '' || action.deleted || action.hidden) return [];
  const address = topicUrl(community, { id: topicId, slug: action.slug });
  return [
    {
      id: isAnswer ? `${community.id}#a${postId}` : `${community.id}#${topicId}`,
      kind: isAnswer ? 'answer' : 'question',
      title,
      url: isAnswer && typeof number === 'number' ? `${address}/${number}` : address,
      author: { name: action.name?.trim() || action.username || null },
      ...told({ postedAt: toTime(action.created_at) }),
      excerpt: htmlToText(action.excerpt ?? '').slice(0, excerptChars),
    },
  ];
}

/**
 * Topics without a reply, and, on a forum that marks solutions, those with replies of which none solved them: one search
 * for each. They are narrowed by the tags, or by the words where there are none.
 */
export async function unansweredTopics(
  community: Community,
  { tags, text }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  // The characters that the operator takes.
  const plainTags = tags.filter((tag) => /^[\p{L}\p{M}\p{N}_-]{1,60}$/u.test(tag)).slice(0, maxTags);
  const words = plainTags.length > 0 ? '' : withoutOperators(text);
  const narrowed = plainTags.length > 0 ? `tags:${plainTags.join(',')}` : words;
  const searchFor = (status: string) => {
    const q = [narrowed, `status:${status}`, 'order:latest_topic'].filter(Boolean).join(' ');
    return searchForum(community, { q, text: words, page: 1 }, context);
  };
  const unreplied = await searchFor('noreplies');
  // A forum without solutions would look for the operator itself: it is not asked. An empty reply does not tell.
  const isWorthAsking = unreplied.marksSolutions || unreplied.threads.length === 0;
  const unsolved = isWorthAsking ? await searchFor('unsolved') : unreplied;
  const byId = new Map([...unreplied.threads, ...unsolved.threads].map((thread) => [thread.id, thread]));
  return [...byId.values()]
    .filter(({ isSolved, closedAs }) => !isSolved && closedAs === undefined)
    .toSorted((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0));
}

/**
 * Those who helped most in the last year: by solutions where the forum's directory has them, else by likes. The directory
 * knows no tags, and some forums keep it from guests, or have none ('refused').
 */
export async function forumKnowers(
  community: Community,
  _tag: string | undefined,
  context: SourceContext,
): Promise<Knower[]> {
  const bySolutions = await askDirectory(community, 'solutions', context);
  // Without such a column the forum heeds no order at all.
  const solvers = bySolutions.filter(({ solutions }) => (solutions ?? 0) > 0);
  const items =
    solvers.length > 0 || bySolutions.length === 0
      ? solvers
      : await askDirectory(community, 'likes_received', context);
  return items.flatMap((item) => toKnower(community, item)).slice(0, mostKnowers);
}

async function askDirectory(
  { base }: Community,
  order: string,
  { http, signal }: SourceContext,
): Promise<DirectoryItem[]> {
  const url = `${base}/directory_items.json?${new URLSearchParams({ period: 'yearly', order })}`;
  const found = await http.json({ url, why: 'search', text: '', signal, readError }, directorySchema);
  return found.directory_items;
}

/** None for who wrote no reply in that time. */
function toKnower({ base }: Community, item: DirectoryItem): Knower[] {
  const { user, solutions, likes_received: likes, post_count: replies } = item;
  if (!user || replies === 0) return [];
  const profile = `${base}/u/${asPathPart(user.username)}`;
  return [
    {
      person: { id: user.username, name: user.name?.trim() || user.username, url: profile },
      ...(typeof replies === 'number' ? { answers: replies } : {}),
      ...(typeof solutions === 'number' ? { solutions } : {}),
      ...(typeof likes === 'number' ? { agreement: { value: likes, unit: 'likes' } } : {}),
      proofUrl: `${profile}/summary`,
      ...(user.admin || user.moderator ? { isStaff: true } : {}),
    },
  ];
}

// Verified against the server's own controllers and serialisers (directory, a person's actions, the search's operators,
// Solved's operators and its column of the directory) and lists of topics as other clients keep them. Never seen: a live
// reply of any of these routes to us; where tags have numbers, the address by name is sent on to the one with the number.
