import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PinRow } from '@/storage/db';
import { digestOf, foldText } from '@/storage/pin-digests';
import { createPinIndex, type PinIndex } from '@/storage/pin-index';
import {
  byTitle,
  newestFirst,
  parsePinQuery,
  pinFilter,
  searchPins,
  type PinFilter,
} from '@/storage/pin-search';
import { tagKey } from '@/storage/pin-tags';

import { aPin } from './a-pin';

const anything: PinFilter = {
  tag: null,
  communityId: null,
  verdict: null,
  kind: null,
  isChanged: false,
  hasNote: false,
  order: 'newest',
};

function indexOf(pins: readonly PinRow[]): PinIndex {
  const index = createPinIndex();
  for (const pin of pins) index.put(digestOf(pin, 1));
  return index;
}

function search(
  pins: readonly PinRow[],
  typed: string,
  filter: Partial<PinFilter> = {},
  verdicts: ReadonlyMap<string, 'helped' | 'did-not-help'> = new Map(),
): string[] {
  const whole = { ...anything, ...filter };
  const asked = parsePinQuery(typed);
  const index = indexOf(pins);
  const newest = newestFirst(index.all());
  const listing = { newest, oldest: newest.toReversed(), title: ended(byTitle(newest)) }[whole.order];
  return ended(searchPins(index, listing, asked, pinFilter(whole, asked, verdicts)));
}

function ended<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const texts = (...list: string[]): PinRow[] => list.map((text, place) => aPin(`p${place}`, { text }));

describe('a search', () => {
  it('finds a word by its beginning, and not in the middle of another', () => {
    expect(search(texts('The kettle is cold.', 'A rekettled lamp.'), 'kett')).toEqual(['p0']);
  });

  it('wants every word, in whatever field it stands', () => {
    const pins = [
      aPin('both', { title: 'Kettle', note: 'descale it' }),
      aPin('one', { title: 'Kettle', note: 'throw it away' }),
    ];
    expect(search(pins, 'descale kettle')).toEqual(['both']);
  });

  it('finds words in each part of a pin: title, note, tag, question, community, author and text', () => {
    const pin = aPin('p', {
      title: 'alpha',
      note: 'bravo',
      tags: ['charlie'],
      question: 'delta',
      community: 'Echo',
      author: 'foxtrot',
      text: 'golf',
    });
    for (const word of ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf'])
      expect(search([pin], word)).toEqual(['p']);
    expect(search([pin], 'hotel')).toEqual([]);
  });

  it('shows what has the words in its title first, then in note or tags, then in the text; each newest first', () => {
    const pins = [
      aPin('text old', { text: 'a fuse', pinnedAt: 1 }),
      aPin('text new', { text: 'a fuse', pinnedAt: 9 }),
      aPin('title', { title: 'The fuse', pinnedAt: 2 }),
      aPin('tag', { tags: ['fuse'], pinnedAt: 3 }),
      aPin('note', { note: 'look at\nthe fuse', pinnedAt: 4 }),
    ];
    expect(search(pins, 'fuse')).toEqual(['title', 'note', 'tag', 'text new', 'text old']);
  });

  it('does not care for accents and capitals', () => {
    expect(search(texts('CAFÉ crème', 'ΟΔΟΣ'), 'cafe CREME')).toEqual(['p0']);
    expect(search(texts('ΟΔΟΣ ΛΑΜΠΑΣ'), 'οδοσ')).toEqual(['p0']);
  });

  it('finds a phrase only where its words follow one another, also over the end of a line', () => {
    const pins = texts('It stays\ncold today', 'cold it stays');
    expect(search(pins, '"stays cold"')).toEqual(['p0']);
    expect(search(pins, '“stays cold”')).toEqual(['p0']);
    expect(search(pins, 'cold stays').toSorted()).toEqual(['p0', 'p1']);
  });

  it('takes a phrase that is still being typed for what it is so far', () => {
    expect(search(texts('It stays cold', 'cold it stays'), '"stays co')).toEqual(['p0']);
  });

  it('finds words of scripts without spaces anywhere', () => {
    const pins = texts('電気ケトルが動かない', 'กาต้มน้ำไม่ร้อน', '주전자가작동하지않음');
    expect(search(pins, 'ケトル')).toEqual(['p0']);
    expect(search(pins, 'ไม่ร้อน')).toEqual(['p1']);
    expect(search(pins, '작동')).toEqual(['p2']);
  });

  it('finds a Latin word that stands right behind such a script', () => {
    expect(search(texts('電源E7が出る'), 'e7')).toEqual(['p0']);
  });

  it('finds codes and versions, with or without what is written around them', () => {
    const pins = texts('Error 0x80070005 (in 2.4.1), see C++ and .NET', 'another');
    for (const typed of ['0x8007', '2.4.1', 'c++', '.net', 'error,', '(in'])
      expect(search(pins, typed)).toEqual(['p0']);
  });

  it('narrows by the beginning of a tag or of a community', () => {
    const pins = [
      aPin('a', { tags: ['Kitchen light'], community: 'Lumenhome' }),
      aPin('b', { tags: ['cellar'], community: 'Parcelo' }),
    ];
    expect(search(pins, 'tag:kit')).toEqual(['a']);
    expect(search(pins, 'tag:"kitchen li"')).toEqual(['a']);
    expect(search(pins, 'site:parc')).toEqual(['b']);
    expect(search(pins, 'title site:parc tag:kitchen')).toEqual([]);
  });

  it('shows all while nothing but the name of a field has been typed', () => {
    expect(search(texts('a', 'b'), ' tag: ').toSorted()).toEqual(['p0', 'p1']);
  });

  it('is over in a moment for hostile queries', () => {
    for (const typed of ['"'.repeat(50_000), 'tag:'.repeat(50_000), ',;'.repeat(50_000), 'a '.repeat(50_000)])
      expect(parsePinQuery(typed).needles.length).toBeLessThanOrEqual(20);
  });

  it('can be given up, and goes on where it was when it is not', () => {
    const index = indexOf(Array.from({ length: 1000 }, (_, at) => aPin(`p${at}`)));
    const work = searchPins(index, [...index.all()], parsePinQuery('title'), null);
    let pauses = 0;
    let step = work.next();
    while (!step.done) {
      pauses += 1;
      step = work.next();
    }
    expect(pauses).toBeGreaterThan(3);
    expect(step.value.length).toBe(1000);
  });
});

describe('a filter', () => {
  const pins = [
    aPin('plain', { pinnedAt: 1, title: 'c' }),
    aPin('noted', { pinnedAt: 2, title: 'a', note: 'mine', tags: ['Été'] }),
    aPin('marked', { pinnedAt: 3, title: 'b', origin: 'selection', community: 'Parcelo' }),
    aPin('changed', { pinnedAt: 4, title: 'd', check: { at: 5, changes: [{ kind: 'deleted' }] } }),
    aPin('seen', {
      pinnedAt: 5,
      title: 'e',
      check: { at: 5, changes: [{ kind: 'deleted' }], dismissedAt: 6 },
    }),
  ];

  it.each<[Partial<PinFilter>, string[]]>([
    [{}, ['seen', 'changed', 'marked', 'noted', 'plain']],
    [{ order: 'oldest' }, ['plain', 'noted', 'marked', 'changed', 'seen']],
    [{ order: 'title' }, ['noted', 'marked', 'plain', 'changed', 'seen']],
    [{ tag: 'ÉTÉ' }, ['noted']],
    [{ hasNote: true }, ['noted']],
    [{ kind: 'selection' }, ['marked']],
    [{ kind: 'answer', order: 'oldest' }, ['plain', 'noted', 'changed', 'seen']],
    [{ communityId: 'discourse:https://parcelo.example' }, ['marked']],
    [{ isChanged: true }, ['changed']],
    [{ verdict: 'helped' }, ['plain']],
    [{ verdict: 'unsaid' }, ['seen', 'changed', 'marked']],
  ])('%j shows %j', (filter, ids) => {
    const verdicts = new Map([
      ['plain', 'helped'],
      ['noted', 'did-not-help'],
    ] as const);
    expect(search(pins, '', filter, verdicts)).toEqual(ids);
  });

  it('is offered what there is to filter by, with numbers; tags are one whatever their case, written as in the newest', () => {
    const index = indexOf([
      aPin('a', { tags: ['Lamp'], pinnedAt: 2000 }),
      aPin('b', { tags: ['lamp', 'fuse'], community: 'Parcelo' }),
      aPin('c'),
    ]);
    expect(index.facets()).toEqual({
      tags: [
        ['Lamp', 2],
        ['fuse', 1],
      ],
      communities: [
        ['discourse:https://lumenhome.example', 'Lumenhome', 2],
        ['discourse:https://parcelo.example', 'Parcelo', 1],
      ],
    });
  });
});

describe('whatever is kept and typed', () => {
  const word = fc.stringMatching(/^[a-zé0-9Ω]{1,7}$/);
  const words = fc.array(word, { maxLength: 8 }).map((list) => list.join(' '));
  const anyPin = fc
    .record({ title: words, note: words, tags: fc.array(word, { maxLength: 3 }), text: words })
    .map((parts) => (id: string) => aPin(id, { ...parts, question: '', community: 'x' }));

  /** As it is described to the reader, and in the plainest way. */
  function isFound(pin: PinRow, typed: string): boolean {
    const all = [pin.thread.title, pin.note ?? '', ...(pin.tags ?? []), pin.answer.text, 'x'];
    const stock = all.flatMap((field) => foldText(field).split(/[^a-z0-9ω]+/));
    return foldText(typed)
      .split(' ')
      .filter((asked) => asked !== '')
      .every((asked) => stock.some((own) => own.startsWith(asked)));
  }

  it('exactly the pins that hold every word are found', () => {
    fc.assert(
      fc.property(fc.array(anyPin, { maxLength: 12 }), fc.array(word, { maxLength: 3 }), (makers, asked) => {
        const pins = makers.map((make, place) => make(`p${place}`));
        // Of words made up here few are held: beginnings of the pins' own words are asked for, too.
        const own = pins[0]?.answer.text.split(' ').map((each) => each.slice(0, 3)) ?? [];
        for (const typed of [asked.join(' '), own.slice(0, 2).join(' '), own[0] ?? '']) {
          const wanted = pins.filter((pin) => isFound(pin, typed)).map(({ id }) => id);
          expect(search(pins, typed).toSorted()).toEqual(wanted.toSorted());
        }
      }),
    );
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 30 });

  it('a search neither fails nor finds a pin twice', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, typed) => {
        const found = search(texts(text, typed), typed);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  const countsOf = (index: PinIndex) =>
    new Map(index.facets().tags.map(([tag, count]) => [tagKey(tag), count]));

  it('the same is found after pins were changed, removed and brought back as among them all anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(40), pin: fc.option(anyPin) }), { maxLength: 60 }),
        word,
        (steps, typed) => {
          const index = createPinIndex();
          const pins = new Map<string, PinRow>();
          for (const { at, pin } of steps) {
            const id = `p${at}`;
            if (pin === null) {
              index.drop(id);
              pins.delete(id);
            } else {
              pins.set(id, pin(id));
              index.put(digestOf(pin(id), 1));
            }
          }
          for (const asked of [typed, typed.slice(0, 1), typed.slice(0, 2)]) {
            const work = searchPins(index, newestFirst(index.all()), parsePinQuery(asked), null);
            expect(ended(work)).toEqual(search([...pins.values()], asked));
          }
          expect(countsOf(index)).toEqual(countsOf(indexOf([...pins.values()])));
        },
      ),
    );
  });

  it('one word more never finds more', () => {
    fc.assert(
      fc.property(fc.array(anyPin, { maxLength: 12 }), word, word, (makers, first, second) => {
        const pins = makers.map((make, place) => make(`p${place}`));
        const before = new Set(search(pins, first));
        expect(search(pins, `${first} ${second}`).every((id) => before.has(id))).toBe(true);
      }),
    );
  });
});

describe('a digest', () => {
  it('is made of rows that another version has written in whatever shape', () => {
    for (const odd of [
      { id: 'x' },
      { id: 'x', thread: null, answer: null, topic: null, tags: 'one', note: 7, check: { changes: 'none' } },
      { id: 'x', answer: { text: 5, author: null }, thread: { title: ['a'] }, tags: [1, 'two'] },
    ])
      expect(digestOf(odd as unknown as PinRow, 1)).toMatchObject({ id: 'x', title: '', changes: [] });
  });

  it('can be searched for what is known of an odd row', () => {
    const odd = { ...aPin('x', { title: 'A lamp' }), answer: undefined } as unknown as PinRow;
    expect(search([odd], 'lamp')).toEqual(['x']);
  });
});
