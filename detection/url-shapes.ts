import type { Lane } from './url-families';

/** An address shaped as a help desk's software shapes it; the pattern stands behind 'https://', in RE2's syntax. */
export type UrlShape = { name: string; text: string; lane?: Lane; pattern: string };

const helpDesk = 'is shaped like a help desk’s';

/**
 * Shapes by which help desks' software is known. Patterns see the host and the path, nothing else, and are matched
 * from the start of the host.
 */
export const urlShapes: readonly UrlShape[] = [
  {
    name: 'hc article',
    text: helpDesk,
    lane: 'help',
    pattern: '[^/]+/hc/([a-z]{2}[-a-z0-9]*/)?articles/[0-9]',
  },
  { name: 'hc', text: helpDesk, lane: 'help', pattern: '[^/]+/hc(/|$)' },
  {
    name: 'ticket form',
    text: 'is shaped like a form for tickets',
    lane: 'contact',
    pattern:
      '[^/]+/([^?#]*/)?(requests/new|tickets/new|submitticket|newticket|app/ask|s/contact|anonymous_requests)',
  },
  {
    name: 'privacy desk',
    text: 'is a desk for privacy requests',
    lane: 'contact',
    pattern:
      '([^/]+[.])?(privacyportal[-a-z]*[.][^/]+|my[.]onetrust[.]com|dsar[.][^/]+|gdprform[.]io|submit-irm[.]trustarc[.]com|relyance[.]ai)/',
  },
  {
    name: 'numbered article',
    text: helpDesk,
    lane: 'help',
    pattern: '[^/]+/[a-z]{2}(-[a-zA-Z]{2})?/(articles|collections)/[0-9]',
  },
  { name: 'article with number', text: helpDesk, lane: 'help', pattern: '[^/]+/article/[0-9]+-' },
  {
    name: 'solutions',
    text: helpDesk,
    lane: 'help',
    pattern: '[^/]+/(en/)?(support/solutions|solution/(articles|categories))',
  },
  {
    name: 'help desk host',
    text: 'is on a help desk’s host',
    lane: 'help',
    // Not 'www.': that is the vendor's own.
    pattern:
      '([^w/]|w[^w/])[^/]*[.](zendesk|freshdesk|helpscoutdocs|custhelp|helpshift|kayako|helpjuice|deskpro|groovehq|gorgias|reamaze|happyfox|helpdocs|zohodesk|teamsupport|desk|intercom)[.](com|help|io|eu)/',
  },
  { name: 'help domain', text: 'host says help', lane: 'help', pattern: '[^/]+[.](help|support|care)/' },
  { name: 'salesforce article', text: helpDesk, lane: 'help', pattern: '[^/]+/([^?#]*/)?s/(article|topic)/' },
  { name: 'oracle answers', text: helpDesk, lane: 'help', pattern: '[^/]+/([^?#]*/)?(app/answers|a_id)/' },
  { name: 'customer portal', text: helpDesk, lane: 'help', pattern: '[^/]+/customer/([a-z-]+/)?portal' },
  {
    name: 'kayako article',
    text: helpDesk,
    lane: 'help',
    pattern: '[^/]+/([^?#]*/)?knowledgebase/(article/)?',
  },
  { name: 'khoros article', text: helpDesk, lane: 'help', pattern: '[^/]+/([^?#]*/)?ta-p/' },
  {
    name: 'thread',
    text: 'is a community’s thread',
    pattern:
      '[^/]+/([^?#]*/)?(t/[^/?#]+/[0-9]|threads?/|(topic|questions)/[0-9]|viewtopic|showthread|discussions?/|(td|m)-p/|community/(posts|topics)|d/[0-9]+-)',
  },
  { name: 'service now article', text: helpDesk, lane: 'help', pattern: '[^/]+/([^?#]*/)?kb_(article|view)' },
  { name: 'zoho article', text: helpDesk, lane: 'help', pattern: '[^/]+/portal/[a-z]{2}/(kb|home)' },
  {
    name: 'numbered answer',
    text: helpDesk,
    lane: 'help',
    pattern: '[^/]+/([^?#]*/)?answer/(answer[.]py|[0-9]{4})',
  },
  { name: 'confluence', text: 'is documentation', pattern: '[^/]+/([^?#]*/)?(display|wiki/spaces)/' },
  {
    name: 'vendor',
    text: 'is a help desk vendor’s own',
    pattern:
      '(www[.])?(zendesk|freshdesk|freshworks|intercom|uservoice|helpscout|kayako|zoho|helpshift|happyfox|desk)[.](com|net)/',
  },
];
