import {
  attribute,
  closest,
  contains,
  has,
  isInside,
  own,
  select,
  selectIn,
  type Root,
} from './own-property';
import { pageBounds as most } from './page-bounds';
import { countChars, labelText, visibleText } from './visible-text';

/** Where to look; a large page is looked at by what browsers find at once. */
export type Look = { articles: string; blocks: string; crumbTrails: string };

/** Never part of the running text. */
const furniture = 'nav,footer,aside,header,dialog,[role=dialog],[role=navigation],[contenteditable],[hidden]';
/** Not either, unless all of the page is wrapped in it. */
const wrapper = 'form,[class*=cookie i],[id*=cookie i],[class*=consent i],[class*=related],[class*=sidebar]';
const outside = `nav,footer,aside,dialog,[role=dialog],[hidden],[class*=cookie i],[id*=cookie i],[class*=consent i]`;
/** Text in boxes that hold no box: articles without paragraphs. */
const boxes = 'div,td,section';
const inline = /^(?:a|abbr|b|br|code|em|font|i|img|kbd|mark|small|span|strong|sub|sup|u|wbr)$/;
const mostBoxChildren = 40;
const nestedBlocks = 'script,style,textarea,select,p,li';

export function textsOf(elements: Element[], maxChars: number): string[] {
  return elements.map((element) => visibleText(element, maxChars)).filter((text) => text !== '');
}

/** Headings of the first level: the article's before the site's, those of banners and menus last. */
export function mainHeadingsOf(roots: Root[], articles: string): Element[] {
  const rank = (heading: Element) => {
    if (isInside(heading, outside)) return 2;
    return isInside(heading, articles) ? 0 : 1;
  };
  return selectIn(roots, 'h1,[role=heading][aria-level="1"]', 4 * most.mainHeadings)
    .map((heading) => ({ heading, rank: rank(heading) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ heading }) => heading);
}

/** The opening of the first article that has one, else of the page, cut at a word. */
export function leadOf(roots: Root[], heading: Element | undefined, look: Look): string {
  const articles = [...selectIn(roots, look.articles, 3), ...roots.slice(0, 5)];
  const isShown = (block: Element) => !isFurniture(block, heading, look.crumbTrails);
  for (const [blocks, isBlock] of [
    [look.blocks, (block: Element) => !has(block, nestedBlocks)],
    [boxes, isPlainBox],
  ] as const)
    for (const article of articles) {
      const text = runningText(select(article, blocks, 600), (block) => isBlock(block) && isShown(block));
      if (text.length > most.leadChars) return text.slice(0, most.leadChars).replace(/\s\S*$/, '');
      if (text.length > 80) return text;
    }
  return '';
}

function runningText(blocks: Element[], isText: (block: Element) => boolean): string {
  let text = '';
  for (const block of blocks) {
    if (text.length > most.leadChars) break;
    if (!isText(block)) continue;
    const line = visibleText(block, most.leadChars);
    if (line.length > 1) text += text === '' ? line : `\n${line}`;
  }
  return text;
}

function isPlainBox(box: Element): boolean {
  const { length } = own(box, 'children');
  return (
    length <= mostBoxChildren &&
    Array.from(own(box, 'children')).every((child) => inline.test(own(child, 'localName')))
  );
}

function isFurniture(block: Element, heading: Element | undefined, crumbTrails: string): boolean {
  if (isInside(block, `${furniture},${crumbTrails}`)) return true;
  const around = closest(block, wrapper);
  // 'has-sidebar' on the body, one form around everything: what holds the main heading is the page itself.
  return around !== null && !(heading && contains(around, heading)) && own(around, 'localName') !== 'body';
}

/** A page that is not filled yet: it says so, or it has no heading and hardly any text. */
export function isUnfinished(roots: Root[], textChars: number, hasHeading: boolean): boolean {
  if (textChars > 3000) return false;
  const waits =
    '[aria-busy=true]:is(html,body,main,article,[role=main],#root,#app),[class*=skeleton i],[class*=shimmer i],[class*=placeholder-glow],[data-placeholder-shimmer]';
  return (!hasHeading && textChars < 200) || roots.some((root) => has(root, waits));
}

export function textCharsOf(document: Document, shadows: DocumentFragment[]): number {
  const body: Element | null = own(document, 'body');
  let chars = body ? countChars(body, most.countedChars, 3000) : 0;
  for (const root of shadows) {
    if (chars >= most.countedChars) break;
    chars += countChars(root, most.countedChars - chars, 300);
  }
  return chars;
}

const logos =
  'header a img[alt],[role=banner] a img[alt],[class*=logo i] img[alt],img[class*=logo i][alt],a[class*=logo i][aria-label],a[class*=logo i][title],a[class*=brand i]';

/** What the logos in the head of the page read as. */
export function logoTextsOf(root: Document | Element): string[] {
  const texts = select(root, logos, 8)
    .filter(
      (logo) => !isInside(logo, 'footer,main,article,[class*=avatar i],[class*=user i],[class*=partner i]'),
    )
    .map(
      (logo) =>
        attribute(logo, 'alt') ||
        attribute(logo, 'aria-label') ||
        attribute(logo, 'title') ||
        visibleText(logo, most.logoChars),
    )
    .map((text) => text.replace(/\s+/g, ' ').trim().slice(0, most.logoChars));
  return [...new Set(texts)].filter((text) => text !== '').slice(0, most.logoTexts);
}

/** '© 2026 Acme, Inc.', from the page's foot. */
export function copyrightOf(roots: Root[]): string {
  const feet = selectIn(
    roots,
    'footer,[role=contentinfo],[class*=footer i],[class*=copyright i],[id*=footer i]',
    8,
  );
  for (const foot of feet.toReversed()) {
    const line = /(?:©|\(c\)|copyright)[^©]{3,150}/iu.exec(labelText(foot, 3000))?.[0];
    if (line) return line.slice(0, most.copyrightChars);
  }
  return '';
}
