import { pageBounds as most } from './page-bounds';
import type { PageFacts } from './page-facts-schema';

/** What one frame of a page holds, and how much room it takes on the screen. */
export type FrameFacts = { facts: PageFacts; widthPx: number; heightPx: number };

/** Smaller ones are banners, players, chats and sign-in boxes beside the page. */
const large = { widthPx: 400, heightPx: 300 } as const;
/** A document with less text than this may be no more than a shell around its frame. */
export const shellChars = 1500;
const articleChars = 300;
/** How many times the shell's text a frame has to hold. */
const muchMore = 2;

/**
 * The facts of the page as its reader sees it: where the document is a shell around a help centre in a large frame,
 * the article is the frame's, and what surrounds it (the address, the company, the way to it) stays the document's.
 */
export function mergeFrameFacts(top: PageFacts, frames: FrameFacts[]): PageFacts {
  const [frame] = frames
    .filter((each) => isShellAround(top, each))
    .toSorted((a, b) => b.facts.textChars - a.facts.textChars);
  if (!frame) return top;
  const { facts } = frame;
  return {
    ...facts,
    url: top.url,
    canonicalUrl: facts.url.slice(0, most.linkUrlChars),
    title: facts.title || top.title,
    language: facts.language || top.language,
    selectedText: facts.selectedText || top.selectedText,
    logoTexts: [...top.logoTexts, ...facts.logoTexts].slice(0, most.logoTexts),
    copyright: top.copyright || facts.copyright,
    links: withinChars([...facts.links, ...top.links]),
    metas: { ...top.metas, ...facts.metas },
    assetAddresses: [...facts.assetAddresses, ...top.assetAddresses].slice(0, most.assetAddresses),
    isUnfinished: top.isUnfinished && facts.isUnfinished,
  };
}

function isShellAround({ textChars }: PageFacts, { facts, widthPx, heightPx }: FrameFacts): boolean {
  const isLarge = widthPx >= large.widthPx && heightPx >= large.heightPx;
  const isArticle = facts.textChars >= articleChars && facts.textChars >= muchMore * textChars;
  return isLarge && textChars < shellChars && isArticle;
}

function withinChars(links: PageFacts['links']): PageFacts['links'] {
  let charsLeft: number = most.linksChars;
  return links.filter(({ url, text }) => (charsLeft -= url.length + text.length) >= 0).slice(0, most.links);
}
