import {
  answersSchema,
  ask,
  questionsSchema,
  toThread,
  withAnswers,
  type AnswerItem,
} from './stack-exchange-api';
import { latestPosts, topAnswerers, unansweredQuestions } from './stack-exchange-people';
import { recogniseSite, siteOf, webOrigin } from './stack-exchange-sites';
import type { Community, Query, SearchPage, Source, SourceContext, Thread } from './source';

const searchPageSize = 30;
const answerPageSize = 100;
const maxAnswerPages = 3;

/** Stack Overflow and its sisters, by the API that they share: version 2.3, without a key. */
export const stackExchange: Source = {
  id: 'stack-exchange',
  name: 'Stack Exchange',
  engine: {
    words: 'all',
    unit: 'thread',
    stems: true,
    prefixes: false,
    hasTitleSearch: true,
    maxQueryChars: 120,
    minWordChars: 2,
    pageSize: searchPageSize,
  },
  openHosts: ['api.stackexchange.com'],
  readBatch: 100,
  countsAnswers: true,
  recognise: recogniseSite,
  search: searchQuestions,
  read: readAnswers,
  searchUrl: (community, text) =>
    `${webOrigin(siteOf(community))}/search?${new URLSearchParams({ q: text })}`,
  askUrl: (community, { title, body, tags }) => {
    const draft = new URLSearchParams({ title });
    if (body !== undefined) draft.set('body', body);
    if (tags && tags.length > 0) draft.set('tags', tags.join(' '));
    return `${webOrigin(siteOf(community))}/questions/ask?${draft}`;
  },
  rulesUrl: (community) => `${webOrigin(siteOf(community))}/help/how-to-ask`,
  streams: ['tag', 'person'],
  latest: latestPosts,
  unanswered: unansweredQuestions,
  knowers: topAnswerers,
  terms: () => ({ name: 'CC BY-SA', url: 'https://stackoverflow.com/help/licensing' }),
};

/** Within the product's tags first. Where nothing is found there, the words may stand elsewhere on the site. */
async function searchQuestions(
  community: Community,
  query: Query,
  context: SourceContext,
): Promise<SearchPage> {
  const tags = query.tags ?? community.tags ?? [];
  const found = await searchTagged(community, query, tags, context);
  const isEmpty = tags.length > 0 && query.page === 1 && found.threads.length === 0;
  return isEmpty ? searchTagged(community, query, [], context) : found;
}

async function searchTagged(
  community: Community,
  query: Query,
  tags: string[],
  context: SourceContext,
): Promise<SearchPage> {
  const isTitle = query.mode === 'title';
  const reply = await ask(
    community,
    {
      path: isTitle ? 'similar' : 'search/advanced',
      method: isTitle ? 'similar' : 'search',
      parameters: {
        [isTitle ? 'title' : 'q']: query.text,
        ...(tags.length > 0 ? { tagged: tags.join(';') } : {}),
        sort: 'relevance',
        order: 'desc',
        page: String(query.page),
        pagesize: String(searchPageSize),
      },
      why: 'search',
      text: query.text,
    },
    questionsSchema,
    context,
  );
  const firstRank = (query.page - 1) * searchPageSize;
  return {
    threads: reply.items.map((item, index) => toThread(community, item, firstRank + index)),
    hasMore: reply.has_more ?? false,
    ...(typeof reply.total === 'number' ? { total: reply.total } : {}),
  };
}

async function readAnswers(
  community: Community,
  threads: Thread[],
  context: SourceContext,
): Promise<Thread[]> {
  // What the search has just called unanswered costs no request of a quota that is small.
  const asked = threads.filter((thread) => thread.answerCount > 0);
  const { items, isComplete } = await collectAnswers(
    community,
    asked.map((thread) => thread.nativeId),
    context,
  );
  const byQuestion = Map.groupBy(items, (item) => String(item.question_id));
  return threads.flatMap((thread) => {
    const own = byQuestion.get(thread.nativeId) ?? [];
    // Of a list that was cut short at least one more is counted.
    const answerCount = Math.max(thread.answerCount, own.length + (isComplete ? 0 : 1));
    if (thread.answerCount === 0 || own.length > 0)
      return [withAnswers(community, { ...thread, answerCount }, own)];
    // Of a list that was cut short nobody knows what would have followed: the thread stays as it was.
    return isComplete ? [] : [thread];
  });
}

/** The answers to the questions in one request, and in two more where it says that there are more. */
async function collectAnswers(
  community: Community,
  ids: string[],
  context: SourceContext,
): Promise<{ items: AnswerItem[]; isComplete: boolean }> {
  const items: AnswerItem[] = [];
  if (ids.length === 0) return { items, isComplete: true };
  for (let page = 1; page <= maxAnswerPages; page++) {
    const reply = await ask(
      community,
      {
        path: `questions/${ids.map(encodeURIComponent).join(';')}/answers`,
        method: 'answers',
        parameters: {
          sort: 'votes',
          order: 'desc',
          page: String(page),
          pagesize: String(answerPageSize),
        },
        why: 'answers',
        text: '',
      },
      answersSchema,
      context,
    );
    items.push(...reply.items);
    if (!reply.has_more) return { items, isComplete: true };
    // Asking on would be refused, and what is here would be lost with it.
    if (reply.backoff || reply.quota_remaining === 0) break;
  }
  return { items, isComplete: false };
}

// Verified against recorded question lists of 2.2 and 2.3, a person's answers (2.3, without bodies), a page with
// `backoff` and the list of sites. Never seen: a live /questions/{ids}/answers with bodies, /similar, and the
// refusals' bodies, which follow the API's documentation and other clients' issues.
