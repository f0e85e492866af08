import * as z from 'zod/mini';

import { pageBounds as most } from './page-bounds';

const text = (maxChars: number) => z.string().check(z.maxLength(maxChars));

/** What one glance at a page found: enough to decide whether all of its facts are worth collecting. */
export const glanceSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).check(z.maxLength(most.urlChars)),
  title: text(most.titleChars),
  /** The first main heading that says something. */
  heading: text(most.headingChars),
  language: text(most.languageChars),
  generator: text(100),
  ogType: text(100),
  /** Types in JSON-LD, as written. */
  types: z.array(text(40)).check(z.maxLength(20)),
  /** Hosts of scripts and styles, with the beginning of the path. */
  assetHosts: z.array(text(60)).check(z.maxLength(30)),
  textareas: z.int().check(z.minimum(0), z.maximum(20)),
  passwordFields: z.int().check(z.minimum(0), z.maximum(20)),
  /** The page is still being filled: a later glance may see another page. */
  isUnfinished: z.boolean(),
});
export type Glance = z.infer<typeof glanceSchema>;
