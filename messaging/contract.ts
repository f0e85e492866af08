import { z } from 'zod';

import { topicSchema } from '@/detection/topic';

/**
 * Every message of the product: its name, who may send it, what it carries and what comes back.
 * Only commands travel here; results travel through the database.
 */
export const contract = {
  /** Asks the communities about a topic the reader has edited, or insists on; supersedes the tab's lookup. */
  'lookup:ask': {
    from: ['extension-page'],
    request: z.object({ tabId: z.number().int(), topic: topicSchema }),
    response: z.object({ lookupId: z.string() }),
  },
  /** Asks one source of a lookup again, or all of its unfinished and failed ones. */
  'lookup:retry': {
    from: ['extension-page'],
    request: z.object({ lookupId: z.string(), communityId: z.string().optional() }),
    response: z.object({}),
  },
} as const satisfies Record<string, MessageSpec>;

type MessageSpec = { from: readonly SenderKind[]; request: z.ZodType; response: z.ZodType };

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
