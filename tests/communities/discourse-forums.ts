import { sampleThreads } from './data/all';
import type { SampleThread } from './data/sample-thread';
import { numberOf } from './names';
import { plainText, slugOf, spellWords, stemWords } from './words';

export type ForumPost = {
  id: number;
  number: number;
  /** Null: the account has been deleted. */
  author: string | null;
  at: number;
  likes: number;
  cooked: string;
  text: string;
  isAccepted: boolean;
  isStaff: boolean;
  isHidden: boolean;
  /** 3: a note of the system ('closed'), without words. */
  type: 1 | 3;
  /** The stems of the post, its topic's title, category and tags: what Discourse searches. */
  words: Map<string, number>;
};

export type ForumTopic = {
  id: number;
  title: string;
  slug: string;
  tags: string[];
  categoryId: number;
  views: number;
  isClosed: boolean;
  posts: ForumPost[];
  titleWords: Set<string>;
  openingWords: Set<string>;
};

export type Forum = {
  id: 'lumenhome' | 'parcelo';
  title: string;
  description: string;
  host: string;
  /** '' or the sub-folder under which it is installed. */
  folder: string;
  version: string;
  /** False where a forum has too few topics: then `similar_to` answers an empty list. */
  hasSimilar: boolean;
  /** Username of the company's people, as shown. */
  staffTitle: string;
  topics: ForumTopic[];
};

export const categories = [
  { id: 4, name: 'General', slug: 'general', color: '0088CC' },
  { id: 5, name: 'Help', slug: 'help', color: 'E45735' },
  { id: 6, name: 'Deutsch', slug: 'deutsch', color: '12A89D' },
];

export const forums: Forum[] = [
  {
    id: 'lumenhome',
    title: 'Lumenhome Community',
    description: 'People with Lumenhome lights help each other.',
    host: 'community.lumenhome.example',
    folder: '',
    version: '3.5.2',
    hasSimilar: true,
    staffTitle: 'Lumenhome Support',
    topics: openTopics(sampleThreads.lumenhome, 5000, 61_000),
  },
  {
    id: 'parcelo',
    title: 'Parcelo Forum',
    description: 'Talk about Parcelo Notes.',
    host: 'www.parcelo.example',
    folder: '/community',
    version: '3.4.6',
    hasSimilar: false,
    staffTitle: 'Parcelo Team',
    topics: openTopics(sampleThreads.parcelo, 210, 1_900),
  },
];

/** What Discourse shows as the user's handle: no spaces or signs. */
export function usernameOf(name: string): string {
  return spellWords(name).join('_').slice(0, 40) || `user${numberOf(name, 999)}`;
}

function openTopics(threads: SampleThread[], firstId: number, firstPostId: number): ForumTopic[] {
  let postId = firstPostId;
  return threads.map((row, index) => {
    const categoryId = row.tags.includes('deutsch') ? 6 : index % 5 === 4 ? 4 : 5;
    const titleWords = stemWords(row.title);
    const shared = [
      ...titleWords,
      ...titleWords,
      ...stemWords(row.tags.join(' ')),
      ...stemWords(categoryName(categoryId)),
    ];
    const posts = writePosts(row, shared, () => (postId += 1));
    return {
      id: firstId + index * 7,
      title: row.title,
      slug: slugOf(row.title),
      tags: row.tags,
      categoryId,
      views: row.views,
      isClosed: row.closedAs !== undefined,
      posts,
      titleWords: new Set(titleWords),
      openingWords: new Set(stemWords(plainText(row.body).slice(0, 200))),
    };
  });
}

function writePosts(row: SampleThread, shared: string[], nextId: () => number): ForumPost[] {
  const opening = { author: row.asker, postedAt: row.askedAt, agreement: row.agreement, body: row.body };
  const rows = [opening, ...row.answers];
  const posts = rows.map((answer, index) =>
    writePost(
      { isStaff: answer.author?.includes('(Lumenhome)') === true, ...answer },
      index + 1,
      nextId(),
      shared,
    ),
  );
  const last = posts.at(-1);
  if (row.closedAs === undefined || !last) return posts;
  const closing = { author: 'system', postedAt: row.askedAt, agreement: 0, body: '', isStaff: true };
  return [...posts, { ...writePost(closing, last.number + 1, nextId(), []), type: 3 as const }];
}

function writePost(
  row: {
    author: string | null;
    postedAt: string;
    agreement: number;
    body: string;
    isStaff?: boolean;
    isAccepted?: boolean;
    isHidden?: boolean;
  },
  number: number,
  id: number,
  shared: string[],
): ForumPost {
  const cooked = row.isHidden
    ? '<p>This post was hidden after members of the community flagged it.</p>'
    : row.body;
  const words = new Map<string, number>();
  const text = plainText(cooked);
  for (const word of [...shared, ...stemWords(text)]) words.set(word, (words.get(word) ?? 0) + 1);
  return {
    id,
    number,
    author: row.author,
    at: Date.parse(`${row.postedAt}T08:00:00Z`) + number * 61_037,
    likes: row.agreement,
    cooked,
    text,
    isAccepted: row.isAccepted === true,
    isStaff: row.isStaff === true,
    isHidden: row.isHidden === true,
    type: 1,
    words,
  };
}

function categoryName(id: number): string {
  return categories.find((category) => category.id === id)?.name ?? '';
}
