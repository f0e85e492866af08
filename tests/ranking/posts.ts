import type { Topic } from '@/detection/topic';
import { backgroundTable } from '@/ranking/background';
import { rankAnswers } from '@/ranking/rank-answers';
import type { RankOptions } from '@/ranking/rank-answers';
import type { RankedAnswer } from '@/ranking/ranked';
import { englishStem, loadStemmer } from '@/ranking/stem';
import type { Answer, Thread } from '@/sources/source';

export const now = Date.UTC(2025, 5, 1);
export const english: RankOptions = { now, stem: englishStem, table: backgroundTable('en') };

/** A topic as detection hands it over. */
export function aTopic(question: string, more: Partial<Topic> = {}): Topic {
  return { question, terms: [], codes: [], language: 'en', lead: '', communities: [], ...more };
}

/** A post of a peer. */
export function anAnswer(text: string, more: Partial<Answer> = {}): Answer {
  return {
    id: `answer of ${text}`,
    url: `https://forum.example/p/${text.length}`,
    html: '',
    text,
    author: { name: 'Robin' },
    acceptedBy: null,
    ...more,
  };
}

/** A thread of one community with its posts. */
export function aThread(title: string, more: Partial<Thread> = {}): Thread {
  const answers = more.answers ?? [
    anAnswer(
      'Open the settings of the device, choose the entry that is named in the manual, and restart it.',
    ),
  ];
  return {
    id: `thread of ${title}`,
    communityId: 'discourse:https://forum.example',
    communityName: 'forum.example',
    platform: 'discourse',
    nativeId: title,
    url: 'https://forum.example/t/1',
    title,
    text: '',
    tags: [],
    answerCount: answers.length,
    isSolved: false,
    nativeRank: 0,
    isRead: true,
    answers,
    ...more,
  };
}

/** Ranks in a language, as the panel does. */
export async function rankIn(language: string, question: string, threads: Thread[]): Promise<RankedAnswer[]> {
  const options = { now, stem: await loadStemmer(language), table: backgroundTable(language) };
  return rankAnswers(aTopic(question, { language }), threads, options);
}
