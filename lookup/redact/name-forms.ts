import {
  beforeLastName,
  doubtfulGreeting,
  makers,
  nobodyInPerson,
  ordinaryWords,
  particles,
  saidOfNames,
  titles,
} from './name-words';
import type { Found } from './rule';

/** The words behind a greeting or the like: so many titles, then so many words that look like a name. */
type Reading = { words: readonly string[]; titleCount: number; nameCount: number };

const isTitle = new RegExp(`^(?:${titles})\\.?$`, 'i');
const isInitial = /^\p{Lu}\.$/u;
/** "Anna", "Müller-Lüdenscheidt", "O'Neill", "McDonald"; neither "HP" nor "FritzBox". */
const isCapital =
  /^(?:Mc|Mac|O'|D'|L'|De|Di|Le|La|Van|Von)?\p{Lu}[\p{Ll}\p{M}]{1,25}(?:['-]\p{L}[\p{L}\p{M}]{0,25}){0,3}\.?$/u;
const sentenceEnd = /^\s{0,3}[.!]?\s{0,3}(?:$|\n)/;

/** Reads the group `words`, with which `text` ends. */
function readingOf({ groups }: Found): Reading {
  const words = (groups['words'] ?? '').split(' ');
  const titleCount = words.slice(0, Math.min(3, words.length - 1)).findIndex((each) => !isTitle.test(each));
  const from = titleCount === -1 ? Math.min(3, words.length - 1) : titleCount;
  return { words, titleCount: from, nameCount: nameLength(words, from) };
}

/** How many words from `from` on are a name: first and last ones, initials, what stands between. A sentence ends it. */
function nameLength(words: readonly string[], from: number): number {
  let count = 0;
  for (const [at, each] of words.slice(from, from + 5).entries()) {
    const isName = isInitial.test(each) || (isCapital.test(each) && !ordinaryWords.test(plain(each)));
    const isBetween = particles.test(each) && leadsToCapital(words, from + at + 1);
    if (!isName && !(isBetween && (count > 0 || beforeLastName.test(each)))) break;
    count += 1;
    if (isName && !isInitial.test(each) && each.endsWith('.')) break;
  }
  return count;
}

/** "van der Meer": up to two more may come before the last name. */
function leadsToCapital(words: readonly string[], at: number): boolean {
  const next = words.slice(at, at + 3).find((each) => !particles.test(each));
  return next !== undefined && isCapital.test(next);
}

function plain(word: string): string {
  return word.replace(/\.$/, '');
}

/** `text` up to the end of its first `count` words. */
function upToWord({ text, groups }: Found, count: number): string {
  const written = groups['words'] ?? '';
  const taken = written.split(' ').slice(0, count).join(' ');
  const end = /(?:^|\s)\p{Lu}\.$/u.test(taken) ? taken.length : plain(taken).length;
  return count === 0 ? '' : text.slice(0, text.length - written.length + end);
}

/** Groups, assistants, makers and what has a number behind are no persons. "Hello Lumenhome crew": the next word tells. */
function isPerson({ words, titleCount, nameCount }: Reading, after: string): boolean {
  const names = words.slice(titleCount, titleCount + nameCount);
  if (names.every((each) => isInitial.test(each))) return false;
  const endsSentence = (names.at(-1) ?? '').endsWith('.');
  const next = endsSentence ? '' : words[titleCount + nameCount];
  if ([...names, next ?? ''].some((each) => nobodyInPerson.test(plain(each)))) return false;
  const hasNumber = next === undefined && /^ ?\d/.test(after);
  return !hasNumber && !makers.test(plain(names[0] ?? ''));
}

/** The word with the number `at`, without a full stop; '' where there is none. */
export function wordAt({ groups }: Found, at: number): string {
  return plain((groups['words'] ?? '').split(' ')[at] ?? '');
}

/** `text` up to the end of a name with capitals and of so many words at least, or ''. */
export function capitalName(found: Found, least: number): string {
  const reading = readingOf(found);
  if (reading.nameCount < least || !isPerson(reading, found.after)) return '';
  return upToWord(found, reading.titleCount + reading.nameCount);
}

/**
 * "Hi Anna Schmidt", "Hi, Jane Doe!", "hi anna, …", "dear mr brown". Behind "Hi," a sentence may begin with a product:
 * what is no title's name goes only where it ends there.
 */
export function greetedName(found: Found): string {
  const { groups, after } = found;
  const { words, titleCount, nameCount } = readingOf(found);
  const isEnd = titleCount + nameCount === words.length && /^\s?(?:[,!.;:?\n]|$)/.test(after);
  const isDoubtful = groups['comma'] !== undefined || doubtfulGreeting.test(groups['greeting'] ?? '');
  if (nameCount > 0) return titleCount === 0 && isDoubtful && !isEnd ? '' : capitalName(found, 1);
  const first = plain(words[titleCount] ?? '');
  if (isOrdinary(first)) return '';
  const isAlone = words.length === 1 && groups['comma'] === undefined && /^\s?[,!]/.test(after);
  return titleCount > 0 || isAlone ? upToWord(found, titleCount + 1) : '';
}

/** Behind a comma a name with capitals anywhere; behind a full stop or in lower case only where nothing follows. */
export function farewellName(found: Found): string {
  const isNewSentence = /^\P{L}{0,4}[.!\n]/u.test(found.text);
  return isNewSentence ? lastName(found) : capitalName(found, 1) || lastName(found);
}

/** "Thanks, Dave", "thx mike": only where nothing follows, else it is "thanks to the update". */
export function lastName(found: Found): string {
  const { words, titleCount, nameCount } = readingOf(found);
  const isEnd = sentenceEnd.test(found.after);
  if (nameCount > 0) {
    const isBetweenCommas = found.text.startsWith(',') && found.after.startsWith(',');
    const isLast = titleCount + nameCount === words.length && (isEnd || isBetweenCommas);
    const endsSentence = (words[titleCount + nameCount - 1] ?? '').endsWith('.');
    return isLast || endsSentence ? capitalName(found, 1) : '';
  }
  const [only = ''] = words;
  const isAlone = only.endsWith('.') || (words.length === 1 && isEnd);
  return isAlone && !isOrdinary(plain(only)) ? upToWord(found, 1) : '';
}

/** "my name is jan jansen and …": in lower case up to two words that are no grammar. */
export function ownName(found: Found): string {
  const { words, titleCount, nameCount } = readingOf(found);
  const isNoName = (each = ''): boolean => isOrdinary(plain(each)) || saidOfNames.test(plain(each));
  const capital = capitalName(found, 1);
  if (capital !== '') {
    const next = words[titleCount + nameCount] ?? '';
    const hasLowerLastName = nameCount === 1 && /^\p{Ll}+$/u.test(next) && !isNoName(next);
    return hasLowerLastName ? upToWord(found, titleCount + 2) : capital;
  }
  if (isNoName(words[0])) return '';
  return upToWord(found, isNoName(words[1]) ? 1 : 2);
}

function isOrdinary(word: string): boolean {
  return word.length < 3 || ordinaryWords.test(word) || nobodyInPerson.test(word);
}
