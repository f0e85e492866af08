/** How one code is found in texts, however peers write it, and how its siblings are told from it. */
export type CodePattern = {
  /** As the topic writes it. */
  written: string;
  isIn: (text: string) => boolean;
  /** A code of the same family that is another one: E05 for E04. Look for it only where the code itself is not. */
  findSibling: (text: string) => string | undefined;
};

const mostRuns = 12;
/** Latin letters and digits end a code; Japanese writes on without a space. */
const before = '(?<![A-Za-z0-9\\u00c0-\\u024f])';
const after = '(?![A-Za-z0-9\\u00c0-\\u024f])';
const between = '[^A-Za-z0-9\\u00c0-\\u024f\\n]{0,3}';
const errorWords =
  'errors?|codes?|status|fault|fehler|fehlercode|erreur|c[oó]digo|codice|errore|erro|fout|felkod|ошибка|エラー|错误|error code|status code';
const httpNames =
  'forbidden|not found|unauthori[sz]ed|bad request|bad gateway|internal server|service unavailable|gateway time-?out|too many|not allowed|conflict|gone|errors?|status';

/** Null for a text without letters and digits. */
export function createCodePattern(code: string): CodePattern | null {
  const hex = /^0x0*([\da-f]+)$/i.exec(code)?.[1];
  if (hex !== undefined) return createHexPattern(code, hex);
  const http = /^https?[ /:-]{0,2}([1-5]\d\d)$/i.exec(code)?.[1];
  if (http !== undefined) return createHttpPattern(code, http);
  // Compiling all words for "error" takes longer than all else here.
  const numbered = /[ :#]\d{1,80}$/.test(code)
    ? new RegExp(`^(?:${errorWords})[ :#]{1,3}0*(\\d{1,6})$`, 'iu').exec(code)?.[1]
    : undefined;
  if (numbered !== undefined) return createNumberedPattern(code, numbered);
  // oxlint-disable-next-line no-control-regex -- other scripts have no shape to vary
  if (!/^[\0-\x7f]*$/.test(code)) return createPlainPattern(code);
  const runs = code.match(/[a-z]+|\d+/gi) ?? [];
  if (runs.length === 0) return null;
  if (runs.length > mostRuns) return createPlainPattern(code);
  if (/^[A-Z\d:]+(?:_[A-Z\d]+)+$/.test(code)) return createConstantPattern(code, runs);
  return createShapePattern(code, runs);
}

function createHexPattern(written: string, digits: string): CodePattern {
  // Bare digits are a code only where they are too many to be anything else.
  const exact = anyCase(digits.length >= 6 ? `(?:0x0*)?${digits}` : `0x0*${digits}`);
  const bareSibling = digits.length >= 7 ? `|${digits.slice(0, 1)}[\\da-f]{${digits.length - 1}}` : '';
  return createPattern(written, digits, exact, anyCase(`0x[\\da-f]{2,16}${bareSibling}`));
}

function createHttpPattern(written: string, state: string): CodePattern {
  const named = `(?:https?|errors?|status|codes?|response|returns?|gets?|got)(?:[ /:-]{1,3}(?:code|error|status))?[ /:-]{1,3}`;
  const sibling = anyCase(`(?:${named}[45]\\d\\d|[45]\\d\\d[ :-]{1,3}(?:${httpNames}))`);
  return createPattern(written, state, anyCase(state), sibling);
}

function createNumberedPattern(written: string, digits: string): CodePattern {
  const named = `(?:${errorWords})(?:[ ](?:code|number|nr|no))?[.]?[ :#(-]{0,3}`;
  // "5" alone stands everywhere; 1603 does not.
  const exact = digits.length >= 3 ? anyCase(`0*${digits}`) : new RegExp(`${named}0*${digits}${after}`, 'iu');
  return createPattern(written, digits, exact, new RegExp(`${named}\\d{1,6}${after}`, 'iu'));
}

/** ERR_CONNECTION_RESET and ERR_CONNECTION_REFUSED. */
function createConstantPattern(written: string, runs: readonly string[]): CodePattern {
  const [first = ''] = runs;
  const sibling = new RegExp(`${before}${first}(?:_[A-Za-z\\d]{1,24}){1,8}${after}`, 'i');
  return createPattern(written, '', anyCase(runs.join(between)), sibling);
}

/** Letters and digits in turn: E04, WH-1000XM4, CE-34878-0, 2618-0516; or words: "disk is full". */
function createShapePattern(written: string, runs: readonly string[]): CodePattern {
  const numbers = runs.filter((run) => /\d/.test(run)).map(trimZeros);
  const longest = numbers.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const whole = runs.map((run) => (/\d/.test(run) ? `0*${trimZeros(run)}` : run)).join(between);
  const short = shortenModel(written, runs);
  const anchor = short === '' ? longest : '';
  const exact = anyCase(short === '' ? whole : `(?:${whole}|${short})`);
  const siblings = describeSiblings(written, runs, short);
  return createPattern(
    written,
    anchor,
    exact,
    siblings.length > 0 ? anyCase(`(?:${siblings.join('|')})`) : null,
  );
}

/** Of WH-1000XM4, people say XM4. */
function shortenModel(written: string, runs: readonly string[]): string {
  const [letters = '', digits = ''] = runs.slice(-2);
  const isModel = runs.length >= 4 && /^[a-z]{2,}$/i.test(letters) && /^\d+$/.test(digits);
  return isModel && written.toLowerCase().endsWith(`${letters}${digits}`.toLowerCase())
    ? letters + digits
    : '';
}

function describeSiblings(written: string, runs: readonly string[], short: string): string[] {
  const hasLetters = runs.some((run) => /[a-z]/i.test(run));
  const hasDigits = runs.some((run) => /\d/.test(run));
  if (!hasDigits || runs.length > 6) return [];
  if (!hasLetters) return runs.length < 2 ? [] : [runs.map((run) => `\\d{${run.length}}`).join('[-.]')];
  // "a 5" is an article and a number; "E 5" must not be looked for across a space.
  const gap = (runs[0]?.length ?? 0) === 1 ? '[-.]?' : '[-._ ]?';
  const siblings = [runs.map((run) => (/\d/.test(run) ? '\\d{1,8}' : run)).join(gap)];
  if (short !== '') siblings.push(`${/^[a-z]+/i.exec(short)?.[0] ?? ''}\\d{1,4}`);
  const [first = '', ...rest] = runs;
  const isSameNumber = /^[a-z]+$/i.test(first) && rest.join('').length >= 3;
  if (isSameNumber && !/^\s|\s$|\s\w+\s/.test(written)) siblings.push(`[a-z]{1,5}-?${rest.join('[-.]?')}`);
  return siblings;
}

/** A text in any script, as it stands but for case and spacing. */
function createPlainPattern(written: string): CodePattern {
  const sought = fold(written);
  return { written, isIn: (text) => fold(text).includes(sought), findSibling: () => undefined };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

/** `anchor` stands in every text that holds the code: it spares most texts the pattern. */
function createPattern(written: string, anchor: string, exact: RegExp, sibling: RegExp | null): CodePattern {
  const hasAnchor = (text: string): boolean => anchor === '' || includesAnyCase(text, anchor);
  return {
    written,
    isIn: (text) => hasAnchor(text) && exact.test(text),
    findSibling: (text) => sibling?.exec(text)?.[0],
  };
}

function includesAnyCase(text: string, anchor: string): boolean {
  return /^\d+$/.test(anchor) ? text.includes(anchor) : text.toLowerCase().includes(anchor.toLowerCase());
}

function anyCase(pattern: string): RegExp {
  return new RegExp(`${before}${pattern}${after}`, 'i');
}

/** E04 and E4 are one code; E0 keeps its zero. */
function trimZeros(run: string): string {
  return run.replace(/^0+(?=\d)/, '');
}
