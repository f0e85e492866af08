import { codesIn } from './codes';
import { communitiesAmong } from './communities';
import { searchedFor } from './judge';
import { nameOf } from './json-ld';
import { bareName, brandOf, productOf } from './names';
import { attribute, isInside, oneLine, own, select } from './own-property';
import { collectFacts, type PageFacts } from './page-facts';
import { termsOf } from './terms';
import type { Topic, Verdict } from './topic';
import { greeting } from './words';

/** What the page is about, from what it shows to everyone; nothing typed into it. */
export function topicOf(document: Document, url: string, verdict: Verdict): Topic {
  return topicFrom(document, collectFacts(document, url), verdict);
}

export function topicFrom(document: Document, facts: PageFacts, { kind }: Verdict): Topic {
  const { headings, lead, url } = facts;
  const brand = brandOf(facts);
  const asked =
    kind === 'help-search'
      ? oneLine(searchedFor(url))
      : questionOf(facts, brand, kind === 'contact' || kind === 'help-home');
  const question = (selectedText(document) || asked).slice(0, 300);
  const product = productOf(facts, question, brand);
  const root = own(document, 'documentElement') as Element | null;
  const told = (root && attribute(root, 'lang')) || facts.meta('og:locale');
  const language = /^[a-z]{2,3}(?![a-z])/i.exec(told)?.[0].toLowerCase() ?? 'und';
  const repeated = `${headings.join('\n').slice(0, 2000)}\n${lead}`;
  return {
    question,
    ...(brand && { brand: brand.slice(0, 100) }),
    ...(product && { product }),
    terms: termsOf(question, repeated, brand, language),
    codes: codesIn(`${question}\n${product}\n${repeated}`),
    language,
    lead,
    communities: communitiesAmong(facts),
  };
}

/** Text the reader has marked on the page, when it is short enough to be a question. */
function selectedText(document: Document): string {
  const selection = own(document, 'getSelection').call(document);
  const anchor = selection?.anchorNode;
  if (!anchor || selection.isCollapsed) return '';
  const typed = 'form,input,textarea,[contenteditable]';
  const isTyped = (field: Element) =>
    selection.containsNode(field, true) || own(field, 'contains').call(field, anchor);
  // Chrome hands out text marked inside a field too, and that was typed.
  const active = own(document, 'activeElement');
  if ((active && isInside(active, typed)) || select(document, typed, 500).some(isTyped)) return '';
  const text = oneLine(String(selection));
  return text.length > 2 && text.length < 200 ? text : '';
}

/** The main heading, or what else names the article, unless it only says whose site this is, or that it helps. */
function questionOf(
  { title, parts, main, things, headings, meta }: PageFacts,
  brand: string,
  isThin: boolean,
): string {
  const isTelling = (text: string) =>
    !greeting.test(text) &&
    bareName(text).toLowerCase() !== brand.toLowerCase() &&
    /\p{L}{3}|\p{Lo}/u.test(bareName(text));
  const telling = main.filter(isTelling);
  const article = things.map((thing) => nameOf(thing, /Article\b|:HowTo\b/)).find(Boolean);
  const inTitle = [...telling, ...headings].find((text) => text.length > 3 && title.includes(text));
  const rest =
    [inTitle, telling[0], article, ...parts, meta('og:title'), main[0]].find(
      (text) => text && isTelling(text),
    ) ?? '';
  return isThin ? (telling.find((text) => text === bareName(text)) ?? '') : rest || (main[0] ?? '');
}
