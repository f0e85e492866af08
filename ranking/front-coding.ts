/**
 * Words as one text, each told by how many characters it shares with the word before it ('A': none, 'B': one, …) and
 * its rest: 'abandon, able, about' is 'AabandonCleCout'. Of sorted words little is left for gzip to say twice.
 * Throws for a word with a capital of A to Z, which would read as a count.
 */
export function packWords(words: readonly string[]): string {
  let before = '';
  return words
    .map((word) => {
      if (word === '' || /[A-Z]/.test(word)) throw new Error(`'${word}' can not be packed`);
      const shared = sharedStart(before, word);
      before = word;
      return String.fromCharCode(firstCount + shared) + word.slice(shared);
    })
    .join('');
}

/** The words of `packWords`, in their order. */
export function unpackWords(packed: string): string[] {
  let word = '';
  return Array.from(packed.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared = 'A', rest = '']) => {
    word = word.slice(0, shared.charCodeAt(0) - firstCount) + rest;
    return word;
  });
}

const firstCount = 'A'.charCodeAt(0);
const mostShared = 25;

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(mostShared, b.length) && a[length] === b[length]) length += 1;
  return length;
}
