/** One word as it stands in a text: UTF-16 offsets, end exclusive, and the forms it is looked up by. */
export type LocatedWord = { start: number; end: number; forms: readonly string[] };

const other = 1;
const letter = 2;
/** Stands inside a word when letters are on both sides: wi-fi, don't, 7.1, err_reset. */
const joiner = 3;
/** Scripts that put no space between words. */
const unspaced = 4;

const longestWord = 80;
/** Filled as characters are met; one byte for each UTF-16 unit. */
const classes = new Uint8Array(65_536);
const letterPattern = /[\p{L}\p{N}\p{M}]/u;
const unspacedPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const joiners = "-'’._\u2010\u2011";
const elidingLanguages = new Set(['fr', 'it', 'ca', 'oc']);
const foldedLetters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/**
 * The words of a text, folded to lower case without diacritics. A hyphenated word gives its parts and its joined
 * form ("Wi-Fi": wi, fi, wifi); codes and versions stay whole.
 */
export function tokenize(text: string, language: string): string[] {
  const tokens: string[] = [];
  scanWords(text, language, (start, end) => {
    for (const form of foldWord(text.slice(start, end), language)) tokens.push(form);
  });
  return tokens;
}

/** The same words with their places in the text. */
export function locateWords(text: string, language: string): LocatedWord[] {
  const words: LocatedWord[] = [];
  scanWords(text, language, (start, end) => {
    words.push({ start, end, forms: foldWord(text.slice(start, end), language) });
  });
  return words;
}

/** Calls `visit` with the bounds of each word, in one pass over the text. */
export function scanWords(text: string, language: string, visit: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === letter) at = visitSpacedWord(text, at, visit);
    else if (kind === unspaced) at = visitUnspacedRun(text, at, language, visit);
    else at += 1;
  }
}

function visitSpacedWord(text: string, start: number, visit: (start: number, end: number) => void): number {
  let end = start + 1;
  while (end < text.length) {
    const kind = classOf(text.charCodeAt(end));
    const isInside = kind === letter || (kind === joiner && classOf(text.charCodeAt(end + 1)) === letter);
    if (!isInside) break;
    end += 1;
  }
  if (end - start <= longestWord) visit(start, end);
  return end;
}

function visitUnspacedRun(
  text: string,
  start: number,
  language: string,
  visit: (start: number, end: number) => void,
): number {
  let end = start + 1;
  while (end < text.length && classOf(text.charCodeAt(end)) === unspaced) end += 1;
  for (const { segment, index, isWordLike } of wordSegmenter(language).segment(text.slice(start, end))) {
    if (isWordLike) visit(start + index, start + index + segment.length);
  }
  return end;
}

function classOf(code: number): number {
  if (Number.isNaN(code)) return other;
  const known = classes[code];
  if (known) return known;
  const kind = classify(String.fromCharCode(code));
  classes[code] = kind;
  return kind;
}

function classify(character: string): number {
  if (joiners.includes(character)) return joiner;
  if (unspacedPattern.test(character)) return unspaced;
  return letterPattern.test(character) ? letter : other;
}

const segmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  const locale = /^(?:zh|ja|th|lo|km|my)\b/.test(language) ? language : 'und';
  const known = segmenters.get(locale);
  if (known) return known;
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  return segmenter;
}

/** The forms one written word is looked up by, most of the time one. */
export function foldWord(written: string, language: string): readonly string[] {
  if (/^[a-z0-9]+$/.test(written)) return [written];
  const word = dropApostrophes(foldLetters(written), language);
  if (!/[-._\u2010\u2011]/.test(word)) return word ? [word] : [];
  if (/^v?\d+(?:\.\d+)+$/.test(word)) return [word];
  return splitCompound(word);
}

function splitCompound(word: string): string[] {
  const parts = word.split(/[-._\u2010\u2011]/);
  const forms = parts.filter((part) => part.length > 1 || /\d/.test(part));
  if (word.includes('.')) return forms;
  return [...forms, parts.join('')];
}

function foldLetters(written: string): string {
  const lower = written.toLowerCase();
  // oxlint-disable-next-line no-control-regex -- the plain ASCII case is nearly every word and needs no folding
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  const composed = lower.normalize('NFKC').replace(/[\u064b-\u0652\u0640]/g, '');
  if (!/\p{Script=Latin}/u.test(composed)) return composed;
  return composed
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøłđı]/g, (special) => foldedLetters[special] ?? special);
}

/** "printer's" is the printer, "don't" one word, French "l'imprimante" the printer again. */
function dropApostrophes(word: string, language: string): string {
  const at = word.search(/['’]/);
  if (at < 0) return word;
  if (elidingLanguages.has(language.slice(0, 2)) && at <= 5) return word.slice(at + 1).replace(/['’]/g, '');
  return word.replace(/['’]s$/, '').replace(/['’]/g, '');
}
