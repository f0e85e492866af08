import { describe, expect, test } from 'vitest';

import { arrange, type Choices } from '@/components/models/arrange-cards';
import { settleCards } from '@/components/models/settle-cards';
import type { RankedAnswer, Reason } from '@/ranking/ranked';
import type { Answer, Thread } from '@/sources/source';

import { anAnswer, aThread, now } from './panel-stage';

const yearMs = 365.25 * 86_400_000;

type Parts = { thread?: Partial<Thread>; answer?: Partial<Answer>; why?: Reason[] } & Partial<
  Omit<RankedAnswer, 'thread' | 'answer' | 'why'>
>;

function aCard(id: string, { thread, answer, why = [], ...parts }: Parts = {}): RankedAnswer {
  const best = anAnswer(id, { postedAt: now - yearMs / 2, ...answer });
  return {
    thread: aThread(id, { ...thread, answers: [best] }),
    answer: best,
    others: [],
    alsoOn: [],
    passage: { text: best.text, start: 0, end: best.text.length },
    score: 1,
    why,
    ...parts,
  };
}

function read(cards: RankedAnswer[], chosen: Partial<Choices> = {}, language = 'en') {
  const { cards: shown, arrangement } = arrange(cards, chosen, { now, language });
  return { ids: shown.map(({ thread }) => thread.id), shown, ...arrangement };
}

const agreed = (value: number): Reason[] => [{ id: 'agreement', value, params: ['1', 'votes'] }];
const german: Reason[] = [{ id: 'otherLanguage', value: -2, params: ['de'] }];

describe('the order', () => {
  const cards = [
    aCard('first', { answer: { postedAt: now - 3 * yearMs }, why: agreed(0.4) }),
    aCard('second', { answer: { agreement: { value: 900, unit: 'points' } }, why: agreed(0.9) }),
    aCard('third', { answer: { postedAt: now - yearMs }, why: agreed(1.4) }),
    aCard('undated', { answer: { postedAt: undefined } }),
  ];

  test('is that of the ranking until another one is chosen', () => {
    expect(read(cards).ids).toEqual(['first', 'second', 'third', 'undated']);
  });

  test('by date has the newest first and the undated last', () => {
    expect(read(cards, { sort: 'newest' }).ids).toEqual(['second', 'third', 'first', 'undated']);
  });

  test('by agreement goes by what it means in its community, not by the count of votes', () => {
    expect(read(cards, { sort: 'agreed' }).ids).toEqual(['third', 'second', 'first', 'undated']);
  });

  test('by agreement has those with whom peers disagree below those of whom nothing is said', () => {
    const disputed = aCard('disputed', { why: [{ id: 'disagreement', value: -0.5, params: [] }] });
    expect(read([disputed, aCard('silent')], { sort: 'agreed' }).ids).toEqual(['silent', 'disputed']);
  });

  test('of equals stays that of the ranking', () => {
    const equals = ['a', 'b', 'c'].map((id) => aCard(id, { why: agreed(1) }));
    for (const sort of ['newest', 'agreed'] as const)
      expect(read(equals, { sort }).ids).toEqual(['a', 'b', 'c']);
  });
});

describe('a filter', () => {
  const cards = [
    aCard('solved', { thread: { isSolved: true } }),
    aCard('accepted', { answer: { acceptedBy: 'asker', postedAt: now - 4 * yearMs } }),
    aCard('open', { thread: { communityId: 'discourse:forum', communityName: 'Forum' } }),
    aCard('german', { why: german }),
  ];

  test('of solved questions takes what the community or the asker has settled, and tells how many it hides', () => {
    const { ids, hidden } = read(cards, { showsSolvedOnly: true });
    expect(ids).toEqual(['solved', 'accepted']);
    expect(hidden).toBe(2);
  });

  test('of age counts from the last edit', () => {
    expect(read(cards, { maxAgeYears: 2 }).ids).toEqual(['solved', 'open', 'german']);
    const edited = aCard('edited', { answer: { postedAt: now - 9 * yearMs, editedAt: now - yearMs } });
    expect(read([edited], { maxAgeYears: 2 }).ids).toEqual(['edited']);
  });

  test('of age hides what has no date', () => {
    expect(read([aCard('undated', { answer: { postedAt: undefined } })], { maxAgeYears: 5 })).toMatchObject({
      ids: [],
      hidden: 1,
    });
  });

  test('of a community takes its own cards, and those that stand there, too', () => {
    const copied = aCard('copied', { alsoOn: [{ communityName: 'Forum', url: 'https://forum.example/7' }] });
    expect(read([...cards, copied], { communityShown: 'discourse:forum' }).ids).toEqual(['open', 'copied']);
  });

  test('of a language knows which cards are in the language of the topic', () => {
    expect(read(cards, { languageShown: 'de' }).ids).toEqual(['german']);
    expect(read(cards, { languageShown: 'en' }).ids).toEqual(['solved', 'accepted', 'open']);
  });

  test('of a community or language that this list does not have hides nothing', () => {
    const { ids, hidden, applied } = read(cards, { communityShown: 'discourse:other', languageShown: 'fr' });
    expect(ids).toHaveLength(4);
    expect(hidden).toBe(0);
    expect(applied).toMatchObject({ communityShown: '', languageShown: '' });
  });

  test('offers what the list has', () => {
    const { offers } = read(cards);
    expect(offers.communities.map(({ name }) => name)).toEqual(['Kitchen', 'Forum']);
    expect(offers.languages).toEqual(['en', 'de']);
    expect(read(cards, {}, 'und').offers.languages).toEqual(['de']);
  });

  test('goes with others, and with an order', () => {
    const chosen = { showsSolvedOnly: true, maxAgeYears: 2, sort: 'newest' } as const;
    expect(read(cards, chosen)).toMatchObject({ ids: ['solved'], hidden: 3 });
  });
});

describe('the answer to which the page points', () => {
  const cards = [aCard('best'), aCard('linked', { isLinked: true, answer: { postedAt: now - 9 * yearMs } })];

  test('comes first in every order', () => {
    for (const sort of ['best', 'newest', 'agreed'] as const)
      expect(read(cards, { sort }).ids[0]).toBe('linked');
  });

  test('is hidden by no filter', () => {
    expect(read(cards, { showsSolvedOnly: true })).toMatchObject({ ids: ['linked'], hidden: 1 });
  });
});

describe('whom the reader has muted', () => {
  const [mine, theirs] = [anAnswer('mine'), anAnswer('theirs')];
  const cards = [
    aCard('whole', { mutedAs: 'Kitchen' }),
    aCard('part', { others: [mine], mutedOthers: [{ answer: theirs, name: 'Bo' }] }),
  ];

  test('is left out, and the list says how much of whom', () => {
    const { ids, shown, muted, hidden } = read(cards);
    expect(ids).toEqual(['part']);
    expect(shown[0]?.others).toEqual([mine]);
    expect(muted).toEqual({ count: 2, names: ['Kitchen', 'Bo'] });
    expect(hidden).toBe(0);
  });

  test('is shown in its place at a press', () => {
    const { ids, shown, muted } = read(cards, { showsMuted: true });
    expect(ids).toEqual(['whole', 'part']);
    expect(shown[1]?.others).toEqual([mine, theirs]);
    expect(muted.count).toBe(2);
  });

  test('is named once however much is left out', () => {
    const twice = [aCard('a', { mutedAs: 'Bo' }), aCard('b', { mutedAs: 'Bo' })];
    expect(read(twice).muted).toEqual({ count: 2, names: ['Bo'] });
  });
});

describe('a card that turns out to be the copy of a later one', () => {
  const copy = aCard('copy');
  const better = aCard('better', { alsoOn: [{ communityName: 'Kitchen', url: copy.answer.url }] });

  test('keeps its place, does not stand there twice, and can be exchanged at a press', () => {
    const { shown, later, isReordered } = settleCards([copy, aCard('other')], [better, aCard('other')]);
    expect(shown.map(({ thread }) => thread.id)).toEqual(['copy', 'other']);
    expect(later).toEqual([]);
    expect(isReordered).toBe(true);
  });

  test('holds back none of the cards below it', () => {
    const { shown, later } = settleCards([copy], [better, aCard('below')]);
    expect(shown.map(({ thread }) => thread.id)).toEqual(['copy', 'below']);
    expect(later).toEqual([]);
  });
});
