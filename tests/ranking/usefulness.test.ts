import { describe, expect, test } from 'vitest';

import { scoreAnswers } from '@/ranking/rank-answers';

import { anAnswer, aThread, aTopic, english, now } from './posts';

describe('which answer of a thread comes first', () => {
  const topic = aTopic('Washing machine does not drain');
  const first = anAnswer('The pump may be blocked: open the flap at the front and clean the filter.', {
    id: 'first',
    postedAt: now - 9000,
  });
  const second = anAnswer('The hose may be bent: pull the machine forward and straighten the hose.', {
    id: 'second',
    postedAt: now - 8000,
  });
  const order = (...answers: ReturnType<typeof anAnswer>[]) =>
    scoreAnswers(topic, [aThread('Washing machine does not drain', { answers })], english).map(
      ({ answer }) => answer.id,
    );

  test('the last one before the asker’s thanks, though others were written between', () => {
    const between = anAnswer('Following this.', { id: 'between', postedAt: now - 7000, isByAsker: true });
    const thanks = anAnswer('Great, thanks!', { id: 'thanks', postedAt: now - 6000, isByAsker: true });
    expect(order(first, second, between, thanks)[0]).toBe('second');
  });

  test('one that says what solved it', () => {
    const solved = { ...second, text: `${second.text} That solved it here.` };
    expect(order(first, solved)[0]).toBe('second');
  });

  test('not one that asks back', () => {
    const asking = { ...first, text: `${first.text} Have you tried that? And which model is it?` };
    const scored = scoreAnswers(topic, [aThread('Drain', { answers: [asking, second] })], english);
    expect(scored[0]?.answer.id).toBe('second');
    expect(scored[1]?.why.find(({ id }) => id === 'isQuestion')?.value).toBeLessThan(0);
  });

  test('the most agreed one of the thread, by more than its share', () => {
    const votes = (value: number) => ({ agreement: { value, unit: 'votes' as const } });
    const scored = scoreAnswers(
      topic,
      [
        aThread('Drain', {
          answers: [
            { ...first, ...votes(3) },
            { ...second, ...votes(4) },
          ],
        }),
      ],
      english,
    );
    const [most = 0, other = 0] = scored.map(
      ({ why }) => why.find(({ id }) => id === 'agreement')?.value ?? 0,
    );
    expect(scored[0]?.answer.id).toBe('second');
    expect(most - other).toBeGreaterThan(0.5);
  });
});
