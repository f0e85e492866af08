import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { measuredWait, waitUnder } from '@/lookup/measured-wait';
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

  test('counts no question of the last two weeks: of those only the quickly answered would be known', () => {
    const young = [question(now - 13 * day, []), answered(2, 0), answered(3, 0)];
    expect(measuredWait([...five, ...young], now)).toEqual(measuredWait(five, now));
    expect(measuredWait([...five, question(now - 14 * day, [])], now)?.unansweredShare).toBeCloseTo(1 / 6);
  });

  test('does not count a question of whose answers none has been fetched', () => {
    const hidden = question(now - 30 * day, [], { answerCount: 3 });
    expect(measuredWait([...five, hidden], now)?.unansweredShare).toBe(0);
  });
});

test('of a community with many questions the latest two hundred count', () => {
  const old = Array.from({ length: 300 }, (_, at) => answered(2000 + at, 100));
  const recent = Array.from({ length: 200 }, (_, at) => answered(14 + at, 2));
  expect(measuredWait([...old, ...recent], now)).toMatchObject({ medianMs: 2 * hour, answered: 200 });
});

test('whatever the threads are, the median lies among their waits, and the order does not matter', () => {
  const wait = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 14, max: 900 }), wait), { minLength: 5, maxLength: 60 }),
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

describe('the time to the accepted answer', () => {
  const settled = (daysAgo: number, hours: number): Thread => {
    const asked = now - daysAgo * day;
    const late = answer(asked + hours * hour, { acceptedBy: 'asker' });
    return question(asked, [answer(asked + hour), late]);
  };

  test('is told beside that to the first one, where five are known', () => {
    const four = [settled(20, 2), settled(21, 4), settled(22, 30), settled(23, 50)];
    expect(measuredWait([...four, answered(30, 1)], now)).not.toHaveProperty('accepted');
    expect(measuredWait([...four, settled(24, 40)], now)).toMatchObject({
      medianMs: hour,
      accepted: { medianMs: 30 * hour, count: 5 },
    });
  });
});

describe('under a tag', () => {
  const tagged = [20, 21, 22, 23, 24].map((days) => answered(days, 7, { tags: ['Hub-2'] }));

  test('only its questions are measured, whatever its case', () => {
    expect(waitUnder([...tagged, ...fourMore], ['other', 'hub-2'], now)).toMatchObject({
      medianMs: 7 * hour,
      answered: 5,
      tag: 'hub-2',
    });
  });

  test('of which too little is known, the whole community is, and no tag is named', () => {
    const measured = waitUnder([...tagged.slice(1), ...fourMore], ['hub-2'], now);
    expect(measured).toMatchObject({ answered: 8 });
    expect(measured).not.toHaveProperty('tag');
  });
});

test('whatever is known, no number stands on fewer than five, and every share and date lies within what was measured', () => {
  const row = fc.record({
    days: fc.integer({ min: 0, max: 400 }),
    hours: fc.option(fc.integer({ min: -5, max: 900 }), { nil: undefined }),
    isAccepted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const threads = rows.map(({ days, hours, isAccepted }) => {
        const asked = now - days * day;
        const came =
          hours === undefined
            ? []
            : [answer(asked + hours * hour, { acceptedBy: isAccepted ? 'asker' : null })];
        return question(asked, came);
      });
      const measured = measuredWait(threads, now);
      const known = rows.filter(({ days, hours }) => days >= 14 && hours !== undefined && hours >= 0);
      expect(measured !== null).toBe(known.length >= 5);
      if (measured === null) return;
      expect(measured.answered).toBe(known.length);
      expect(measured.accepted?.count ?? 5).toBeGreaterThanOrEqual(5);
      expect(measured.unansweredShare).toBeGreaterThanOrEqual(0);
      expect(measured.unansweredShare).toBeLessThan(1);
      expect(measured.from).toBeLessThanOrEqual(measured.to);
      expect(measured.to).toBeLessThanOrEqual(now - 14 * day);
    }),
  );
});
