import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { markSpans } from '@/components/mark-spans';
import { passageOf } from '@/components/pin-passage';
import { findSpan } from '@/components/text-spans';
import { aroundChanges, diffWords } from '@/components/word-diff';

import { aPin } from './library-stage';
import { anAnswer } from './panel-stage';

const word = fc.stringMatching(/^[a-z.,]{1,8}$/);
const blank = fc.constantFrom(' ', '\n', '\n\n', '   ', '\t');
const words = fc.array(word, { minLength: 1, maxLength: 40 });

describe('a marked piece of a text', () => {
  test('is the same words wherever white space differs', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(blank, { minLength: 80, maxLength: 80 }),
        fc.nat(),
        fc.nat(),
        (all, blanks, a, b) => {
          const [first, last] = [a % all.length, b % all.length].toSorted((x, y) => x - y) as [
            number,
            number,
          ];
          const join = (spaces: string[]): { text: string; start: number; end: number } => {
            const pieces = all.map((one, place) => one + (spaces[place] ?? ' '));
            const start = pieces.slice(0, first).join('').length;
            const end = pieces.slice(0, last).join('').length + (all[last] ?? '').length;
            return { text: pieces.join(''), start, end };
          };
          const [here, there] = [join(blanks.slice(0, 40)), join(blanks.slice(40))];
          expect(findSpan(here, here.text, there.text)).toEqual({ start: there.start, end: there.end });
        },
      ),
    );
  });

  test('is found among words that only one form has, the nearest of several', () => {
    const text = 'Hold it. Wait. Hold it again.';
    const drawn = 'Show image Hold it. • Wait. • Hold it again.';
    const second = text.lastIndexOf('Hold it');
    const at = drawn.lastIndexOf('Hold it');
    expect(findSpan({ start: second, end: second + 7 }, text, drawn)).toEqual({ start: at, end: at + 7 });
  });

  test('is nowhere when its words are gone', () => {
    expect(findSpan({ start: 0, end: 4 }, 'Hold it', 'Let go')).toBeNull();
    expect(findSpan({ start: 4, end: 5 }, 'Hold it', 'Hold it')).toBeNull();
  });

  test('of a text of one letter costs no more than others', () => {
    const text = 'a'.repeat(200_000);
    expect(findSpan({ start: 10, end: 150_000 }, text, `${text}b`)).toEqual({ start: 10, end: 150_000 });
  });
});

describe('marks in what is drawn', () => {
  function draw(markup: string): HTMLElement {
    const root = document.createElement('div');
    root.append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
    return root;
  }

  test('go through bold words and from one item of a list to the next, and leave the text as it was', () => {
    const root = draw('<p>Hold <b>the ring</b> now</p><ul>\n<li>one</li>\n<li>two</li>\n</ul>');
    const text = root.textContent;
    markSpans(root, [{ start: 2, end: text.indexOf('two') + 2 }]);
    const marks = [...root.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks).toEqual(['ld ', 'the ring', ' now', 'one', 'tw']);
    expect(root.textContent).toBe(text);
    expect(root.querySelector('ul > mark')).toBeNull();
  });

  test('are drawn anew without leaving the old ones behind, and spare those of the answer itself', () => {
    const root = draw('<p>Hold <mark>the ring</mark> now</p>');
    markSpans(root, [{ start: 0, end: 4 }]);
    markSpans(root, [{ start: 14, end: 17 }]);
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['the ring', 'now']);
    markSpans(root, []);
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['the ring']);
  });
});

describe('what became of a text', () => {
  test('is told so that both texts can be read in it', () => {
    fc.assert(
      fc.property(words, words, (one, two) => {
        const [before, after] = [one.join(' '), two.join(' ')];
        const pieces = diffWords(before, after) ?? [];
        const without = (kind: string): string =>
          pieces.map((piece) => (piece.kind === kind ? '' : piece.text)).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });

  test('is told in whole words, also where no spaces stand between them', () => {
    const pieces = diffWords('重置路由器', '重启路由器') ?? [];
    expect(pieces.filter(({ kind }) => kind === 'same').map(({ text }) => text)).toContain('路由器');
  });

  test('is not told word by word when it is another text', () => {
    expect(diffWords('a '.repeat(4000), 'b '.repeat(4000))).toBeNull();
  });

  test('leaves out what stayed far from any change', () => {
    const middle = 'same '.repeat(200);
    const pieces = aroundChanges(diffWords(`old ${middle}old`, `new ${middle}new`) ?? []);
    expect(pieces.map(({ text }) => text).join('').length).toBeLessThan(400);
    expect(pieces.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(['new', 'new']);
  });
});

describe('what a closed pin shows', () => {
  const text = `${'Opening words. '.repeat(30)}Descale the kettle twice. ${'Closing words. '.repeat(30)}`;
  const shown = (query: string, highlights: { start: number; end: number }[] = []) =>
    passageOf(aPin('a', { answer: anAnswer('a', { text }), highlights }), query);

  test('is its opening, with dots for the rest', () => {
    expect(
      shown('')
        .map((piece) => piece.text)
        .join(''),
    ).toMatch(/^Opening words\..{200,}…$/);
  });

  test('is where the words stand that are searched for', () => {
    const pieces = shown('descale');
    expect(pieces.find(({ isMarked }) => isMarked)?.text).toBe('Descale');
    expect(pieces[0]?.text.startsWith('…')).toBe(true);
  });

  test('is what the reader marked, whatever is searched for', () => {
    const start = text.indexOf('kettle');
    const pieces = shown('closing', [{ start, end: start + 6 }]);
    expect(pieces.find(({ isMarked }) => isMarked)?.text).toBe('kettle');
  });

  test('is never longer than a few lines, however long the mark is', () => {
    const pieces = shown('', [{ start: 0, end: text.length }]);
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(320);
  });
});
