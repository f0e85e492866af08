/** What sites put between a page's name and their own. */
const separator = /(\s*[|｜»«•·›‹~]+\s*|\s*::\s*|\s+[-–—‐―:/]+\s+|(?<=\p{L})-\s+|[:：]\s+)/u;
/** '[Acme] Reset', '【Acme】Reset', 'Reset【Acme】'. */
const bracketed =
  /^\s*[[【［〖『]([^\]】］〗』]{1,60})[\]】］〗』]\s*(\S.*)$|^(.*\S)\s*[【［〖]([^】］〗]{1,60})[】］〗]\s*$/su;
/** '(3) Acme', 'Acme (1)': a counter of what is new. */
const counter = /^\s*\(\d{1,4}\+?\)\s+/;

/** One part of a title, and what stands between it and the next. */
export type TitlePart = { text: string; separator: string };

/** A title cut where sites join their parts, in its order; a part in brackets comes last. */
export function titlePartsOf(title: string): TitlePart[] {
  const plain = title.slice(0, 500).replace(counter, '');
  const brackets = bracketed.exec(plain);
  if (brackets) {
    const [, front, rest, start, back] = brackets;
    return [...titlePartsOf(rest ?? start ?? ''), { text: front ?? back ?? '', separator: '' }];
  }
  const pieces = plain.split(separator);
  const parts: TitlePart[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const text = (pieces[at] ?? '').trim();
    if (text !== '') parts.push({ text, separator: pieces[at + 1] ?? '' });
  }
  return parts;
}

/** Neighbouring parts as they stood in the title. */
export function joinParts(parts: TitlePart[]): string {
  return parts
    .map(({ text, separator: between }, at) => text + (at < parts.length - 1 ? between : ''))
    .join('');
}
