import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeEntities, htmlToText } from '@/sources/html-text';

describe('the text of a post', () => {
  test('has every block on a line of its own and no needless space', () => {
    expect(htmlToText('<p>Turn\n it   <b>off</b>.</p>\n\n<p>Wait&nbsp;a <i>bit</i>.</p>on<br>again')).toBe(
      'Turn it off.\nWait a bit.\non\nagain',
    );
  });

  test('keeps the marks of lists, also nested and starting late', () => {
    const html = '<ul><li><p>plug</p></li><li></li><li>lamp<ol start="3"><li>red<li>blue</ol></ul>';
    expect(htmlToText(html)).toBe('• plug\n• lamp\n3. red\n4. blue');
  });

  test('keeps the white space of code', () => {
    const html = 'Run:<pre><code>\nif (a) {\n  <i>b</i> &lt; c;\n\n}\n</code></pre>or <code>a  b</code>.';
    expect(htmlToText(html)).toBe('Run:\nif (a) {\n  b < c;\n\n}\nor a  b.');
  });

  test('tells quotes from what the author says', () => {
    const quote =
      '<aside class="quote no-group"><div class="title">eva:</div><blockquote><p>Does it?</p></blockquote></aside>';
    expect(htmlToText(`${quote}<p>It does.</p><blockquote>Never<br>ever</blockquote>`)).toBe(
      '> eva:\n> Does it?\nIt does.\n> Never\n> ever',
    );
  });

  test('leaves out scripts, styles and pictures, but not emoji', () => {
    const html =
      'Hi<script>steal()</script><style>p{}</style><template>x</template><img src="a" alt="a cat"> <img class="emoji" alt=":cat:">';
    expect(htmlToText(html)).toBe('Hi :cat:');
  });

  test('decodes character references once', () => {
    expect(htmlToText('&amp;lt;b&amp;gt; &#x1F600; &uuml;')).toBe('&lt;b&gt; 😀 ü');
    expect(decodeEntities('Don&#39;t write &amp;lt;')).toBe("Don't write &lt;");
  });

  test('survives what is no HTML at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (html) => {
        expect(htmlToText(html).length).toBeLessThanOrEqual(html.length * 8);
        expect(decodeEntities(html)).toBeTypeOf('string');
      }),
    );
  });

  test('has at most 100,000 characters, none of them half', () => {
    const text = htmlToText(`x${'😀'.repeat(100_000)}`);
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(text.isWellFormed()).toBe(true);
  });

  test.each([
    ['bold', '<b>'.repeat(200_000)],
    ['bold with wrong ends', `${'<b>'.repeat(100_000)}${'</i>'.repeat(300_000)}`],
    ['quotes', '<blockquote>x'.repeat(100_000)],
    ['lists', '<ol><li>x'.repeat(100_000)],
    ['drawings', `<svg>${'<a>'.repeat(200_000)}`],
    ['blanks in code', `<pre>${' \n&lt;'.repeat(200_000)}`],
    ['classes', `<img class="${' a'.repeat(500_000)}">`],
  ])('comes soon from a hostile depth or number of %s', (_, html) => {
    const start = performance.now();
    htmlToText(html);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('still reads the words below a hostile depth', () => {
    expect(htmlToText(`${'<div>'.repeat(50_000)}deep${'</div>'.repeat(50_000)}`)).toBe('deep');
  });
});
