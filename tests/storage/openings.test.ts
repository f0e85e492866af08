import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openDb, type CommonplaceDb, type OpenQuestion } from '@/storage/db';
import { readExperience } from '@/storage/experience';
import { sayFeedback } from '@/storage/feedback';
import { beginLane, laneOf, sweepHelp } from '@/storage/help-lanes';
import { allOpenings, countOpenings, noteOpening, sayAnswered } from '@/storage/openings';
import { pinAnswer } from '@/storage/pins';
import { putThreads } from '@/storage/threads';

import { aPin } from './a-pin';

const question: OpenQuestion = {
  id: 'discourse:https://forum.example#1',
  communityId: 'discourse:https://forum.example',
  communityName: 'Forum',
  url: 'https://forum.example/t/1',
  title: 'Hub blinks',
  text: 'It blinks.',
  tags: ['hub'],
  answerCount: 0,
};

let db: CommonplaceDb;
let count = 0;
beforeEach(() => {
  db = openDb(`openings-${(count += 1)}`);
});
afterEach(() => db.delete());

const counts = async () => countOpenings((await allOpenings(db)).values());

describe('the reader’s own count', () => {
  it('is of questions, however often each was opened', async () => {
    await noteOpening(db, question, 5);
    await noteOpening(db, question, 9);
    expect(await counts()).toEqual({ opened: 1, answered: 0 });
    expect((await db.openings.toArray())[0]).toMatchObject({ openedAt: 9, title: 'Hub blinks' });
  });

  it('of answers is what the reader says, who may take it back', async () => {
    await noteOpening(db, question, 5);
    await sayAnswered(db, question.id, true, 7);
    await sayAnswered(db, question.id, true, 8);
    expect((await db.openings.get(question.id))?.answeredAt).toBe(7);
    await noteOpening(db, question, 9);
    expect(await counts()).toEqual({ opened: 1, answered: 1 });
    await sayAnswered(db, question.id, false, 10);
    expect(await counts()).toEqual({ opened: 1, answered: 0 });
  });

  it('knows of no answer to what was not opened', async () => {
    await sayAnswered(db, 'stranger', true, 7);
    expect(await counts()).toEqual({ opened: 0, answered: 0 });
  });
});

describe('what the reader knows about', () => {
  it('is what they pinned, what helped, and what they answered', async () => {
    const pin = aPin('kept');
    await pinAnswer(db, pin);
    const { text: _text, ...rest } = question;
    const thread = {
      ...rest,
      id: 'other',
      title: 'Bulb hums',
      text: '',
      platform: 'discourse' as const,
      nativeId: '2',
      isSolved: true,
      nativeRank: 0,
      isRead: true,
      answers: [],
    };
    await putThreads(db, [thread], 1);
    const said = { threadId: 'other', communityId: question.communityId, saidAt: 1 };
    await sayFeedback(db, { ...said, answerId: 'x', verdict: 'helped' });
    await noteOpening(db, question, 5);
    await sayAnswered(db, question.id, true, 7);
    const found = await readExperience(db);
    expect(found.map(({ kind }) => kind)).toEqual(['pinned', 'helped', 'answered']);
    expect(found[0]?.text).toContain(pin.thread.title);
    expect(found.slice(1)).toEqual([
      { kind: 'helped', text: 'Bulb hums', tags: ['hub'] },
      { kind: 'answered', text: 'Hub blinks', tags: ['hub'] },
    ]);
  });

  it('is more of a pin that helped, and nothing of one that did not', async () => {
    for (const id of ['good', 'bad']) await pinAnswer(db, aPin(id));
    const said = { threadId: 't', communityId: 'c', saidAt: 1 };
    await sayFeedback(db, { ...said, answerId: 'good', verdict: 'helped' });
    await sayFeedback(db, { ...said, answerId: 'bad', verdict: 'did-not-help' });
    expect((await readExperience(db)).map(({ kind }) => kind)).toEqual(['helped']);
  });

  it('is not what was opened and left', async () => {
    await noteOpening(db, question, 5);
    expect(await readExperience(db)).toEqual([]);
  });
});

it('a list of open questions goes after a day', async () => {
  const day = 24 * 3600 * 1000;
  await beginLane(db, { id: 'old', wantedAt: 1, places: [] }, () => false);
  await beginLane(db, { id: 'new', wantedAt: day, places: [] }, () => false);
  await sweepHelp(db, day + 2);
  expect(await laneOf(db, 'old')).toBeUndefined();
  expect(await laneOf(db, 'new')).toBeDefined();
});
