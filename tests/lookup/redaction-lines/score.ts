import { allLines } from './all-lines';
import { checkLine, type LineResult } from './marked-line';

/** What came through and what did not, in counts. */
export type RedactionScore = {
  lines: number;
  secrets: number;
  leaked: number;
  codes: number;
  /** Codes, models, versions and figures that did not come through. */
  lost: number;
  /** Lines without a secret, and how many of them were changed all the same. */
  cleanLines: number;
  cutForNothing: number;
  /** Of lines with secrets: the words that are none, and how many of them came through. */
  words: number;
  wordsKept: number;
};

/** Redacts every line of the set, or of one language, and counts. */
export function scoreRedaction(languages: readonly string[] = Object.keys(allLines)): RedactionScore {
  const results = languages.flatMap((language) => (allLines[language] ?? []).map(checkLine));
  const sum = (count: (result: LineResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return {
    lines: results.length,
    secrets: sum(({ line }) => line.secrets.length),
    leaked: sum(({ leaked }) => leaked.length),
    codes: sum(({ line }) => line.codes.length),
    lost: sum(({ lost }) => lost.length),
    cleanLines: sum(({ line }) => Number(line.secrets.length === 0)),
    cutForNothing: sum(({ isCutForNothing }) => Number(isCutForNothing)),
    words: sum((result) => openWords(result).length),
    wordsKept: sum((result) => openWords(result).filter((word) => result.redacted.includes(word)).length),
  };
}

function openWords({ line }: LineResult): string[] {
  return line.secrets.length === 0 ? [] : (line.open.join('\n').match(/\p{L}[\p{L}\p{M}]{2,}/gu) ?? []);
}
