import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromUrl } from '@/detection/from-url';
import { languages } from '@/detection/languages/index';
import { verdictSchema } from '@/detection/topic';
import { glowConditions, type UrlCondition } from '@/detection/url-rules';

const kindOf = (url: string) => fromUrl(new URL(url)).kind;
/** The browser's own reading of the conditions, written a second time on purpose. */
const lights: ((url: URL) => boolean)[] = glowConditions().map((condition: UrlCondition) => {
  const pattern = new RegExp(condition.urlMatches);
  return ({ href }) => pattern.test(href);
});
const glows = (url: string) => lights.some((light) => light(new URL(url)));
const signalsOf = (url: string) => fromUrl(new URL(url)).signals;

describe('an address alone', () => {
  it.each([
    ['https://help.acme.example/en/articles/12-reset', 'article'],
    ['https://acme.example/hc/en-us/articles/360001-Reset', 'article'],
    ['https://acme.example/knowledge-base/how-to-reset-your-router', 'article'],
    ['https://www.acme.example/account/two-step-verification', 'article'],
    ['https://www.acme.example/de/hilfe/geraet-startet-nicht', 'article'],
    ['https://acme.example/ayuda/como-cambiar-mi-clave', 'article'],
    ['https://community.acme.example/t5/Phones/Battery-empties-overnight/ta-p/1234', 'article'],
    ['https://acme.example/hc/en-us', 'help-home'],
    ['https://acme.example/support/', 'help-home'],
    ['https://help.acme.example/', 'help-home'],
    ['https://help.acme.example/search?query=reset', 'help-search'],
    ['https://acme.example/contact-us', 'contact'],
    ['https://acme.example/?page=contact', 'contact'],
    ['https://acme.example/hc/en-us/requests/new', 'contact'],
    ['https://acme.example/fale-conosco/', 'contact'],
    ['https://privacyportal.acme.example/webform/12ab', 'contact'],
  ])('tells that %s is a page of kind %s', (url, kind) => {
    expect(kindOf(url)).toBe(kind);
  });

  it.each([
    ['words with a capital', 'https://acme.example/GameSupport'],
    ['German', 'https://acme.example/haeufige-fragen'],
    ['Turkish', 'https://acme.example/yardim-merkezi'],
    ['Vietnamese', 'https://acme.example/ho-tro'],
    ['Danish', 'https://acme.example/kundeservice'],
    ['Czech', 'https://acme.example/n%C3%A1pov%C4%9Bda/'],
    ['Russian', 'https://acme.example/%D0%BF%D0%BE%D0%BC%D0%BE%D1%89%D1%8C/'],
    ['Japanese', 'https://acme.example/%E3%82%88%E3%81%8F%E3%81%82%E3%82%8B%E8%B3%AA%E5%95%8F/'],
    ['Korean', 'https://acme.example/%EA%B3%A0%EA%B0%9D%EC%84%BC%ED%84%B0'],
  ])('understands help in %s, spelled out or escaped: %s', (_, url) => {
    expect(kindOf(url)).not.toBe('other');
  });

  it.each(languages.map(({ language, help }) => [language, help.split(', ')[0] ?? '']))(
    'knows the first word for help in the language %s, wherever it stands: %s',
    (_, word) => {
      const slug = encodeURIComponent(word.replaceAll(' ', '-'));
      expect(kindOf(`https://acme.example/${slug}`)).not.toBe('other');
      expect(kindOf(`https://acme.example/${slug}/12345`)).not.toBe('other');
      expect(glows(`https://acme.example/${slug}`)).toBe(true);
    },
  );

  it.each([
    'https://acme.example/',
    'https://acme.example/support-us',
    'https://acme.example/donate/help',
    'https://careers.acme.example/jobs/12-support-agent',
    'https://acme.example/jobs/customer-support-agent',
    'https://acme.example/blog/how-we-support-our-customers',
    'https://acme.example/2019/05/06/how-i-got-help-from-a-stranger/',
    'https://acme.example/blog/why-two-factor-authentication-is-broken',
    'https://forum.acme.example/t/help/12',
    'https://community.acme.example/t5/Phones/Battery/td-p/1234',
    'https://acme.example/hc/en-us/community/posts/12',
    'https://acme.example/press/contact',
    'https://acme.example/helpful-hints',
    'https://acme.example/privacy-policy',
    'https://acme.example/login?next=/help',
    'https://www.zendesk.com/',
  ])('does not take %s for a support page', (url) => {
    expect(kindOf(url)).toBe('other');
  });

  it('says why in words, once for each reason, and the reasons against count too', () => {
    const signals = signalsOf('https://help.acme.example/jobs/reset-your-password');
    expect(signals.find(({ text }) => text === 'host says help')?.weight).toBeGreaterThan(0);
    expect(signals.find(({ text }) => text === 'address offers jobs')?.weight).toBeLessThan(0);
    expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
  });

  it('reads a customer of a help desk, and not the help desk’s own shop window', () => {
    const text = 'address is on a help desk’s host';
    expect(signalsOf('https://acme.zendesk.com/x').map((signal) => signal.text)).toContain(text);
    expect(signalsOf('https://www.zendesk.com/x').map((signal) => signal.text)).not.toContain(text);
  });

  it('gives a verdict within the contract for any address', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'help',
        'contact',
        'hc',
        'jobs',
        '12345',
        '%',
        '?',
        '#',
        '&page=',
        'two-factor',
        '.php',
      ),
    );
    const host = fc.constantFrom('acme.example', 'help.acme.example', 'blog.acme.co.uk', '[::1]:8080', 'x');
    fc.assert(
      fc.property(host, fc.array(part, { maxLength: 12 }), (name, parts) => {
        const verdict = verdictSchema.parse(fromUrl(new URL(`https://${name}/${parts.join('/')}`)));
        expect(verdict.score >= 0.5).toBe(verdict.kind !== 'other');
      }),
    );
  });

  it.each([
    `https://acme.example/${'support-'.repeat(12_000)}`,
    `https://acme.example/${'t/'.repeat(50_000)}`,
    `https://${'a.'.repeat(100)}example/${'hc/'.repeat(30_000)}`,
    `https://acme.example/${'%E0%A4%A'.repeat(12_000)}`,
    `https://acme.example/?${'help=&'.repeat(16_000)}`,
    `https://acme.example/#${'#'.repeat(100_000)}`,
    'https://acme.example/%',
    'https://[2001:db8::1]:8080/',
    'https://192.0.2.7/',
    'https://xn--bcher-kva.example/',
    'https://localhost/',
    `data:text/html,${'help'.repeat(25_000)}`,
    'file:///home/someone/help.html',
    'javascript:void 0',
    'about:blank',
  ])('is judged whatever an address looks like (%#)', (url) => {
    expect(verdictSchema.safeParse(fromUrl(new URL(url))).success).toBe(true);
  });

  it('is only asked of the web', () => {
    for (const url of ['file:///home/someone/help.html', 'data:text/html,help', 'about:help'])
      expect(kindOf(url)).toBe('other');
  });
});

describe('the glow of the toolbar icon', () => {
  it.each([
    'https://help.acme.example/',
    'https://support.acme.example/x',
    'https://eu-support.acme.example/x',
    'https://acme.zendesk.com/hc/anything',
    'https://acme.example/hc/en-us/articles/1',
    'https://acme.example/support/articles/1-reset',
    'https://acme.example/customer-support?x=1',
    'https://acme.example/Support/',
    'https://acme.example/contact.php',
    'https://acme.example/yardim-merkezi',
    'https://acme.example/%D0%BF%D0%BE%D0%BC%D0%BE%D1%89%D1%8C',
    'https://acme.example/account/two-factor-authentication',
  ])('lights on %s, which is judged a support page', (url) => {
    expect(glows(url)).toBe(true);
    expect(kindOf(url)).not.toBe('other');
  });

  it.each([
    'https://acme.example/',
    'https://acme.example/support-us',
    'https://acme.example/donate',
    'https://acme.example/jobs/support-agent',
    'https://helpful.example/',
    'https://help.example/',
    'https://acme.example/helpful',
    'https://acme.example/press',
    'https://acme.example/?next=/help',
    'https://www.zendesk.com/',
  ])('stays dark on %s', (url) => {
    expect(glows(url)).toBe(false);
  });

  it('needs few conditions, which every engine of the browser can read', () => {
    expect(glowConditions().length).toBeLessThan(100);
    for (const condition of glowConditions()) {
      if (!('urlMatches' in condition)) continue;
      // The browser matches with RE2: groups are plain or set a flag, nothing refers back, braces count to 1000.
      expect(condition.urlMatches).not.toMatch(/\(\?(?!i:)|\\[1-9bBkpPuw]/);
      expect(condition.urlMatches.length).toBeLessThan(2000);
      expect(() => new RegExp(condition.urlMatches)).not.toThrow();
    }
  });
});
