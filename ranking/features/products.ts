import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import type { BackgroundTable } from '../background';
import type { Reason } from '../ranked';
import type { ThreadReading } from '../reader';
import type { Stemmer } from '../stem';
import { weights } from '../weights';
import { locateWords, tokenize } from '../words';
import { reason } from './reason';

/** Judges whether a thread is about the topic's product, or about a sibling of it. */
export type ProductJudge = (thread: Thread, reading: ThreadReading, isOwnCommunity: boolean) => Reason[];

type Name = { written: string; words: readonly string[] };
type TitleWord = { form: string; written: string };

/** Capitals in headlines are cheap: a word this common names no product. */
const commonWordShare = 0.01;

/** Looks for the product and brand of a topic in threads. */
export function createProductJudge(topic: Topic, stem: Stemmer, table: BackgroundTable): ProductJudge {
  const product = readName(topic.product, topic.language);
  const brand = readName(topic.brand, topic.language);
  const models = [...(product ? [product] : []), ...readModels(topic.question, topic.language)];
  if (!product && !brand && models.length === 0) return () => [];
  const ownWords = new Set(
    readWords(`${topic.question} ${topic.product ?? ''} ${topic.brand ?? ''}`, topic.language).map(
      ({ form }) => form,
    ),
  );
  const isName = (word: TitleWord): boolean =>
    /\d/.test(word.form) ||
    (/^\p{Lu}/u.test(word.written) && table.documentFrequency(stem(word.form)) < commonWordShare);
  const sought = new Set(
    [product, brand].flatMap((name) => (name ? [...name.words, name.words.join('')] : [])),
  );
  // "Acme Labs" is Acme, and who says Outlook need not say Microsoft.
  const hints = new Set(
    [brand, product]
      .flatMap((name) => name?.words ?? [])
      .filter((word) => word.length > 2 && table.documentFrequency(stem(word)) < commonWordShare),
  );
  const questionNames = readWords(topic.question, topic.language)
    .slice(1)
    .filter((word) => !/\d/.test(word.form) && isName(word))
    .map(({ form }) => form);
  return (thread, reading, isOwnCommunity) => {
    const title = readWords(thread.title, topic.language);
    const titleForms = new Set(title.map(({ form }) => form));
    const sibling = models
      .map((name) => (hasName(titleForms, name) ? undefined : findSibling(title, name, ownWords, isName)))
      .find((found) => found !== undefined);
    const text = findForms(thread, reading, sought);
    const isNamed = product !== null && hasName(text, product);
    if (sibling !== undefined) {
      return reason('otherProduct', weights.product.sibling * (isNamed ? 0.5 : 1), [
        sibling,
        topic.product ?? '',
      ]);
    }
    if (isNamed) return reason('product', weights.product.named, [product.written]);
    if (!brand) return [];
    if (hasName(text, brand)) return reason('product', weights.product.brandNamed, [brand.written]);
    // In its own community nobody needs to name the brand; elsewhere silence means another one.
    const isAtHome = isOwnCommunity || thread.platform === 'schema-org';
    if (isAtHome || questionNames.some((name) => titleForms.has(name))) return [];
    const isHinted = hasAnyForm(thread, reading, hints);
    return isHinted ? [] : reason('brandMissing', weights.product.brandMissing, [brand.written]);
  };
}

function readName(written: string | undefined, language: string): Name | null {
  const words = written ? readWords(written, language).map(({ form }) => form) : [];
  return written && words.length > 0 ? { written, words } : null;
}

/** "iPhone 14" in the question is a product even where the page declares none. */
function readModels(question: string, language: string): Name[] {
  const words = readWords(question, language);
  return words.flatMap((word, index): Name[] => {
    const next = words[index + 1];
    const isModel = next && /\d/.test(next.form) && /^\p{L}*\p{Lu}/u.test(word.written);
    return isModel ? [{ written: `${word.written} ${next.written}`, words: [word.form, next.form] }] : [];
  });
}

function hasName(forms: ReadonlySet<string>, name: Name): boolean {
  return name.words.every((word) => forms.has(word)) || forms.has(name.words.join(''));
}

/** The same family name followed by another member: "iPhone 13" for "iPhone 14", "Galaxy Watch" for "Galaxy Buds". */
function findSibling(
  title: readonly TitleWord[],
  name: Name,
  ownWords: ReadonlySet<string>,
  isName: (word: TitleWord) => boolean,
): string | undefined {
  for (const [index, word] of title.entries()) {
    const kin = name.words.find((own) => isSameSeries(own, word.form));
    if (kin !== undefined && !ownWords.has(word.form)) return word.written;
    const place = name.words.indexOf(word.form);
    const expected = name.words[place + 1];
    const next = title[index + 1];
    if (place < 0 || !expected || !next || ownWords.has(next.form) || !isName(next)) continue;
    if (/\d/.test(next.form) === /\d/.test(expected)) return `${word.written} ${next.written}`;
  }
  return undefined;
}

/** XM4 and XM5: the same letters, other digits. Bare numbers have no series. */
function isSameSeries(a: string, b: string): boolean {
  return a !== b && /\d/.test(a) && /\p{L}/u.test(a) && a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#');
}

/** Which of the words stand in the question of a thread. */
function findForms(thread: Thread, { title, body }: ThreadReading, sought: ReadonlySet<string>): Set<string> {
  const found = new Set(thread.tags.slice(0, 20).flatMap((tag) => tokenize(tag, 'und')));
  for (const reading of [title, body]) {
    for (const { forms } of reading.words) for (const form of forms) if (sought.has(form)) found.add(form);
  }
  return found;
}

/** Does one of these words stand anywhere in a thread, or in its community's name? */
function hasAnyForm(thread: Thread, reading: ThreadReading, forms: ReadonlySet<string>): boolean {
  const readings = [reading.title, reading.body, ...reading.answers];
  return (
    readings.some(({ words }) => words.some((word) => word.forms.some((form) => forms.has(form)))) ||
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
    }));
  });
}

function partAsWritten(written: string, form: string): string {
  const at = written.toLowerCase().indexOf(form);
  return at < 0 ? form : written.slice(at, at + form.length);
}
