import type { Author, Thread } from '@/sources/source';

/** Somebody whose answers were accepted, in the threads of one community that are on this device. */
export type AcceptedAuthor = {
  author: Author;
  accepted: number;
  /** The latest of them. */
  proofUrl: string;
};

/** `read`: of so many threads the answers are known; the counts are counts among these. */
export type AcceptedAuthors = { authors: AcceptedAuthor[]; read: number };

const MOST_AUTHORS = 5;

/**
 * Whose answers were accepted most often in threads on this device, of one community and, where one is given, with the
 * tag. Staff are named like others, as what they are; the deleted are not. Pure: nothing is requested.
 */
export function acceptedAuthors(threads: readonly Thread[], tag: string | undefined): AcceptedAuthors {
  const read = threads.filter(({ isRead, tags }) => isRead && (tag === undefined || tags.includes(tag)));
  const accepted = read
    .flatMap(({ answers }) => answers)
    .filter(({ acceptedBy, author, isByAsker }) => acceptedBy !== null && author.name !== null && !isByAsker)
    .sort((a, b) => (b.postedAt ?? 0) - (a.postedAt ?? 0));
  const byAuthor = Map.groupBy(accepted, ({ author }) => author.url ?? author.name);
  const authors = [...byAuthor.values()]
    .flatMap((answers): AcceptedAuthor[] => {
      const [latest] = answers;
      return latest ? [{ author: latest.author, accepted: answers.length, proofUrl: latest.url }] : [];
    })
    .sort((a, b) => b.accepted - a.accepted);
  return { authors: authors.slice(0, MOST_AUTHORS), read: read.length };
}
