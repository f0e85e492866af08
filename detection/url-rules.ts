import { contactSpaced, helpSpaced } from './words';

/** One condition on an address, in the shape (and with the meaning) of chrome.events.UrlFilter. */
export type UrlCondition =
  | { hostPrefix: string }
  | { hostSuffix: string }
  | { pathContains: string }
  | { urlMatches: string };

/** Which kind of page a finding speaks for; none: for or against every kind. */
export type Lane = 'help' | 'contact';

export type UrlRule = { text: string; lane: Lane; weight: number; conditions: UrlCondition[] };

/** A whole path segment, with or without a file's ending: '/support', '/customer-support.php'. */
const segment = (words = '', endings: string): UrlCondition => ({
  urlMatches: `^https?://[^/]+/([^?#]*/)?([a-z]+[-_])?(${words.replaceAll('?:', '')})([-_+](${endings}))?([.][a-z]+)?([/?#]|$)`,
});

/**
 * What addresses tell for a support page. The same rules make the toolbar icon glow, so they stay few and precise.
 */
export const urlRules: readonly UrlRule[] = [
  {
    text: 'host is a help desk',
    lane: 'help',
    weight: 2.8,
    conditions: [
      ...'help support faq kb hilfe aide ayuda soporte suporte ajuda helpdesk'
        .split(' ')
        .map((label) => ({ hostPrefix: `${label}.` })),
      ...'help zendesk.com freshdesk.com helpscoutdocs.com custhelp.com helpshift.com kayako.com'
        .split(' ')
        .map((host) => ({ hostSuffix: `.${host}` })),
    ],
  },
  {
    text: 'address is shaped like a help centre',
    lane: 'help',
    weight: 2.6,
    conditions: [
      ...'/hc/ /support/solutions /app/answers/ /customer/portal/ /s/article/ /ta-p/ /kb_article /knowledgebase'
        .split(' ')
        .map((part) => ({ pathContains: part })),
      { urlMatches: '^https?://[^/]+/([a-z]{2}(-[a-zA-Z]+)?/(articles|collections)/[0-9]+|article/[0-9]+-)' },
    ],
  },
  {
    text: 'address says help',
    lane: 'help',
    weight: 2.4,
    conditions: [segment(helpSpaced, 'home|pages?|topics?|articles?|services?')],
  },
  {
    text: 'address says contact',
    lane: 'contact',
    weight: 3,
    conditions: [
      segment(contactSpaced, 'us|page|form|info|support|sales'),
      ...'/requests/new /app/ask'.split(' ').map((part) => ({ pathContains: part })),
    ],
  },
];

/** Conditions for the browser to light the icon by, without the extension reading anything. */
export function glowConditions(): UrlCondition[] {
  return urlRules.flatMap(({ conditions }) => conditions);
}
