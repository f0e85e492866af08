import { expect, test } from 'vitest';

import { htmlToText } from '@/sources/html-text';
import { markdownToHtml, threadMarkdown } from '@/sources/markdown';

test('a post in Markdown reads as its author meant it', () => {
  const html = markdownToHtml(
    'Press **reset** until `E04` goes:\n\n1. unplug\n2. wait\n\n| ring | means |\n|---|---|\n| amber | ready |\n\nSee https://help.lumenhome.example/reset',
  );
  expect(html).toContain('<strong>reset</strong>');
  expect(html).toContain('<code>E04</code>');
  expect(html).toContain('<td>amber</td>');
  expect(html).toContain('<a href="https://help.lumenhome.example/reset">');
  expect(htmlToText(html)).toContain('unplug');
});

test('code keeps its angle brackets and ampersands', () => {
  expect(htmlToText(markdownToHtml('```\nif (a < b && c) retry();\n```'))).toContain(
    'if (a < b && c) retry();',
  );
});

test('a quote nested thousands of times deep is still shown', () => {
  expect(htmlToText(markdownToHtml(`${'> '.repeat(20_000)}bottom`))).toContain('>');
});

test('very long text without an end of emphasis keeps all of its words', () => {
  const text = htmlToText(markdownToHtml('*wire_'.repeat(6000)));
  expect(text.match(/wire/g)).toHaveLength(6000);
});

test('emphasis and links are kept from the first line of a very long paragraph to its last', () => {
  const html = markdownToHtml(
    'Press **reset** and see [the guide](https://help.lumenhome.example/a). '.repeat(300),
  );
  expect(html.match(/<strong>reset<\/strong>/g)?.length).toBeGreaterThan(280);
  expect(html.match(/<a href="https:\/\/help\.lumenhome\.example\/a">/g)?.length).toBeGreaterThan(250);
  expect(htmlToText(html).match(/reset/g)).toHaveLength(300);
});

test('posts beyond two hundred thousand characters of a thread are shown as they were written', () => {
  const toHtml = threadMarkdown();
  const long = `**on** ${'word '.repeat(7000)}`;
  const shown = Array.from({ length: 8 }, () => toHtml(long));
  expect(shown[0]).toContain('<strong>on</strong>');
  expect(shown.at(-1)).toContain('<pre>**on** word');
  expect(toHtml('<b>& so on</b>')).toBe('<pre>&lt;b&gt;&amp; so on&lt;/b&gt;</pre>');
});
