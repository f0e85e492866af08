import type { Door, PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../reply';
import { plainText, slugOf } from '../words';
import { InvalidLiql, runLiql, type Fields } from './khoros-liql';
import { communityMessages, type CommunityMessage } from './khoros-messages';

const base = 'https://community.telvanta.example';
const tenant = 'tvqhx48213';

/** What a server may lack. */
type Lacks = {
  /** Fields that this version does not have. */
  fields?: readonly string[];
  /** There is no LiQL at all: the front end is Aurora. */
  liql?: true;
};

/** One classic community, as guests see it; its API stands under the tenant's name. */
export function khorosCommunity(lacks: Lacks = {}): Door {
  return ({ url }) => {
    if (url.pathname === `/${tenant}/api/2.0/search` && !lacks.liql)
      return answerLiql(url.searchParams.get('q') ?? '', lacks.fields ?? []);
    if (url.pathname === '/') return lacks.liql ? auroraPage() : homePage();
    return htmlReply('<!DOCTYPE html><title>Not found</title><body class="lia-body"></body>', 404);
  };
}

function answerLiql(query: string, missing: readonly string[]): SampleReply {
  const known = Object.fromEntries(Object.entries(fields).filter(([name]) => !missing.includes(name)));
  try {
    const { fields: wanted, messages } = runLiql(query, communityMessages, known);
    const names = wanted[0] === '*' ? wholeFields.filter((name) => name in known) : wanted;
    const items = messages.map((message) => itemOf(message, names, wanted[0] === '*'));
    return jsonReply({
      status: 'success',
      message: '',
      http_code: 200,
      data: { type: 'messages', list_item_type: 'message', size: items.length, items },
      metadata: {},
    });
  } catch (error) {
    if (!(error instanceof InvalidLiql)) throw error;
    return khorosError(604, 'Invalid query syntax', 400);
  }
}

export function khorosError(code: number, message: string, httpCode: number, status = httpCode): SampleReply {
  const data = { type: 'error_data', code, developer_message: '', more_info: '' };
  return jsonReply({ status: 'error', message, http_code: httpCode, data, metadata: {} }, status);
}

function repliesOf({ id }: CommunityMessage): CommunityMessage[] {
  return communityMessages.filter(({ topic, depth }) => topic === id && depth > 0);
}

function hrefOf(message: CommunityMessage): string {
  const opening = communityMessages.find(({ id }) => id === message.topic) ?? message;
  const slug = slugOf(opening.subject);
  const place = message.depth === 0 ? `td-p/${message.id}` : `m-p/${message.id}#M${message.id % 1000}`;
  return `${base}/t5/${message.board}/${slug}/${place}`;
}

/** Every field that may be asked for, by its name in LiQL. */
const fields: Fields = {
  id: ({ id }) => String(id),
  subject: ({ subject }) => subject,
  body: ({ body }) => body,
  search_snippet: ({ body }) => plainText(body).slice(0, 200),
  teaser: () => '',
  post_time: ({ at }) => at,
  view_href: hrefOf,
  depth: ({ depth }) => depth,
  is_solution: ({ isSolution }) => isSolution === true,
  message_type: ({ depth }) => (depth === 0 ? 'forum_topic_message' : 'forum_reply_message'),
  moderation_status: () => 'approved',
  read_only: () => false,
  'board.id': ({ board }) => board,
  'author.id': ({ author }) => (author.isGone ? '-1' : String(author.login.length)),
  'author.login': ({ author }) => author.login,
  'author.deleted': ({ author }) => author.isGone === true,
  'author.view_href': ({ author }) => `${base}/t5/user/viewprofilepage/user-id/${author.login.length}`,
  'author.rank.name': ({ author }) => author.rank,
  'kudos.sum(weight)': ({ kudos }) => kudos,
  'replies.count(*)': (message) => repliesOf(message).length,
  'metrics.views': ({ views }) => views,
  'conversation.style': ({ style }) => style,
  'conversation.solved': ({ topic }) =>
    communityMessages.some((row) => row.topic === topic && row.isSolution),
  'conversation.messages_count': ({ topic }) => communityMessages.filter((row) => row.topic === topic).length,
  'conversation.last_post_time': ({ topic }) =>
    communityMessages.filter((row) => row.topic === topic).at(-1)?.at ?? '',
  'current_revision.last_edit_time': ({ at, editedAt }) => editedAt ?? at,
};

/** `SELECT *` gives no sums and counts: those are further queries. */
const wholeFields = Object.keys(fields).filter((name) => !name.endsWith(')'));

function itemOf(
  message: CommunityMessage,
  names: readonly string[],
  isWhole: boolean,
): Record<string, unknown> {
  const item: Record<string, unknown> = { type: 'message' };
  for (const name of names) setAt(item, name, fields[name]?.(message));
  if (isWhole) {
    item['kudos'] = { query: `SELECT * FROM kudos WHERE message.id = '${message.id}'` };
    item['replies'] = { query: `SELECT * FROM messages WHERE parent.id = '${message.id}'` };
  }
  return item;
}

/** 'kudos.sum(weight)' is written as {"kudos": {"sum": {"weight": 3}}}, 'replies.count(*)' as {"replies": {"count": 3}}. */
function setAt(item: Record<string, unknown>, name: string, value: unknown): void {
  const path = name
    .replace('(*)', '')
    .replace(/\((\w+)\)$/, '.$1')
    .split('.');
  const last = path.pop() ?? '';
  let place = item;
  for (const key of path) {
    const inner = (place[key] ??= { type: key });
    if (typeof inner === 'object' && inner !== null) place = inner as Record<string, unknown>;
  }
  place[last] = value;
}

function homePage(): SampleReply {
  return htmlReply(
    `<!DOCTYPE html><html prefix="og: http://ogp.me/ns#" dir="ltr" lang="en"><head><title>Home - Telvanta Community</title>` +
      `<meta content="${base}/" property="og:url"/>` +
      `<link class="lia-link-navigation hidden live-links" title="New board topics" type="application/rss+xml" rel="alternate" id="link" href="/${tenant}/rss/Community?interaction.style=forum"></link>` +
      `<script language="javascript" type="text/javascript">\nLITHIUM.DEBUG = false;\nLITHIUM.CommunityJsonObject = {\n  "Validation" : { },\n` +
      `  "TopLevelNode" : {\n    "viewHref" : "${base}/",\n    "id" : "${tenant}"\n  },\n` +
      `  "Community" : {\n    "viewHref" : "${base}/",\n    "integratedprofile.lang_code" : "en",\n    "id" : "${tenant}",\n    "shortTitle" : "Community",\n    "title" : "Telvanta Community"\n  }\n};\n` +
      `LITHIUM.ScriptLoader.load([{"name":"lia-scripts-common-min.js","label":"common","url":"/t5/scripts/0B1DAE865B0CFD50743A695EDB8D1125/lia-scripts-common-min.js"}]);</script></head>` +
      `<body class="lia-user-status-anonymous CommunityPage lia-body lia-a11y" id="lia-body"><div class="lia-page"></div></body></html>`,
  );
}

function auroraPage(): SampleReply {
  return htmlReply(
    `<!DOCTYPE html><html lang="en"><head><title>Telvanta Community</title>` +
      `<link rel="stylesheet" href="/t5/s/${tenant}/styles/app.css"/></head><body><div id="__next"></div>` +
      `<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{}},"page":"/"}</script></body></html>`,
  );
}

const opening = communityMessages[0];
if (!opening) throw new Error('The sample has lost its messages.');

export const khorosSample: PlatformSample = {
  platform: 'khoros',
  community: { id: `khoros:${base}`, platform: 'khoros', base, name: 'Telvanta Community', relation: 'own' },
  doors: { 'community.telvanta.example': khorosCommunity() },
  query: { text: 'router restarts', mode: 'words' },
  thread: {
    title: "Router restarts every night at 3 o'clock",
    url: hrefOf(opening),
    isSolved: true,
    answers: repliesOf(opening).map((reply) => ({
      author: reply.author.isGone ? null : reply.author.login,
      text: plainText(reply.body).split(' ').at(-1) ?? '',
      acceptedBy: reply.isSolution ? 'asker' : null,
      url: hrefOf(reply),
    })),
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'speedtest log' },
  gone: jsonReply({
    status: 'success',
    message: '',
    http_code: 200,
    data: { type: 'messages', list_item_type: 'message', size: 0, items: [] },
    metadata: {},
  }),
  refusals: [
    {
      name: '403 with an error object',
      reply: khorosError(203, 'You are not authorized to make this request', 403),
      code: 'refused',
    },
    {
      name: 'an error object in a good reply',
      reply: khorosError(203, 'You are not authorized to make this request', 403, 200),
      code: 'refused',
    },
    {
      name: '429 that wants no pause at all',
      reply: jsonReply({ status: 'error', message: 'Too many requests', http_code: 429 }, 429, {
        'retry-after': '0',
      }),
      code: 'throttled',
      retryAfterMs: 1000,
    },
    {
      name: 'too many requests in a good reply',
      reply: khorosError(100, 'Too many requests', 429, 200),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
  ],
  ask: {
    draft: { title: 'Night plan', tags: ['router', 'night plan'] },
    url: `${base}/t5/forums/postpage/choose-node/true?add-tags=router%2Cnight+plan`,
  },
  recognised: [
    { url: hrefOf(opening), base },
    {
      url: 'https://www.acme.example/help/t5/Board/A-title/m-p/31337#M12',
      base: 'https://www.acme.example/help',
    },
    { url: 'https://acme.example/t5/Wi-Fi/bd-p/wifi-board', base: 'https://acme.example' },
    { url: 'https://acme.example/forums/Lamp-questions/Why/qaq-p/1400998', base: 'https://acme.example' },
  ],
  notRecognised: [
    'https://acme.example/t5/about',
    'https://acme.example/questions/lamps/why/p/12',
    'https://acme.example/t/some-topic/12',
  ],
  homePage: base,
};
