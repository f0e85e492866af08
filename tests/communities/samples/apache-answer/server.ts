import type { Door } from '../../platform-sample';
import { htmlReply, jsonReply, type SampleReply } from '../../reply';
import { plainText } from '../../words';
import { members, type SiteAnswer, type SiteQuestion } from './questions';

const maxQueryChars = 60;
const maxWords = 5;
const maxPageSize = 50;

export type AnswerSiteOptions = {
  /** The site's own address, with its sub-folder. */
  base: string;
  questions: SiteQuestion[];
  /** True: as the first versions sent it, an accepted answer was an adopted one. */
  isOld?: boolean;
};

/** One site of Apache Answer as a guest sees it: any of the first five words is enough, letter for letter. */
export function answerSite(options: AnswerSiteOptions): Door {
  const folder = new URL(options.base).pathname.replace(/\/$/, '');
  const api = `${folder}/answer/api/v1/`;
  return ({ url: { pathname, searchParams } }) => {
    if (pathname === folder || pathname === `${folder}/`) return homePage(folder);
    switch (pathname.startsWith(api) ? pathname.slice(api.length) : '') {
      case 'siteinfo':
        return good(siteInfo(options));
      case 'search':
        return search(options, searchParams);
      case 'question/page':
        return questionPage(options, searchParams);
      case 'question/info':
        return questionInfo(options, searchParams);
      case 'answer/page':
        return answerPage(options, searchParams);
      default:
        return htmlReply('<!DOCTYPE html><title>404</title>', 404);
    }
  };
}

function good(data: unknown): SampleReply {
  return jsonReply({ code: 200, reason: 'base.success', msg: 'Success.', data });
}

/** An error in the server's own wrapper. */
export function problem(code: number, reason: string, data: unknown = null): SampleReply {
  return jsonReply({ code, reason, msg: 'That went wrong.', data }, code);
}

function siteInfo({ base }: AnswerSiteOptions) {
  return {
    general: { name: 'Lumenhome Answers', short_description: '', site_url: base, contact_email: '' },
    site_seo: { permalink: 1 },
    version: '2.0.2',
    revision: 'a1b2c3d4',
  };
}

function homePage(folder: string): SampleReply {
  return htmlReply(`<!DOCTYPE html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <title>Questions - Lumenhome Answers</title>
    <meta name="generator" content="Answer 2.0.2 - https://github.com/apache/answer version a1b2c3d4">
    <link rel="manifest" href="${folder}/manifest.json" />
    <link rel="search" type="application/opensearchdescription+xml" href="${folder}/opensearch.xml" title="Lumenhome Answers" />
  </head>
  <body><div id="root"><h5>All questions</h5></div></body>
</html>`);
}

function isShown({ status }: { status?: string }): boolean {
  return status !== 'deleted' && status !== 'pending';
}

/** Signs become blanks; `key:value` and `[tag]` would narrow the search. */
function searchedWords(query: string): string[] {
  return query
    .replaceAll(/[+#.<>\-_()*]/g, ' ')
    .split(' ')
    .filter((word) => word.trim() !== '')
    .slice(0, maxWords)
    .map((word) => word.toLowerCase());
}

/** How many letters of the text the words make up. */
function relevance(text: string, words: string[]): number {
  const without = words.reduce((left, word) => left.replaceAll(word, ''), text.toLowerCase());
  return text.length - without.length;
}

function search({ questions }: AnswerSiteOptions, params: URLSearchParams): SampleReply {
  const query = params.get('q') ?? '';
  const size = Number(params.get('size') ?? 30);
  const order = params.get('order') ?? 'relevance';
  const isValid =
    query !== '' &&
    Array.from(query).length <= maxQueryChars &&
    size <= maxPageSize &&
    ['newest', 'active', 'score', 'relevance'].includes(order);
  if (!isValid) return problem(400, 'base.request_format_error');
  const words = searchedWords(query);
  const all = questions
    .filter(isShown)
    .flatMap((question) => [
      questionHit(question, relevance(`${question.title} ${plainText(question.html)}`, words)),
      ...question.answers
        .filter(isShown)
        .map((answer) => answerHit(question, answer, relevance(plainText(answer.html), words))),
    ]);
  const found = all.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  const page = Number(params.get('page') ?? 1);
  const rows = found.slice((page - 1) * size, page * size);
  return good({
    count: found.length,
    list: rows.map(({ object_type, object }) => ({ object_type, object })),
  });
}

function questionHit(question: SiteQuestion, score: number) {
  const { id, title, html, at, votes = 0, answers, userId, tags } = question;
  return {
    score,
    object_type: 'question',
    object: {
      id,
      question_id: id,
      title,
      url_title: 'a-title',
      excerpt: plainText(html).slice(0, 100),
      created_at: at,
      vote_count: votes,
      accepted: answers.some(({ isAccepted }) => isAccepted),
      answer_count: answers.filter(isShown).length,
      user_info: userInfo(userId),
      tags: tagItems(tags),
      status: question.status ?? 'available',
    },
  };
}

/** Under its question's title; of the question's answers it knows nothing. */
function answerHit({ id: question_id, title, tags }: SiteQuestion, answer: SiteAnswer, score: number) {
  const { id, html, at, votes = 0, userId, isAccepted = false } = answer;
  return {
    score,
    object_type: 'answer',
    object: {
      id,
      question_id,
      title,
      url_title: 'a-title',
      excerpt: plainText(html).slice(0, 100),
      created_at: at,
      vote_count: votes,
      accepted: isAccepted,
      answer_count: 0,
      user_info: userInfo(userId),
      tags: tagItems(tags),
      status: 'available',
    },
  };
}

function userInfo(userId: string) {
  const member = members.find(({ id }) => id === userId);
  return member
    ? {
        id: userId,
        username: member.username,
        rank: 21,
        display_name: member.displayName,
        status: member.status ?? 'normal',
      }
    : null;
}

function tagItems(tags: string[]) {
  return tags.map((slug_name) => ({
    slug_name,
    display_name: slug_name,
    main_tag_slug_name: '',
    recommend: false,
  }));
}

/** The newest ones; 'unanswered' are those without any answer that can still get one. */
function questionPage({ questions }: AnswerSiteOptions, params: URLSearchParams): SampleReply {
  const order = params.get('order') ?? 'newest';
  if (!['newest', 'active', 'hot', 'score', 'unanswered', 'recommend', 'frequent'].includes(order))
    return problem(400, 'base.request_format_error');
  const tag = params.get('tag');
  const rows = questions
    .filter(isShown)
    .filter(({ tags }) => tag === null || tags.includes(tag))
    .filter(
      ({ answers, status }) =>
        order !== 'unanswered' || (answers.filter(isShown).length === 0 && status !== 'closed'),
    )
    .toSorted((a, b) => b.at - a.at);
  const size = Number(params.get('page_size') ?? 20);
  const page = Number(params.get('page') ?? 1);
  return good({
    count: rows.length,
    list: rows.slice((page - 1) * size, page * size).map(listedQuestion),
  });
}

function listedQuestion(question: SiteQuestion) {
  const { id, title, html, tags, views = 0, votes = 0, at, userId, answers, status } = question;
  return {
    id,
    created_at: at,
    title,
    url_title: 'a-title',
    description: plainText(html).slice(0, 240),
    pin: 1,
    show: 1,
    status: status === 'closed' ? 2 : 1,
    tags: tagItems(tags),
    view_count: views,
    unique_view_count: views,
    vote_count: votes,
    answer_count: answers.filter(isShown).length,
    collection_count: 0,
    follow_count: 0,
    accepted_answer_id: answers.find(({ isAccepted }) => isAccepted)?.id ?? '0',
    last_answer_id: '0',
    operated_at: at,
    operator: userInfo(userId),
    operation_type: 'asked',
  };
}

function questionInfo({ questions }: AnswerSiteOptions, params: URLSearchParams): SampleReply {
  const question = questions.find(({ id }) => id === params.get('id'));
  if (!question || !isShown(question)) return problem(404, 'error.question.not_found');
  const { id, title, html, tags, views = 0, votes = 0, at, userId, answers, status } = question;
  const shown = answers.filter(isShown);
  return good({
    id,
    title,
    url_title: 'a-title',
    content: plainText(html),
    html,
    description: plainText(html),
    tags: tagItems(tags),
    view_count: views,
    vote_count: votes,
    answer_count: shown.length,
    accepted_answer_id: shown.find(({ isAccepted }) => isAccepted)?.id ?? '0',
    create_time: at,
    update_time: shown.at(-1)?.at ?? at,
    edit_time: 0,
    show: 1,
    status: status === 'closed' ? 2 : 1,
    user_info: userInfo(userId),
  });
}

/** The accepted one first, then by votes. */
function answerPage({ questions, isOld }: AnswerSiteOptions, params: URLSearchParams): SampleReply {
  const question = questions.find(({ id }) => id === params.get('question_id'));
  if (!question || !isShown(question)) return problem(404, 'error.question.not_found');
  const ordered = question.answers
    .filter(isShown)
    .toSorted(
      (a, b) =>
        Number(b.isAccepted ?? false) - Number(a.isAccepted ?? false) || (b.votes ?? 0) - (a.votes ?? 0),
    );
  const size = Number(params.get('page_size') ?? 20);
  const page = Number(params.get('page') ?? 1);
  const rows = ordered.slice((page - 1) * size, page * size);
  return good({
    count: ordered.length,
    list: rows.map(({ id, html, at, updatedAt = 0, votes = 0, isAccepted, userId }) => ({
      id,
      question_id: question.id,
      content: plainText(html),
      html,
      create_time: at,
      update_time: updatedAt,
      [isOld ? 'adopted' : 'accepted']: isAccepted ? 2 : 1,
      vote_count: votes,
      status: 1,
      user_info: userInfo(userId),
    })),
  });
}
