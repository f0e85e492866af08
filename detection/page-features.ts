import { againstFeatures } from './against';
import type { Concept } from './languages/language-words';
import type { Page } from './page';
import type { FormFacts } from './page-facts-schema';
import { buildOf, softwareOf } from './page-platforms';
import {
  isQuestion,
  read,
  readHead,
  seen,
  share,
  type Head,
  type PageFeature,
  type Reading,
} from './page-reading';
import { readAddress } from './url-model';

/** Every sign that the page shows. */
export function featuresOf(page: Page): PageFeature[] {
  const head = readHead(page);
  return [
    ...helpFeatures(page, head),
    ...contactFeatures(page, head),
    ...formFeatures(page),
    ...againstFeatures(page, head),
    ...softwareFeatures(page),
    ...addressFeatures(page.url),
  ];
}

/** Jobs in customer service and help for refugees say help, and are none. */
const foreign: Concept[] = ['otherHelp', 'donate', 'jobs', 'politics', 'press', 'developers', 'community'];

function helpFeatures(page: Page, { parts, headings, crumbs, site }: Head): PageFeature[] {
  const { types, searchWords, prompts, asksWhetherHelpful } = page;
  const saysHelp = (reading: Reading) =>
    share(reading, 'help') >= 0.4 && reading.words <= 7 && share(reading, ...foreign) === 0;
  const asked = page.headings.filter(isQuestion).length;
  const greets = [page.title, ...page.mainHeadings, ...page.headings.slice(0, 3)].some(
    (text) => share(read(text), 'greeting') > 0,
  );
  return [
    ...seen(undefined, [
      [[...parts.slice(1), ...site].some(saysHelp), 'site says help', 'the site calls itself a help centre'],
      [linksTicketForm(page), 'link to a ticket form', 'links a form for requests'],
    ]),
    ...seen('help', [
      [parts.slice(0, 1).some(saysHelp), 'title says help', 'title says help'],
      [headings.some(saysHelp), 'heading says help', 'heading says help'],
      [greets, 'asks how it can help', 'asks how it can help'],
      [crumbs.some(saysHelp), 'breadcrumb says help', 'breadcrumb says Support'],
      [share(read(searchWords), 'help', 'greeting') > 0, 'search box says help', 'search box is for help'],
      [
        asksWhetherHelpful || prompts.some((prompt) => share(read(prompt), 'helpful') > 0),
        'asks whether it was helpful',
        'asks whether it was helpful',
      ],
      [types.includes('schema:FAQPage'), 'FAQPage', 'schema.org FAQPage'],
      [parts.slice(0, 1).some(isGuide) || headings.some(isGuide), 'heading says guide', 'heading says guide'],
      [headings.some(({ text }) => isQuestion(text)), 'heading is a question', 'heading is a question'],
      [asked > 2, 'several headings are questions', 'several headings are questions'],
      [linksHelp(page), 'links many help pages', 'links many help pages'],
    ]),
  ];
}

function isGuide(reading: Reading): boolean {
  return share(reading, 'guide') >= 0.4;
}

/** Help centres link their own form on every page; other pages of a company link it elsewhere. */
function linksTicketForm({ links, url }: Page): boolean {
  return links.some(
    (link) =>
      link.url.startsWith(`${url.origin}/`) &&
      /\/(?:requests|tickets?)\/new\b|\/(?:submit|new|open)[-_]?ticket|newticket|\/s\/contactsupport/i.test(
        link.url,
      ),
  );
}

/** The page is one of many at addresses of a help centre: a list of articles, or a menu beside one. */
function linksHelp({ links, url }: Page): boolean {
  const others = links.filter((link) => link.url.startsWith(`${url.origin}/`)).slice(0, 60);
  const help = others.filter((link) => helpPath.test(link.url.slice(url.origin.length)));
  return help.length >= 5 && help.length >= others.length / 4;
}

const helpPath =
  /^\/(?:[a-z]{2}(?:[-_]\w{2,4})?\/)?(?:hc\/|kb\/|knowledge(?:-?base)?\/|help(?:-?cent(?:er|re))?\/|support\/(?:solutions|articles)\/|(?:articles|collections)\/\d+-|s\/(?:article|topic)\/|article\/\d|portal\/[a-z-]{2,5}\/kb\/)/i;

function contactFeatures(page: Page, { parts, headings, crumbs }: Head): PageFeature[] {
  const says = (least: number) => (reading: Reading) =>
    share(reading, 'contact', 'ticket') >= least && reading.words <= 9;
  return seen('contact', [
    [parts.some(says(0.4)), 'title says contact', 'title says contact'],
    [parts.some(says(0.01)), 'title mentions contact', 'title mentions contact'],
    [headings.some(says(0.4)), 'heading says contact', 'heading says contact'],
    [headings.some(says(0.01)), 'heading mentions contact', 'heading mentions contact'],
    [crumbs.slice(-3).some(says(0.6)), 'breadcrumb says contact', 'breadcrumb says contact'],
    [
      page.headings.slice(0, 12).some((text) => says(0.6)(read(text))),
      'section says contact',
      'a section says contact',
    ],
    [page.types.includes('schema:ContactPage'), 'built as contact page', 'schema.org ContactPage'],
    [buildOf(page).has('contact'), 'built as contact page', 'built as a contact page'],
  ]);
}

/** A form that writes to the company; one that talks to peers, or lets people in, speaks against. */
function formFeatures({ forms, hasPasswordField }: Page): PageFeature[] {
  const writing = forms.filter((form) => takes(form, 'textarea') && !isForComments(form));
  const toCompany = writing.filter(asksForMail);
  return [
    ...seen('contact', [
      [toCompany.length > 0, 'form with a message field', 'form with a message field'],
      [
        toCompany.some((form) => takes(form, 'select')),
        'form with a topic select',
        'form with a message field and a topic select',
      ],
      [
        writing.some(({ words }) => share(read(words.replaceAll(/[_/.-]/g, ' ')), 'contact', 'ticket') > 0),
        'form is named contact',
        'form is named after contact',
      ],
    ]),
    ...seen(undefined, [
      [forms.some(isForComments), 'form for comments', 'form for comments'],
      [hasPasswordField, 'form asks for a password', 'form asks for a password'],
    ]),
  ];
}

function takes({ fields }: FormFacts, wanted: string): boolean {
  return fields.some(({ type }) => type === wanted);
}

/** Forms to write to a company often call their message "comments"; talk among readers has an author or a site. */
function isForComments({ words, fields }: FormFacts): boolean {
  const message = fields.find(({ type }) => type === 'textarea')?.words ?? '';
  if (/comment-?_?form|comments?-post|respond|reply|review|guestbook/i.test(words.replace(/https?:\S+/g, '')))
    return true;
  if (/review|reply|guestbook/i.test(message)) return true;
  return (
    /comment(?!s)|kommentar|comentario|commentaire/i.test(message) &&
    fields.some(({ type, words: named }) => type === 'url' || /author|website|\burl\b/i.test(named))
  );
}

function asksForMail({ fields }: FormFacts): boolean {
  return fields.some(({ type, words }) => type === 'email' || (type !== 'textarea' && /mail/i.test(words)));
}

function softwareFeatures(page: Page): PageFeature[] {
  return softwareOf(page).map(({ name, kind }): PageFeature => {
    if (kind === 'help desk') return { weighedAs: 'help desk', text: `${name} article markup`, value: 1 };
    if (kind === 'community')
      return { weighedAs: 'community software', text: `${name}, software of communities`, value: 1 };
    return {
      weighedAs: 'documentation software',
      text: `${name}, software for developers' documentation`,
      value: 1,
    };
  });
}

/** What the address tells, as two signs among the page's own: what speaks for, and what speaks against. */
function addressFeatures(url: URL): PageFeature[] {
  if (!/^https?:$/.test(url.protocol)) return [];
  const { findings, contact } = readAddress(url);
  const lane = contact > 0 && findings.some((finding) => finding.lane === 'contact') ? 'contact' : 'help';
  const telling = findings.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const ours = telling.filter((finding) => finding.lane !== undefined && finding.weight > 0);
  // Guides stand in every blog.
  const [guide] = ours.filter(({ text }) => text.endsWith('is a guide'));
  const speaksFor = ours.filter((finding) => finding !== guide);
  const against = telling.filter((finding) => finding.lane === undefined && finding.weight < 0);
  const total = (some: typeof findings) => Math.abs(some.reduce((sum, { weight }) => sum + weight, 0));
  const features: PageFeature[] = [];
  if (speaksFor[0])
    features.push({
      weighedAs: `address of ${lane}`,
      text: speaksFor[0].text,
      lane,
      value: Math.min(1, Math.max(0, total(speaksFor) - 1.5) / 3),
    });
  if (guide) features.push({ weighedAs: 'address says guide', text: guide.text, lane: 'help', value: 1 });
  if (against[0])
    features.push({
      weighedAs: 'address against',
      text: against[0].text,
      value: Math.min(1, total(against) / 4),
    });
  return features;
}
