import { describe, expect, test } from 'vitest';

import { askPageFor, askPageOf } from '@/lookup/ask-page';
import { sources } from '@/sources/registry';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';
import type { Community } from '@/sources/source';

const title = 'Hub shows E04 after the update';
const body = 'What I have tried:\n- Reset the hub: https://superuser.com/a/1';

function communityOn(platform: Community['platform'], parts: Partial<Community> = {}): Community {
  const base = 'https://forum.lumenhome.example';
  return { id: `${platform}:${base}`, platform, base, name: 'Lumenhome', relation: 'own', ...parts };
}

describe('the page for asking', () => {
  test('begins with the title and what was tried, where the platform takes both', () => {
    const page = askPageOf(communityOn('discourse'), { title, body });
    const { searchParams, pathname } = new URL(page?.url ?? '');
    expect(pathname).toBe('/new-topic');
    expect(searchParams.get('title')).toBe(title);
    expect(searchParams.get('body')).toBe(body);
    expect(page).toMatchObject({ isTitleTaken: true, isBodyTaken: true });
  });

  test('carries the tags by which the community was narrowed', () => {
    const community = { ...stackExchangeCommunity('superuser', 'general'), tags: ['lumenhome'] };
    expect(new URL(askPageOf(community, { title, body })?.url ?? '').searchParams.get('tags')).toBe(
      'lumenhome',
    );
  });

  test('says of a platform that takes the title only that the text has to be brought along', () => {
    const page = askPageOf(communityOn('hacker-news'), { title, body });
    expect(page).toMatchObject({ isTitleTaken: true, isBodyTaken: false });
  });

  test.each(['flarum', 'khoros', 'question2answer', 'zendesk', 'piefed'] as const)(
    'says of %s that it takes nothing over',
    (platform) => {
      expect(askPageOf(communityOn(platform), { title, body })).toMatchObject({
        isTitleTaken: false,
        isBodyTaken: false,
      });
    },
  );

  test('says of an empty text, too, whether the form would take one', () => {
    expect(askPageOf(communityOn('discourse'), { title, body: '' })).toMatchObject({ isBodyTaken: true });
    expect(askPageOf(communityOn('flarum'), { title, body: '' })).toMatchObject({ isBodyTaken: false });
  });

  test('a text that no address can hold is left out of it, and has to be brought along', () => {
    const page = askPageOf(communityOn('discourse'), { title, body: 'Tried. '.repeat(1500) });
    expect(page?.url.length).toBeLessThan(6000);
    expect(page).toMatchObject({ isTitleTaken: true, isBodyTaken: false });
  });

  test('there is none for a community whose software nobody knows', () => {
    expect(askPageOf(communityOn('unknown'), { title, body })).toBeNull();
  });

  test('every platform has one, at an address of the web and short enough to be opened', () => {
    for (const { id } of Object.values(sources)) {
      const page = askPageOf(communityOn(id, { site: 'superuser' }), { title, body });
      expect(page?.url, id).toMatch(/^https:\/\//);
      expect(page?.url.length, id).toBeLessThanOrEqual(6000);
    }
  });
});

describe('without a lookup', () => {
  test('a community is asked by what its id tells, and one that nobody knows is refused', () => {
    const draft = { title, body };
    const page = askPageFor(undefined, 'discourse:https://forum.lumenhome.example', draft);
    expect(page.url).toMatch(/^https:\/\/forum\.lumenhome\.example\/new-topic\?/);
    expect(askPageFor(undefined, 'stack-exchange:superuser', draft).url).toContain(
      'superuser.com/questions/ask',
    );
    expect(() => askPageFor(undefined, 'unheard-of', draft)).toThrow('no page for asking');
  });
});

describe('the rules of a community', () => {
  test.each([
    ['discourse', 'https://forum.lumenhome.example/guidelines'],
    ['mastodon', 'https://forum.lumenhome.example/about'],
    ['reddit', 'https://forum.lumenhome.example/about/rules'],
    ['hacker-news', 'https://news.ycombinator.com/newsguidelines.html'],
  ] as const)('of %s stand at a fixed place', (platform, rulesUrl) => {
    expect(askPageOf(communityOn(platform), { title, body })).toMatchObject({ rulesUrl });
  });

  test('of a Stack Exchange site say how to ask', () => {
    const page = askPageOf(stackExchangeCommunity('superuser', 'general'), { title, body });
    expect(page?.rulesUrl).toBe('https://superuser.com/help/how-to-ask');
  });

  test('are not named where no place is known', () => {
    expect(askPageOf(communityOn('flarum'), { title, body })?.rulesUrl).toBeUndefined();
  });
});
