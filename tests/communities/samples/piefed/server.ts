import type { Door } from '../../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../../reply';
import { stemWords } from '../../words';
import {
  discussions,
  isVisible,
  pathOf,
  type Comment,
  type Discussion,
  type Person,
} from '../fediverse-discussions';

/** A server that runs PieFed, as guests meet its alpha API. */
export function piefedServer(host: string): Door {
  return ({ url }) => {
    const { pathname, searchParams } = url;
    switch (pathname) {
      case '/':
        return htmlReply(homePage);
      case '/api/alpha/site':
        return jsonReply({ version: '1.6.18', admins: [], site: siteOf(host) });
      case '/api/alpha/search':
        return search(host, searchParams);
      case '/api/alpha/comment/list':
        return listComments(host, searchParams);
      default:
        return htmlReply('<!doctype html><title>Not found</title><h1>Ooops, something is missing!</h1>', 404);
    }
  };
}

const homePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="csrf-token" content="token-of-a-guest">
    <link href="/static/styles.css?changed=17" type="text/css" rel="stylesheet" data-reload="true" />
    <link href="/static/themes/high_contrast/styles.css" type="text/css" rel="alternate stylesheet" title="High contrast" />
    <title>Lumen Pie</title>
    <script src="/static/js/set_theme.js?changed=17" type="text/javascript" nonce="n1"></script>
  </head>
  <body class="d-flex flex-column compact" hx-headers='{"x-csrftoken": "token-of-a-guest"}'>
    <main>Posts</main>
  </body>
</html>`;

function refuse(message: string, status = 'Bad Request'): SampleReply {
  return jsonReply({ code: 400, message, status }, 400);
}

function siteOf(host: string) {
  return {
    name: 'Lumen Pie',
    actor_id: `https://${host}/`,
    icon: `https://${host}/static/logo.png`,
    registration_mode: 'Open',
    enable_downvotes: true,
    user_count: 12,
    all_languages: [],
  };
}

/** Every word, as a prefix of its stem, must stand in the post's title or body; `-` and `or` are operators. */
function search(host: string, asked: URLSearchParams): SampleReply {
  const q = asked.get('q');
  const type = asked.get('type_');
  if (q === null || type === null) return refuse('Validation failed', "{'query': {'q': ['Missing data']}}");
  if (!['Posts', 'Comments', 'Communities', 'Users', 'Url'].includes(type)) {
    return refuse('Validation failed', "{'query': {'type_': ['Must be one of']}}");
  }
  const excluded = q.split(/\s+/).filter((word) => word.startsWith('-'));
  const wanted = stemWords(
    q
      .split(/\s+/)
      .filter((word) => !excluded.includes(word))
      .join(' '),
  );
  const unwanted = stemWords(excluded.join(' '));
  const group = asked.get('community_name');
  const hits = discussions
    .filter((row) => isVisible(row) && (group === null || row.group === group))
    .filter((row) => {
      const words = stemWords(`${row.title} ${row.body ?? ''}`);
      const holds = (stem: string) => words.some((word) => word.startsWith(stem));
      return wanted.length > 0 && wanted.every(holds) && !unwanted.some(holds);
    })
    .toSorted((a, b) => rankOf(b, wanted) - rankOf(a, wanted) || b.score - a.score);
  const limit = Math.min(100, Number(asked.get('limit') ?? 50));
  const page = Number(asked.get('page') ?? 1);
  return jsonReply({
    type_: type,
    communities: [],
    comments: [],
    users: [],
    posts: hits.slice((page - 1) * limit, page * limit).map((row) => postView(host, row)),
  });
}

/** A word in the title counts more than one in the body. */
function rankOf({ title }: Discussion, stems: string[]): number {
  const words = stemWords(title);
  return stems.filter((stem) => words.some((word) => word.startsWith(stem))).length;
}

function listComments(host: string, asked: URLSearchParams): SampleReply {
  const row = discussions.find(({ id }) => String(id) === asked.get('post_id'));
  const limit = Math.min(100, Number(asked.get('limit') ?? 10));
  const sorted =
    asked.get('sort') === 'Top' ? row?.comments.toSorted((a, b) => b.score - a.score) : row?.comments;
  return jsonReply({
    comments: (sorted ?? []).slice(0, limit).map((comment) => commentView(host, row, comment)),
    next_page: null,
  });
}

function postView(host: string, row: Discussion) {
  return {
    post: {
      id: row.id,
      user_id: 7,
      community_id: 3,
      title: row.title,
      ...(row.body === null ? {} : { body: row.body }),
      ap_id: `https://${host}/post/${row.id}`,
      deleted: row.isDeleted === true,
      removed: row.isRemoved === true,
      locked: row.isLocked === true,
      nsfw: row.isAdult === true,
      ai_generated: false,
      sticky: false,
      instance_sticky: false,
      local: true,
      language_id: 0,
      published: row.at,
      post_type: 'Discussion',
      cross_posts: [],
      tags: (row.tags ?? []).map((tag) => `#${tag}`).join(', '),
      flair: '',
    },
    counts: {
      post_id: row.id,
      comments: row.comments.length,
      score: row.score,
      upvotes: row.score,
      downvotes: 0,
      published: row.at,
      newest_comment_time: row.comments.at(-1)?.at ?? row.at,
      cross_posts: 0,
    },
    creator: person(host, row.author),
    community: { id: 3, name: row.group, title: row.group, actor_id: `https://${host}/c/${row.group}` },
    creator_is_moderator: row.author.isModerator === true,
    creator_is_admin: false,
    subscribed: 'NotSubscribed',
    saved: false,
    read: false,
    hidden: false,
    unread_comments: row.comments.length,
  };
}

function commentView(host: string, row: Discussion | undefined, comment: Comment) {
  return {
    comment: {
      id: comment.id,
      user_id: 8,
      post_id: row?.id,
      body: isVisible(comment) ? comment.body : '',
      ap_id: `https://${host}/comment/${comment.id}`,
      deleted: comment.isDeleted === true,
      removed: comment.isRemoved === true,
      path: pathOf(row ?? { comments: [] }, comment),
      published: comment.at,
      ...(comment.editedAt === undefined ? {} : { updated: comment.editedAt }),
      distinguished: comment.isOfficial === true,
      answer: comment.isChosen === true,
      local: true,
      language_id: 0,
      locked: false,
      repliesEnabled: true,
    },
    counts: {
      comment_id: comment.id,
      score: comment.score,
      upvotes: Math.max(0, comment.score),
      downvotes: 0,
      published: comment.at,
      child_count: 0,
    },
    creator: person(host, comment.author),
    creator_is_moderator: comment.author.isModerator === true,
    creator_is_admin: false,
    subscribed: 'NotSubscribed',
    saved: false,
    activity_alert: false,
  };
}

function person(host: string, { name, displayName, isDeleted }: Person) {
  return {
    id: 7,
    user_name: name,
    title: displayName ?? name,
    actor_id: `https://${host}/u/${name}`,
    banned: false,
    bot: false,
    deleted: isDeleted === true,
    local: true,
    instance_id: 1,
    published: '2024-01-01T00:00:00.000000Z',
  };
}
