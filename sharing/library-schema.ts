import * as z from 'zod/mini';

import type { PlatformId } from '@/sources/source';

import { isWebAddress } from './escape';

/** Far above what any page or person writes; a file may have been written by anybody. */
const text = (most: number) => z.string().check(z.maxLength(most));
const id = text(2000).check(z.minLength(1));
const words = text(20_000);
const post = text(4_000_000);
const webUrl = text(10_000).check(z.refine(isWebAddress));
/** Pages of the disk are read, too. They are never opened from here. */
const pageUrl = text(10_000).check(z.regex(/^(?:https?|file):/i));
const moment = z.number().check(z.minimum(-8.64e15), z.maximum(8.64e15));
const place = z.int().check(z.minimum(0), z.maximum(10_000_000));
const platform = z.pipe(
  text(40).check(z.regex(/^[a-z-]+$/)),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one that this version does not know is kept for the next
  z.transform((name) => name as PlatformId),
);

const license = z.object({ name: words, url: z.optional(webUrl) });
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edited'), html: post, text: post, editedAt: z.exactOptional(moment) }),
  z.object({ kind: z.literal('deleted') }),
  z.object({ kind: z.literal('acceptance-moved'), url: z.exactOptional(webUrl) }),
  z.object({ kind: z.literal('better-answer'), url: webUrl, author: z.nullable(words), text: post }),
]);

/** A pin, whole, as a file holds it: the order of the fields is the order in which they are written. */
export const libraryPinSchema = z.object({
  id,
  pinnedAt: moment,
  changedAt: z.exactOptional(moment),
  origin: z.exactOptional(z.literal('selection')),
  note: z.exactOptional(text(100_000)),
  tags: z.exactOptional(z.array(text(1000)).check(z.maxLength(1000))),
  highlights: z.exactOptional(z.array(z.object({ start: place, end: place })).check(z.maxLength(10_000))),
  pageUrl: z.exactOptional(pageUrl),
  pageKey: z.exactOptional(text(10_000)),
  topicKey: z.exactOptional(words),
  topic: z.object({ question: words, brand: z.optional(words), product: z.optional(words) }),
  thread: z.object({
    id,
    title: words,
    url: webUrl,
    communityId: id,
    communityName: words,
    platform,
    tags: z.array(text(1000)).check(z.maxLength(1000)),
    license: z.optional(license),
    askedAt: z.optional(moment),
  }),
  answer: z.object({
    id,
    url: webUrl,
    html: post,
    text: post,
    author: z.object({
      name: z.nullable(words),
      url: z.optional(webUrl),
      isStaff: z.optional(z.boolean()),
    }),
    agreement: z.optional(
      z.object({
        value: z.number(),
        unit: z.enum(['votes', 'likes', 'points', 'kudos', 'reactions', 'favourites']),
      }),
    ),
    acceptedBy: z.nullable(z.enum(['asker', 'staff', 'community'])),
    postedAt: z.optional(moment),
    editedAt: z.optional(moment),
    license: z.optional(license),
    isByAsker: z.optional(z.boolean()),
  }),
  check: z.exactOptional(
    z.object({
      at: moment,
      changes: z.array(change).check(z.maxLength(100)),
      dismissedAt: z.exactOptional(moment),
    }),
  ),
});
export type LibraryPin = z.infer<typeof libraryPinSchema>;

/** Everything of a library file but its version, by the names of its members. */
export const recordSchemas = {
  pins: libraryPinSchema,
  /** What the reader said of an answer after trying it. */
  verdicts: z.object({
    answerId: id,
    threadId: id,
    communityId: id,
    verdict: z.enum(['helped', 'did-not-help']),
    saidAt: moment,
  }),
  /** What the reader thinks of communities and authors. */
  standings: z.object({
    key: id,
    level: z.enum(['muted', 'lowered', 'raised']),
    name: words,
    saidAt: moment,
  }),
  /** Pins that were removed. */
  removals: z.object({ id, removedAt: moment }),
};
export type RecordKind = keyof typeof recordSchemas;

/** A reader's library, as files carry it from one browser to another. */
export type Library = {
  [Kind in RecordKind]: z.infer<(typeof recordSchemas)[Kind]>[];
} & {
  /** Choices without secrets, by their names; each is checked by whoever takes it over. */
  settings?: Record<string, unknown>;
};

export const settingsSchema = z.record(text(100), z.unknown());
