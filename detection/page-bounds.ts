/**
 * How much of a page is taken at most: the collector keeps to it, the schema insists on it. Together the facts stay
 * below 600,000 characters of JSON even if every character had to be escaped.
 */
export const pageBounds = {
  urlChars: 4000,
  titleChars: 500,
  mainHeadings: 5,
  headings: 100,
  headingChars: 200,
  crumbs: 60,
  logoTexts: 3,
  logoChars: 100,
  copyrightChars: 200,
  /** The text of the page is counted, not taken, and no further than this. */
  countedChars: 20_000,
  crumbChars: 100,
  leadChars: 1000,
  selectedChars: 200,
  languageChars: 35,
  links: 300,
  linkUrlChars: 2000,
  linkTextChars: 200,
  /** Addresses and texts of all links together. */
  linksChars: 50_000,
  jsonLdBlocks: 50,
  threadTrees: 50,
  /** JSON-LD blocks and thread trees together, as JSON strings. */
  markupChars: 280_000,
  itemTypes: 50,
  itemTypeChars: 80,
  assetAddresses: 100,
  assetAddressChars: 200,
  metaNameChars: 30,
  metaChars: 1000,
  rootWordsChars: 300,
  prompts: 12,
  promptChars: 120,
  searchWordsChars: 200,
  forms: 6,
  formChars: 400,
  fields: 30,
  fieldTypeChars: 20,
  fieldChars: 150,
} as const;
