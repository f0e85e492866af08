import * as z from 'zod/mini';

import { decodeEntities } from './html-text';
import type { Agreement, Community, PlatformId, Thread } from './source';

/** No platform takes longer titles; what is longer comes from none. */
const maxTitleChars = 300;
const minuteMs = 60_000;

/** A field that may be missing or null; one of another shape is as good as not told. */
export const loose = <T extends z.core.$ZodType>(schema: T) => z.catch(z.nullish(schema), null);

/** An id as text, whether the server sends a number or its digits. */
export const looseId = z.pipe(
  z.union([z.int().check(z.positive()), z.string().check(z.regex(/^\d{1,20}$/))]),
  z.transform((id) => String(id)),
);

/** A count that may come as text. What is no number is as good as not told. */
export const looseCount = loose(
  z.pipe(z.union([z.number(), z.string().check(z.regex(/^-?\d{1,15}$/))]), z.transform(Number)),
);

export const looseText = loose(z.string());
export const looseFlag = loose(z.boolean());

/** Epoch ms of an ISO date; one that names no zone is UTC. Undefined for all else. */
export function timeOf(text: string | null | undefined): number | undefined {
  if (!text) return undefined;
  const isBare = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/.test(text);
  const time = Date.parse(isBare ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}

/** When a post was changed, where that was not in the minute in which it was written. */
export function editTimeOf(
  edited: string | null | undefined,
  written: string | null | undefined,
): number | undefined {
  const [later, earlier] = [timeOf(edited), timeOf(written)];
  return later !== undefined && later - (earlier ?? later) > minuteMs ? later : undefined;
}

/** A title as plain text on one line, its entities decoded once. */
export function titleOf(text: string | null | undefined): string {
  const title = decodeEntities((text ?? '').slice(0, 4 * maxTitleChars)).replaceAll(/\s+/g, ' ');
  return title.trim().slice(0, maxTitleChars);
}

/** A title that comes as plain text: nothing in it is an entity. */
export function plainTitleOf(text: string | null | undefined): string {
  return titleOf(text?.replaceAll('&', '&amp;'));
}

/** Undefined where the server told no number. */
export function agreementOf(
  value: number | null | undefined,
  unit: Agreement['unit'],
): Agreement | undefined {
  return typeof value === 'number' ? { value, unit } : undefined;
}

/** The same without what was not told: an optional property is left out rather than undefined. */
export function told<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(parts).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets which keys it was given
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** A thread of which only its address and title are known, and what `parts` tells. */
export function threadStub(
  community: Community,
  platform: PlatformId,
  parts: Pick<Thread, 'nativeId' | 'url' | 'title'> & Partial<Thread>,
): Thread {
  return {
    id: `${community.id}#${parts.nativeId}`,
    communityId: community.id,
    communityName: community.name,
    platform,
    text: '',
    tags: [],
    answerCount: 0,
    isSolved: false,
    nativeRank: 0,
    isRead: false,
    answers: [],
    ...parts,
  };
}

/** A company's or a site's staff, as far as the title that it gives them tells. */
export function isStaffTitle(title: string | null | undefined): boolean {
  const words = (title ?? '').slice(0, 100);
  if (/\b(?:former|ex|retired|alumn\w{0,4})\b/i.test(words)) return false;
  return /\b(?:employee|staff|administrator|moderator|community (?:manager|team))\b/i.test(words);
}
