export const sampleCommunities = ['superuser', 'iot', 'lumenhome', 'parcelo'] as const;
export type SampleCommunity = (typeof sampleCommunities)[number];

export type SampleAnswer = {
  /** Null: the account has been deleted. */
  author: string | null;
  /** ISO date. */
  postedAt: string;
  /** Votes on Stack Exchange, likes on Discourse. */
  agreement: number;
  body: string;
  isAccepted?: boolean;
  isStaff?: boolean;
  /** Flagged by the community: its text is no longer shown. */
  isHidden?: boolean;
};

/** A thread in no platform's shape; stack-exchange.ts and discourse.ts give it theirs. */
export type SampleThread = {
  title: string;
  body: string;
  asker: string | null;
  askedAt: string;
  tags: string[];
  views: number;
  agreement: number;
  closedAs?: string;
  answers: SampleAnswer[];
};

type Mark = 'accepted' | 'staff' | 'hidden';

/** One answer in a row: who, when, how many agreed, what. */
export function reply(
  author: string | null,
  postedAt: string,
  agreement: number,
  body: string,
  ...marks: Mark[]
): SampleAnswer {
  return {
    author,
    postedAt,
    agreement,
    body,
    ...(marks.includes('accepted') && { isAccepted: true }),
    ...(marks.includes('staff') && { isStaff: true }),
    ...(marks.includes('hidden') && { isHidden: true }),
  };
}

/** A thread in a row: its facts, the question, the answers. */
export function thread(
  title: string,
  facts: {
    by: string | null;
    on: string;
    tags: string;
    views?: number;
    agreement?: number;
    closedAs?: string;
  },
  body: string,
  answers: SampleAnswer[] = [],
): SampleThread {
  return {
    title,
    body,
    asker: facts.by,
    askedAt: facts.on,
    tags: facts.tags.split(' '),
    views: facts.views ?? 40 + title.length * 7,
    agreement: facts.agreement ?? 1,
    answers,
    ...(facts.closedAs !== undefined && { closedAs: facts.closedAs }),
  };
}
