import { escapeText } from 'entities';
import { Lexer, Parser, type Token } from 'marked';

/** More of a post than this is decoration or an attack. */
const maxChars = 40_000;
/** Of all posts of a thread; what comes after is shown as it was written. */
const maxThreadChars = 200_000;
/** The parser's search for links and emphasis grows with the square of a paragraph, and of the marks in it. */
const maxPieceChars = 1500;
const maxPieceMarks = 40;
const marks = new Set('*_~`[]<>@!\\');
/** A quote in a list in a quote, and so on: each level is parsed anew. */
const deepNesting = /^(?:[ \t]{0,4}(?:>|[-*+]|\d{1,9}[.)])[ \t]?){40}/m;

const options = { gfm: true, async: false } as const;

/** Reads a long paragraph piece by piece: a link or an emphasis that lies across a cut is lost, its words are not. */
class PiecewiseLexer extends Lexer {
  override inlineTokens(text: string, tokens: Token[] = []): Token[] {
    for (let rest = text; rest !== '';) {
      const end = pieceEnd(rest);
      super.inlineTokens(rest.slice(0, end), tokens);
      rest = rest.slice(end);
    }
    return tokens;
  }
}

/** Behind a blank, where there is one. */
function pieceEnd(text: string): number {
  const longest = Math.min(text.length, maxPieceChars);
  let [end, seen] = [0, 0];
  for (; end < longest && seen < maxPieceMarks; end += 1) if (marks.has(text.charAt(end))) seen += 1;
  if (end === text.length) return end;
  const piece = text.slice(0, end);
  return Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' ')) + 1 || end;
}

/**
 * Markdown (CommonMark with GitHub's tables, task lists and bare links) as HTML. Pure; never throws. HTML inside of it
 * is kept as it is: like every post's HTML it is untrusted, and only AnswerBody shows it, sanitised.
 */
export function markdownToHtml(markdown: string): string {
  const text = markdown.slice(0, maxChars);
  if (deepNesting.test(text)) return asWritten(text);
  try {
    return new Parser(options).parse(new PiecewiseLexer(options).lex(text));
  } catch {
    // What else uses up the parser's stack.
    return asWritten(text);
  }
}

/** As `markdownToHtml`, for the posts of one reply: together they take no longer than a long thread does. */
export function threadMarkdown(): (markdown: string) => string {
  let left = maxThreadChars;
  return (markdown) => {
    const text = markdown.slice(0, maxChars);
    left -= text.length;
    return left < 0 ? asWritten(text) : markdownToHtml(text);
  };
}

function asWritten(text: string): string {
  return text === '' ? '' : `<pre>${escapeText(text)}</pre>`;
}
