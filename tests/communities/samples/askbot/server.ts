import { htmlReply, jsonReply, type SampleReply } from '../../reply';
import { escapeHtml, plainText, spellWords, stemWords } from '../../words';
import type { Door } from '../../platform-sample';
import type { ForumAnswer, ForumQuestion } from './questions';

const answersPerPage = 10;
/** Longer posts are cut. */
const maxWords = 500;

export type AskbotOptions = {
  /** The forum's own address, with its sub-folder. */
  base: string;
  questions: ForumQuestion[];
  /** Set on a forum of several languages: every address begins with one. */
  language?: string;
  /** The page's markup: that of the servers of 2014, or of those of 2026. */
  era?: 2014 | 2026;
  /** Every word, stemmed, anywhere in the thread; or the whole query letter for letter, a row for each post. */
  search?: 'full-text' | 'letters';
  pageSize?: number;
  /** Who may use the API. */
  access?: 'public' | 'authenticated' | 'disabled';
  /** What the server believes its own address to be. */
  statedOrigin?: string;
};

/** One Askbot forum as a guest sees it. */
export function askbotForum(options: AskbotOptions): Door {
  const { origin, pathname } = new URL(options.base);
  const folder = pathname.replace(/\/$/, '');
  const prefix = options.language === undefined ? '' : `/${options.language}`;
  const place = { ...options, origin, root: prefix + folder };
  return ({ url, door }) => {
    const isInside = url.pathname.startsWith(`${place.root}/`);
    // Django's middleware for languages sends on whatever is there only with a language.
    if (!isInside && prefix !== '' && url.pathname.startsWith(`${folder}/`))
      return { status: 302, headers: { location: `${door}${prefix}${url.pathname}${url.search}` }, body: '' };
    if (!isInside) return notFound(place);
    return answerPath(place, url.pathname.slice(place.root.length), url, door);
  };
}

type Place = AskbotOptions & { origin: string; root: string };

function answerPath(place: Place, path: string, url: URL, door: string): SampleReply {
  if (path === '/api/v1/questions/') return questionList(place, url.searchParams);
  if (path === '/' || path === '/questions/') return homePage(place);
  const [, id, slug] = /^\/question\/(\d{1,9})\/(?:([^/]*)\/)?$/.exec(path) ?? [];
  const question = visible(place).find((row) => row.id === Number(id));
  if (!question) return notFound(place);
  if (question.slug !== slug)
    return { status: 302, headers: { location: door + addressOf(place, question) + url.search }, body: '' };
  return questionPage(place, question, url, door);
}

function visible({ questions }: Place): ForumQuestion[] {
  return questions.filter(({ isDeleted }) => !isDeleted);
}

function shownAnswers({ answers }: ForumQuestion): ForumAnswer[] {
  return answers.filter(({ isDeleted }) => !isDeleted);
}

function addressOf({ root }: Place, { id, slug }: ForumQuestion): string {
  return `${root}/question/${id}/${slug}/`;
}

function questionList(place: Place, params: URLSearchParams): SampleReply {
  const { access = 'public' } = place;
  if (access === 'authenticated') return jsonReply({ error: 'Authentication required' }, 403);
  if (access === 'disabled') return jsonReply({ error: 'Endpoint disabled' }, 404);
  const found = inScope(
    search(place, params.get('query')?.trim() ?? '', params.get('sort') ?? 'activity-desc'),
    params,
  );
  const size = place.pageSize ?? 30;
  const pages = Math.max(1, Math.ceil(found.length / size));
  const asked = Math.max(1, Number(params.get('page')) || 1);
  // A page too many is answered with the first.
  const shown = asked > pages ? 1 : asked;
  return jsonReply({
    count: found.length,
    pages,
    questions: found.slice((shown - 1) * size, shown * size).map((question) => listed(place, question)),
  });
}

/** 'unanswered' is what has no accepted answer: one of the two things that an administrator may mean by it. */
function inScope(rows: ForumQuestion[], params: URLSearchParams): ForumQuestion[] {
  const known = new Set(rows.flatMap(({ tags }) => tags));
  // What nobody has ever used is no tag.
  const tags = (params.get('tags') ?? '').split(',').filter((tag) => known.has(tag));
  const isOpen = ({ acceptedAnswer, closedFor }: ForumQuestion) =>
    acceptedAnswer === undefined && closedFor === undefined;
  const found = rows.filter(
    (row) =>
      tags.every((tag) => row.tags.includes(tag)) && (params.get('scope') !== 'unanswered' || isOpen(row)),
  );
  return params.get('sort') === 'age-desc' ? found.toSorted((a, b) => b.at - a.at) : found;
}

function search(place: Place, query: string, sort: string): ForumQuestion[] {
  const rows = visible(place).toSorted((a, b) => activityOf(b) - activityOf(a));
  const { words, tags, title } = parseQuery(query);
  const narrowed = rows.filter(
    (row) => tags.every((tag) => row.tags.includes(tag)) && row.title.toLowerCase().includes(title),
  );
  if (words === '') return narrowed;
  if (place.search === 'letters') return narrowed.flatMap((row) => lettersIn(row, words));
  const wanted = [...new Set(stemWords(words))];
  const hits = narrowed.flatMap((row) => {
    const [inTitle, anywhere] = [row.title, textsOf(row).join(' ')].map((text) => new Set(stemWords(text)));
    const isHit = wanted.length > 0 && wanted.every((word) => anywhere?.has(word));
    return isHit ? [{ row, rank: wanted.filter((word) => inTitle?.has(word)).length }] : [];
  });
  const ordered = sort === 'relevance-desc' ? hits.toSorted((a, b) => b.rank - a.rank) : hits;
  return ordered.map(({ row }) => row);
}

/** Takes `[tag]`, `#tag`, `@user` and `title:"words"` out of a query. */
function parseQuery(query: string): { words: string; tags: string[]; title: string } {
  const tags = [...query.matchAll(/\[([^\]:]{1,40})\]|#(\S{1,40})/g)].map(([, a, b]) => a ?? b ?? '');
  const title = /title:"([^"]{1,100})"/.exec(query)?.[1] ?? '';
  const words = query
    .replaceAll(/\[[^\]]{1,40}\]|#\S{1,40}|@\S{1,40}|title:"[^"]{1,100}"/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { words, tags, title: title.toLowerCase() };
}

function textsOf(question: ForumQuestion): string[] {
  const posts = [question, ...shownAnswers(question)].map(({ html }) => plainText(html));
  return [question.title, question.tags.join(' '), ...posts];
}

/** The join with the posts gives a thread as often as its posts match. */
function lettersIn(question: ForumQuestion, words: string): ForumQuestion[] {
  const isIn = (text: string) => text.toLowerCase().includes(words.toLowerCase());
  return textsOf(question)
    .filter(isIn)
    .map(() => question);
}

function activityOf(question: ForumQuestion): number {
  return Math.max(question.at, ...shownAnswers(question).map(({ at }) => at));
}

function listed(place: Place, question: ForumQuestion) {
  const { id, title, html, tags, at, score, views, acceptedAnswer, closedFor, edited } = question;
  const answers = shownAnswers(question);
  // The API names even who asked without a name.
  const author = question.by ?? { id: 77, username: 'shy_person' };
  return {
    added_at: String(at),
    id,
    answer_count: answers.length,
    answer_ids: answers.map((answer) => answer.id),
    accepted_answer_id: acceptedAnswer ?? null,
    view_count: views,
    score,
    last_activity_at: String(activityOf(question)),
    title,
    summary: cut(html),
    tags,
    url: (place.statedOrigin ?? place.origin) + addressOf(place, question),
    ...(edited && { last_edited_at: String(edited.at), last_edited_by: edited.by }),
    ...(closedFor && {
      closed: true,
      closed_by: { id: 2, username: 'Nils (Nordkiste)' },
      closed_at: String(at),
      closed_reason: closedFor,
    }),
    author,
    last_activity_by: author,
  };
}

function cut(html: string): string {
  const words = plainText(html).split(' ');
  if (words.length <= maxWords) return html;
  const text = escapeHtml(words.slice(0, maxWords).join(' '));
  return `<div class="js-snippet"><p>${text} ...<span class="js-expander"> <a>(more)</a></span></p></div>`;
}

function page(
  place: Place,
  { title, main, layout = '' }: { title: string; main: string; layout?: string },
  status = 200,
) {
  const { root, language = 'en' } = place;
  return htmlReply(
    `<!DOCTYPE html>
<html>
<head>
<title>${escapeHtml(title)} - Nordkiste riders</title>
<script type="text/javascript">
    var askbot = {};
    askbot['data'] = {};
    askbot['data']['userIsAuthenticated'] = false;
    askbot['data']['languageCode'] = '${language}';
    askbot['urls'] = {};
    askbot['settings'] = {};
    askbot['messages'] = {};
</script>
</head>
<body class="${layout} anon">
<div class="content-wrapper">
${main}
</div>
<script type="text/javascript">
  askbot['urls']['mark_read_message'] = '${root}/messages/markread/';
  askbot['urls']['get_tag_list'] = '${root}/get-tag-list/';
  askbot['urls']['ask'] = '${root}/questions/ask/';
  askbot['urls']['questions'] = '${root}/questions/';
</script>
</body>
</html>`,
    status,
  );
}

export function notFound(place: Place): SampleReply {
  return page(place, { title: 'Page not found', main: '<h1>Page not found</h1>' }, 404);
}

function homePage(place: Place): SampleReply {
  const rows = visible(place)
    .slice(0, 5)
    .map(
      (question) =>
        `<div class="short-summary" id="question-${question.id}"><h2><a href="${addressOf(place, question)}">${escapeHtml(question.title)}</a></h2></div>\n`,
    );
  return page(place, { title: 'Questions', main: rows.join(''), layout: 'main-page' });
}

function questionPage(place: Place, question: ForumQuestion, url: URL, door: string): SampleReply {
  // The accepted one first, then those with the most votes.
  const isAccepted = ({ id }: ForumAnswer) => id === question.acceptedAnswer;
  const ordered = shownAnswers(question).toSorted(
    (a, b) => Number(isAccepted(b)) - Number(isAccepted(a)) || b.score - a.score,
  );
  const pages = Math.max(1, Math.ceil(ordered.length / answersPerPage));
  const number = Math.max(1, Number(url.searchParams.get('page')) || 1);
  if (number > pages)
    return { status: 302, headers: { location: door + addressOf(place, question) }, body: '' };
  const rows = ordered.slice((number - 1) * answersPerPage, number * answersPerPage);
  const card = place.era === 2014 ? oldCard : newCard;
  return page(place, {
    title: question.title,
    layout: 'question-detail-page',
    main: [question, ...rows].map((post) => card(place, question, post)).join('\n'),
  });
}

type Card = (place: Place, question: ForumQuestion, post: ForumAnswer | ForumQuestion) => string;

const newCard: Card = (place, question, post) => {
  const { id, html, score } = post;
  const isQuestion = post === question;
  const mark = id === question.acceptedAnswer ? ' js-accepted-answer' : '';
  const shown = score >= 1000 ? `${(score / 1000).toFixed(1)}k` : String(score);
  return `<a name="${id}"></a>
<div id="js-post-${id}" class="js-post js-${isQuestion ? 'question' : 'answer'}${mark}" data-post-id="${id}">
  <div class="post-vote-controls">
    <div class="js-post-vote-btn-group">
      <div id="js-post-upvote-btn-${id}" class="js-post-vote-btn js-post-upvote-btn" data-post-id="${id}"></div>
      <div class="js-post-vote-number" title="${score} votes">${shown}</div>
    </div>
  </div>
  <div class="post-content">
    ${isQuestion ? `<h1 class="js-editable"><div class="js-editable-content">${escapeHtml(question.title)}</div></h1>` : ''}
    <div class="post-body">
      <div class="js-editable" id="js-post-body-${id}">
        <div class="js-editable-content">${cut(html)}</div>
        <div class="js-editable-controls"></div>
      </div>
    </div>
    <div class='post-update-info-container'>${newAuthors(place, post, isQuestion)}</div>
    ${isQuestion && question.closedFor ? `<div class="question-status"><p>Closed for the following reason <em>"${escapeHtml(question.closedFor)}"</em> by <a href="${place.root}/users/2/nils/">Nils (Nordkiste)</a></p></div>` : ''}
    <div class="js-post-comments"><div class="js-comment" data-comment-id="1"><div class="js-comment-body">A remark.</div><a class="js-comment-author" href="${place.root}/users/31/kim/">kim</a></div></div>
  </div>
</div>`;
};

function newAuthors(place: Place, post: ForumAnswer | ForumQuestion, isQuestion: boolean): string {
  const { id, by, at, edited } = post;
  if ('isWiki' in post)
    return `<div class='post-update-info'><div>${moment(at, 'js-timeago', 'asked')}</div><div class="tip">This post is a wiki.</div></div>`;
  const history = (time: number, verb: string) =>
    `<a class="post-revision-link" href="${place.root}/${isQuestion ? 'questions' : 'answers'}/${id}/revisions/">${moment(time, 'js-timeago', verb)}</a>`;
  const card = (user: ForumAnswer['by'], links: string) => `<div class='post-update-info'>
  <div class='post-update-info-avatar'>${user ? `<a class="js-avatar-box" href="${profile(place, user)}"><img class="js-avatar gravatar" alt="" src="/m/nophoto.png"/></a>` : '<span class="js-avatar-box"><img class="js-avatar gravatar" alt="anonymous user" src="/m/anon.png"/></span>'}</div>
  <div class='post-update-info-details'>
    <div class='post-update-info-author-name'>${user ? `<a class="user-name-link" href="${profile(place, user)}">${escapeHtml(user.username)}</a>` : 'Anonymous'}</div>
    <div class='post-update-info-revision-links'>${links}</div>
  </div>
</div>`;
  const first = history(at, isQuestion ? 'asked' : 'answered');
  return card(by, first) + (edited ? card(edited.by, history(edited.at, 'updated')) : '');
}

function profile({ root }: Place, { id, username }: { id: number; username: string }): string {
  return `${root}/users/${id}/${spellWords(username).join('-')}/`;
}

/** Servers that store times with a zone add their own to it once more. */
function moment(seconds: number, name: string, verb: string): string {
  const zone = name === 'timeago' ? -5 : 0;
  const [day = '', time = ''] = new Date((seconds + zone * 3600) * 1000).toISOString().split('T');
  const title =
    name === 'timeago' ? `${day} ${time.slice(0, 8)} -0500` : `${day} ${time.slice(0, 8)}+00:00 -0500`;
  return `${verb} <strong><abbr class="${name}" title="${title}">\n${title}\n</abbr></strong>`;
}

const oldCard: Card = (place, question, post) => {
  const { id, html, score } = post;
  const isQuestion = post === question;
  const kind = isQuestion ? 'question' : 'answer';
  const marks = `${id === question.acceptedAnswer ? 'accepted-answer' : ''} ${!isQuestion && post.by === question.by ? 'answered-by-owner' : ''}`;
  return `<div class="post ${kind} ${isQuestion ? '' : marks}" data-post-id="${id}">
  <div class="vote-buttons">
    <div id="${kind}-vote-number-${id}" class="vote-number" title="current number of votes">${score}</div>
  </div>
  <div id="post-id-${id}" class="post-content">
    ${isQuestion ? `<h1><a href="${addressOf(place, question)}">${escapeHtml(question.title)}</a></h1>` : ''}
    <div class="post-body">
      <div class="post-update-info-container">${oldAuthors(place, post, kind)}</div>
      ${cut(html).replaceAll('js-', '')}
    </div>
    <div class="${kind}-controls post-controls"><a class="permant-link" href="#post-id-${id}">link</a></div>
    ${isQuestion && question.closedFor ? `<div class="question-status"><h3>Closed for the following reason <b>${escapeHtml(question.closedFor)}</b> by <i><a href="${place.root}/users/2/nils/">Nils (Nordkiste)</a></i></h3></div>` : ''}
    <div class="comments"><div class="comment" id="comment-1"><div class="comment-body">A remark.<a class="author" href="${place.root}/users/31/kim/">kim</a></div></div></div>
  </div>
</div>`;
};

function oldAuthors(place: Place, post: ForumAnswer | ForumQuestion, kind: string): string {
  const { id, by, at, edited } = post;
  const history = (time: number, verb: string) =>
    `<p style="line-height:12px;"><a href="${place.root}/${kind}s/${id}/revisions/">${moment(time, 'timeago', verb)}</a></p>`;
  const person = (user: ForumAnswer['by']) =>
    user
      ? `<div class="user-card"><a class="avatar-box" href="${profile(place, user)}"><img class="gravatar" alt="" src="/m/nophoto.png"/></a><div class="user-info"><a href="${profile(place, user)}">${escapeHtml(user.username)}</a> <span class="reputation-score">101</span></div></div>`
      : '<img alt="anonymous user" class="gravatar" src="/m/anon.png"/><p>Anonymous</p>';
  const first = `<div class='post-update-info'>${history(at, kind === 'question' ? 'asked' : 'answered')}${person(by)}</div>`;
  const last = edited
    ? `<div class='post-update-info'>${history(edited.at, 'updated')}${person(edited.by)}</div>`
    : '';
  return first + last;
}
