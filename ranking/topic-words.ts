import type { Topic } from '@/detection/topic';

import { askedCodes } from './asked-codes';
import type { BackgroundTable } from './background';
import { englishStems } from './english-words';
import type { Stemmer } from './stem';
import { weights } from './weights';
import { locateWords } from './words';

/** One stem the topic asks for. */
export type TopicWord = {
  stem: string;
  /** As the topic writes it, for the reader. */
  written: string;
  /** 1 for a word that stands once in the question. */
  weight: number;
  /** Stands in the question itself or in its terms: decides whether a thread is about the topic at all. */
  isAsked: boolean;
  /** English stems that count as this one, on a page in another language. */
  english?: readonly string[];
};

/** The stems of a topic, each once, most telling place first. A word weighs more the more often it is said. */
export function readTopicWords(topic: Topic, stem: Stemmer, table: BackgroundTable): TopicWord[] {
  const words = new Map<string, TopicWord>();
  const add = (text: string, weight: number, isAsked: boolean): void => {
    for (const { stem: key, written, share } of stemsOf(text, topic.language, stem)) {
      if (!words.has(key)) words.set(key, { stem: key, written, weight: weight * share, isAsked });
    }
  };
  for (const { stem: key, written, share } of stemsOf(topic.question, topic.language, stem)) {
    const known = words.get(key);
    if (known) known.weight += weights.topic.question * share;
    else words.set(key, { stem: key, written, weight: weights.topic.question * share, isAsked: true });
  }
  for (const code of askedCodes(topic)) add(code, weights.topic.question, true);
  for (const term of topic.terms) add(term, weights.topic.term, true);
  add(`${topic.product ?? ''} ${topic.brand ?? ''}`, weights.topic.name, false);
  // "PowerTap" for "Power Tap": asks for nothing, but the reader knows it where it stands.
  for (const name of [topic.product, topic.brand]) add(name?.replaceAll(/\s/g, '') ?? '', 0, false);
  for (const word of pickLeadWords(topic, stem, table)) {
    const known = words.get(word.stem);
    if (known) known.weight += word.weight;
    else words.set(word.stem, word);
  }
  const english = englishStems(topic.language, stem);
  return [...words.values()].map((word) => {
    const others = word.isAsked ? english.get(word.stem) : undefined;
    return others ? { ...word, english: others } : word;
  });
}

/** The article's own opening says more of the topic, but also much else: only its most telling words count. */
function pickLeadWords(topic: Topic, stem: Stemmer, table: BackgroundTable): TopicWord[] {
  const counts = new Map<string, TopicWord>();
  for (const { stem: key, written, share } of stemsOf(topic.lead, topic.language, stem)) {
    const weight = weights.topic.lead * share;
    const known = counts.get(key);
    if (known) known.weight += weight;
    else counts.set(key, { stem: key, written, weight, isAsked: false });
  }
  const worths = new Map(
    [...counts.values()].map((word) => [
      word.stem,
      Math.sqrt(word.weight) * -Math.log(table.documentFrequency(word.stem)),
    ]),
  );
  return [...counts.values()]
    .toSorted((a, b) => (worths.get(b.stem) ?? 0) - (worths.get(a.stem) ?? 0) || (a.stem < b.stem ? -1 : 1))
    .slice(0, weights.topic.leadWords);
}

/** A compound asks once, though it is looked up by its parts and its joined form. */
function stemsOf(
  text: string,
  language: string,
  stem: Stemmer,
): { stem: string; written: string; share: number }[] {
  return locateWords(text, language).flatMap(({ start, end, forms }) =>
    forms.map((form) => ({
      stem: stem(form),
      written: text.slice(start, end),
      share: 1 / Math.sqrt(forms.length),
    })),
  );
}
