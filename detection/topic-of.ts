import { codesIn } from './codes';
import { communitiesAmong } from './communities';
import { searchedFor } from './judge';
import { nameOf } from './json-ld';
import { bareName, brandOf, productOf } from './names';
import type { Page } from './page';
import { termsOf } from './terms';
import type { Topic, Verdict } from './topic';
import { oneLine } from './visible-text';
import { greeting } from './words';

/** What the page is about, from what it shows to everyone; nothing typed into it. */
export function topicOf(page: Page, { kind }: Verdict): Topic {
  const brand = brandOf(page);
  const question = page.selectedText || questionOf(page, kind, brand);
  const product = productOf(page, question, brand);
  const lead = leadOf(page);
  const language = languageOf(page);
  return {
    question,
    ...(brand === '' ? {} : { brand }),
    ...(product === '' ? {} : { product }),
    // Other headings speak of other articles, or to the reader by name.
    terms: termsOf(question, lead, brand, language),
    codes: codesIn(`${question}\n${product}\n${lead}`).filter((code) => code.length <= 80),
    language,
    lead,
    communities: communitiesAmong(page),
  };
}

function leadOf({ lead, metas }: Page): string {
  return lead || metas['og:description'] || metas['description'] || '';
}

function languageOf({ language, metas }: Page): string {
  const told = language || metas['og:locale'] || '';
  return /^[a-z]{2,3}(?![a-z])/i.exec(told)?.[0].toLowerCase() ?? 'und';
}

function questionOf(page: Page, kind: Verdict['kind'], brand: string): string {
  const isTelling = (text: string) => tellsMoreThan(brand, text);
  if (kind === 'help-search') return oneLine(searchedFor(page.url), 300);
  const question =
    kind === 'contact' || kind === 'help-home' ? plainHeading(page, isTelling) : articleName(page, isTelling);
  return question.slice(0, 300);
}

/** A page that greets its reader may do so by name. */
const salutation =
  /^(?:hi|hello|hey|dear|welcome|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|bonjour|hola|ciao|olá)(?!\p{L})|how (?:can|may) (?:we|i)(?!\p{L})/iu;

/** Pages that name no article have a question only where their heading is bare of furniture words. */
function plainHeading({ mainHeadings }: Page, isTelling: (text: string) => boolean): string {
  return (
    mainHeadings.find((text) => isTelling(text) && text === bareName(text) && !salutation.test(text)) ?? ''
  );
}

/** The main heading, or what else names the article. */
function articleName(page: Page, isTelling: (text: string) => boolean): string {
  const { title, titleParts, mainHeadings, heading, headings, things, metas } = page;
  const telling = mainHeadings.filter(isTelling);
  const inTitle = [...telling, ...headings].find((text) => text.length > 3 && title.includes(text));
  const article = things.map((thing) => nameOf(thing, /Article\b|:HowTo\b/)).find(Boolean);
  const names = [inTitle, telling[0], article, ...titleParts, metas['og:title'], heading];
  return names.find((name) => name && isTelling(name)) ?? heading;
}

/** False for a text that only says whose site this is, or that it helps. */
function tellsMoreThan(brand: string, text: string): boolean {
  const name = bareName(text);
  return !greeting.test(text) && name.toLowerCase() !== brand.toLowerCase() && /\p{L}{3}|\p{Lo}/u.test(name);
}
