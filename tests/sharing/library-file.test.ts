import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';

import {
  libraryFormats,
  type LibraryFileError,
  parseLibrary,
  writeLibrary,
  type LibraryFormat,
} from '@/sharing/library-file';
import type { Library, LibraryPin } from '@/sharing/library-schema';

import { anyLibrary } from './any-library';

const words = { deletedAuthor: 'deleted author', excerpt: 'excerpt', day: (at: number) => `day ${at}` };

const pin: LibraryPin = {
  id: 'a1',
  pinnedAt: 1000,
  note: 'Do this\nfirst',
  tags: ['hub', 'radio table'],
  highlights: [{ start: 0, end: 7 }],
  topic: { question: 'Hub is offline' },
  thread: {
    id: 't1',
    title: 'Hub offline <since> Monday',
    url: 'https://forum.lumenhome.example/t/7',
    communityId: 'discourse:https://forum.lumenhome.example',
    communityName: 'Lumenhome forum',
    platform: 'discourse',
    tags: [],
  },
  answer: {
    id: 'a1',
    url: 'https://forum.lumenhome.example/t/7/2',
    html: '<p>Rebuild the radio table.</p>',
    text: 'Rebuild the radio table.',
    author: { name: 'Mara', url: 'https://forum.lumenhome.example/u/mara' },
    acceptedBy: 'asker',
    license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  },
};
const library: Library = {
  pins: [pin, { ...pin, id: 'a2', pinnedAt: 2000 }],
  verdicts: [],
  standings: [],
  removals: [],
};

async function write(what: Library, format: LibraryFormat): Promise<string> {
  return (await writeLibrary(what, format, { words })).parts.join('');
}

function wrong(text: string): Promise<LibraryFileError> {
  return parseLibrary(text).then(
    () => {
      throw new Error('The file was taken');
    },
    (error: unknown) => error as LibraryFileError,
  );
}

describe.each(libraryFormats)('a library as %s', (format) => {
  test('is the same file again after it was taken in, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async (any) => {
        const first = await writeLibrary(any, format, { words });
        expect(first.unwritten).toEqual([]);
        const bytes = new TextEncoder().encode(first.parts.join(''));
        const again = await parseLibrary(new TextDecoder().decode(bytes));
        expect(new TextEncoder().encode(await write(again, format))).toEqual(bytes);
        expect(new Set(again.pins.map((one) => JSON.stringify(one))).size).toBe(any.pins.length);
      }),
      { numRuns: 80 },
    );
  });

  test('is the same file whatever order the pins come in', async () => {
    expect(await write({ ...library, pins: library.pins.toReversed() }, format)).toBe(
      await write(library, format),
    );
  });

  test('keeps every part of a pin', async () => {
    const { pins } = await parseLibrary(await write(library, format));
    expect(pins).toEqual([{ ...pin, id: 'a2', pinnedAt: 2000 }, pin]);
  });

  test('survives an editor that changes the ends of lines and adds a byte order mark', async () => {
    const text = await write(library, format);
    expect((await parseLibrary(`\u{FEFF}${text.replaceAll('\n', '\r\n')}`)).pins).toHaveLength(2);
  });

  test('names the line of a pin whose address leads nowhere on the web', async () => {
    const bad = { ...pin, answer: { ...pin.answer, url: 'https://forum.lumenhome.example/t/7/3' } };
    const text = await write({ ...library, pins: [...library.pins, bad] }, format);
    // What is shown is not read.
    const broken = text.replaceAll(
      /("url":|&quot;url&quot;:)("|&quot;)https:\/\/forum.lumenhome.example\/t\/7\/3/g,
      '$1$2javascript:alert(1)',
    );
    const line = broken.split('\n').findIndex((row) => row.includes('javascript:')) + 1;
    expect(await wrong(broken)).toMatchObject({ fault: 'value', line, detail: 'answer.url' });
  });

  test('names the line where it was cut', async () => {
    const text = await write({ ...library, pins: [pin] }, format);
    const cut = text.slice(0, text.indexOf('Rebuild the radio'));
    const error = await wrong(cut);
    expect(error).toMatchObject({ fault: 'syntax', line: cut.split('\n').length });
  });

  test('of a later version is refused as such', async () => {
    const text = (await write(library, format)).replace(/"version": ?1/, '"version": 2');
    expect(await wrong(text)).toMatchObject({ fault: 'newer', detail: '2' });
  });

  test('lets the page breathe while it is written and read', async () => {
    const many = {
      ...library,
      pins: Array.from({ length: 1000 }, (_, place) => ({ ...pin, id: `a${place}` })),
    };
    let breaths = 0;
    const breathe = async (): Promise<void> => void (breaths += 1);
    const { parts } = await writeLibrary(many, format, { words, breathe });
    const written = breaths;
    await parseLibrary(parts.join(''), breathe);
    expect(written).toBeGreaterThan(20);
    expect(breaths - written).toBeGreaterThan(40);
  });
});

describe('a JSON file', () => {
  test('may be laid out anew by another program, and still names its lines', async () => {
    const text = JSON.stringify(JSON.parse(await write(library, 'json')), null, 2);
    expect((await parseLibrary(text)).pins).toHaveLength(2);
    const broken = text.replace('"acceptedBy": "asker"', '"acceptedBy": "me"');
    const line = broken.split('\n').findIndex((row) => row.includes('"me"')) + 1;
    expect(await wrong(broken)).toMatchObject({ fault: 'value', line, detail: 'answer.acceptedBy' });
  });

  test('names the line of a comma too many, of a missing quote and of what follows its end', async () => {
    const lines = (await write(library, 'json')).split('\n');
    const broken = (at: number, change: (line: string) => string): string =>
      lines.map((line, place) => (place === at ? change(line) : line)).join('\n');
    expect(await wrong(broken(4, (line) => `${line}${line.endsWith(',') ? ',' : ',,'}`))).toMatchObject({
      fault: 'syntax',
      line: 5,
    });
    expect(await wrong(broken(1, (line) => line.replace('"library"', '"library')))).toMatchObject({
      fault: 'syntax',
      line: 2,
    });
    expect(await wrong(`${lines.join('\n')}\nmore`)).toMatchObject({
      fault: 'syntax',
      line: lines.length + 1,
    });
  });

  test('names the pin from which a field is missing', async () => {
    const text = (await write(library, 'json')).replace(/"html":"[^"]*",/, '');
    expect(await wrong(text)).toMatchObject({ fault: 'value', line: 5, detail: 'answer.html' });
  });

  test('with fields that are unknown is taken in without them', async () => {
    const text = (await write(library, 'json')).replace('"id":"a1"', '"id":"a1","later":{"a":[1]}');
    expect((await parseLibrary(text)).pins.find(({ id }) => id === 'a1')).toEqual(pin);
  });

  test('that nests without end is refused', async () => {
    expect(
      await wrong(`{"commonplace":"library","version":1,"settings":${'['.repeat(100_000)}`),
    ).toMatchObject({
      fault: 'syntax',
      line: 1,
    });
  });

  test.each([
    ['nothing', '', 'syntax'],
    ['a picture', '\u{89}PNG\r\n', 'foreign'],
    ['the file of another program', '{"format":"other","items":[]}', 'foreign'],
    [
      'bookmarks of a browser',
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://x.example">x</A></DL>',
      'bookmarks',
    ],
    ['a file without a version', '{"commonplace":"library","pins":[]}', 'value'],
    ['a list where pins are one object', '{"commonplace":"library","version":1,"pins":{}}', 'value'],
  ])('that is %s is refused', async (_, text, fault) => {
    expect(await wrong(text)).toMatchObject({ fault, line: 1 });
  });

  test('reads every JSON as the browser does, and refuses what the browser refuses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().chain((json) => fc.nat(json.length).map((at) => json.slice(0, at))),
        ),
        async (json) => {
          const text = `{"commonplace":"library","version":1,"settings":{"any":${json}}}`;
          let expected: unknown;
          try {
            expected = JSON.parse(text);
          } catch {
            expect(await wrong(text)).toMatchObject({ fault: 'syntax' });
            return;
          }
          const read = await parseLibrary(text).catch((error: LibraryFileError) => error.fault);
          expect(read).toEqual(
            Object.hasOwn(expected as object, 'settings')
              ? expect.objectContaining({ settings: (expected as Library).settings })
              : read,
          );
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe('what a person sees of the file', () => {
  test('in Markdown nothing of a stranger’s words becomes markup', async () => {
    const hostile =
      '<script>alert(1)</script> [a](javascript:x) ![i](https://t.example/p.png)\n# b\n- c\n1. d';
    const bad = { ...pin, answer: { ...pin.answer, text: hostile }, note: hostile };
    const shown = (await write({ ...library, pins: [bad] }, 'markdown'))
      .split('\n')
      .filter((line) => !line.startsWith('<!-- commonplace-'));
    const html = await marked.parse(shown.join('\n'));
    expect(html).not.toMatch(/<(?:script|img)|href="javascript/);
    expect(html.match(/<h1|<li/g)).toEqual(['<h1']);
    expect(shown.join('\n')).toContain('[Mara](https://forum.lumenhome.example/u/mara)');
    expect(shown.join('\n')).toContain('[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)');
  });

  test('in bookmarks the links, days, tags and notes stand where browsers look for them', async () => {
    const text = await write({ ...library, pins: [pin] }, 'bookmarks');
    expect(text).toMatch(/^<!DOCTYPE NETSCAPE-Bookmark-file-1>\n/);
    expect(text).toContain(
      '<DT><A HREF="https://forum.lumenhome.example/t/7/2" ADD_DATE="1" TAGS="hub,radio table" ',
    );
    expect(text).toContain('>Hub offline &lt;since&gt; Monday</A>\n<DD>Do this first\n');
  });

  test('a pin that no version would take in is named and not written', async () => {
    const bad = { ...pin, id: 'a3', thread: { ...pin.thread, url: 'javascript:alert(1)' } };
    const { parts, unwritten } = await writeLibrary({ ...library, pins: [pin, bad] }, 'json', { words });
    expect(unwritten).toEqual(['a3']);
    expect((await parseLibrary(parts.join(''))).pins).toEqual([pin]);
  });
});
