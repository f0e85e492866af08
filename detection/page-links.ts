import { attribute, own, selectAll, type Root } from './own-property';
import { pageBounds } from './page-bounds';
import type { Link } from './page-facts-schema';
import { labelText } from './visible-text';

/** The page stands at an address that no other page can mean: saved from a mail, a blob, an empty tab. */
const noAddress = 'https://page.invalid/';

/** Where a company links its communities and its contact page: at the beginning and at the end of the page. */
const endLinks = 300;
/** The same for each of the page's shadow roots, which are smaller. */
const rootLinks = 30;

/** Links to other pages and to mailboxes in the page's order, each once with each of its texts. */
export function linksOf(document: Document, shadows: Root[] = []): Link[] {
  const base = own(document, 'baseURI');
  const anchors = [
    ...bothEnds(selectAll(document, 'a[href]'), endLinks),
    ...shadows.flatMap((root) => bothEnds(selectAll(root, 'a[href]'), rootLinks)),
  ];
  const links = anchors.map((anchor) => readLink(anchor, base)).filter((link) => link !== null);
  const named = links.filter(({ text }) => text !== '');
  const namedUrls = new Set(named.map(({ url }) => url));
  const telling = unique(links.filter(({ url, text }) => text !== '' || !namedUrls.has(url)));
  const chosen = telling.length > pageBounds.links ? unique(named) : telling;
  return inLimits(bothEnds(chosen, pageBounds.links / 2));
}

function readLink(anchor: Element, base: string): Link | null {
  const address = attribute(anchor, 'href').trim();
  if (address.startsWith('#') || address.length > pageBounds.linkUrlChars) return null;
  const url = toUrl(address, base);
  if (!url || !/^(?:https?|mailto):$/.test(url.protocol) || url.href.length > pageBounds.linkUrlChars)
    return null;
  return { url: url.href, text: labelText(anchor, pageBounds.linkTextChars) };
}

export function toUrl(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** The page's address as far as it can be taken on; never one that only this browser understands. */
export function addressOf(address: string): string {
  const url = toUrl(address);
  if (!url || !/^(?:https?|file):$/.test(url.protocol)) return noAddress;
  const href = url.href.length > pageBounds.urlChars ? url.origin + url.pathname : url.href;
  return href.length > pageBounds.urlChars ? noAddress : href;
}

function unique(links: Link[]): Link[] {
  return [...new Map(links.map((link) => [`${link.url} ${link.text}`, link])).values()];
}

/** All, or where there are too many the first and the last `count`. */
function bothEnds<Each>(all: ArrayLike<Each>, count: number): Each[] {
  const { length } = all;
  const positions =
    length <= 2 * count
      ? Array.from({ length }, (_, at) => at)
      : Array.from({ length: 2 * count }, (_, at) => (at < count ? at : length - 2 * count + at));
  return positions.flatMap((at) => all[at] ?? []);
}

function inLimits(links: Link[]): Link[] {
  let charsLeft = pageBounds.linksChars;
  return links.filter(({ url, text }) => (charsLeft -= url.length + text.length) >= 0);
}
