import { sourceFor } from '@/sources/registry';
import type { Community } from '@/sources/source';
import type { LookupRow } from '@/storage/db';

import { communityOfId } from './pin-community';

/** What a person is about to ask a community, as they see and edit it before its page opens. */
export type AskDraft = { title: string; body: string };

/** The community's own page for asking, and what of a draft it takes over. */
export type AskPage = {
  url: string;
  isTitleTaken: boolean;
  /** False: its form begins without the text, which whoever asks has to bring along. */
  isBodyTaken: boolean;
  /** Where the community says how it wants to be asked, where that stands at a fixed place. */
  rulesUrl?: string | undefined;
};

/** Longer addresses are refused by many a server on the way. */
const MAX_URL_CHARS = 6000;

/**
 * Where a draft is asked. What the platform's form takes is seen from its address: one that is the same without the
 * text does not hold it. Null for a community whose platform is not known. Pure: nothing is requested.
 */
export function askPageOf(community: Community, { title, body }: AskDraft): AskPage | null {
  const source = sourceFor(community.platform);
  if (!source) return null;
  const addressFor = (draft: { title: string; body?: string }): string =>
    source.askUrl(community, { ...draft, ...(community.tags && { tags: community.tags }) });
  const bare = addressFor({ title });
  const full = body === '' ? bare : addressFor({ title, body });
  const isShort = full.length <= MAX_URL_CHARS;
  return {
    url: isShort ? full : bare,
    isTitleTaken: bare !== addressFor({ title: `${title}?` }),
    isBodyTaken: isShort && bare !== addressFor({ title, body: body || '?' }),
    rulesUrl: source.rulesUrl?.(community),
  };
}

/** The same for a community of a lookup, or one that is known by its id. Throws where nobody knows how it is asked. */
export function askPageFor(lookup: LookupRow | undefined, communityId: string, draft: AskDraft): AskPage {
  const community = lookup?.sources[communityId]?.community ?? communityOfId(communityId);
  const page = community ? askPageOf(community, draft) : null;
  if (page === null) throw new Error('There is no page for asking there.');
  return page;
}
