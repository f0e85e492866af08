import type { Parser } from 'htmlparser2';

import { parseHtml } from './html-text';

const maxComments = 200;

/** One comment as the page of a community post shows it. */
export type ThemeComment = {
  /** The element's id, which ends with the comment's own. */
  anchor: string;
  name: string;
  /** Address of the author's profile, as written. */
  profile: string;
  isOfficial: boolean;
  /** The author works for the company. */
  isAgent: boolean;
  votes: number | undefined;
  /** ISO date, or ''. */
  time: string;
  html: string;
};

/**
 * The comments of a post's page, by the marks of Zendesk's standard theme, which most companies' own themes keep. Pure;
 * never throws.
 */
export function readThemeComments(html: string): ThemeComment[] {
  const reader = new CommentReader(html);
  parseHtml(html, {
    onparserinit: (parser) => reader.begin(parser),
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: () => reader.close(),
    ontext: (text) => reader.read(text),
  });
  return reader.comments.filter((comment) => comment.html !== '');
}

class CommentReader {
  readonly comments: ThemeComment[] = [];
  readonly #html: string;
  #parser: Parser | undefined;
  #level = 0;
  /** The level of the body that is open, and where in the page its content begins. */
  #body = { level: 0, start: 0 };
  #isVoteSum = false;

  constructor(html: string) {
    this.#html = html;
  }

  begin(parser: Parser): void {
    this.#parser = parser;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#level += 1;
    const classes = attributes['class']?.split(/\s+/) ?? [];
    if (name === 'li' && classes.includes('comment')) this.#begin(attributes['id'] ?? '');
    const comment = this.comments.at(-1);
    if (!comment || this.#body.level > 0) return;
    if (classes.includes('comment-body') && comment.html === '')
      this.#body = { level: this.#level, start: (this.#parser?.endIndex ?? 0) + 1 };
    this.#note(comment, name, attributes, classes);
  }

  close(): void {
    const comment = this.comments.at(-1);
    if (comment && this.#level === this.#body.level) {
      comment.html = this.#html.slice(this.#body.start, this.#parser?.startIndex).trim();
      this.#body = { level: 0, start: 0 };
    }
    this.#isVoteSum = false;
    this.#level -= 1;
  }

  read(text: string): void {
    const comment = this.comments.at(-1);
    if (comment && this.#isVoteSum && /^\s*-?\d{1,9}\s*$/.test(text)) comment.votes = Number(text);
  }

  #begin(anchor: string): void {
    if (this.comments.length >= maxComments || this.#body.level > 0) return;
    const blank = { name: '', profile: '', isOfficial: false, isAgent: false, time: '', html: '' };
    this.comments.push({ ...blank, anchor, votes: undefined });
  }

  #note(
    comment: ThemeComment,
    name: string,
    attributes: Record<string, string>,
    classes: readonly string[],
  ): void {
    if (classes.includes('comment-official')) comment.isOfficial = true;
    if (classes.includes('icon-agent')) comment.isAgent = true;
    if (name === 'span' && comment.name === '') comment.name = attributes['title'] ?? '';
    if (name === 'time' && comment.time === '') comment.time = attributes['datetime'] ?? '';
    if (comment.profile === '' && /\/profiles\/\d/.test(attributes['href'] ?? ''))
      comment.profile = attributes['href'] ?? '';
    this.#isVoteSum = classes.includes('vote-sum');
  }
}
