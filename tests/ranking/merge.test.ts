import { describe, expect, test } from 'vitest';

import { mergeSameAnswers } from '@/ranking/merge';
import { rankAnswers } from '@/ranking/rank-answers';
import type { RankedAnswer } from '@/ranking/ranked';
import { compareShingles, eachShingle, hashWords } from '@/ranking/shingles';
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

function aCard(title: string, answer: string, place: number): RankedAnswer {
  const thread = aThread(title, { id: `t${place}`, communityId: `c${place}` });
  const passage = { text: '', start: 0, end: 0 };
  return { thread, answer: anAnswer(answer), others: [], alsoOn: [], passage, score: -place, why: [] };
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

  test.each([
    ['quoted with thanks', `Found this on another site:\n> ${text}\nIt worked here too.`],
    ['cut short', `${text.slice(0, 150)}…`],
    [
      'set as a list',
      text
        .split(/; |, /)
        .map((part) => `- **${part}**`)
        .join('\n'),
    ],
    ['greeted and signed', `Hello and welcome!\n\n${text}\n\nKind regards,\nKim, volunteer`],
    ['linked in Markdown', text.replace('the menu', '[the menu](https://example.com/menu?from=post)')],
  ])('is one card although the copy was %s', (_, copy) => {
    const cards = rank(
      aThread('Tablet stuck at the logo', { answers: [anAnswer(text)] }),
      elsewhere('Tablet is stuck at logo', copy),
    );
    expect(cards).toHaveLength(1);
    expect(cards[0]?.alsoOn).toHaveLength(1);
  });

  test('is one card in a script without spaces', () => {
    const chinese =
      '长按电源键和音量键十秒钟，直到屏幕上出现标志，然后松开并等待菜单，在那里选择清除缓存的选项，完成后重新启动平板电脑。';
    const print = (copy: string) => new Set(eachShingle(hashWords(copy)));
    expect(
      compareShingles(print(chinese), print(chinese.replace('，然后', '然后'))).resemblance,
    ).toBeGreaterThan(0.9);
  });

  test('is none when the same template stands under unlike questions', () => {
    const template =
      'Thank you for your post. Please restart the tablet, install all updates, and contact our support team if the problem is still there afterwards.';
    const cards = ['Tablet stuck at the logo', 'Dark stripes on printed invoices'].map((title, place) =>
      aCard(title, template, place),
    );
    expect(mergeSameAnswers(cards, { ...english, language: 'en' })).toHaveLength(2);
    const alike = ['Tablet stuck at the logo', 'Stuck at logo: my tablet'].map((title, place) =>
      aCard(title, template, place),
    );
    expect(mergeSameAnswers(alike, { ...english, language: 'en' })).toHaveLength(1);
  });
});
