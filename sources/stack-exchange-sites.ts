import type { Community } from './source';

const apiBase = 'https://api.stackexchange.com';

/** What people call the best-known sites; the others go by their host. */
const siteNames = new Map([
  ['stackoverflow', 'Stack Overflow'],
  ['superuser', 'Super User'],
  ['serverfault', 'Server Fault'],
  ['askubuntu', 'Ask Ubuntu'],
  ['mathoverflow.net', 'MathOverflow'],
  ['stackapps', 'Stack Apps'],
  ['meta', 'Meta Stack Exchange'],
  ['meta.stackoverflow', 'Meta Stack Overflow'],
  ['pt.stackoverflow', 'Stack Overflow em Português'],
  ['es.stackoverflow', 'Stack Overflow en español'],
  ['ru.stackoverflow', 'Stack Overflow на русском'],
  ['ja.stackoverflow', 'スタック・オーバーフロー'],
  ['android', 'Android Enthusiasts'],
  ['apple', 'Ask Different'],
  ['unix', 'Unix & Linux'],
  ['webapps', 'Web Applications'],
  ['webmasters', 'Webmasters'],
  ['wordpress', 'WordPress Development'],
  ['dba', 'Database Administrators'],
  ['gis', 'Geographic Information Systems'],
  ['gaming', 'Arqade'],
  ['diy', 'Home Improvement'],
  ['electronics', 'Electrical Engineering'],
  ['raspberrypi', 'Raspberry Pi'],
  ['networkengineering', 'Network Engineering'],
  ['security', 'Information Security'],
  ['salesforce', 'Salesforce'],
  ['sharepoint', 'SharePoint'],
  ['magento', 'Magento'],
  ['softwarerecs', 'Software Recommendations'],
  ['hardwarerecs', 'Hardware Recommendations'],
  ['photo', 'Photography'],
  ['mechanics', 'Motor Vehicle Maintenance & Repair'],
  ['money', 'Personal Finance & Money'],
  ['travel', 'Travel'],
  ['tex', 'TeX - LaTeX'],
]);

/** Sites with a domain of their own; the API knows them by the name without `.com`. */
const ownDomains = [
  'stackoverflow.com',
  'superuser.com',
  'serverfault.com',
  'askubuntu.com',
  'stackapps.com',
];
/** Hosts under stackexchange.com where nobody asks or answers. */
const serviceNames = new Set([
  'www',
  'api',
  'chat',
  'data',
  'area51',
  'blog',
  'openid',
  'elections',
  'contests',
]);

/** The community of an `api_site_parameter`. `base`: another server that speaks the same API. */
export function stackExchangeCommunity(
  site: string,
  relation: Community['relation'],
  base = apiBase,
): Community {
  return {
    id: base === apiBase ? `stack-exchange:${site}` : `stack-exchange:${base}#${site}`,
    platform: 'stack-exchange',
    base,
    name: siteNames.get(site) ?? webHost(site),
    site,
    relation,
  };
}

/** The site behind an address, and the tags in it. */
export function recogniseSite(url: URL): Community | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const site = siteOfHost(url.hostname);
  if (site === null) return null;
  const tags = tagsInPath(url.pathname);
  // A link to the site alone is a general hint; one to the company's tag is the company's corner there.
  return tags.length === 0
    ? stackExchangeCommunity(site, 'general')
    : { ...stackExchangeCommunity(site, 'own'), tags };
}

function siteOfHost(host: string): string | null {
  if (host.endsWith('.stackexchange.com')) {
    const name = host.slice(0, -'.stackexchange.com'.length);
    const isSite = /^[a-z\d-]{1,40}(?:\.meta)?$|^meta\.[a-z\d-]{1,40}$/.test(name) && !serviceNames.has(name);
    return isSite && name !== 'chat.meta' ? name : null;
  }
  if (/^(?:www\.|meta\.)?mathoverflow\.net$/.test(host)) return host.replace('www.', '');
  const domain = ownDomains.find((own) => host === own || host.endsWith(`.${own}`));
  if (domain === undefined) return null;
  const prefix = host.slice(0, -domain.length);
  const isSite =
    domain === 'stackoverflow.com'
      ? /^(?:www\.|(?:(?:es|ja|pt|ru)\.)?(?:meta\.)?)$/.test(prefix)
      : /^(?:www\.|meta\.)?$/.test(prefix);
  return isSite ? host.replace('www.', '').slice(0, -'.com'.length) : null;
}

function tagsInPath(path: string): string[] {
  const written = /^\/(?:questions\/tagged|tags)\/([^/]{1,200})/.exec(path)?.[1] ?? '';
  return written
    .split(/\+|%20/)
    .map((tag) => decodeTag(tag))
    .filter((tag) => tag !== 'or' && /^[\p{L}\p{N}.#+-]{1,35}$/u.test(tag));
}

function decodeTag(tag: string): string {
  try {
    return decodeURIComponent(tag).toLowerCase();
  } catch {
    // A stray '%': no tag has one.
    return '';
  }
}

/** Its `api_site_parameter`. */
export function siteOf(community: Community): string {
  return community.site ?? 'stackoverflow';
}

function webHost(site: string): string {
  if (site.endsWith('.net')) return site;
  const lastPart = site.split('.').at(-1) ?? site;
  return ownDomains.includes(`${lastPart}.com`) ? `${site}.com` : `${site}.stackexchange.com`;
}

/** Where people see it. */
export function webOrigin(site: string): string {
  return `https://${webHost(site)}`;
}
