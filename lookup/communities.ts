import sites from '@/assets/data/stack-exchange-sites.json';
import type { Topic } from '@/detection/topic';
import { sources } from '@/sources/registry';
import { stackExchangeCommunity } from '@/sources/stack-exchange';
import type { Community } from '@/sources/source';
import type { FindingRow } from '@/storage/db';

const MAX_OWN_COMMUNITIES = 2;
const MAX_STACK_EXCHANGE_SITES = 2;
/** Asked where the topic fits no site better: the general site for computers and software. */
const GENERAL_SITE = 'superuser';

/** Places that hold conversations but answer no guest; a link to them is no community that we could ask. */
const CLOSED_HOSTS = [
  'facebook.com',
  'twitter.com',
  'x.com',
  'instagram.com',
  'youtube.com',
  'linkedin.com',
  'tiktok.com',
  'discord.com',
  'discord.gg',
  'slack.com',
  't.me',
  'reddit.com',
  'github.com',
  'whatsapp.com',
  'pinterest.com',
];

/** Sub-folders in which a community software is commonly installed beside a site. */
const COMMUNITY_FOLDERS =
  /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(?:community|communities|forums?|discuss|discourse|answers|foro|comunidad|communaute|comunidade)(?=\/|$)/i;

/** Is `host` this domain or a part of it? */
function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The base that a link to a community most likely belongs to: the host, or the sub-folder it names. */
export function baseOfLink(url: URL): string {
  const folder = COMMUNITY_FOLDERS.exec(url.pathname)?.[0] ?? '';
  // Hardly any community is without TLS by now, and a redirect to it would lose the request.
  const origin = url.protocol === 'http:' && url.port === '' ? `https://${url.host}` : url.origin;
  return `${origin}${folder}`;
}

/** The communities that the page links: recognised by their address, or still unknown. */
export function linkedCommunities(topic: Topic): Community[] {
  const found = new Map<string, Community>();
  for (const link of topic.communities) {
    const url = URL.canParse(link.url) ? new URL(link.url) : null;
    if (!url || CLOSED_HOSTS.some((domain) => isWithin(url.hostname, domain))) continue;
    const community = recogniseCommunity(url);
    if (!found.has(community.base + (community.site ?? '')))
      found.set(community.base + (community.site ?? ''), community);
  }
  return [...found.values()].slice(0, MAX_OWN_COMMUNITIES);
}

function recogniseCommunity(url: URL): Community {
  for (const source of Object.values(sources)) {
    const community = source.recognise(url);
    if (community) return community;
  }
  const base = baseOfLink(url);
  return { id: `unknown:${base}`, platform: 'unknown', base, name: nameOfBase(base), relation: 'own' };
}

function nameOfBase(base: string): string {
  const { host, pathname } = new URL(base);
  return pathname === '/' ? host : `${host}${pathname}`;
}

/** How long an address is left alone that ran nothing we know: it may have been out of order. */
const NOTHING_FOUND_MS = 7 * 24 * 3600 * 1000;

/** What earlier probes told takes the place of a guess; what is known to run no platform of ours is left out. */
export function applyFindings(
  communities: Community[],
  findings: Map<string, FindingRow>,
  now: number,
): Community[] {
  return communities.flatMap((community) => {
    if (community.platform !== 'unknown') return [community];
    const finding = findings.get(community.base);
    if (!finding || finding.foundAt === 0) return [community];
    if (finding.community) return [finding.community];
    return now - finding.foundAt > NOTHING_FOUND_MS ? [community] : [];
  });
}

/** What a word counts towards a site: in the question or the product's name, and elsewhere on the page. */
const ASKED_WORD = 2;
const OTHER_WORD = 1;
/** A single word of the page's text ("tax", in an article about notes) makes no subject. */
const MIN_FIT = 2;

/**
 * The Stack Exchange sites whose subject holds most of the topic's words, best first. `words` takes a text apart.
 */
export function stackExchangeSites(topic: Topic, words: (text: string) => string[]): Community[] {
  const forms = (text: string): string[] => words(text).flatMap((word) => [word, word.replace(/s$/, '')]);
  const asked = new Set(forms([topic.question, topic.product ?? '', topic.brand ?? ''].join(' ')));
  const other = new Set(forms(topic.terms.join(' ')));
  const fitOf = (subject: string[]): number =>
    subject.reduce((sum, word) => sum + (asked.has(word) ? ASKED_WORD : other.has(word) ? OTHER_WORD : 0), 0);
  const scored = sites
    .map(({ site, words: subject }) => ({ site, fit: fitOf(subject.split(' ')) }))
    .filter(({ fit }) => fit >= MIN_FIT)
    .sort((a, b) => b.fit - a.fit)
    .map(({ site }) => site);
  const chosen = [...new Set([...scored, GENERAL_SITE])].slice(0, MAX_STACK_EXCHANGE_SITES);
  const names = new Map(sites.map(({ site, name }) => [site, name]));
  return topic.question === ''
    ? []
    : chosen.map((site) => {
        const community = stackExchangeCommunity(site, 'general');
        return { ...community, name: names.get(site) ?? community.name };
      });
}
