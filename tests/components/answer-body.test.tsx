import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';

import { AnswerBody } from '@/components/AnswerBody';

afterEach(cleanup);

async function draw(html: string): Promise<Element> {
  const answer = {
    html: `<p>the start</p>${html}`,
    text: 'plain words',
    url: 'https://kitchen.example/q/1#a2',
  };
  const { container } = render(<AnswerBody answer={answer} />);
  await screen.findByText('the start');
  return container;
}

describe('hostile answers', () => {
  test.each([
    '<script>globalThis.hit = 1</script>',
    '<img src=x onerror="globalThis.hit = 1">',
    '<svg onload="globalThis.hit = 1"><a href="javascript:hit"><text>x</text></a></svg>',
    '<iframe src="https://evil.example" srcdoc="<script>parent.hit=1</script>"></iframe>',
    '<form action="https://evil.example"><input name="password"><button formaction="javascript:1">go</button></form>',
    '<style>body{display:none}</style><link rel="stylesheet" href="https://evil.example/x.css">',
    '<math><mtext><table><mglyph><style><img src=x onerror="globalThis.hit = 1">',
    '<video src="https://evil.example/v" autoplay></video><audio src="https://evil.example/a"></audio>',
    '<object data="https://evil.example"></object><embed src="https://evil.example"><base href="https://evil.example">',
    '<p style="position:fixed" class="toast" id="root" onclick="hit()" data-x="1" aria-label="lie">text</p>',
    '<template><img src=x onerror=hit()></template><meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<details open ontoggle="globalThis.hit = 1"><summary>x</summary></details>',
  ])('%s leaves nothing that runs, loads or styles', async (html) => {
    const container = await draw(html);
    const forbidden =
      'script, style, link, iframe, svg, math, form, input, video, audio, object, embed, base, meta, img';
    expect(container.querySelector(forbidden)).toBeNull();
    const inner = [...container.querySelectorAll('p, a, span, details, summary, button')];
    const attributes = inner.flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => /^(?:on|style$|id$|data-|aria-|formaction)/.test(name))).toEqual([]);
    expect('hit' in globalThis).toBe(false);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '&#1;javascript:x',
  ])('a link to %s becomes plain words', async (href) => {
    const container = await draw(`<a href="${href}">press me</a>`);
    expect(container.textContent).toContain('press me');
    expect(container.querySelector('a[href]')).toBeNull();
  });
});

describe('honest answers', () => {
  test('links are made absolute and open elsewhere, telling nobody where from', async () => {
    await draw('<a href="/help">their help</a>');
    const link = screen.getByRole('link', { name: 'their help' });
    expect(link.getAttribute('href')).toBe('https://kitchen.example/help');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link.getAttribute('target')).toBe('_blank');
  });

  test('an image is fetched only on a press, and tells nobody where from', async () => {
    const container = await draw(
      '<img src="https://pictures.example/rear.png" alt="the rear" srcset="https://x.example/2x">',
    );
    expect(container.querySelector('img')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show image from pictures.example: the rear' }));
    const image = screen.getByRole('img', { name: 'the rear' });
    expect(image.getAttribute('src')).toBe('https://pictures.example/rear.png');
    expect(image.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(image.hasAttribute('srcset')).toBe(false);
  });

  test('an image within a link can be shown, too', async () => {
    await draw(
      '<a href="https://pictures.example/big.png"><img src="https://pictures.example/small.png"></a>',
    );
    expect(screen.getByRole('button', { name: 'Show image from pictures.example' }).closest('a')).toBeNull();
  });

  test('a forum’s emoji becomes its name', async () => {
    const container = await draw('<p>thanks <img src="https://forum.example/e.png" alt=":smile:"></p>');
    expect(container.textContent).toContain('thanks :smile:');
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('an answer’s headings stand below its card’s title', async () => {
    await draw('<h1>Loud</h1>');
    expect(screen.getByRole('heading', { name: 'Loud', level: 4 })).toBeTruthy();
  });

  test('code and tables can be scrolled by keyboard', async () => {
    await draw('<pre><code>a very long line</code></pre>');
    await waitFor(() => expect(screen.getByRole('group', { name: 'Code' }).tabIndex).toBe(0));
  });
});
