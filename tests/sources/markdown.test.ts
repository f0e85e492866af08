import { expect, test } from 'vitest';

import { htmlToText } from '@/sources/html-text';
import { markdownToHtml } from '@/sources/markdown';

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
  expect(htmlToText(markdownToHtml('```\nif (a < b && c) retry();\n```'))).toContain('if (a < b && c) retry();');
});

test('a quote nested thousands of times deep is still shown', () => {
  expect(htmlToText(markdownToHtml(`${'> '.repeat(20_000)}bottom`))).toContain('>');
});

test('very long text without an end of emphasis keeps all of its words', () => {
  const text = htmlToText(markdownToHtml('*wire_'.repeat(6000)));
  expect(text.match(/wire/g)).toHaveLength(6000);
});
