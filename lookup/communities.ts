import sites from '@/assets/data/stack-exchange-sites.json';
import type { Topic } from '@/detection/topic';
import { communityId } from '@/sources/communities';
import { isOpen, sources } from '@/sources/registry';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';
import type { Community } from '@/sources/source';
import type { FindingRow } from '@/storage/db';

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
  'whatsapp.com',
  'pinterest.com',
];

/** Known to the last page: what no adapter recognises there is no community, and no probe would tell more. */
const HOSTS_OF_ONE_PLATFORM = [
  'github.com',
  'reddit.com',
  'microsoft.com',
  'ycombinator.com',
  'stackexchange.com',
];

/** They stand at addresses of their own: nothing else runs there, and nobody else runs them. */
const FIXED_PLATFORMS = new Set<Community['platform']>([
  'schema-org',
  'stack-exchange',
  'hacker-news',
  'microsoft-qa',
  'reddit',
  'github',
]);

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
  return `${withTls(url).origin}${folder}`;
}

/**
 * Hardly any community is without TLS by now: asked without it, the words would go out in clear text, and the redirect
 * would lose the request. Who names a port means it.
 */
function withTls(url: URL): URL {
  return url.protocol === 'http:' && url.port === ''
    ? new URL(`https:${url.href.slice('http:'.length)}`)
    : url;
}

/** The communities that the page links: recognised by their address, or still unknown. */
export function linkedCommunities(topic: Topic): Community[] {
  const found = new Map<string, Community>();
  for (const link of topic.communities) {
    const community = URL.canParse(link.url) ? communityBehind(new URL(link.url)) : null;
    if (community && !found.has(community.id)) found.set(community.id, community);
  }
  return [...found.values()];
}

/** As `recogniseCommunity`; null where it is known that no community stands there that we could ask. */
function communityBehind(url: URL): Community | null {
  if (CLOSED_HOSTS.some((domain) => isWithin(url.hostname, domain))) return null;
  const community = recogniseCommunity(url);
  const isKnownHost = HOSTS_OF_ONE_PLATFORM.some((domain) => isWithin(url.hostname, domain));
  return community.platform === 'unknown' && isKnownHost ? null : community;
}

/** The community behind an address: recognised by it, or still unknown. */
export function recogniseCommunity(url: URL): Community {
  const address = withTls(url);
  for (const source of Object.values(sources)) {
    const community = source.recognise(address);
    if (community) return community;
  }
  return unknownAt(baseOfLink(address));
}

function unknownAt(base: string): Community {
  return {
    id: communityId('unknown', base),
    platform: 'unknown',
    base,
    name: nameOfBase(base),
    relation: 'own',
  };
}

/**
 * The community that a person means, as people type or paste an address: with or without 'https://', with a page's
 * whole path. 'closed': a place that answers no extension. Null: no address of the web.
 */
export function typedCommunity(address: string): Community | 'closed' | null {
  const typed = address.trim();
  const text = /^[a-z][a-z\d+.-]*:/i.test(typed) && !/^[\w.-]+:\d+/.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || !/[.:]|^localhost$/.test(url.hostname) || url.username !== '') return null;
  return communityBehind(url) ?? 'closed';
}

/** The address whose host is spoken with: not the community's own where its API stands elsewhere. */
export function apiBaseOf(community: Community): string {
  const { platform, base } = community;
  return platform === 'unknown' ? base : (sources[platform].apiBase?.(community) ?? base);
}

/** The address whose host the browser must be asked for before the community can be; null: it answers anybody. */
export function accessFor(community: Community): string | null {
  const base = apiBaseOf(community);
  return isOpen(base) ? null : base;
}

/** Has the adapter of this community all that it needs to know of it? */
export function isReady({ platform, details }: Community): boolean {
  return platform !== 'unknown' && (!sources[platform].needsDetails || details !== undefined);
}

/** Can this platform be found at any address, so that it may be another one than was thought? */
export function isPlaced(platform: Community['platform']): boolean {
  return !FIXED_PLATFORMS.has(platform);
}

function nameOfBase(base: string): string {
  const { host, pathname } = new URL(base);
  return pathname === '/' ? host : `${host}${pathname}`;
}

const DAY_MS = 24 * 3600 * 1000;
/** How long an address is left alone that ran nothing we know: it may have been out of order. */
const NOTHING_FOUND_MS = 7 * DAY_MS;

/** How long a place is left alone that did not let itself be looked at. */
const REFUSED_MS = DAY_MS;

/**
 * What earlier probes, or the reader, told takes the place of a guess; what is known to run no platform of ours is
 * left out, and so, for a day, is what refused to be looked at. Once a day a place in doubt is unknown again, also
 * where its platform was believed to be known.
 */
export function applyFindings(
  communities: Community[],
  findings: Map<string, FindingRow>,
  now: number,
): Community[] {
  return communities.flatMap((community) => {
    const finding = findingOf(community.base, findings);
    if (!finding) return [community];
    const told = asTold(community, finding, now);
    const isRefused = finding.refusedAt !== undefined && now - finding.refusedAt <= REFUSED_MS;
    return told === null || (isRefused && !isReady(told)) ? [] : [told];
  });
}

/** What is known of a linked address; the reader's word on the address that was found behind it goes before it. */
function findingOf(base: string, findings: Map<string, FindingRow>): FindingRow | undefined {
  const linked = findings.get(base);
  const behind = linked?.community ? findings.get(linked.community.base) : undefined;
  return behind?.isByHand && !linked?.isByHand ? behind : linked;
}

/** Null: nothing runs there that we could ask. */
function asTold(asked: Community, finding: FindingRow, now: number): Community | null {
  const { community: found, foundAt, doubtedAt = 0 } = finding;
  if (finding.isByHand) return found && asFound(asked, found);
  if (doubtedAt > foundAt && now - foundAt > DAY_MS) return asUnknown(asked);
  if (foundAt === 0) return asked;
  // A known platform stands until it was doubted.
  const isGuess = asked.platform === 'unknown' || doubtedAt > 0;
  if (found) return isGuess || found.platform === asked.platform ? asFound(asked, found) : asked;
  if (!isGuess) return asked;
  return now - foundAt > NOTHING_FOUND_MS ? asUnknown(asked) : null;
}

/** A place whose platform is to be found out. Hosts that are known by name are what they are. */
function asUnknown(asked: Community): Community {
  const { platform, base, relation, tags } = asked;
  if (platform === 'unknown' || !isPlaced(platform) || isOpen(base)) return asked;
  const narrowed = tags ? { id: communityId('unknown', base, tags), tags } : {};
  return { ...unknownAt(base), relation, ...narrowed };
}

/** What was found out about a place, and how it came to be asked: a finding is about a server and all its groups. */
export function asFound(asked: Community, found: Community): Community {
  const { tags: _ofOthers, ...place } = found;
  const { relation, tags } = asked;
  const isSame = found.platform === asked.platform && found.base === asked.base;
  const id = isSame ? asked.id : communityId(found.platform, found.base, tags);
  return { ...place, id, relation, ...(tags ? { tags } : {}) };
}

/** A word of a site's subject: `asked` where it stands in the question or in the product's name, else `seen`. */
type Worth = { asked: number; seen: number };
/** A word that names the subject by itself: 'sourdough'. */
const NAMING: Worth = { asked: 2, seen: 1 };
/** A word that many subjects know, and that only supports another: 'oven', 'transfer'. */
const SUPPORTING: Worth = { asked: 1, seen: 0.5 };
/** A single word of the page's text ("tax", in an article about notes) makes no subject. */
const MIN_FIT = 2;
/** A site that fits less than a third as well as the best one is about something else. */
const MIN_PART_OF_BEST = 3;
/** 'sous vide' and 'small claims' are subjects that take more than one word. */
const MAX_WORDS_OF_SUBJECT = 3;

type Site = {
  site: string;
  name: string;
  language?: string;
  isComputing?: boolean;
  words: string;
  also?: string;
};
type Subject = Omit<Site, 'words' | 'also'> & { words: { word: string; worth: Worth }[] };

const subjects = sites.map(({ words, also = '', ...site }: Site): Subject => ({
  ...site,
  words: [
    ...words.split(' ').map((word) => ({ word, worth: NAMING })),
    ...also.split(' ').map((word) => ({ word, worth: SUPPORTING })),
  ],
}));

/** How many sites know a word: one that few know tells more. Sites in other languages say the same again. */
const knownBy = new Map<string, number>();
for (const { language, words } of subjects)
  if (language === undefined) for (const { word } of words) knownBy.set(word, (knownBy.get(word) ?? 0) + 1);

const siteNames = new Map(subjects.map(({ site, name }) => [site, name]));

/** A Stack Exchange site by its own name, asked because the topic fits. */
export function namedSite(site: string): Community {
  const community = stackExchangeCommunity(site, 'general');
  return { ...community, name: siteNames.get(site) ?? community.name };
}

/**
 * The Stack Exchange sites whose subject holds the topic's words, best first, at most two. Those that are kept in
 * another language than English are for topics in it. `words` takes a text apart.
 */
export function stackExchangeSites(topic: Topic, words: (text: string) => string[]): Community[] {
  if (topic.question === '') return [];
  const fitting = fittingSubjects(topic, words);
  // Beside cooking or bicycles the site for computers has nothing to say.
  const isAboutComputers = fitting.every(({ isComputing }) => isComputing);
  const chosen = [...fitting.map(({ site }) => site), ...(isAboutComputers ? [GENERAL_SITE] : [])];
  return [...new Set(chosen)].slice(0, MAX_STACK_EXCHANGE_SITES).map(namedSite);
}

function fittingSubjects(topic: Topic, words: (text: string) => string[]): Subject[] {
  const { question, product = '', brand = '', terms, language } = topic;
  const asked = new Set([question, product, brand].flatMap((text) => phrases(words(text))));
  const seen = new Set(terms.flatMap((text) => phrases(words(text))).filter((phrase) => !asked.has(phrase)));
  const scored = subjects
    .filter((subject) => subject.language === undefined || subject.language === language)
    .map((subject) => {
      const [inQuestion, onPage] = [within(subject, asked, 'asked'), within(subject, seen, 'seen')];
      return { subject, fit: inQuestion.fit + onPage.fit, asked: inQuestion.weight, seen: onPage.weight };
    });
  const best = Math.max(...scored.map(({ fit }) => fit));
  return scored
    .filter(({ fit }) => fit >= MIN_FIT && fit * MIN_PART_OF_BEST >= best)
    .sort((a, b) => b.asked - a.asked || b.seen - a.seen)
    .map(({ subject }) => subject);
}

/** How much of a subject is there: `fit` counts its words, `weight` gives each less the more sites know it. */
function within({ words }: Subject, there: Set<string>, place: keyof Worth): { fit: number; weight: number } {
  const found = words.filter(({ word }) => there.has(word));
  return {
    fit: found.reduce((sum, { worth }) => sum + worth[place], 0),
    weight: found.reduce((sum, { word, worth }) => sum + worth[place] / (knownBy.get(word) ?? 1), 0),
  };
}

/** The words of a text and those that follow one another, joined as subjects are written; each in the singular, too. */
function phrases(words: string[]): string[] {
  return words
    .flatMap((_, start) =>
      Array.from({ length: MAX_WORDS_OF_SUBJECT }, (__, more) =>
        words.slice(start, start + more + 1).join('-'),
      ),
    )
    .flatMap((phrase) => [phrase, phrase.replace(/ies$/, 'y'), phrase.replace(/s$/, '')]);
}
