import { pageAgainst } from './against';
import { addressFindings } from './from-url';
import { judge, isShallow, type Finding } from './judge';
import { attribute, own, select } from './own-property';
import { collectFacts, type PageFacts } from './page-facts';
import type { Verdict } from './topic';
import type { Lane } from './url-rules';
import { contactWord, greeting, helpWord } from './words';

/** The verdict on a page: every sign for and against, weighed. */
export function fromPage(document: Document, url: string): Verdict {
  return verdictOf(document, collectFacts(document, url));
}

export function verdictOf(document: Document, facts: PageFacts): Verdict {
  const {
    url,
    title,
    parts,
    types,
    meta,
    main: [heading = ''],
  } = facts;
  const findings = [
    ...addressFindings(url),
    ...pageFindings(facts),
    ...formFindings(document),
    ...pageAgainst(`${title} ${heading} ${types} ${meta('generator')}`),
  ];
  return judge(
    findings,
    url,
    (isShallow(url) && (url.pathname.length > 1 || parts.length < 2)) || greeting.test(heading),
  );
}

const desks: [RegExp, string][] = [
  [/zdassets\.com\/hc\/|theming_assets/, 'Zendesk'],
  [/intercomassets|intercom-?help/, 'Intercom'],
  [/helpscoutdocs|d3eto7onm69fcz/, 'Help Scout'],
  [
    /freshdesk|helpjuice|helpdocs\.io|document360|knowledgeowl|gorgias|zohodesk|kayako|deskpro|custhelp|rnt_/,
    'help desk',
  ],
];

function pageFindings({
  marks,
  parts,
  main: [heading = ''],
  headings,
  crumbs,
  types,
  has,
}: PageFacts): Finding[] {
  const desk = desks.find(([mark]) => mark.test(marks))?.[1];
  const says = (words: RegExp, most: number) => (text: string) =>
    words.test(text) && text.split(' ', most + 1).length <= most;
  const signs: [boolean | undefined, string, number, Lane][] = [
    [!!desk, `${desk ?? ''} article markup`, 3.5, 'help'],
    [has('[class*=helpful i],[id*=helpful i],.article-votes'), 'asks whether it was helpful', 2, 'help'],
    [parts.some(says(helpWord, 4)), 'title says help', 2.4, 'help'],
    [says(helpWord, 4)(heading) || greeting.test(heading), 'heading says help', 1.6, 'help'],
    [crumbs.some(says(helpWord, 4)), 'breadcrumb says Support', 2, 'help'],
    [types.includes('schema:FAQPage'), 'schema.org FAQPage', 1.5, 'help'],
    [/[?？]$/.test(heading), 'heading is a question', 0.5, 'help'],
    [headings.filter((each) => /[?？]$/.test(each)).length > 3, 'several headings are questions', 1, 'help'],
    [
      parts.some(says(contactWord, 9)),
      'title says contact',
      parts.some(says(contactWord, 4)) ? 3 : 1.8,
      'contact',
    ],
    [says(contactWord, 6)(heading), 'heading says contact', 2, 'contact'],
    [types.includes('schema:ContactPage'), 'schema.org ContactPage', 2, 'contact'],
  ];
  return signs.flatMap(([isSeen, text, weight, lane]) => (isSeen ? { text, weight, lane } : []));
}

/** A form that writes to the company; one that talks to peers, or lets people in, speaks against. */
function formFindings(document: Document): Finding[] {
  for (const form of select(document, 'form', 20).filter((each) => select(each, 'textarea', 1).length > 0)) {
    const words = [form, ...select(form, 'textarea', 1)]
      .map((each) => own(each, 'attributes'))
      .flatMap((list) => Array.from(list, ({ value }) => value.slice(0, 200)));
    if (/comment|review|reply|guestbook|respond/i.test(words.join(' ')))
      return [{ text: 'form for comments', weight: -1 }];
    if (select(form, '[type=email],[name*=mail i],[id*=mail i]', 1).length > 0)
      return [{ text: 'form with a message field', weight: 1.3, lane: 'contact' }];
  }
  return select(document, '[type=password]', 1).map((field) => ({
    text: `form asks for a ${attribute(field, 'type')}`,
    weight: -0.5,
  }));
}
