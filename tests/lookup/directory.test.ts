import { describe, expect, it } from 'vitest';

import directory from '@/assets/data/directory.json';
import sites from '@/assets/data/stack-exchange-sites.json';
import stems from '@/assets/data/stem-frequencies.json';
import {
  companySchema,
  directoryCommunities,
  directoryCommunitySchema,
  directorySchema,
  type DirectoryCommunity,
} from '@/lookup/directory';
import { communitySchema } from '@/sources/source';

const { companies, sources, sharedHosts } = directorySchema.parse(directory);

const idsOn = (pageUrl: string): string[] => directoryCommunities({ pageUrl }).map(({ id }) => id);

const lumenhome = {
  name: 'Lumenhome',
  domains: ['lumenhome.example'],
  sources: ['mine'],
  communities: [{ platform: 'flarum', base: 'https://people.lumenhome.example' }],
};

/** One place is one place, however it is written. */
function placeOf(row: DirectoryCommunity): string {
  const {
    platform,
    base = '',
    site = '',
    name = '',
    tags = [],
  } = row as Record<string, string> & {
    tags?: string[];
  };
  return [platform, base, site, name, ...tags].join(' ').toLowerCase();
}

describe('each row of the directory', () => {
  it.each(companies.map((company) => [company.name, company] as const))('is sound: %s', (_, company) => {
    expect(companySchema.parse(company)).toEqual(company);
    expect(company.sources.filter((key) => !(key in sources))).toEqual([]);
    expect(new Set(company.sources).size).toBe(company.sources.length);
    const places = company.communities.map(placeOf);
    expect(new Set(places).size).toBe(places.length);
    const known = new Set(sites.map(({ site }) => site));
    for (const row of company.communities)
      if (row.platform === 'stack-exchange') expect(known).toContain(row.site);
  });
});

describe('the directory as a whole', () => {
  it('names no company, no domain and no community of a company’s own twice', () => {
    const names = companies.map(({ name }) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const domains = companies.flatMap((company) => company.domains);
    expect(domains.filter((domain, at) => domains.indexOf(domain) !== at)).toEqual([]);
    // Microsoft's products share one place, and so do two programs for photographs.
    const shared = ['microsoft-qa:https://learn.microsoft.com', 'discourse:https://discuss.pixls.us'];
    const bases = companies
      .flatMap(({ domains: [domain] }) => directoryCommunities({ pageUrl: `https://${domain}/` }))
      .filter(({ relation, id }) => relation === 'own' && !shared.includes(id))
      .map(({ base }) => base);
    expect(bases.filter((base, at) => bases.indexOf(base) !== at)).toEqual([]);
  });

  it('is sorted by name, so that two additions seldom meet in one line', () => {
    const names = companies.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  it('marks the names that are words of everyday posts, so that they are matched by host only', () => {
    const everyday = new Set(stems.levels.flatMap(([, words]) => String(words).split(' ')));
    // They mean nothing else there either.
    const brands = ['Android', 'Facebook', 'Firefox', 'GitHub', 'Gmail', 'Microsoft', 'Twitter', 'WordPress'];
    const unmarked = companies.filter(
      ({ name, isByHostOnly }) =>
        !isByHostOnly && name.length > 3 && everyday.has(name.toLowerCase()) && !brands.includes(name),
    );
    expect(unmarked.map(({ name }) => name)).toEqual([]);
  });

  it('lists no shared host that no row is about', () => {
    const hosts = new Set(companies.flatMap(({ domains }) => domains.map((domain) => domain.split('/')[0])));
    expect(sharedHosts.filter((host) => !hosts.has(host))).toEqual([]);
    expect(sharedHosts).toEqual([...sharedHosts].sort());
  });

  it('keeps no source that no row is from', () => {
    const used = new Set(companies.flatMap((company) => company.sources));
    expect(Object.keys(sources).filter((key) => !used.has(key))).toEqual([]);
  });

  it('gives communities that the rest of the product can read', () => {
    for (const { domains } of companies) {
      const found = directoryCommunities({ pageUrl: `https://${domains[0]}/` });
      expect(found.map((community) => communitySchema.parse(community))).toEqual(found);
      expect(found.length, domains[0]).toBeGreaterThan(0);
    }
  });
});

describe('a row that somebody adds', () => {
  const withBase = (base: string) =>
    directoryCommunitySchema.safeParse({ platform: 'discourse', base }).success;

  it('names its community by an https address without a slash at the end', () => {
    expect(withBase('https://forum.acme.com')).toBe(true);
    expect(withBase('https://acme.com/community')).toBe(true);
    for (const base of [
      'http://forum.acme.com',
      'https://forum.acme.com/',
      'https://acme.com/community/',
      'https://forum.acme.com?tab=new',
      'https://forum.acme.com:8080',
      'https://name:secret@forum.acme.com',
      'https://127.0.0.1',
      'https://localhost',
      'https://FORUM.acme.com',
      'forum.acme.com',
      'javascript:alert(1)',
    ])
      expect(withBase(base), base).toBe(false);
  });

  it('is refused where it names a domain that is none, or nothing to ask', () => {
    const isSound = (changes: Record<string, unknown>) =>
      companySchema.safeParse({ ...lumenhome, ...changes }).success;
    expect(isSound({})).toBe(true);
    expect(isSound({ domains: ['support.acme.com/cameras'] })).toBe(true);
    for (const domains of [
      [],
      ['https://acme.com'],
      ['acme'],
      ['acme.com/'],
      ['*.acme.com'],
      ['acme.com/?q=1'],
    ])
      expect(isSound({ domains }), domains.join()).toBe(false);
    expect(isSound({ communities: [] })).toBe(false);
    expect(isSound({ communities: [{ platform: 'teletext', base: 'https://acme.com' }] })).toBe(false);
    expect(isSound({ communities: [{ platform: 'reddit', name: '../user' }] })).toBe(false);
    expect(isSound({ communities: [{ platform: 'github', name: 'acme' }] })).toBe(false);
    expect(isSound({ nmae: 'typo' })).toBe(false);
  });
});

describe('the communities of a page’s company', () => {
  it('are found on the domain and below it, whatever language the page is in', () => {
    const forum = 'discourse:https://community.home-assistant.io';
    expect(idsOn('https://home-assistant.io/faq')).toContain(forum);
    expect(idsOn('https://www.home-assistant.io/faq')).toContain(forum);
    expect(idsOn('https://developers.home-assistant.io/docs')).toContain(forum);
  });

  it('are not given to a page whose host only ends alike', () => {
    expect(idsOn('https://evilsonos.com/help')).toEqual([]);
    expect(idsOn('https://sonos.com.evil.example/help')).toEqual([]);
    expect(idsOn('https://sonos.community/help')).toEqual([]);
    expect(idsOn('https://sonos.com/help')).not.toEqual([]);
  });

  it('are not those of the firm that hosts the help centre', () => {
    expect(idsOn('https://lumenhome.zendesk.com/hc/en-us/articles/7')).toEqual([]);
    expect(idsOn('https://support.zendesk.com/hc/en-us')).not.toEqual([]);
  });

  it('are not those of the firm on whose domain a customer has a host', () => {
    for (const host of [
      'acme.wordpress.com/support/printer',
      'acme.odoo.com/helpdesk/1',
      'acme.okta.com/help',
      'acme.notion.so/help/x',
      'acme.slack.com/help',
      'acme.sentry.io/help',
      'help.acme.zammad.com/x',
      'acme.zoom.us/help',
    ])
      expect(idsOn(`https://${host}`), host).toEqual([]);
    for (const host of [
      'wordpress.com/support/x',
      'www.odoo.com/help',
      'help.okta.com/x',
      'www.notion.so/help/x',
      'docs.sentry.io/x',
      'support.zoom.us/hc',
      'meta.discourse.org/t/x/7',
    ])
      expect(idsOn(`https://${host}`), host).not.toEqual([]);
  });

  it('are those of the product where the path names one', () => {
    const gmail = directoryCommunities({ pageUrl: 'https://support.google.com/mail/answer/7' });
    expect(gmail.find(({ site }) => site === 'webapps')?.tags).toEqual(['gmail']);
    const chrome = directoryCommunities({ pageUrl: 'https://support.google.com/chrome/answer/7' });
    expect(chrome.find(({ platform }) => platform === 'stack-exchange')?.tags).toEqual(['google-chrome']);
    expect(idsOn('https://support.google.com/mailbox/answer/7')).toEqual(
      idsOn('https://support.google.com/'),
    );
    expect(idsOn('https://support.microsoft.com/de-de/outlook/regeln')).toEqual(
      idsOn('https://support.microsoft.com/outlook/rules'),
    );
    expect(idsOn('https://support.microsoft.com/outlook/rules')).toContain('stack-exchange:superuser');
  });

  it('are the company’s own first', () => {
    const relations = directoryCommunities({ pageUrl: 'https://ubuntu.com/help' }).map(
      ({ relation }) => relation,
    );
    expect(relations).toEqual(['own', 'general', 'general']);
  });

  it('are found by the product’s or the brand’s exact name where the host is a stranger’s', () => {
    const pageUrl = 'https://brand.zendesk.com/hc/en-us/articles/7';
    const ids = (brand: string, product?: string) =>
      directoryCommunities({ pageUrl, brand, ...(product ? { product } : {}) }).map(({ id }) => id);
    expect(ids('Fairphone')).toEqual(['discourse:https://forum.fairphone.com']);
    expect(ids('HOME-ASSISTANT')).toEqual(idsOn('https://home-assistant.io/'));
    expect(ids('Google', 'Google Chrome')).toEqual(idsOn('https://support.google.com/chrome/'));
    expect(ids('Fairphone Fans')).toEqual([]);
    expect(ids('')).toEqual([]);
  });

  it.each(['King', 'Ring', 'Make', 'Square', 'Sense', 'Drafts', 'Framework', 'Julia', 'EE', 'HP'])(
    'are not found by a name that others bear, too: %s',
    (name) => {
      const hosts = [
        'https://support.goldsmith.example/x',
        'https://goldsmith.zendesk.com/hc/en-us/articles/7',
      ];
      for (const pageUrl of hosts) {
        expect(directoryCommunities({ pageUrl, brand: name })).toEqual([]);
        expect(directoryCommunities({ pageUrl, brand: 'Goldsmith', product: name })).toEqual([]);
      }
    },
  );

  it('are found by a brand only where the host is a help desk’s, and by a product anywhere', () => {
    const own = 'https://help.fairphones.example/x';
    expect(directoryCommunities({ pageUrl: own, brand: 'Fairphone' })).toEqual([]);
    const forum = ['discourse:https://forum.fairphone.com'];
    expect(directoryCommunities({ pageUrl: own, product: 'Fairphone' }).map(({ id }) => id)).toEqual(forum);
    for (const host of ['fairphone.zendesk.com', 'phones.freshdesk.com', 'fairphone.intercom.help'])
      expect(
        directoryCommunities({ pageUrl: `https://${host}/7`, brand: 'Fairphone' }).map(({ id }) => id),
        host,
      ).toEqual(forum);
  });

  it('are found by their address whatever their name is', () => {
    for (const host of ['www.king.com', 'support.ring.com', 'help.make.com', 'ee.co.uk'])
      expect(idsOn(`https://${host}/help`), host).not.toEqual([]);
  });

  it('are told by the address before any name that the page gives', () => {
    const named = directoryCommunities({ pageUrl: 'https://www.fairphone.com/help', brand: 'Sonos' });
    expect(named.map(({ id }) => id)).toEqual(['discourse:https://forum.fairphone.com']);
  });

  it('are called as people call them', () => {
    const names = directoryCommunities({ pageUrl: 'https://www.home-assistant.io/' }).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['community.home-assistant.io', 'home-assistant/core', 'r/homeassistant']),
    );
    const [site] = directoryCommunities({ pageUrl: 'https://debian.org/' });
    expect(site?.name).toBe('Unix & Linux');
  });

  it('are none for an address that is no web page', () => {
    for (const pageUrl of ['file:///home/me/help.html', 'about:blank', 'no address', ''])
      expect(idsOn(pageUrl)).toEqual([]);
    expect(directoryCommunities({})).toEqual([]);
  });
});
