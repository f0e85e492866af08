import type { PageKind, Verdict } from './topic';
import type { Lane } from './url-rules';

/** A sign, and which kind of page it speaks for; without a lane: for or against any kind. */
export type Finding = { text: string; weight: number; lane?: Lane };

/** How much has to be found before a page counts as a support page. */
const doubt = 1.7;

/** Weighs what was found. */
export function judge(findings: Finding[], url: URL, isIndex = isShallow(url)): Verdict {
  const sum = (lane?: Lane) =>
    findings.reduce((total, finding) => total + (!lane || finding.lane === lane ? finding.weight : 0), 0);
  const score = Math.round(1000 / (1 + Math.exp(doubt - sum()))) / 1000;
  const signals = findings.map(({ text, weight }) => ({
    id: text.replace(/\W+/g, '-').toLowerCase(),
    text,
    weight,
  }));
  const support: PageKind = searchedFor(url) ? 'help-search' : isIndex ? 'help-home' : 'article';
  const kind = score < 0.5 ? 'other' : sum('contact') > sum('help') ? 'contact' : support;
  return { kind, score, signals };
}

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

const searchPath = /search|result|such|recherche|buscar?|busqueda|pesquisa|ricerca|zoek|s[oö]k|szukaj/i;

/** The first page of a help centre, or of one of its categories. */
export function isShallow({ pathname }: URL): boolean {
  return /^\/?([a-z]{2}([-_]\w+)?\/)?(hc|help|support|faq|kb|aide|hilfe|ayuda|home)?[-a-z]*(\.\w+)?\/?([a-z]{2}([-_]\w+)?\/?)?$|\/(categor(y|ies)|sections?|collections?)\/[^/]+\/?$/i.test(
    pathname,
  );
}
