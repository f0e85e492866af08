/** A stretch of a text: it is sent, or it is cut before anything is sent. */
export type CutPiece = { text: string; isCut: boolean };

/** More words are compared with none: the rest is not shown. */
const MAX_WORDS = 500;

/**
 * The words of `original`, with those marked that `sent` does not have: `sent` is `original` without some of its
 * words. Where only the beginning is sent (`isWhole` false), no more is shown than that. Words are compared without
 * the punctuation at their edges.
 */
export function markCut(original: string, sent: string, isWhole: boolean): CutPiece[] {
  const before = wordsOf(original);
  const after = wordsOf(sent);
  const kept = keptWords(before.map(bare), after.map(bare));
  const end = isWhole ? before.length : kept.lastIndexOf(true) + 1;
  return merged(before.slice(0, end).map((text, at) => ({ text, isCut: kept[at] !== true })));
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
}

function bare(word: string): string {
  return word.replace(/^\p{P}{1,9}|\p{P}{1,9}$/gu, '').toLowerCase() || word;
}

/** Which words of `before` make up the longest common sequence with `after`, the earliest where there are several. */
function keptWords(before: string[], after: string[]): boolean[] {
  const common = commonLengths(before, after);
  const kept: boolean[] = [];
  for (let a = 0; kept.length < before.length;) {
    const b = kept.length;
    const isKept = a < after.length && before[b] === after[a];
    if (isKept) a += 1;
    else if (common(b, a + 1) > common(b + 1, a)) {
      a += 1;
      continue;
    }
    kept.push(isKept);
  }
  return kept;
}

/** How many words the ends of both texts, from word `b` and from word `a` on, have in common in this order. */
function commonLengths(before: string[], after: string[]): (b: number, a: number) => number {
  const width = after.length + 1;
  const table = new Uint16Array((before.length + 1) * width);
  for (let b = before.length - 1; b >= 0; b -= 1)
    for (let a = after.length - 1; a >= 0; a -= 1)
      table[b * width + a] =
        before[b] === after[a]
          ? (table[(b + 1) * width + a + 1] ?? 0) + 1
          : Math.max(table[(b + 1) * width + a] ?? 0, table[b * width + a + 1] ?? 0);
  return (b, a) => (a < width ? (table[b * width + a] ?? 0) : 0);
}

/** Neighbours of one kind as one piece. */
function merged(words: CutPiece[]): CutPiece[] {
  const pieces: CutPiece[] = [];
  for (const { text, isCut } of words) {
    const last = pieces.at(-1);
    if (last?.isCut === isCut) last.text += ` ${text}`;
    else pieces.push({ text, isCut });
  }
  return pieces;
}
