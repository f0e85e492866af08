/**
 * Every number of the ranking that was chosen rather than derived. The points add up to a score of about 0 to 10;
 * `npm run eval:rank` measures a change.
 */
export const weights = {
  /** How much a word of the topic asks for, by where the topic has it. */
  topic: { question: 1, term: 0.4, name: 0.5, lead: 0.3, leadWords: 40 },
  /** BM25F: weight and length normalisation of each field of a thread, and where repetition stops to count. */
  fields: {
    saturation: 1.2,
    title: { weight: 2, lengthPenalty: 0.6, usualWords: 9 },
    body: { weight: 1, lengthPenalty: 0.3, usualWords: 90 },
    answers: { weight: 0.25, lengthPenalty: 0.9, usualWords: 250 },
    /** With how many threads' weight the usual length and the background frequencies meet those at hand. */
    usualThreads: 5,
    backgroundThreads: 1000,
    backgroundThreadsWithoutTable: 20,
  },
  /** Points for a thread that has every word of the question, again and again; the article's words come on top. */
  words: 6,
  spelling: { title: 1.8, text: 1.5 },
  code: { inTitle: 2, inText: 1.5, missing: -0.8, missingUnread: -0.3, near: -2 },
  product: { named: 0.8, brandNamed: 0.3, brandMissing: -1.6, sibling: -2 },
  community: { firstInOrder: 0.6, lastCountedRank: 30, own: 0.4, answerOrder: 0.25 },
  otherLanguage: -2,
  /** What an answer is worth beside its thread. */
  usefulness: {
    accepted: 1.2,
    agreement: 1.8,
    /** One vote is no crowd: agreement counts as full from here on, or from the best of its community. */
    fullAgreement: 5,
    disagreement: -0.6,
    length: 0.45,
    usualChars: 250,
    thanksOnly: -0.6,
    steps: 0.5,
    thanked: 0.7,
    byAsker: -1.4,
    isQuestion: -0.5,
    /** For an answer that has every word of the topic. */
    words: 1.5,
  },
  age: { perYear: -0.04, mostYears: 12, outdated: -0.8 },
  /**
   * A thread whose words earn fewer points than this is about something else, and is not shown, however popular its
   * answers are.
   */
  floor: 1.4,
} as const;
