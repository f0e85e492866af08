// The package's other ways of comparing can't be shaken off its entry.
import { diffArrays } from 'diff/lib/diff/array.js';

export type DiffPiece = { text: string; kind: 'same' | 'added' | 'removed' };

/** Texts that differ in more words than this are no edits of one another. */
const MAX_CHANGES = 700;
const MAX_CHARS = 60_000;
/** Of a long piece that stayed, what stands next to the changes is enough. */
const CONTEXT_CHARS = 160;

/** What became of a text, in words; null when it became another text altogether. */
export function diffWords(before: string, after: string): DiffPiece[] | null {
  if (before.length > MAX_CHARS || after.length > MAX_CHARS) return null;
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_CHANGES });
  return (
    changes?.map(({ value, added, removed }) => ({
      text: value.join(''),
      kind: added ? 'added' : removed ? 'removed' : 'same',
    })) ?? null
  );
}

/** Joined, the words are the text. By the browser's own rules: not every language puts spaces between words. */
function wordsOf(text: string): string[] {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  return Array.from(words.segment(text), ({ segment }) => segment);
}

/** The same pieces, with the middle of what stayed left out. */
export function aroundChanges(pieces: readonly DiffPiece[]): DiffPiece[] {
  return pieces.map((piece, place) => {
    const { kind, text } = piece;
    if (kind !== 'same' || text.length <= 2 * CONTEXT_CHARS) return piece;
    const head = place === 0 ? '' : text.slice(0, CONTEXT_CHARS);
    const tail = place === pieces.length - 1 ? '' : text.slice(-CONTEXT_CHARS);
    return { kind, text: `${head}…${tail}` };
  });
}
