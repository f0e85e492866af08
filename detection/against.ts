import type { Concept } from './languages/language-words';
import type { Page } from './page';
import { buildOf } from './page-platforms';
import { isQuestion, seen, share, type Head, type PageFeature } from './page-reading';
import type { SignName } from './page-signs';

/** What else a page can be, what a person is told, and whose weight it has. */
type Purpose = 'another purpose' | 'press' | 'developers' | 'legal' | 'log-in' | 'community';

const otherPurposes: readonly [concept: Concept, text: string, weighedAs: Purpose][] = [
  ['otherHelp', 'is about help of another kind', 'another purpose'],
  ['donate', 'asks for donations', 'another purpose'],
  ['jobs', 'offers jobs', 'another purpose'],
  ['politics', 'is of a politician', 'another purpose'],
  ['status', 'tells whether a service runs', 'another purpose'],
  ['shop', 'sells', 'another purpose'],
  ['press', 'is of the press or a blog', 'press'],
  ['developers', 'is for developers', 'developers'],
  ['legal', 'is of legal terms', 'legal'],
  ['login', 'is a log-in', 'log-in'],
  ['community', 'is of a community', 'community'],
];

/** Told by one word beside a name: 'Acme Forum', 'Acme API', 'Senator Otter'. */
const inBrief: ReadonlySet<Concept> = new Set(['community', 'developers', 'politics']);

const otherTypes: readonly [type: RegExp, text: string, weighedAs: SignName][] = [
  [/schema:JobPosting/, 'offers jobs', 'schema of jobs or news'],
  [
    /schema:(?:NewsArticle|ReportageNewsArticle|BlogPosting|Blog)\b/,
    'is of the press or a blog',
    'schema of jobs or news',
  ],
  [
    /schema:(?:Product|ProductGroup|Offer|Event|Recipe|Course|LocalBusiness|Restaurant|RealEstateListing)\b/,
    'describes a product or an event',
    'schema of another purpose',
  ],
];

/** Threads of communities by their addresses, which stand beside articles in the same help centre. */
const threadAddress =
  /\/community\/(?:posts|topics|discussions?|questions?|threads?)\b|\/t5\/.*(?:td-p|m-p)\/|viewtopic|showthread|\/(?:threads?|discussions?|forums?)\/[^/]*\d|\/questions?\/\d|\/t\/[^/]+\/\d+|\/s\/question\//i;

/** What speaks against a support page: what else it says that it is, or was built as. */
export function againstFeatures(page: Page, { parts, headings }: Head): PageFeature[] {
  const title = parts.filter(({ words }) => words <= 8);
  const own = [...parts.slice(0, 1), ...headings.slice(0, 1)];
  const features = otherPurposes.flatMap(([concept, text, weighedAs]): PageFeature[] => {
    const most = Math.max(0, ...[...title, ...headings].map((reading) => share(reading, concept)));
    if (most >= (inBrief.has(concept) ? 0.3 : 0.5))
      return [{ weighedAs: `head is ${weighedAs}`, text: `page ${text}`, value: 1 }];
    return own.some((reading) => share(reading, concept) > 0 && !isQuestion(reading.text))
      ? [{ weighedAs: `head mentions ${weighedAs}`, text: `page ${text}`, value: 1 }]
      : [];
  });
  const isThread =
    threadAddress.test(page.url.pathname.slice(0, 500)) ||
    page.types.includes('schema:DiscussionForumPosting');
  const types = otherTypes.filter(([type]) => type.test(page.types));
  const builds = buildOf(page);
  return [
    ...features,
    ...types.map(([, text, weighedAs]) => ({ weighedAs, text: `page ${text}`, value: 1 })),
    ...seen(undefined, [
      [isThread, 'community thread', "page is a community's thread"],
      [
        !isThread && page.types.includes('schema:QAPage'),
        'page of one question',
        "page is a community's thread",
      ],
      [builds.has('post'), 'built as a post', 'built as a post of a blog'],
      [builds.has('product'), 'built for something else', 'built as a page of a shop'],
      [builds.has('login'), 'built for something else', 'built as a log-in'],
      [isFrontPage(page), 'front page', 'front page of the site'],
      [
        page.hasPasswordField && page.forms.length === 0 && page.textChars < 1500,
        'little but a log-in',
        'little but a log-in',
      ],
    ]),
  ];
}

/** The first page of a site, where the site is not a help centre by its name. */
function isFrontPage({ url }: Page): boolean {
  return (
    /^\/(?:index\.\w+|home)?$/.test(url.pathname) &&
    url.search === '' &&
    /^(?:www\.)?[^.]+\.\w+(?:\.\w\w)?$/.test(url.hostname)
  );
}
