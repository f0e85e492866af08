import { forumHomePage, topicPage } from './discourse-page';
import { answerPeople } from './discourse-people';
import { categories, usernameOf, type Forum, type ForumPost, type ForumTopic } from './discourse-forums';
import { findSimilarTopics, searchForum, type Hit } from './discourse-search';
import { numberOf } from './names';
import { htmlReply, jsonReply, redirectReply, type SampleReply, type SampleRequest } from './reply';
import { escapeHtml } from './words';

type Item = Record<string, unknown>;

const chunkSize = 20;

/** One Discourse with Solved, as guests see it. It sends no CORS headers: that is Discourse's default. */
export function discourseForum(forum: Forum): (request: SampleRequest) => SampleReply {
  return (request) => {
    const base = request.door + forum.folder;
    const path = request.url.pathname.slice(forum.folder.length).replace(/\/$/, '') || '/';
    const reply = answerPath(forum, base, path, request.url.searchParams);
    return {
      ...reply,
      headers: {
        ...reply.headers,
        'cache-control': 'no-cache, no-store',
        'x-discourse-route': routeOf(path),
      },
    };
  };
}

function routeOf(path: string): string {
  if (path.startsWith('/t/')) return 'topics/show';
  return path.startsWith('/search') ? 'search/show' : 'list/latest';
}

function answerPath(forum: Forum, base: string, path: string, params: URLSearchParams): SampleReply {
  if (path === '/') return htmlReply(forumHomePage(forum, base));
  if (path === '/login') return htmlReply(forumHomePage(forum, base));
  if (path === '/search.json' || path === '/search')
    return answerSearch(forum, base, params.get('q') ?? '', params);
  if (path === '/search/query.json') return answerSearch(forum, base, params.get('term') ?? '', params);
  if (path === '/topics/similar_to.json') return answerSimilar(forum, base, params);
  if (path === '/site/basic-info.json') return jsonReply(basicInfo(forum));
  if (path === '/about.json') return jsonReply({ about: aboutItem(forum) });
  if (path === '/directory_items.json') return jsonReply(directoryItems(forum, params));
  if (path === '/latest.json')
    return jsonReply({
      users: [],
      topic_list: { can_create_topic: false, per_page: 30, topics: forum.topics.slice(0, 30).map(topicItem) },
    });
  return answerPeople(forum, path, params, topicItem) ?? answerTopic(forum, base, path, params);
}

/** Everybody who replied, with what the forum counts of them; its column of solutions comes with Solved. */
function directoryItems(forum: Forum, params: URLSearchParams): Item {
  const counts = new Map<string, { likes: number; replies: number; solutions: number; isStaff: boolean }>();
  for (const { author, likes, isAccepted, isStaff, number, type } of forum.topics.flatMap(
    ({ posts }) => posts,
  )) {
    if (author === null || number === 1 || type !== 1) continue;
    const before = counts.get(author) ?? { likes: 0, replies: 0, solutions: 0 };
    counts.set(author, {
      likes: before.likes + likes,
      replies: before.replies + 1,
      solutions: before.solutions + (isAccepted ? 1 : 0),
      isStaff,
    });
  }
  const order = params.get('order') === 'solutions' ? 'solutions' : 'likes';
  const rows = [...counts].sort(([, a], [, b]) => b[order] - a[order]);
  return {
    directory_items: rows.slice(0, 50).map(([name, { likes, replies, solutions, isStaff }]) => ({
      id: numberOf(name, 99_999),
      likes_received: likes,
      post_count: replies,
      solutions,
      user: {
        id: numberOf(name, 99_999),
        username: usernameOf(name),
        name,
        ...(isStaff && { admin: true }),
      },
    })),
    meta: { total_rows_directory_items: rows.length },
  };
}

function answerSearch(forum: Forum, base: string, term: string, params: URLSearchParams): SampleReply {
  const page = Number(params.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 10) return invalid('page');
  if (term.includes('\0')) return invalid('q');
  if (isTooShort(term))
    return jsonReply({ errors: ['Your search term is too short.'], error_type: 'invalid_parameters' }, 400);
  const { hits, hasMore } = searchForum(forum, term, page);
  return jsonReply({
    posts: hits.map((hit) => searchPostItem(hit, base)),
    // The list of topics is side-loaded from the posts: without any it is missing, not empty.
    ...(hits.length > 0 && { topics: hits.map((hit) => topicItem(hit.topic)) }),
    users: [],
    categories: [],
    tags: [],
    groups: [],
    grouped_search_result: {
      more_posts: null,
      more_users: null,
      more_categories: null,
      term,
      search_log_id: 88_100 + numberOf(term, 9999),
      more_full_page_results: hasMore || null,
      can_create_topic: false,
      error: null,
      extra: {},
      post_ids: hits.map((hit) => hit.post.id),
      user_ids: [],
      category_ids: [],
      tag_ids: [],
      group_ids: [],
    },
  });
}

function isTooShort(term: string): boolean {
  const words = term.split(/\s+/).filter(Boolean);
  return words.every((word) => word.length < (/[\u3040-\u9fff\uac00-\ud7af]/.test(word) ? 1 : 3));
}

function answerSimilar(forum: Forum, base: string, params: URLSearchParams): SampleReply {
  const title = params.get('title');
  if (!title) return invalid('title');
  if (title.length < 10 || !forum.hasSimilar) return jsonReply([]);
  const topics = findSimilarTopics(forum, title, params.get('raw') ?? '');
  // The titles stand in the side-loaded `topics`, not in the rows themselves.
  return jsonReply({
    similar_topics: topics.map((topic) => ({
      id: topic.id,
      blurb: blurbOf(topic.posts[0]?.text ?? ''),
      created_at: isoTime(topic.posts[0]?.at ?? 0),
      url: `https://${forum.host}${base}/t/${topic.slug}/${topic.id}`,
      topic_id: topic.id,
    })),
    ...(topics.length > 0 && { topics: topics.map(topicItem) }),
    __rest_serializer: '1',
  });
}

/** A slug is never all digits, so `/t/12/3` is post 3 of topic 12. */
function answerTopic(forum: Forum, base: string, path: string, params: URLSearchParams): SampleReply {
  const posts = /^\/t\/(?:(?!\d+\/)[^/]{1,200}\/)?(\d{1,9})\/posts\.json$/.exec(path);
  const json = /^\/t\/(?:(?!\d+\/)[^/]{1,200}\/)?(\d{1,9})(?:\/(\d{1,6}))?\.json$/.exec(path);
  const page = /^\/t\/((?!\d+\/)[^/]{1,200}\/)?(\d{1,9})(?:\/(\d{1,6}))?$/.exec(path);
  const topic = forum.topics.find((row) => row.id === Number(posts?.[1] ?? json?.[1] ?? page?.[2]));
  if (!topic) return missing(path.endsWith('.json'));
  if (posts) return jsonReply(pickedPosts(topic, base, params));
  if (json) return jsonReply(wholeTopic(topic, base, Number(json[2] ?? params.get('post_number') ?? 1)));
  if (page?.[1] === undefined) return redirectReply(`${base}/t/${topic.slug}/${topic.id}`);
  return htmlReply(topicPage(forum, topic, base));
}

function pickedPosts(topic: ForumTopic, base: string, params: URLSearchParams): Item {
  const ids = params.getAll('post_ids[]').map(Number);
  const number = Number(params.get('post_number') ?? 0);
  const after = topic.posts.filter((post) => post.number > number).slice(0, chunkSize);
  const picked = ids.length > 0 ? topic.posts.filter((post) => ids.includes(post.id)) : after;
  return { post_stream: { posts: picked.map((post) => postItem(topic, post, base)) }, id: topic.id };
}

/** The chunk of twenty posts that begins five before `number`, or at the beginning. */
function wholeTopic(topic: ForumTopic, base: string, number: number): Item {
  const start = Math.max(0, Math.min(number - 6, topic.posts.length - chunkSize));
  const shown = topic.posts.slice(number > 1 ? start : 0).slice(0, chunkSize);
  const accepted = topic.posts.find((post) => post.isAccepted);
  return {
    post_stream: {
      posts: shown.map((post) => postItem(topic, post, base)),
      stream: topic.posts.map((post) => post.id),
    },
    timeline_lookup: [[1, 0]],
    suggested_topics: [],
    ...topicFacts(topic),
    tags_descriptions: {},
    fancy_title: escapeHtml(topic.title),
    has_summary: false,
    word_count: topic.posts.reduce((sum, post) => sum + post.text.split(' ').length, 0),
    deleted_at: null,
    user_id: topic.posts[0] ? userIdOf(topic.posts[0]) : null,
    featured_link: null,
    pinned_globally: false,
    pinned_at: null,
    pinned_until: null,
    image_url: null,
    slow_mode_seconds: 0,
    draft: null,
    draft_key: `topic_${topic.id}`,
    draft_sequence: null,
    unpinned: null,
    pinned: false,
    current_post_number: number,
    deleted_by: null,
    actions_summary: [4, 8, 10, 7].map((id) => ({ id, count: 0, hidden: false, can_act: false })),
    chunk_size: chunkSize,
    bookmarked: false,
    topic_timer: null,
    message_bus_last_id: 0,
    participant_count: new Set(topic.posts.map((post) => post.author)).size,
    show_read_indicator: false,
    thumbnails: null,
    slow_mode_enabled_until: null,
    can_vote: false,
    details: detailsItem(topic),
    ...(accepted && { accepted_answer: acceptedItem(accepted) }),
  };
}

function detailsItem(topic: ForumTopic): Item {
  const people = new Map(topic.posts.map((post) => [post.author, post]));
  return {
    can_edit: false,
    notification_level: 1,
    participants: [...people.values()].map((post) => ({
      ...personItem(post),
      post_count: 1,
      admin: false,
      moderator: post.isStaff,
      trust_level: 1,
    })),
    created_by: topic.posts[0] ? personItem(topic.posts[0]) : null,
    last_poster: personItem(topic.posts.at(-1) ?? { author: null }),
  };
}

function personItem({ author }: Pick<ForumPost, 'author'>): Item {
  return {
    id: author === null ? null : numberOf(author, 9999),
    username: author === null ? null : usernameOf(author),
    name: author,
    avatar_template: avatarOf({ author }),
  };
}

function acceptedItem(post: ForumPost): Item {
  return {
    post_number: post.number,
    username: post.author === null ? null : usernameOf(post.author),
    name: post.author,
    excerpt: escapeHtml(post.text.slice(0, 300)),
  };
}

function postItem(topic: ForumTopic, post: ForumPost, base: string): Item {
  return {
    id: post.id,
    name: post.author,
    username: post.author === null ? null : usernameOf(post.author),
    avatar_template: avatarOf(post),
    created_at: isoTime(post.at),
    cooked: post.cooked,
    post_number: post.number,
    post_type: post.type,
    posts_count: topic.posts.length,
    updated_at: isoTime(post.at),
    reply_count: post.number === 1 ? topic.posts.length - 1 : 0,
    reply_to_post_number: null,
    quote_count: 0,
    incoming_link_count: 0,
    reads: 20 + post.likes,
    readers_count: 19 + post.likes,
    score: post.likes * 15.2 + 4,
    yours: false,
    topic_id: topic.id,
    topic_slug: topic.slug,
    display_username: post.author,
    primary_group_name: post.isStaff ? 'team' : null,
    flair_name: post.isStaff ? 'team' : null,
    flair_url: null,
    flair_bg_color: null,
    flair_color: null,
    flair_group_id: null,
    badges_granted: [],
    version: 1,
    can_edit: false,
    can_delete: false,
    can_recover: false,
    can_see_hidden_post: false,
    can_wiki: false,
    read: true,
    user_title: post.isStaff ? 'Support' : null,
    bookmarked: false,
    actions_summary: post.likes > 0 ? [{ id: 2, count: post.likes }] : [],
    moderator: post.isStaff,
    admin: false,
    staff: post.isStaff,
    user_id: userIdOf(post),
    hidden: post.isHidden,
    trust_level: 1 + (post.likes % 3),
    deleted_at: null,
    user_deleted: post.author === null,
    edit_reason: null,
    can_view_edit_history: true,
    wiki: false,
    post_url: `${base}/t/${topic.slug}/${topic.id}/${post.number}`,
    mentioned_users: [],
    can_accept_answer: false,
    can_unaccept_answer: false,
    accepted_answer: post.isAccepted,
    topic_accepted_answer: topic.posts.some((other) => other.isAccepted) || null,
    ...(post.type === 3 && { action_code: 'closed.enabled' }),
  };
}

function searchPostItem({ topic, post }: Hit, base: string): Item {
  return {
    id: post.id,
    name: post.author,
    username: post.author === null ? null : usernameOf(post.author),
    avatar_template: base + avatarOf(post),
    created_at: isoTime(post.at),
    like_count: post.likes,
    blurb: blurbOf(post.text),
    post_number: post.number,
    topic_id: topic.id,
  };
}

function topicFacts(topic: ForumTopic): Item {
  const people = topic.posts.filter((post) => post.type === 1);
  return {
    id: topic.id,
    title: topic.title,
    slug: topic.slug,
    posts_count: people.length,
    reply_count: people.length - 1,
    highest_post_number: topic.posts.length,
    created_at: isoTime(topic.posts[0]?.at ?? 0),
    last_posted_at: isoTime(people.at(-1)?.at ?? 0),
    archetype: 'regular',
    visible: true,
    closed: topic.isClosed,
    archived: false,
    views: topic.views,
    like_count: people.reduce((sum, post) => sum + post.likes, 0),
    tags: topic.tags,
    category_id: topic.categoryId,
  };
}

function topicItem(topic: ForumTopic): Item {
  const { views: _, like_count: __, ...facts } = topicFacts(topic);
  return {
    ...facts,
    fancy_title: escapeHtml(topic.title),
    bumped: true,
    bumped_at: facts['last_posted_at'],
    unseen: false,
    pinned: false,
    unpinned: null,
    bookmarked: null,
    liked: null,
    tags_descriptions: {},
    has_accepted_answer: topic.posts.some((post) => post.isAccepted),
  };
}

function basicInfo(forum: Forum): Item {
  return {
    logo_url: null,
    logo_small_url: null,
    apple_touch_icon_url: null,
    favicon_url: `${forum.folder}/favicon.png`,
    title: forum.title,
    description: forum.description,
    header_primary_color: '333333',
    header_background_color: 'ffffff',
    login_required: false,
    locale: 'en',
    include_in_discourse_discover: false,
    mobile_logo_url: null,
  };
}

function aboutItem(forum: Forum): Item {
  const posts = forum.topics.reduce((sum, topic) => sum + topic.posts.length, 0);
  return {
    stats: {
      topic_count: forum.topics.length,
      post_count: posts,
      user_count: 4210,
      active_users_7_days: 96,
      like_count: 9001,
    },
    banner_image: null,
    site_creation_date: '2019-02-01T00:00:00.000Z',
    title: forum.title,
    description: forum.description,
    locale: 'en',
    version: forum.version,
    https: true,
    can_see_about_stats: true,
    contact_url: null,
    contact_email: null,
    categories,
    admins: [],
    moderators: [],
  };
}

function blurbOf(text: string): string {
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}

function avatarOf(post: Pick<ForumPost, 'author'>): string {
  return post.author === null
    ? '/images/avatar.png'
    : `/letter_avatar_proxy/v4/letter/${usernameOf(post.author)[0] ?? 'u'}/a3d4f5/{size}.png`;
}

function userIdOf(post: ForumPost): number | null {
  return post.author === null ? null : numberOf(post.author, 9999);
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}

function invalid(name: string): SampleReply {
  return jsonReply(
    { errors: [`You supplied invalid parameters to the request: ${name}`], error_type: 'invalid_parameters' },
    400,
  );
}

function missing(wantsJson: boolean): SampleReply {
  const words = 'The requested URL or resource could not be found.';
  return wantsJson
    ? jsonReply({ errors: [words], error_type: 'not_found' }, 404)
    : htmlReply(`<!doctype html><title>Not found</title><p>${words}</p>`, 404);
}
