import { pageAgainst } from './against';
import { addressFindings } from './from-url';
import { judge, isShallow, type Finding } from './judge';
import { pageOf, type Page } from './page';
import { collectFacts } from './page-facts';
import type { FormFacts } from './page-facts-schema';
import type { Verdict } from './topic';
import { contactWord, greeting, helpWord } from './words';

/** The verdict on a page: every sign for and against, weighed. */
export function fromPage(document: Document, url: string): Verdict {
  return verdictOf(pageOf(collectFacts(document, url)));
}

/** The verdict on a page whose facts were collected before. */
export function verdictOf(page: Page): Verdict {
  const { url, title, titleParts, heading, types, metas } = page;
  const findings = [
    ...addressFindings(url),
    ...deskFindings(page),
    ...helpFindings(page),
    ...contactFindings(page),
    ...formFindings(page),
    ...pageAgainst(`${title} ${heading} ${types} ${metas['generator'] ?? ''}`),
  ];
  const isFirstPage = isShallow(url) && (url.pathname.length > 1 || titleParts.length < 2);
  return judge(findings, url, isFirstPage || greeting.test(heading));
}

/** Help desks, by the addresses their pages load scripts and styles from. */
const desks: [RegExp, string][] = [
  [/zdassets\.com\/hc\/|theming_assets/, 'Zendesk'],
  [/intercomassets|intercom-?help/, 'Intercom'],
  [/helpscoutdocs|d3eto7onm69fcz/, 'Help Scout'],
  [
    /freshdesk|helpjuice|helpdocs\.io|document360|knowledgeowl|gorgias|zohodesk|kayako|deskpro|custhelp|rnt_/,
    'help desk',
  ],
];

function deskFindings({ assetAddresses }: Page): Finding[] {
  const addresses = assetAddresses.join(' ');
  const desk = desks.find(([mark]) => mark.test(addresses));
  return desk ? [{ text: `${desk[1]} article markup`, weight: 3.5, lane: 'help' }] : [];
}

function helpFindings(page: Page): Finding[] {
  const { titleParts, heading, headings, crumbs, types, asksWhetherHelpful } = page;
  const saysHelp = (text: string) => says(helpWord, text, 4);
  return seen('help', [
    [asksWhetherHelpful, 'asks whether it was helpful', 2],
    [titleParts.some(saysHelp), 'title says help', 2.4],
    [saysHelp(heading) || greeting.test(heading), 'heading says help', 1.6],
    [crumbs.some(saysHelp), 'breadcrumb says Support', 2],
    [types.includes('schema:FAQPage'), 'schema.org FAQPage', 1.5],
    [isQuestion(heading), 'heading is a question', 0.5],
    [headings.filter(isQuestion).length > 3, 'several headings are questions', 1],
  ]);
}

function contactFindings({ titleParts, heading, types }: Page): Finding[] {
  const isInTitle = (mostWords: number) => titleParts.some((part) => says(contactWord, part, mostWords));
  return seen('contact', [
    [isInTitle(9), 'title says contact', isInTitle(4) ? 3 : 1.8],
    [says(contactWord, heading, 6), 'heading says contact', 2],
    [types.includes('schema:ContactPage'), 'schema.org ContactPage', 2],
  ]);
}

function seen(
  lane: NonNullable<Finding['lane']>,
  signs: [isSeen: boolean, text: string, weight: number][],
): Finding[] {
  return signs.flatMap(([isSeen, text, weight]) => (isSeen ? { text, weight, lane } : []));
}

/** True for a short text with the word in it: in a long one it says little of what the page is. */
function says(word: RegExp, text: string, mostWords: number): boolean {
  return word.test(text) && text.split(' ', mostWords + 1).length <= mostWords;
}

function isQuestion(text: string): boolean {
  return /[?？]$/.test(text);
}

/** A form that writes to the company; one that talks to peers, or lets people in, speaks against. */
function formFindings({ forms, hasPasswordField }: Page): Finding[] {
  for (const form of forms.filter(takesMessage)) {
    if (isForComments(form)) return [{ text: 'form for comments', weight: -1 }];
    if (asksForMail(form)) return [{ text: 'form with a message field', weight: 1.3, lane: 'contact' }];
  }
  return hasPasswordField ? [{ text: 'form asks for a password', weight: -0.5 }] : [];
}

function takesMessage({ fields }: FormFacts): boolean {
  return fields.some(({ type }) => type === 'textarea');
}

function isForComments({ words, fields }: FormFacts): boolean {
  const message = fields.find(({ type }) => type === 'textarea')?.words ?? '';
  return /comment|review|reply|guestbook|respond/i.test(`${words} ${message}`);
}

function asksForMail({ fields }: FormFacts): boolean {
  return fields.some(({ type, words }) => type === 'email' || (type !== 'textarea' && /mail/i.test(words)));
}
