import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { measuredWait } from '@/lookup/measured-wait';
import type { Answer, Thread } from '@/sources/source';

const now = Date.parse('2026-05-04T12:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
let made = 0;

function answer(postedAt: number | undefined, parts: Partial<Answer> = {}): Answer {
  made += 1;
  return {
    id: `a${made}`,
    url: `https://forum.lumenhome.example/a/${made}`,
    html: '<p>Hold the button.</p>',
    text: 'Hold the button.',
    author: { name: 'Mira' },
    acceptedBy: null,
    ...(postedAt === undefined ? {} : { postedAt }),
    ...parts,
  };
}

function question(askedAt: number | undefined, answers: Answer[], parts: Partial<Thread> = {}): Thread {
  made += 1;
  return {
    id: `q${made}`,
    communityId: 'discourse:https://forum.lumenhome.example',
    communityName: 'Lumenhome',
    platform: 'discourse',
    nativeId: String(made),
    url: `https://forum.lumenhome.example/t/${made}`,
    title: 'Lights flicker',
    text: '',
    tags: [],
    answerCount: answers.length,
    isSolved: false,
    nativeRank: 0,
    isRead: true,
    answers,
    ...(askedAt === undefined ? {} : { askedAt }),
    ...parts,
  };
}

/** A question, so many days ago, with its first answer after so many hours. */
const answered = (daysAgo: number, hours: number, parts: Partial<Thread> = {}): Thread =>
  question(now - daysAgo * day, [answer(now - daysAgo * day + hours * hour)], parts);
const fourMore = [answered(40, 1), answered(50, 2), answered(60, 8), answered(70, 9)];

describe('the measured wait', () => {
  test('is the median time to the first answer, with how many it is made of and from when they are', () => {
    expect(measuredWait([answered(30, 3), ...fourMore], now)).toEqual({
      medianMs: 3 * hour,
      answered: 5,
      unansweredShare: 0,
      from: now - 70 * day,
      to: now - 30 * day,
    });
  });

  test('of an even number of questions lies between the two in the middle', () => {
    expect(measuredWait([answered(30, 3), answered(31, 5), ...fourMore], now)?.medianMs).toBe(4 * hour);
  });

  test('is not told of fewer than five answered questions', () => {
    const asked = now - 90 * day;
    expect(measuredWait([...fourMore, question(asked, []), question(asked, [])], now)).toBeNull();
    expect(measuredWait([], now)).toBeNull();
  });

  test('goes to the earliest answer, in whatever order they stand', () => {
    const asked = now - 30 * day;
    const thread = question(asked, [
      answer(asked + 9 * hour),
      answer(asked + 3 * hour),
      answer(asked + 7 * hour),
    ]);
    expect(measuredWait([thread, ...fourMore], now)?.medianMs).toBe(3 * hour);
  });

  test('is not shortened by what the asker adds', () => {
    const asked = now - 30 * day;
    const thread = question(asked, [answer(asked + 60_000, { isByAsker: true }), answer(asked + 3 * hour)]);
    expect(measuredWait([thread, ...fourMore], now)?.medianMs).toBe(3 * hour);
  });

  test('counts an edited answer from when it was first posted', () => {
    const asked = now - 30 * day;
    const thread = question(asked, [answer(asked + 3 * hour, { editedAt: asked + 20 * day })]);
    expect(measuredWait([thread, ...fourMore], now)?.medianMs).toBe(3 * hour);
  });

  test('leaves out an answer that seems to be older than its question', () => {
    const asked = now - 30 * day;
    const thread = question(asked, [answer(asked - hour), answer(asked + 3 * hour)]);
    expect(measuredWait([thread, ...fourMore], now)?.medianMs).toBe(3 * hour);
    const skewed = question(asked, [answer(asked - hour)]);
    expect(measuredWait([skewed, ...fourMore], now)).toBeNull();
  });

  test('leaves out what was never read, what has no date, and questions from the future', () => {
    const threads = [
      answered(30, 3, { isRead: false }),
      question(undefined, [answer(now)]),
      question(now - 30 * day, [answer(undefined)]),
      question(now + day, [answer(now + 2 * day)]),
    ];
    expect(measuredWait([...threads, ...fourMore], now)).toBeNull();
  });
});

describe('the share of unanswered questions', () => {
  const five = [answered(30, 3), ...fourMore];

  test('counts those that only their asker has added to', () => {
    const asked = now - 30 * day;
    const alone = question(asked, [answer(asked + hour, { isByAsker: true })]);
    const empty = question(asked, []);
    const measured = measuredWait([...five, alone, empty], now);
    expect(measured).toMatchObject({ answered: 5, unansweredShare: 2 / 7 });
  });

  test('does not count a question of the last days, which may still get its answer', () => {
    expect(measuredWait([...five, question(now - 2 * day, [])], now)?.unansweredShare).toBe(0);
  });

  test('does not count a question of whose answers none has been fetched', () => {
    const hidden = question(now - 30 * day, [], { answerCount: 3 });
    expect(measuredWait([...five, hidden], now)?.unansweredShare).toBe(0);
  });
});

test('of a community with many questions the latest two hundred count', () => {
  const old = Array.from({ length: 300 }, (_, at) => answered(2000 + at, 100));
  const recent = Array.from({ length: 200 }, (_, at) => answered(10 + at, 2));
  expect(measuredWait([...old, ...recent], now)).toMatchObject({ medianMs: 2 * hour, answered: 200 });
});

test('whatever the threads are, the median lies among their waits, and the order does not matter', () => {
  const wait = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), wait), { minLength: 5, maxLength: 60 }),
      (rows) => {
        const threads = rows.map(([days, hours]) => answered(days, hours));
        const measured = measuredWait(threads, now);
        const waits = rows.map(([, hours]) => hours * hour);
        expect(measured?.medianMs).toBeGreaterThanOrEqual(Math.min(...waits));
        expect(measured?.medianMs).toBeLessThanOrEqual(Math.max(...waits));
        expect(measuredWait(threads.toReversed(), now)).toEqual(measured);
      },
    ),
  );
});
