import { languages } from './languages';
import type { Page } from './page';

/** Scripts that one of the languages, or hardly more, is written in. */
const scripts: readonly [pattern: RegExp, language: string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/[іїєґ]/giu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];

type Told = Pick<Page, 'language' | 'metas' | 'title' | 'heading' | 'lead'>;

/**
 * The language of a page as a BCP 47 primary subtag, or 'und': as the page declares it (or the browser detected it),
 * where its text does not speak against that; else as its script, Open Graph or its commonest words tell.
 */
export function languageOf({ language, metas, title, heading, lead }: Told): string {
  const text = `${title} ${heading} ${lead}`.slice(0, 1500);
  const declared = primarySubtag(language);
  const script = scriptLanguage(text);
  // Templates ship with lang="en" and are filled with something else.
  if (declared && !(declared === 'en' && (script || wordLanguage(text, 0.12)))) return declared;
  const told = primarySubtag(metas['og:locale'] ?? '');
  return script || (told === 'en' ? '' : told) || wordLanguage(text, 0.12) || declared || told || 'und';
}

function primarySubtag(tag: string): string {
  return /^[a-z]{2,3}(?![a-z])/i.exec(tag.trim())?.[0].toLowerCase() ?? '';
}

/** The language of the script that a third of the letters are in; '' for Latin ones. */
function scriptLanguage(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / Math.max(1, letters);
  const least: Record<string, number> = { ja: 0.1, uk: 0.03 };
  return scripts.find(([pattern, language]) => share(pattern) > (least[language] ?? 0.34))?.[1] ?? '';
}

/** The language whose commonest words make up the most of the text, at least this share of it; never English. */
function wordLanguage(text: string, leastShare: number): string {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  if (words.length < 12) return '';
  const shares = languages.map(({ language, stopWords }) => {
    const known = new Set(stopWords.split(' '));
    return { language, share: words.filter((word) => known.has(word)).length / words.length };
  });
  const [best, second] = shares.toSorted((a, b) => b.share - a.share);
  if (!best || best.language === 'en' || best.share < leastShare) return '';
  return best.share > 1.15 * (second?.share ?? 0) ? best.language : '';
}
