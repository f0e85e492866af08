import type { Finding } from './judge';
import { community, standing } from './words';

/**
 * What speaks against a support page, in words of addresses, titles and headings; 'schema:' stands before a
 * schema.org type.
 */
const rules: [text: string, weight: number, words: string][] = [
  [
    'asks for donations',
    -4,
    'donat(?:e|ions?|ing)|spenden|fundraising|sponsors?|(?:support|help).(?:us|our)',
  ],
  [
    'offers jobs',
    -4,
    'careers?|jobs?|vacanc(?:y|ies)|hiring|stellenangebote?|emplois?|empleo|schema:JobPosting',
  ],
  ['is of a politician', -2.5, 'senator|congress(?:wo)?man|campaign|candidate'],
  [
    'is of legal terms',
    -1.8,
    'privacy|terms|polic(?:y|ies)|cookies?|legal|impressum|datenschutz|agb|guidelines|confidentialité',
  ],
  ['is a log-in', -1.6, 'log.?in|sign.?(?:in|up)|register|forgot.{0,5}password||ログイン'],
  ['is of the press or a blog', -2.2, 'press|blogs?|news|podcast|schema:(?:NewsArticle|BlogPosting)'],
  ['is for developers', -1.5, 'api|developers?|sdk|github|changelog|docusaurus|sphinx|mkdocs'],
  ['sells', -1.8, 'shop|store|cart|checkout|pricing'],
  ['describes a product or an event', -3, 'schema:(?:Product|Offer|Event|Recipe)'],
  ['is of a community', -2.4, `${community.split('||')[0]}|reviews?|issues|bugs|discuss|discourse|phpbb`],
  [
    "is a community's thread",
    -5,
    'schema:(?:QAPage|DiscussionForumPosting)|td-p|viewtopic|showthread|community.posts',
  ],
];

/** Words in an address count at the start of a host label or a path segment: 'how-to-log-in' is a help article. */
export function addressAgainst({ host, pathname }: URL): Finding[] {
  return findings(
    'address',
    `//${host}${pathname}`.slice(0, 500),
    (words) => new RegExp(`[/.](?:${words.split('||')[0]})(?![a-z])`, 'i'),
  );
}

export function pageAgainst(text: string): Finding[] {
  return findings('page', text, standing);
}

function findings(where: string, text: string, pattern: (words: string) => RegExp): Finding[] {
  return rules.flatMap(([what, weight, words]) =>
    pattern(words).test(text) ? { text: `${where} ${what}`, weight } : [],
  );
}
