import type { Answer, Thread } from '@/sources/source';

import type { Reason } from '../ranked';
import type { Reading } from '../reader';
import { weights } from '../weights';
import { askBackPattern, solutionPattern, stepLinePattern, thanksPattern, yetPattern } from './phrases';
import { reason } from './reason';

/** The most agreement seen in each community and unit: votes of two communities are never compared. */
export type Agreements = ReadonlyMap<string, number>;

/** What was written after an answer, and what others in its thread are worth. */
type Circumstances = { reading: Reading; course: Course; agreements: Agreements };

/** How a thread went on. */
export type Course = {
  /** The post that came after each. */
  next: ReadonlyMap<Answer, Answer>;
  /** The peer's post before the asker's last thanks. */
  lastThanked: Answer | undefined;
  /** Of the most agreed answer; nothing reaches it where there is no other to compare with. */
  mostAgreement: number;
};

const readChars = 4000;
/** A thank-you of this length still may carry an answer. */
const longestThanks = 220;
const mostQuestionMarks = 3;
const { usefulness } = weights;

/** What speaks for or against an answer apart from what it is about. */
export function judgeUsefulness(
  answer: Answer,
  thread: Thread,
  { reading, course, agreements }: Circumstances,
): Reason[] {
  const text = answer.text.slice(0, readChars);
  const lower = text.toLowerCase();
  return [
    ...judgeAcceptance(answer),
    ...judgeAgreement(answer, thread.communityId, agreements, course),
    ...judgeLength(answer, lower),
    ...judgeSteps(text, reading.instructions),
    ...judgeThanks(answer, course),
    ...judgeQuestions(answer, lower),
    ...(solutionPattern.test(lower) ? reason('solution', usefulness.solution) : []),
    ...(answer.isByAsker && answer.acceptedBy === null ? reason('byAsker', usefulness.byAsker) : []),
  ];
}

/** Reads once for all answers of a thread how it went on. */
export function readCourse(answers: readonly Answer[]): Course {
  // Communities list answers by votes as often as by time.
  const isDated = answers.every(({ postedAt }) => postedAt !== undefined);
  const posts = isDated ? answers.toSorted((a, b) => (a.postedAt ?? 0) - (b.postedAt ?? 0)) : [...answers];
  const lastThanks = posts.findLastIndex(
    (post) => post.isByAsker === true && thanksPattern.test(post.text.slice(0, readChars).toLowerCase()),
  );
  return {
    next: new Map(posts.slice(1).map((post, index) => [posts[index] ?? post, post])),
    lastThanked: posts.slice(0, Math.max(0, lastThanks)).findLast((post) => post.isByAsker !== true),
    mostAgreement:
      answers.length < 2
        ? Number.POSITIVE_INFINITY
        : answers.reduce((most, { agreement }) => Math.max(most, agreement?.value ?? 0), 0),
  };
}

function judgeAcceptance(answer: Answer): Reason[] {
  return answer.acceptedBy === null ? [] : reason('accepted', usefulness.accepted, [answer.acceptedBy]);
}

function judgeAgreement(
  { agreement }: Answer,
  communityId: string,
  agreements: Agreements,
  { mostAgreement }: Course,
): Reason[] {
  if (!agreement || !Number.isFinite(agreement.value)) return [];
  const { value, unit } = agreement;
  if (value < 0)
    return reason('disagreement', usefulness.disagreement * Math.log1p(Math.min(20, -value)), [value, unit]);
  const most = Math.max(usefulness.fullAgreement, agreements.get(agreementKey(communityId, unit)) ?? 0);
  const share = Math.log1p(value) / Math.log1p(most);
  const isMost = value > 0 && value === mostAgreement;
  return reason('agreement', usefulness.agreement * share + (isMost ? usefulness.mostAgreed : 0), [
    value,
    unit,
  ]);
}

/** Each doubling says a little more, up to a point; a one-liner, and thanks above all, says little. */
function judgeLength(answer: Answer, lower: string): Reason[] {
  const chars = answer.text.trim().length;
  const share = Math.log((chars + 10) / usefulness.usualChars);
  const isThanksOnly = chars <= longestThanks && thanksPattern.test(lower);
  const value =
    usefulness.length * Math.max(-2.5, Math.min(1.5, share)) + (isThanksOnly ? usefulness.thanksOnly : 0);
  return reason('length', value, [chars]);
}

/** Who names buttons and figures has been there. */
function judgeSteps(text: string, instructions: number): Reason[] {
  const lines = text.split('\n').filter((line) => stepLinePattern.test(line)).length;
  const count = instructions + (lines >= 2 ? lines : 0);
  const share = Math.log1p(Math.min(12, count)) / Math.log1p(12);
  const figures = /\d/.test(text) ? usefulness.figures : 0;
  return reason('steps', usefulness.steps * share + figures, lines >= 2 ? [lines] : []);
}

function judgeThanks(answer: Answer, { next: nextPosts, lastThanked }: Course): Reason[] {
  const next = nextPosts.get(answer);
  if (answer.isByAsker) return [];
  if (!next?.isByAsker && lastThanked !== answer) return [];
  const words = next?.isByAsker ? next.text.slice(0, 400).toLowerCase() : '';
  const isNext = thanksPattern.test(words) && !yetPattern.test(words);
  const isLast = lastThanked === answer && (isNext || !isThanksWithYet(words));
  const value = (isNext ? usefulness.thanked : 0) + (isLast ? usefulness.lastThanked : 0);
  return reason('thanked', value, [(isNext ? next?.author.name : null) ?? '']);
}

function isThanksWithYet(words: string): boolean {
  return thanksPattern.test(words) && yetPattern.test(words);
}

/** A question is a poor answer, and worst at its end. */
function judgeQuestions(answer: Answer, lower: string): Reason[] {
  const marks = Math.min(mostQuestionMarks, lower.match(/[?？؟]/g)?.length ?? 0);
  const isEnd = /[?？؟]\s*$/.test(answer.text.slice(-20));
  const value =
    usefulness.perQuestionMark * marks +
    (isEnd ? usefulness.isQuestion : 0) +
    (askBackPattern.test(lower) ? usefulness.asksBack : 0);
  return reason('isQuestion', value);
}

/** The most agreement of the answers at hand, for each community and unit. */
export function readAgreements(threads: readonly Thread[]): Agreements {
  const most = new Map<string, number>();
  for (const { communityId, answers } of threads) {
    for (const { agreement } of answers) {
      if (!agreement || !Number.isFinite(agreement.value)) continue;
      const key = agreementKey(communityId, agreement.unit);
      most.set(key, Math.max(most.get(key) ?? 0, agreement.value));
    }
  }
  return most;
}

function agreementKey(communityId: string, unit: string): string {
  return `${unit} ${communityId}`;
}
