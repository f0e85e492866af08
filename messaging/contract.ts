import * as z from 'zod/mini';

import { glanceSchema } from '@/detection/glance-schema';
import { topicSchema } from '@/detection/topic';

/**
 * What the script beside a watched page does next. `look`: at the page, and tell. `wait`: until more of the page is
 * there, and look again. `pass`: nothing until the reader moves on. `leave`: this site is not watched (any more).
 */
const nextStepSchema = z.enum(['look', 'wait', 'pass', 'leave']);
export type NextStep = z.infer<typeof nextStepSchema>;

/**
 * Every message of the product: its name, who may send it, what it carries and what comes back.
 * Only commands travel here; results travel through the database.
 */
export const contract = {
  /** Asks the communities about a topic the reader has edited, or insists on; supersedes the tab's lookup. */
  'lookup:ask': {
    from: ['extension-page'],
    request: z.object({ tabId: z.int(), topic: topicSchema }),
    response: z.object({ lookupId: z.string() }),
  },
  /** Asks one source of a lookup again, or all of its unfinished and failed ones. */
  'lookup:retry': {
    from: ['extension-page'],
    request: z.object({ lookupId: z.string(), communityId: z.optional(z.string()) }),
    response: z.object({}),
  },
  /** Searches with words that were not sent yet: one source of a lookup, or all that can. */
  'lookup:search-again': {
    from: ['extension-page'],
    request: z.object({ lookupId: z.string(), communityId: z.optional(z.string()) }),
    response: z.object({}),
  },
  /** Where a community is asked on its own site, with a draft filled in as far as its form takes it. Asks nobody. */
  'lookup:ask-page': {
    from: ['extension-page'],
    request: z.object({
      lookupId: z.string(),
      communityId: z.string(),
      draft: z.object({
        title: z.string().check(z.maxLength(300)),
        body: z.string().check(z.maxLength(20_000)),
      }),
    }),
    response: z.object({
      url: z.url({ protocol: /^https?$/ }),
      isTitleTaken: z.boolean(),
      isBodyTaken: z.boolean(),
      rulesUrl: z.optional(z.url({ protocol: /^https?$/ })),
    }),
  },
  /** One search, on the reader's press, for questions like the one that they are about to ask at a community. */
  'draft:similar': {
    from: ['extension-page'],
    request: z.object({
      lookupId: z.string(),
      communityId: z.string(),
      title: z.string().check(z.maxLength(300)),
      language: z.string().check(z.maxLength(12)),
    }),
    /** Null: it may not be asked. `text`: what was sent. */
    response: z.nullable(z.object({ text: z.string(), threadIds: z.array(z.string()) })),
  },
  /** Reads a small sample of a community's questions, on the reader's press, so that its wait can be measured. */
  'wait:measure': {
    from: ['extension-page'],
    request: z.object({
      lookupId: z.string(),
      communityId: z.string(),
      text: z.string().check(z.maxLength(300)),
      tag: z.optional(z.string().check(z.maxLength(100))),
      language: z.string().check(z.maxLength(12)),
    }),
    /** How many questions were read; null: it may not be asked. */
    response: z.object({ read: z.nullable(z.int()) }),
  },
  /** Fetches an encoder from where the reader was told it lies, and takes it in. */
  'model:fetch': {
    from: ['extension-page'],
    request: z.object({ modelId: z.string().check(z.maxLength(100)) }),
    response: z.object({}),
  },
  /** Looks at pins at their sources: these, or those that were not looked at for longest. */
  'pin:check': {
    from: ['extension-page'],
    request: z.object({ ids: z.optional(z.array(z.string()).check(z.maxLength(20_000))) }),
    response: z.object({
      checked: z.int(),
      changed: z.int(),
      failed: z.int(),
      notAsked: z.int(),
    }),
  },
  /** Looks at what is followed, on the reader's press: at these, or at all of it, a turn now and the rest by and by. */
  'follow:look': {
    from: ['extension-page'],
    request: z.object({
      ids: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(500))),
    }),
    response: z.object({ answered: z.int(), failed: z.int(), notAsked: z.int() }),
  },
  /** Looks for open questions of a lookup's topic, on the reader's press; they come through the database. */
  'help:look': {
    from: ['extension-page'],
    request: z.object({ lookupId: z.string().check(z.maxLength(100)) }),
    response: z.object({}),
  },
  /** Asks a community, on the reader's press, who answers most there; they come through the database. */
  'people:look': {
    from: ['extension-page'],
    request: z.object({
      communityId: z.string().check(z.maxLength(1000)),
      tag: z.optional(z.string().check(z.maxLength(100))),
    }),
    response: z.object({}),
  },
  /** Fetches a pin of another machine whole, from its source. */
  'pin:fetch': {
    from: ['extension-page'],
    request: z.object({ id: z.string() }),
    response: z.object({ outcome: z.enum(['fetched', 'gone', 'not-asked']) }),
  },
  /** Pins were changed: the other machines are told a little later. */
  'pins:changed': { from: ['extension-page'], request: z.object({}), response: z.object({}) },
  /** Takes in what the browser's own sync has brought, and tells it what is here. */
  'sync:now': { from: ['extension-page'], request: z.object({}), response: z.object({}) },
  /** Makes the library here and the file in the reader's own folder the same. */
  'folder:sync': { from: ['extension-page'], request: z.object({}), response: z.object({}) },
  /** Asks for the file in the reader's own folder and changes nothing. `pins`: how many it holds; null: none is there. */
  'folder:test': {
    from: ['extension-page'],
    request: z.object({}),
    response: z.object({
      pins: z.optional(z.nullable(z.int())),
      problem: z.optional(z.string()),
      detail: z.optional(z.string()),
    }),
  },
  /** A watched page has been opened, or has become another one. Nothing of it but its address has been looked at. */
  'page:arrived': {
    from: ['content-script'],
    request: z.object({ url: z.url({ protocol: /^https?$/ }).check(z.maxLength(4000)) }),
    response: z.object({ next: nextStepSchema }),
  },
  /** The few facts by which it is decided whether a watched page is worth reading. */
  'page:glance': {
    from: ['content-script'],
    request: z.object({ glance: glanceSchema }),
    response: z.object({ next: nextStepSchema }),
  },
} as const satisfies Record<string, MessageSpec>;

type MessageSpec = { from: readonly SenderKind[]; request: z.ZodMiniType; response: z.ZodMiniType };

/** Who speaks: one of the extension's own pages, or a content script beside a page we do not trust. */
export type SenderKind = 'extension-page' | 'content-script';
export type MessageName = keyof typeof contract;
export type MessageRequest<Name extends MessageName> = z.infer<(typeof contract)[Name]['request']>;
export type MessageResponse<Name extends MessageName> = z.infer<(typeof contract)[Name]['response']>;

/** Sends a command; rejects with the handler's own words when it failed. */
export type Send = <Name extends MessageName>(
  name: Name,
  request: MessageRequest<Name>,
) => Promise<MessageResponse<Name>>;
