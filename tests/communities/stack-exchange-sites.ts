import { sampleThreads } from './data/all';
import type { SampleAnswer, SampleThread } from './data/sample-thread';
import { plainText, slugOf, stemWords } from './words';

/** An answer with the ids and times that its site gave it. */
export type PostedAnswer = SampleAnswer & { id: number; at: number };

/** A question as a site keeps it: with ids, epoch seconds, and its words made ready for the search. */
export type PostedQuestion = SampleThread & {
  id: number;
  at: number;
  activeAt: number;
  link: string;
  posted: PostedAnswer[];
  titleWords: Set<string>;
  words: Map<string, number>;
  text: string;
};

export type StackExchangeSite = {
  /** `api_site_parameter`. */
  site: string;
  name: string;
  host: string;
  questions: PostedQuestion[];
};

export const stackExchangeSites: StackExchangeSite[] = [
  openSite('superuser', 'Super User', 'superuser.com', 1_840_000, 53),
  openSite('iot', 'Internet of Things', 'iot.stackexchange.com', 7_100, 11),
];

export function siteByParameter(site: string | null): StackExchangeSite | undefined {
  return stackExchangeSites.find((known) => known.site === site || known.host === site);
}

function openSite(
  site: 'superuser' | 'iot',
  name: string,
  host: string,
  firstId: number,
  step: number,
): StackExchangeSite {
  const questions = sampleThreads[site].map((row, index) => postQuestion(row, firstId + index * step, host));
  return { site, name, host, questions };
}

function postQuestion(row: SampleThread, id: number, host: string): PostedQuestion {
  const at = epochSeconds(row.askedAt);
  const posted = row.answers.map((answer, index) => ({
    ...answer,
    id: id + 1 + index,
    at: epochSeconds(answer.postedAt) + index * 60,
  }));
  const text = plainText(row.body);
  return {
    ...row,
    id,
    at,
    activeAt: Math.max(at, ...posted.map((answer) => answer.at)),
    link: `https://${host}/questions/${id}/${slugOf(row.title)}`,
    posted,
    titleWords: new Set(stemWords(row.title)),
    words: countWords([...stemWords(row.title), ...stemWords(text), ...stemWords(row.tags.join(' '))]),
    text: `${row.title}\n${text}`.toLowerCase(),
  };
}

/** The licence of Stack Exchange's contributions follows the day on which they were made. */
export function licenseOf(at: number): string {
  if (at < epochSeconds('2011-04-08')) return 'CC BY-SA 2.5';
  return at < epochSeconds('2018-05-02') ? 'CC BY-SA 3.0' : 'CC BY-SA 4.0';
}

function countWords(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Noon UTC of that day. */
export function epochSeconds(day: string): number {
  return Date.parse(`${day}T12:00:00Z`) / 1000;
}
