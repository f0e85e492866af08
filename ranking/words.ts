/** One word as it stands in a text: UTF-16 offsets, end exclusive, and the forms it is looked up by. */
export type LocatedWord = { start: number; end: number; forms: readonly string[] };

const other = 1;
const letter = 2;
/** Stands inside a word when letters are on both sides: wi-fi, don't, 7.1, err_reset. */
const joiner = 3;
/** Scripts that put no space between words. */
const unspaced = 4;

const longestWord = 80;
const firstHash = 0x81_1c_9d_c5;
const hashPrime = 0x01_00_01_93;
/** Filled as characters are met, 0 before; one byte for each UTF-16 unit. */
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

/**
 * Told of each word: its bounds, a hash of its characters (ASCII capitals as small letters), and whether it is
 * plain: ASCII letters and digits, which need no other folding.
 */
export type WordVisitor = (start: number, end: number, hash: number, isPlain: boolean) => void;

/** Calls `visit` for each word, in one pass over the text. One long loop: it is what ranking does most. */
export function scanWords(text: string, language: string, visit: WordVisitor): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    let kind = classes[code] || classOf(code);
    if (kind === unspaced) {
      at = visitUnspacedRun(text, at, language, visit);
      continue;
    }
    if (kind !== letter) {
      at += 1;
      continue;
    }
    const start = at;
    let hash = firstHash;
    let isPlain = true;
    while (kind === letter || (kind === joiner && classOf(text.charCodeAt(at + 1)) === letter)) {
      if (kind === joiner || code > 0x7f) isPlain = false;
      else if (code >= 0x41 && code <= 0x5a) code += 0x20;
      hash = Math.imul(hash ^ code, hashPrime);
      at += 1;
      if (at === length) break;
      code = text.charCodeAt(at);
      kind = classes[code] || classOf(code);
    }
    if (at - start <= longestWord) visit(start, at, hash, isPlain);
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashWord(text: string): number {
  let hash = firstHash;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), hashPrime);
  return hash;
}

function visitUnspacedRun(text: string, start: number, language: string, visit: WordVisitor): number {
  let end = start + 1;
  while (end < text.length && classOf(text.charCodeAt(end)) === unspaced) end += 1;
  for (const { segment, index, isWordLike } of wordSegmenter(language).segment(text.slice(start, end))) {
    if (isWordLike) visit(start + index, start + index + segment.length, hashWord(segment), false);
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
  if (/[a-z0-9]/i.test(character)) return letter;
  if (joiners.includes(character)) return joiner;
  if (character < '\u0080') return other;
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
