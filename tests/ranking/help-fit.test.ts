import { describe, expect, it } from 'vitest';

import { fitOf, profileOf, type Experience, type Language } from '@/ranking/help-fit';
import { englishStem } from '@/ranking/stem';

const english: Language = { code: 'en', stem: englishStem };

const aQuestion = (
  id: string,
  title: string,
  parts: { text?: string; tags?: string[]; askedAt?: number } = {},
) => ({
  id,
  title,
  text: '',
  tags: [],
  ...parts,
});
const pinned = (text: string, tags: string[] = []): Experience => ({ kind: 'pinned', text, tags });

const kettle = aQuestion('kettle', 'Kettle whistles before it boils', { askedAt: 3 });
const grinder = aQuestion('grinder', 'Grinder jams on oily beans', { askedAt: 2 });
const toaster = aQuestion('toaster', 'Toaster lever does not stay down', { askedAt: 1 });
const all = [toaster, kettle, grinder];

const order = (experiences: Experience[], questions = all): string[] =>
  fitOf(questions, profileOf(experiences, english), english).map(({ question }) => question.id);

describe('questions that wait for an answer', () => {
  it('stand by age, the youngest first, for a reader of whom nothing is known', () => {
    expect(order([])).toEqual(['kettle', 'grinder', 'toaster']);
  });

  it('stand first where they are about what the reader has pinned, in whatever inflection', () => {
    expect(order([pinned('My toasters have a broken lever')])).toEqual(['toaster', 'kettle', 'grinder']);
  });

  it('say what of them fits, as it is written there', () => {
    const [first] = fitOf(all, profileOf([pinned('jamming grinders')], english), english);
    expect(first?.because).toEqual(expect.arrayContaining(['Grinder', 'jams']));
    expect(fitOf(all, profileOf([], english), english).flatMap(({ because }) => because)).toEqual([]);
  });

  it('fit better what was answered than what helped, and that better than what was only pinned', () => {
    const kinds: Experience[] = [
      { kind: 'pinned', text: 'kettle', tags: [] },
      { kind: 'helped', text: 'toaster', tags: [] },
      { kind: 'answered', text: 'grinder', tags: [] },
    ];
    const even = [aQuestion('k', 'kettle'), aQuestion('t', 'toaster'), aQuestion('g', 'grinder')];
    expect(order(kinds, even)).toEqual(['g', 't', 'k']);
  });

  it('are not moved by words that stand everywhere', () => {
    expect(order([pinned('It does not do what it does before')])).toEqual(['kettle', 'grinder', 'toaster']);
  });

  it('fit a word of the title more than one far down in a long text', () => {
    const inText = aQuestion('text', 'Strange noise', { text: `${'of this and that '.repeat(20)} descaler` });
    const inTitle = aQuestion('title', 'Which descaler?', { text: 'of this and that '.repeat(20) });
    expect(order([pinned('descaler')], [inText, inTitle])).toEqual(['title', 'text']);
  });

  it('fit by a tag that few of them have, and not by one that all have', () => {
    const tagged = [
      aQuestion('a', 'First', { tags: ['brewster', 'Scale'], askedAt: 1 }),
      aQuestion('b', 'Second', { tags: ['brewster'], askedAt: 2 }),
      aQuestion('c', 'Third', { tags: ['brewster'], askedAt: 3 }),
    ];
    expect(order([pinned('', ['scale'])], tagged)).toEqual(['a', 'c', 'b']);
    const [first] = fitOf(tagged, profileOf([pinned('', ['brewster'])], english), english);
    expect(first?.question.id).toBe('c');
  });

  it('fit the more the more often the reader had to do with it, but one subject does not drown all others', () => {
    const even = [aQuestion('k', 'kettle'), aQuestion('t', 'toaster')];
    const often = [...Array<Experience>(2).fill(pinned('toaster')), pinned('kettle')];
    expect(order(often, even)).toEqual(['t', 'k']);
    const flood = [...Array<Experience>(300).fill(pinned('toaster')), pinned('kettle')];
    const [first, second] = fitOf(even, profileOf(flood, english), english);
    expect((first?.fit ?? 0) / (second?.fit ?? 1)).toBeLessThan(5);
  });

  it('are all still there, however little is in them', () => {
    const bare = [aQuestion('x', ''), aQuestion('y', '…')];
    expect(fitOf(bare, profileOf([pinned('kettle')], english), english)).toHaveLength(2);
    expect(fitOf([], profileOf([], english), english)).toEqual([]);
  });
});
