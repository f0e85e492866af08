import { creditOf, type Credit } from '@/sharing/credit';
import { findMarked, type MarkedText } from '@/sharing/selected-passage';
import { answerLink, type AnsweredThread, type Passage } from '@/sharing/text-fragment';
import type { Answer, Thread } from '@/sources/source';

import { t } from '../i18n';
import { day } from '../moments';

/** An answer with as much of its thread as is known, and the part of it that is meant. */
export type SharedPost = {
  answer: Answer;
  thread: AnsweredThread & Pick<Thread, 'communityName' | 'license'>;
  passage?: Passage | undefined;
  /** A piece of a page, marked by the reader: not all pages say who wrote them. */
  origin?: 'selection' | undefined;
};

/** The same post, with what the reader has marked of it as the part that is meant. */
export function withMarked(post: SharedPost, marked: MarkedText | null): SharedPost {
  const passage = marked === null ? null : findMarked(post.answer.text, marked);
  return passage === null ? post : { ...post, passage };
}

export function linkOf({ answer, thread, passage }: SharedPost): string {
  return answerLink(answer, thread, passage);
}

export const creditWords = {
  get deletedAuthor(): string {
    return t('deletedAuthor');
  },
  get excerpt(): string {
    return t('shareExcerpt');
  },
  day,
};

/** The part that is meant, quoted with all that its licence asks for. */
export function creditFor(post: SharedPost): Credit {
  const { answer, thread, passage, origin } = post;
  const quoted = passage === undefined ? answer.text : answer.text.slice(passage.start, passage.end);
  const isUnknown = origin === 'selection' && answer.author.name === null;
  return creditOf(
    {
      title: thread.title,
      link: linkOf(post),
      text: quoted,
      isExcerpt: origin === 'selection' || quoted.trim().length < answer.text.trim().length,
      author: isUnknown ? undefined : answer.author,
      place: thread.communityName,
      writtenAt: answer.postedAt,
      license: answer.license ?? thread.license,
    },
    creditWords,
  );
}

/** Puts a credit on the clipboard as text and as HTML: where it is pasted, the program takes what it can show. */
export async function copyCredit(post: SharedPost): Promise<void> {
  const { text, html } = creditFor(post);
  const item = new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
  await navigator.clipboard.write([item]);
}

export async function copyLink(post: SharedPost): Promise<void> {
  await navigator.clipboard.writeText(linkOf(post));
}

export function hasShareSheet(): boolean {
  return typeof navigator.share === 'function';
}

/** Opens the share sheet of the system; resolves too when the reader closes it. */
export async function openShareSheet(post: SharedPost): Promise<void> {
  try {
    await navigator.share({ title: post.thread.title, url: linkOf(post) });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}
