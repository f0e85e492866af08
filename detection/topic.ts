import * as z from 'zod/mini';

/** What a page is, as far as a person in need of help cares. */
export const pageKinds = ['article', 'help-home', 'help-search', 'contact', 'community', 'other'] as const;
export type PageKind = (typeof pageKinds)[number];

/** One observation for (weight > 0) or against (weight < 0) a page being a support page, in words. */
const signalSchema = z.object({ id: z.string(), text: z.string(), weight: z.number() });

/** The verdict on a page: its kind, a score from 0 (surely not) to 1 (surely a support page), and why. */
export const verdictSchema = z.object({
  kind: z.enum(pageKinds),
  score: z.number().check(z.minimum(0), z.maximum(1)),
  signals: z.array(signalSchema).check(z.maxLength(64)),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** A link on the page that looks like a community of the page's company or product. */
const communityLinkSchema = z.object({
  /** Absolute http(s) address, as linked. */
  url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2000)),
  /** The link's own words. */
  text: z.string().check(z.maxLength(200)),
});
export type CommunityLink = z.infer<typeof communityLinkSchema>;

/** Another article of the company's own help centre. */
const officialArticleSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).check(z.maxLength(2000)),
  /** The link's own words. */
  text: z.string().check(z.maxLength(200)),
});
export type OfficialArticle = z.infer<typeof officialArticleSchema>;

/**
 * What the page is about. Every text is plain (no markup) and bounded. Nothing here was typed into a form.
 * Only words of `question`, `product`, `brand`, `terms` and `codes` can become part of a query, after redaction.
 */
export const topicSchema = z.object({
  /** The question itself: the heading without the site's furniture. Never empty for a topic that is asked. */
  question: z.string().check(z.maxLength(300)),
  brand: z.optional(z.string().check(z.maxLength(100))),
  product: z.optional(z.string().check(z.maxLength(100))),
  /** The company behind the brand where the page names another ('Instagram' is Meta's): never sent. */
  company: z.optional(z.string().check(z.maxLength(100))),
  /** Operating systems, devices and programs that the page speaks of, as written: 'Windows 11', 'iOS', 'Chrome'. */
  platforms: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(6))),
  /** Words that tell the problem, most telling first, as written on the page, lower case. */
  terms: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(24)),
  /** Error codes, error strings and model numbers, verbatim. */
  codes: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(8)),
  /** BCP 47 primary subtag ('en', 'de', 'zh'), or 'und' when it can't be told. */
  language: z.string().check(z.maxLength(12)),
  /** The opening of the article's own text: used for ranking on the device, never sent. */
  lead: z.string().check(z.maxLength(1200)),
  communities: z.array(communityLinkSchema).check(z.maxLength(20)),
});
export type Topic = z.infer<typeof topicSchema>;

/** The page as a whole, as the content script hands it over. */
export const pageReadingSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).check(z.maxLength(4000)),
  title: z.string().check(z.maxLength(500)),
  verdict: verdictSchema,
  topic: topicSchema,
  /**
   * The page's own question-and-answer markup (JSON-LD blocks and microdata subtrees, as HTML), for the
   * schema.org source; empty for most pages.
   */
  threadMarkup: z.string().check(z.maxLength(400_000)),
  /** Articles of the same help centre that the page links: they stay on the device. */
  officialArticles: z.optional(z.array(officialArticleSchema).check(z.maxLength(10))),
  /** The company's own route to help (contact page), if the page links one. */
  officialContactUrl: z.optional(z.url({ protocol: /^(https?|mailto)$/ }).check(z.maxLength(2000))),
});
export type PageReading = z.infer<typeof pageReadingSchema>;
