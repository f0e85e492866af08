import { addressWords, coverage } from './words';

/** What was searched for, told by the address alone: what stands in a search box is nobody's business. */
export function searchedFor(url: URL): string {
  // "?s=20" on an article counts something; only where a search is answered, it is what was searched for.
  if (!searchPath.test(url.pathname) && !isShallow(url)) return '';
  return (
    ['q', 'query', 'search', 'keyword', 's', 'term']
      .map((name) => url.searchParams.get(name) ?? '')
      .find((words) => /\p{L}{2}|\p{Lo}/u.test(words)) ?? ''
  );
}

const searchPath =
  /search|result|such|recherche|buscar?|busqueda|pesquisa|ricerca|cerca|zoek|s[oö]k|s[oø]g|haku|szukaj|wyszuk|hled|vyhled|arama|poisk|poshuk|kensaku|sousuo|tim-kiem|cari/i;

/** The first page of a help centre, or of one of its categories. */
export function isShallow({ pathname }: URL): boolean {
  if (/\/(?:categor(?:y|ies)|sections?|collections?)\/[^/]+\/?$/i.test(pathname)) return true;
  const segments = pathname
    .slice(0, 500)
    .split('/')
    .filter((segment) => segment !== '' && !place.test(segment));
  return segments.length === 0 || (segments.length === 1 && isHelpName(segments[0] ?? ''));
}

/** 'de', 'en-us', 'index.html': which edition or file, and nothing of what the page is. */
const place = /^(?:[a-z]{2}(?:[-_][a-z]{2,4})?|(?:home|index|default|main|welcome)(?:\.\w{2,5})?)$/i;

let helpNames: ReadonlySet<string> | undefined;

function isHelpName(segment: string): boolean {
  helpNames ??= new Set([...addressWords('help'), ...addressWords('contact'), 'sp', 'portal', 'csm']);
  const words = segment.replace(/\.\w{2,5}$/, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-');
  const name = words.toLowerCase();
  return helpNames.has(name) || coverage(unescaped(name), 'help', 'contact') > 0.5;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
