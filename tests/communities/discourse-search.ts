import type { Forum, ForumPost, ForumTopic } from './discourse-forums';
import { categories, usernameOf } from './discourse-forums';
import { quotedPhrases, spellWords, stemWords } from './words';

export type Hit = { topic: ForumTopic; post: ForumPost; rank: number };

const topicsPerPage = 50;

/**
 * Every word, as a prefix of its stem, must stand in one post or in its topic's title, category or tags. Rows are
 * grouped by topic and show its first matching post.
 */
export function searchForum(forum: Forum, term: string, page: number): { hits: Hit[]; hasMore: boolean } {
  const { words, operators } = readTerm(term);
  const isAllFilters = words.length === 0 && operators.length > 0;
  const hasWords = words.length > 0 || isAllFilters;
  const phrases = quotedPhrases(term);
  const hits = hasWords ? forum.topics.flatMap((topic) => hitOf(topic, words, phrases, operators) ?? []) : [];
  const order = operators.find((operator) => operator.startsWith('order:'));
  const sorted = hits.sort((a, b) => compareHits(a, b, order));
  return {
    hits: sorted.slice((page - 1) * topicsPerPage, page * topicsPerPage),
    hasMore: sorted.length > page * topicsPerPage,
  };
}

function readTerm(term: string): { words: string[]; operators: string[] } {
  const isOperator = (part: string) =>
    /^(order|status|in|tags?|category|before|after|user):\S|^[#@]\S/.test(part);
  const parts = term.split(/\s+/).filter(Boolean);
  return {
    words: stemWords(parts.filter((part) => !isOperator(part)).join(' ')),
    operators: parts.filter(isOperator).map((part) => part.toLowerCase()),
  };
}

function hitOf(topic: ForumTopic, words: string[], phrases: string[], operators: string[]): Hit | null {
  if (!operators.every((operator) => passesOperator(topic, operator))) return null;
  const isTitleOnly = operators.includes('in:title');
  const isFirstOnly = isTitleOnly || operators.includes('in:first');
  const fitting = topic.posts.filter(
    (post) =>
      post.type === 1 &&
      (!isFirstOnly || post.number === 1) &&
      words.every((word) => holdsPrefix(isTitleOnly ? topic.titleWords : post.words.keys(), word)) &&
      phrases.every((phrase) => `${topic.title}\n${post.text}`.toLowerCase().includes(phrase)),
  );
  const first = fitting[0];
  if (!first) return null;
  return { topic, post: first, rank: Math.max(...fitting.map((post) => rankOf(topic, post, words))) };
}

function passesOperator(topic: ForumTopic, operator: string): boolean {
  const [name = '', value = ''] = operator.split(/:(.*)/s);
  const isSolved = topic.posts.some((post) => post.isAccepted);
  const category = categories.find((known) => known.id === topic.categoryId)?.slug;
  if (operator.startsWith('#'))
    return category === operator.slice(1) || topic.tags.includes(operator.slice(1));
  if (operator.startsWith('@'))
    return topic.posts.some((post) => post.author !== null && usernameOf(post.author) === operator.slice(1));
  if (name === 'tags' || name === 'tag') {
    if (value.includes('+')) return value.split('+').every((tag) => topic.tags.includes(tag));
    return value.split(',').some((tag) => topic.tags.includes(tag));
  }
  if (operator === 'status:solved') return isSolved;
  if (operator === 'status:unsolved') return !isSolved;
  if (operator === 'status:open') return !topic.isClosed;
  if (operator === 'status:noreplies') return topic.posts.length === 1;
  if (name === 'after') return topic.posts.some((post) => post.at > Date.parse(value));
  if (name === 'before') return topic.posts.some((post) => post.at < Date.parse(value));
  return true;
}

function holdsPrefix(words: Iterable<string>, prefix: string): boolean {
  for (const word of words) if (word.startsWith(prefix)) return true;
  return false;
}

function rankOf(topic: ForumTopic, post: ForumPost, words: string[]): number {
  let sum = 0;
  for (const [word, count] of post.words) {
    if (words.some((wanted) => word.startsWith(wanted))) sum += count + (topic.titleWords.has(word) ? 3 : 0);
  }
  const rank = sum / Math.log(20 + post.words.size);
  return topic.isClosed ? rank * 0.9 : rank;
}

function compareHits(a: Hit, b: Hit, order: string | undefined): number {
  if (order === 'order:latest') return b.post.at - a.post.at;
  if (order === 'order:likes') return b.post.likes - a.post.likes;
  if (order === 'order:views') return b.topic.views - a.topic.views;
  if (order === 'order:latest_topic') return b.topic.id - a.topic.id;
  return b.rank - a.rank || b.topic.id - a.topic.id;
}

/** Any word of the title in a topic's title, any of `raw` in the first 200 letters of its first post; five at most. */
export function findSimilarTopics(forum: Forum, title: string, raw: string): ForumTopic[] {
  const titleWords = stemWords(title);
  const rawWords = stemWords(raw.slice(0, 200));
  const weight = (topic: ForumTopic) =>
    titleWords.filter((word) => topic.titleWords.has(word)).length +
    0.4 * rawWords.filter((word) => topic.openingWords.has(word)).length;
  const best = forum.topics
    .filter((topic) => weight(topic) > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, 15);
  const wanted = trigrams(title);
  const likeness = (topic: ForumTopic) => overlap(wanted, trigrams(topic.title));
  return best
    .filter((topic) => likeness(topic) > 0.2)
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, 5);
}

function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of spellWords(text)) {
    const padded = `  ${word} `;
    for (let start = 0; start + 3 <= padded.length; start += 1) found.add(padded.slice(start, start + 3));
  }
  return found;
}

function overlap(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}
