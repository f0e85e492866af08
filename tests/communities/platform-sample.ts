import type { Community, PlatformId, ProblemCode, Query } from '@/sources/source';

import type { SampleReply, SampleRequest } from './reply';

/** The server of one host. */
export type Door = (request: SampleRequest) => SampleReply;

/** An answer as a reader must find it. */
export type ExpectedAnswer = {
  /** Null: a deleted account, or a platform that names nobody. */
  author: string | null;
  /** Stands somewhere in its plain text. */
  text: string;
  acceptedBy: 'asker' | 'staff' | 'community' | null;
  /** The permalink of this very post. */
  url: string;
};

/**
 * One platform's sample: a server in the platform's true shapes, and what a right adapter makes of it. Every adapter
 * is held to the same contract by it (tests/sources/contract.test.ts).
 */
export type PlatformSample = {
  platform: PlatformId;
  /** The community as the directory would name it: without `details`, at its own host. */
  community: Community;
  /** A server for each host the adapter speaks with. */
  doors: Record<string, Door>;
  /** A search and the thread that it finds first. For a feed the words are not sent. */
  query: Pick<Query, 'text' | 'mode'>;
  thread: {
    title: string;
    url: string;
    /** All answers in the community's own order, and nothing else. */
    answers: ExpectedAnswer[];
    isSolved: boolean;
  };
  /** Words that no thread holds; null for a feed, which is not searched. */
  nothing: string | null;
  /** A search with more threads than one page holds; null where the platform gives guests one page only. */
  paged: { text: string; mode?: Query['mode'] } | null;
  /** What reading a thread that was deleted meanwhile gets; null where the search carries all that can be read. */
  gone: SampleReply | null;
  /** The platform's own ways of refusing, each as a reply in its true shape. */
  refusals: {
    name: string;
    reply: SampleReply;
    code: ProblemCode;
    /** How long it asks to wait, in ms; undefined where it does not say or the problem has no end. */
    retryAfterMs?: number;
    /** True: the pause came inside a good reply, which is still used. */
    isGood?: true;
  }[];
  /** The ask page, prefilled as far as the platform can. */
  ask: { draft: { title: string; body?: string; tags?: string[] }; url: string };
  /** Addresses that prove the platform, with the base each belongs to; and look-alikes that do not. */
  recognised: { url: string; base: string }[];
  notRecognised: string[];
  /**
   * The place of the community whose own page `fingerprint` reads, where the platform has one; the sample serves
   * that page at this address.
   */
  homePage?: string;
};
