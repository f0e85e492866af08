import { stopWords, stopWordsOf } from './words';

/** The words that tell the problem: those of the question first, then those the page keeps coming back to. */
export function termsOf(question: string, rest: string, brand: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words = (text: string) =>
    Array.from(segmenter.segment(text.toLowerCase()), ({ segment }) => segment).filter((word) =>
      isTelling(word, language),
    );
  const own = words(brand);
  const counts = new Map<string, number>();
  for (const word of words(rest)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const count = (word: string) => counts.get(word) ?? 0;
  // Words the page says elsewhere too, and long ones, tell more.
  const weight = (word: string) => Math.min(count(word), 3) + Math.min(word.length, 9) / 3;
  const asked = words(question).toSorted((a, b) => weight(b) - weight(a));
  const repeated = [...counts.keys()]
    .filter((word) => count(word) > 1)
    .toSorted((a, b) => count(b) - count(a));
  return [...new Set([...asked, ...repeated])].filter((word) => !own.includes(word)).slice(0, 24);
}

/** Short words are grammar in nearly every language; scripts without gaps cut theirs shorter. */
function isTelling(word: string, language: string): boolean {
  if (
    word.length > 60 ||
    stopWords.test(word) ||
    stopWordsOf(language).has(word) ||
    /^[\p{Script=Hiragana}\P{L}]+$/u.test(word)
  )
    return false;
  return (
    word.length > (/\p{Lo}/u.test(word) ? 1 : language === 'en' ? 2 : 3) ||
    /^\D*\d\D*(?:\d\D*){0,4}$/.test(word)
  );
}
