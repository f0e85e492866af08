import type { Topic } from '@/detection/topic';
import type { Thread } from '@/sources/source';

import { askedCodes } from '../asked-codes';
import type { BackgroundTable } from '../background';
import { createCodePattern } from '../code-patterns';
import type { CodePattern } from '../code-patterns';
import { isSameMajor, isSameNumber, readNumberedNames } from '../numbered-names';
import type { FamilyTest, NumberedName } from '../numbered-names';
import type { Stemmer } from '../stem';

/** What a thread says of the numbers and models that the question names. */
export type NumberFinding = {
  /** Named in the title, or further down. */
  named: { written: string; inTitle: boolean } | undefined;
  /** Another number of the same name. `share`: how much it speaks against the thread, 0 to 1. */
  other: { written: string; asked: string; share: number } | undefined;
};
export type NumberJudge = {
  judgeThread: (thread: Thread) => NumberFinding;
  /** The same for an answer, which has no title. */
  judgeText: (text: string) => NumberFinding;
};

const nothing: NumberFinding = { named: undefined, other: undefined };
const readChars = 1500;
const mostModels = 6;
/** A word more common than this is no product's name, unless it is written with a capital. */
const commonWordShare = 0.03;
/** Against a thread that asks for a sibling in its title, in its text, and in its title while it also names the asked. */
const shares = { title: 1, text: 0.6, both: 0.4, near: 0.4 };
/** A word of letters and digits; units, ordinals and versions are none. */
const modelPattern =
  /(?<![\w.])(?=[\w.-]{0,20}\d)(?=[\w.-]{0,20}[a-z])[a-z\d]{1,12}(?:[-.][a-z\d]{1,12}){0,3}(?![\w])/gi;
const noModel = /^(?:v?[\d.]+[a-z]?|\d+[a-z]{1,4}|\d+-[a-z]+|[a-z]+-?\d{1,2}bit)$/i;

/** Compares the numbers behind names: iOS 17 is not iOS 16, XM4 not XM5. Numbers that are codes are left out. */
export function createNumberJudge(topic: Topic, stem: Stemmer, table: BackgroundTable): NumberJudge {
  const codes = askedCodes(topic)
    .map(createCodePattern)
    .filter((pattern) => pattern !== null);
  const isCode = ({ written }: { written: string }): boolean => codes.some((code) => code.isIn(written));
  const isFamily: FamilyTest = ({ form, written }) =>
    /\p{Lu}/u.test(written) || table.documentFrequency(stem(form)) < commonWordShare;
  const text = `${topic.question}\n${topic.product ?? ''}`;
  const asked = readNumberedNames(text, topic.language, isFamily).filter((name) => !isCode(name));
  const models = readModels(text).filter((model) => !isCode(model));
  if (asked.length === 0 && models.length === 0)
    return { judgeThread: () => nothing, judgeText: () => nothing };
  const families = new Set(asked.map(({ family }) => family));
  const isAskedFamily: FamilyTest = ({ form }) => families.has(form) || form === 'win';
  const hints = families.has('windows') ? [...families, 'win'] : [...families];
  // Folding may change a family's spelling only where it is written with other letters than these.
  const mayName = (part: string): boolean => {
    if (families.has('version') || hints.some((hint) => /[^a-z]/.test(hint))) return true;
    const lower = part.toLowerCase();
    return hints.some((hint) => lower.includes(hint));
  };
  const read = (part: string): NumberedName[] =>
    mayName(part) ? readNumberedNames(part, topic.language, isAskedFamily) : [];
  const judge = (title: string, body: string): NumberFinding =>
    mergeFindings([
      ...(asked.length > 0 ? compareNames(asked, read(title), () => read(body)) : []),
      ...models.map((model) => compareModel(model, title, body)),
    ]);
  return {
    judgeThread: ({ title, text: opening }) => judge(title, opening.slice(0, readChars)),
    judgeText: (answer) => judge('', answer.slice(0, readChars)),
  };
}

/** Models whose letters and digits take turns: S21, DS220j, WH-1000XM4. */
function readModels(text: string): CodePattern[] {
  return [...text.matchAll(modelPattern)]
    .map(([written]) => written)
    .filter((written) => !noModel.test(written) && !/^[a-z]{2,}-?\d+$/i.test(written))
    .slice(0, mostModels)
    .map(createCodePattern)
    .filter((pattern) => pattern !== null);
}

function compareModel(model: CodePattern, title: string, body: string): NumberFinding {
  const { written } = model;
  if (model.isIn(title)) return { ...nothing, named: { written, inTitle: true } };
  const isInBody = model.isIn(body);
  const named = isInBody ? { written, inTitle: false } : undefined;
  const inTitle = model.findSibling(title);
  if (inTitle !== undefined)
    return {
      named,
      other: { written: inTitle, asked: written, share: isInBody ? shares.both : shares.title },
    };
  const inBody = isInBody ? undefined : model.findSibling(body);
  return {
    named,
    other: inBody === undefined ? undefined : { written: inBody, asked: written, share: shares.text },
  };
}

function compareNames(
  asked: readonly NumberedName[],
  title: readonly NumberedName[],
  readBody: () => NumberedName[],
): NumberFinding[] {
  let body: NumberedName[] | undefined;
  return asked.map((name) => {
    if (title.some((each) => isSame(each, name)))
      return { ...nothing, named: { written: name.written, inTitle: true } };
    body ??= readBody();
    const isInBody = body.some((each) => isSame(each, name));
    const named = isInBody ? { written: name.written, inTitle: false } : undefined;
    const inTitle = findOther(name, title, asked);
    if (inTitle) return { named, other: against(name, inTitle, isInBody ? shares.both : shares.title) };
    const inBody = isInBody ? undefined : findOther(name, body, asked);
    return { named, other: inBody ? against(name, inBody, shares.text) : undefined };
  });
}

function against(name: NumberedName, other: NumberedName, share: number): NumberFinding['other'] {
  const isNear = name.number.includes('.') && isSameMajor(name.number, other.number);
  return {
    written: other.written,
    asked: name.written,
    share: isNear ? Math.min(share, shares.near) : share,
  };
}

/** Another number of the name, that the question does not name as well ("from Windows 10 to 11"). */
function findOther(
  name: NumberedName,
  names: readonly NumberedName[],
  asked: readonly NumberedName[],
): NumberedName | undefined {
  return names.find((each) => each.family === name.family && !asked.some((own) => isSame(own, each)));
}

function isSame(a: NumberedName, b: NumberedName): boolean {
  return a.family === b.family && isSameNumber(a.number, b.number);
}

function mergeFindings(findings: readonly NumberFinding[]): NumberFinding {
  const named = findings.map((finding) => finding.named).filter((each) => each !== undefined);
  const others = findings.map(({ other }) => other).filter((each) => each !== undefined);
  return {
    named: named.find(({ inTitle }) => inTitle) ?? named[0],
    other: others.toSorted((a, b) => b.share - a.share)[0],
  };
}
