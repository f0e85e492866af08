/** What words of a page can mean, as far as they tell for or against a page that helps customers. */
export const concepts = [
  // For: the names by which sites call their help, and the ways to write to them.
  'help',
  'guide',
  'contact',
  'ticket',
  'greeting',
  'helpful',
  'results',
  'asks',
  // Where customers talk to each other.
  'community',
  // What goes wrong.
  'error',
  // Against: what else a page may be that says "help" or "support" or has a form.
  'otherHelp',
  'donate',
  'jobs',
  'politics',
  'press',
  'developers',
  'login',
  'legal',
  'shop',
  'status',
] as const;
export type Concept = (typeof concepts)[number];

/**
 * The words of one language. Each text is a list of phrases with commas between, in lower case, as people write
 * them: accents, hyphens and apostrophes are folded away on both sides before phrases are compared ("centre d'aide",
 * "Help-Center"). A star ends a word that takes endings ("kontakt*"). The longest phrase wins: "press contact" is
 * of the press, although it has the word "contact".
 */
export type LanguageWords = {
  /** BCP 47 primary subtag. */
  language: string;
  /** Help as a place or a department: help centre, support, FAQ, customer service. */
  help: string;
  /** Kinds of texts that help: manual, instructions, tutorial. */
  guide: string;
  contact: string;
  /** A request to the company that gets a number. */
  ticket: string;
  /** What a help centre's first page asks its reader. */
  greeting: string;
  /** What a help article asks its reader at the end. */
  helpful: string;
  /** Heads of a page of search results. */
  results: string;
  /** How questions of customers begin: "how do I", "why can't". */
  asks: string;
  community: string;
  error: string;
  /** Help that no company gives its customers: first aid, benefits, charity. */
  otherHelp: string;
  donate: string;
  jobs: string;
  politics: string;
  press: string;
  developers: string;
  login: string;
  legal: string;
  shop: string;
  /** Whether a service runs at the moment. */
  status: string;
  /** Forms in addresses that folding does not give: transliterations, abbreviations. */
  addresses?: Partial<Record<Concept, string>>;
  /** Words too common to tell a problem, of those that are long enough to pass for one; gaps between. */
  stopWords: string;
};
