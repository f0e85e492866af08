import { foldWord, scanWords } from './words';

/** A name with its number, or a version: { family: 'ios', number: '17.4' }, { family: 'version', number: '2' }. */
export type NumberedName = { family: string; number: string; written: string };

/** May a word before a number be a product's name? `written` keeps its capitals, `form` is folded. */
export type FamilyTest = (word: { form: string; written: string }) => boolean;

type Word = { start: number; end: number };

const versionFamily = 'version';
const versionWords = new Set(
  'v ver version versions versión versione versão versie release firmware build'.split(' '),
);
/** They count or measure what follows, or date it. */
const countingWords = new Set(
  `step page part day days week month chapter line level episode season question number no nr row column top least last
  first past next after within about over under than section figure option tip way only all these those my the an is are
  error code status fault fehler erreur codigo port channel ch pin size type class group room zone phase option slot bay
  january february march april may june july august september october november december jan feb mar apr jun jul aug
  sep oct nov dec januar februar marz mai juni juli oktober dezember schritt seite teil tag etape jour paso dia since
  until every in on at to for of from by and or with`.split(/\s+/),
);
const families: Record<string, string> = { win: 'windows', osx: 'macos', rtx: 'rtx' };
const listWords = new Set(['and', 'or', 'to', 'und', 'oder', 'bis', 'y', 'et', 'ou', 'e', 'o', 'from']);
const numberPattern = /^v?(\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?)$/;
const gluedPattern = /^(\p{L}{2,})(\d{1,4}(?:\.\d{1,3}){0,2})$/u;
const unitPattern = /^\d+(?:st|nd|rd|th|am|pm|[kmgt]b|[kmgwvxhp])$/;
const longestGap = 3;
const mostNames = 40;

/** The numbered names of a text, in their order; in "Windows 10/11" both numbers belong to the name. */
export function readNumberedNames(text: string, language: string, isFamily: FamilyTest): NumberedName[] {
  if (!/\d/.test(text)) return [];
  const names: NumberedName[] = [];
  let before: Word | undefined;
  let open: { family: string; end: number } | undefined;
  const fold = ({ start, end }: Word): string => foldVersion(text.slice(start, end), language);
  scanWords(text, language, (start, end) => {
    const word = { start, end };
    if (hasDigit(text, word)) {
      const found =
        names.length < mostNames ? readName({ text, fold, isFamily }, word, before, open) : undefined;
      if (found) names.push(found);
      open = found ? { family: found.family, end } : undefined;
    } else if (open) {
      // Few words are folded: most stand beside no number.
      open = listWords.has(fold(word)) ? { ...open, end } : undefined;
    }
    before = word;
  });
  return names;
}

type Context = { text: string; fold: (word: Word) => string; isFamily: FamilyTest };

function readName(
  { text, fold, isFamily }: Context,
  word: Word,
  before: Word | undefined,
  open: { family: string; end: number } | undefined,
): NumberedName | undefined {
  const written = text.slice(word.start, word.end);
  const form = fold(word);
  const glued = gluedPattern.exec(form);
  if (glued && !versionWords.has(glued[1] ?? '') && isFamily({ form: glued[1] ?? '', written }))
    return name(glued[1] ?? '', glued[2] ?? '', written);
  const number = numberPattern.exec(form)?.[1];
  if (number === undefined || unitPattern.test(form)) return undefined;
  if (open && isListGap(text.slice(open.end, word.start))) return name(open.family, number, written);
  const gap = before ? text.slice(before.end, word.start) : '';
  if (before && gap.length <= longestGap && !/[\n.;,:/]/.test(gap)) {
    const beside = fold(before);
    const besideWritten = text.slice(before.start, before.end);
    if (versionWords.has(beside)) return name(versionFamily, number, written);
    const isNamed = !/\d/.test(beside) && !countingWords.has(beside);
    if (isNamed && isFamily({ form: beside, written: besideWritten }))
      return name(beside, number, text.slice(before.start, word.end));
  }
  const isVersion = /^v\d|\.\d/.test(form);
  return isVersion ? name(versionFamily, number, written) : undefined;
}

function hasDigit(text: string, { start, end }: Word): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

function name(family: string, number: string, written: string): NumberedName {
  return { family: families[family] ?? family, number, written };
}

function isListGap(gap: string): boolean {
  return gap.length <= longestGap && /^[\s/,&–-]*$/.test(gap);
}

function foldVersion(written: string, language: string): string {
  const lower = written.toLowerCase();
  return numberPattern.test(lower) ? lower : (foldWord(written, language).at(-1) ?? lower);
}

/** 17 and 17.4 may be the same, 3 and 3.0 are; 17.4 and 17.2, 7 and 7a are not. */
export function isSameNumber(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((part, index) => trimZeros(part) === trimZeros(right[index] ?? ''));
}

/** 17.4 and 17.2: another version, but near. */
export function isSameMajor(a: string, b: string): boolean {
  return trimZeros(a.split('.')[0] ?? '') === trimZeros(b.split('.')[0] ?? '');
}

function trimZeros(part: string): string {
  return part.replace(/^0+(?=\d)/, '');
}
