import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { codesIn } from '@/detection/codes';
import type { Topic } from '@/detection/topic';
import { backgroundTable } from '@/ranking/background';
import { createCodePattern } from '@/ranking/code-patterns';
import { rankAnswers, scoreAnswers } from '@/ranking/rank-answers';
import type { RankedAnswer } from '@/ranking/ranked';
import { loadStemmer } from '@/ranking/stem';
import type { Thread } from '@/sources/source';

import { codeCases } from './codes-cases';
import type { CodeCase } from './codes-cases';
import { anAnswer, aThread, aTopic, english, now } from './posts';

const help =
  'Switch it off for a minute, hold the round button until the light blinks, and set it up again as on the first day.';

/** What does not fit has all else on its side: first in its community's order, and accepted by who asked. */
async function rankCase({ asks, topic, right, wrong }: CodeCase): Promise<RankedAnswer[]> {
  const full = aTopic(asks, { codes: codesIn(asks), ...topic });
  const threads = [
    ...wrong.map((given, index) => place(given, { id: `wrong ${index}`, nativeRank: index }, true)),
    place(right, { id: 'right', nativeRank: 6 }, false),
  ];
  return rankIn(full, threads);
}

async function rankIn(topic: Topic, threads: Thread[]): Promise<RankedAnswer[]> {
  const stem = await loadStemmer(topic.language);
  return rankAnswers(topic, threads, { now, stem, table: backgroundTable(topic.language) });
}

function place(
  given: string | readonly [title: string, text: string],
  more: Partial<Thread>,
  isAccepted: boolean,
): Thread {
  const [title, text] = typeof given === 'string' ? [given, ''] : given;
  const answer = anAnswer(help, { id: `answer ${more.id}`, acceptedBy: isAccepted ? 'asker' : null });
  return aThread(title, { text, answers: [answer], ...more });
}

describe('exact codes, models, versions and names', () => {
  test.each(codeCases.map((each) => [each.asks, each.right, each] as const))(
    '“%s” is answered by “%s”, though the others are accepted and come first',
    async (_asks, _right, each) => {
      const cards = await rankCase(each);
      expect(cards.map(({ thread }) => `${thread.id}: ${thread.title}`)[0]).toMatch(/^right/);
    },
  );
});

describe('a card about something else', () => {
  test('says which code it names instead', () => {
    const topic = aTopic('Dishwasher shows E04', { codes: ['E04'] });
    const threads = [
      place('Dishwasher with E-04', { id: 'right' }, false),
      place('Dishwasher, E05', { id: 'other' }, true),
    ];
    const [right, other] = scoreAnswers(topic, threads, english);
    expect(right?.why.find(({ id }) => id === 'code')?.params).toEqual(['E04']);
    expect(other?.why.find(({ id }) => id === 'codeMissing')?.params).toEqual(['E04', 'E05']);
  });

  test('says which version it is about instead', async () => {
    const cards = await rankIn(aTopic('Alarm is silent on iOS 17 in the morning'), [
      place('Alarm is silent on iOS 16 in the morning', { id: 'old' }, true),
    ]);
    expect(cards[0]?.why.find(({ id }) => id === 'otherProduct')?.params).toEqual(['iOS 16', 'iOS 17']);
  });

  test('is not one that names both', async () => {
    const cards = await rankIn(aTopic('Upgrade Windows 10 to Windows 11 fails'), [
      place('Upgrade from Windows 10 to 11 fails', { id: 'both' }, false),
    ]);
    expect(cards[0]?.why.map(({ id }) => id)).not.toContain('otherProduct');
  });
});

describe('any code whatever', () => {
  test('is found where it stands as it is written', () => {
    const piece = fc.constantFrom(
      'E',
      '04',
      '-',
      '_',
      'ERR',
      '0x',
      '7b',
      '.',
      ' ',
      'é',
      '错误',
      '(',
      '*',
      'WH',
      '1000',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const code = pieces.join('');
        const pattern = createCodePattern(code);
        const isOneCode = /[a-z\d]/i.test(code) && !/[^a-z\d]{4}/i.test(code);
        if (isOneCode) expect(pattern?.isIn(`It says (${code}) again`)).toBe(true);
      }),
    );
  });
});
