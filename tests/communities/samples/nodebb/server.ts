import { htmlReply, jsonReply, type SampleReply, type SampleRequest } from '../../reply';
import { escapeHtml, plainText, stemWords } from '../../words';
import type { Door } from '../../platform-sample';
import { members, type ForumPost, type ForumTopic } from './topics';

const postsPerPage = 20;
const topicsPerPage = 20;
/** Somebody who has left, as the server shows them. */
const formerUser = {
  uid: 0,
  username: '[[global:former-user]]',
  userslug: '',
  displayname: '[[global:former-user]]',
};

export type NodebbOptions = {
  /** The forum's own address, with its sub-folder. */
  base: string;
  topics: ForumTopic[];
  /** False: as installed, only members may search. */
  guestsSearch?: boolean;
  /** False: without the question-and-answer plugin. */
  hasAnswers?: boolean;
  /** True: until the middle of 2026, titles and names came as HTML. */
  escapesTitles?: boolean;
};

/** One NodeBB forum as a guest sees it. Its search stems words and wants all of them, or any. */
export function nodebbForum(options: NodebbOptions): Door {
  const folder = folderOf(options);
  const guestTopics = options.topics.filter((topic) => !topic.isDeleted);
  return (request) => {
    const { pathname, searchParams } = request.url;
    if (pathname !== folder && !pathname.startsWith(`${folder}/`)) return htmlReply('Cannot GET', 404);
    const path = pathname.slice(folder.length);
    const topicId = /^\/api\/topic\/(\d+)/.exec(path)?.[1];
    const tag = /^\/api\/tags\/([^/]+)$/.exec(path)?.[1];
    if (path === '' || path === '/') return homePage(options);
    if (path === '/api/config') return answer(config(options));
    if (path === '/api/categories') return answer({ categories });
    if (path === '/api/search') return search(options, guestTopics, searchParams);
    if (path === '/api/recent') return recent(options, guestTopics.toReversed(), searchParams);
    if (path === '/api/unsolved' && options.hasAnswers !== false)
      return listed(
        options,
        guestTopics.filter(({ isQuestion, solvedPid }) => isQuestion && solvedPid === undefined),
        searchParams,
      );
    if (topicId !== undefined) return readTopic(options, Number(topicId), searchParams);
    if (tag !== undefined)
      return listed(
        options,
        guestTopics.filter(({ tags }) => tags.includes(decodeURIComponent(tag))),
        searchParams,
      );
    return notFound(path, request);
  };
}

function folderOf({ base }: Pick<NodebbOptions, 'base'>): string {
  return new URL(base).pathname.replace(/\/$/, '');
}

function answer(data: unknown, status = 200): SampleReply {
  return jsonReply(data, status, { 'x-powered-by': 'NodeBB' });
}

/** What a guest gets for all that only members may see. */
export function notAuthorised(): SampleReply {
  const message = 'You must be logged in to see this.';
  return answer({ status: { code: 'not-authorised', message }, response: {} }, 401);
}

function notFound(path: string, { url }: SampleRequest): SampleReply {
  if (!path.startsWith('/api/')) return htmlReply('<h1>Not found</h1>', 404, { 'x-powered-by': 'NodeBB' });
  return answer({ path: url.pathname.replace('/api', ''), title: '[[global:404.title]]' }, 404);
}

const categories = [
  { cid: 1, name: 'News', topic_count: 2, disabled: 0, link: '' },
  { cid: 4, name: 'Charging', topic_count: 61, disabled: 0, link: '' },
  { cid: 6, name: 'Shop', topic_count: 0, disabled: 0, link: 'https://shop.ferrowatt.example' },
  { cid: 7, name: 'Old forum', topic_count: 900, disabled: 1, link: '' },
];

function config({ base }: NodebbOptions) {
  return {
    url: base,
    relative_path: folderOf({ base }),
    siteTitle: 'Ferrowatt Forum',
    postsPerPage,
    topicsPerPage,
    loggedIn: false,
    uid: 0,
    'cache-buster': 'v=1ce5a9a0b1c',
    csrf_token: false,
    searchEnabled: true,
  };
}

function homePage(options: NodebbOptions): SampleReply {
  const { relative_path } = config(options);
  return htmlReply(
    `<!DOCTYPE html><html lang="en-GB"><head><title>Home | Ferrowatt Forum</title>
<link rel="stylesheet" type="text/css" href="${relative_path}/assets/client.css?v&#x3D;1ce5a9a0b1c" />
<script>
var config = JSON.parse('${JSON.stringify(config(options))}');
var app = { template: "categories", user: JSON.parse('{"uid":0}') };
</script></head><body class="page-categories template-categories page-status-200 theme-harmony user-guest">
<h1>Categories</h1></body></html>`,
    200,
    { 'x-powered-by': 'NodeBB' },
  );
}

/** Titles and posts are two indexes: all words stand in one title or in one post. Titles that hit come first. */
function search(options: NodebbOptions, topics: ForumTopic[], params: URLSearchParams): SampleReply {
  if (options.guestsSearch === false) return notAuthorised();
  const words = stemWords(params.get('term') ?? '');
  const isAny = params.get('matchWords') === 'any';
  const hits = (text: string) => {
    const held = new Set(stemWords(text));
    const count = words.filter((word) => held.has(word)).length;
    return count === words.length || isAny ? count : 0;
  };
  const byHits = (found: Found[]) =>
    found.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const byTitle = topics.flatMap((topic) =>
    topic.posts.slice(0, 1).map((post) => ({ topic, post, count: hits(topic.title) })),
  );
  const posts = topics.flatMap((topic) =>
    topic.posts
      .filter((post) => !post.isDeleted)
      .map((post) => ({ topic, post, count: hits(plainText(post.html)) })),
  );
  const isWhere = (where: string) => (params.get('in') ?? 'titlesposts').includes(where);
  const found = [...(isWhere('titles') ? byHits(byTitle) : []), ...(isWhere('posts') ? byHits(posts) : [])];
  const page = Math.max(1, Number(params.get('page')) || 1);
  const size = Math.min(Number(params.get('itemsPerPage')) || 10, 100);
  return answer({
    posts: found.slice((page - 1) * size, page * size).map((row) => foundPost(options, row)),
    matchCount: found.length,
    pageCount: Math.max(1, Math.ceil(found.length / size)),
    time: '0.01',
    multiplePages: found.length > size,
    search_query: params.get('term') ?? '',
  });
}

type Found = { topic: ForumTopic; post: ForumPost; count: number };

function foundPost(options: NodebbOptions, { topic, post }: Found) {
  const { tid, slug, posts } = topic;
  return {
    pid: post.pid,
    tid,
    toPid: null,
    url: `${options.base}/post/${post.pid}`,
    content: post.html,
    uid: post.uid,
    timestamp: post.at,
    timestampISO: new Date(post.at).toISOString(),
    deleted: false,
    upvotes: post.votes ?? 0,
    downvotes: 0,
    votes: post.votes ?? 0,
    user: user(options, post.uid),
    topic: {
      uid: posts[0]?.uid,
      tid,
      ...titles(options, topic),
      cid: 4,
      tags: tagItems(topic),
      slug,
      deleted: 0,
      scheduled: false,
      postcount: posts.length,
      mainPid: posts[0]?.pid,
      timestamp: posts[0]?.at,
    },
    category: { cid: 4, name: 'Charging', slug: '4/charging' },
    isMainPost: post === posts[0],
  };
}

function titles({ escapesTitles }: NodebbOptions, { title }: ForumTopic) {
  return escapesTitles ? { title: escapeHtml(title), titleRaw: title } : { title };
}

function tagItems({ tags }: ForumTopic) {
  return tags.map((value) => ({ value, valueEncoded: encodeURIComponent(value), class: value }));
}

function user({ escapesTitles }: NodebbOptions, uid: number) {
  const member = members.find((row) => row.uid === uid);
  if (!member) return { ...formerUser, selectedGroups: [] };
  const name = escapesTitles ? escapeHtml(member.name) : member.name;
  return {
    uid,
    username: name,
    userslug: member.name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    displayname: name,
    picture: null,
    groupTitleArray: member.groups ?? [],
    selectedGroups: (member.groups ?? []).map((group) => ({
      name: group,
      slug: group,
      userTitle: 'Ferrowatt',
    })),
  };
}

function topicItem(options: NodebbOptions, topic: ForumTopic) {
  const [opening] = topic.posts;
  return {
    tid: topic.tid,
    uid: opening?.uid,
    cid: 4,
    mainPid: opening?.pid,
    ...titles(options, topic),
    slug: topic.slug,
    timestamp: opening?.at,
    lastposttime: topic.posts.at(-1)?.at,
    postcount: topic.posts.length,
    viewcount: topic.views ?? 0,
    tags: tagItems(topic),
    upvotes: opening?.votes ?? 0,
    votes: opening?.votes ?? 0,
    ...(options.hasAnswers !== false && topic.isQuestion
      ? {
          isQuestion: '1',
          isSolved: topic.solvedPid === undefined ? '0' : '1',
          solvedPid: String(topic.solvedPid ?? 0),
        }
      : {}),
    deleted: topic.isDeleted ? 1 : 0,
    locked: topic.isLocked ? 1 : 0,
    pinned: 0,
    scheduled: false,
    icons: [],
  };
}

/** Under all the tags that are named, and without a reply where that is asked for. */
function recent(options: NodebbOptions, topics: ForumTopic[], params: URLSearchParams): SampleReply {
  const wanted = params.getAll('tag');
  const isUnreplied = params.get('filter') === 'unreplied';
  const rows = topics.filter(
    ({ tags, posts }) => wanted.every((tag) => tags.includes(tag)) && (!isUnreplied || posts.length === 1),
  );
  return listed(options, rows, params);
}

function listed(options: NodebbOptions, topics: ForumTopic[], params: URLSearchParams): SampleReply {
  const page = Math.max(1, Number(params.get('page')) || 1);
  const rows = topics.slice((page - 1) * topicsPerPage, page * topicsPerPage);
  return answer({
    topicCount: topics.length,
    topics: rows.map((topic) => ({
      ...topicItem(options, topic),
      user: user(options, topic.posts[0]?.uid ?? 0),
      teaser: teaser(topic),
    })),
    pagination: { currentPage: page, pageCount: Math.max(1, Math.ceil(topics.length / topicsPerPage)) },
  });
}

function teaser({ posts }: ForumTopic) {
  const last = posts.at(-1);
  return last && posts.length > 1 ? { pid: last.pid, content: plainText(last.html) } : null;
}

/** The opening post stands on the first page of either order; the plugin puts the accepted answer there once more. */
function readTopic(options: NodebbOptions, tid: number, params: URLSearchParams): SampleReply {
  const topic = options.topics.find((row) => row.tid === tid);
  if (!topic) return answer({ path: `/topic/${tid}`, title: '[[global:404.title]]' }, 404);
  if (topic.isDeleted) return notAuthorised();
  const [opening, ...replies] = topic.posts;
  const isByVotes = params.get('sort') === 'most_votes';
  const ordered = isByVotes ? replies.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0)) : replies;
  const all = [...(opening ? [opening] : []), ...ordered];
  const page = Math.max(1, Number(params.get('page')) || 1);
  const first = (page - 1) * postsPerPage;
  const item = topicItem(options, topic);
  const rows = all
    .slice(first, first + postsPerPage)
    .map((post, index) => ({ ...postItem(options, topic, post), index: first + index }));
  const solved = topic.posts.find(({ pid }) => String(pid) === item.solvedPid);
  if (solved && page === 1) rows.splice(1, 0, { ...postItem(options, topic, solved), index: -1 });
  const shown =
    page === 1 && solved ? rows.map((row) => ({ ...row, isAnswer: row.pid === solved.pid })) : rows;
  return answer({
    ...item,
    posts: shown,
    pagination: { currentPage: page, pageCount: Math.ceil(all.length / postsPerPage) },
    sortOption: isByVotes ? 'most_votes' : 'oldest_to_newest',
    loggedIn: false,
  });
}

function postItem(options: NodebbOptions, topic: ForumTopic, post: ForumPost) {
  return {
    pid: post.pid,
    uid: post.uid,
    tid: topic.tid,
    content: post.isDeleted ? '[[topic:post-is-deleted]]' : post.html,
    timestamp: post.at,
    edited: post.editedAt ?? 0,
    deleted: post.isDeleted ? 1 : 0,
    upvotes: post.votes ?? 0,
    downvotes: 0,
    votes: post.votes ?? 0,
    user: user(options, post.uid),
    topicOwnerPost: post.uid === topic.posts[0]?.uid,
  };
}
