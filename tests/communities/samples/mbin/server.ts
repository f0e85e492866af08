import type { Door } from '../../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../../reply';
import { slugOf, stemWords } from '../../words';
import { discussions, isVisible, type Comment, type Discussion, type Person } from '../fediverse-discussions';

type Hit = { row: Discussion; comment?: Comment; rank: number };

/** A server that runs Mbin; before 1.10 it knew the first version of the search only. */
export function mbinServer(host: string, version: string): Door {
  const hasV2 = Number(version.split('.')[1]) >= 10;
  return ({ url }) => {
    const { pathname, searchParams } = url;
    const entry = /^\/api\/entry\/(\d+)(\/comments)?$/.exec(pathname);
    const row = entry && discussions.find(({ id }) => String(id) === entry[1]);
    if (pathname === '/') return htmlReply(homePage);
    if (pathname === '/api/info') return limited(infoOf(host, version));
    if (pathname === '/api/search' || (pathname === '/api/search/v2' && hasV2)) {
      return search(searchParams, pathname.endsWith('v2'));
    }
    if (!row || row.isRemoved) return problem(404, 'Not Found');
    return limited(
      entry[2] === undefined ? { ...entryOf(row), crosspostedEntries: [] } : commentsOf(row, searchParams),
    );
  };
}

const homePage = `<!DOCTYPE html>
<html lang="en" style="font-size: 100%">
<head>
  <meta charset="UTF-8">
  <title>Lumen Bin</title>
  <meta property="og:image" content="https://bin.lumenhome.example/mbin-og.png">
</head>
<body class="theme--default rounded-edges"
      data-controller="mbin notifications"
      data-notifications-endpoint-value="">
<div id="middle" class="page"><div class="mbin-container width--fixed">Threads</div></div>
</body>
</html>`;

function limited(body: unknown): SampleReply {
  return jsonReply(body, 200, {
    'x-ratelimit-remaining': '58',
    'x-ratelimit-retry-after': String(Math.floor(Date.now() / 1000)),
    'x-ratelimit-limit': '60',
  });
}

function problem(status: number, detail: string): SampleReply {
  return jsonReply(
    { type: 'https://tools.ietf.org/html/rfc2616#section-10', title: 'An error occurred', status, detail },
    status,
  );
}

function infoOf(host: string, version: string) {
  return {
    softwareName: 'mbin',
    softwareVersion: version,
    softwareRepository: 'https://github.com/MbinOrg/mbin',
    websiteDomain: host,
    websiteTitle: 'Lumen Bin',
    websiteOpenRegistrations: true,
    websiteDefaultLang: 'en',
    instanceModerators: [],
    instanceAdmins: [],
  };
}

/** All words must stand in the title alone, in the body alone, or in one comment; a title counts twice. */
function search(asked: URLSearchParams, isV2: boolean): SampleReply {
  const q = asked.get('q');
  const type = asked.get('type');
  if (q === null || (type !== null && type !== 'entry' && type !== 'post'))
    return problem(400, 'Bad Request');
  const stems = stemWords(q);
  const hits = stems.length === 0 || type === 'post' ? [] : hitsOf(stems);
  const perPage = Math.min(100, Number(asked.get('perPage') ?? 25));
  const page = Number(asked.get('p') ?? 1);
  const items = hits.slice((page - 1) * perPage, page * perPage).map(({ row, comment }) => {
    if (isV2) {
      const nothing = {
        entry: null,
        entryComment: null,
        post: null,
        postComment: null,
        magazine: null,
        user: null,
      };
      return comment
        ? { ...nothing, entryComment: commentOf(row, comment) }
        : { ...nothing, entry: entryOf(row) };
    }
    return comment
      ? { ...commentOf(row, comment), itemType: 'entry_comment' }
      : { ...entryOf(row), itemType: 'entry' };
  });
  return limited({
    items,
    pagination: {
      count: hits.length,
      currentPage: page,
      maxPage: Math.max(1, Math.ceil(hits.length / perPage)),
      perPage,
    },
    ...(isV2 ? { apResults: [] } : { apActors: [], apObjects: [] }),
  });
}

function hitsOf(stems: string[]): Hit[] {
  const holds = (text: string) => {
    const words = new Set(stemWords(text));
    return stems.every((stem) => words.has(stem));
  };
  return discussions
    .filter((row) => isVisible(row))
    .flatMap((row): Hit[] => {
      const rank = (holds(row.title) ? 2 : 0) + (holds(row.body ?? '') ? 1 : 0);
      const comments = row.comments
        .filter((comment) => isVisible(comment) && holds(comment.body))
        .map((comment) => ({ row, comment, rank: 0.5 }));
      return rank > 0 ? [{ row, rank }, ...comments] : comments;
    })
    .toSorted((a, b) => b.rank - a.rank || b.row.at.localeCompare(a.row.at));
}

function commentsOf(row: Discussion, asked: URLSearchParams) {
  const perPage = Math.min(100, Number(asked.get('perPage') ?? 15));
  const isTop = asked.get('sortBy') === 'top';
  const below = (parent: number): ReturnType<typeof commentOf>[] =>
    row.comments
      .filter((comment) => comment.parent === parent)
      .toSorted((a, b) => (isTop ? b.score - a.score : a.id - b.id))
      .map((comment) => ({ ...commentOf(row, comment), children: below(comment.id) }));
  const roots = below(0);
  return {
    items: roots.slice(0, perPage),
    pagination: { count: roots.length, currentPage: 1, maxPage: 1, perPage },
  };
}

function entryOf(row: Discussion) {
  return {
    entryId: row.id,
    magazine: { magazineId: 3, name: row.group, icon: null, isUserSubscribed: null },
    user: personOf(row.author),
    domain: null,
    title: row.title,
    url: null,
    image: null,
    body: row.body,
    lang: 'en',
    tags: row.tags ?? [],
    badges: [],
    numComments: row.comments.filter((comment) => isVisible(comment)).length,
    uv: 1,
    dv: 0,
    favourites: row.score - 1,
    isOc: false,
    isAdult: row.isAdult === true,
    isPinned: false,
    isLocked: row.isLocked === true,
    createdAt: atomOf(row.at),
    editedAt: null,
    lastActive: atomOf(row.comments.at(-1)?.at ?? row.at),
    visibility: 'visible',
    type: 'article',
    slug: slugOf(row.title),
    // Only what came from another server has one.
    apId: null,
    canAuthUserModerate: null,
    isAuthorModeratorInMagazine: row.author.isModerator === true,
  };
}

function commentOf(row: Discussion, comment: Comment) {
  const isShown = isVisible(comment);
  return {
    commentId: comment.id,
    user: personOf(comment.author),
    magazine: { magazineId: 3, name: row.group },
    entryId: row.id,
    parentId: comment.parent === 0 ? null : comment.parent,
    rootId: null,
    image: null,
    body: isShown ? comment.body : null,
    lang: 'en',
    isAdult: false,
    uv: isShown ? 0 : null,
    dv: isShown ? Math.max(0, -comment.score) : null,
    favourites: isShown ? Math.max(0, comment.score) : null,
    visibility: comment.isRemoved ? 'trashed' : comment.isDeleted ? 'soft_deleted' : 'visible',
    apId: comment.id === 205 ? `https://elsewhere.example/comment/${comment.id}` : null,
    mentions: null,
    tags: null,
    createdAt: atomOf(comment.at),
    editedAt: comment.editedAt === undefined ? null : atomOf(comment.editedAt),
    lastActive: atomOf(comment.at),
    childCount: row.comments.filter(({ parent }) => parent === comment.id).length,
    children: [] as unknown[],
    isAuthorModeratorInMagazine: comment.author.isModerator === true,
  };
}

/** Whoever leaves takes all posts along; of people elsewhere the profile there is named. */
function personOf({ name, displayName }: Person) {
  const isRemote = name === 'tilda';
  return {
    userId: 7,
    username: isRemote ? `@${name}@elsewhere.example` : name,
    title: displayName ?? null,
    isBot: false,
    isAdmin: false,
    isGlobalModerator: false,
    avatar: null,
    apId: isRemote ? `@${name}@elsewhere.example` : null,
    apProfileId: isRemote ? `https://elsewhere.example/u/${name}` : null,
    createdAt: '2024-01-01T00:00:00+00:00',
  };
}

function atomOf(at: string): string {
  return `${at.slice(0, 19)}+00:00`;
}
