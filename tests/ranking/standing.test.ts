import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rankAnswers, scoreAnswers } from '@/ranking/rank-answers';
import { authorKey, communityKey, type StandingLevel, type Standings } from '@/ranking/standing';

import { anAnswer, aThread, aTopic, english } from './posts';

const topic = aTopic('Printer prints blank pages');
const threads = [
  aThread('Printer prints blank pages', {
    id: 'one',
    answers: [
      anAnswer('Clean the nozzles twice and print a test page.', { id: 'a1', author: { name: 'Ana' } }),
      anAnswer('Shake the cartridge a little and put it back.', { id: 'a2', author: { name: 'Bo' } }),
    ],
  }),
  aThread('Printer prints only blank pages', {
    id: 'two',
    communityId: 'discourse:https://print.example',
    communityName: 'print.example',
    answers: [
      anAnswer('Take off the tape of the new cartridge.', {
        id: 'b1',
        author: { name: 'Bo', url: 'https://print.example/u/bo' },
      }),
    ],
  }),
];
const [one, two] = threads;
if (!one || !two) throw new Error('both threads are there');
const keys = {
  forum: communityKey(one),
  print: communityKey(two),
  ana: 'author discourse:https://forum.example Ana',
  bo: 'author discourse:https://forum.example Bo',
  boOfPrint: 'author discourse:https://print.example https://print.example/u/bo',
};

function saying(...said: [string, StandingLevel][]): Standings {
  return new Map(said);
}

function rank(standings: Standings) {
  return rankAnswers(topic, threads, { ...english, standings });
}

describe('the key of an author', () => {
  test('holds the community and the address, so that a namesake elsewhere is somebody else', () => {
    expect(one.answers.map((answer) => authorKey(answer, one))).toEqual([keys.ana, keys.bo]);
    expect(two.answers.map((answer) => authorKey(answer, two))).toEqual([keys.boOfPrint]);
  });

  test('is nobody for the deleted', () => {
    expect(authorKey(anAnswer('Gone.', { author: { name: null } }), one)).toBeNull();
  });
});

describe('what the reader has raised', () => {
  test('comes first, and the card says whom they raised', () => {
    const last = rank(saying()).at(-1)?.thread ?? one;
    const [card] = rank(saying([communityKey(last), 'raised']));
    expect(card?.thread.id).toBe(last.id);
    expect(card?.why.find(({ id }) => id === 'raisedByYou')).toMatchObject({ params: [last.communityName] });
  });

  test('is told as one where community and author are both raised', () => {
    const cards = rank(saying([keys.print, 'raised'], [keys.boOfPrint, 'raised']));
    const why = cards.find(({ thread }) => thread.id === 'two')?.why.filter(({ id }) => id === 'raisedByYou');
    expect(why).toEqual([{ id: 'raisedByYou', value: 3, params: ['print.example', 'Bo'] }]);
  });

  test('is not shown for it where it is about something else', () => {
    const stray = aThread('How do I descale a kettle', { communityName: 'Kitchen', id: 'stray' });
    const standings = saying([communityKey(stray), 'raised']);
    const cards = rankAnswers(topic, [...threads, stray], { ...english, standings });
    expect(cards.map(({ thread }) => thread.id)).not.toContain('stray');
  });
});

test('what the reader has lowered goes behind, and a lowered author behind the others of the thread', () => {
  const first = rank(saying())[0];
  const cards = rank(saying([communityKey(first?.thread ?? one), 'lowered']));
  expect(cards.at(-1)?.thread.id).toBe(first?.thread.id);
  const bestOf = (standings: Standings) =>
    rank(standings).find(({ thread }) => thread.id === 'one')?.answer.id;
  expect(bestOf(saying())).toBe('a1');
  expect(bestOf(saying([keys.ana, 'lowered']))).toBe('a2');
});

describe('an author whom the reader has muted', () => {
  const card = rank(saying([keys.ana, 'muted'])).find(({ thread }) => thread.id === 'one');

  test('gives way to the next answer of the thread, and stands apart from the others', () => {
    expect(card?.answer.id).toBe('a2');
    expect(card?.others).toEqual([]);
    expect(card?.mutedOthers?.map(({ answer, name }) => [answer.id, name])).toEqual([['a1', 'Ana']]);
    expect(card?.mutedAs).toBeUndefined();
  });

  test('mutes the card where nobody else answers', () => {
    const cards = rank(saying([keys.boOfPrint, 'muted']));
    expect(cards.find(({ thread }) => thread.id === 'two')?.mutedAs).toBe('Bo');
  });

  test('is not told apart by name only: a namesake of another community is still heard', () => {
    const cards = rank(saying([keys.bo, 'muted']));
    expect(cards.find(({ thread }) => thread.id === 'two')?.mutedAs).toBeUndefined();
  });
});

test('a muted community is named on each of its cards, and no card of another hides behind one of them', () => {
  const text =
    'Take off the orange tape of the new cartridge, put it back until it clicks, clean the nozzles twice and print one test page before the next job.';
  const copies = ['one', 'two'].map((community) =>
    aThread('Printer prints blank pages', {
      id: `copy-${community}`,
      communityId: community,
      communityName: community,
      answers: [anAnswer(text, { id: `answer-${community}` })],
    }),
  );
  const both = rankAnswers(topic, copies, english);
  expect(both.map(({ alsoOn }) => alsoOn.length)).toEqual([1]);
  const standings = saying([`community ${both[0]?.thread.communityId}`, 'muted']);
  const cards = rankAnswers(topic, copies, { ...english, standings });
  expect(cards).toHaveLength(2);
  const heard = cards.filter(({ mutedAs }) => mutedAs === undefined);
  expect(heard.map(({ thread, alsoOn }) => [thread.communityId, alsoOn])).toEqual([
    [both[0]?.thread.communityId === 'one' ? 'two' : 'one', []],
  ]);
});

test('whatever the reader thinks of whom, the parts add up to the score', () => {
  const level = fc.constantFrom<StandingLevel>('muted', 'lowered', 'raised');
  const anyone = fc.constantFrom(...Object.values(keys));
  fc.assert(
    fc.property(fc.array(fc.tuple(anyone, level), { maxLength: 8 }), (said) => {
      const scored = scoreAnswers(topic, threads, { ...english, standings: new Map(said) });
      for (const { score, why } of scored)
        expect(why.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 9);
    }),
  );
});
