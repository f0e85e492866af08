import { marked } from 'marked';
import { describe, expect, test } from 'vitest';

import { creditOf, type CreditedPost } from '@/sharing/credit';
import { parseLibrary } from '@/sharing/library-file';
import type { LibraryPin } from '@/sharing/library-schema';
import { packFormats, writePack } from '@/sharing/pack';

const words = { deletedAuthor: 'deleted author', excerpt: 'excerpt', day: () => '4 May 2026' };
const packWords = { ...words, title: '2 answers', language: 'en', direction: 'ltr' as const };

const post: CreditedPost = {
  title: 'Hub [offline]',
  link: 'https://forum.lumenhome.example/t/7/2#:~:text=Rebuild%20it',
  text: 'Rebuild it.\nThen wait.',
  isExcerpt: true,
  author: { name: 'Mara', url: 'https://forum.lumenhome.example/u/mara' },
  place: 'Lumenhome forum',
  writtenAt: 1,
  license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
};

const pin: LibraryPin = {
  id: 'a1',
  pinnedAt: 1000,
  changedAt: 2000,
  note: 'my private note',
  tags: ['my private tag'],
  pageUrl: 'https://help.lumenhome.example/private',
  pageKey: 'https://help.lumenhome.example/private',
  topicKey: 'private topic',
  topic: { question: 'my private question' },
  highlights: [{ start: 0, end: 27 }],
  thread: {
    id: 't1',
    title: 'Hub <offline>',
    url: 'https://forum.lumenhome.example/t/7',
    communityId: 'discourse:https://forum.lumenhome.example',
    communityName: 'Lumenhome forum',
    platform: 'discourse',
    tags: [],
    license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  },
  answer: {
    id: 'a1',
    url: 'https://forum.lumenhome.example/t/7/2',
    html: '<p>Rebuild the radio table now.</p>',
    text: 'Rebuild the radio table now.',
    author: { name: 'Mara' },
    acceptedBy: 'asker',
  },
};

describe('a credit', () => {
  test('names author, title, place, day and licence with their links, and says that it is an excerpt', () => {
    expect(creditOf(post, words).text).toBe(
      'Rebuild it.\nThen wait.\n\n— Mara (https://forum.lumenhome.example/u/mara), Hub [offline] (https://forum.lumenhome.example/t/7/2#:~:text=Rebuild%20it), Lumenhome forum, 4 May 2026, CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), excerpt\n',
    );
  });

  test('says the same in Markdown and in HTML', () => {
    const { markdown, html } = creditOf(post, words);
    expect(markdown).toContain(
      '> Rebuild it.\n>\n> Then wait.\n\n— [Mara](https://forum.lumenhome.example/u/mara), [Hub \\[offline\\]](',
    );
    expect(html).toContain('<p dir="auto">Rebuild it.</p><p dir="auto">Then wait.</p></blockquote>');
    expect(html).toContain(
      '<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>, excerpt</p>',
    );
  });

  test('credits an author who is gone as such, and nobody where the page names nobody', () => {
    expect(creditOf({ ...post, author: { name: null } }, words).text).toContain('— deleted author, Hub');
    expect(creditOf({ ...post, author: undefined }, words).text).toContain('\n\n— Hub [offline] (');
  });

  test('lets nothing of a stranger become markup or a link that is none of the web', () => {
    const hostile = '<img src=x onerror=alert(1)>"&[x](javascript:y)';
    const { html, markdown } = creditOf(
      {
        ...post,
        title: hostile,
        text: hostile,
        place: hostile,
        author: { name: hostile, url: 'javascript:alert(1)' },
        link: 'data:text/html,x',
      },
      words,
    );
    expect(html).not.toMatch(/<(?!\/?(?:blockquote|p|a)\b)|href="(?!https?:)|onerror=alert\(1\)>/);
    expect(marked.parse(markdown)).not.toMatch(/<img|href="(?!https?:)/);
  });
});

describe.each(packFormats)('a pack as %s', (format) => {
  async function packed(pins: LibraryPin[]): Promise<string> {
    return (await writePack(pins, format, { words: packWords })).parts.join('');
  }

  test('names the author, the licence and the link of each answer', async () => {
    const text = await packed([
      pin,
      { ...pin, id: 'a2', answer: { ...pin.answer, id: 'a2', author: { name: 'Ole' } } },
    ]);
    for (const part of [
      'Mara',
      'Ole',
      'CC BY-SA 4.0',
      'https://creativecommons.org/licenses/by-sa/4.0/',
      'https://forum.lumenhome.example/t/7/2',
      'Rebuild the radio table now.',
    ])
      expect(text).toContain(part);
  });

  test('holds nothing of the reader’s own', async () => {
    expect(await packed([pin])).not.toContain('private');
  });

  test('runs and loads nothing, whatever a stranger has written', async () => {
    const hostile = '</style></blockquote><script>alert(1)</script><img src=https://tracker.example/x>';
    const text = await packed([
      { ...pin, thread: { ...pin.thread, title: hostile }, answer: { ...pin.answer, text: hostile } },
    ]);
    if (format === 'json') expect((await parseLibrary(text)).pins[0]?.answer.text).toBe(hostile);
    else expect(text.replaceAll(/\\</g, '')).not.toMatch(/<(?:script|img)\b/);
  });
});

test.each(['html', 'markdown'] as const)(
  'a link in a pack as %s leads to what the reader has marked',
  async (format) => {
    const { parts } = await writePack([pin], format, { words: packWords });
    expect(parts.join('')).toContain('t/7/2#:~:text=Rebuild%20the%20radio%20table%20now');
  },
);
