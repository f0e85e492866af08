import type { Answer, Thread } from '@/sources/source';

import type { Reason } from '../ranked';
import type { Reading } from '../reader';
import { weights } from '../weights';
import { stepLinePattern, thanksPattern, yetPattern } from './phrases';
import { reason } from './reason';

/** The most agreement seen in each community and unit: votes of two communities are never compared. */
export type Agreements = ReadonlyMap<string, number>;

/** `next` is the post that came after the answer. */
type Circumstances = { reading: Reading; next: Answer | undefined; agreements: Agreements };

const readChars = 4000;
/** A thank-you of this length still may carry an answer. */
const longestThanks = 220;
const { usefulness } = weights;

/** What speaks for or against an answer apart from what it is about. */
export function judgeUsefulness(
  answer: Answer,
  thread: Thread,
  { reading, next, agreements }: Circumstances,
): Reason[] {
  const text = answer.text.slice(0, readChars);
  return [
    ...judgeAcceptance(answer),
    ...judgeAgreement(answer, thread.communityId, agreements),
    ...judgeLength(answer, text),
    ...judgeSteps(text, reading.instructions),
    ...judgeThanks(answer, next),
    ...(answer.isByAsker && answer.acceptedBy === null ? reason('byAsker', usefulness.byAsker) : []),
    ...(/[?？]\s*$/.test(answer.text.slice(-20)) ? reason('isQuestion', usefulness.isQuestion) : []),
  ];
}

function judgeAcceptance(answer: Answer): Reason[] {
  return answer.acceptedBy === null ? [] : reason('accepted', usefulness.accepted, [answer.acceptedBy]);
}

function judgeAgreement({ agreement }: Answer, communityId: string, agreements: Agreements): Reason[] {
  if (!agreement || !Number.isFinite(agreement.value)) return [];
  const { value, unit } = agreement;
  if (value < 0)
    return reason('disagreement', usefulness.disagreement * Math.log1p(Math.min(20, -value)), [value, unit]);
  const most = Math.max(usefulness.fullAgreement, agreements.get(agreementKey(communityId, unit)) ?? 0);
  return reason('agreement', (usefulness.agreement * Math.log1p(value)) / Math.log1p(most), [value, unit]);
}

/** Each doubling says a little more, up to a point; a one-liner, and thanks above all, says little. */
function judgeLength(answer: Answer, text: string): Reason[] {
  const chars = answer.text.trim().length;
  const share = Math.log((chars + 10) / usefulness.usualChars);
  const isThanksOnly = chars <= longestThanks && thanksPattern.test(text.toLowerCase());
  const value =
    usefulness.length * Math.max(-2.5, Math.min(1.5, share)) + (isThanksOnly ? usefulness.thanksOnly : 0);
  return reason('length', value, [chars]);
}

function judgeSteps(text: string, instructions: number): Reason[] {
  const lines = text.split('\n').filter((line) => stepLinePattern.test(line)).length;
  const count = instructions + (lines >= 2 ? lines : 0);
  return reason(
    'steps',
    (usefulness.steps * Math.log1p(Math.min(12, count))) / Math.log1p(12),
    lines >= 2 ? [lines] : [],
  );
}

function judgeThanks(answer: Answer, next: Answer | undefined): Reason[] {
  if (!next?.isByAsker || answer.isByAsker) return [];
  const words = next.text.slice(0, 400).toLowerCase();
  const isThanks = thanksPattern.test(words) && !yetPattern.test(words);
  return isThanks ? reason('thanked', usefulness.thanked, [next.author.name ?? '']) : [];
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
