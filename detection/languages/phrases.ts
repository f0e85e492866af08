import { foldWord } from './fold-text';

/** A stretch of a text: a word, or a run of characters of a script that writes no gaps. */
type Word = { folded: string; start: number; end: number; isRun: boolean };

/** A phrase found in a text, with all that it can mean. */
export type Found<Meaning> = { meanings: readonly Meaning[]; start: number; end: number };

const run = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々';
/** Korean has gaps, but writers set them as they like: a run goes over single ones. */
const wordsPattern = new RegExp(`[${run}]+(?: [${run}]+)*|(?:(?![${run}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const isRun = new RegExp(`^[${run}]`, 'u');

/**
 * Finds phrases in texts, the longest at each place, in time linear in the text: one look-up in a table for each
 * word and each length that a phrase beginning with it has.
 */
export class PhraseTable<Meaning> {
  readonly #meanings = new Map<string, Meaning[]>();
  /** How many words (or characters of a run) the longest phrase has that begins with this one. */
  readonly #longest = new Map<string, number>();
  /** How long the beginnings are that stand for any ending. */
  readonly #stemLengths = new Set<number>();

  /** A star at its end makes the phrase stand for every word with this beginning. */
  add(phrase: string, meaning: Meaning): void {
    const words = wordsIn(phrase);
    const first = words[0];
    if (!first) return;
    const units = first.isRun
      ? Array.from(words.map(({ folded }) => folded.replaceAll(' ', '')).join(''))
      : words.map(({ folded }) => folded);
    const isStem = phrase.endsWith('*');
    const key = (first.isRun ? units.join('') : units.join(' ')) + (isStem ? '*' : '');
    const head = units.length === 1 && isStem ? '*' : (units[0] ?? '');
    this.#longest.set(head, Math.max(units.length, this.#longest.get(head) ?? 0));
    if (isStem) this.#stemLengths.add(units.at(-1)?.length ?? 0);
    const meanings = this.#meanings.get(key) ?? [];
    if (!meanings.includes(meaning)) this.#meanings.set(key, [...meanings, meaning]);
  }

  find(text: string): Found<Meaning>[] {
    const words = wordsIn(text);
    const found: Found<Meaning>[] = [];
    for (let at = 0; at < words.length;) {
      const word = words[at];
      if (word?.isRun) found.push(...this.#findInRun(word, text));
      const match = word?.isRun ? undefined : this.#longestAt(words, at);
      if (match)
        found.push({
          meanings: match.meanings,
          start: word?.start ?? 0,
          end: words[at + match.length - 1]?.end ?? 0,
        });
      at += match?.length ?? 1;
    }
    return found;
  }

  #longestAt(words: Word[], at: number): { meanings: Meaning[]; length: number } | undefined {
    const head = words[at]?.folded ?? '';
    const most = Math.max(this.#longest.get(head) ?? 0, this.#longest.has('*') ? 1 : 0);
    for (let length = Math.min(most, words.length - at); length > 0; length--) {
      const phrase = words.slice(at, at + length).map(({ folded }) => folded);
      const meanings = this.#meanings.get(phrase.join(' ')) ?? this.#meaningsOfStem(phrase);
      if (meanings) return { meanings, length };
    }
    return undefined;
  }

  #meaningsOfStem(phrase: string[]): Meaning[] | undefined {
    const last = phrase.at(-1) ?? '';
    for (const length of this.#stemLengths) {
      if (last.length < length) continue;
      const stem = [...phrase.slice(0, -1), `${last.slice(0, length)}*`].join(' ');
      const meanings = this.#meanings.get(stem);
      if (meanings) return meanings;
    }
    return undefined;
  }

  #findInRun({ start, end }: Word, text: string): Found<Meaning>[] {
    const places: number[] = [];
    const letters: string[] = [];
    for (let at = start; at < end; at++) {
      if (text[at] === ' ') continue;
      places.push(at);
      letters.push(text[at] ?? '');
    }
    const found: Found<Meaning>[] = [];
    for (let at = 0; at < letters.length;) {
      const most = Math.min(this.#longest.get(letters[at] ?? '') ?? 0, letters.length - at);
      let length = most;
      while (length > 0 && !this.#meanings.has(letters.slice(at, at + length).join(''))) length--;
      const meanings = this.#meanings.get(letters.slice(at, at + length).join('')) ?? [];
      if (length > 0)
        found.push({ meanings, start: places[at] ?? start, end: (places[at + length - 1] ?? start) + 1 });
      at += Math.max(1, length);
    }
    return found;
  }
}

/** Apostrophes and hyphens end a word: "centre d'aide" is three. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(wordsPattern), ({ 0: word, index }) => ({
    folded: foldWord(word),
    start: index,
    end: index + word.length,
    isRun: isRun.test(word),
  }));
}
