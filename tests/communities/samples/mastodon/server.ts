import type { Door } from '../../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../../reply';
import { numberOf } from '../../names';
import { statuses, type Account, type Status } from './statuses';

/** A server that runs Mastodon, as a guest meets it. */
export function mastodonServer(host: string): Door {
  return ({ url }) => {
    const { pathname, searchParams } = url;
    const tag = /^\/api\/v1\/timelines\/tag\/([^/]{1,300})$/.exec(pathname)?.[1];
    const status = /^\/api\/v1\/statuses\/(\d{1,20})\/context$/.exec(pathname)?.[1];
    if (pathname === '/') return htmlReply(homePage, 200, { server: 'Mastodon' });
    if (pathname === '/api/v2/instance') return limited(instanceOf(host));
    if (tag !== undefined) return limited(timelineOf(host, decodeURIComponent(tag), searchParams));
    if (status !== undefined) return contextOf(host, status);
    if (pathname === '/api/v1/accounts/lookup') return lookUp(host, searchParams.get('acct') ?? '');
    const account = /^\/api\/v1\/accounts\/(\d{1,20})\/statuses$/.exec(pathname)?.[1];
    if (account !== undefined) return limited(statusesOf(host, account, searchParams));
    return jsonReply({ error: 'Record not found' }, 404);
  };
}

const homePage = `<!DOCTYPE html>
<html lang='en'>
<head>
<meta charset='utf-8'>
<title>Lumen Toots</title>
<script id="initial-state" type="application/json">{"meta":{"locale":"en","title":"Lumen Toots"}}</script>
</head>
<body class='app-body no-reduce-motion'>
<div class='notranslate app-holder' data-props='{&quot;locale&quot;:&quot;en&quot;}' id='mastodon'>
<noscript>To use the web application, please enable JavaScript.</noscript>
</div>
</body>
</html>`;

function limited(body: unknown): SampleReply {
  return jsonReply(body, 200, {
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '271',
    'x-ratelimit-reset': new Date(Date.now() + 240_000).toISOString().replace('Z', '000Z'),
  });
}

function instanceOf(host: string) {
  return {
    domain: host,
    title: 'Lumen Toots',
    version: '4.6.4',
    source_url: 'https://github.com/mastodon/mastodon',
    description: 'Lamps.',
    configuration: { timelines_access: { hashtag_feeds: { local: 'public', remote: 'public' } } },
  };
}

/** Public posts under any of the hashtags, the latest first. A hashtag that nobody has used has none. */
function timelineOf(host: string, tag: string, asked: URLSearchParams) {
  const wanted = new Set([tag, ...asked.getAll('any[]')].map((name) => name.toLowerCase()));
  const limit = Math.min(40, Number(asked.get('limit') ?? 20));
  const upTo = asked.get('max_id');
  return statuses
    .filter((status) => status.visibility === undefined && status.tags.some((name) => wanted.has(name)))
    .filter(({ id }) => upTo === null || id < upTo)
    .toSorted((a, b) => b.id.localeCompare(a.id))
    .slice(0, limit)
    .map((status) => statusOf(host, status));
}

function contextOf(host: string, id: string): SampleReply {
  if (!statuses.some((status) => status.id === id)) return jsonReply({ error: 'Record not found' }, 404);
  const below = (parent: string): Status[] =>
    statuses
      .filter(({ replyTo, visibility }) => replyTo === parent && visibility !== 'private')
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .flatMap((status) => [status, ...below(status.id)]);
  return limited({ ancestors: [], descendants: below(id).map((status) => statusOf(host, status)) });
}

/** By their name here, or with their server's. */
function lookUp(host: string, acct: string): SampleReply {
  const author = statuses.find((row) =>
    [row.author.acct, `${row.author.acct}@${host}`].includes(acct),
  )?.author;
  return author ? limited(accountOf(host, author)) : jsonReply({ error: 'Record not found' }, 404);
}

/** What somebody said and shared, the latest first, in so far as anybody may read it. */
function statusesOf(host: string, account: string, asked: URLSearchParams) {
  const limit = Math.min(40, Number(asked.get('limit') ?? 20));
  const theirs = statuses
    .filter(({ author, visibility }) => accountId(author) === account && visibility !== 'private')
    .toSorted((a, b) => b.id.localeCompare(a.id))
    .map((status) => statusOf(host, status));
  const [first] = statuses;
  const boost = first && {
    ...statusOf(host, first),
    id: '110000000000000999',
    content: '<p>Shared by somebody else?</p>',
    reblog: statusOf(host, first),
  };
  const all = asked.get('exclude_reblogs') === 'true' || !boost ? theirs : [boost, ...theirs];
  return all.slice(0, limit);
}

function accountId({ acct }: Account): string {
  return String(numberOf(acct, 99_999));
}

function statusOf(host: string, status: Status) {
  const { id, author } = status;
  return {
    id,
    created_at: status.at,
    in_reply_to_id: status.replyTo ?? null,
    in_reply_to_account_id: status.replyTo === undefined ? null : '7',
    sensitive: status.isSensitive === true,
    spoiler_text: status.spoiler ?? '',
    visibility: status.visibility ?? 'public',
    language: status.language,
    uri: status.home ?? `https://${host}/users/${author.acct}/statuses/${id}`,
    url: status.home ?? `https://${host}/@${author.acct}/${id}`,
    replies_count: statuses.filter(({ replyTo }) => replyTo === id).length,
    reblogs_count: 0,
    favourites_count: status.favourites,
    quotes_count: 0,
    edited_at: status.editedAt ?? null,
    content: status.content,
    reblog: null,
    account: accountOf(host, author),
    media_attachments: [],
    mentions: [],
    tags: status.tags.map((name) => ({ name, url: `https://${host}/tags/${name}` })),
    emojis: [],
    card: null,
    poll: null,
  };
}

function accountOf(host: string, account: Account) {
  const { acct, displayName } = account;
  const [username = '', server = host] = acct.split('@');
  return {
    id: accountId(account),
    username,
    acct,
    display_name: displayName,
    locked: false,
    bot: false,
    created_at: '2022-11-05T00:00:00.000Z',
    url: `https://${server}/@${username}`,
    uri: `https://${server}/users/${username}`,
    emojis: [],
    fields: [],
  };
}
