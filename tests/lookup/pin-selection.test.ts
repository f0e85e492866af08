import { describe, expect, test } from 'vitest';

import type { SelectionFacts } from '@/detection/selection-facts-schema';
import { pinOfSelection, type MarkedPage } from '@/lookup/pin-selection';
import { passageLink } from '@/sharing/text-fragment';

import { aTopic } from './world';

const now = Date.parse('2026-05-04T12:00:00Z');
const facts: SelectionFacts = {
  text: 'Hold the button\nfor <ten> seconds.\n\nThen wait & see.',
  prefix: '',
  suffix: '',
  title: 'Reset the hub',
};
const page: MarkedPage = { url: 'https://blog.acme.example/reset?id=7#part', title: 'Tab' };
const pinOf = (parts: Partial<SelectionFacts> = {}, place: Partial<MarkedPage> = {}) =>
  pinOfSelection({ ...facts, ...parts }, { ...page, ...place }, passageLink, now);

describe('a marked piece as a pin', () => {
  test('is kept whole, as text and as markup in which nothing of the page can act', async () => {
    const { answer, origin, thread, pageKey } = await pinOf({ author: 'Mira', postedAt: 5 });
    expect(origin).toBe('selection');
    expect(answer).toMatchObject({ text: facts.text, author: { name: 'Mira' }, postedAt: 5 });
    expect(answer.html).toBe('<p>Hold the button<br>for &lt;ten&gt; seconds.</p><p>Then wait &amp; see.</p>');
    expect(thread).toMatchObject({
      title: 'Reset the hub',
      communityName: 'blog.acme.example',
      platform: 'schema-org',
    });
    expect(pageKey).toBe('https://blog.acme.example/reset?id=7');
  });

  test('marked again on the same page is the same pin, wherever on the page; on another page, or other words, another', async () => {
    const { id } = await pinOf();
    expect(id).toMatch(/^selection:[\da-f]{32}$/);
    expect(
      (await pinOf({}, { url: 'https://blog.acme.example/reset?id=7#end', title: 'New title' })).id,
    ).toBe(id);
    expect((await pinOf({}, { url: 'https://blog.acme.example/reset?id=8' })).id).not.toBe(id);
    expect((await pinOf({ text: 'Hold the button' })).id).not.toBe(id);
  });

  test('leads back to the very words', async () => {
    const { answer } = await pinOf({
      text: 'wait for the green light',
      prefix: 'Now ',
      suffix: ' to blink.',
    });
    const [address, directive] = answer.url.split('#:~:text=');
    expect(address).toBe('https://blog.acme.example/reset?id=7');
    expect(decodeURIComponent(directive ?? '')).toContain('green light');
  });

  test.each([
    ['its own', 'https://blog.acme.example/reset', 'https://blog.acme.example/reset'],
    ['another site’s', 'https://other.example/reset', 'https://blog.acme.example/reset?id=7'],
    ['the first page’s', 'https://blog.acme.example/', 'https://blog.acme.example/reset?id=7'],
  ])(
    'stands where the page says, unless that is not its own address: %s',
    async (_, canonicalUrl, stands) => {
      expect((await pinOf({ canonicalUrl })).thread.url).toBe(stands);
    },
  );

  test.each([
    ['https://creativecommons.org/licenses/by-sa/4.0/deed.de', undefined, 'CC BY-SA 4.0'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', undefined, 'CC0 1.0'],
    ['https://blog.acme.example/terms', undefined, 'blog.acme.example'],
    ['https://blog.acme.example/terms', 'Acme terms', 'Acme terms'],
  ])('names its licence: %s', async (licenseUrl, licenseName, name) => {
    const { answer } = await pinOf({ licenseUrl, ...(licenseName ? { licenseName } : {}) });
    expect(answer.license).toEqual({ name, url: licenseUrl });
  });

  test('has the licence that the page only names', async () => {
    expect((await pinOf({ licenseName: 'All rights reserved' })).thread.license).toEqual({
      name: 'All rights reserved',
    });
  });

  test('goes with the topic that was looked up on that page', async () => {
    const topic = aTopic('Hub shows E04', { brand: 'Acme' });
    const pin = await pinOf({}, { lookup: { topic, topicKey: 'hub shows e04' } });
    expect(pin).toMatchObject({
      topicKey: 'hub shows e04',
      topic: { question: 'Hub shows E04', brand: 'Acme' },
    });
  });

  test('has the tab’s title where its document has none, and the site’s name where there is none at all', async () => {
    expect((await pinOf({ title: '' })).thread.title).toBe('Tab');
    expect((await pinOf({ title: '' }, { title: '' })).thread.title).toBe('blog.acme.example');
  });

  test('may stand in a file', async () => {
    const pin = await pinOf({}, { url: 'file:///home/mira/manual.pdf' });
    expect(pin.thread.communityId).toBe('schema-org:file://');
  });

  test.each([
    ['of the browser’s own pages', {}, { url: 'chrome://settings/' }],
    ['of nothing', { text: '' }, {}],
  ])('there is none %s', async (_, parts, place) => {
    await expect(pinOf(parts, place)).rejects.toThrow(/page/);
  });
});
