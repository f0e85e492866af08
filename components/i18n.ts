import type english from '@/assets/public/_locales/en/messages.json';

import { countFormat, pluralRules } from './formatters';

export type MessageKey = keyof typeof english;
type PluralStem<Key> = Key extends `${infer Stem}_other` ? Stem : never;
/** A stem with `_one` and `_other` (and, in other languages, `_few`, `_many`…) behind it. */
export type PluralKey = PluralStem<MessageKey>;
/** Gives '' for a key that it does not know. */
export type MessageSource = (key: string, substitutions: string[]) => string;

let source: MessageSource = () => '';

/** A message with its places ('$1', or as `places` has them) filled; a substitution is never filled in itself. */
export function fillIn(message: string, places: RegExp, substitutions: readonly string[]): string {
  return message.replaceAll(places, (_, place: string) => substitutions[Number(place) - 1] ?? '');
}

/**
 * Sets where words come from: components/shipped-words.ts in a browser, components/english.ts elsewhere. To be called
 * before anything is drawn.
 */
export function setMessageSource(next: MessageSource): void {
  source = next;
}

export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return source(key, substitutions.map(String));
}

/** Words for a count, in the plural form that the language of the words asks for. `$1` is the count. */
export function tn(stem: PluralKey, count: number, ...more: (string | number)[]): string {
  const substitutions = [formatCount(count), ...more.map(String)];
  const keys = [`${stem}_${pluralRules(wordsLocale()).select(count)}`, `${stem}_other`];
  return keys.map((key) => source(key, substitutions)).find((message) => message !== '') ?? '';
}

/** The language that the words are really in, which may differ from the browser's. */
export function wordsLocale(): string {
  return t('localeCode');
}

export function formatCount(count: number): string {
  return countFormat(wordsLocale()).format(count);
}
