import type { Answer, Thread } from '@/sources/source';

import { reason } from './features/reason';
import type { Reason } from './ranked';
import { weights } from './weights';

/** What the reader said of answers on this device, by the answer's id. */
export type Feedback = ReadonlyMap<string, 'helped' | 'did-not-help'>;

/** Points for what the reader said of an answer, and a few for others of its author and its thread. */
export type FeedbackJudge = (answer: Answer, thread: Thread) => Reason[];

type Votes = { helped: number; didNotHelp: number };

const { feedback: points } = weights;
/** Two verdicts of one author or thread say all that many would. */
const mostVotes = 2;

/** `threads` are all that are ranked: they tell whose the judged answers are. */
export function createFeedbackJudge(
  threads: readonly Thread[],
  feedback: Feedback | undefined,
): FeedbackJudge {
  if (!feedback || feedback.size === 0) return () => [];
  const byAuthor = new Map<string, Votes>();
  const byThread = new Map<string, Votes>();
  for (const thread of threads) {
    for (const answer of thread.answers) {
      const verdict = feedback.get(answer.id);
      if (!verdict) continue;
      count(byThread, thread.id, verdict);
      count(byAuthor, authorKey(answer, thread), verdict);
    }
  }
  return (answer, thread) => {
    const verdict = feedback.get(answer.id);
    if (verdict === 'helped') return reason('helpedYou', points.helped, ['answer']);
    if (verdict === 'did-not-help') return reason('didNotHelpYou', points.didNotHelp, ['answer']);
    const [author, around] = [byAuthor.get(authorKey(answer, thread)), byThread.get(thread.id)];
    const scope = author ? ['author', answer.author.name ?? ''] : ['thread'];
    return [
      ...reason('helpedYou', weigh('helped', author, around), scope),
      ...reason('didNotHelpYou', -weigh('didNotHelp', author, around), scope),
    ];
  };
}

function weigh(verdict: keyof Votes, author: Votes | undefined, around: Votes | undefined): number {
  const share = (votes: Votes | undefined): number => Math.min(mostVotes, votes?.[verdict] ?? 0);
  return points.sameAuthor * share(author) + points.sameThread * share(around);
}

function count(votes: Map<string, Votes>, key: string, verdict: 'helped' | 'did-not-help'): void {
  if (key === '') return;
  const known = votes.get(key) ?? { helped: 0, didNotHelp: 0 };
  known[verdict === 'helped' ? 'helped' : 'didNotHelp'] += 1;
  votes.set(key, known);
}

/** '' for authors without a name: the deleted are not one person. Names of two communities never meet. */
function authorKey({ author }: Answer, thread: Thread): string {
  return author.name === null ? '' : `${thread.communityId} ${author.url ?? author.name}`;
}
