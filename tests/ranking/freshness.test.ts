import { describe, expect, test } from 'vitest';

import { scoreAnswers } from '@/ranking/rank-answers';
import type { Reason } from '@/ranking/ranked';
import type { Answer, Thread } from '@/sources/source';

import { anAnswer, aThread, aTopic, english, now } from './posts';

const year = 365.25 * 24 * 3600 * 1000;
const help =
  'Open the settings, choose the calendar, and press on share; then type the address of the other.';

function reasonsFor(answer: Answer, more: Partial<Thread> = {}, question = 'Share a calendar'): Reason[] {
  const thread = aThread('Share a calendar', { answers: [answer], ...more });
  const scored = scoreAnswers(aTopic(question), [thread], english);
  return scored.find((each) => each.answer.id === answer.id)?.why ?? [];
}

function idsFor(...given: Parameters<typeof reasonsFor>): string[] {
  return reasonsFor(...given).map(({ id }) => id);
}

describe('whether an answer still holds', () => {
  test('an answer without a date is not said to be young', () => {
    const why = reasonsFor(anAnswer(`${help} Edit: this no longer works.`));
    expect(why.map(({ id }) => id)).not.toContain('age');
    expect(why.find(({ id }) => id === 'outdated')?.params[0]).toContain('no longer works');
  });

  test('an edit makes an old answer younger', () => {
    const old = anAnswer(help, { postedAt: now - 9 * year, editedAt: now - 2 * year });
    expect(reasonsFor(old).find(({ id }) => id === 'age')?.params).toEqual(['2']);
  });

  test.each([
    'That option is no longer available.',
    'As of version 12 this button was removed.',
    'Update 2024: sadly this does not work any more.',
    'This feature has been discontinued.',
    'Das geht leider nicht mehr.',
    'Cela ne fonctionne plus.',
    'このボタンは使えなくなりました。',
  ])('“%s” counts against an answer', (line) => {
    expect(reasonsFor(anAnswer(`${help} ${line}`)).find(({ id }) => id === 'outdated')?.value).toBeLessThan(
      0,
    );
  });

  test.each([
    'If your phone no longer works, charge it first.',
    'My calendar stopped working too, and so I found this.',
    'There is no longer wait than this one.',
  ])('“%s” only tells the problem', (line) => {
    expect(idsFor(anAnswer(`${line} ${help}`))).not.toContain('outdated');
  });

  test('a reply that it did not work counts against the answer before it', () => {
    const answers = [
      anAnswer(help, { id: 'first', postedAt: now - 5000 }),
      anAnswer('Sorry, that did not work for me.', {
        id: 'report',
        postedAt: now - 4000,
        author: { name: 'Kai' },
      }),
      anAnswer(`${help} Then sign out and in again.`, { id: 'second', postedAt: now - 3000 }),
    ];
    const thread = aThread('Share a calendar', { answers });
    const scored = scoreAnswers(aTopic('Share a calendar'), [thread], english);
    const failed = scored.filter(({ why }) => why.some(({ id }) => id === 'failed'));
    expect(failed.map(({ answer }) => answer.id)).toEqual(['first']);
    expect(failed[0]?.why.find(({ id }) => id === 'failed')?.params).toEqual(['Kai']);
  });

  test('an answer for another version stands below one for the version asked', () => {
    const answers = [
      anAnswer(`On iOS 12: ${help}`, { id: 'old' }),
      anAnswer(`On iOS 17: ${help}`, { id: 'new' }),
    ];
    const topic = aTopic('Share a calendar on iOS 17');
    const scored = scoreAnswers(topic, [aThread('Share a calendar on an iPhone', { answers })], english);
    expect(scored.map(({ answer }) => answer.id)).toEqual(['new', 'old']);
    expect(scored[1]?.why.find(({ id }) => id === 'otherProduct')?.params).toEqual(['iOS 12', 'iOS 17']);
  });

  test('a question closed as a duplicate counts a little against its answers', () => {
    expect(idsFor(anAnswer(help), { closedAs: 'Duplicate' })).toContain('superseded');
    expect(idsFor(anAnswer(help), { closedAs: 'archived' })).not.toContain('superseded');
  });
});

describe('how much a community knows of the topic', () => {
  test('tags that name the product speak for a thread', () => {
    const why = reasonsFor(anAnswer(help), { tags: ['icloud-calendar', 'help'] }, 'Share an iCloud calendar');
    expect(why.find(({ id }) => id === 'tagged')?.params).toEqual(['icloud-calendar']);
  });

  test('tags of other things say nothing', () => {
    expect(idsFor(anAnswer(help), { tags: ['outlook', 'share'] }, 'Share an iCloud calendar')).not.toContain(
      'tagged',
    );
  });
});
