import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Feedback } from '@/ranking/feedback';
import { rankAnswers, scoreAnswers } from '@/ranking/rank-answers';
import type { ScoredAnswer } from '@/ranking/rank-answers';

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
  aThread('Blank pages from my printer', {
    id: 'two',
    answers: [anAnswer('Take off the tape of the new cartridge.', { id: 'b1', author: { name: 'Bo' } })],
  }),
];

function score(feedback: Feedback): Map<string, ScoredAnswer> {
  return new Map(
    scoreAnswers(topic, threads, { ...english, feedback }).map((scored) => [scored.answer.id, scored]),
  );
}

function say(id: string, verdict: 'helped' | 'did-not-help'): Feedback {
  return new Map([[id, verdict]]);
}

describe('what the reader said of an answer', () => {
  test('lifts what helped and says so', () => {
    const [before, after] = [score(new Map()), score(say('a2', 'helped'))];
    expect(after.get('a2')?.score).toBeGreaterThan((before.get('a2')?.score ?? 0) + 1);
    expect(after.get('a2')?.why.find(({ id }) => id === 'helpedYou')?.params).toEqual(['answer']);
    const [card] = rankAnswers(topic, threads, { ...english, feedback: say('a2', 'helped') });
    expect(card?.answer.id).toBe('a2');
  });

  test('moves the same answer wherever else it stands: what did not help does not come back as its copy', () => {
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
    const other = aThread('Printer prints blank pages after a while', {
      id: 'other',
      communityId: 'one',
      answers: [anAnswer('Replace the empty black cartridge.', { id: 'other-answer' })],
    });
    const rank = (feedback: Feedback) =>
      rankAnswers(topic, [...copies, other], { ...english, feedback }).map(({ answer, why, score: sum }) => {
        expect(why.reduce((total, { value }) => total + value, 0)).toBeCloseTo(sum, 9);
        return answer.id.replace(/-(?:one|two)$/, '');
      });
    expect(rank(new Map())).toEqual(['answer', 'other-answer']);
    expect(rank(say('answer-one', 'did-not-help'))).toEqual(['other-answer', 'answer']);
    expect(rank(say('answer-two', 'did-not-help'))).toEqual(['other-answer', 'answer']);
  });

  test('puts what did not help below the thread’s other answers', () => {
    const cards = rankAnswers(topic, threads, { ...english, feedback: say('a1', 'did-not-help') });
    const card = cards.find(({ thread }) => thread.id === 'one');
    expect(card?.answer.id).toBe('a2');
    expect(card?.others.map(({ id }) => id)).toEqual(['a1']);
  });

  test('moves others of its author and its thread the same way, far less', () => {
    const [before, after] = [score(new Map()), score(say('a2', 'helped'))];
    const moved = (id: string): number => (after.get(id)?.score ?? 0) - (before.get(id)?.score ?? 0);
    expect(moved('a1')).toBeGreaterThan(0);
    expect(moved('b1')).toBeGreaterThan(0);
    expect(Math.max(moved('a1'), moved('b1'))).toBeLessThan(moved('a2') / 4);
  });

  test('says nothing of authors without a name', () => {
    const nameless = [
      aThread('Printer prints blank pages', {
        id: 'x',
        answers: [anAnswer('Clean the nozzles.', { id: 'x1', author: { name: null } })],
      }),
      aThread('Printer prints pages that are blank', {
        id: 'y',
        answers: [anAnswer('Shake it.', { id: 'y1', author: { name: null } })],
      }),
    ];
    const scored = scoreAnswers(topic, nameless, { ...english, feedback: say('x1', 'did-not-help') });
    const other = scored.find(({ answer }) => answer.id === 'y1');
    expect(other?.why.map(({ id }) => id)).not.toContain('didNotHelpYou');
  });

  test('adds up with all other reasons, whatever was said', () => {
    const verdict = fc.constantFrom('helped' as const, 'did-not-help' as const);
    const said = fc.dictionary(fc.constantFrom('a1', 'a2', 'b1', 'gone'), verdict);
    fc.assert(
      fc.property(said, (verdicts) => {
        for (const { why, score: total } of score(new Map(Object.entries(verdicts))).values()) {
          expect(why.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(total, 9);
          expect(new Set(why.map(({ id }) => id)).size).toBe(why.length);
        }
      }),
    );
  });
});
