import * as z from 'zod/mini';

import { decodeEntities, htmlToText } from './html-text';
import { webAddress } from './http';
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
      ...(askedAt === undefined ? {} : { postedAt: askedAt }),
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

/** Without a tag the words are searched for among what nobody has had accepted: most of that has no answer at all. */
export async function unansweredQuestions(
  community: Community,
  { tags, text }: HelpWanted,
  context: SourceContext,
): Promise<Thread[]> {
  const isTagged = tags.length > 0;
  const parameters = {
    ...(isTagged ? { tagged: tags[0] ?? '' } : { q: text, accepted: 'False' }),
    sort: 'creation',
    order: 'desc',
    pagesize: String(pageSize),
  };
  const { items } = await ask(
    community,
    {
      path: isTagged ? 'questions/no-answers' : 'search/advanced',
      method: isTagged ? 'questions' : 'search',
      parameters,
      why: 'search',
      text: isTagged ? '' : text,
    },
    questionsSchema,
    context,
  );
  return items
    .map((item, rank) => toThread(community, item, rank))
    .filter(
      ({ isSolved, closedAs, answerCount }) => !isSolved && closedAs === undefined && answerCount === 0,
    );
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
    const url = webAddress(user?.link ?? '');
    if (name === '' || typeof user?.user_id !== 'number') return [];
    return [
      {
        person: { id: String(user.user_id), name, ...(url === undefined ? {} : { url }) },
        ...(typeof count === 'number' ? { answers: count } : {}),
        ...(typeof score === 'number' ? { agreement: { value: score, unit: 'votes' } } : {}),
        proofUrl,
      },
    ];
  });
}

// Verified against the API's documentation and the addresses that other clients ask (`top-answerers/all_time`,
// `questions/no-answers`). Never seen: a live reply of any of these methods.
