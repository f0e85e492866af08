import { describe, expect, test } from 'vitest';

import { createLinkJudge } from '@/ranking/linked-answer';
import { rankAnswers } from '@/ranking/rank-answers';

import { anAnswer, aThread, aTopic, english } from './posts';

function pointsTo(page: string | undefined, answerUrl: string, threadUrl: string): boolean {
  return createLinkJudge(page)(
    anAnswer('Restart it.', { url: answerUrl }),
    aThread('It', { url: threadUrl }),
  );
}

const stack = 'https://cooking.example/questions/4200/why-is-it-cold';
const forum = 'https://forum.example/t/why-is-it-cold/12';

describe('an address points to an answer', () => {
  test.each([
    ['its own address', `${forum}/3`, `${forum}/3`, forum],
    [
      'with a text directive, in a browser that keeps it',
      `${forum}/3#:~:text=drain%20it`,
      `${forum}/3`,
      forum,
    ],
    [
      'with a place and a text directive',
      `${stack}#5100:~:text=drain`,
      'https://cooking.example/a/5100',
      stack,
    ],
    ['with a slash more and a www', 'https://www.forum.example/t/why-is-it-cold/12/3/', `${forum}/3`, forum],
    ['with the name of who shared it', `${forum}/3?u=robin`, `${forum}/3`, forum],
    ['under another title', 'https://forum.example/t/its-new-title/12/3', `${forum}/3`, forum],
    ['by its number in the fragment', `${stack}/5100#5100`, 'https://cooking.example/a/5100', stack],
    ['sorted in some way', `${stack}?answertab=votes#5100`, 'https://cooking.example/a/5100', stack],
    ['by a named fragment', `${stack}#answer-5100`, `${stack}#answer-5100`, stack],
    ['by a comment of it', `${stack}#comment77_5100`, 'https://cooking.example/a/5100', stack],
    ['that has the number of its thread', `${forum}/12`, `${forum}/12`, forum],
    [
      'in the query, as Hacker News has it',
      'https://news.example/item?id=99',
      'https://news.example/item?id=99',
      'https://news.example/item?id=90',
    ],
  ])('%s', (_, page, answer, thread) => {
    expect(pointsTo(page, answer, thread)).toBe(true);
  });
});

describe('an address points to no answer', () => {
  test.each([
    ['when it is the thread', forum, `${forum}/3`, forum],
    ['when it is the thread, whose number a post has, too', forum, `${forum}/12`, forum],
    ['when it names another post', `${forum}/4`, `${forum}/3`, forum],
    [
      'when it names a post of the same number elsewhere',
      'https://forum.example/t/other/13/3',
      `${forum}/3`,
      forum,
    ],
    ['at another site', 'https://other.example/t/why-is-it-cold/12/3', `${forum}/3`, forum],
    ['when the fragment names no post', `${stack}#comments`, 'https://cooking.example/a/5100', stack],
    ['when the answer has no address of its own', `${stack}#5100`, stack, stack],
    ['when only a text is named', `${forum}#:~:text=3`, `${forum}/3`, forum],
    ['when it is none', 'about:blank', `${forum}/3`, forum],
    ['when the answer has none', `${forum}/3`, 'not an address', forum],
    ['when there is no page', undefined, `${forum}/3`, forum],
    ['when it is endless', `${forum}/3?${'a'.repeat(5000)}`, `${forum}/3`, forum],
  ])('%s', (_, page, answer, thread) => {
    expect(pointsTo(page, answer, thread)).toBe(false);
  });
});

describe('the answer that the page names', () => {
  const topic = aTopic('Printer prints blank pages');
  const thread = aThread('Printer prints blank pages', {
    id: 'one',
    url: forum,
    answers: [
      anAnswer('Clean the nozzles of the printer twice, then print a test page.', {
        id: 'best',
        url: `${forum}/2`,
        acceptedBy: 'asker',
      }),
      anAnswer('Same here.', { id: 'linked', url: `${forum}/3` }),
    ],
  });
  const rank = (pageUrl: string | undefined, given = [thread]) =>
    rankAnswers(topic, given, { ...english, pageUrl });

  test('is the best of its thread, with its own passage and its own score', () => {
    const [card] = rank(`${forum}/3`);
    expect(card).toMatchObject({ isLinked: true, answer: { id: 'linked' }, passage: { text: 'Same here.' } });
    expect(card?.others.map(({ id }) => id)).toEqual(['best']);
    expect(card?.why.some(({ id }) => id === 'accepted')).toBe(false);
    expect(card?.why.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(card?.score ?? 0, 9);
  });

  test('changes nothing where the page names none', () => {
    expect(rank(forum)).toEqual(rank(undefined));
    expect(rank(forum)[0]?.isLinked).toBeUndefined();
  });

  test('is there although its thread hardly fits the question', () => {
    const stray = aThread('Holiday pictures', {
      id: 'stray',
      url: forum,
      answers: [anAnswer('Lovely!', { id: 'stray answer', url: `${forum}/3` })],
    });
    expect(rank(forum, [stray])).toEqual([]);
    expect(rank(`${forum}/3`, [stray]).map(({ answer }) => answer.id)).toEqual(['stray answer']);
  });

  test('stands for its copy at another community, not the other way round', () => {
    const text =
      'Take off the orange tape of the new cartridge, put it back until it clicks, clean the nozzles twice and print one test page before the next job.';
    const copies = ['one', 'two'].map((community, place) =>
      aThread('Printer prints blank pages', {
        id: community,
        communityId: community,
        communityName: community,
        url: `https://${community}.example/t/blank/12`,
        answers: [
          anAnswer(text, {
            id: `answer ${community}`,
            url: `https://${community}.example/t/blank/12/3`,
            ...(place === 0 && { acceptedBy: 'asker' as const }),
          }),
        ],
      }),
    );
    const ranked = rank('https://two.example/t/blank/12/3', copies);
    expect(
      ranked.map(({ thread: { id }, alsoOn }) => [id, alsoOn.map((also) => also.communityName)]),
    ).toEqual([['two', ['one']]]);
  });
});
