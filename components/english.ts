import english from '@/assets/public/_locales/en/messages.json';

import { fillIn } from './i18n';

/** English words without a browser: for a terminal and for tests. '' for a key that there is none of. */
export function englishMessage(key: string, substitutions: string[]): string {
  const messages: Record<string, { message: string }> = english;
  const message = Object.hasOwn(messages, key) ? messages[key]?.message : undefined;
  return fillIn(message ?? '', /\$([1-9])/g, substitutions);
}
