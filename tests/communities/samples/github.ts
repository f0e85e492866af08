import { numberOf } from '../names';
import type { PlatformSample } from '../platform-sample';
import { jsonReply, type SampleReply, type SampleRequest } from '../reply';
import { escapeHtml, quotedPhrases, stemWords } from '../words';
import { issues, repository, type Body, type GitHubComment, type GitHubIssue } from './github/issues';

type Item = Record<string, unknown>;

const api = 'https://api.github.com';
const web = 'https://github.com';
const base = `${web}/${repository}`;
const documentation = 'https://docs.github.com/rest';
/** Not only those of the repository that is asked: qualifiers have to be meant. */
const repositories = [repository, 'ferrowatt/design-notes'];

function hasBody(request: SampleRequest, kind: 'html' | 'text' | 'raw'): boolean {
  const asked =
    /application\/vnd\.github\.(?:v3\.)?(\w+)\+json/.exec(request.headers['accept'] ?? '')?.[1] ?? 'raw';
  return asked === 'full' || asked === kind;
}

function githubApi(request: SampleRequest): SampleReply {
  const { pathname, searchParams } = request.url;
  if (pathname === '/search/issues') return searchIssues(request, searchParams);
  const number = /^\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)\/comments$/.exec(pathname);
  const issue = issues.find((row) => String(row.number) === number?.[2]);
  if (!issue || number?.[1]?.toLowerCase() !== repository) return problem(404, 'Not Found');
  return listComments(request, issue, searchParams);
}

function reply(
  data: unknown,
  resource: 'search' | 'core',
  headers: Record<string, string> = {},
): SampleReply {
  const limit = resource === 'search' ? 10 : 60;
  return jsonReply(data, 200, {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining',
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(limit - 1),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 60),
    'x-ratelimit-resource': resource,
    'x-ratelimit-used': '1',
    ...headers,
  });
}

function problem(status: number, message: string, extra: Item = {}, headers: Record<string, string> = {}) {
  const body = { message, ...extra, documentation_url: documentation, status: String(status) };
  return jsonReply(body, status, { 'access-control-allow-origin': '*', ...headers });
}

function invalid(message: string): SampleReply {
  const error = { message, resource: 'Search', field: 'q', code: 'invalid' };
  return problem(422, 'Validation Failed', { errors: [error] });
}

type Asked = { terms: string[]; qualifiers: Map<string, string>; is: string[]; isEither: boolean };

/** Words, `AND`/`OR`/`NOT`, brackets and qualifiers, as the advanced search reads them. */
function readQuery(q: string): Asked {
  const parts = q.replaceAll(/[()]/g, ' ').split(/\s+/).filter(Boolean);
  const qualifiers = parts.filter((part) => /^-?[a-z]+:\S/.test(part));
  return {
    terms: parts.filter((part) => !qualifiers.includes(part) && !/^(?:AND|OR|NOT)$/.test(part)),
    qualifiers: new Map(qualifiers.map((part) => part.split(/:(.*)/s, 2) as [string, string])),
    // The one qualifier that may be said twice.
    is: qualifiers.flatMap((part) => /^is:(.{1,20})$/.exec(part)?.[1] ?? []),
    isEither: / OR /.test(q),
  };
}

function searchIssues(request: SampleRequest, params: URLSearchParams): SampleReply {
  const q = params.get('q') ?? '';
  const asked = readQuery(q);
  const { terms, qualifiers, isEither } = asked;
  const page = Number(params.get('page') ?? 1);
  const size = Math.min(100, Number(params.get('per_page') ?? 30));
  if (q.trim() === '')
    return problem(422, 'Validation Failed', { errors: [{ field: 'q', code: 'missing' }] });
  if (terms.join(' ').length > 256) return invalid('The search is longer than 256 characters.');
  if ((q.match(/\b(?:AND|OR|NOT)\b/g)?.length ?? 0) > 5)
    return invalid('More than five AND / OR / NOT operators were used.');
  const place = qualifiers.get('repo');
  if (place !== undefined && !repositories.includes(place.toLowerCase()))
    return invalid(
      'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
    );
  if (page * size > 1000) return problem(422, 'Only the first 1000 search results are available');
  // An OR outside of brackets tears the qualifiers off: what is found then lies anywhere.
  const isTorn = isEither && !/\([^()]* OR [^()]*\)/.test(q);
  const hits = isTorn || place?.toLowerCase() !== repository ? [] : findIssues(q, asked, params.get('sort'));
  return reply(
    {
      total_count: hits.length,
      incomplete_results: false,
      items: hits.slice((page - 1) * size, page * size).map((issue) => issueItem(request, issue)),
      search_type: 'lexical',
    },
    'search',
    { link: '<https://github.blog/changelog/>; rel="deprecation"; type="text/html"' },
  );
}

function isKind(issue: GitHubIssue, kind: string): boolean {
  const isClosed = issue.closedAs !== undefined;
  const kinds: Record<string, boolean> = {
    issue: !issue.isPullRequest,
    pr: issue.isPullRequest === true,
    open: !isClosed,
    closed: isClosed,
  };
  return kinds[kind] ?? true;
}

/** Every word (or any, with OR) stands, stemmed, in the title, the body or a comment. */
function findIssues(
  q: string,
  { terms, qualifiers, is, isEither }: Asked,
  sort: string | null,
): GitHubIssue[] {
  const words = stemWords(terms.join(' '));
  const phrases = quotedPhrases(q);
  const isWanted = (issue: GitHubIssue) =>
    is.every((kind) => isKind(issue, kind)) &&
    issue.comments.length === Number(qualifiers.get('comments') ?? issue.comments.length);
  const scored = issues.filter(isWanted).map((issue) => {
    const title = new Set(stemWords(issue.title));
    const text = [issue.body, ...issue.comments.map(({ body }) => body)].map(markdown).join('\n');
    const all = new Set([...title, ...stemWords(text)]);
    const found = words.filter((word) => all.has(word));
    const isHit = isEither ? found.length > 0 : found.length === words.length;
    const score = isHit ? 1 + found.length + words.filter((word) => title.has(word)).length * 2 : 0;
    return { issue, score: phrases.every((phrase) => text.toLowerCase().includes(phrase)) ? score : 0 };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => (sort === 'created' ? 0 : b.score - a.score) || b.issue.at.localeCompare(a.issue.at))
    .map(({ issue }) => issue);
}

function listComments(request: SampleRequest, issue: GitHubIssue, params: URLSearchParams): SampleReply {
  const size = Math.min(100, Number(params.get('per_page') ?? 30));
  const page = Number(params.get('page') ?? 1);
  const rows = issue.comments.slice((page - 1) * size, page * size);
  return reply(
    rows.map((comment) => commentItem(request, issue, comment)),
    'core',
  );
}

function issueItem(request: SampleRequest, issue: GitHubIssue): Item {
  const place = `${api}/repos/${repository}/issues/${issue.number}`;
  const section = issue.isPullRequest ? 'pull' : 'issues';
  const isClosed = issue.closedAs !== undefined;
  return {
    url: place,
    repository_url: `${api}/repos/${repository}`,
    comments_url: `${place}/comments`,
    html_url: `${base}/${section}/${issue.number}`,
    id: 2_000_000_000 + issue.number,
    node_id: `I_kwDO${issue.number}`,
    number: issue.number,
    title: issue.title,
    user: userItem(issue),
    labels: (issue.labels ?? []).map((name) => ({
      id: numberOf(name, 9999),
      name,
      color: 'd73a4a',
      default: false,
    })),
    state: isClosed ? 'closed' : 'open',
    state_reason: issue.closedAs ?? null,
    locked: false,
    comments: issue.comments.length,
    created_at: issue.at,
    updated_at: issue.comments.at(-1)?.at ?? issue.at,
    closed_at: isClosed ? issue.at : null,
    author_association: issue.role ?? 'NONE',
    ...(issue.isPullRequest
      ? { pull_request: { url: place, html_url: `${base}/pull/${issue.number}` } }
      : {}),
    ...bodyFields(request, issue.body),
    reactions: reactionsOf(place, issue.thumbsUp),
    score: 1,
  };
}

function commentItem(request: SampleRequest, issue: GitHubIssue, comment: GitHubComment): Item {
  const place = `${api}/repos/${repository}/issues/comments/${comment.id}`;
  return {
    url: place,
    html_url: `${base}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/repos/${repository}/issues/${issue.number}`,
    id: comment.id,
    node_id: `IC_kwDO${comment.id}`,
    user: userItem(comment),
    created_at: comment.at,
    updated_at: comment.editedAt ?? comment.at,
    author_association: comment.role ?? 'NONE',
    ...bodyFields(request, comment.body),
    reactions: reactionsOf(place, comment.thumbsUp),
    performed_via_github_app: null,
    minimized: comment.hiddenAs === undefined ? null : { reason: comment.hiddenAs },
  };
}

function userItem({ author, isBot }: Pick<GitHubComment, 'author' | 'isBot'>): Item | null {
  if (author === null) return null;
  const login = isBot ? `${author}[bot]` : author;
  const profile = isBot ? `${web}/apps/${author}` : `${web}/${author}`;
  return {
    login,
    id: numberOf(login, 9999),
    html_url: profile,
    type: isBot ? 'Bot' : 'User',
    site_admin: false,
  };
}

function reactionsOf(place: string, thumbsUp = 0): Item {
  const others = { '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url: `${place}/reactions`, total_count: thumbsUp, '+1': thumbsUp, ...others };
}

function bodyFields(request: SampleRequest, body: Body): Item {
  return {
    ...(hasBody(request, 'raw') ? { body: markdown(body) } : {}),
    ...(hasBody(request, 'text') ? { body_text: markdown(body).replaceAll(/[*`]/g, '') } : {}),
    ...(hasBody(request, 'html') ? { body_html: html(body) } : {}),
  };
}

function markdown(body: Body): string {
  return body
    .map((part) => (typeof part === 'string' ? part : `\`\`\`\n${part.code}\n\`\`\``))
    .join('\r\n\r\n');
}

function html(body: Body): string {
  return body
    .map((part) => {
      if (typeof part !== 'string')
        return `<div class="snippet-clipboard-content notranslate overflow-auto"><pre class="notranslate"><code class="notranslate">${escapeHtml(part.code)}\n</code></pre></div>`;
      const marked = escapeHtml(part)
        .replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
        .replaceAll(/`(.+?)`/g, '<code class="notranslate">$1</code>')
        .replaceAll(/#(\d+)/g, `<a class="issue-link js-issue-link" href="${base}/issues/$1">#$1</a>`);
      return `<p dir="auto">${marked}</p>`;
    })
    .join('\n');
}

const asked = `${base}/issues/214`;

export const githubSample: PlatformSample = {
  platform: 'github',
  community: { id: `github:${base}`, platform: 'github', base, name: repository, relation: 'own' },
  doors: { 'api.github.com': githubApi },
  query: { text: 'contactor clicks', mode: 'words' },
  thread: {
    title: 'Contactor clicks & charging stops after 3.2',
    url: asked,
    isSolved: true,
    answers: [
      { author: 'tobin-hale', text: 'Lowering the limit to 14 A', id: 90_211 },
      { author: 'imke-fw', text: 'Set grid.min_volts to 205', id: 90_255 },
      { author: null, text: 'Fixed it for me <3 & thanks.', id: 90_271 },
      { author: 'noor-v', text: 'no more clicking', id: 90_280 },
    ].map(({ author, text, id }) => ({ author, text, acceptedBy: null, url: `${asked}#issuecomment-${id}` })),
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'rollout OR xylophone' },
  gone: problem(410, 'This issue was deleted'),
  refusals: [
    {
      name: 'its requests for this minute are used up',
      // The time is an absolute one.
      get reply() {
        return problem(
          403,
          'API rate limit exceeded for 192.0.2.7.',
          {},
          {
            'x-ratelimit-limit': '10',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 41),
            'x-ratelimit-resource': 'search',
          },
        );
      },
      code: 'throttled',
      retryAfterMs: 41_000,
    },
    {
      name: 'the secondary limit, with the seconds in a header',
      reply: problem(
        403,
        'You have exceeded a secondary rate limit. Please wait a few minutes.',
        {},
        {
          'retry-after': '58',
          'x-ratelimit-remaining': '7',
        },
      ),
      code: 'throttled',
      retryAfterMs: 58_000,
    },
    {
      name: 'the secondary limit, which says so in its words alone',
      reply: problem(
        403,
        'You have exceeded a secondary rate limit. Please wait a few minutes.',
        {},
        {
          'x-ratelimit-remaining': '7',
        },
      ),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
    {
      name: 'the same in the words of older servers',
      reply: problem(403, 'You have triggered an abuse detection mechanism. Please wait a few minutes.'),
      code: 'throttled',
      retryAfterMs: 60_000,
    },
    {
      name: 'a repository that is private, or is none',
      reply: invalid(
        'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
      ),
      code: 'not-found',
    },
    { name: 'a token that is no longer good', reply: problem(401, 'Bad credentials'), code: 'refused' },
    {
      name: 'a query that it does not understand',
      reply: invalid('More than five AND / OR / NOT operators were used.'),
      code: 'changed',
    },
  ],
  ask: {
    draft: { title: 'Clicks & stops', body: 'Tried two cables.', tags: ['bug'] },
    url: `${base}/issues/new?title=Clicks+%26+stops&body=Tried+two+cables.`,
  },
  recognised: [
    { url: base, base },
    { url: `${base}/`, base },
    { url: `${base}.git`, base },
    { url: `${web}/Ferrowatt/Charge-Link/issues`, base },
    { url: `${base}/issues/214#issuecomment-90211`, base },
    { url: `${base}/issues/new/choose`, base },
    { url: `http://www.github.com/${repository}/discussions/categories/q-a`, base },
    { url: `${web}/ferrowatt/ferrowatt.example`, base: `${web}/ferrowatt/ferrowatt.example` },
  ],
  notRecognised: [
    web,
    `${web}/ferrowatt`,
    `${base}/blob/main/README.md`,
    `${base}/edit/main/docs/start.md`,
    `${base}/pull/215`,
    `${base}/wiki`,
    `${web}/orgs/ferrowatt/discussions`,
    `${web}/settings/tokens`,
    `${web}/topics/ev-charging`,
    `${web}/features/issues`,
    `${web}/Sponsors/ferrowatt`,
    `${web}/ferrowatt/..%2f..`,
    `https://gist.github.com/${repository}`,
    `https://github.com.example/${repository}`,
    `https://notgithub.com/${repository}`,
  ],
};
