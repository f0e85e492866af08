import type { PlatformSample } from '../platform-sample';
import { htmlReply, jsonReply, type SampleReply, type SampleRequest } from '../reply';
import { escapeHtml, plainText, slugOf, stemWords } from '../words';
import { articles, questions, type QaAnswer, type QaQuestion } from './microsoft-qa/questions';

type Item = Record<string, unknown>;

const base = 'https://learn.microsoft.com';
const maxSlugChars = 50;

function learnSite({ url }: SampleRequest): SampleReply {
  if (url.pathname === '/api/search') return search(url.searchParams);
  const [, locale, id] = /^\/([a-z-]{2,12})\/answers\/questions\/(\d+)/.exec(url.pathname) ?? [];
  const question = questions.find((row) => row.locale === locale && String(row.id) === id);
  return question ? htmlReply(questionPage(question)) : htmlReply(missingPage, 404);
}

function search(params: URLSearchParams): SampleReply {
  const text = params.get('search') ?? '';
  const locale = params.get('locale');
  const top = Number(params.get('$top') ?? 10);
  const skip = Number(params.get('$skip') ?? 0);
  if (!locale) return refuse('The locale field is required.');
  if (!Number.isInteger(top) || top < 1 || top > 30 || !Number.isInteger(skip) || skip < 0)
    return refuse('$top');
  const filter = params.get('$filter');
  if (filter !== null && filter !== "category eq 'QnA'") return refuse('Invalid expression in $filter.');
  const found = findPages(text, locale, filter !== null);
  const results = found.slice(skip, skip + top);
  const hasMore = skip + results.length < found.length;
  return jsonReply({
    facets: { category: [], products: [], tags: [] },
    results,
    srchEng: 'default',
    termHasSynonyms: false,
    scopeRemoved: false,
    count: found.length,
    ...(hasMore ? { '@nextLink': `${base}/api/search?$skip=${skip + top}` } : {}),
  });
}

function refuse(message: string): SampleReply {
  return jsonReply({ errorCode: 'BadRequest', message }, 400);
}

/** Any word is enough; pages with more of them come first. */
function findPages(text: string, locale: string, isQaOnly: boolean): Item[] {
  const words = stemWords(text);
  const pages = [
    ...questions.map((question) => ({
      locale: question.locale,
      text: wholeText(question),
      item: resultItem(question),
    })),
    ...(isQaOnly
      ? []
      : articles.map((article) => ({ ...article, text: article.title, item: articleItem(article) }))),
  ];
  return pages
    .filter((page) => page.locale === locale)
    .map((page) => {
      const held = new Set(stemWords(page.text));
      return { item: page.item, score: words.filter((word) => held.has(word)).length };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function wholeText({ title, html, answers }: QaQuestion): string {
  return `${title} ${plainText(html)} ${answers.map((answer) => plainText(answer.html)).join(' ')}`;
}

function addressOf({ locale, id, title }: QaQuestion): string {
  return `${base}/${locale}/answers/questions/${id}/${slugOf(title).slice(0, maxSlugChars)}`;
}

function resultItem(question: QaQuestion): Item {
  return {
    title: `${question.title} - Microsoft Q&A`,
    url: addressOf(question),
    displayUrl: { content: addressOf(question).replace('https://', ''), hitHighlights: [] },
    description: plainText(question.html),
    descriptions: [{ content: plainText(question.html), hitHighlights: [] }],
    lastUpdatedDate: question.updatedAt,
    category: 'QnA',
    breadcrumbs: [],
  };
}

function articleItem({ title, path, description }: (typeof articles)[number]): Item {
  return {
    title,
    url: base + path,
    description,
    descriptions: [],
    category: 'Documentation',
    breadcrumbs: [],
  };
}

const missingPage =
  '<!DOCTYPE html><html lang="en-us"><title>404 - Content Not Found</title><h1>404</h1></html>';

function questionPage(question: QaQuestion): string {
  const markup = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: questionMarkup(question),
  });
  const shown = question.answers.map(
    (answer) => `<li id="answer-${answer.id}"><div class="content">${answer.html}</div></li>`,
  );
  return `<!DOCTYPE html><html class="hasBreadcrumb" lang="${question.locale}" dir="ltr"><head>
<meta charset="utf-8"><title>${escapeHtml(question.title)} - Microsoft Q&amp;A</title>
<script type="application/ld+json">${markup.replaceAll('<', '\\u003c')}</script></head>
<body><main><h1 class="title is-2">${escapeHtml(question.title)}</h1>
<div class="content margin-top-xxs">${question.html}</div><ul>${shown.join('\n')}</ul></main></body></html>`;
}

function questionMarkup(question: QaQuestion): Item {
  const accepted = question.answers.find(({ isAccepted }) => isAccepted);
  const others = question.answers.filter((answer) => answer !== accepted);
  return {
    '@type': 'Question',
    name: question.title,
    text: question.html,
    answerCount: question.answers.length,
    upvoteCount: question.upvotes,
    dateCreated: question.at,
    author: { '@type': 'Person', name: question.author },
    ...(accepted ? { acceptedAnswer: answerMarkup(question, accepted) } : {}),
    suggestedAnswer: others.map((answer) => answerMarkup(question, answer)),
  };
}

function answerMarkup(question: QaQuestion, { id, author, html, upvotes, at }: QaAnswer): Item {
  return {
    '@type': 'Answer',
    text: html,
    upvoteCount: upvotes,
    dateCreated: at,
    url: `${addressOf(question)}#answer-${id}`,
    author: { '@type': 'Person', name: author ?? 'Deleted user' },
  };
}

const asked = questions[0];
if (!asked) throw new Error('The sample has lost its question.');
const url = addressOf(asked);

export const microsoftQaSample: PlatformSample = {
  platform: 'microsoft-qa',
  community: {
    id: `microsoft-qa:${base}`,
    platform: 'microsoft-qa',
    base,
    name: 'Microsoft Q&A',
    relation: 'own',
  },
  doors: { 'learn.microsoft.com': learnSite },
  // Words of the question itself: an address holds the title's.
  query: { text: 'thermal spooler 0x8007f0e1 wakes', mode: 'words' },
  thread: {
    title: asked.title,
    url,
    isSolved: true,
    answers: [
      {
        author: 'Sefa Lindqvist',
        text: 'clear the first box if power < 500 mA',
        acceptedBy: 'asker',
        url: `${url}#answer-5610144`,
      },
      {
        author: 'Marek Dunaj',
        text: 'Reinstall the driver & restart.',
        acceptedBy: null,
        url: `${url}#answer-5610090`,
      },
      { author: null, text: 'Worked here as well.', acceptedBy: null, url: `${url}#answer-5610201` },
    ],
  },
  nothing: 'xylophone zeppelin',
  paged: { text: 'quarterly ledger' },
  gone: htmlReply(missingPage, 404),
  refusals: [
    {
      name: 'too many requests',
      reply: jsonReply({ statusCode: 429, message: 'Rate limit is exceeded.' }, 429, { 'retry-after': '23' }),
      code: 'throttled',
      retryAfterMs: 23_000,
    },
    {
      name: 'a wall before the site',
      reply: htmlReply('<html><title>Access Denied</title><h1>Access Denied</h1></html>', 403),
      code: 'refused',
    },
    {
      name: 'a parameter that it does not take',
      reply: refuse('The locale field is required.'),
      code: 'changed',
    },
    {
      name: 'pages of another kind than was asked for',
      reply: jsonReply({ results: articles.map(articleItem), count: 1 }),
      code: 'changed',
    },
  ],
  ask: {
    draft: { title: 'Printer & sleep', body: 'Tried two cables.', tags: ['Windows 11'] },
    url: `${base}/answers/questions/ask/?displayLabel=Windows%2011`,
  },
  recognised: [
    { url, base },
    { url: `${base}/answers/`, base },
    { url: `${base}/en-us/answers/tags/824/windows-home`, base },
    { url: `${base}/sr-latn-rs/answers/questions/5610021/x`, base },
  ],
  notRecognised: [
    base,
    `${base}/en-us/windows/answers/files`,
    `${base}/en-us/windows/printing/thermal-spooler`,
    'https://support.microsoft.com/en-us/answers/5610021',
    'https://learn.microsoft.com.example/en-us/answers/questions/5610021/x',
  ],
};
