/**
 * `npm run eval:passage -- FILE.jsonl… [--limit N] [--json]`: does the passage of a right answer speak of the question
 * more densely than its first three sentences do? Measured in the question's words, each by how rare it is.
 */
import { parseArgs } from 'node:util';

import { bestPassage } from '../ranking/passage';
import { createReader } from '../ranking/reader';
import { readTopicWords } from '../ranking/topic-words';
import { judgedOptions, readJudgedFiles, sample, topicOfQuestion } from './judged-questions';
import type { JudgedFile, JudgedQuestion } from './judged-questions';

type Shown = { chars: number; share: number };
type Row = { passage: Shown; opening: Shown };

/** Shorter answers are shown whole either way. */
const fewestChars = 500;
const usualWorth = 6;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

main();

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: 'string', default: '300' }, json: { type: 'boolean' } },
  });
  const files = positionals.length > 0 && Number(values.limit) > 0 ? readJudgedFiles(positionals) : null;
  if (!files) {
    console.error('usage: npm run eval:passage -- FILE.jsonl… [--limit N] [--json]');
    process.exit(2);
  }
  const reports = files.map((file) => evaluate(file, Number(values.limit)));
  if (values.json) console.log(JSON.stringify(reports, null, 2));
  else
    for (const { file, answers, passage, opening } of reports)
      console.log(
        `${file}: ${answers} long right answers; passage ${describe(passage)}; first three sentences ${describe(opening)}`,
      );
}

function evaluate(file: JudgedFile, limit: number) {
  const rows = sample(file.questions, limit).flatMap((question) =>
    rightAnswers(file, question)
      .filter((text) => text.length >= fewestChars)
      .slice(0, 1)
      .map((text) => compare(question, text)),
  );
  return {
    file: file.name,
    answers: rows.length,
    passage: summarise(rows.map(({ passage }) => passage)),
    opening: summarise(rows.map(({ opening }) => opening)),
  };
}

function rightAnswers(file: JudgedFile, { relevance, candidates }: JudgedQuestion): string[] {
  const isRight = ({ id }: { id: string }): boolean => (relevance[id] ?? 0) > 0;
  if (file.isReplies) return (candidates ?? []).filter(isRight).map(({ body }) => body);
  return file.threads.filter(isRight).flatMap(({ answers = [] }) => answers.slice(0, 1));
}

function compare(question: JudgedQuestion, text: string): Row {
  const { stem, table } = judgedOptions;
  const words = readTopicWords(topicOfQuestion(question), stem, table).filter(({ isAsked }) => isAsked);
  const reader = createReader(words, 'en', stem);
  const worths = words.map(
    (word) => (word.weight * -Math.log(table.documentFrequency(word.stem))) / usualWorth,
  );
  const { text: passage } = bestPassage(text, worths, reader, 'en');
  const opening = [...sentences.segment(text)]
    .slice(0, 3)
    .map(({ segment }) => segment)
    .join('');
  const weigh = (shown: string): Shown => {
    const { counts } = reader.readText(shown);
    const total = worths.reduce((sum, worth) => sum + worth, 0);
    const found = worths.reduce((sum, worth, index) => sum + (counts[index] ? worth : 0), 0);
    return { chars: shown.length, share: total > 0 ? found / total : 0 };
  };
  return { passage: weigh(passage), opening: weigh(opening) };
}

function summarise(rows: readonly Shown[]): { chars: number; share: number; sharePer100Chars: number } {
  const mean = (value: (row: Shown) => number): number =>
    rows.reduce((sum, row) => sum + value(row), 0) / Math.max(1, rows.length);
  return {
    chars: mean(({ chars }) => chars),
    share: mean(({ share }) => share),
    sharePer100Chars: mean(({ chars, share }) => (100 * share) / Math.max(1, chars)),
  };
}

function describe({ chars, share, sharePer100Chars }: ReturnType<typeof summarise>): string {
  return `${Math.round(chars)} characters with ${(100 * share).toFixed(1)} % of the question's words (${(100 * sharePer100Chars).toFixed(1)} % per 100)`;
}
