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
    if (
      community.platform === 'unknown' &&
      HOSTS_OF_ONE_PLATFORM.some((domain) => isWithin(url.hostname, domain))
    )
      continue;
    if (!found.has(community.base + (community.site ?? '')))
      found.set(community.base + (community.site ?? ''), community);
  }
  return [...found.values()].slice(0, MAX_OWN_COMMUNITIES);
}

/** The community behind an address: recognised by it, or still unknown. */
export function recogniseCommunity(url: URL): Community {
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

const DAY_MS = 24 * 3600 * 1000;
/** How long an address is left alone that ran nothing we know: it may have been out of order. */
const NOTHING_FOUND_MS = 7 * DAY_MS;

/**
 * What earlier probes, or the reader, told takes the place of a guess; what is known to run no platform of ours is
 * left out. A finding in doubt counts for nothing, once a day.
 */
export function applyFindings(
  communities: Community[],
  findings: Map<string, FindingRow>,
  now: number,
): Community[] {
  return communities.flatMap((community) => {
    const finding = findings.get(community.base);
    if (!finding || finding.foundAt === 0) return [community];
    if (finding.isByHand) return finding.community ? [asFound(community, finding.community)] : [];
    const isDoubted = (finding.doubtedAt ?? 0) > finding.foundAt && now - finding.foundAt > DAY_MS;
    if (isDoubted) return [community];
    if (community.platform === 'unknown' && !finding.community)
      return now - finding.foundAt > NOTHING_FOUND_MS ? [community] : [];
    const isTold = community.platform === 'unknown' || finding.community?.platform === community.platform;
    return [finding.community && isTold ? asFound(community, finding.community) : community];
  });
}

/** What was found out about a place, and how it came to be asked. */
function asFound(asked: Community, found: Community): Community {
  const { relation, tags } = asked;
  return { ...found, relation, ...(tags ? { tags } : {}) };
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
