import { usernameOf, type Forum, type ForumPost, type ForumTopic } from './discourse-forums';
import { numberOf } from './names';
import { jsonReply, type SampleReply } from './reply';

const topicsPerPage = 30;
const actionsPerChunk = 30;

/** What guests see of tags and of people; null for any other address. */
export function answerPeople(
  forum: Forum,
  path: string,
  params: URLSearchParams,
  topicItem: (topic: ForumTopic) => Record<string, unknown>,
): SampleReply | null {
  const tag = /^\/tag\/([^/]{1,200})\/l\/latest\.json$/.exec(path)?.[1];
  if (tag !== undefined) return taggedTopics(forum, decodeURIComponent(tag), params, topicItem);
  return path === '/user_actions.json' ? userActions(forum, params) : null;
}

function missing(): SampleReply {
  const words = 'The requested URL or resource could not be found.';
  return jsonReply({ errors: [words], error_type: 'not_found' }, 404);
}

/** The topics under a tag, those with the latest reply first, or the newest ones first. A tag that nobody has used is none. */
function taggedTopics(
  forum: Forum,
  tag: string,
  params: URLSearchParams,
  topicItem: (topic: ForumTopic) => Record<string, unknown>,
): SampleReply {
  const topics = forum.topics.filter(({ tags }) => tags.includes(tag));
  if (topics.length === 0) return missing();
  const timeOf = ({ posts }: ForumTopic) =>
    (params.get('order') === 'created' ? posts[0] : posts.at(-1))?.at ?? 0;
  const rows = topics.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, topicsPerPage);
  const people = new Map(rows.flatMap(({ posts }) => posts).map((post) => [post.author, post]));
  return jsonReply({
    users: [...people.values()].map(({ author }) => ({ ...personItem(author), trust_level: 1 })),
    primary_groups: [],
    flair_groups: [],
    topic_list: {
      can_create_topic: false,
      per_page: topicsPerPage,
      top_tags: [],
      tags: [{ id: 1, name: tag, topic_count: topics.length, staff: false }],
      topics: rows.map((topic) => ({ ...topicItem(topic), posters: postersOf(topic) })),
    },
  });
}

/** Who opened it first, who wrote last at the end. */
function postersOf({ posts }: ForumTopic) {
  const [opening] = posts;
  const last = posts.at(-1);
  const poster = (post: ForumPost, description: string, extras: string | null) => ({
    extras,
    description,
    user_id: personItem(post.author).id,
    primary_group_id: null,
    flair_group_id: null,
  });
  if (!opening || !last) return [];
  return opening.author === last.author
    ? [poster(opening, 'Original Poster, Most Recent Poster', 'latest single')]
    : [poster(opening, 'Original Poster', null), poster(last, 'Most Recent Poster', 'latest')];
}

function personItem(author: string | null) {
  return {
    id: author === null ? -1 : numberOf(author, 9999),
    username: author === null ? 'deleted_user' : usernameOf(author),
    name: author,
    avatar_template: '/letter_avatar_proxy/v4/letter/u/a3d4f5/{size}.png',
  };
}

/** 4: topics that somebody opened, 5: replies that they wrote; hidden ones and notes of the system are not among them. */
function userActions(forum: Forum, params: URLSearchParams): SampleReply {
  const username = params.get('username')?.toLowerCase();
  const isTheirs = ({ author }: ForumPost) =>
    author !== null && usernameOf(author).toLowerCase() === username;
  const theirs = forum.topics.flatMap((topic) =>
    topic.posts.filter(isTheirs).map((post) => ({ topic, post })),
  );
  if (theirs.length === 0) return missing();
  const kinds = (params.get('filter') ?? '').split(',').map(Number);
  const offset = Number(params.get('offset') ?? 0);
  return jsonReply({
    user_actions: theirs
      .filter(({ post }) => kinds.includes(post.number === 1 ? 4 : 5) && post.type === 1 && !post.isHidden)
      .toSorted((a, b) => b.post.at - a.post.at)
      .slice(offset, offset + actionsPerChunk)
      .map(({ topic, post }) => actionItem(topic, post)),
  });
}

function actionItem(topic: ForumTopic, post: ForumPost) {
  const { id, username, name, avatar_template } = personItem(post.author);
  return {
    excerpt: post.text.slice(0, 300),
    action_type: post.number === 1 ? 4 : 5,
    created_at: new Date(post.at).toISOString(),
    avatar_template,
    acting_avatar_template: avatar_template,
    slug: topic.slug,
    topic_id: topic.id,
    target_user_id: id,
    target_name: name,
    target_username: username,
    post_number: post.number,
    // Of a topic that was opened the first post is not named.
    post_id: post.number === 1 ? null : post.id,
    username,
    name,
    user_id: id,
    acting_username: username,
    acting_name: name,
    acting_user_id: id,
    title: topic.title,
    deleted: false,
    hidden: null,
    post_type: post.number === 1 ? null : post.type,
    action_code: null,
    category_id: topic.categoryId,
    closed: topic.isClosed,
    archived: false,
  };
}
