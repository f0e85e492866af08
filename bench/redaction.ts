import { redact } from '@/lookup/redact';
import { allLines } from '@/tests/lookup/redaction-lines/all-lines';
import { readLine } from '@/tests/lookup/redaction-lines/marked-line';
import { scoreRedaction } from '@/tests/lookup/redaction-lines/score';

import type { Figure } from './bench';
import { median } from './median';

/** Of 1,000 lines as people write them: which secrets come through, which codes do not, and what a line costs. */
export function measureRedaction(): Promise<Figure[]> {
  const score = scoreRedaction();
  const { lines, secrets, leaked, codes, lost, cleanLines, cutForNothing, words, wordsKept } = score;
  return Promise.resolve([
    figure('lines', lines, 'count'),
    figure('secrets', secrets, 'count'),
    figure('secrets that came through', leaked, 'count', 0),
    figure('leak rate', leaked / secrets, 'ratio', 0),
    figure('codes, models, versions and figures', codes, 'count'),
    figure('codes that were lost', lost, 'count', 0),
    figure('survival rate', (codes - lost) / codes, 'ratio'),
    figure('lines without a secret', cleanLines, 'count'),
    figure('lines without a secret that were changed', cutForNothing, 'count', 0),
    figure('other words kept in lines with a secret', wordsKept / words, 'ratio'),
    figure('one line, median', msPerLine(), 'ms'),
  ]);
}

function figure(name: string, value: number, unit: Figure['unit'], budget?: number): Figure {
  return { section: 'redaction', name, value, unit, ...(budget === undefined ? {} : { budget }) };
}

function msPerLine(): number {
  const texts = Object.values(allLines).flatMap((lines) => lines.map((line) => readLine(line).text));
  const timeAll = (): number[] =>
    texts.map((text) => {
      const start = performance.now();
      redact(text);
      return performance.now() - start;
    });
  // The first round compiles the patterns.
  timeAll();
  return median(timeAll());
}
