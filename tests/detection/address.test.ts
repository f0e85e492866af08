import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromUrl } from '@/detection/from-url';
import { verdictSchema } from '@/detection/topic';
import { glowConditions, type UrlCondition } from '@/detection/url-rules';

const kindOf = (url: string) => fromUrl(new URL(url)).kind;

/** The browser's own reading of a condition, written a second time on purpose. */
function glows(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return glowConditions().some((condition: UrlCondition) => {
    if ('hostPrefix' in condition) return hostname.startsWith(condition.hostPrefix);
    if ('hostSuffix' in condition) return hostname.endsWith(condition.hostSuffix);
    if ('pathContains' in condition) return pathname.includes(condition.pathContains);
    return new RegExp(condition.urlMatches).test(url);
  });
}

describe('an address alone', () => {
  it.each([
    ['https://help.acme.example/en/articles/12-reset', 'article'],
    ['https://acme.example/hc/en-us/articles/360001-Reset', 'article'],
    ['https://acme.example/hc/en-us', 'help-home'],
    ['https://acme.example/support/', 'help-home'],
    ['https://www.acme.example/de/hilfe/geraet-startet-nicht', 'article'],
    ['https://help.acme.example/search?query=reset', 'help-search'],
    ['https://acme.example/contact-us', 'contact'],
    ['https://acme.example/hc/en-us/requests/new', 'contact'],
    ['https://acme.example/fale-conosco/', 'contact'],
  ])('tells that %s is a page of kind %s', (url, kind) => {
    expect(kindOf(url)).toBe(kind);
  });

  it.each([
    'https://acme.example/',
    'https://acme.example/support-us',
    'https://acme.example/donate/help',
    'https://careers.acme.example/jobs/12-support-agent',
    'https://acme.example/blog/how-we-support-our-customers',
    'https://forum.acme.example/t/help/12',
    'https://acme.example/hc/en-us/community/posts/12',
    'https://acme.example/press/contact',
    'https://acme.example/helpful-hints',
  ])('does not take %s for a support page', (url) => {
    expect(kindOf(url)).toBe('other');
  });

  it('gives a verdict within the contract for any address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const verdict = verdictSchema.parse(fromUrl(new URL(url)));
        expect(verdict.score >= 0.5).toBe(verdict.kind !== 'other');
      }),
    );
  });

  it('is judged quickly however long it is', () => {
    const startedAt = performance.now();
    fromUrl(new URL(`https://acme.example/${'support-'.repeat(5000)}${'a/'.repeat(5000)}`));
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});

describe('the glow of the toolbar icon', () => {
  it.each([
    'https://help.acme.example/',
    'https://support.acme.example/x',
    'https://acme.zendesk.com/anything',
    'https://acme.example/hc/en-us/articles/1',
    'https://acme.example/customer-support?x=1',
    'https://acme.example/contact.php',
  ])('lights on %s', (url) => {
    expect(glows(url)).toBe(true);
  });

  it.each([
    'https://acme.example/support-us',
    'https://acme.example/donate',
    'https://acme.example/jobs/support-agent',
    'https://helpful.example/',
    'https://acme.example/press',
  ])('stays dark on %s', (url) => {
    expect(glows(url)).toBe(false);
  });

  it('needs few conditions, which every engine of the browser can read', () => {
    expect(glowConditions().length).toBeLessThan(60);
    // The browser matches with RE2: no look-around, no references back.
    for (const condition of glowConditions())
      expect(JSON.stringify(condition)).not.toMatch(/\(\?[=!<]|\\\\[1-9]/);
  });
});
