import { z } from 'zod';

/** What a page is, as far as a person in need of help cares. */
export const pageKinds = ['article', 'help-home', 'help-search', 'contact', 'community', 'other'] as const;
export type PageKind = (typeof pageKinds)[number];

/** One observation for (weight > 0) or against (weight < 0) a page being a support page, in words. */
const signalSchema = z.object({ id: z.string(), text: z.string(), weight: z.number() });

/** The verdict on a page: its kind, a score from 0 (surely not) to 1 (surely a support page), and why. */
export const verdictSchema = z.object({
  kind: z.enum(pageKinds),
  score: z.number().min(0).max(1),
  signals: z.array(signalSchema).max(64),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** A link on the page that looks like a community of the page's company or product. */
const communityLinkSchema = z.object({
  /** Absolute http(s) address, as linked. */
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** The link's own words. */
  text: z.string().max(200),
});
export type CommunityLink = z.infer<typeof communityLinkSchema>;

/** Another article of the company's own help centre. */
const officialArticleSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).max(2000),
  /** The link's own words. */
  text: z.string().max(200),
});
export type OfficialArticle = z.infer<typeof officialArticleSchema>;

/**
 * What the page is about. Every text is plain (no markup) and bounded. Nothing here was typed into a form.
 * Only words of `question`, `product`, `brand`, `terms` and `codes` can become part of a query, after redaction.
 */
export const topicSchema = z.object({
  /** The question itself: the heading without the site's furniture. Never empty for a topic that is asked. */
  question: z.string().max(300),
  brand: z.string().max(100).optional(),
  product: z.string().max(100).optional(),
  /** The company behind the brand where the page names another ('Instagram' is Meta's): never sent. */
  company: z.string().max(100).optional(),
  /** Operating systems, devices and programs that the page speaks of, as written: 'Windows 11', 'iOS', 'Chrome'. */
  platforms: z.array(z.string().max(40)).max(6).optional(),
  /** Words that tell the problem, most telling first, as written on the page, lower case. */
  terms: z.array(z.string().max(60)).max(24),
  /** Error codes, error strings and model numbers, verbatim. */
  codes: z.array(z.string().max(80)).max(8),
  /** BCP 47 primary subtag ('en', 'de', 'zh'), or 'und' when it can't be told. */
  language: z.string().max(12),
  /** The opening of the article's own text: used for ranking on the device, never sent. */
  lead: z.string().max(1200),
  communities: z.array(communityLinkSchema).max(20),
});
export type Topic = z.infer<typeof topicSchema>;

/** The page as a whole, as the content script hands it over. */
export const pageReadingSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).max(4000),
  title: z.string().max(500),
  verdict: verdictSchema,
  topic: topicSchema,
  /**
   * The page's own question-and-answer markup (JSON-LD blocks and microdata subtrees, as HTML), for the
   * schema.org source; empty for most pages.
   */
  threadMarkup: z.string().max(400_000),
  /** Articles of the same help centre that the page links: they stay on the device. */
  officialArticles: z.array(officialArticleSchema).max(10).optional(),
  /** The company's own route to help (contact page), if the page links one. */
  officialContactUrl: z
    .url({ protocol: /^(https?|mailto)$/ })
    .max(2000)
    .optional(),
});
export type PageReading = z.infer<typeof pageReadingSchema>;
