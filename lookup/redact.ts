import type { CutKind } from '@/storage/db';

import { fold } from './redact/fold';
import type { Rule } from './redact/rule';
import { rules } from './redact/rules';

/** A text without what could tell who the reader is. `cut` names each kind once, in the order of the rules. */
export type Redaction = { text: string; cut: CutKind[] };

/** What is longer is cut off: nobody asks that much, and each rule looks at all of it. */
const MAX_CHARS = 4000;
/** What is left is looked at again, as its words now have other neighbours; nearly always the second look finds nothing. */
const MAX_PASSES = 6;
/** Stand in the place of what was found, letter for letter; `fold` takes them out of what people write. */
const CUT = '\uFFFC';
const KEPT = '\uE000';

/**
 * Cuts mail and web addresses, phone, card and account numbers, the numbers of orders, tickets, devices and papers,
 * passwords and keys, network addresses, names, places where somebody lives and dates of birth. Error codes, models,
 * versions and file names stay: they are what finds the answer. White space comes out as single spaces.
 */
export function redact(text: string): Redaction {
  const asked = text.normalize('NFC').replace(invisible, '').slice(0, MAX_CHARS).trim();
  const known = remembered.get(asked) ?? remember(asked, redacted(asked));
  return { text: known.text, cut: [...known.cut] };
}

/** Planning asks for the same question and its words again and again. */
const remembered = new Map<string, Redaction>();
const MAX_REMEMBERED = 50;

function remember(asked: string, redaction: Redaction): Redaction {
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= MAX_REMEMBERED) remembered.delete(oldest);
  remembered.set(asked, redaction);
  return redaction;
}

function redacted(asked: string): Redaction {
  const cut = new Set<CutKind>();
  let rest = asked;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const shadow = shadowOf(rest, cut);
    if (!shadow.includes(CUT)) break;
    rest = withoutCut(rest, shadow);
  }
  return { text: rest.replace(/\s+/g, ' ').trim(), cut: [...cut] };
}

/** Controls of direction and width that can stand within a number and are not seen. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC]/g;

/** As long as the text; what is private is `CUT` in it. */
function shadowOf(text: string, cut: Set<CutKind>): string {
  let shadow = fold(text);
  for (const rule of rules)
    if (rule.needs === undefined || rule.needs.test(shadow)) shadow = applied(rule, shadow, cut);
  return shadow;
}

function applied({ kind, pattern, meantIn }: Rule, shadow: string, cut: Set<CutKind>): string {
  let marked = '';
  let from = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(shadow); match !== null; match = pattern.exec(shadow)) {
    const [start, end] = match.indices?.groups?.['cut'] ?? [match.index, match.index + match[0].length];
    const text = shadow.slice(start, end);
    const before = shadow.slice(Math.max(0, start - 24), start);
    const after = shadow.slice(end, end + 24);
    const meant = meantIn?.({ text, groups: match.groups ?? {}, before, after }) ?? text;
    const length = meant.length + Number(closesBracketOf(meant, shadow[start + meant.length]));
    if (meant !== '') {
      if (kind !== 'kept') cut.add(kind);
      marked += shadow.slice(from, start) + (kind === 'kept' ? KEPT : CUT).repeat(length);
      from = start + length;
    }
    // Behind a label another one may stand: the search goes on where what is meant ends, not where it looked to.
    pattern.lastIndex = meant !== '' ? from : Math.max(start, match.index + 1);
  }
  return marked + shadow.slice(from);
}

/** In "claim (#4711)" the number is cut with its opening bracket. */
function closesBracketOf(meant: string, next: string | undefined): boolean {
  return next === ')' && meant.lastIndexOf('(') > meant.lastIndexOf(')');
}

/** The text without what is cut in its shadow, and without the signs that led to it: "(#…)", "…: ". */
function withoutCut(text: string, shadow: string): string {
  let rest = '';
  for (let at = 0; at < text.length; at += 1)
    if (shadow[at] !== CUT) rest += text[at] ?? '';
    else if (shadow[at - 1] !== CUT) rest += CUT;
  return rest
    .replace(/^\s?\uFFFC[\s,.;:!?)\uFFFC]{0,9}/, '')
    .replace(/[([{<"'„“«] ?\uFFFC ?[)\]}>"'“”»]/g, CUT)
    .replace(/\s?[#:=№([]{1,3}\s?\uFFFC/g, CUT)
    .replace(/(?<=[\\/])\uFFFC(?=\S)/g, '')
    .replace(/(?:\s?\uFFFC){1,20}\s?(?=[\s,.;:!?)\]]|$)/g, '')
    .replace(/(?:\s?\uFFFC){1,20}\s?/g, ' ');
}
