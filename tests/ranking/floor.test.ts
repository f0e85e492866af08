import { describe, expect, test } from 'vitest';

import { rankAnswers } from '@/ranking/rank-answers';

import { anAnswer, aThread, aTopic, english } from './posts';

/** Threads of a community about cameras, each with a much-praised answer. */
const cameraThreads = [
  'Best lens for taking pictures at night',
  'How do I reset the settings of my camera?',
  'Photos on the card are gone after an update',
  'The battery does not charge any more',
  'How long does the battery last in the cold?',
  'Which tripod can I take on a plane?',
].map((title, index) =>
  aThread(title, {
    id: `camera ${index}`,
    answers: [
      anAnswer(
        `Look at the manual, page ${index + 10}: it says how to do this with the menu, step by step.`,
        {
          id: `camera ${index}`,
          acceptedBy: 'asker',
          agreement: { value: 900, unit: 'votes' },
        },
      ),
    ],
  }),
);

describe('when nothing fits', () => {
  test.each([
    'How do I cancel my gym membership?',
    'Change the delivery address of an order',
    'Why was my card declined?',
    'Download an invoice of last year',
    'Invite a colleague to my workspace',
  ])('“%s” shows nothing of a community about cameras', (question) => {
    expect(rankAnswers(aTopic(question), cameraThreads, english)).toEqual([]);
  });

  test('a page’s further words do not turn a strange thread into an answer', () => {
    const topic = aTopic('Change the delivery address of an order', {
      terms: ['order', 'address', 'manual', 'long', 'does', 'card'],
      lead: 'The card and the manual come with the parcel. It does not take long.',
    });
    expect(rankAnswers(topic, cameraThreads, english)).toEqual([]);
  });
});

describe('when something fits', () => {
  test.each([
    ['My camera battery does not charge', 'camera 3'],
    ['Reset a camera', 'camera 1'],
    ['Photos gone after update', 'camera 2'],
  ])('“%s” is answered', (question, id) => {
    expect(rankAnswers(aTopic(question), cameraThreads, english)[0]?.thread.id).toBe(id);
  });

  test('the words of a long page beside the question do not hide the answer', () => {
    const terms = 'warranty serial number retailer invoice photo support region form parcel'.split(' ');
    const topic = aTopic('Camera battery does not charge', { terms });
    expect(rankAnswers(topic, cameraThreads, english)[0]?.thread.id).toBe('camera 3');
  });

  test('an exact code is enough, even where no other word is shared', () => {
    const thread = aThread('It stopped with F-77 this morning', { text: 'No idea what to do.' });
    const topic = aTopic('Error F77 on your appliance', { codes: ['F77'] });
    expect(rankAnswers(topic, [thread], english)).toHaveLength(1);
  });

  test('what names another code is not shown', () => {
    const topic = aTopic('Dishwasher shows E04', { codes: ['E04'] });
    const cards = rankAnswers(
      topic,
      [aThread('Dishwasher with E04'), aThread('Dishwasher makes noise, E05')],
      english,
    );
    expect(cards.map(({ thread }) => thread.title)).toEqual(['Dishwasher with E04']);
  });
});
