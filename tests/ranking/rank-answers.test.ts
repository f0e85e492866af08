import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rankAnswers, rankThreads, scoreAnswers } from '@/ranking/rank-answers';

import { anAnswer, aThread, aTopic, english, now, rankIn } from './posts';

const year = 365.25 * 24 * 3600 * 1000;

describe('which thread comes first', () => {
  test('a thread about the very product stands before one about its sibling', () => {
    const topic = aTopic('Left earbud is silent', { product: 'Galaxy Buds 2', brand: 'Samsung' });
    const right = aThread('Galaxy Buds 2: left earbud silent after update', { nativeRank: 5 });
    const wrong = aThread('Galaxy Buds 3: left earbud silent after update', { nativeRank: 0 });
    const cards = rankAnswers(topic, [wrong, right], english);
    expect(cards[0]?.thread.title).toBe(right.title);
    expect(cards[1]?.why.find(({ id }) => id === 'otherProduct')?.params[0]).toBe('Buds 3');
  });

  test('a model number with other digits is another product', () => {
    const topic = aTopic('WH-1000XM4 does not pair with laptop');
    const [first, second] = rankThreads(
      topic,
      [aThread('WH-1000XM5 does not pair with laptop'), aThread('WH 1000XM4 pairing with laptop fails')],
      english,
    );
    expect(first?.thread.title).toContain('XM4');
    expect(second?.why.map(({ id }) => id)).toContain('otherProduct');
  });

  test.each([
    [
      'names the brand only in an answer',
      'Hub loses its lights',
      { answers: [anAnswer('On the Acme hub hold the button.')] },
    ],
    ['names a part of the brand', 'Acme: hub loses its lights', {}],
    ['stands in the company’s own community', 'Hub loses its lights', { communityId: 'own' }],
    ['was read off the page itself', 'Hub loses its lights', { platform: 'schema-org' as const }],
  ])('a thread that %s is not taken for one about another brand', (_, title, parts) => {
    const topic = aTopic('Hub loses its lights', { brand: 'Acme Labs' });
    const options = { ...english, ownCommunityIds: new Set(['own']) };
    const [ranked] = rankThreads(topic, [aThread(title, parts)], options);
    expect(ranked?.why.map(({ id }) => id)).not.toContain('brandMissing');
  });

  test('elsewhere a thread that never names the brand stands below one that does', () => {
    const topic = aTopic('Hub loses its lights', { brand: 'Glimmerhaus' });
    const [first, second] = rankThreads(
      topic,
      [
        aThread('Hub loses its lights', { nativeRank: 0 }),
        aThread('Glimmerhaus hub loses its lights', { nativeRank: 3 }),
      ],
      english,
    );
    expect(first?.thread.title).toContain('Glimmerhaus');
    expect(second?.why.map(({ id }) => id)).toContain('brandMissing');
  });

  test('a headline in capitals is not taken for a sibling product', () => {
    const topic = aTopic('Share a folder', { product: 'Google Drive' });
    const [ranked] = rankThreads(topic, [aThread('How To Share A Google Folder With My Team')], english);
    expect(ranked?.why.map(({ id }) => id)).not.toContain('otherProduct');
  });

  test('the exact error code stands before a near one, however it is spelled', () => {
    const topic = aTopic('Dishwasher shows E04', { codes: ['E04'] });
    const near = aThread('Dishwasher shows E05 and stops');
    const exact = aThread('Dishwasher shows E-04 and stops', { nativeRank: 9 });
    const cards = rankAnswers(topic, [near, exact], english);
    expect(cards[0]?.thread.title).toBe(exact.title);
    expect(cards[0]?.why.find(({ id }) => id === 'code')?.params).toEqual(['E04']);
    const missing = rankThreads(topic, [near], english)[0]?.why.find(({ id }) => id === 'codeMissing');
    expect(missing?.params).toEqual(['E04', 'E05']);
    expect(missing?.value).toBeLessThan(0);
  });

  test('a code inside a longer one does not count', () => {
    const topic = aTopic('Update fails with 0x8007', { codes: ['0x8007'] });
    const [ranked] = rankThreads(topic, [aThread('Update fails with 0x80070005')], english);
    expect(ranked?.why.map(({ id }) => id)).not.toContain('code');
  });

  test('between equals the community’s own order decides', () => {
    const threads = [2, 0, 1].map((nativeRank) =>
      aThread('Printer prints blank pages', { id: `t${nativeRank}`, nativeRank }),
    );
    const ranked = rankThreads(aTopic('printer prints blank pages'), threads, english);
    expect(ranked.map(({ thread }) => thread.nativeRank)).toEqual([0, 1, 2]);
  });

  test('the company’s own community is preferred', () => {
    const topic = aTopic('Router drops the connection', {
      communities: [{ url: 'https://community.acme.example/start', text: 'Community' }],
    });
    const own = aThread('Router drops the connection', {
      id: 'own',
      url: 'https://community.acme.example/t/7',
    });
    const general = aThread('Router drops the connection', { id: 'general' });
    expect(rankThreads(topic, [general, own], english)[0]?.thread.id).toBe('own');
  });

  test('a thread in a language the page is not in goes down and says so', () => {
    const foreign = aThread('Outlook: der Drucker wird nicht gefunden', {
      text: 'Ich habe das Problem, dass der Drucker nicht mehr gefunden wird, und ich finde die Einstellung nicht.',
    });
    const [ranked] = rankThreads(aTopic('Outlook does not find the printer'), [foreign], english);
    expect(ranked?.why.find(({ id }) => id === 'otherLanguage')?.params).toEqual(['de']);
  });

  test('a German question finds the inflected words of a thread', async () => {
    const threads = [
      aThread('Verbindungen des Druckers wurden getrennt'),
      aThread('Welche Farben hat das neue Gehäuse der Kamera?'),
    ];
    const cards = await rankIn('de', 'Drucker Verbindung getrennt', threads);
    expect(cards.map(({ thread }) => thread.title)).toEqual([threads[0]?.title]);
    expect(cards[0]?.why.find(({ id }) => id === 'title')?.params).toEqual(
      expect.arrayContaining(['Drucker', 'Verbindung']),
    );
  });

  test('a Chinese question finds its thread', async () => {
    const threads = [aThread('相机的颜色有哪些'), aThread('打印机连接不上无线网络怎么办')];
    const cards = await rankIn('zh', '打印机无法连接无线网络', threads);
    expect(cards.map(({ thread }) => thread.title)).toEqual([threads[1]?.title]);
  });
});

describe('which answer comes first', () => {
  const topic = aTopic('Washing machine does not drain');
  const help =
    'Open the flap at the bottom, turn the filter to the left and clean it, then run the drain program again.';

  test('the accepted and voted answer leads, the joke comes last', () => {
    const joke = anAnswer('Buy a new one lol');
    const plain = anAnswer(
      'Check whether the hose behind the machine is bent, since a bent hose keeps the water inside it.',
    );
    const accepted = anAnswer(help, { acceptedBy: 'asker', agreement: { value: 12, unit: 'likes' } });
    const [card] = rankAnswers(
      topic,
      [aThread('Washing machine does not drain', { answers: [joke, plain, accepted] })],
      english,
    );
    expect(card?.answer).toBe(accepted);
    expect(card?.others).toEqual([plain, joke]);
    expect(card?.why.find(({ id }) => id === 'agreement')?.params).toEqual(['12', 'likes']);
  });

  test('votes count against the best of their own community only', () => {
    const threads = [
      aThread('Washing machine does not drain', {
        id: 'big',
        communityId: 'big',
        answers: [anAnswer(help, { id: 'big', agreement: { value: 400, unit: 'votes' } })],
      }),
      aThread('Washing machine does not drain', {
        id: 'small',
        communityId: 'small',
        answers: [anAnswer(help, { id: 'small', agreement: { value: 8, unit: 'likes' } })],
      }),
    ];
    const scored = scoreAnswers(topic, threads, english);
    expect(scored[0]?.score).toBeCloseTo(scored[1]?.score ?? 0, 9);
  });

  test('what the asker writes back is no answer, and their thanks point at the one before', () => {
    const answers = [
      anAnswer('Maybe the pump is blocked by a coin or a sock; look behind the filter.', {
        postedAt: now - 5000,
      }),
      anAnswer('Thanks, that worked!', { postedAt: now - 4000, isByAsker: true }),
      anAnswer('Maybe the pump is blocked by a sock or a coin; look behind the filter.', {
        postedAt: now - 3000,
      }),
    ];
    const [card] = rankAnswers(topic, [aThread('Washing machine does not drain', { answers })], english);
    expect(card?.answer).toBe(answers[0]);
    expect(card?.others.at(-1)).toBe(answers[1]);
    expect(card?.why.map(({ id }) => id)).toContain('thanked');
  });

  test('thanks that go on with "but it did not help" are no proof', () => {
    const answers = [
      anAnswer('Maybe the pump is blocked by a coin; look behind the filter.', { postedAt: now - 5000 }),
      anAnswer('Thanks, but that did not help at all.', { postedAt: now - 4000, isByAsker: true }),
    ];
    const [card] = rankAnswers(topic, [aThread('Washing machine does not drain', { answers })], english);
    expect(card?.why.map(({ id }) => id)).not.toContain('thanked');
  });

  test('an answer that says it no longer works goes below one that does not', () => {
    const answers = [
      anAnswer(`${help} Edit: this no longer works.`),
      anAnswer(`${help} It still does for me.`),
    ];
    const [card] = rankAnswers(topic, [aThread('Washing machine does not drain', { answers })], english);
    expect(card?.answer).toBe(answers[1]);
  });

  test('of two like answers the newer one is first', () => {
    const answers = [
      anAnswer(help, { id: 'old', postedAt: now - 9 * year }),
      anAnswer(help, { id: 'new', postedAt: now - year }),
    ];
    const scored = scoreAnswers(topic, [aThread('Drain', { answers: answers.toReversed() })], english);
    expect(scored[0]?.why.find(({ id }) => id === 'age')?.params).toEqual(['1']);
    expect(scored[1]?.why.find(({ id }) => id === 'age')?.params).toEqual(['9']);
  });
});

describe('what is shown at all', () => {
  test('nothing is shown when every thread is about something else', () => {
    const topic = aTopic('How do I cancel my gym membership?');
    const threads = [
      aThread('Best lens for night photography', {
        answers: [
          anAnswer('A fast prime lens gathers most light.', {
            acceptedBy: 'asker',
            agreement: { value: 900, unit: 'votes' },
          }),
        ],
      }),
      aThread('How do I repot an orchid?'),
    ];
    expect(rankAnswers(topic, threads, english)).toEqual([]);
    expect(rankThreads(topic, threads, english)).toHaveLength(2);
  });

  test('a thread without answers gives no card', () => {
    expect(
      rankAnswers(aTopic('printer offline'), [aThread('printer offline', { answers: [] })], english),
    ).toEqual([]);
  });

  test('no threads give no cards', () => {
    expect(rankAnswers(aTopic('printer offline'), [], english)).toEqual([]);
  });

  test('a thread that two queries found is one card', () => {
    const unread = aThread('Printer is offline', { answers: [], nativeRank: 0, isRead: false });
    const read = aThread('Printer is offline', { nativeRank: 3 });
    expect(rankAnswers(aTopic('printer offline'), [unread, read], english)).toHaveLength(1);
  });
});

describe('any threads whatever', () => {
  const word = fc.constantFrom(
    'printer',
    'offline',
    'E04',
    'E05',
    'Acme 300',
    'reset',
    'thanks',
    '?',
    '设置',
    '\n',
    '1. open',
    '',
  );
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  const answer = fc
    .record({
      id: fc.uuid(),
      text,
      acceptedBy: fc.constantFrom('asker' as const, 'staff' as const, null),
      agreement: fc.record({
        value: fc.integer({ min: -50, max: 5000 }),
        unit: fc.constantFrom('votes' as const, 'likes' as const),
      }),
      postedAt: fc.integer({ min: 0, max: now * 2 }),
      isByAsker: fc.boolean(),
    })
    .map(({ text: written, ...more }) => anAnswer(written, more));
  const thread = fc
    .record({
      id: fc.uuid(),
      title: text,
      text,
      nativeRank: fc.nat(100),
      communityId: fc.constantFrom('a', 'b'),
      answers: fc.array(answer, { maxLength: 4 }),
    })
    .map(({ title, ...more }) => aThread(title, more));
  const topic = aTopic('Acme 300 printer offline E04', {
    codes: ['E04'],
    product: 'Acme 300',
    lead: 'reset the printer',
  });

  test('the reasons of an answer add up to its score', () => {
    fc.assert(
      fc.property(fc.array(thread, { maxLength: 8 }), (threads) => {
        for (const { why, score } of [
          ...rankAnswers(topic, threads, english),
          ...scoreAnswers(topic, threads, english),
        ]) {
          const total = why.reduce((sum, { value }) => sum + value, 0);
          expect(Math.abs(total - score)).toBeLessThan(1e-9);
          expect(new Set(why.map(({ id }) => id)).size).toBe(why.length);
        }
      }),
    );
  });

  test('the order in which threads arrive changes nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(thread, { maxLength: 8, selector: ({ id }) => id }), (threads) => {
        expect(rankAnswers(topic, threads.toReversed(), english)).toEqual(
          rankAnswers(topic, threads, english),
        );
      }),
    );
  });

  test('the passage stands in the answer at its offsets', () => {
    fc.assert(
      fc.property(fc.array(thread, { maxLength: 5 }), (threads) => {
        for (const {
          answer: { text: whole },
          passage,
        } of rankAnswers(topic, threads, english)) {
          expect(whole.slice(passage.start, passage.end)).toBe(passage.text);
          expect(passage.text.trim()).not.toBe('');
        }
      }),
    );
  });
});
