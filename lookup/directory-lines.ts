import type { Company, DirectoryCommunity } from './directory';

/** A company as it is shipped: where its facts come from stays in the repository. */
export type ShippedCompany = Omit<Company, 'sources'>;

type Platform = DirectoryCommunity['platform'];

/** The letter that each platform is written as. */
const letters: Record<Platform, string> = {
  discourse: 'd',
  'stack-exchange': 's',
  reddit: 'r',
  github: 'g',
  khoros: 'k',
  nodebb: 'n',
  vanilla: 'v',
  'microsoft-qa': 'q',
  zendesk: 'z',
  flarum: 'f',
  mastodon: 'm',
  lemmy: 'l',
  piefed: 'p',
  mbin: 'b',
  askbot: 'a',
  'apache-answer': 'w',
  question2answer: '2',
  unknown: '?',
};
const platforms = new Map(Object.entries(letters).map(([platform, letter]) => [letter, platform]));

/**
 * Companies as text, one a line: its name ('*' before one that only its hosts tell), its domains with spaces between,
 * and its communities, all with tabs between. A community is the letter of its platform and its place, without
 * 'https://'; its tags behind spaces, a name of its own behind '|'. In all but the name '~' is the company's name in
 * small letters and digits, '^' the same with its capitals, and '@' the first of its domains.
 * Throws for a company that would not come back as it was.
 */
export function packCompanies(companies: readonly ShippedCompany[]): string {
  return companies.map((company) => packLine(company)).join('\n');
}

/** The companies of `packCompanies`, in their order. */
export function unpackCompanies(lines: string): ShippedCompany[] {
  return lines.split('\n').map((line) => unpackLine(line));
}

function packLine({ name, isByHostOnly, domains, communities }: ShippedCompany): string {
  const [first = '', ...others] = domains;
  const withName = (text: string) => shorten(shorten(text, plainName(name), '^'), smallName(name), '~');
  const brief = (text: string) => withName(shorten(text, first, '@'));
  const places = [withName(first), ...others.map((domain) => brief(domain))].join(' ');
  const line = [
    isByHostOnly ? `*${name}` : name,
    places,
    ...communities.map((row) => letters[row.platform] + brief(packPlace(row))),
  ].join('\t');
  const isSame = inOrder(unpackLine(line)) === inOrder({ name, isByHostOnly, domains, communities });
  if (!isSame) throw new Error(`'${name}' can not be packed`);
  return line;
}

/** Rows are the same whatever the order of their fields. */
function inOrder(company: ShippedCompany): string {
  const fields = ['name', 'isByHostOnly', 'domains', 'communities', 'platform', 'site', 'base', 'tags'];
  return JSON.stringify(company, fields);
}

function packPlace(row: DirectoryCommunity): string {
  switch (row.platform) {
    case 'microsoft-qa':
      return '';
    case 'github':
    case 'reddit':
      return row.name;
    case 'stack-exchange':
      return [row.site, ...(row.tags ?? [])].join(' ');
    case 'lemmy':
    case 'piefed':
    case 'mbin':
    case 'mastodon':
      return [withoutTls(row.base), ...row.tags].join(' ');
    default:
      return withoutTls(row.base) + (row.name === undefined ? '' : `|${row.name}`);
  }
}

function withoutTls(base: string): string {
  return base.replace('https://', '');
}

function shorten(text: string, part: string, sign: string): string {
  return part === '' ? text : text.replaceAll(part, sign);
}

function unpackLine(line: string): ShippedCompany {
  const [marked = '', places = '', ...communities] = line.split('\t');
  const isByHostOnly = marked.startsWith('*');
  const name = isByHostOnly ? marked.slice(1) : marked;
  const withName = (text: string) =>
    text.replaceAll('~', () => smallName(name)).replaceAll('^', () => plainName(name));
  const [first = ''] = places.split(' ');
  const full = (text: string) => withName(text.replaceAll('@', first));
  return {
    name,
    ...(isByHostOnly ? { isByHostOnly } : {}),
    domains: full(places).split(' '),
    communities: communities.map((text) => unpackCommunity(text[0] ?? '', full(text.slice(1)))),
  };
}

function unpackCommunity(letter: string, text: string): DirectoryCommunity {
  const [words = '', name] = text.split('|');
  const [place = '', ...tags] = words.split(' ');
  const platform = platforms.get(letter);
  const fields = {
    platform,
    ...placeOf(platform, place),
    ...(name === undefined ? {} : { name }),
    ...(tags.length > 0 ? { tags } : {}),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- who packs a line compares what comes back
  return fields as DirectoryCommunity;
}

function placeOf(platform: string | undefined, place: string): Record<string, string> {
  if (platform === 'microsoft-qa') return {};
  if (platform === 'stack-exchange') return { site: place };
  return platform === 'github' || platform === 'reddit' ? { name: place } : { base: `https://${place}` };
}

function plainName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function smallName(name: string): string {
  return plainName(name).toLowerCase();
}
