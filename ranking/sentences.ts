/**
 * The sentences of one line, each with the spaces after it (Unicode annex 29). Plain ASCII, most lines of most posts,
 * is split by hand: it takes a fraction of what Intl.Segmenter does, and none of the time to make one.
 */
export function splitSentences(line: string, language: string): string[] {
  const byHand = plainPattern.test(line) && !language.startsWith('el') ? splitPlain(line) : undefined;
  return byHand ?? Array.from(sentenceSegmenter(language).segment(line), ({ segment }) => segment);
}

const plainPattern = /^[\t -~]*$/;
const space = 0x20;
const tab = 0x09;
const fullStop = 0x2e;

/** Rules SB6 to SB11. Undefined where versions of the annex differ: whether a sentence goes on at a semicolon. */
function splitPlain(line: string): string[] | undefined {
  const sentences: string[] = [];
  let start = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (!isTerminator(code)) continue;
    if (code === fullStop && isInsideWord(line, at)) continue;
    const next = skipCloseAndSpace(line, at + 1);
    if (next === line.length) break;
    if (code === fullStop && goesOnSmall(line, next)) continue;
    const following = line.charAt(next);
    if (following === ';') return undefined;
    if (',-:.!?'.includes(following)) continue;
    sentences.push(line.slice(start, next));
    start = next;
  }
  if (start < line.length) sentences.push(line.slice(start));
  return sentences;
}

/** "3.5", "U.S" */
function isInsideWord(line: string, at: number): boolean {
  const next = line.charCodeAt(at + 1);
  if (next >= 0x30 && next <= 0x39) return true;
  const before = line.charCodeAt(at - 1);
  return isCapital(next) && (isCapital(before) || isSmall(before));
}

function skipCloseAndSpace(line: string, from: number): number {
  let at = from;
  while (at < line.length && '"\'()[]{}'.includes(line.charAt(at))) at += 1;
  while (line.charCodeAt(at) === space || line.charCodeAt(at) === tab) at += 1;
  return at;
}

/** The next letter, with no end of a sentence before it, is a small one: "approx. 3 days". */
function goesOnSmall(line: string, from: number): boolean {
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (isSmall(code)) return true;
    if (isCapital(code) || isTerminator(code)) return false;
  }
  return false;
}

/** . ! ? */
function isTerminator(code: number): boolean {
  return code === fullStop || code === 0x21 || code === 0x3f;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

const segmenters = new Map<string, Intl.Segmenter>();

function sentenceSegmenter(language: string): Intl.Segmenter {
  const locale = /^[a-z]{2,3}(?:-|$)/.test(language) ? language.slice(0, 2) : 'und';
  const known = segmenters.get(locale);
  if (known) return known;
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  return segmenter;
}
