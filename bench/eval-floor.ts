/**
 * `npm run eval:floor -- FILE.jsonl FILE.jsonl… [--limit N] [--candidates N] [--related A+B]… [--json]`: how often
 * something is shown that fits nothing, against how often the right thread is kept. Each file's questions are put to
 * every other file's threads, where whatever is shown is false, and to its own. Pairs that do speak of the same
 * things are left out with `--related`. All rates are means over pairs and files, each as heavy as the other.
 */
import { parseArgs } from 'node:util';

import { rankThreads } from '../ranking/rank-answers';
import type { RankedThread } from '../ranking/rank-answers';
import { weights } from '../ranking/weights';
import {
  judgedOptions,
  leastRightGrade,
  readJudgedFiles,
  sample,
  searchThreads,
  threadOfCandidate,
  topicOfQuestion,
} from './judged-questions';
import type { Candidate, JudgedFile, JudgedQuestion } from './judged-questions';

/** The most evidence of one list, and that of the right thread where there is one. */
type List = { asker: string; community: string; most: number; right: number | undefined };
type Point = { floor: number; falseShows: number; recall: number | null };

const wantedFalseShows = 0.05;
const ownCandidates = 100;

main();

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: 'string', default: '100' },
      candidates: { type: 'string', default: '30' },
      related: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean' },
    },
  });
  const [limit, most] = [Number(values.limit), Number(values.candidates)];
  if (positionals.length < 2 || !(limit > 0) || !(most > 0)) {
    console.error(
      'usage: npm run eval:floor -- FILE.jsonl FILE.jsonl… [--limit N] [--candidates N] [--related A+B]… [--json]',
    );
    process.exit(2);
  }
  const files = readJudgedFiles(positionals);
  if (!files) process.exit(2);
  const related = new Set(values.related.flatMap((pair) => [pair, pair.split('+').toReversed().join('+')]));
  const lists = files.flatMap((asker) =>
    files
      .filter((community) => !related.has(`${asker.name}+${community.name}`))
      .flatMap((community) => judgePair(asker, community, limit, most)),
  );
  print(lists, values.json === true);
}

function judgePair(asker: JudgedFile, community: JudgedFile, limit: number, most: number): List[] {
  const isOwn = asker === community;
  if (isOwn && asker.isReplies) return [];
  const least = leastRightGrade(asker);
  const isRight = (question: JudgedQuestion, id: string): boolean => (question.relevance[id] ?? 0) >= least;
  const asked = asker.questions.filter(
    (question) => asker.isReplies || Object.values(question.relevance).some((grade) => grade >= least),
  );
  return sample(asked, limit).flatMap((question): List[] => {
    const candidates = isOwn
      ? (question.candidates ?? searchThreads(community, question, ownCandidates))
      : searchThreads(community, question, most);
    const ranked = judgeThreads(question, candidates);
    const rights = isOwn ? ranked.filter(({ thread }) => isRight(question, thread.id)) : [];
    if (isOwn && rights.length === 0) return [];
    const right = isOwn ? mostEvidence(rights) : undefined;
    return [{ asker: asker.name, community: community.name, most: mostEvidence(ranked), right }];
  });
}

function judgeThreads(question: JudgedQuestion, candidates: readonly Candidate[]): RankedThread[] {
  const threads = candidates.map((candidate) => threadOfCandidate(candidate));
  return rankThreads(topicOfQuestion(question), threads, judgedOptions).filter(({ score }) => score > 0);
}

function mostEvidence(threads: readonly RankedThread[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const { evidence } of threads) most = Math.max(most, evidence);
  return most;
}

function falseShowsAt(lists: readonly List[], floor: number): number {
  const foreign = lists.filter(({ right }) => right === undefined);
  return meanOfGroups(
    foreign,
    ({ asker, community }) => `${asker} in ${community}`,
    ({ most }) => most >= floor,
  );
}

/** Null where no question has its right thread among its own. */
function recallAt(lists: readonly List[], floor: number): number | null {
  const own = lists.filter(({ right }) => right !== undefined);
  if (own.length === 0) return null;
  return meanOfGroups(
    own,
    ({ asker }) => asker,
    (list) => isKept(list, floor),
  );
}

function isKept({ most, right = Number.NEGATIVE_INFINITY }: List, floor: number): boolean {
  return most >= floor && right >= floor - weights.floorSlack;
}

function meanOfGroups(
  lists: readonly List[],
  nameOf: (list: List) => string,
  counts: (list: List) => boolean,
): number {
  const groups = Map.groupBy(lists, nameOf);
  let sum = 0;
  for (const group of groups.values()) sum += group.filter(counts).length / group.length;
  return sum / Math.max(1, groups.size);
}

/** The floor at which just so many lists would show something. */
function floorFor(lists: readonly List[], falseShows: number): number {
  const candidates = [...new Set(lists.map(({ most }) => most))]
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  let [low, high] = [0, candidates.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falseShowsAt(lists, candidates[middle] ?? 0) <= falseShows) high = middle;
    else low = middle + 1;
  }
  return candidates[low] ?? 0;
}

function pointAt(lists: readonly List[], floor: number): Point {
  const recall = recallAt(lists, floor);
  return {
    floor: round(floor),
    falseShows: round(falseShowsAt(lists, floor)),
    recall: recall === null ? null : round(recall),
  };
}

function print(lists: readonly List[], isJson: boolean): void {
  const names = [...new Set(lists.map(({ asker }) => asker))];
  const wanted = floorFor(lists, wantedFalseShows);
  const report = {
    floor: weights.floor,
    atFloor: pointAt(lists, weights.floor),
    atFivePercent: pointAt(lists, wanted),
    // The floor that the other files alone would have chosen, used on the questions and threads of this one.
    crossValidated: names.map((name) => crossValidate(lists, name)),
    curve: [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3].map((share) =>
      pointAt(lists, floorFor(lists, share)),
    ),
    byFile: names.map((name) => ({ name, ...pointAt(listsOf(lists, name), weights.floor) })),
  };
  if (isJson) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  console.log(`${lists.length} lists. Floor ${weights.floor}: ${describe(report.atFloor)}`);
  console.log(`at 5 % false shows: ${describe(report.atFivePercent)}`);
  for (const point of report.curve) console.log(`  ${describe(point)}`);
  for (const { name, ...point } of report.byFile) console.log(`  ${name.padEnd(10)} ${describe(point)}`);
  for (const { name, ...point } of report.crossValidated)
    console.log(`  chosen without ${name.padEnd(10)} ${describe(point)}`);
}

function crossValidate(lists: readonly List[], name: string): Point & { name: string } {
  const isOf = ({ asker, community }: List): boolean => asker === name || community === name;
  const floor = floorFor(
    lists.filter((list) => !isOf(list)),
    wantedFalseShows,
  );
  return { name, ...pointAt(lists.filter(isOf), floor) };
}

function listsOf(lists: readonly List[], name: string): List[] {
  return lists.filter(({ asker }) => asker === name);
}

function describe({ floor, falseShows, recall }: Point): string {
  const kept = recall === null ? '' : `  right thread kept ${(100 * recall).toFixed(1)} %`;
  return `floor ${floor.toFixed(2)}  false shows ${(100 * falseShows).toFixed(1)} %${kept}`;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
