import { findAgreements, findContradictions, type Quote, type Voice } from '@/ranking/agreement/agreement';
import type { RankedAnswer } from '@/ranking/ranked';
import type { Answer, Thread } from '@/sources/source';

/** Who says it, for the reader to look it up. `answer` is null for the company's own page. */
export type Speaker = { text: string; answer: Answer | null; thread: Thread | null };

/** What the answers that are shown say alike, and what two of them say against each other. */
export type CommonGround = {
  agreements: { quote: string; count: number; of: number; speakers: Speaker[] }[];
  disagreements: [Speaker, Speaker][];
};

/** Of one thread so many answers count: a long thread is not the whole of what people say. */
const mostOfThread = 4;
const pageId = 'page';
const nothing: CommonGround = { agreements: [], disagreements: [] };

/**
 * Looks for common ground in the cards' answers, each of one person once; `official` is the company's own text, which
 * may be contradicted but agrees with nobody. Says nothing of languages other than English: its words are not known.
 */
export function commonGround(
  cards: readonly RankedAnswer[],
  language: string,
  official: string,
): CommonGround {
  if (!/^(?:en|und)\b/.test(language)) return nothing;
  const posts = cards.flatMap(({ thread, answer, others }) =>
    [answer, ...others].slice(0, mostOfThread).map((each) => ({ thread, answer: each })),
  );
  const byId = new Map(posts.map((post) => [post.answer.id, post]));
  const voices = posts.map(({ thread, answer }): Voice => {
    const person = answer.author.url ?? answer.author.name;
    return {
      id: answer.id,
      text: answer.text,
      ...(person === null ? {} : { author: `${thread.communityId} ${person}` }),
    };
  });
  const speakerOf = ({ id, text }: Quote): Speaker => ({
    text,
    answer: byId.get(id)?.answer ?? null,
    thread: byId.get(id)?.thread ?? null,
  });
  const page: Voice[] = official === '' ? [] : [{ id: pageId, text: official }];
  return {
    agreements: findAgreements(voices).map(({ quote, said, of }) => ({
      quote: quote.text,
      count: said.length,
      of,
      speakers: said.map((id) => speakerOf({ id, text: quote.text, start: 0, end: 0 })),
    })),
    disagreements: findContradictions([...page, ...voices]).map(({ sides: [one, other] }) => [
      speakerOf(one),
      speakerOf(other),
    ]),
  };
}
