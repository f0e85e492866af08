import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseLooseJson, readStructuredData } from '@/sources/structured-data';

describe('JSON as pages write it', () => {
  test.each([
    ['as it ought to be', '{"a":"b\\n"}', { a: 'b\n' }],
    ['with a byte order mark', '\uFEFF {"a":1}', { a: 1 }],
    ['with raw line ends and tabs in a string', '{"a":"x\r\n\ty"}', { a: 'x\r\n\ty' }],
    ['with raw control characters', '{"a":"x\u0001y"}', { a: 'x\u0001y' }],
    ['within an HTML comment', '<!--\n{"a":1}\n-->', { a: 1 }],
    ['within CDATA behind comment marks', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['within CDATA in block comments', '/*<![CDATA[*/{"a":1}/*]]>*/', { a: 1 }],
    ['with trailing commas', '{"a":[1,2,],"b":{},}', { a: [1, 2], b: {} }],
    ['with a semicolon at its end', '{"a":1};', { a: 1 }],
    ['escaped for HTML', '{&quot;a&quot;:&quot;b &amp;amp; c&quot;}', { a: 'b &amp; c' }],
    ['with comments', '{/* one */"a":1 // two\n}', { a: 1 }],
    ['with an escape that JSON does not know', String.raw`{"a":"it\'s \d"}`, { a: String.raw`it's \d` }],
    [
      'with quotation marks nobody escaped',
      '{"a":"press "Start" twice","b":1}',
      { a: 'press "Start" twice', b: 1 },
    ],
    ['with a missing comma at a line end', '{"a":"b"\n"c":"d"}', { a: 'b', c: 'd' }],
    ['with two values in a row', '{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['with a value left out', '{"a":,"b":2}', { a: null, b: 2 }],
    ['cut off in the middle', '{"a":[{"b":"c', { a: [{ b: 'c' }] }],
    ['cut off in a key', '{"a":1,"b', { a: 1, b: null }],
    ['with keys without quotation marks', '{a: 1, b: undefined}', { a: 1, b: null }],
  ])('is read %s', (_, source, value) => {
    expect(parseLooseJson(source)).toEqual(value);
  });

  test.each(['', '  ', '}}', '<!-- -->', '{{{', ':'])(
    'is nothing where nothing can be read: %j',
    (source) => {
      expect(() => parseLooseJson(source)).not.toThrow();
    },
  );

  test('is never changed when it was right', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseLooseJson(json) ?? null).toEqual(JSON.parse(json));
      }),
    );
  });

  test('keeps its values when only commas and line ends are wrong', () => {
    const keys = fc.stringMatching(/^[a-z]{1,8}$/);
    const texts = fc.string().map((text) => text.replaceAll(/["\\]/g, ''));
    fc.assert(
      fc.property(fc.dictionary(keys, texts), (values) => {
        const rows = Object.entries(values).map(([key, text]) => `"${key}":"${text}",`);
        expect(parseLooseJson(`{${rows.join('\n')}};`)).toEqual({ ...values });
      }),
    );
  });

  test('never throws, whatever it is', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '\n', '/*', '//', 'a', '1', ' '),
    );
    const sources = fc.oneof(
      soup.map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(sources, (source) => {
        expect(() => parseLooseJson(source)).not.toThrow();
      }),
    );
  });

  test.each([
    ['open brackets', '['.repeat(1_000_000)],
    ['open keys', '{"a":'.repeat(400_000)],
    ['quotation marks', '"'.repeat(2_000_000)],
    ['far quotation marks', `"${' '.repeat(1000)}`.repeat(2000)],
    ['backslashes', `"${'\\'.repeat(2_000_000)}`],
    ['comment marks', '/*'.repeat(1_000_000)],
  ])('is given up soon when it is 2 MB of %s', (_, source) => {
    const start = performance.now();
    readStructuredData(`<script type="application/ld+json">${source}</script>`);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('microdata', () => {
  function first(html: string, name: string): unknown {
    return readStructuredData(html)[0]?.values.get(name);
  }

  test.each([
    ['<meta itemprop="x" content="1">', { text: '1' }],
    ['<link itemprop="x" href="/a">', { text: '/a' }],
    ['<img itemprop="x" src="/i.png">', { text: '/i.png' }],
    ['<time itemprop="x" datetime="2020-01-01">New Year</time>', { text: '2020-01-01', html: 'New Year' }],
    ['<a itemprop="x" href="/u/1">Ana</a>', { text: '/u/1', html: 'Ana' }],
    ['<p itemprop="x">so <b>it</b> is</p>', { html: 'so <b>it</b> is' }],
    ['<data itemprop="x" value="7">seven</data>', { text: '7', html: 'seven' }],
  ])('takes the value of %s', (html, value) => {
    expect(first(`<div itemscope>${html}</div>`, 'x')).toEqual([value]);
  });

  test('gives one item under each of its names', () => {
    const values = readStructuredData(
      '<div itemscope><i itemprop="suggestedAnswer acceptedAnswer" itemscope></i></div>',
    )[0]?.values;
    expect(values?.get('suggestedAnswer')).toEqual(values?.get('acceptedAnswer'));
    expect(values?.size).toBe(2);
  });

  test('finds what stands elsewhere in the page', () => {
    const html = '<p id="b" itemprop="x">there</p><div itemscope itemref="a b nowhere"></div>';
    expect(first(html, 'x')).toEqual([{ html: 'there' }]);
  });

  test('reads an item that refers to itself', () => {
    expect(readStructuredData('<div id="a" itemscope itemref="a" itemprop="x"></div>')).toHaveLength(1);
  });

  test.each([
    ['items', '<div itemscope>'.repeat(100_000)],
    ['properties', `<i itemscope>${'<b itemprop=text>x'.repeat(80_000)}`],
    ['references', '<i id=a itemscope itemref="a b">'.repeat(40_000)],
    ['ends', `<i itemscope>${'<b itemprop=x>'.repeat(50_000)}${'</u>'.repeat(100_000)}`],
  ])('of a hostile number of %s is read soon', (_, html) => {
    const start = performance.now();
    readStructuredData(html);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
