import english from '@/assets/public/_locales/en/messages.json';

export type MessageKey = keyof typeof english;
type PluralStem<Key> = Key extends `${infer Stem}_other` ? Stem : never;
/** A stem with `_one` and `_other` (and, in other languages, `_few`, `_many`…) behind it. */
export type PluralKey = PluralStem<MessageKey>;
/** Gives '' for a key that it does not know. */
export type MessageSource = (key: string, substitutions: string[]) => string;

let source: MessageSource = englishMessage;

/** Sets where words come from; the English file stays behind it for what the source lacks. */
export function setMessageSource(next: MessageSource): void {
  source = next;
}

export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return messageOf(key, substitutions.map(String));
}

/** Words for a count, in the plural form that the language of the words asks for. `$1` is the count. */
export function tn(stem: PluralKey, count: number, ...more: (string | number)[]): string {
  const substitutions = [formatCount(count), ...more.map(String)];
  const keys = [`${stem}_${new Intl.PluralRules(wordsLocale()).select(count)}`, `${stem}_other`];
  return firstMessage(source, keys, substitutions) || firstMessage(englishMessage, keys, substitutions);
}

/** The language that the words are really in, which may differ from the browser's. */
export function wordsLocale(): string {
  return t('localeCode');
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat(wordsLocale()).format(count);
}

function firstMessage(from: MessageSource, keys: string[], substitutions: string[]): string {
  return keys.map((key) => from(key, substitutions)).find((message) => message !== '') ?? '';
}

function messageOf(key: string, substitutions: string[]): string {
  return source(key, substitutions) || englishMessage(key, substitutions);
}

function englishMessage(key: string, substitutions: string[]): string {
  const messages: Record<string, { message: string }> = english;
  const message = Object.hasOwn(messages, key) ? messages[key]?.message : undefined;
  return (message ?? '').replaceAll(
    /\$([1-9])/g,
    (_, place: string) => substitutions[Number(place) - 1] ?? '',
  );
}
