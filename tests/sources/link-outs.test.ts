import { expect, test } from 'vitest';

import { linkOutsFor } from '@/sources/link-outs';

const lamp = { question: 'Lamp flickers & hums', brand: 'Lumenhome' };

test('places that can only be opened get the question filled in', () => {
  expect(linkOutsFor(lamp.question, lamp)).toEqual([
    { name: 'Reddit', url: 'https://www.reddit.com/search/?q=Lamp+flickers+%26+hums' },
    { name: 'Quora', url: 'https://www.quora.com/search?q=Lamp+flickers+%26+hums' },
    { name: 'X', url: 'https://x.com/search?q=Lamp+flickers+%26+hums' },
  ]);
});

test("the brand's own corner on Reddit is searched where it is known", () => {
  const [reddit] = linkOutsFor('hub offline', lamp, 'lumenhome');
  expect(reddit?.url).toBe('https://www.reddit.com/r/lumenhome/search/?q=hub+offline&restrict_sr=1');
});

test("a maker's own community is named for its things only", () => {
  const names = (question: string) => linkOutsFor(question, { question }).map(({ name }) => name);
  expect(names('iPhone does not charge')).toContain('Apple Community');
  expect(names('iPhone does not charge')).not.toContain('Google Help Communities');
  expect(names('Pixel 8 loses wifi')).toContain('Google Help Communities');
  expect(names('Pineapple juicer leaks')).toEqual(['Reddit', 'Quora', 'X']);
});

test('the Google communities read the question out of the path', () => {
  const google = linkOutsFor('Gmail & tabs', { question: 'Gmail & tabs' }).find(({ name }) =>
    name.startsWith('Google'),
  );
  const path = new URL(google?.url ?? '').pathname.split('/').at(-1) ?? '';
  expect(new URLSearchParams(decodeURIComponent(path)).get('query')).toBe('Gmail & tabs');
});

test('a long question is cut, and no words make no link', () => {
  const [reddit] = linkOutsFor('x'.repeat(500), lamp);
  expect(new URL(reddit?.url ?? '').searchParams.get('q')).toHaveLength(120);
  expect(linkOutsFor('   ', lamp)).toEqual([]);
});
