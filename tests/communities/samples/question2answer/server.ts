import { htmlReply, type SampleReply, type SampleRequest } from '../../reply';
import { escapeHtml, plainText, spellWords } from '../../words';
import type { Door } from '../../platform-sample';
import type { AskedQuestion, GivenAnswer } from './questions';

const answersPerPage = 10;
/** The search looks no further. */
const maxFound = 50;

export type Question2AnswerOptions = {
  /** The site's own address, with its sub-folder. */
  base: string;
  questions: AskedQuestion[];
  /** '/11/machine', '/index.php/11/machine', '/?qa=11/machine', '/index.php?qa=11&qa_1=machine'. */
  addresses?: 'neat' | 'index' | 'param' | 'safest';
  /** How posts are marked up for machines: 1.7 wrote microformats; an administrator can switch it off. */
  marks?: 'microdata' | 'microformats' | 'none';
  /** Votes for and against are shown apart. */
  splitsVotes?: boolean;
  resultsPerPage?: number;
  /** Everybody may search, but only members may read. */
  isForMembers?: boolean;
  isUnderWork?: boolean;
  /** What an author without an account is called: 'anonymous' in the site's language. */
  nobody?: string;
};

/** Where a page stands, for its links: the address of the site's root as seen from it. */
type Place = Question2AnswerOptions & { root: string; request: string };

/** One site of Question2Answer 1.8 as a guest sees it. Its search takes any word, the rarest count most. */
export function question2answerSite(options: Question2AnswerOptions): Door {
  const folder = new URL(options.base).pathname.replace(/\/$/, '');
  return (request) => {
    const path = request.url.pathname;
    if (path !== folder && !path.startsWith(`${folder}/`)) return htmlReply('<h1>Not Found</h1>', 404);
    const { name, depth } = requestOf(path.slice(folder.length), request.url.searchParams);
    const place = { ...options, root: depth > 1 ? '../'.repeat(depth - 1) : './', request: name };
    if (options.isUnderWork) return page(place, { template: templateOf(name), main: error('Back soon.') });
    return answerRequest(place, name, request);
  };
}

/** What is asked for, in whichever of the four forms of addresses; how deep the address is. */
function requestOf(path: string, params: URLSearchParams): { name: string; depth: number } {
  const asked = params.get('qa');
  if (asked !== null)
    return { name: [asked, params.get('qa_1')].filter((part) => part !== null).join('/'), depth: 0 };
  const parts = path.split('/').filter((part) => part !== '');
  const name = (parts[0] === 'index.php' ? parts.slice(1) : parts).map(decodeURIComponent).join('/');
  return { name, depth: parts.length };
}

function templateOf(request: string): string {
  if (request === '') return 'qa';
  return /^\d/.test(request) ? 'question' : (request.split('/')[0] ?? '');
}

function answerRequest(place: Place, name: string, { url, door }: SampleRequest): SampleReply {
  if (name === '') return homePage(place);
  if (name === 'search') return searchPage(place, url.searchParams);
  if (name === 'unanswered') return unansweredPage(place, url.searchParams);
  const number = /^(\d{1,9})(?:\/|$)/.exec(name)?.[1];
  const question = place.questions.find(({ id }) => id === Number(number));
  if (!question)
    return page(place, { template: 'not-found', main: error('Page not found') + elsewhere(place) }, 404);
  if (decodeURIComponent(question.slug) !== name.split('/')[1]) {
    const target = new URL(addressOf(place, question), url);
    return { status: 302, headers: { location: `${door}${target.pathname}${target.search}` }, body: '' };
  }
  return questionPage(place, question, url.searchParams);
}

/** An address within the site, as it stands in its pages: relative to the page. */
function link(
  { addresses = 'neat', root }: Place,
  parts: readonly string[],
  params: [string, string | number][] = [],
): string {
  const path = parts.join('/');
  const query = new URLSearchParams(params.map(([name, value]) => [name, String(value)])).toString();
  const more = (sign: string) => (query === '' ? '' : sign + query.replaceAll('+', '%20'));
  switch (addresses) {
    case 'neat':
      return `${root}${path}${more('?')}`;
    case 'index':
      return `${root}index.php/${path}${more('?')}`;
    case 'param':
      return `${root}?qa=${path}${more('&')}`;
    default:
      return `${root}index.php?${parts.map((part, at) => `qa${at > 0 ? `_${at}` : ''}=${part}`).join('&')}${more('&')}`;
  }
}

function addressOf(
  place: Place,
  question: AskedQuestion,
  show?: [kind: 'q' | 'a' | 'c', id: number],
): string {
  const parts = [String(question.id), question.slug];
  return show ? `${link(place, parts, [['show', show[1]]])}#${show[0]}${show[1]}` : link(place, parts);
}

/** A link's address within HTML. */
function href(address: string): string {
  return address.replaceAll('&', '&amp;');
}

function page(
  place: Place,
  { template, main, title = '' }: { template: string; main: string; title?: string },
  status = 200,
): SampleReply {
  const { root, request } = place;
  const isItem = template === 'question' && (place.marks ?? 'microdata') === 'microdata';
  const item = isItem ? ' itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"' : '';
  return htmlReply(
    `<!DOCTYPE html>
<html lang="en"${isItem ? ' itemscope itemtype="https://schema.org/QAPage"' : ''}>
<!-- Powered by Question2Answer - http://www.question2answer.org/ -->
<head>
<meta charset="utf-8">
<title>${title}${title && ' - '}Brevanto Answers</title>
<link rel="stylesheet" href="${root}qa-theme/SnowFlat/qa-styles.css?1.8.8">
<script>
var qa_root = '${root.replaceAll('/', String.raw`\/`)}';
var qa_request = '${request.replaceAll('/', String.raw`\/`).replaceAll("'", '')}';
</script>
<script src="${root}qa-content/qa-global.js?1.8.8"></script>
</head>
<body
class="qa-template-${template} qa-theme-snowflat qa-body-js-off"
>
<div class="qam-account-items clearfix">
<form action="${href(link(place, ['login'], [['to', request]]))}" method="post">
<input type="text" name="emailhandle"><input type="password" name="password">
</form>
</div>
<div class="qa-logo">
<a href="${root}" class="qa-logo-link">Brevanto Answers</a>
</div>
<div class="qa-search">
<form method="get" action="${root}search"><input type="text" name="q" value="" class="qa-search-field"></form>
</div>
<div class="qa-body-wrapper"${item}>
<div class="qa-main">
${title && `<div class="qa-main-heading">\n<h1>\n${title}\n</h1>\n</div>`}
${main}
</div> <!-- END qa-main -->
</div> <!-- END body-wrapper -->
</body>
</html>`,
    status,
    { 'set-cookie': 'qa_key=gy3r0; path=/; HttpOnly', 'cache-control': 'no-store' },
  );
}

function error(html: string): string {
  return `<div class="qa-error">\n${html}\n</div>\n`;
}

function elsewhere(place: Place): string {
  return `<div class="qa-suggest-next">\nTo see more, click for the <a href="${href(link(place, ['questions']))}">full list of questions</a>.\n</div>\n`;
}

function homePage(place: Place): SampleReply {
  const rows = place.questions.filter(({ isHidden }) => !isHidden).slice(0, 5);
  return page(place, {
    template: 'qa',
    title: 'Recent questions',
    main: list(rows.map((question) => listItem(place, question))) + elsewhere(place),
  });
}

function list(items: string[]): string {
  return `<div class="qa-part-q-list">\n<form method="post" action="./">\n<div class="qa-q-list">\n${items.join('')}</div> <!-- END qa-q-list -->\n</form>\n</div>\n`;
}

/** The newest questions without an answer, or without a chosen one; closed ones are not among them. */
function unansweredPage(place: Place, params: URLSearchParams): SampleReply {
  const isBySelected = params.get('by') === 'selected';
  const rows = place.questions
    .filter(({ isHidden, closed }) => !isHidden && closed === undefined)
    .filter(({ answers, chosen }) => (isBySelected ? chosen === undefined : answers.length === 0))
    .toSorted((a, b) => b.at - a.at);
  return page(place, {
    template: 'unanswered',
    title: rows.length > 0 ? 'Questions without a selected answer' : 'No questions found',
    main: list(rows.slice(0, place.resultsPerPage ?? 10).map((question) => listItem(place, question))),
  });
}

type Hit = { question: AskedQuestion; score: number; match: ['q' | 'a' | 'c', number] };

function searchPage(place: Place, params: URLSearchParams): SampleReply {
  const query = (params.get('q') ?? '').trim();
  if (query === '') return page(place, { template: 'search', main: error('Please enter some text.') });
  const start = Math.max(0, Number(params.get('start')) || 0);
  const size = place.resultsPerPage ?? 10;
  const hits = search(place.questions, query).slice(0, maxFound);
  const rows = hits.slice(start, start + size);
  const heading = rows.length > 0 ? 'Search results for' : 'No results found for';
  const further = pageLinks(start, size, hits.length, (from) =>
    link(
      place,
      ['search'],
      [
        ['q', query],
        ['start', from],
      ],
    ),
  );
  const main = list(rows.map(({ question, match }) => listItem(place, question, match)));
  return page(place, {
    template: 'search',
    title: `${heading} ${escapeHtml(query)}`,
    main: main + (further || elsewhere(place)),
  });
}

/** Any word, as it is written; one that stands in fewer posts counts more, and most in a tag. */
function search(questions: AskedQuestion[], query: string): Hit[] {
  const words = [...new Set(spellWords(query))];
  const known = questions.filter(({ isHidden }) => !isHidden);
  const holds = (text: string, word: string) => spellWords(plainText(text)).includes(word);
  const frequency = (word: string) =>
    known.filter(({ title, html }) => holds(`${title} ${html}`, word)).length || 1;
  const weights = words.map((word) => ({ word, weight: Math.log(10_000 / frequency(word)) }));
  const scoreOf = (text: string) =>
    weights.reduce((sum, { word, weight }) => sum + (holds(text, word) ? weight : 0), 0);
  return known
    .map((question): Hit => {
      const { id, title, html, tags, answers } = question;
      const shown = answers.filter(({ isHidden }) => !isHidden);
      const inAnswers = shown.map((answer) => ({ id: answer.id, score: scoreOf(answer.html) }));
      const best = inAnswers.toSorted((a, b) => b.score - a.score)[0];
      const own = 2 * scoreOf(tags.join(' ')) + scoreOf(title) + scoreOf(html);
      const score = own + 0.5 * (best?.score ?? 0);
      return { question, score, match: own === 0 && best ? ['a', best.id] : ['q', id] };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.question.id - a.question.id);
}

function pageLinks(start: number, size: number, count: number, address: (from: number) => string): string {
  const current = Math.floor(start / size);
  const last = Math.ceil(count / size) - 1;
  if (current === 0 && last <= 0) return '';
  const item = (at: number, name: string, label: string) =>
    `<li class="qa-page-links-item">\n<a href="${href(address(at * size))}" class="qa-page-${name}">${label}</a>\n</li>\n`;
  const numbers = Array.from({ length: last + 1 }, (_, at) =>
    at === current
      ? `<li class="qa-page-links-item">\n<span class="qa-page-selected">${at + 1}</span>\n</li>\n`
      : item(at, 'link', String(at + 1)),
  );
  const previous = current > 0 ? item(current - 1, 'prev', '&laquo; prev') : '';
  const next = current < last ? item(current + 1, 'next', 'next &raquo;') : '';
  return `<div class="qa-page-links">\n<ul class="qa-page-links-list">\n${previous}${numbers.join('')}${next}</ul>\n</div>\n`;
}

function listItem(place: Place, question: AskedQuestion, match: Hit['match'] = ['q', question.id]): string {
  const { id, title, tags, views, closed, chosen } = question;
  const answers = question.answers.filter(({ isHidden }) => !isHidden).length;
  const mark = chosen === undefined ? (answers === 0 ? ' qa-a-count-zero' : '') : ' qa-a-count-selected';
  return `<div class="qa-q-list-item${closed ? ' qa-q-closed' : ''}" id="q${id}">
<div class="qa-q-item-stats">
${voting(place, question, 'q')}<span class="qa-a-count${mark}">
<span class="qa-a-count-data">${answers}</span><span class="qa-a-count-pad"> answers</span>
</span>
${views === undefined ? '' : split('qa-view-count', '', views.toLocaleString('en'), ' views')}</div>
<div class="qa-q-item-main">
<div class="qa-q-item-title">
<a href="${href(addressOf(place, question, match))}">${escapeHtml(title)}</a>
</div>
${meta(place, question, question, { prefix: 'qa-q-item', isFull: false })}${tagList(place, tags, 'qa-q-item')}</div>
<div class="qa-q-item-clear">
</div>
</div> <!-- END qa-q-list-item -->
`;
}

/** The software writes most values with something before and behind them. */
function split(name: string, before: string, data: string, behind: string): string {
  const pad = (text: string) => text && `<span class="${name}-pad">${text}</span>`;
  return `<span class="${name}">\n${pad(before)}<span class="${name}-data">${data}</span>${pad(behind)}\n</span>\n`;
}

function voting(
  { splitsVotes, marks = 'microdata' }: Place,
  { id, votes = { up: 0, down: 0 } }: Pick<AskedQuestion, 'id' | 'votes'>,
  kind: 'q' | 'a' | 'c',
): string {
  const net = votes.up - votes.down;
  const shown = net > 0 ? `+${net}` : net < 0 ? `&ndash;${-net}` : '0';
  const exact = (count: number) =>
    marks === 'microdata' && kind !== 'q' ? ` <meta itemprop="upvoteCount" content="${count}">` : '';
  const counts = splitsVotes
    ? split('qa-upvote-count', '', String(votes.up), ` like${exact(votes.up)}`) +
      split('qa-downvote-count', '', String(votes.down), ' dislike')
    : split('qa-netvote-count', '', shown, ` votes${exact(net)}`);
  const view = splitsVotes ? 'updown' : 'net';
  return `<div class="qa-voting qa-voting-${view}" id="voting_${id}">
<div class="qa-vote-buttons qa-vote-buttons-${view}">
<input title="Click to vote up" name="vote_${id}_1_${kind}${id}" type="submit" value="+" class="qa-vote-first-button qa-vote-up-button">
</div>
<div class="qa-vote-count qa-vote-count-${view}">
${counts}</div>
</div>
`;
}

type MetaStyle = { prefix: string; isFull: boolean; kind?: 'q' | 'a' | 'c' };

/** Who wrote a post, when, and where it stands; below that what was done to it last. */
function meta(
  place: Place,
  question: AskedQuestion,
  post: Pick<GivenAnswer, 'id' | 'by' | 'at' | 'changed'>,
  { prefix, isFull, kind = 'q' }: MetaStyle,
): string {
  const verb = { q: 'asked', a: 'answered', c: 'commented' }[kind];
  const address = href(addressOf(place, question, kind === 'q' ? undefined : [kind, post.id]));
  const property = isFull && (place.marks ?? 'microdata') === 'microdata' ? ' itemprop="url"' : '';
  const what = isFull
    ? `<a href="${address}" class="${prefix}-what"${property}>${verb}</a>\n`
    : `<span class="${prefix}-what">${verb}</span>\n`;
  const { changed } = post;
  const later = changed
    ? `<br>\n<span class="${prefix}-what">${changed.what}</span>\n${split(`${prefix}-when`, '', when(place, changed.at, isFull, 'dateModified'), ' ago')}${split(`${prefix}-who`, 'by ', who(place, { member: 'mod' }, false), '')}`
    : '';
  return `<span class="${prefix}-avatar-meta">
<span class="${prefix}-meta">
${what}${split(`${prefix}-when`, '', when(place, post.at, isFull, 'dateCreated'), ' ago')}<span class="${prefix}-who">
<span class="${prefix}-who-pad">by </span>
<span class="${prefix}-who-data">${who(place, post.by, isFull)}</span>
${split(`${prefix}-who-points`, '(', '440', ' points)')}</span>
${later}</span>
</span>
`;
}

function when({ marks = 'microdata' }: Place, at: number, isFull: boolean, property: string): string {
  const moment = new Date(at).toISOString().replace(/\.\d{3}Z$/, '+0000');
  if (!isFull || marks === 'none') return '3 days';
  if (marks === 'microdata')
    return `<time itemprop="${property}" datetime="${moment}" title="${moment}">3 days</time>`;
  const name = property === 'dateCreated' ? 'published' : 'updated';
  return `<span class="${name}"><span class="value-title" title="${moment}">3 days</span></span>`;
}

function who(place: Place, by: GivenAnswer['by'], isFull: boolean): string {
  const isItem = isFull && (place.marks ?? 'microdata') === 'microdata';
  const name = by
    ? escapeHtml('member' in by ? by.member : by.guest)
    : escapeHtml(place.nobody ?? 'anonymous');
  const shown = isItem ? `<span itemprop="name">${name}</span>` : name;
  const linked =
    by && 'member' in by
      ? `<a href="${link(place, ['user', encodeURIComponent(by.member).replaceAll('%20', '+')])}" class="qa-user-link"${isItem ? ' itemprop="url"' : ''}>${shown}</a>`
      : shown;
  return isItem
    ? `<span itemprop="author" itemscope itemtype="https://schema.org/Person">${linked}</span>`
    : linked;
}

function tagList(place: Place, tags: string[], prefix: string): string {
  if (tags.length === 0) return '';
  const items = tags.map(
    (tag) =>
      `<li class="${prefix}-tag-item"><a href="${link(place, ['tag', encodeURIComponent(tag)])}" class="qa-tag-link">${escapeHtml(tag)}</a></li>\n`,
  );
  return `<div class="${prefix}-tags">\n<ul class="${prefix}-tag-list">\n${items.join('')}</ul>\n</div>\n`;
}

function content(place: Place, { id, html }: Pick<GivenAnswer, 'id' | 'html'>, prefix: string): string {
  const marked = { microdata: 'itemprop="text"', microformats: 'class="entry-content"', none: '' };
  const mark = marked[place.marks ?? 'microdata'];
  const body = mark ? `<div ${mark}>${html}</div>` : html;
  return `<div class="${prefix}-content qa-post-content">\n<a name="${id}"></a>${body}\n</div>\n`;
}

function questionPage(place: Place, question: AskedQuestion, params: URLSearchParams): SampleReply {
  const template = 'question';
  if (question.isHidden)
    return page(place, { template, main: error('This question has been hidden') + elsewhere(place) });
  if (place.isForMembers) {
    const [enter, join] = ['login', 'register'].map((name) =>
      href(link(place, [name], [['to', place.request]])),
    );
    const reason = `Please <a href="${enter}">log in</a> or <a href="${join}">register</a> to view question pages.`;
    return page(place, { template, main: error(reason) });
  }
  const isChosen = ({ id }: GivenAnswer) => id === question.chosen;
  const shown = question.answers.filter(({ isHidden }) => !isHidden);
  const ordered = [...shown.filter(isChosen), ...shown.filter((answer) => !isChosen(answer))];
  const start = Math.max(0, Number(params.get('start')) || 0);
  const rows = ordered.slice(start, start + answersPerPage);
  const parts = [String(question.id), question.slug];
  const further = pageLinks(
    start,
    answersPerPage,
    ordered.length,
    (from) => `${link(place, parts, [['start', from]])}#a_list_title`,
  );
  return page(place, {
    template,
    title: `<a href="${href(addressOf(place, question))}"><span itemprop="name">${escapeHtml(question.title)}</span></a>`,
    main: `<div class="qa-part-q-view">\n${questionView(place, question)}</div>\n${answerForm()}<div class="qa-part-a-list">
<h2 id="a_list_title"><span itemprop="answerCount">${ordered.length}</span> Answers</h2>
<div class="qa-a-list" id="a_list">
${rows.map((answer) => answerItem(place, question, answer)).join('')}</div> <!-- END qa-a-list -->
</div>
${further}`,
  });
}

function questionView(place: Place, question: AskedQuestion): string {
  const { id, tags, closed } = question;
  return `<div class="qa-q-view${closed ? ' qa-q-closed' : ''}" id="q${id}">
<div class="qa-q-view-stats">
${voting(place, question, 'q')}</div>
<div class="qa-q-view-main">
${meta(place, question, question, { prefix: 'qa-q-view', isFull: true })}${content(place, question, 'qa-q-view')}${closed ? closing(place, closed) : ''}${tagList(place, tags, 'qa-q-view')}<div class="qa-q-view-c-list" style="display:none;" id="c${id}_list">
</div> <!-- END qa-c-list -->
</div> <!-- END qa-q-view-main -->
</div> <!-- END qa-q-view -->
`;
}

function closing(place: Place, closed: NonNullable<AskedQuestion['closed']>): string {
  const name = 'qa-q-view-closed';
  if ('note' in closed)
    return `<div class="${name}">\nclosed with the note:\n<span class="${name}-content">\n${escapeHtml(closed.note)}\n</span>\n</div>\n`;
  const other = place.questions.find(({ id }) => id === closed.duplicateOf);
  return `<div class="${name}">\nclosed as a duplicate of:\n<a href="${other ? href(addressOf(place, other)) : ''}" class="${name}-content">\n${escapeHtml(other?.title ?? '')}\n</a>\n</div>\n`;
}

function answerForm(): string {
  return `<div class="qa-part-a-form">\n<div class="qa-a-form" id="anew" style="display:none;">\n<h2>Your answer</h2>\n<textarea name="a_content" class="qa-form-tall-text"></textarea>\n</div> <!-- END qa-a-form -->\n</div>\n`;
}

function answerItem(place: Place, question: AskedQuestion, answer: GivenAnswer): string {
  const { id, comments = [] } = answer;
  const isChosen = id === question.chosen;
  const item =
    (place.marks ?? 'microdata') === 'microdata'
      ? ` itemprop="suggestedAnswer${isChosen ? ' acceptedAnswer' : ''}" itemscope itemtype="https://schema.org/Answer"`
      : '';
  const selection = isChosen
    ? '<div class="qa-a-selection">\n<div class="qa-a-selected">&nbsp;</div>\n<div class="qa-a-selected-text">Best answer</div>\n</div>\n'
    : '';
  return `<div class="qa-a-list-item ${isChosen ? ' qa-a-list-item-selected' : ''}" id="a${id}"${item}>
<form method="post" action="./">
${voting(place, answer, 'a')}</form>
<div class="qa-a-item-main">
<form method="post" action="./">
${meta(place, question, answer, { prefix: 'qa-a-item', isFull: true, kind: 'a' })}${selection}${content(place, answer, 'qa-a-item')}<div class="qa-a-item-buttons">
<input name="a${id}_docomment" value="comment" type="submit" class="qa-form-light-button">
</div>
</form>
<div class="qa-a-item-c-list" id="c${id}_list">
${comments.map((comment) => commentItem(place, question, comment)).join('')}</div> <!-- END qa-c-list -->
</div> <!-- END qa-a-item-main -->
</div> <!-- END qa-a-list-item -->
`;
}

function commentItem(place: Place, question: AskedQuestion, comment: GivenAnswer): string {
  return `<div class="qa-c-list-item " id="c${comment.id}" itemscope itemtype="https://schema.org/Comment">
${voting(place, comment, 'c')}${meta(place, question, comment, { prefix: 'qa-c-item', isFull: true, kind: 'c' })}${content(place, comment, 'qa-c-item')}</div> <!-- END qa-c-item -->
`;
}
