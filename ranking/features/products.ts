import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import type { BackgroundTable } from '../background';
import type { Reason } from '../ranked';
import type { ThreadReading } from '../reader';
import type { Stemmer } from '../stem';
import { weights } from '../weights';
import { locateWords, tokenize } from '../words';
import type { NumberFinding, NumberJudge } from './numbers';
import { reason } from './reason';

/** Judges whether a thread is about the topic's product, or about a sibling of it. */
export type ProductJudge = (thread: Thread, reading: ThreadReading, isOwnCommunity: boolean) => Reason[];

/** `core`: the words that name it already, without its maker. */
type Name = { written: string; words: readonly string[]; core?: readonly string[] };
/** `at`: where the whole word stands; parts of a compound share it. */
type TitleWord = { form: string; written: string; at: number };

/** Capitals in headlines are cheap: a word this common names no product. */
const commonWordShare = 0.01;

/** Looks for the product and brand of a topic in threads. */
export function createProductJudge(
  topic: Topic,
  stem: Stemmer,
  table: BackgroundTable,
  { judgeThread }: NumberJudge,
): ProductJudge {
  const names = readTopicNames(topic, stem, table);
  return (thread, reading, isOwnCommunity) => {
    const numbers = judgeThread(thread);
    const text = findForms(thread, reading, names.sought);
    const against = judgeSibling(thread.title, text, numbers, names);
    if (against.length > 0) return against;
    const named = judgeNamed(text, numbers, names);
    if (named.length > 0) return named;
    // In its own community nobody needs to name the brand; elsewhere silence means another one.
    const isAtHome = isOwnCommunity || thread.platform === 'schema-org';
    return isAtHome ? [] : judgeStranger(thread, reading, names);
  };
}

/** The names in a topic, and what tells a name from a word. */
type TopicNames = {
  language: string;
  product: Name | null;
  brand: Name | null;
  /** Products told by a number or variant, of the page and of the question. */
  models: readonly Name[];
  /** All words of the question and its names: none of them is a rival. */
  ownWords: ReadonlySet<string>;
  sought: ReadonlySet<string>;
  /** Each of these alone shows that a thread is about the topic's product. */
  hints: ReadonlySet<string>;
  isRare: (form: string) => boolean;
};

function readTopicNames(topic: Topic, stem: Stemmer, table: BackgroundTable): TopicNames {
  const { language } = topic;
  const product = readName(topic.product, language);
  const brand = readName(topic.brand, language);
  const told = [product, brand].filter((name) => name !== null);
  const isRare = (form: string): boolean => table.documentFrequency(stem(form)) < commonWordShare;
  const own = readWords([topic.question, topic.product, topic.brand].join(' '), language);
  // "Acme Labs" is Acme, and who says Outlook need not say Microsoft.
  const telling = told.flatMap(({ words }) => words).filter((word) => word.length > 2 && isRare(word));
  return {
    language,
    product,
    brand,
    models: [...(product ? [product] : []), ...readModels(topic.question, language)],
    ownWords: new Set(own.map(({ form }) => form)),
    sought: new Set(told.flatMap(({ words }) => [...words, words.join('')])),
    hints: new Set([...telling, ...readProperNames(topic.question, language, isRare)]),
    isRare,
  };
}

/** Another member of the family, by its number or by its name. */
function judgeSibling(
  title: string,
  text: ReadonlySet<string>,
  { named, other }: NumberFinding,
  names: TopicNames,
): Reason[] {
  const { sibling: points } = weights.product;
  const sibling = named?.inTitle ? undefined : findSiblingIn(title, names);
  if (sibling === undefined)
    return other ? reason('otherProduct', points * other.share, [other.written, other.asked]) : [];
  const isNamed = names.product !== null && hasName(text, names.product);
  return reason('otherProduct', points * (isNamed ? 0.5 : 1), [
    sibling,
    other?.asked ?? names.product?.written ?? '',
  ]);
}

function findSiblingIn(
  title: string,
  { models, language, ownWords, isRare }: TopicNames,
): string | undefined {
  if (models.length === 0) return undefined;
  const words = readWords(title, language);
  const forms = new Set(words.map(({ form }) => form));
  const isName = (word: TitleWord): boolean =>
    /\d/.test(word.form) || variants.has(word.form) || (isCapital(word) && isRare(word.form));
  for (const model of models) {
    const sibling = hasName(forms, model) ? undefined : findSibling(words, model, ownWords, isName);
    if (sibling !== undefined) return sibling;
  }
  return undefined;
}

function judgeNamed(
  text: ReadonlySet<string>,
  { named }: NumberFinding,
  { product, brand }: TopicNames,
): Reason[] {
  const points = weights.product;
  if (product && hasName(text, product)) return reason('product', points.named, [product.written]);
  if (named) return reason('product', points.numberNamed, [named.written]);
  return brand && hasName(text, brand) ? reason('product', points.brandNamed, [brand.written]) : [];
}

/** A thread that holds none of the topic's names: it names others, or nobody. */
function judgeStranger(thread: Thread, reading: ThreadReading, names: TopicNames): Reason[] {
  const { product, brand, hints } = names;
  if (hints.size === 0 || hasAnyForm(thread, reading, hints)) return [];
  const { rival: surely, perhapsRival, brandMissing } = weights.product;
  const rival = findRival(thread.title, names);
  const told = product ?? brand;
  if (rival !== undefined)
    return reason('otherProduct', told ? surely : perhapsRival, [rival, told?.written ?? '']);
  return brand ? reason('brandMissing', brandMissing, [brand.written]) : [];
}

/** Members of a family that are told by a word instead of a number. */
const variants = new Set('air pro mini max plus ultra lite se xl fe fold flip nano studio go'.split(' '));

/**
 * Words with a capital inside a sentence: "Export contacts from Thunderbird". At its start a capital says nothing,
 * unless a number follows: "Firefox 128". A headline in capitals has none.
 */
function readProperNames(text: string, language: string, isRare: (form: string) => boolean): string[] {
  // German writes every noun with a capital.
  if (language.startsWith('de')) return [];
  const words = readWords(text, language);
  const isProper = ({ form, written }: TitleWord): boolean =>
    form.length > 2 && !/\d/.test(form) && (isRare(form) || /\p{Ll}\p{Lu}/u.test(written));
  const long = words.slice(1).filter(({ form }) => form.length > 3 && !/\d/.test(form));
  const capitals = long.filter(isCapital);
  if (long.length > 2 && capitals.length > long.length * 0.6) return [];
  return words
    .filter((_, index) => index > 0 || /^\d/.test(words[1]?.form ?? ''))
    .filter((word) => isCapital(word) && isProper(word))
    .map(({ form }) => form);
}

function isCapital({ written }: TitleWord): boolean {
  return /^\p{Lu}/u.test(written);
}

/** The name of another product in a title. */
function findRival(title: string, { language, ownWords, isRare }: TopicNames): string | undefined {
  const rival = readProperNames(title, language, isRare).find((form) => !ownWords.has(form));
  if (rival === undefined) return undefined;
  return readWords(title, language).find(({ form }) => form === rival)?.written;
}

function readName(written: string | undefined, language: string): Name | null {
  const words = written ? readWords(written, language).map(({ form }) => form) : [];
  return written && words.length > 0 ? { written, words } : null;
}

/** "iPhone 14" or "iPad Air" in the question is a product even where the page declares none. */
function readModels(question: string, language: string): Name[] {
  const words = readWords(question, language);
  return words.flatMap((word, index): Name[] => {
    const next = words[index + 1];
    if (!next || next.at === word.at || !/^\p{L}*\p{Lu}/u.test(word.written)) return [];
    const isModel = /\d/.test(next.form) || (variants.has(next.form) && /^\p{Lu}/u.test(next.written));
    if (!isModel) return [];
    // The maker's name stands before the model's: "Fitbit Charge 5".
    const maker = words[index - 1];
    const makers = maker && /^\p{Lu}/u.test(maker.written) && index > 0 ? [maker.form] : [];
    const written = `${word.written} ${next.written}`;
    return [
      { written, words: [word.form, next.form] },
      ...(makers.length > 0
        ? [{ written, words: [...makers, word.form], core: [word.form, next.form] }]
        : []),
    ];
  });
}

function hasName(forms: ReadonlySet<string>, name: Name): boolean {
  const words = name.core ?? name.words;
  return words.every((word) => forms.has(word)) || forms.has(words.join(''));
}

/** The same family name followed by another member: "iPhone 13" for "iPhone 14", "Galaxy Watch" for "Galaxy Buds". */
function findSibling(
  title: readonly TitleWord[],
  name: Name,
  ownWords: ReadonlySet<string>,
  isName: (word: TitleWord) => boolean,
): string | undefined {
  for (const [index, word] of title.entries()) {
    const place = name.words.indexOf(word.form);
    const expected = name.words[place + 1];
    const next = title[index + 1];
    if (place < 0 || !expected || !next || ownWords.has(next.form) || !isName(next)) continue;
    if (/\d/.test(next.form) === /\d/.test(expected) && variants.has(next.form) === variants.has(expected))
      return `${word.written} ${next.written}`;
  }
  return undefined;
}

/** Which of the words stand in the question of a thread. */
function findForms(thread: Thread, { title, body }: ThreadReading, sought: ReadonlySet<string>): Set<string> {
  const found = new Set(thread.tags.slice(0, 20).flatMap((tag) => tokenize(tag, 'und')));
  for (const reading of [title, body]) {
    // All names are topic words; other words need no look.
    for (const word of reading.words) {
      if (word.matches.length > 0) for (const form of word.forms) if (sought.has(form)) found.add(form);
    }
  }
  return found;
}

/** Does one of these words stand anywhere in a thread, or in its community's name? */
function hasAnyForm(thread: Thread, reading: ThreadReading, forms: ReadonlySet<string>): boolean {
  const readings = [reading.title, reading.body, ...reading.answers];
  return (
    readings.some(({ words }) =>
      words.some((word) => word.matches.length > 0 && word.forms.some((form) => forms.has(form))),
    ) ||
    [thread.communityName, ...thread.tags.slice(0, 20)].some((text) =>
      tokenize(text, 'und').some((form) => forms.has(form)),
    )
  );
}

/** Parts of compounds one by one, without their joined form. */
function readWords(text: string, language: string): TitleWord[] {
  return locateWords(text.slice(0, 400), language).flatMap(({ start, end, forms }) => {
    const written = text.slice(start, end);
    const parts = forms.length > 1 ? forms.slice(0, -1) : forms;
    return parts.map((form) => ({
      form,
      written: parts.length > 1 ? partAsWritten(written, form) : written,
      at: start,
    }));
  });
}

function partAsWritten(written: string, form: string): string {
  const at = written.toLowerCase().indexOf(form);
  return at < 0 ? form : written.slice(at, at + form.length);
}
