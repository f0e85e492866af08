import { escapeText } from 'entities';
import { Marked } from 'marked';

/** More of a post than this is decoration or an attack. */
const maxChars = 40_000;
/** Emphasis is looked for in so much text at a time: the parser's search grows with its square. */
const maxEmphasisChars = 1500;

const marked = new Marked({
  gfm: true,
  async: false,
  tokenizer: {
    // `undefined`: no emphasis here; `false`: as the parser does it.
    emStrong: (text) => (text.length > maxEmphasisChars ? undefined : false),
    del: (text) => (text.length > maxEmphasisChars ? undefined : false),
  },
});

/**
 * Markdown (CommonMark with GitHub's tables, task lists and bare links) as HTML. Pure; never throws. HTML inside of it
 * is kept as it is: like every post's HTML it is untrusted, and only AnswerBody shows it, sanitised.
 */
export function markdownToHtml(markdown: string): string {
  const text = markdown.slice(0, maxChars);
  try {
    const html = marked.parse(text);
    return typeof html === 'string' ? html : '';
  } catch {
    // Quotes within quotes, thousands deep, use up the parser's stack.
    return `<pre>${escapeText(text)}</pre>`;
  }
}
