import { describe, expect, test } from 'vitest';

import { rankAnswers } from '@/ranking/rank-answers';
import type { RankedAnswer } from '@/ranking/ranked';
import type { Thread } from '@/sources/source';

import { anAnswer, aThread, aTopic, english } from './posts';

const text =
  'Hold the power key and the volume key for ten seconds until the logo shows, then let go and wait for the menu; there choose the entry that wipes the cache, and restart the tablet when it is done.';
const topic = aTopic('Tablet stuck at the logo');

function rank(...threads: Thread[]): RankedAnswer[] {
  return rankAnswers(topic, threads, english);
}

function elsewhere(title: string, answer: string, more: Partial<Thread> = {}): Thread {
  const answers = [anAnswer(answer, { id: 'elsewhere', url: 'https://ask.example/a/1' })];
  return aThread(title, { id: 'elsewhere', communityId: 'ask', communityName: 'Ask', answers, ...more });
}

describe('the same answer at several communities', () => {
  test('is one card that says where else it stands', () => {
    const copy = text.replace(', then', ' – then');
    const [card, ...rest] = rank(
      aThread('Tablet stuck at the logo', { answers: [anAnswer(text)] }),
      elsewhere('My tablet is stuck at its logo', copy, { nativeRank: 8 }),
    );
    expect(rest).toEqual([]);
    expect(card?.alsoOn).toEqual([{ communityName: 'Ask', url: 'https://ask.example/a/1' }]);
  });

  test('stays two cards when only the question is the same', () => {
    const other =
      'Charge it for a whole night with the cable that came with it; mine was simply empty and came back next morning.';
    const question = 'Since yesterday the tablet shows nothing but the logo of its maker and does not go on.';
    const cards = rank(
      aThread('Tablet stuck at the logo', { text: question, answers: [anAnswer(text)] }),
      elsewhere('Tablet stuck at the logo', other, { text: question }),
    );
    expect(cards).toHaveLength(2);
  });

  test('stays two cards when two short answers are alike by chance', () => {
    const cards = rank(
      aThread('Tablet stuck at the logo', { answers: [anAnswer('Restart the tablet.')] }),
      elsewhere('Tablet shows only the logo, stuck', 'Restart the tablet.'),
    );
    expect(cards).toHaveLength(2);
  });

  test('stays two cards within one community', () => {
    const cards = rank(
      aThread('Tablet stuck at the logo', { id: 'one', answers: [anAnswer(text)] }),
      aThread('Stuck at the logo: tablet', { id: 'two', answers: [anAnswer(text)] }),
    );
    expect(cards).toHaveLength(2);
  });
});
