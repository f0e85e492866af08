import type { Answer } from '@/sources/source';

import type { Reason } from '../ranked';
import { weights } from '../weights';
import { outdatedPattern } from './phrases';
import { reason } from './reason';

const yearMs = 365.25 * 24 * 3600 * 1000;
const readChars = 4000;

/** Points against old answers, gently, and against those that say themselves that they are out of date. */
export function judgeAge(answer: Answer, now: number): Reason[] {
  const writtenAt = Math.max(answer.postedAt ?? 0, answer.editedAt ?? 0);
  const years = writtenAt > 0 ? Math.max(0, (now - writtenAt) / yearMs) : 0;
  const outdated = outdatedPattern.exec(answer.text.slice(0, readChars).toLowerCase())?.[0];
  const value =
    weights.age.perYear * Math.min(weights.age.mostYears, years) + (outdated ? weights.age.outdated : 0);
  return reason('age', value, [Math.floor(years), ...(outdated ? [outdated] : [])]);
}
