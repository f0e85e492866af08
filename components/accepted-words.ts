import type { MessageKey } from './i18n';

/** Who decided that an answer settles its question. */
export const acceptedWords = {
  asker: 'acceptedByAsker',
  staff: 'acceptedByStaff',
  community: 'acceptedByCommunity',
} as const satisfies Record<string, MessageKey>;
