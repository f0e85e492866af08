import type { Author, License } from '@/sources/source';

import { escapeHtml, escapeMarkdown, linkAddress, oneLine } from './escape';

/** What a credit is made of. All of it but the link may have been written by anybody. */
export type CreditedPost = {
  title: string;
  /** Leads to the post, or to the passage. */
  link: string;
  /** What is quoted: the whole post or a part of it, a line per block. */
  text: string;
  /** Only a part is quoted: licences want that to be said. */
  isExcerpt: boolean;
  /** Absent: the page does not say who wrote it. */
  author?: Author | undefined;
  /** The community, or the host of the page. */
  place: string;
  /** Epoch ms. */
  writtenAt?: number | undefined;
  license?: License | undefined;
};

/** The few words of a credit, in the reader's language. */
export type CreditWords = {
  /** For an author whom the community does not name any more. */
  deletedAuthor: string;
  excerpt: string;
  day: (at: number) => string;
};

/** The same credit for every place that it may be pasted into. */
export type Credit = { text: string; markdown: string; html: string };

/** A piece of the line under the quote. */
type Piece = { text: string; href?: string | undefined };

/** A quotation with its author, place, day, licence and link, as CC BY-SA wants it. */
export function creditOf(post: CreditedPost, words: CreditWords): Credit {
  const pieces = piecesOf(post, words);
  const lines = post.text.split('\n').filter((line) => line.trim() !== '');
  return {
    text: `${lines.join('\n')}\n\n— ${pieces.map(plainPiece).join(', ')}\n`,
    markdown: `${quoteMarkdown(lines)}\n\n— ${pieces.map(markdownPiece).join(', ')}\n`,
    html: `<blockquote cite="${escapeHtml(linkAddress(post.link) ?? '')}">${lines.map(paragraph).join('')}</blockquote><p>— ${pieces.map(htmlPiece).join(', ')}</p>`,
  };
}

function piecesOf(post: CreditedPost, words: CreditWords): Piece[] {
  const { author, license, writtenAt } = post;
  return [
    ...(author ? [{ text: author.name ?? words.deletedAuthor, href: author.url }] : []),
    { text: post.title, href: post.link },
    { text: post.place },
    ...(writtenAt === undefined ? [] : [{ text: words.day(writtenAt) }]),
    ...(license ? [{ text: license.name, href: license.url }] : []),
    ...(post.isExcerpt ? [{ text: words.excerpt }] : []),
  ]
    .map(({ text, ...rest }) => ({ text: oneLine(text), ...rest }))
    .filter(({ text }) => text !== '');
}

function plainPiece({ text, href }: Piece): string {
  const address = linkAddress(href);
  return address === undefined ? text : `${text} (${address})`;
}

function markdownPiece({ text, href }: Piece): string {
  const address = linkAddress(href);
  return address === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${address})`;
}

function htmlPiece({ text, href }: Piece): string {
  const address = linkAddress(href);
  return address === undefined
    ? escapeHtml(text)
    : `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}

/** Each block is a paragraph of its own. */
function quoteMarkdown(lines: readonly string[]): string {
  return lines.map((line) => `> ${escapeMarkdown(line)}`).join('\n>\n');
}

function paragraph(line: string): string {
  return `<p dir="auto">${escapeHtml(line)}</p>`;
}
