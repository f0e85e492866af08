import { attribute, own, selectIn, type Root } from './own-property';
import { pageBounds as most } from './page-bounds';
import type { PageFacts } from './page-facts-schema';
import { oneLine, visibleText } from './visible-text';

/** Where pages ask their readers whether they helped: around votes, and in the heads of small forms. */
const asking =
  'legend,button,[class*=vote i],[class*=feedback i],[class*=helpful i],[class*=useful i],[class*=rating i],[class*=survey i],[class*=reaction i],[id*=helpful i],[id*=feedback i]';
const searchFields =
  'input[type=search i],[role=search i] input,form[action*=search i] input[type=text i],input[name=q i],input[name=query i],input[name=search i]';
/** English, Arabic and full-width. */
const question = /^[^?؟？]{3,110}[?؟？]/u;

type Marks = Pick<PageFacts, 'rootWords' | 'prompts' | 'searchWords'>;

/** How a page's makers named its parts, and what it asks its readers; what it means is judged elsewhere. */
export function marksOf(document: Document, roots: Root[], isCut: boolean): Marks {
  return {
    rootWords: rootWordsOf(document),
    prompts: isCut ? [] : promptsOf(roots),
    searchWords: isCut ? '' : searchWordsOf(roots),
  };
}

/** Names and classes of the outermost elements: many help desks and forums write who they are there. */
function rootWordsOf(document: Document): string {
  // Null where a script has emptied the document, whatever the types say.
  const elements: (Element | null)[] = [own(document, 'documentElement'), own(document, 'body')];
  return elements
    .filter((element) => element !== null)
    .flatMap((element) => [attribute(element, 'id'), attribute(element, 'class')])
    .join(' ')
    .slice(0, most.rootWordsChars);
}

function promptsOf(roots: Root[]): string[] {
  const texts = selectIn(roots, asking, 60)
    .map((element) => question.exec(visibleText(element, most.promptChars))?.[0] ?? '')
    .filter((text) => text !== '');
  return [...new Set(texts)].slice(0, most.prompts);
}

/** What stands in an empty search box, which its author wrote; never what was typed. */
function searchWordsOf(roots: Root[]): string {
  const words = selectIn(roots, searchFields, 4)
    .filter((field) => own(field, 'localName') === 'input')
    .map((field) => `${attribute(field, 'placeholder')} ${attribute(field, 'aria-label')}`);
  return oneLine(words.join(' '), most.searchWordsChars);
}
