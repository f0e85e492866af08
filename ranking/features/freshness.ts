import type { Answer, Thread } from '@/sources/source';

import type { Reason } from '../ranked';
import { weights } from '../weights';
import type { NumberJudge } from './numbers';
import { failedPattern, outdatedPattern, thanksPattern } from './phrases';
import { reason } from './reason';

/** Judges whether one answer of a thread still holds. */
export type FreshnessJudge = (answer: Answer) => Reason[];

const yearMs = 365.25 * 24 * 3600 * 1000;
const readChars = 4000;
/** Who reports that it failed says so at once. */
const reportChars = 300;
const { age } = weights;

/**
 * Points against old answers, gently; against those that say themselves that they are out of date, that a later post
 * says have failed, that are for another version, or whose question was closed. `now` in epoch ms.
 */
export function createFreshnessJudge(thread: Thread, judgeNumbers: NumberJudge, now: number): FreshnessJudge {
  const reports = readReports(thread.answers);
  const closed =
    thread.closedAs !== undefined && /duplicate|duplik|superseded/i.test(thread.closedAs)
      ? reason('superseded', age.superseded, [thread.closedAs])
      : [];
  return (answer) => {
    const text = answer.text.slice(0, readChars);
    const outdated = findOutdated(text.toLowerCase());
    const report = reports.get(answer);
    return [
      ...judgeYears(answer, now),
      ...(outdated === undefined ? [] : reason('outdated', age.outdated, [outdated])),
      ...(report ? reason('failed', age.failed, [report.author.name ?? '']) : []),
      ...judgeVersion(text, judgeNumbers),
      ...closed,
    ];
  };
}

/** Each phrase holds one of these; they are looked for first since most answers hold none. */
const outdatedHint =
  /no longer|work any ?more|stopped working|deprecated|obsolete|outdated|out of date|discontinued|(?:been|was) removed|been retired|been superseded|is gone|was dropped|nicht mehr|wurde e|e plus|s plus|t plus|ya no|più|não|niet meer|больше|なりました|廃止|已失效|不再|已过时|더 이상/;
/** The same for reports of failure. */
const failedHint =
  /t (?:work|help|solve|fix)|longer work|stopped working|no luck|same (?:problem|issue)|still (?:the|does)|nicht|(?:fonctionne|marche) pas|a pas (?:marché|fonctionné)|funcion|funzion|niet|не (?:работает|помогло)|没用|不行|効きません|안 됩니다/;

function findOutdated(lower: string): string | undefined {
  return outdatedHint.test(lower) ? outdatedPattern.exec(lower)?.[0] : undefined;
}

/** An answer without a date says nothing of its age. */
function judgeYears({ postedAt, editedAt }: Answer, now: number): Reason[] {
  const writtenAt = Math.max(postedAt ?? 0, editedAt ?? 0);
  if (writtenAt <= 0) return [];
  const years = Math.max(0, (now - writtenAt) / yearMs);
  return reason('age', age.perYear * Math.min(age.mostYears, years), [Math.floor(years)]);
}

function judgeVersion(text: string, judgeNumbers: NumberJudge): Reason[] {
  const { named, other } = judgeNumbers.judgeText(text);
  if (named) return reason('product', age.sameVersion, [named.written]);
  return other ? reason('otherProduct', age.otherVersion, [other.written, other.asked]) : [];
}

/** The post that says of an answer that it failed: the next one, or any later one that says so of all. */
function readReports(answers: readonly Answer[]): Map<Answer, Answer> {
  const isDated = answers.every(({ postedAt }) => postedAt !== undefined);
  const posts = isDated ? answers.toSorted((a, b) => (a.postedAt ?? 0) - (b.postedAt ?? 0)) : [...answers];
  const reports = new Map<Answer, Answer>();
  for (const [index, post] of posts.entries()) {
    const next = posts[index + 1];
    if (next && !post.isByAsker && isReport(next)) reports.set(post, next);
  }
  return reports;
}

function isReport({ text, acceptedBy }: Answer): boolean {
  const words = text.slice(0, reportChars).toLowerCase();
  return (
    acceptedBy === null && failedHint.test(words) && failedPattern.test(words) && !thanksPattern.test(words)
  );
}
