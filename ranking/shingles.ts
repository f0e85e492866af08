/**
 * Hashes of the words of a text and of each run of three, for finding texts that are nearly the same (Broder,
 * "On the resemblance and containment of documents", 1997). Punctuation, case and markup signs do not count; a
 * character of a script without spaces is a word.
 */
const shingleWords = 3;
const readChars = 3000;
const linkPattern = /https?:\/\/[^\s)>\]]{1,2000}/g;
/** The words of the text at hand. A small letter may be longer than its capital (İ). */
const scratch = new Uint32Array(readChars * 3);
/** FNV-1a. */
const offset = 0x81_1c_9d_c5;
const prime = 0x01_00_01_93;

/** The hash of each word, in order. */
export function hashWords(text: string): Uint32Array {
  const read = text.slice(0, readChars);
  // Markdown shows the address of a link, HTML does not.
  const lower = (read.includes('://') ? read.replace(linkPattern, ' ') : read).toLowerCase();
  let count = 0;
  let hash = offset;
  for (let at = 0; at <= lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (isLetter(code)) hash = Math.imul(hash ^ code, prime);
    else if (code !== 0x27 && code !== 0x20_19 && hash !== offset) {
      scratch[count++] = hash;
      hash = offset;
    }
    if (isUnspaced(code)) scratch[count++] = Math.imul(offset ^ code, prime);
  }
  return scratch.slice(0, count);
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code >= 0xc0 && !isUnspaced(code) && !(code >= 0x20_00 && code <= 0x2e_7f) && code < 0xfe_00;
}

/** Chinese, Japanese and Thai, by their blocks. Their punctuation is none. */
function isUnspaced(code: number): boolean {
  return (code >= 0x30_41 && code <= 0x9f_ff) || (code >= 0x0e_01 && code <= 0x0e_5b);
}

/** Each run of three words as one hash; a shorter text is one run. */
export function* eachShingle(words: Uint32Array): Generator<number> {
  if (words.length === 0) return;
  for (let start = 0; start <= Math.max(0, words.length - shingleWords); start += 1)
    yield hashRun(words, start);
}

function hashRun(words: Uint32Array, start: number): number {
  let hash = offset;
  for (let at = start; at < Math.min(words.length, start + shingleWords); at += 1)
    hash = Math.imul(hash ^ (words[at] ?? 0), prime) ^ (hash >>> 15);
  return hash >>> 0;
}

/** The smallest shingle hashes: two texts share one of them about as often as they share their shingles. */
export function sketchWords(words: Uint32Array, size: number): Uint32Array {
  const smallest = new Uint32Array(size).fill(0xff_ff_ff_ff);
  const last = Math.max(0, words.length - shingleWords);
  for (let start = 0; start <= last && words.length > 0; start += 1) {
    const hash = hashRun(words, start);
    if (hash >= (smallest[size - 1] ?? 0) || smallest.includes(hash)) continue;
    let place = size - 1;
    while (place > 0 && (smallest[place - 1] ?? 0) > hash) {
      smallest[place] = smallest[place - 1] ?? 0;
      place -= 1;
    }
    smallest[place] = hash;
  }
  return smallest.filter((hash) => hash !== 0xff_ff_ff_ff);
}

/** How much two texts have in common: of what either has (Jaccard), and of what the shorter one has. */
export function compareShingles(
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): { resemblance: number; containment: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const each of small) if (large.has(each)) shared += 1;
  return {
    resemblance: shared / Math.max(1, a.size + b.size - shared),
    containment: shared / Math.max(1, small.size),
  };
}
