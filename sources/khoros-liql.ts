/** Words as LiQL, Khoros's query language, takes them. */

/** How many words of a query are looked for. */
export const maxWords = 8;

/** The condition that an opening post holds what the literal says. */
export function matching(literal: string): string {
  return `(subject MATCHES '${literal}' OR body MATCHES '${literal}')`;
}

/** Nothing of a page's words may end a literal, or mean something to the search behind it. */
export function wordsOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}_.+#/-]+/u)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}_]+|[^\p{L}\p{M}\p{N}_+#]+$/gu, ''))
    .filter((word) => word.length > 1 || /[\p{Lo}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, maxWords);
}

/** "wh-1000xm4" would be four words, of which any is enough; in quotes they must follow one another. */
export function literalOf(word: string): string {
  return /^[\p{L}\p{M}\p{N}_]+$/u.test(word) ? word : `"${word}"`;
}
