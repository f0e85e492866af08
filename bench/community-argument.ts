import { communityId } from '@/sources/communities';
import { stackExchangeCommunity } from '@/sources/stack-exchange-sites';
import { platformIds, type Community, type PlatformId } from '@/sources/source';

/** What a person typed is no valid command: told in one line, exit code 2. */
export class BadArguments extends Error {}

export function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** A password would stand in every line of the output, and no path can be added to a query. */
function isBase(address: string, platform: PlatformId): boolean {
  const { username, password } = new URL(address);
  const hasQuery = address.replace(/#.*$/s, '').includes('?');
  return username === '' && password === '' && (!hasQuery || platform === 'schema-org');
}

/** 'stackexchange' and 'stack-exchange' are one platform: people write both. Throws BadArguments. */
export function readPlatform(text: string): PlatformId {
  const plain = text.trim().toLowerCase().replaceAll(/[-_ ]/g, '');
  const id = platformIds.find((known) => known.replaceAll('-', '') === plain);
  if (!id) throw new BadArguments(`unknown platform "${text}"; known: ${platformIds.join(', ')}`);
  return id;
}

/**
 * `PLATFORM=BASEURL`; at Stack Exchange a fragment names the site (`stack-exchange=http://127.0.0.1:80#superuser`), on
 * Mastodon the hashtags, at Lemmy the community (`mastodon=https://mastodon.example#acme,acmehub`). Throws BadArguments.
 */
export function readCommunity(text: string): Community {
  const at = text.indexOf('=');
  const address = text.slice(at + 1);
  if (at < 1 || !isWebUrl(address))
    throw new BadArguments(`--community wants PLATFORM=BASEURL, not "${text}"`);
  const platform = readPlatform(text.slice(0, at));
  if (!isBase(address, platform))
    throw new BadArguments('--community wants an address without name, password and query');
  const { hash, host } = new URL(address);
  const base = address.replace(/#.*$/, '').replace(/\/+$/, '');
  if (platform === 'stack-exchange')
    return stackExchangeCommunity(hash.slice(1) || 'stackoverflow', 'general', base);
  const tags = readFragment(hash).split(',').filter(Boolean);
  const community = {
    id: communityId(platform, base, tags),
    platform,
    base,
    name: host,
    relation: 'own',
  } as const;
  return tags.length === 0 ? community : { ...community, tags };
}

function readFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    throw new BadArguments(`what follows the # in --community is no valid encoding: "${hash.slice(1)}"`);
  }
}
