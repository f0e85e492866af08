import { communityAt } from './communities';
import { htmlToText } from './html-text';
import { markdownToHtml } from './markdown';
import type { Answer, Author, Community, PlatformId } from './source';

const maxSentenceChars = 120;
/** "Hi all!" is a sentence, too, and says nothing. */
const minSentenceChars = 20;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

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
