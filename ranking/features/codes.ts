import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import { askedCodes } from '../asked-codes';
import { createCodePattern } from '../code-patterns';
import type { CodePattern } from '../code-patterns';
import type { Reason } from '../ranked';
import { weights } from '../weights';
import { reason } from './reason';

/** Judges a thread by the exact codes of the topic: E04 is not E05, but E-04 and "e 04" are. */
export type CodeJudge = (thread: Thread) => Reason[];

const longestText = 30_000;
/** A sibling further down, or in an answer, is a side remark. */
const siblingChars = 2000;

/** Looks for the codes of a topic in threads. */
export function createCodeJudge(topic: Topic): CodeJudge {
  const patterns = askedCodes(topic)
    .map(createCodePattern)
    .filter((pattern) => pattern !== null);
  if (patterns.length === 0) return () => [];
  return (thread) => judgeThread(thread, patterns);
}

function judgeThread(thread: Thread, patterns: readonly CodePattern[]): Reason[] {
  const text = textOf(thread);
  const inTitle = patterns.filter((pattern) => pattern.isIn(thread.title));
  const inText = patterns.filter((pattern) => !inTitle.includes(pattern) && pattern.isIn(text));
  const found = [...inTitle, ...inText].map(({ written }) => written);
  const { code } = weights;
  if (found.length === 0) return judgeMissing(thread, patterns);
  if (inTitle.length === 0 && findSibling(thread.title, patterns) !== undefined)
    return reason('codeMissing', code.besideSibling, [
      found[0] ?? '',
      findSibling(thread.title, patterns) ?? '',
    ]);
  const points = inTitle.length * code.inTitle + inText.length * code.inText;
  return reason('code', points / Math.sqrt(patterns.length), found);
}

/** A sibling of the code speaks of another fault. */
function judgeMissing(thread: Thread, patterns: readonly CodePattern[]): Reason[] {
  const written = patterns[0]?.written ?? '';
  const sibling =
    findSibling(thread.title, patterns) ?? findSibling(thread.text.slice(0, siblingChars), patterns);
  if (sibling !== undefined) return reason('codeMissing', weights.code.near, [written, sibling]);
  return reason('codeMissing', thread.isRead ? weights.code.missing : weights.code.missingUnread, [written]);
}

function findSibling(text: string, patterns: readonly CodePattern[]): string | undefined {
  for (const pattern of patterns) {
    const sibling = pattern.findSibling(text);
    if (sibling !== undefined && patterns.every((each) => !each.isIn(sibling))) return sibling.trim();
  }
  return undefined;
}

function textOf(thread: Thread): string {
  return [thread.text, thread.tags.join(' '), ...thread.answers.map((answer) => answer.text)]
    .join('\n')
    .slice(0, longestText);
}
