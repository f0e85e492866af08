import type { Page } from './page';

/** What kind of software made a page, told by what only its own pages hold; a widget on any site tells nothing. */
export type Software = { name: string; kind: 'help desk' | 'community' | 'documentation' };

/**
 * Marks in the addresses of scripts and styles, in names of the outermost elements, in the page's metas. No mark is a
 * mere link: links to help centres stand on every page of a site. Addresses stand in a row with spaces between, and no
 * pattern reaches over one.
 */
const marks: readonly (Software & { assets?: RegExp; root?: RegExp; generator?: RegExp })[] = [
  {
    name: 'Zendesk',
    kind: 'help desk',
    assets: /zdassets\.com\/hc\/|theming_assets|\/hc\/(?:theming|assets)/,
  },
  {
    name: 'Intercom',
    kind: 'help desk',
    assets: /intercomassets\.com\/(?:_next|help|assets)|intercom-?help|intercom\.help\//,
  },
  { name: 'Help Scout', kind: 'help desk', assets: /helpscoutdocs|d3eto7onm69fcz/ },
  {
    name: 'Freshdesk',
    kind: 'help desk',
    assets:
      /freshdesk\.com|(?:assets|cdn)\d*\.(?:freshdesk|freshservice)|\/portal_assets\/|fdcdn\.|freshworks\.com\/(?:support|portal)/,
    root: /\bportal-theme|fw-themes?\b/,
  },
  { name: 'Document360', kind: 'help desk', assets: /document360/, root: /\bd360[-\w]*/ },
  { name: 'HelpDocs', kind: 'help desk', assets: /helpdocs\.io/ },
  { name: 'Helpjuice', kind: 'help desk', assets: /helpjuice/ },
  {
    name: 'KnowledgeOwl',
    kind: 'help desk',
    assets: /knowledgeowl/,
    root: /\bhg-(?:article|home|category|search|contact)[-\w]*/,
  },
  {
    name: 'Gorgias',
    kind: 'help desk',
    assets: /gorgias\.(?:help|com\/\S*help|io\/\S*help)|help-center[^/ ]*gorgias/,
  },
  {
    name: 'Zoho Desk',
    kind: 'help desk',
    assets: /zohodesk|zohopublic\.\w+\/(?:support|portal)|zohocdn\.com\/(?:desk|support)/,
    root: /\bzd_v2|\bKB(?:Home|Article)\b/,
  },
  { name: 'Kayako', kind: 'help desk', assets: /kayako/ },
  { name: 'Deskpro', kind: 'help desk', assets: /deskpro/, generator: /^deskpro/i },
  { name: 'Oracle Service', kind: 'help desk', assets: /custhelp|rnt_|\/euf\/|rightnow/ },
  { name: 'Salesforce', kind: 'help desk', assets: /\/s\/sfsites\/auraFW\//, root: /\bsiteforce\w*/ },
  {
    name: 'HubSpot knowledge base',
    kind: 'help desk',
    assets: /hs-knowledge|knowledge[-_]base[^/ ]*\.(?:css|js)|hubspot[^ ]*\/knowledge/,
    root: /\b(?:kb-article|kb-index|kb-category|hs-knowledge)\b/,
  },
  {
    name: 'ServiceNow',
    kind: 'help desk',
    assets: /service-now\.com|\/scripts\/sn_|kb_knowledge|\/styles\/retina_icons/,
    root: /\bsp-page-root\b/,
  },
  { name: 'HappyFox', kind: 'help desk', assets: /happyfox/ },
  { name: 'Groove', kind: 'help desk', assets: /groovehq\.com|groove-?help/ },
  { name: 'Kustomer', kind: 'help desk', assets: /kustomer(?:app|help|support)/ },
  { name: 'Helpshift', kind: 'help desk', assets: /helpshift/ },
  {
    name: 'Jira Service Management',
    kind: 'help desk',
    assets: /servicedesk-?customer|jira-?service|atlassian\.com\/\S*helpcenter|com\.atlassian\.servicedesk/,
  },
  { name: 'osTicket', kind: 'help desk', assets: /osticket|\/assets\/default\/css\/theme\.css/ },
  { name: 'HESK', kind: 'help desk', assets: /\bhesk/ },
  { name: 'WHMCS', kind: 'help desk', assets: /whmcs/ },
  { name: 'Khoros knowledge base', kind: 'help desk', root: /\bTkbArticlePage\b/ },
  { name: 'UserVoice', kind: 'community', root: /\buvBody|uservoice\b/ },
  {
    name: 'Discourse',
    kind: 'community',
    generator: /^discourse/i,
    root: /\bdiscourse\b/,
    assets: /\/discourse[-/]/,
  },
  {
    name: 'Khoros',
    kind: 'community',
    assets: /lithium|\/html\/assets\/\S*lia|khoros|\/t5\/scripts/,
    root: /\blia-[\w-]+/,
  },
  {
    name: 'phpBB',
    kind: 'community',
    generator: /phpbb/i,
    root: /\bphpbb\b|\bsection-view(?:topic|forum)\b|\bnojs notouch section-/,
    assets: /\/styles\/(?:prosilver|subsilver\w*)\//,
  },
  { name: 'vBulletin', kind: 'community', generator: /^vbulletin/i, assets: /vbulletin|\/clientscript\/vb/ },
  {
    name: 'XenForo',
    kind: 'community',
    root: /\bXenForo\b|(?:^|\s)XF(?:\s|$)/,
    assets: /\/js\/xf\/|xenforo/,
  },
  {
    name: 'Invision',
    kind: 'community',
    root: /\bipsApp\b|\bips[A-Z]\w+/,
    assets: /invisioncic|jscripts\/ips_|ipb_/,
  },
  {
    name: 'Vanilla',
    kind: 'community',
    root: /\bvanilla\b|\bDiscussionsPage\b|\bVanilla\b/,
    assets: /\/applications\/vanilla|vanillaforums/,
  },
  { name: 'NodeBB', kind: 'community', assets: /nodebb(?:\.min)?\.js/ },
  { name: 'Flarum', kind: 'community', root: /\bflarum\b/i, assets: /flarum/ },
  { name: 'SMF', kind: 'community', assets: /smf_|\/Themes\/default\/scripts\// },
  { name: 'MyBB', kind: 'community', assets: /mybb|\/jscripts\/(?:general|prototype)/ },
  { name: 'Stack Exchange', kind: 'community', root: /\bquestion-page\b/, assets: /sstatic\.net/ },
  {
    name: 'Question2Answer',
    kind: 'community',
    assets: /qa-content\/qa-/,
    root: /\bqa-(?:template|body)[-\w]*/,
  },
  { name: 'Bettermode', kind: 'community', assets: /bettermode|tribe\.so/ },
  { name: 'Circle', kind: 'community', assets: /circle\.so/ },
  { name: 'AnswerHub', kind: 'community', assets: /answerhub/ },
  { name: 'bbPress', kind: 'community', root: /\bbbpress\b|\bforum-archive\b|\bsingle-topic\b/ },
  {
    name: 'Docusaurus',
    kind: 'documentation',
    generator: /^docusaurus/i,
    root: /\bdocs-wrapper\b|\bdocs-doc-page\b/,
  },
  { name: 'MkDocs', kind: 'documentation', generator: /^mkdocs/i },
  {
    name: 'Sphinx',
    kind: 'documentation',
    generator: /sphinx/i,
    root: /\bwy-body-for-nav\b/,
    assets: /sphinx_|_static\/(?:doctools|pygments)/,
  },
  { name: 'Javadoc', kind: 'documentation', generator: /^javadoc/i },
  { name: 'Doxygen', kind: 'documentation', generator: /^doxygen/i },
  { name: 'Read the Docs', kind: 'documentation', assets: /readthedocs/ },
  { name: 'Swagger', kind: 'documentation', assets: /swagger-ui|redoc/ },
  { name: 'VitePress', kind: 'documentation', generator: /^vitepress/i },
];

/** The software whose own page this is, as far as it tells. */
export function softwareOf({ assetAddresses, rootWords, metas }: Page): Software[] {
  const addresses = assetAddresses.join(' ');
  const generator = metas['generator'] ?? '';
  return marks.filter(
    ({ assets, root, generator: made }) =>
      assets?.test(addresses) === true || root?.test(rootWords) === true || made?.test(generator) === true,
  );
}

/** How shops, blogs and other systems name the kinds of their pages in the outermost elements. */
const builds: readonly [what: 'contact' | 'post' | 'product' | 'login', mark: RegExp][] = [
  [
    'contact',
    /\b(?:com_contact|contacts-index-index|information-contact|template-contact|page-contact(?:-?us)?|contact-?us|contact-?page|contact_?form|cms-contact[-\w]*)\b/i,
  ],
  [
    'post',
    /\b(?:single-post|single-format-\w+|post-template|template-article|template-blog|node-type-(?:article|news|blog)|blog-post|article-type-\w+)\b/i,
  ],
  [
    'product',
    /\b(?:single-product|woocommerce-(?:cart|checkout)|catalog-product-view|catalog-category-view|template-product|template-collection|template-cart|product-product|productpage|checkout-cart-index)\b/i,
  ],
  [
    'login',
    /\b(?:customer-account-login|account-login|login-page|page-login|template-customers-login|login-action-login|account-register)\b/i,
  ],
];

/** What kind of page a shop or blog says that it built. */
export function buildOf({ rootWords }: Page): ReadonlySet<string> {
  return new Set(builds.filter(([, mark]) => mark.test(rootWords)).map(([what]) => what));
}
