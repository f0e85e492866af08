import { urlShapes } from './url-shapes';
import { familyOfTerm, isAsking, wordsOf } from './url-words';

/** What lies behind this tells nothing more, and only costs time. */
const mostChars = 400;
const mostSegments = 10;

/**
 * What can be seen of an address, as names ('host is help', 'slug has safety', 'shape hc'): families of words at
 * their places, help desks' shapes, and the address's build. Takes time in proportion to the address's first 400
 * characters.
 */
export function urlFeatures(url: URL): Set<string> {
  const features = new Set<string>();
  const { hostname, pathname } = url;
  const path = unescaped(pathname.slice(0, mostChars));
  const segments = path.split('/').filter(Boolean).slice(0, mostSegments);
  addHost(features, hostname.slice(-mostChars));
  let slugLength = 0;
  segments.forEach((segment, at) => {
    slugLength = addSegment(features, segment, at === segments.length - 1);
  });
  addTail(features, 'query', url.search);
  addTail(features, 'hash', url.hash);
  addBuild(features, segments, path, slugLength, url.search.length > 1 || url.hash.length > 1);
  const address = `${hostname.slice(-mostChars)}${path}`;
  for (const { name, pattern } of shapes) if (pattern.test(address)) features.add(`shape ${name}`);
  return features;
}

const shapes = urlShapes.map(({ name, pattern }) => ({ name, pattern: new RegExp(`^${pattern}`, 'i') }));

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    // An escape may be cut in two where the text ends.
    return decodeURIComponent(text.replace(/%[\da-f]?$/i, ''));
  } catch {
    return text;
  }
}

function addHost(features: Set<string>, hostname: string): void {
  const labels = hostname.split('.');
  const nameAt = labels.length - nameDepth(labels);
  const inner = labels
    .slice(Math.max(0, nameAt - 4), Math.max(0, nameAt))
    .filter((label) => !/^www\d?$/.test(label));
  if (inner.length > 0) features.add('sub-domain');
  for (const label of inner) addWords(features, 'host is', wordsOf(label));
  addWords(features, 'name is', wordsOf(labels[nameAt] ?? ''));
}

/** Where the name stands that somebody registered, from behind: 2 in 'help.acme.com', 3 in 'help.acme.co.uk'. */
function nameDepth(labels: string[]): number {
  const isDeeper = /^(?:com?|org|net|gov|go|ac|edu|or|ne)$/.test(labels.at(-2) ?? '');
  return isDeeper && labels.at(-1)?.length === 2 && labels.length > 2 ? 3 : 2;
}

/** Says how many words the segment has. */
function addSegment(features: Set<string>, segment: string, isLast: boolean): number {
  const words = wordsOf(segment.replace(/[.][a-z]{2,5}$/i, ''));
  const whole = familyOfTerm(words.join(' '));
  if (whole) features.add(`${isLast ? 'end is' : 'folder is'} ${whole}`);
  addWords(features, isLast ? 'slug has' : 'path has', words);
  if (isLast && words.length < 4) addWords(features, 'short slug has', words);
  if (isLast && words.length > 2 && isAsking(words[words[0] === '#' ? 1 : 0] ?? ''))
    features.add('slug asks');
  return words.length;
}

/** Families of single words, and of two that stand side by side. */
function addWords(features: Set<string>, place: string, words: string[]): void {
  words.forEach((word, at) => {
    const next = words[at + 1];
    const family = familyOfTerm(word);
    const pair = next === undefined ? undefined : familyOfTerm(`${word} ${next}`);
    if (family) features.add(`${place} ${family}`);
    if (pair) features.add(`${place} ${pair}`);
  });
}

function addTail(features: Set<string>, place: 'query' | 'hash', text: string): void {
  if (text.length < 2) return;
  features.add(`has ${place}`);
  const parts = unescaped(text.slice(0, 150))
    .slice(1)
    .split(/[&=?#/;!]+/, 12);
  for (const part of parts) {
    const words = wordsOf(part);
    const whole = familyOfTerm(words.join(' '));
    if (whole) features.add(`tail is ${whole}`);
    addWords(features, `${place} has`, words);
  }
}

function addBuild(
  features: Set<string>,
  segments: string[],
  path: string,
  slugLength: number,
  hasTail: boolean,
): void {
  const last = segments.at(-1);
  if (last === undefined) features.add(hasTail ? 'front page with more' : 'front page');
  else {
    features.add(`depth ${Math.min(segments.length, 5)}`);
    features.add(`slug of ${lengthClass(slugLength)}`);
    const ending = /[.]([a-z]{2,5})$/i.exec(last)?.[1]?.toLowerCase();
    if (ending && endings.has(ending)) features.add(`ends in ${ending}`);
    if (/^\d+-/.test(last)) features.add('number first');
    if (/-\d+$/.test(last)) features.add('number last');
    if (/^\d+$/.test(last)) features.add('number alone');
  }
  if (/\d{5}/.test(path)) features.add('long number');
  if (/\/(?:19|20)\d\d\/\d{1,2}\//.test(path)) features.add('date');
  if (segments.some((segment) => /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(segment))) features.add('locale');
}

const endings = new Set(['html', 'htm', 'php', 'asp', 'aspx', 'jsp', 'pdf', 'do', 'md', 'txt']);

function lengthClass(words: number): string {
  if (words < 4) return `${words} words`;
  return words < 7 ? '4-6 words' : words < 10 ? '7-9 words' : '10 words';
}
