/**
 * Every number of the ranking that was chosen rather than derived. The points add up to a score of about 0 to 10;
 * `npm run eval:rank` measures a change.
 */
export const weights = {
  /** How much a word of the topic asks for, by where the topic has it. */
  topic: { question: 1, term: 0.4, name: 0.5, lead: 0.3, leadWords: 40, toldInTotal: 0.4 },
  /** BM25F: weight and length normalisation of each field of a thread, and where repetition stops to count. */
  fields: {
    saturation: 1.8,
    title: { weight: 2, lengthPenalty: 0.6, usualWords: 9 },
    body: { weight: 1, lengthPenalty: 0.5, usualWords: 90 },
    answers: { weight: 0.25, lengthPenalty: 0.9, usualWords: 250 },
    /** With how many threads' weight the usual length and the background frequencies meet those at hand. */
    usualThreads: 5,
    backgroundThreads: 4000,
    backgroundThreadsWithoutTable: 20,
  },
  /** Points for a thread that has every word of the question, again and again; the article's words come on top. */
  words: 6,
  spelling: { title: 1.8, text: 1.5 },
  /** `besideSibling`: named somewhere, while the title names another code. */
  code: { inTitle: 2, inText: 1.8, besideSibling: -1.8, missing: -0.8, missingUnread: -0.3, near: -3.2 },
  /** `perhapsRival`: where only the question's own words tell which product is meant. */
  product: {
    named: 1,
    numberNamed: 0.9,
    brandNamed: 0.8,
    brandMissing: -2.4,
    sibling: -3.2,
    rival: -3.6,
    perhapsRival: -1.5,
  },
  community: { firstInOrder: 0.85, lastCountedRank: 30, own: 0.4, answerOrder: 0.25 },
  otherLanguage: -2,
  /** What an answer is worth beside its thread. */
  usefulness: {
    accepted: 1.2,
    agreement: 1.5,
    /** One vote is no crowd: agreement counts as full from here on, or from the best of its community. */
    fullAgreement: 5,
    mostAgreed: 0.55,
    disagreement: -0.5,
    length: 0.18,
    usualChars: 250,
    thanksOnly: -0.22,
    steps: 0.18,
    figures: 0.1,
    solution: 0.6,
    /** The asker's thanks come right after, and, on top, are the last. */
    thanked: 0.44,
    lastThanked: 0.52,
    byAsker: -0.5,
    isQuestion: -0.4,
    perQuestionMark: -0.23,
    asksBack: -0.25,
    /** For an answer that has every word of the question, and of the words that come with it. */
    words: { asked: 0.95, told: 0.65 },
  },
  age: {
    perYear: -0.04,
    mostYears: 12,
    outdated: -0.8,
    failed: -0.4,
    sameVersion: 0.3,
    otherVersion: -0.8,
    superseded: -0.3,
  },
  /** A community's tags that name what the topic is about. */
  tagged: { first: 0.3, further: 0.15, mostFurther: 2 },
  /** What the reader said on this device; others of the thread and of the author move with it, a little. */
  feedback: { helped: 1.5, didNotHelp: -2, sameThread: 0.15, sameAuthor: 0.2 },
  /** Whole communities and authors that the reader has raised or lowered: a little more than an acceptance. */
  standing: { raised: 1.5, lowered: -1.5 },
  /** The optional late pass: points for a card that is `fullSpread` nearer in meaning than the farthest one. */
  encoder: { most: 1.5, fullSpread: 0.5, title: 0.6 },
  /**
   * How well an open question fits what the reader has dealt with: what each thing counts (having answered is the best
   * sign of knowing), after how many of them a word counts half of the most, and BM25's own two numbers.
   */
  helpFit: {
    kinds: { pinned: 1, helped: 2, answered: 3 },
    halfAt: 2,
    saturation: 1.2,
    lengthPenalty: 0.5,
    title: 3,
    tag: 1.5,
  },
  /** How surely a thread is about the question at all, about in log-odds. */
  evidence: { asked: 4.3, found: 1.4, title: 1.75, spelling: 11.5, against: 2 },
  /**
   * A list whose best thread has less evidence than this is about something else: nothing is shown, however popular
   * its answers are. Where one thread passes, the others may have less by the slack: the topic is known here.
   */
  floor: 7.8,
  floorSlack: 2,
} as const;
