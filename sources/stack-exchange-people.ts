import * as z from 'zod/mini';

import { decodeEntities, htmlToText } from './html-text';
import { webAddress } from './http';
import { told } from './loose-fields';
import type { Community, HelpWanted, Knower, Post, PostStream, SourceContext, Thread } from './source';
import {
  answersSchema,
  ask,
  ownerSchema,
  questionsSchema,
  toAuthor,
  toThread,
  wrapperSchema,
  type AnswerItem,
} from './stack-exchange-api';
import { webOrigin, siteOf } from './stack-exchange-sites';

const pageSize = 30;
const excerptChars = 300;
const titleChars = 120;

const scoresSchema = z.extend(wrapperSchema, {
  items: z.optional(
    z.array(
      z.object({
        user: z.nullish(ownerSchema),
        score: z.nullish(z.number()),
        post_count: z.nullish(z.number()),
      }),
    ),
  ),
});

/** The newest questions under a tag, or the newest answers of a person, who is known by their number. */
export function latestPosts(
  community: Community,
  stream: PostStream,
  context: SourceContext,
): Promise<Post[]> {
  return stream.kind === 'tag'
    ? latestQuestions(community, stream.tag, context)
    : latestAnswers(community, stream.person.id, context);
}

async function latestQuestions(community: Community, tag: string, context: SourceContext): Promise<Post[]> {
  const parameters = { tagged: tag, sort: 'creation', order: 'desc', pagesize: String(pageSize) };
  const { items } = await ask(
    community,
    { path: 'questions', method: 'questions', parameters, why: 'search', text: '' },
    questionsSchema,
    context,
  );
  return items.map((item, rank) => {
    const { id, title, url, author, askedAt, text } = toThread(community, item, rank);
    return {
      id,
      kind: 'question',
      title,
      url,
      author: author ?? { name: null },
      ...told({ postedAt: askedAt }),
      excerpt: text.slice(0, excerptChars),
    };
  });
}

async function latestAnswers(community: Community, userId: string, context: SourceContext): Promise<Post[]> {
  const parameters = { sort: 'creation', order: 'desc', pagesize: String(pageSize) };
  const path = `users/${encodeURIComponent(userId)}/answers`;
  const { items } = await ask(
    community,
    { path, method: 'users', parameters, why: 'search', text: '' },
    answersSchema,
    context,
  );
  return items.map((item) => answerPost(community, item));
}

/** An answer comes without its question's title: its own beginning has to do. */
function answerPost(community: Community, item: AnswerItem): Post {
  const text = htmlToText(item.body);
  return {
    id: `${community.id}#a${item.answer_id}`,
    kind: 'answer',
    title: (text.split('\n', 1)[0] ?? '').slice(0, titleChars),
    url: `${webOrigin(siteOf(community))}/a/${item.answer_id}`,
    author: toAuthor(item.owner),
    ...(typeof item.creation_date === 'number' ? { postedAt: item.creation_date * 1000 } : {}),
    excerpt: text.slice(0, excerptChars),
  };
}

/**
 * Under a tag, what the site itself calls unanswered: no answer that was accepted or voted for, and mostly none at all.
 * Without one the words are searched for among what has no accepted answer.
 */
export async function unansweredQuestions(
  community: Community,
  { tags, text }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const [tag] = tags;
  const words = tag === undefined ? text.trim() : '';
  // Several tags are any of them in a search; in a list they would be all of them.
  const tagged = tag ?? (words === '' ? community.tags?.[0] : community.tags?.join(';'));
  const parameters = {
    ...(tagged ? { tagged } : {}),
    ...(words === '' ? {} : { q: words, accepted: 'False', closed: 'False' }),
    sort: 'creation',
    order: 'desc',
    pagesize: String(pageSize),
  };
  const [path, method] =
    words === '' ? ['questions/unanswered', 'questions/unanswered'] : ['search/advanced', 'search'];
  const asked = { path, method, parameters, why: 'search', text: words } as const;
  const { items } = await ask(community, asked, questionsSchema, context);
  return items
    .filter((item) => item.is_answered !== true)
    .map((item, rank) => toThread(community, item, rank))
    .filter(({ isSolved, closedAs }) => !isSolved && closedAs === undefined);
}

/** Those with the highest scores under a tag in all the years. Without a tag the API names nobody. */
export async function topAnswerers(
  community: Community,
  tag: string | undefined,
  context: SourceContext,
): Promise<Knower[]> {
  if (tag === undefined) return [];
  const { items } = await ask(
    community,
    {
      path: `tags/${encodeURIComponent(tag)}/top-answerers/all_time`,
      method: 'tags',
      parameters: { pagesize: '10' },
      why: 'search',
      text: '',
    },
    scoresSchema,
    context,
  );
  const proofUrl = `${webOrigin(siteOf(community))}/tags/${encodeURIComponent(tag)}/topusers`;
  return items.flatMap(({ user, score, post_count: count }): Knower[] => {
    const name = decodeEntities(user?.display_name ?? '').trim();
    if (name === '' || typeof user?.user_id !== 'number') return [];
    return [
      {
        person: { id: String(user.user_id), name, ...told({ url: webAddress(user.link ?? '') }) },
        ...(typeof count === 'number' ? { answers: count } : {}),
        ...(typeof score === 'number' ? { agreement: { value: score, unit: 'votes' } } : {}),
        proofUrl,
      },
    ];
  });
}

// Verified against the API's documentation, the addresses that other clients ask (`top-answerers/all_time`,
// `questions/unanswered`) and a recorded list of a person's answers. Never seen: a live reply of any of these methods
// to us; a person's answers come without their questions' titles.
