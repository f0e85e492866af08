import type { Topic } from '@/detection/topic';

/** Where a reader's own question starts when no page gave one. */
export const emptyTopic: Topic = {
  question: '',
  terms: [],
  codes: [],
  language: 'und',
  lead: '',
  communities: [],
};

const spaces = /\s+/g;

/**
 * The topic as the reader has changed it. Words that stood in the question as read and no longer stand in it go
 * too, else they would be asked for although the reader took them out; unless the reader edited the words by hand.
 */
export function editTopic(read: Topic, change: Partial<Topic>): Topic {
  const [before, after] = [read.question.toLowerCase(), (change.question ?? read.question).toLowerCase()];
  const [wordsBefore, wordsAfter] = [new Set(runsOf(before)), new Set(runsOf(after))];
  const isKept = (term: string): boolean => {
    const written = term.toLowerCase();
    if (before.includes(written) && !after.includes(written)) return false;
    // "Ann" was taken out, though "cannot" stays.
    return runsOf(written).every((run) => wordsAfter.has(run) || !wordsBefore.has(run));
  };
  return { ...read, terms: read.terms.filter(isKept), codes: read.codes.filter(isKept), ...change };
}

/** Letters and digits that stand together. */
function runsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The topic as it is sent: trimmed, with empty fields left out. */
export function normaliseTopic(topic: Topic): Topic {
  const { brand, product, ...rest } = topic;
  const [trimmedBrand, trimmedProduct] = [trimmed(brand), trimmed(product)];
  return {
    ...rest,
    question: trimmed(topic.question),
    ...(trimmedBrand === '' ? {} : { brand: trimmedBrand }),
    ...(trimmedProduct === '' ? {} : { product: trimmedProduct }),
  };
}

/** Would both be asked the same? */
export function isSameQuestion(left: Topic, right: Topic): boolean {
  return asked(left) === asked(right);
}

function asked(topic: Topic): string {
  const { question, brand, product, terms, codes } = normaliseTopic(topic);
  return JSON.stringify([question, brand, product, terms, codes]);
}

function trimmed(text = ''): string {
  return text.replaceAll(spaces, ' ').trim();
}
