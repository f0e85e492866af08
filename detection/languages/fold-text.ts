/** Letters that Unicode does not take apart into a letter and its mark. */
const wholeLetters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
};

/** What German, Danish, Norwegian and Swedish addresses write for letters that they have no keys for. */
const spelledOut: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** Accents of Latin, Greek and Cyrillic letters, Arabic vowel signs and the stroke that stretches a word. */
const marks = /[\u0300-\u036F\u064B-\u065F\u0670\u0640]/gu;

/** A word as phrases are compared: lower case, without accents, without the Arabic article. */
export function foldWord(word: string): string {
  const letters = word.toLowerCase().replace(/[ßøæœđðþłıىة]/gu, (letter) => wholeLetters[letter] ?? letter);
  return letters
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/^ال(?=...)/u, '');
}

/** The same for an address whose author spelled the letters out: 'häufige' → 'haeufige'. */
export function spellOut(word: string): string {
  return foldWord(
    word
      .toLowerCase()
      .normalize('NFC')
      .replace(/[äöüåø]/gu, (letter) => spelledOut[letter] ?? letter),
  );
}
