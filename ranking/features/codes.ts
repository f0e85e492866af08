import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import { askedCodes } from '../asked-codes';
import type { Reason } from '../ranked';
import { weights } from '../weights';
import { reason } from './reason';

/** Judges a thread by the exact codes of the topic: E04 is not E05, but E-04 and "e 04" are. */
export type CodeJudge = (thread: Thread) => Reason[];

type CodePattern = { written: string; exact: RegExp; near: RegExp | null };

const longestText = 30_000;

/** Looks for the codes of a topic in threads. */
export function createCodeJudge(topic: Topic): CodeJudge {
  const patterns = askedCodes(topic)
    .map(createPattern)
    .filter((pattern) => pattern !== null);
  if (patterns.length === 0) return () => [];
  return (thread) => judgeThread(thread, patterns);
}

function judgeThread(thread: Thread, patterns: readonly CodePattern[]): Reason[] {
  const text = textOf(thread);
  const inTitle = patterns.filter(({ exact }) => exact.test(thread.title));
  const inText = patterns.filter((pattern) => !inTitle.includes(pattern) && pattern.exact.test(text));
  const found = [...inTitle, ...inText].map(({ written }) => written);
  if (found.length === 0) return judgeMissing(thread, text, patterns);
  const points = inTitle.length * weights.code.inTitle + inText.length * weights.code.inText;
  return reason('code', points / Math.sqrt(patterns.length), found);
}

/** A sibling of the code speaks of another fault, and in the title of nothing else. */
function judgeMissing(thread: Thread, text: string, patterns: readonly CodePattern[]): Reason[] {
  const written = patterns[0]?.written ?? '';
  const sibling = findNear(thread.title, patterns) ?? findNear(text, patterns);
  if (sibling !== undefined) return reason('codeMissing', weights.code.near, [written, sibling]);
  return reason('codeMissing', thread.isRead ? weights.code.missing : weights.code.missingUnread, [written]);
}

function findNear(text: string, patterns: readonly CodePattern[]): string | undefined {
  for (const { near } of patterns) {
    const match = near?.exec(text);
    if (match) return match[0];
  }
  return undefined;
}

function textOf(thread: Thread): string {
  return [thread.text, thread.tags.join(' '), ...thread.answers.map((answer) => answer.text)]
    .join('\n')
    .slice(0, longestText);
}

function createPattern(code: string): CodePattern | null {
  const runs = code.match(/0x[0-9a-f]+|\p{L}+|\p{N}+/giu) ?? [];
  if (runs.length === 0) return null;
  const isMixed = runs.length > 1 || /^0x/i.test(code);
  const hasDigits = /\d/.test(code);
  return {
    written: code,
    exact: join(runs),
    near: isMixed && hasDigits && /\p{L}/u.test(code) && runs.length <= 6 ? join(runs.map(loosen)) : null,
  };
}

/** Runs hold letters and digits only, so nothing in them needs escaping. */
function join(runs: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${runs.join('[^\\p{L}\\p{N}\\n]{0,3}')}(?![\\p{L}\\p{N}])`, 'iu');
}

function loosen(run: string): string {
  if (/^0x/i.test(run)) return '0x[0-9a-f]{1,16}';
  return /^\p{N}/u.test(run) ? '\\p{N}{1,8}' : run;
}
