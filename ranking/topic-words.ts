import type { Topic } from '@/detection/topic';

import { askedCodes } from './asked-codes';
import type { BackgroundTable } from './background';
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
};

/** The stems of a topic, each once, most telling place first. */
export function readTopicWords(topic: Topic, stem: Stemmer, table: BackgroundTable): TopicWord[] {
  const words = new Map<string, TopicWord>();
  const add = (text: string, weight: number, isAsked: boolean): void => {
    for (const word of stemsOf(text, topic.language, stem)) {
      if (!words.has(word.stem)) words.set(word.stem, { ...word, weight: weight * word.share, isAsked });
    }
  };
  add(topic.question, weights.topic.question, true);
  for (const code of askedCodes(topic)) add(code, weights.topic.question, true);
  for (const term of topic.terms) add(term, weights.topic.term, true);
  add(`${topic.product ?? ''} ${topic.brand ?? ''}`, weights.topic.name, false);
  for (const word of pickLeadWords(topic, stem, table)) if (!words.has(word.stem)) words.set(word.stem, word);
  return [...words.values()];
}

/** The article's own opening says more of the topic, but also much else: only its most telling words count. */
function pickLeadWords(topic: Topic, stem: Stemmer, table: BackgroundTable): TopicWord[] {
  const counts = new Map<string, TopicWord & { count: number }>();
  for (const word of stemsOf(topic.lead, topic.language, stem)) {
    const known = counts.get(word.stem);
    if (known) known.count += 1;
    else
      counts.set(word.stem, { ...word, weight: weights.topic.lead * word.share, isAsked: false, count: 1 });
  }
  const worth = (word: { stem: string; count: number }): number =>
    Math.sqrt(word.count) * -Math.log(table.documentFrequency(word.stem));
  return [...counts.values()]
    .toSorted((a, b) => worth(b) - worth(a) || (a.stem < b.stem ? -1 : 1))
    .slice(0, weights.topic.leadWords)
    .map(({ count, ...word }) => ({ ...word, weight: word.weight * Math.min(2, Math.sqrt(count)) }));
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
