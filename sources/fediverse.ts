import { htmlToText } from './html-text';
import { markdownToHtml } from './markdown';
import {
  SourceError,
  type Answer,
  type Author,
  type Community,
  type PlatformId,
  type ProblemCode,
  type Thread,
} from './source';

const maxSentenceChars = 120;
/** "Hi all!" is a sentence, too, and says nothing. */
const minSentenceChars = 20;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The id of a place on a platform. The group or the hashtags that narrow it are part of it: two groups of one server are
 * two places, each with its own threads, its own cache and its own silence.
 */
export function communityId(
  platform: Community['platform'],
  base: string,
  tags: readonly string[] = [],
): string {
  return `${platform}:${base}${tags.length === 0 ? '' : `#${tags.join(',')}`}`;
}

/** The community at a base address, called by its host unless its own name is given. */
export function communityAt(
  platform: PlatformId,
  base: string,
  parts: Partial<Pick<Community, 'name' | 'relation' | 'tags' | 'details'>> = {},
): Community {
  const name = base.replace(/^https?:\/\//, '');
  return { id: communityId(platform, base, parts.tags), platform, base, name, relation: 'own', ...parts };
}

/**
 * What an address names on one of the servers that are known by name: a group there, whose name is what `group`
 * captures, or else the whole server, which is about everything.
 */
export function placeOnServer(
  platform: PlatformId,
  hosts: readonly string[],
  url: URL,
  group?: RegExp,
): Community | null {
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || !hosts.includes(url.host)) return null;
  const name = group?.exec(url.pathname)?.[1];
  return communityAt(
    platform,
    `https://${url.host}`,
    name === undefined ? { relation: 'general' } : { tags: [name] },
  );
}

/** Waits for a reply; null where it fails in one of these ways. */
export async function nullOn<T>(codes: readonly ProblemCode[], asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof SourceError && codes.includes(error.code)) return null;
    throw error;
  }
}

/** How an address answers where other software runs. */
export const otherSoftware: readonly ProblemCode[] = ['not-found', 'changed'];

/** The same thread with its answers, the asker's own ones marked. */
export function withAnswers(thread: Thread, found: Answer[]): Thread {
  const asker = thread.author?.url;
  const answers = [...new Map(found.map((answer) => [answer.id, answer])).values()].map((answer) =>
    asker === undefined || answer.author.url === undefined
      ? answer
      : { ...answer, isByAsker: answer.author.url === asker },
  );
  return {
    ...thread,
    isRead: true,
    answers,
    answerCount: Math.max(thread.answerCount, answers.length),
    isSolved: thread.isSolved || answers.some(({ acceptedBy }) => acceptedBy !== null),
  };
}

/** In the order of the reply. A post that came in over two servers has one address, and is shown once. */
export function ranked(threads: Thread[], firstRank = 0): Thread[] {
  const byUrl = new Map(threads.toReversed().map((thread) => [thread.url, thread]));
  return threads
    .filter((thread) => byUrl.get(thread.url) === thread)
    .map((thread, index) => ({ ...thread, nativeRank: firstRank + index }));
}

/** Reads one thread after the other; one that is gone is left out. */
export async function readEach(
  threads: Thread[],
  readOne: (thread: Thread) => Promise<Thread | null>,
): Promise<Thread[]> {
  const read: Thread[] = [];
  for (const thread of threads) {
    const one = await nullOn(['not-found'], readOne(thread));
    if (one) read.push(one);
  }
  return read;
}

/** Handles and addresses are looked up on other servers, which a page's words must not cause. */
export function withoutHandles(text: string): string {
  return text
    .replaceAll(/[\p{Cc}@]|:\/\//gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[!~]+/, ''))
    .filter(Boolean)
    .join(' ');
}

/** The first of these names that is one; a deleted account has none. */
export function authorNamed(names: (string | null | undefined)[], url: string | undefined): Author {
  const name =
    names
      .map((text) => text?.trim())
      .find(Boolean)
      ?.slice(0, 200) ?? null;
  return name === null || url === undefined ? { name } : { name, url };
}

/** The start of a post that has no title, as one: its first sentence that says something, at most 120 characters. */
export function firstSentence(text: string): string {
  let start = '';
  for (const { segment } of sentences.segment(text.trim().slice(0, 600))) {
    start = `${start}${segment}`.replaceAll(/\s+/g, ' ');
    if (start.trim().length >= minSentenceChars) break;
  }
  const title = start.trim();
  if (title.length <= maxSentenceChars) return title;
  return `${title.slice(0, maxSentenceChars - 1).replace(/(?:\s\S*|[\uD800-\uDBFF])$/, '')}…`;
}

/**
 * A post's Markdown in both forms, by `toHtml`. Lemmy's spoilers are fences of colons, which are no Markdown.
 */
export function fromMarkdown(markdown: string, toHtml = markdownToHtml): Pick<Answer, 'html' | 'text'> {
  const body = markdown.replaceAll(/^:::[ \t]{0,9}(?:spoiler\b)?(.{0,200})$/gm, '\n$1\n');
  const html = toHtml(body);
  return { html, text: htmlToText(html) };
}
