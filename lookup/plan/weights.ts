/**
 * Every number of the planner that was chosen rather than derived; `npm run eval:plan` measures a change. Only the
 * order of values counts, not their scale.
 */
export const planWeights = {
  /** How likely a word of the question stands in the right thread: a logistic curve of … */
  match: {
    base: 1,
    /** … how common it is in this community … */
    common: 0.1,
    /** … and of how much commoner here than in general: those are the words the community speaks of. */
    surprise: 0.25,
    leastSurprise: -2,
    mostSurprise: 3,
  },
  /** A second word in the same query is less than independent: it narrows more than its own chance says. */
  together: 1.3,
  /** Pages in order of rank: the right thread still stands on the first one among this many times its size. */
  goodPages: 2.2,
  /** How fast the chance falls beyond that. */
  fall: 1.33,
  /** The same where only the general table knows how common a word is: that may be wrong by a factor of ten. */
  doubtfulFall: 0.35,
  /** After this many threads have been seen, half of that doubt is gone. */
  doubtThreads: 300,
  /** Two words stand together this many times as often as chance has it. */
  lift: 1.5,
  /** A query that shares all of its words with an asked one finds little that is new. */
  shared: 0.1,
  /** Words of other places than the question. */
  part: { question: 1, name: 0.5, term: 0.4, piece: 0.3 },
  /** In a general community, a query without the product's or brand's name finds other people's products. */
  unnamed: 0.4,
  /** The search by title goes first where it gives a page of threads; a handful is worth its share of one. */
  title: 0.95,
  titlePage: 30,
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
