import type { SourceProgress, SourceState } from '@/storage/db';

import { tn } from './i18n';
import { hostOf } from './web-url';

/** '12 answers from 2 of 3 communities'; while there is nothing to count, that they are being asked. */
export function summaryText(sources: SourceProgress[], cardCount: number): string {
  const answered = sources.filter((source) => source.state === 'answered').length;
  if (cardCount === 0 && isBusy(sources)) return tn('askingOf', sources.length);
  return tn('answersFrom', cardCount, tn('answersFromCommunities', sources.length, answered));
}

/** Is any of them still to answer? */
export function isBusy(sources: SourceProgress[]): boolean {
  return sources.some(({ state }) => state === 'waiting' || state === 'asking');
}

/** What stands in the way, in a few words; '' when nothing does. */
export function hindranceText(sources: SourceProgress[]): string {
  const count = (...states: SourceState[]): number =>
    sources.filter(({ state }) => states.includes(state)).length;
  const [asking, wanting, missing] = [
    count('waiting', 'asking'),
    count('needs-permission'),
    count('failed', 'limited'),
  ];
  if (asking > 0) return tn('stillAsking', asking);
  if (wanting > 0) return tn('stillWanting', wanting);
  return missing > 0 ? tn('notReached', missing) : '';
}

/** The host behind a community, as the browser's prompt will name it. */
export function communityHost(source: SourceProgress): string {
  return hostOf(source.community.base);
}
