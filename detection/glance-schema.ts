import { z } from 'zod';

import { pageBounds as most } from './page-bounds';

const text = (maxChars: number) => z.string().max(maxChars);

/** What one glance at a page found: enough to decide whether all of its facts are worth collecting. */
export const glanceSchema = z.object({
  url: z.url({ protocol: /^(https?|file)$/ }).max(most.urlChars),
  title: text(most.titleChars),
  /** The first main heading that says something. */
  heading: text(most.headingChars),
  language: text(most.languageChars),
  generator: text(100),
  ogType: text(100),
  /** Types in JSON-LD, as written. */
  types: z.array(text(40)).max(20),
  /** Hosts of scripts and styles, with the beginning of the path. */
  assetHosts: z.array(text(60)).max(30),
  textareas: z.number().int().min(0).max(20),
  passwordFields: z.number().int().min(0).max(20),
  /** The page is still being filled: a later glance may see another page. */
  isUnfinished: z.boolean(),
});
export type Glance = z.infer<typeof glanceSchema>;
