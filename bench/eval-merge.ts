/**
 * `npm run eval:merge -- FILE.jsonl… [--limit N] [--json]`: how well the same answer at two communities is told from
 * another one. Pairs are made of the answers in the files. The same: quoted, cut short, set in another markup, lightly
 * edited, greeted and signed, put in other words. Not the same: other answers to the very question, answers to
 * questions judged alike, and one template under unlike questions.
 */
import { parseArgs } from 'node:util';

import { mergeSameAnswers } from '../ranking/merge';
import type { RankedAnswer } from '../ranking/ranked';
import { answerOf, judgedOptions, readJudgedFiles, sample, threadOfCandidate } from './judged-questions';
import type { Candidate, JudgedFile } from './judged-questions';
import { median } from './median';
import { copyKinds, reword, templates } from './reworded-answers';

type Post = { title: string; body: string; text: string };
type Pair = { kind: string; isSame: boolean; one: Post; two: Post };

const fewestChars = 110;
const options = { language: 'en', stem: judgedOptions.stem, table: judgedOptions.table };

main();

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: 'string', default: '200' }, json: { type: 'boolean' } },
  });
  const limit = Number(values.limit);
  if (positionals.length === 0 || !(limit > 0)) {
    console.error('usage: npm run eval:merge -- FILE.jsonl… [--limit N] [--json]');
    process.exit(2);
  }
  const files = readJudgedFiles(positionals);
  if (!files) process.exit(2);
  const pairs = files.flatMap((file) => [
    ...makeCopies(file, limit),
    ...pairAnswers(file, limit),
    ...pairAlikeQuestions(file, limit),
  ]);
  pairs.push(...pairTemplates(files, limit));
  report(pairs, timeThousand(files), values.json === true);
}

function postsOf({ title, body, answers = [] }: Candidate): Post[] {
  return answers.filter((text) => text.length >= fewestChars).map((text) => ({ title, body, text }));
}

/** A third of those who post twice also word the question anew. */
function makeCopies(file: JudgedFile, limit: number): Pair[] {
  const posts = sample(
    file.threads.flatMap((thread) => postsOf(thread).slice(0, 1)),
    limit,
  );
  return posts.flatMap((one, index) =>
    Object.entries(copyKinds).map(([kind, change], place): Pair => {
      const title = (index + place) % 3 === 0 ? reword(one.title, index) : one.title;
      return { kind, isSame: true, one, two: { title, body: one.body, text: change(one.text, index) } };
    }),
  );
}

function pairAnswers(file: JudgedFile, limit: number): Pair[] {
  return sample(
    file.threads.flatMap((thread) => {
      const [one, two] = postsOf(thread);
      return one && two && one.text !== two.text ? [{ kind: 'other answer', isSame: false, one, two }] : [];
    }),
    limit,
  );
}

/** The answers of two threads that are both right for one question; of the threads themselves where none has any. */
function pairAlikeQuestions(file: JudgedFile, limit: number): Pair[] {
  const byId = new Map(file.threads.map((thread) => [thread.id, thread]));
  const best = file.questions.map(({ relevance }) =>
    Object.keys(relevance).filter((id) => (relevance[id] ?? 0) > 0),
  );
  const pairs = best.flatMap(([first, second]): Pair[] => {
    const [a, b] = [byId.get(first ?? ''), byId.get(second ?? '')];
    const [one, two] = [a && postOrQuestion(a), b && postOrQuestion(b)];
    return one && two && one.text !== two.text ? [{ kind: 'alike question', isSame: false, one, two }] : [];
  });
  return sample(pairs, limit);
}

function postOrQuestion(thread: Candidate): Post | undefined {
  const { title, body } = thread;
  const own = body.length >= fewestChars ? { title, body: '', text: body } : undefined;
  return postsOf(thread)[0] ?? own;
}

function pairTemplates(files: readonly JudgedFile[], limit: number): Pair[] {
  const threads = sample(
    files.flatMap((file) => sample(file.threads, limit)),
    limit * 2,
  );
  return threads.slice(1).flatMap((thread, index): Pair[] => {
    const other = threads[(index * 7 + 3) % threads.length];
    const text = templates[index % templates.length] ?? '';
    if (!other || other.title === thread.title) return [];
    const [one, two] = [thread, other].map(({ title, body }) => ({ title, body, text }));
    return one && two ? [{ kind: 'template', isSame: false, one, two }] : [];
  });
}

function cardOf({ title, body, text }: Post, place: number): RankedAnswer {
  const thread = threadOfCandidate({ id: `thread ${place}`, title, body }, place, `community ${place}`);
  const answer = answerOf(`answer ${place}`, text);
  return {
    thread,
    answer,
    others: [],
    alsoOn: [],
    passage: { text: '', start: 0, end: 0 },
    score: -place,
    why: [],
  };
}

function isMerged({ one, two }: Pair): boolean {
  return mergeSameAnswers([cardOf(one, 0), cardOf(two, 1)], options).length === 1;
}

/** Median ms for a thousand different answers at once. */
function timeThousand(files: readonly JudgedFile[]): number {
  const posts = files.flatMap(({ threads }) => threads.flatMap(postsOf));
  const cards = Array.from({ length: 1000 }, (_, place) => posts[place % posts.length])
    .filter((post) => post !== undefined)
    .map(cardOf);
  const times = Array.from({ length: 15 }, () => {
    const startedAt = performance.now();
    mergeSameAnswers(cards, options);
    return performance.now() - startedAt;
  });
  return median(times);
}

function report(pairs: readonly Pair[], msForThousand: number, isJson: boolean): void {
  const judged = pairs.map((pair) => ({ ...pair, merged: isMerged(pair) }));
  const merged = judged.filter((pair) => pair.merged);
  const same = judged.filter((pair) => pair.isSame);
  const summary = {
    pairs: judged.length,
    precision: merged.filter((pair) => pair.isSame).length / Math.max(1, merged.length),
    recall: same.filter((pair) => pair.merged).length / Math.max(1, same.length),
    msForThousand,
    byKind: [...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, group]) => ({
      kind,
      isSame: group[0]?.isSame === true,
      pairs: group.length,
      merged: group.filter((pair) => pair.merged).length / group.length,
    })),
  };
  if (isJson) {
    console.log(JSON.stringify(summary, null, 2));
    return;
  }
  console.log(
    `${summary.pairs} pairs: precision ${summary.precision.toFixed(4)}, recall ${summary.recall.toFixed(4)}; 1,000 answers in ${msForThousand.toFixed(1)} ms`,
  );
  for (const { kind, isSame, pairs: count, merged: share } of summary.byKind)
    console.log(
      `  ${isSame ? 'same ' : 'other'} ${kind.padEnd(16)} ${count} pairs, merged ${(100 * share).toFixed(1)} %`,
    );
}
