import * as z from 'zod/mini';

import { pageBounds as most } from './page-bounds';

const text = (maxChars: number) => z.string().check(z.maxLength(maxChars));

const linkSchema = z.object({ url: text(most.linkUrlChars), text: text(most.linkTextChars) });
export type Link = z.infer<typeof linkSchema>;

/** A form as its author described it: names, ids, labels. Never a value. */
const formFactsSchema = z.object({
  words: text(most.formChars),
  fields: z
    .array(
      z.object({
        /** 'textarea', 'select', or the input's type. */
        type: text(most.fieldTypeChars),
        words: text(most.fieldChars),
      }),
    )
    .check(z.maxLength(most.fields)),
});
export type FormFacts = z.infer<typeof formFactsSchema>;

/**
 * What one bounded look at a page found, as plain data: the content script collects it, the worker judges it. Nothing
 * of it was typed into a form.
 */
export const pageFactsSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).check(z.maxLength(most.urlChars)),
  title: text(most.titleChars),
  /** The address the page names as its own: of a saved, archived or print copy, that of the original. Or ''. */
  canonicalUrl: text(most.linkUrlChars),
  /** Headings of the first level, those inside the article first; of the second and third, in the page's order. */
  mainHeadings: z.array(text(most.headingChars)).check(z.maxLength(most.mainHeadings)),
  headings: z.array(text(most.headingChars)).check(z.maxLength(most.headings)),
  crumbs: z.array(text(most.crumbChars)).check(z.maxLength(most.crumbs)),
  /** The opening of the page's own running text, without menus, banners and forms. */
  lead: text(most.leadChars),
  /** How much text the page shows, as far as it was counted: tells a shell or a skeleton from an article. */
  textChars: z.int().check(z.minimum(0), z.maximum(most.countedChars)),
  /** The page says that it is still being filled, or shows next to nothing: worth another look a little later. */
  isUnfinished: z.boolean(),
  /** What the logo in the page's head reads as, and the line that says whose site it is. */
  logoTexts: z.array(text(most.logoChars)).check(z.maxLength(most.logoTexts)),
  copyright: text(most.copyrightChars),
  /** What the reader has marked on the page, when it is short enough to be a question. */
  selectedText: text(most.selectedChars),
  /** The language the page declares, as it is written there. */
  language: text(most.languageChars),
  /** http(s) and mailto links, in the page's order. */
  links: z.array(linkSchema).check(z.maxLength(most.links)),
  /** The JSON-LD blocks as they stand on the page. */
  jsonLd: z.array(text(most.markupChars)).check(z.maxLength(most.jsonLdBlocks)),
  /** The microdata types, as addresses. */
  itemTypes: z.array(text(most.itemTypeChars)).check(z.maxLength(most.itemTypes)),
  /** Microdata subtrees of questions and their answers, as HTML without fields. */
  threadTrees: z.array(text(most.markupChars)).check(z.maxLength(most.threadTrees)),
  /** Addresses of the page's scripts and styles. */
  assetAddresses: z.array(text(most.assetAddressChars)).check(z.maxLength(most.assetAddresses)),
  /** The few metas that name the page, by name. */
  metas: z.record(text(most.metaNameChars), text(most.metaChars)),
  /** Forms that take a message. */
  forms: z.array(formFactsSchema).check(z.maxLength(most.forms)),
  hasPasswordField: z.boolean(),
  /** Ids and classes of the outermost elements, as the makers named them. */
  rootWords: text(most.rootWordsChars),
  /** Short questions beside votes and buttons: whether the page helped, mostly. */
  prompts: z.array(text(most.promptChars)).check(z.maxLength(most.prompts)),
  /** What empty search boxes say. */
  searchWords: text(most.searchWordsChars),
  /** The page asks its readers whether it helped. */
  asksWhetherHelpful: z.boolean(),
  /** The document is too large: signs in its depth were not looked for. */
  isCut: z.boolean(),
});
export type PageFacts = z.infer<typeof pageFactsSchema>;
