import { searchedFor } from './judge';
import { nameOf } from './json-ld';
import { bareName, bareSiteName } from './names';
import type { Page } from './page';
import { withoutPersons } from './persons';
import { joinParts, titlePartsOf } from './title-parts';
import type { PageKind } from './topic';
import { oneLine } from './visible-text';
import { mentions } from './words';

/** The question that the page answers or lets ask, without the site's furniture and without persons; or ''. */
export function questionOf(page: Page, kind: PageKind, brand: string, persons: string[]): string {
  if (kind === 'help-search') return withoutPersons(oneLine(searchedFor(page.url), 300), page.url);
  const clean = (text: string) => withoutPersons(bareQuestion(text, brand), page.url, persons);
  const isTelling = (text: string) => tellsMoreThan(brand, text);
  const question =
    kind === 'contact' || kind === 'help-home'
      ? plainHeading(page, kind, brand, clean, isTelling)
      : articleName(page, brand, clean, isTelling);
  return question.slice(0, 300);
}

/** Pages that name no article have a question only where their heading is bare of furniture words, or one is asked. */
function plainHeading(
  { mainHeadings, title, url }: Page,
  kind: PageKind,
  brand: string,
  clean: (text: string) => string,
  isTelling: (text: string) => boolean,
): string {
  const telling = mainHeadings.map(clean).find((text) => isTelling(text) && text === bareName(text));
  if (telling !== undefined) return telling;
  const asked = clean(pageTitle(title, brand));
  if (/[?？]$/.test(asked) && isTelling(asked)) return asked;
  // 'Questions fréquentes' at '/docs/common-first-questions': an article that is called like a first page.
  const first = clean(mainHeadings[0] ?? '');
  return kind === 'help-home' && articleSlug.test(url.pathname) && isTitle(first, title) ? first : '';
}

/** A last segment of three words at least, or with the number of an article. */
const articleSlug = /\/(?:[^/]{1,200}-[^/-]{1,200}-[^/]{1,200}|[^/]{0,100}\d{4,20}[^/]{0,200})\/?$/;

function isTitle(heading: string, title: string): boolean {
  return (
    heading !== '' && !mentions(heading, 'greeting') && comparable(title).startsWith(comparable(heading))
  );
}

/** The main heading, or what else names the article. */
function articleName(
  page: Page,
  brand: string,
  clean: (text: string) => string,
  isTelling: (text: string) => boolean,
): string {
  const { mainHeadings, headings, things, metas } = page;
  const told = tolds(page);
  const telling = mainHeadings.map(clean).filter(isTelling);
  const isTold = (text: string) => text.length > 3 && told.includes(comparable(text));
  const inTitle = [...telling, ...headings.map(clean)].find(isTold);
  const first = clean(mainHeadings[0] ?? '');
  // 'Questions fréquentes' says little, but where the title begins with it, it is what the article is called.
  if (telling.length === 0 && isTitle(first, page.title)) return first;
  const data = things.map((thing) => nameOf(thing, /Article\b|:HowTo\b|:QAPage\b/)).find(Boolean) ?? '';
  const names = [
    inTitle,
    telling.find((text) => !isNameAlone(text)),
    clean(data),
    clean(pageTitle(page.title, brand)),
    clean(pageTitle(metas['og:title'] ?? '', brand)),
    telling[0],
  ];
  return names.find((text) => text && isTelling(text)) ?? first;
}

/** Where else the page says what it is called, to be searched in. */
function tolds({ title, metas, things }: Page): string {
  const names = things.map((thing) => nameOf(thing, /Article\b|:HowTo\b|:QAPage\b|:WebPage\b/));
  return comparable([title, metas['og:title'] ?? '', ...names].join('\n'));
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}]+/gu, ' ');
}

/** The title without the site's part at its end or, where the site names itself first, at its beginning. */
function pageTitle(title: string, brand: string): string {
  const parts = titlePartsOf(title);
  while (parts.length > 1 && isSitePart(parts.at(-1)?.text ?? '', brand)) parts.pop();
  while (parts.length > 1 && isSiteName(parts[0]?.text ?? '', brand)) parts.shift();
  // Bars part a page's name from its section; dashes and colons stand in questions too.
  const bar = parts.findIndex(
    ({ separator }, at) => at < parts.length - 1 && /[|｜»«•·›‹]|::/.test(separator),
  );
  return joinParts(bar === -1 ? parts : parts.slice(0, bar + 1));
}

function isSiteName(text: string, brand: string): boolean {
  const bare = bareSiteName(text);
  const key = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' || key(bare) === key(brand);
}

/** 'Google Account Help', 'PayPal US': behind the question, what begins with the brand names the site. */
function isSitePart(text: string, brand: string): boolean {
  const [first = ''] = bareSiteName(text).split(' ');
  return isSiteName(text, brand) || (first.toLowerCase() === brand.toLowerCase() && text.length < 40);
}

/** 'Article #123: ', 'FAQ: ', 'Q: ', 'Step 2 of 5 – ': what help desks set before a question. */
const prefix =
  /^(?:(?:article|artikel|artículo|artigo|articolo|kb|doc(?:ument)?|solution|faq|answer)(?: (?:id|no\.?|number|nr\.?))?[ #:.-]{1,3}[A-Z]{0,3}-?\d{1,12}|KB0\d{6}|faqs?|[qＱ]\d{0,3}|question|solved|gelöst|résolu|resuelto|resolvido|risolto|frage|pregunta|pergunta|domanda|step \d{1,2} (?:of|\/) ?\d{1,2}|schritt \d{1,2} von \d{1,2}|étape \d{1,2} sur \d{1,2}|paso \d{1,2} de \d{1,2}|\d{1,2} ?\/ ?\d{1,2})\s?[:：.．)\]–—-]\s*(?=\S{2})/iu;
const badge =
  /\s*[([【](?:updated|new|archived|outdated|internal|beta|aktualisiert|neu|mis à jour|actualizado|更新|重要|新)[)\]】]\s*$/iu;

function bareQuestion(text: string, brand: string): string {
  const bare = text
    .replace(prefix, '')
    .replace(badge, '')
    .replace(/\s*[#¶§🔗]+\s*$/u, '')
    .trim();
  // Some headings carry the site's name as titles do, behind a bar.
  const parts = bare.split(/\s+[|｜]\s+/u);
  const own = parts.filter((part) => !isSiteName(part, brand));
  return own.length > 0 && own.length < parts.length ? own.join(' | ') : bare;
}

/** Two or three words with capitals and nothing else: in a page's head it may be its reader. */
function isNameAlone(text: string): boolean {
  return /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2}$/u.test(text);
}

/** False for a text that only says whose site this is, or that it helps. */
function tellsMoreThan(brand: string, text: string): boolean {
  const name = bareName(text);
  const isGreeting = text.length < 60 && mentions(text, 'greeting');
  const isBrand = isSiteName(text, brand) && bareSiteName(text) !== '';
  const isMarkup =
    /©|^(?:untitled|home|index|loading|javascript|404|not found|top|menu|search|alternative content)\b.{0,12}$|(?:enable|activate|disabled).{0,20}javascript|javascript.{0,40}(?:enable|disabled|required)/i.test(
      text,
    );
  return !isGreeting && !isBrand && !isMarkup && /\p{L}{3}|\p{Lo}/u.test(name);
}
