import * as z from 'zod/mini';

import directory from '@/assets/data/directory.json';
import { communityAt } from '@/sources/communities';
import type { Community, PlatformId } from '@/sources/source';

import { namedSite } from './communities';

/** More than anybody is asked at once, and a bound for rows from outside. */
const MAX_COMMUNITIES = 12;
/** No host that has a help centre is divided further. */
const MAX_HOST_PARTS = 8;

/** Shorter names are abbreviations that many share. */
const MIN_NAME_CHARS = 4;
/** Where companies have their help written: the host names the software, the page the company. */
const HELP_DESKS = (
  'zendesk.com freshdesk.com freshservice.com intercom.help helpscoutdocs.com gitbook.io notion.site atlassian.net ' +
  'helpjuice.com document360.io zohodesk.com zohodesk.eu kayako.com gorgias.help crisp.help tawk.help elevio.help ' +
  'uservoice.com happyfox.com custhelp.com readme.io groovehq.com helpdocs.io helpshift.com my.site.com force.com'
).split(' ');
/** What a company calls its own hosts, under whatever domain. */
const OWN_PARTS = new Set(
  (
    'www support help docs doc documentation community communities forum forums discuss discussions meta learn ' +
    'academy university kb knowledge knowledgebase faq guide guides answers ask questions developer developers dev ' +
    'api blog status ideas feedback'
  ).split(' '),
);

const hostPattern = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,7}[a-z][a-z\d-]{1,23}$/;

/** 'https://forum.acme.com' or 'https://acme.com/community': a host and folders, nothing after them. */
const baseSchema = z
  .string()
  .check(
    z.maxLength(200),
    z.refine(isBase, { error: 'must be an https address without a slash at its end' }),
  );
const tagSchema = z.string().check(z.regex(/^[\p{L}\p{N}.#+-]{1,60}$/u));
const tagsSchema = z.array(tagSchema).check(z.minLength(1), z.maxLength(5));
const nameSchema = z.string().check(z.minLength(1), z.maxLength(80));

/** One community of a company, told by what its platform needs: a base, a site with tags, a name. */
export const directoryCommunitySchema = z.discriminatedUnion('platform', [
  z.strictObject({
    platform: z.literal('stack-exchange'),
    site: z.string().check(z.regex(/^[a-z\d.-]{1,40}$/)),
    tags: z.optional(tagsSchema),
  }),
  z.strictObject({
    platform: z.enum([
      'discourse',
      'zendesk',
      'khoros',
      'nodebb',
      'vanilla',
      'flarum',
      'apache-answer',
      'askbot',
      'question2answer',
      'unknown',
    ]),
    base: baseSchema,
    name: z.optional(nameSchema),
  }),
  z.strictObject({
    platform: z.literal('github'),
    name: z.string().check(z.regex(/^[\w.-]{1,39}\/[\w.-]{1,100}$/)),
  }),
  z.strictObject({ platform: z.literal('reddit'), name: z.string().check(z.regex(/^\w{2,21}$/)) }),
  z.strictObject({ platform: z.literal('microsoft-qa') }),
  // One group or hashtag on a server that is about everything.
  z.strictObject({
    platform: z.enum(['lemmy', 'piefed', 'mbin', 'mastodon']),
    base: baseSchema,
    tags: tagsSchema,
  }),
]);
export type DirectoryCommunity = z.infer<typeof directoryCommunitySchema>;

/** A company or product and where people answer each other about it. */
export const companySchema = z.strictObject({
  /** What pages call it. */
  name: nameSchema,
  /** Its name is an ordinary word, or a person's: others bear it, too, and only its hosts tell. */
  isByHostOnly: z.optional(z.literal(true)),
  /** Hosts of its pages, with all that is below them; a path narrows one to a product: 'support.acme.com/cameras'. */
  domains: z
    .array(
      z
        .string()
        .check(z.maxLength(120), z.refine(isDomain, { error: 'must be a host, or a host and a path' })),
    )
    .check(z.minLength(1), z.maxLength(12)),
  /** Keys of the directory's `sources`: how each of these facts was come by. */
  sources: z.array(z.string()).check(z.minLength(1), z.maxLength(8)),
  communities: z.array(directoryCommunitySchema).check(z.minLength(1), z.maxLength(8)),
});
export type Company = z.infer<typeof companySchema>;

export const directorySchema = z.strictObject({
  version: z.literal(1),
  sources: z.record(z.string().check(z.maxLength(20)), z.string().check(z.maxLength(200))),
  /** Domains of the list below which customers have hosts of their own ('acme.wordpress.com'). */
  sharedHosts: z.array(z.string().check(z.regex(hostPattern))).check(z.maxLength(100)),
  companies: z.array(companySchema).check(z.maxLength(2000)),
});

/** What a page tells of the company behind it. */
export type Whose = { pageUrl?: string; brand?: string; product?: string };

/**
 * The communities of the company behind a page, its own before general ones: by the page's address, or by name where
 * the address is a stranger's and the name is nobody else's. What the reader has added themselves is kept apart
 * (storage/additions.ts).
 */
export function directoryCommunities(whose: Whose): Community[] {
  const communities = companyOf(whose, shipped())?.communities.map(toCommunity) ?? [];
  const ordered = [
    ...communities.filter(({ relation }) => relation === 'own'),
    ...communities.filter(({ relation }) => relation !== 'own'),
  ];
  const first = new Map<string, Community>();
  for (const community of ordered) if (!first.has(community.id)) first.set(community.id, community);
  return [...first.values()].slice(0, MAX_COMMUNITIES);
}

type Place = { path: string[]; company: Company };
type Index = { byHost: Map<string, Place[]>; byName: Map<string, Company> };

const sharedHosts = new Set(directory.sharedHosts);

let shippedIndex: Index | undefined;

function shipped(): Index {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own test parses every row of the file
  shippedIndex ??= indexOf(directory.companies as Company[]);
  return shippedIndex;
}

function indexOf(companies: readonly Company[]): Index {
  const byHost = new Map<string, Place[]>();
  for (const company of companies)
    for (const domain of company.domains) {
      const [host = '', ...path] = domain.split('/');
      byHost.set(host, [...(byHost.get(host) ?? []), { path, company }]);
    }
  // The narrowest place of a host is looked at first.
  for (const places of byHost.values()) places.sort((a, b) => b.path.length - a.path.length);
  const named = companies.filter(({ isByHostOnly }) => isByHostOnly !== true);
  const byName = new Map(named.map((company) => [normalName(company.name), company]));
  // Three letters are short for many things, and a name of marks alone is the same as none.
  for (const name of byName.keys()) if (name.length < MIN_NAME_CHARS) byName.delete(name);
  return { byHost, byName };
}

function companyOf({ pageUrl, brand, product }: Whose, { byHost, byName }: Index): Company | undefined {
  const url = pageUrl !== undefined && URL.canParse(pageUrl) ? new URL(pageUrl) : null;
  // Whoever has a host of their own and is not listed by it is somebody else of that name.
  const isStrangers = url === null || HELP_DESKS.some((desk) => url.hostname.endsWith(`.${desk}`));
  return (
    (url && companyAt(url, byHost)) ??
    byName.get(normalName(product ?? '')) ??
    (isStrangers ? byName.get(normalName(brand ?? '')) : undefined)
  );
}

/**
 * Hosts match whole, part by part, so that 'evilsonos.com' is not Sonos; and below a domain that customers share, only
 * those which are its own by their name.
 */
function companyAt({ hostname, pathname }: URL, byHost: Index['byHost']): Company | undefined {
  const parts = hostname.split('.').slice(-MAX_HOST_PARTS);
  const path = pathname.split('/').slice(1, 6);
  // '/en-us/windows' is about Windows in whatever language.
  const paths = [path, ...(isLocale(path[0] ?? '') ? [path.slice(1)] : [])];
  for (const start of parts.keys()) {
    const domain = parts.slice(start).join('.');
    if (start > 0 && sharedHosts.has(domain) && !isOwnPart(parts.slice(0, start))) continue;
    const places = byHost.get(domain) ?? [];
    const place = places.find((known) =>
      paths.some((asked) => known.path.every((part, at) => asked[at] === part)),
    );
    if (place) return place.company;
  }
  return undefined;
}

function isOwnPart(labels: readonly string[]): boolean {
  const [label = ''] = labels;
  return labels.length === 1 && OWN_PARTS.has(label);
}

function isLocale(part: string): boolean {
  return /^[a-z]{2,3}(?:[-_][a-z\d]{2,4}){0,2}$/i.test(part);
}

function normalName(name: string): string {
  return name
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function toCommunity(row: DirectoryCommunity): Community {
  switch (row.platform) {
    case 'stack-exchange':
      return { ...namedSite(row.site), ...(row.tags ? { tags: row.tags } : {}) };
    case 'reddit':
      return {
        ...placeAt(row.platform, `https://www.reddit.com/r/${row.name}`, `r/${row.name}`),
        relation: 'general',
      };
    case 'github':
      return placeAt(row.platform, `https://github.com/${row.name.toLowerCase()}`, row.name);
    case 'microsoft-qa':
      return placeAt(row.platform, 'https://learn.microsoft.com', 'Microsoft Q&A');
    case 'lemmy':
    case 'piefed':
    case 'mbin':
    case 'mastodon':
      return communityAt(row.platform, row.base, { tags: row.tags, relation: 'general' });
    default:
      return placeAt(row.platform, row.base, row.name);
  }
}

function placeAt(platform: PlatformId | 'unknown', base: string, name?: string): Community {
  return {
    id: `${platform}:${base}`,
    platform,
    base,
    name: name ?? base.replace('https://', ''),
    relation: 'own',
  };
}

function isBase(base: string): boolean {
  const url = URL.canParse(base) ? new URL(base) : null;
  // Written as the platform writes it, so that one place has one id.
  const isPlain = url !== null && `${url.origin}${url.pathname === '/' ? '' : url.pathname}` === base;
  return isPlain && url.protocol === 'https:' && hostPattern.test(url.host) && !base.endsWith('/');
}

function isDomain(domain: string): boolean {
  const [host = '', ...path] = domain.split('/');
  return hostPattern.test(host) && path.length <= 4 && path.every((part) => /^[\w.-]{1,40}$/.test(part));
}
