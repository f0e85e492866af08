import type { Page } from './page';
import type { OfficialArticle } from './topic';

const most = 10;
/** A link of fewer words is a category or a button, of more characters a teaser. */
const textChars = { least: 12, most: 160 } as const;

/** Other articles of the same help centre that the page links: addresses of the same shape as its own. */
export function officialArticlesOn({ links, url, things }: Page): OfficialArticle[] {
  const shape = shapeOf(url);
  if (shape === '') return [];
  const own = new Set([pageKey(url)]);
  const articles: OfficialArticle[] = [];
  for (const { url: address, text } of links) {
    const other = URL.canParse(address) ? new URL(address) : null;
    if (!other || other.host !== url.host || shapeOf(other) !== shape || own.has(pageKey(other))) continue;
    if (text.length < textChars.least || text.length > textChars.most || isCrumb(text, things)) continue;
    own.add(pageKey(other));
    articles.push({ url: other.href, text });
    if (articles.length === most) break;
  }
  return articles;
}

/** The same article has one number, whatever its slug and parameters say. */
function pageKey({ pathname, search }: URL): string {
  return (
    /\d{4,}/.exec(pathname)?.[0] ??
    pathname.replace(/\/$/, '') + (/[?&](?:id|a_id|article)=[^&]{1,40}/.exec(search)?.[0] ?? '')
  );
}

/** '/hc/en-us/articles/123-Reset-the-hub' → '/hc/en-us/articles/0'; '' for an address too short to tell. */
function shapeOf({ pathname }: URL): string {
  const parts = pathname.split('/').filter(Boolean);
  if (parts.length < 2) return '';
  const last = /^\d{2,}/.test(parts.at(-1) ?? '') ? '0' : 'x';
  return `${parts.slice(0, -1).join('/').replace(/\d+/g, '0')}/${last}`;
}

function isCrumb(text: string, things: Page['things']): boolean {
  return things.some((thing) => thing['@type'] === 'ListItem' && thing['name'] === text);
}
