import { decodeHTML } from 'entities';
import { type Handler, Parser } from 'htmlparser2';

/** More is cut: no post that a person reads is longer, and a passage is looked for in all of it. */
const maxTextChars = 100_000;
const maxHtmlChars = 2_000_000;
/** Pages of people stay under 100. htmlparser2's own stack costs time by its depth, so it must have an end. */
const maxDepth = 400;

const dropped = new Set(['script', 'style', 'template', 'noscript', 'title', 'svg', 'iframe', 'object']);
const blocks = new Set(
  (
    'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody ' +
    'tfoot thead tr ul video'
  ).split(' '),
);
const cells = new Set(['td', 'th']);

/**
 * A post's HTML as plain text: a line per block, list items marked, quotes behind '> ', code with its own
 * white space. Needs no DOM, and takes linear time on anything.
 */
export function htmlToText(html: string): string {
  const reader = new TextReader();
  parseHtml(html, {
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: (name) => reader.close(name),
    ontext: (text) => reader.read(text),
  });
  return reader.text();
}

/** Decodes character references exactly once: '&amp;lt;' becomes '&lt;'. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

type HtmlHandler = Partial<Pick<Handler, 'onparserinit' | 'onopentag' | 'onclosetag' | 'ontext' | 'onend'>>;

/** Reads HTML with htmlparser2 in linear time; elements nested too deeply become siblings. */
export function parseHtml(html: string, handler: HtmlHandler): void {
  const depth = { now: 0 };
  const parser = new BoundedParser(depth, {
    onparserinit: (self) => handler.onparserinit?.(self),
    onopentag: (name, attributes, isImplied) => {
      depth.now += 1;
      handler.onopentag?.(name, attributes, isImplied);
    },
    onclosetag: (name, isImplied) => {
      depth.now -= 1;
      handler.onclosetag?.(name, isImplied);
    },
    ontext: (text) => handler.ontext?.(text),
    onend: () => handler.onend?.(),
  });
  parser.end(html.length > maxHtmlChars ? html.slice(0, maxHtmlChars) : html);
}

/** Treats an element that would stand too deep as one without content, as `<br>`. */
class BoundedParser extends Parser {
  readonly #depth: { now: number };
  #isTooDeep = false;

  constructor(depth: { now: number }, handler: Partial<Handler>) {
    super(handler);
    this.#depth = depth;
  }

  override onopentagname(start: number, end: number): void {
    this.#isTooDeep = this.#depth.now >= maxDepth;
    super.onopentagname(start, end);
  }

  override onclosetag(start: number, end: number): void {
    this.#isTooDeep = false;
    super.onclosetag(start, end);
  }

  protected override isVoidElement(name: string): boolean {
    return this.#isTooDeep || super.isVoidElement(name);
  }
}

/** What the elements mean; LineWriter knows how lines are made. */
class TextReader {
  readonly #lines = new LineWriter();
  readonly #lists: { isOrdered: boolean; next: number }[] = [];
  /** For each open element that quotes: where one quote stands in another, both are one. */
  readonly #quotes: boolean[] = [];
  #droppedDepth = 0;
  #preDepth = 0;
  #codeDepth = 0;
  #isFreshPre = false;

  open(name: string, attributes: Record<string, string>): void {
    if (this.#droppedDepth > 0 || isDropped(name, attributes)) {
      this.#droppedDepth += 1;
      return;
    }
    if (blocks.has(name)) this.#lines.endLine();
    if (cells.has(name)) this.#lines.space('\t');
    if (name === 'img' && hasClass(attributes, 'emoji')) this.#lines.write(attributes['alt'] ?? '');
    if (name === 'ol' || name === 'ul') {
      this.#lists.push({ isOrdered: name === 'ol', next: toNumber(attributes['start']) ?? 1 });
    }
    if (name === 'li') this.#lines.mark(this.#nextMark(attributes));
    if (name === 'aside') this.#quotes.push(hasClass(attributes, 'quote'));
    if (name === 'blockquote') this.#quotes.push(true);
    this.#updateQuote();
    if (name === 'pre') {
      this.#preDepth += 1;
      this.#isFreshPre = true;
    }
    if (name === 'code') this.#codeDepth += 1;
  }

  close(name: string): void {
    if (this.#droppedDepth > 0) {
      this.#droppedDepth -= 1;
      return;
    }
    if (blocks.has(name)) this.#lines.endLine();
    if (name === 'ol' || name === 'ul') this.#lists.pop();
    if (name === 'li') this.#lines.mark('');
    if (name === 'aside' || name === 'blockquote') this.#quotes.pop();
    this.#updateQuote();
    if (name === 'pre') this.#preDepth -= 1;
    if (name === 'code') this.#codeDepth -= 1;
  }

  read(text: string): void {
    if (this.#droppedDepth > 0) return;
    if (this.#preDepth + this.#codeDepth === 0) {
      this.#lines.writeFlowing(text);
      return;
    }
    const lines = text.replaceAll('\r\n', '\n');
    this.#lines.writeKept(this.#isFreshPre && lines.startsWith('\n') ? lines.slice(1) : lines);
    this.#isFreshPre = false;
  }

  text(): string {
    return this.#lines.text();
  }

  #nextMark(attributes: Record<string, string>): string {
    const list = this.#lists.at(-1);
    if (!list?.isOrdered) return '• ';
    const number = toNumber(attributes['value']) ?? list.next;
    list.next = number + 1;
    return `${number}. `;
  }

  #updateQuote(): void {
    this.#lines.quote(this.#quotes.includes(true));
  }
}

class LineWriter {
  readonly #parts: string[] = [];
  #length = 0;
  #isAtLineStart = true;
  #isQuoted = false;
  #space: '' | ' ' | '\t' = '';
  #mark = '';
  #indent = '';
  #blankLines = 0;

  /** Ends the line, if anything stands on it. */
  endLine(): void {
    this.#isAtLineStart = true;
    this.#space = '';
    this.#indent = '';
    this.#blankLines = 0;
  }

  /** Cells of a table stand apart by more than a space: no sentence goes on from one into the next. */
  space(space: ' ' | '\t' = ' '): void {
    if (!this.#isAtLineStart && this.#space !== '\t') this.#space = space;
  }

  /** The mark of a list item, put before its first words: an empty item leaves no trace. */
  mark(mark: string): void {
    this.#mark = mark;
  }

  quote(isQuoted: boolean): void {
    this.#isQuoted = isQuoted;
  }

  /** White space runs are one space, as a browser shows them. */
  writeFlowing(text: string): void {
    const flowing = text.replaceAll(/\s+/g, ' ');
    if (flowing.startsWith(' ')) this.space();
    const words = flowing.trim();
    if (words === '') return;
    this.write(words);
    this.#space = flowing.endsWith(' ') ? ' ' : '';
  }

  writeKept(text: string): void {
    let isFirst = true;
    for (const line of text.split('\n')) {
      if (!isFirst) this.#endKeptLine();
      isFirst = false;
      if (this.#isAtLineStart && line.trim() === '') this.#indent += line.slice(0, 200);
      else this.write(line);
    }
  }

  write(text: string): void {
    if (text === '' || this.#length >= maxTextChars) return;
    if (this.#isAtLineStart) this.#push(this.#lineStart());
    else if (this.#space !== '') this.#push(this.#space);
    this.#push(text);
    this.#isAtLineStart = false;
    this.#space = '';
  }

  text(): string {
    return this.#parts
      .join('')
      .slice(0, maxTextChars)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd();
  }

  #lineStart(): string {
    const breaks = this.#length === 0 ? '' : '\n'.repeat(1 + this.#blankLines);
    const start = `${breaks}${this.#isQuoted ? '> ' : ''}${this.#mark}${this.#indent}`;
    this.#mark = '';
    this.#indent = '';
    this.#blankLines = 0;
    return start;
  }

  #endKeptLine(): void {
    if (this.#isAtLineStart) this.#blankLines = Math.min(this.#blankLines + 1, 10);
    this.#isAtLineStart = true;
    this.#space = '';
    this.#indent = '';
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

function isDropped(name: string, attributes: Record<string, string>): boolean {
  // Discourse puts the file name and size of an image into `a.lightbox`, which no one reads as text.
  return dropped.has(name) || (name === 'a' && hasClass(attributes, 'lightbox'));
}

function hasClass(attributes: Record<string, string>, name: string): boolean {
  return attributes['class']?.split(/\s+/).includes(name) ?? false;
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
