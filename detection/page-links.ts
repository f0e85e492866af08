import { attribute, own, selectAll } from './own-property';
import { pageBounds } from './page-bounds';
import type { Link } from './page-facts-schema';
import { visibleText } from './visible-text';

/** Where a company links its communities and its contact page: at the beginning and at the end of the page. */
const endLinks = 300;

/** Links to other pages and to mailboxes in the page's order, each once with each of its texts. */
export function linksOf(document: Document): Link[] {
  const base = own(document, 'baseURI');
  const links = bothEnds(selectAll(document, 'a[href]'), endLinks)
    .map((anchor) => readLink(anchor, base))
    .filter((link) => link !== null);
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
  return { url: url.href, text: visibleText(anchor, pageBounds.linkTextChars) };
}

export function toUrl(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
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
