import * as z from 'zod/mini';

import { selectionBounds as most } from './selection-facts';

const text = (chars: number) => z.string().check(z.maxLength(chars));
const address = z.url({ protocol: /^https?$/ }).check(z.maxLength(most.urlChars));

/** A piece of a page that the reader has marked, and whose it is. All of it is plain text. */
export const selectionFactsSchema = z.object({
  /** As it is shown, blocks on lines of their own. */
  text: text(most.textChars),
  /** What stands before and behind it in the same block. */
  prefix: text(most.contextChars),
  suffix: text(most.contextChars),
  title: text(most.titleChars),
  /** Where the page says that it stands. */
  canonicalUrl: z.optional(address),
  /** Of the post that holds the piece, else of the article; absent where it is not clear whose words these are. */
  author: z.optional(text(most.nameChars)),
  /** Epoch ms. */
  postedAt: z.optional(z.number()),
  licenseUrl: z.optional(address),
  /** What the page calls its licence. */
  licenseName: z.optional(text(most.nameChars)),
});
export type SelectionFacts = z.infer<typeof selectionFactsSchema>;
