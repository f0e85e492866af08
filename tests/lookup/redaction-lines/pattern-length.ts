/**
 * How many characters a pattern can look at from one place, its lookarounds included: `Infinity` where a quantifier
 * has no upper bound. Such a pattern may go back and forth as often as it likes, its search stays linear in the text.
 */
export function longestMatch(source: string): number {
  const parts = source.match(
    /\\[pP]\{[^}]{1,40}\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|<\w+>|:)|\{\d+(?:,\d*)?\}|./gsu,
  );
  const rest = [...(parts ?? [])];
  const length = alternatives(rest);
  if (rest.length > 0) throw new Error(`Not understood: ${rest.join('')}`);
  return length;
}

/** Reads up to the end of a group. */
function alternatives(rest: string[]): number {
  let longest = 0;
  let current = 0;
  for (let part = rest[0]; part !== undefined && part !== ')'; part = rest[0]) {
    rest.shift();
    if (part === '|') {
      longest = Math.max(longest, current);
      current = 0;
    } else {
      const length = part.startsWith('(') ? groupIn(rest) : Number(!/^(?:\^|\$|\\[bB])$/.test(part));
      current += length * repetitions(rest);
    }
  }
  return Math.max(longest, current);
}

function groupIn(rest: string[]): number {
  const length = alternatives(rest);
  if (rest.shift() !== ')') throw new Error('A group has no end.');
  return length;
}

/** Takes a quantifier away, and the sign that makes it lazy. */
function repetitions(rest: string[]): number {
  const [quantifier = ''] = rest;
  const bounds = /^\{(\d+)(,)?(\d*)\}$/.exec(quantifier);
  if (!bounds && !['*', '+', '?'].includes(quantifier)) return 1;
  rest.shift();
  if (rest[0] === '?') rest.shift();
  if (!bounds) return quantifier === '?' ? 1 : Infinity;
  const [, least, comma, most] = bounds;
  if (comma === undefined) return Number(least);
  return most === '' ? Infinity : Number(most);
}
