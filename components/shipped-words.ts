import { fillIn, wordsLocale, type MessageSource } from './i18n';

/**
 * The words as they ship: lines of one message, in the order that the default language tells (bench/slim-words.ts).
 * `getMessage`: the browser's, which falls back to the default language by itself.
 */
export function shippedWords(getMessage: (name: string) => string): MessageSource {
  const lines = getMessage('words').split('\n');
  const words = new Map(
    getMessage('keys')
      .split(' ')
      .map((key, place) => [key, lines[place] ?? '']),
  );
  return (key, substitutions) => fillIn(words.get(key) ?? '', /\{([1-9])\}/g, substitutions);
}

/** Tells the page which language its words are in, and which way they run. */
export function setPageLanguage(root: HTMLElement): void {
  root.lang = wordsLocale();
  // Of the languages that there are words in, only Arabic runs from right to left.
  root.dir = wordsLocale() === 'ar' ? 'rtl' : 'ltr';
}
