import type { Door } from '../../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../../reply';
import {
  discussions,
  isVisible,
  pathOf,
  type Comment,
  type Discussion,
  type Person,
} from '../fediverse-discussions';

/** A server that runs Lemmy: 0.x speaks version 3 of the API, 1.x both. */
export function lemmyServer(host: string, version: string): Door {
  const isNew = !version.startsWith('0.');
  return ({ url }) => {
    const { pathname, searchParams } = url;
    if (pathname === '/') return htmlReply(homePage);
    const [, , api = '', ...rest] = pathname.split('/');
    const isSpoken = pathname.startsWith('/api/') && (api === 'v3' || (api === 'v4' && isNew));
    if (!isSpoken) return unknownPage();
    const speaker: Speaker = { host, version, isNew: api === 'v4' };
    switch (rest.join('/')) {
      case 'site':
        return jsonReply(siteReply(speaker));
      case 'search':
        return search(speaker, searchParams, isNew);
      case 'comment/list':
        return listComments(speaker, searchParams);
      case 'post/list':
        return listPosts(speaker, searchParams);
      case speaker.isNew ? 'person/content' : 'user':
        return personContent(speaker, searchParams);
      default:
        return unknownPage();
    }
  };
}

type Speaker = { host: string; version: string; isNew: boolean };

const homePage = `<!DOCTYPE html>
<html lang="en"><head>
<script nonce="4f">window.isoData = {"path":"/","site_res":{"site_view":{"site":{"name":"Lumen Square"}}}}</script>
<title>Lumen Square</title>
<meta name="Description" content="Lemmy">
<meta charset="utf-8">
<link rel="manifest" href="/manifest.webmanifest" />
</head><body><div id="root">Posts</div><script defer src="/static/js/client.js"></script></body></html>`;

function unknownPage(): SampleReply {
  return jsonReply({ error: 'unknown', message: '' }, 404);
}

function badRequest(message: string): SampleReply {
  return jsonReply({ error: 'unknown', message }, 400);
}

function siteReply({ host, version, isNew }: Speaker) {
  const dates = datesOf(isNew, '2023-06-10T09:00:00.000000Z');
  return {
    site_view: {
      site: { id: 1, name: 'Lumen Square', ...dates, [isNew ? 'ap_id' : 'actor_id']: `https://${host}/` },
      local_site: { id: 1, site_id: 1, private_instance: false, ...dates },
    },
    admins: [],
    version,
    all_languages: [{ id: 0, code: 'und', name: 'Undetermined' }],
    discussion_languages: [],
  };
}

/** Words must stand in the query's order, letter for letter, in the title or in the body. */
function search(speaker: Speaker, asked: URLSearchParams, isNewServer: boolean): SampleReply {
  const term = asked.get(speaker.isNew ? 'search_term' : 'q');
  if (term === null) return badRequest('Query deserialize error: missing field');
  const limit = Number(asked.get('limit') ?? 20);
  if (!(limit >= 1 && limit <= 50)) return jsonReply({ error: 'invalid_fetch_limit' }, 400);
  const type = asked.get('type_') ?? 'All';
  const types = speaker.isNew ? ['all', 'posts', 'comments'] : ['All', 'Posts', 'Comments', 'Url'];
  if (!types.includes(type)) return badRequest('Query deserialize error: unknown variant');
  const group = asked.get('community_name');
  if (group !== null && !discussions.some((row) => row.group === group)) {
    return jsonReply({ error: 'unknown', message: 'Record not found' }, 404);
  }
  const hits = discussions
    .filter((row) => isVisible(row) && row.isAdult !== true && (group === null || row.group === group))
    .filter(({ title, body }) => [title, body ?? ''].some((field) => holdsInOrder(field, term)))
    .toSorted((a, b) => b.score - a.score);
  if (speaker.isNew) {
    const at = Number(asked.get('page_cursor') ?? 0);
    const isMore = hits.length > at + limit;
    return jsonReply({
      comments: [],
      posts: hits.slice(at, at + limit).map((row) => postView(speaker, row)),
      communities: [],
      persons: [],
      multi_communities: [],
      ...(isMore ? { next_page: String(at + limit) } : {}),
    });
  }
  // What 1.0 keeps of version 3 knows neither pages nor a limit.
  const page = isNewServer ? 1 : Number(asked.get('page') ?? 1);
  const size = isNewServer ? 20 : limit;
  return jsonReply({
    type_: type,
    comments: [],
    posts: hits.slice((page - 1) * size, page * size).map((row) => postView(speaker, row)),
    communities: [],
    users: [],
  });
}

/** The newest posts, in a group where one is named. Only version 4 takes words, or asks for posts without a comment. */
function listPosts(speaker: Speaker, asked: URLSearchParams): SampleReply {
  const limit = Number(asked.get('limit') ?? 20);
  if (!(limit >= 1 && limit <= 50)) return jsonReply({ error: 'invalid_fetch_limit' }, 400);
  const [sort, type] = speaker.isNew ? ['new', 'all'] : ['New', 'All'];
  if (asked.get('sort') !== sort || asked.get('type_') !== type)
    return badRequest('Query deserialize error: unknown variant');
  const group = asked.get('community_name');
  if (group !== null && !discussions.some((row) => row.group === group))
    return jsonReply({ error: speaker.isNew ? 'not_found' : 'couldnt_find_community' }, 404);
  const term = speaker.isNew ? (asked.get('search_term') ?? '') : '';
  const isBare = speaker.isNew && asked.get('no_comments_only') === 'true';
  const posts = discussions
    .filter((row) => isVisible(row) && row.isAdult !== true && (group === null || row.group === group))
    .filter(({ title, body }) => [title, body ?? ''].some((field) => holdsInOrder(field, term)))
    .filter(({ comments }) => !isBare || comments.length === 0)
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit)
    .map((row) => postView(speaker, row));
  return jsonReply(speaker.isNew ? { items: posts, next_page: null } : { posts, next_page: null });
}

/** Version 3 gives a person's posts and comments apart, version 4 mixed. */
function personContent(speaker: Speaker, asked: URLSearchParams): SampleReply {
  const name = asked.get('username')?.split('@')[0];
  const posts = discussions.filter((row) => row.author.name === name && isVisible(row));
  const comments = discussions.flatMap((row) =>
    row.comments.filter(({ author }) => author.name === name).map((comment) => ({ row, comment })),
  );
  if (posts.length + comments.length === 0)
    return jsonReply({ error: speaker.isNew ? 'not_found' : 'couldnt_find_person' }, 404);
  const limit = Number(asked.get('limit') ?? 10);
  const views = {
    posts: posts.slice(0, limit).map((row) => postView(speaker, row)),
    comments: comments.slice(0, limit).map(({ row, comment }) => commentView(speaker, row, comment)),
  };
  if (!speaker.isNew) return jsonReply({ person_view: {}, site: null, ...views, moderates: [] });
  const items = [
    ...views.comments.map((view) => ({ type_: 'comment', ...view })),
    ...views.posts.map((view) => ({ type_: 'post', ...view })),
  ];
  return jsonReply({ items: items.slice(0, limit), next_page: null, prev_page: null });
}

function holdsInOrder(field: string, term: string): boolean {
  let rest = field.toLowerCase();
  for (const word of term.toLowerCase().split(' ')) {
    const at = rest.indexOf(word);
    if (at === -1) return false;
    rest = rest.slice(at + word.length);
  }
  return true;
}

function listComments(speaker: Speaker, asked: URLSearchParams): SampleReply {
  const limit = Number(asked.get('limit') ?? 10);
  if (!(limit >= 1 && limit <= 50)) return jsonReply({ error: 'couldnt_get_comments' }, 400);
  const row = discussions.find(({ id }) => String(id) === asked.get('post_id'));
  const comments = (row?.comments ?? [])
    .toSorted((a, b) => Number(b.isOfficial ?? 0) - Number(a.isOfficial ?? 0) || b.score - a.score)
    .slice(0, limit)
    .map((comment) => commentView(speaker, row ?? discussions[0], comment));
  return jsonReply(speaker.isNew ? { items: comments } : { comments });
}

function postView(speaker: Speaker, row: Discussion) {
  const counts = { comments: row.comments.length, score: row.score, upvotes: row.score, downvotes: 0 };
  const { isNew } = speaker;
  return {
    post: {
      id: row.id,
      name: row.title,
      ...(row.body === null ? {} : { body: row.body }),
      creator_id: 7,
      community_id: 3,
      removed: row.isRemoved === true,
      locked: row.isLocked === true,
      deleted: row.isDeleted === true,
      nsfw: row.isAdult === true,
      ap_id: `https://${speaker.host}/post/${row.id}`,
      local: true,
      language_id: 0,
      featured_community: false,
      featured_local: false,
      ...datesOf(isNew, row.at),
      ...(isNew ? { ...counts, newest_comment_time_at: row.comments.at(-1)?.at ?? row.at } : {}),
    },
    creator: person(speaker, row.author),
    community: community(speaker, row.group),
    creator_is_moderator: row.author.isModerator === true,
    creator_is_admin: false,
    ...(isNew
      ? {
          tags: (row.tags ?? []).map((name, id) => ({ id, name, display_name: name, deleted: false })),
          can_mod: false,
          creator_banned: false,
        }
      : {
          counts: {
            post_id: row.id,
            ...counts,
            published: row.at,
            newest_comment_time: row.comments.at(-1)?.at ?? row.at,
          },
          subscribed: 'NotSubscribed',
          saved: false,
          read: false,
          hidden: false,
          unread_comments: row.comments.length,
        }),
  };
}

function commentView(speaker: Speaker, row: Discussion | undefined, comment: Comment) {
  if (!row) throw new Error('A comment stands on a post.');
  const { post, community: group } = postView(speaker, row);
  const { isNew } = speaker;
  const counts = { score: comment.score, upvotes: Math.max(0, comment.score), downvotes: 0, child_count: 0 };
  return {
    comment: {
      id: comment.id,
      creator_id: 8,
      post_id: row.id,
      content: isVisible(comment) ? comment.body : '',
      removed: comment.isRemoved === true,
      deleted: comment.isDeleted === true,
      ap_id: `https://${speaker.host}/comment/${comment.id}`,
      local: true,
      path: pathOf(row, comment),
      distinguished: comment.isOfficial === true,
      language_id: 0,
      ...datesOf(isNew, comment.at, comment.editedAt),
      ...(isNew ? counts : {}),
    },
    creator: person(speaker, comment.author),
    post,
    community: group,
    ...(isNew ? {} : { counts: { comment_id: comment.id, ...counts, published: comment.at } }),
    creator_is_moderator: comment.author.isModerator === true,
    creator_is_admin: false,
  };
}

function person({ host, isNew }: Speaker, { name, displayName, isDeleted }: Person) {
  return {
    id: 7,
    name,
    ...(displayName === undefined ? {} : { display_name: displayName }),
    ...datesOf(isNew, '2023-07-01T00:00:00.000000Z'),
    [isNew ? 'ap_id' : 'actor_id']: `https://${host}/u/${name}`,
    local: true,
    deleted: isDeleted === true,
    bot_account: false,
    instance_id: 1,
  };
}

function community({ host, isNew }: Speaker, name: string) {
  return {
    id: 3,
    name,
    title: name,
    [isNew ? 'sidebar' : 'description']: 'Be kind.',
    removed: false,
    deleted: false,
    nsfw: false,
    [isNew ? 'ap_id' : 'actor_id']: `https://${host}/c/${name}`,
    local: true,
    ...datesOf(isNew, '2023-07-01T00:00:00.000000Z'),
  };
}

function datesOf(isNew: boolean, at: string, editedAt?: string): Record<string, string> {
  const suffix = isNew ? '_at' : '';
  return {
    [`published${suffix}`]: at,
    ...(editedAt === undefined ? {} : { [`updated${suffix}`]: editedAt }),
  };
}
