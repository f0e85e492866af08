import { stemmer } from '@orama/stemmers/english';

const stopWords = new Set(
  (
    'a about after again all am an and any are as at be because been before being both but by can did do does ' +
    'doing down during each few for from further had has have having he her here him his how i if in into is it ' +
    'its itself just me more most my myself no nor not now of off on once only or other our out over own s same ' +
    'she should so some such t than that the their them then there these they this those through to too under ' +
    'until up very was we were what when where which while who whom why will with you your'
  ).split(' '),
);

/** The words of a text as a PostgreSQL english dictionary keeps them: stemmed, without stop words. */
export function stemWords(text: string): string[] {
  return spellWords(text)
    .filter((word) => !stopWords.has(word))
    .map((word) => (/\d/.test(word) ? word : stemmer(word)));
}

/** The words of a text as written, lower case, without accents. */
export function spellWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The phrases that stand in quotation marks, lower case. */
export function quotedPhrases(query: string): string[] {
  return [...query.matchAll(/"([^"]{1,200})"/g)].map((match) => (match[1] ?? '').toLowerCase());
}

/** HTML as plain text on one line: good enough for our own sample texts. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]{0,2000}>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The last part of a thread's address. */
export function slugOf(title: string): string {
  return spellWords(title).join('-').slice(0, 80).replace(/-$/, '') || 'topic';
}

/** HTML for the sample's own pages, which must not run what the hostile thread carries. */
export function defuseHtml(html: string): string {
  return /<script|onerror/.test(html) ? `<p>${escapeHtml(html.slice(0, 400))}</p>` : html;
}
