import { browser } from 'wxt/browser';

import type { MessageName, MessageRequest, MessageResponse } from './contract';

/**
 * Sends a command from beside a page. Without the schemas, which a page's script must not weigh: the worker parses
 * what it gets, and its answers are our own. Null: nobody answered. 'gone': the extension that this script belongs
 * to is no more; it was updated, switched off or removed.
 */
export async function tell<Name extends MessageName>(
  name: Name,
  request: MessageRequest<Name>,
): Promise<MessageResponse<Name> | null | 'gone'> {
  try {
    if (isGone()) return 'gone';
    const reply: unknown = await browser.runtime.sendMessage({ name, request });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the worker of this very version
    const { response } = (reply ?? {}) as { response?: MessageResponse<Name> };
    return response ?? null;
  } catch {
    return isGone() ? 'gone' : null;
  }
}

/** The types do not know of it: what is left of a script whose extension is gone has no id any more. */
function isGone(): boolean {
  const runtime: { id?: string } | undefined = browser.runtime;
  return runtime?.id === undefined;
}
