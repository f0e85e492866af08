import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import type { BackgroundTable } from '../background';
import type { Reason } from '../ranked';
import type { Stemmer } from '../stem';
import { weights } from '../weights';
import { tokenize } from '../words';
import { reason } from './reason';

/** Points for the community's own order, and for being the company's own community. */
export function judgeCommunity(thread: Thread, isOwnCommunity: boolean): Reason[] {
  const { firstInOrder, lastCountedRank, own } = weights.community;
  const place = Math.log1p(Math.max(0, thread.nativeRank)) / Math.log1p(lastCountedRank);
  return [
    ...reason('communityOrder', isSearched(thread) ? firstInOrder * Math.max(0, 1 - place) : 0, [
      thread.nativeRank + 1,
      thread.communityName,
    ]),
    ...(isOwnCommunity ? reason('ownCommunity', own, [thread.communityName]) : []),
  ];
}

/** What was read off the page itself was found by no search. */
export function isSearched({ platform }: Thread): boolean {
  return platform !== 'schema-org';
}

/** Does the thread stand in a community that the topic's page links? */
export function isLinked(thread: Thread, ownHosts: ReadonlySet<string>): boolean {
  return ownHosts.size > 0 && ownHosts.has(hostOf(thread.url));
}

/** Hosts of the communities that the topic's page links. */
export function readOwnHosts(topic: Topic): Set<string> {
  return new Set(topic.communities.map(({ url }) => hostOf(url)).filter(Boolean));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '';
}

const mostTags = 20;
/** "bug" and "help" are tags of everything. */
const commonTagShare = 0.02;

/** Points for tags whose words are all the topic's: its product, or what is wrong with it. */
export function createTagJudge(
  topic: Topic,
  stem: Stemmer,
  table: BackgroundTable,
): (thread: Thread) => Reason[] {
  const stemsOf = (text: string): string[] => tokenize(text, topic.language).map(stem);
  const own = new Set(stemsOf([topic.question, topic.product, topic.brand, ...topic.codes].join(' ')));
  const isTelling = (word: string): boolean =>
    word.length > 1 && table.documentFrequency(word) < commonTagShare;
  return ({ tags }) => {
    const fitting = tags.slice(0, mostTags).filter((tag) => {
      const words = stemsOf(tag.slice(0, 60).replaceAll('-', ' '));
      return words.some(isTelling) && words.every((word) => own.has(word));
    });
    const { first, further, mostFurther } = weights.tagged;
    const value = fitting.length === 0 ? 0 : first + further * Math.min(mostFurther, fitting.length - 1);
    return reason('tagged', value, fitting.slice(0, 3));
  };
}
