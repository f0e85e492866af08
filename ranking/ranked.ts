import type { Answer, Thread } from '@/sources/source';

/**
 * One part of a score. `id` names a message (`reason_<id>`), `params` fill it. The values of an answer's
 * parts add up to its score.
 */
export type Reason = {
  id:
    | 'words'
    | 'title'
    | 'code'
    | 'codeMissing'
    | 'product'
    | 'otherProduct'
    | 'brandMissing'
    | 'spelling'
    | 'communityOrder'
    | 'ownCommunity'
    | 'accepted'
    | 'agreement'
    | 'disagreement'
    | 'steps'
    | 'solution'
    | 'length'
    | 'thanked'
    | 'byAsker'
    | 'isQuestion'
    | 'age'
    | 'outdated'
    | 'failed'
    | 'superseded'
    | 'tagged'
    | 'helpedYou'
    | 'didNotHelpYou'
    | 'raisedByYou'
    | 'loweredByYou'
    | 'encoder'
    | 'otherLanguage';
  value: number;
  params: string[];
};

/** One to three sentences of `answer.text`; offsets are UTF-16 indices into it, end exclusive. */
export type Passage = { text: string; start: number; end: number };

/** A card: the best answer of one thread, and the thread's others in their order of usefulness. */
export type RankedAnswer = {
  thread: Thread;
  answer: Answer;
  /** Other answers of the same thread, best first. */
  others: Answer[];
  /** The same answer, found at other communities. */
  alsoOn: { communityName: string; url: string }[];
  passage: Passage;
  /** Higher is better; meaningful only within one ranking. */
  score: number;
  why: Reason[];
  /** The page that the reader stands on names this very answer. */
  isLinked?: boolean;
  /** Whom the reader has muted, where nobody else answers in this thread: for a list that shows the muted, too. */
  mutedAs?: string;
  /** What authors whom the reader has muted say beside it, and their names. */
  mutedOthers?: { answer: Answer; name: string }[];
};
