/**
 * Every number of the planner that was chosen rather than derived; `npm run eval:plan` measures a change. Only the
 * order of values counts, not their scale.
 */
export const planWeights = {
  /** How likely a word of the question stands in the right thread: a logistic curve of … */
  match: {
    base: 2,
    /** … how common it is in this community … */
    common: 0.35,
    /** … which counts for less where only the general table tells it … */
    doubtfulCommon: 0.15,
    /** … how much commoner here than in general … */
    surprise: 0.1,
    leastSurprise: -2,
    mostSurprise: 3,
    /** … how many other words the question has: of many, fewer stand there … */
    company: -0.37,
    /** … whether it stands in titles, or only in texts: those are the words the community speaks *about* … */
    inTitles: 0.5,
    /** … and how often it stands beside the question's other words. */
    kin: 0.7,
  },
  /** Share of its threads that hold a word in their titles, where few have been seen, and how firmly that is believed. */
  titleShare: { usual: 0.25, usualWeight: 6 },
  /** So many threads' worth of belief has it that words know nothing of each other. */
  kinWeight: 2,
  /** A page in order of rank: right threads stand rather at its top. */
  fall: 2.6,
  /** The same where only the general table knows how common a word is: that may be wrong by a factor of ten. */
  goodPages: 2.2,
  doubtfulFall: 0.7,
  /** After this many threads have been seen, half of that doubt is gone. */
  doubtThreads: 300,
  /** What is remembered of a community's threads. */
  recall: {
    /** Trust in it where all of them are remembered. */
    trust: 0.6,
    /** How much a better match with the question counts. */
    sharpness: 2,
    /** A word in the excerpt, of one in the title. */
    excerpt: 0.4,
    /** Added to a title's length, by whose root matches are divided. */
    titleLength: 4,
    /** Among threads with the words in their titles, the right one stands nearer to the top. */
    fall: 5,
    /** The likeliest threads whose titles lend words, and how many words. */
    titles: 30,
    words: 10,
    /** As many of the likeliest are listed beside what searches find. */
    listed: 20,
    /** How many of the likeliest the search by title gives. */
    byTitle: 0.6,
  },
  /** Two words stand together this many times as often as chance has it. */
  lift: 1.5,
  /** So many threads' worth of belief has that. */
  liftWeight: 3,
  /** Words of other places than the question. */
  part: { question: 1, name: 0.5, term: 0.4, piece: 0.3, quoted: 1, remembered: 0 },
  /** How many words of grammar are quoted, and how common the commonest of them. */
  quoted: { words: 3, mostGeneral: 0.2 },
  /** In a general community, a query without the product's or brand's name finds other people's products. */
  unnamed: 0.4,
  /** The search by title goes first where it gives a page of threads; a handful is worth far less than its share. */
  title: 0.95,
  titlePage: 30,
  handful: 3,
  bag: { all: 1, some: 0.4 },
  /** Counts that an estimate starts from. */
  fullPage: 2.4,
  usualThreads: 1000,
  usualThreadsWeight: 5,
  fewestThreads: 60,
  /** Titles and excerpts show about half of the threads that hold a word. */
  shown: 2,
  /** So many seen threads' worth of belief has the table of general frequencies. */
  belief: 20,
  /** Fewer sightings than these say nothing about the size of a community. */
  fewestSightings: 3,
} as const;
