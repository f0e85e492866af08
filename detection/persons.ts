import { nameOf, type Thing } from './json-ld';
import { accountOf, greets, numberedThings, signedIn, writtenBy, wroteIt } from './person-words';

/** One to four words as names are written; scripts without capitals write theirs in one or two short runs. */
const word = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}|\\p{Lo}[\\p{Lo}\\p{M}]{0,12})";
const name = `${word}(?: (?:(?:de|da|di|van|von|der|den|la|le|bin|al|el|dos|del|af|av) ){0,2}${word}){0,3}`;
/** Two words at least: what could not be anything else than a full name. */
const fullName = `${word} (?:(?:de|da|di|van|von|der|den|la|le|bin|al|el|dos|del|af|av) ){0,2}${word}(?: ${word}){0,2}`;
const gap = '(?<![\\p{L}\\d])';
const end = '(?![\\p{L}\\d])';

/** Words in front may be written in any case, names may not: so the case is spelled out for the first letter. */
function anyCase(words: string): string {
  return words.replace(
    /(?<=^|\||\(\?:)[a-zäöüåæøßáéíóúàèçñštžčýв-яёіїє](?=[\p{L} ])/gu,
    (letter) => `[${letter}${letter.toUpperCase()}]`,
  );
}

const hello = anyCase(greets);
const ending = '[!！.。,、 ]{0,3}$';
/** 'Hi, Anna Schmidt!', 'Willkommen zurück, Anna', 'Anna様、こんにちは', 'Signed in as Anna'. */
const isAddress = new RegExp(
  [
    `^(?:${hello})[,:，：،、!！–-][ ]?${name}(?:${ending}|[,!！.。—–-])`,
    `^(?:${hello}) ${name}(?:[!！,，]|, )`,
    `^${name}[,、，さん様님 ]{1,4}(?:${hello})${ending}`,
    `^(?:${anyCase(signedIn)})[:： ]{0,3}(?:$|${name}|[^ ]{1,40}@)`,
  ].join('|'),
  'u',
);
/** 'Hello Anna', 'Account of Anna', but 'Welcome Emails' and 'Account for Business' too. */
const isLikeAddress = new RegExp(
  `^(?:${hello}) ${name}${ending}|^(?:${anyCase(accountOf)})[:： ]{0,3}${name}$|^${fullName}(?:['’]s?|s) (?:account|profile|konto|compte)$`,
  'u',
);
const bylines = new RegExp(
  `${gap}(?:${anyCase(writtenBy)})[:： ]{1,3}(?:the )?${name}|${gap}[Vv]on ${name} (?:am [\\d. ]{6,12} )?(?:${wroteIt})${end}|^(?:By|Von|Par|Por|Da|Di|Door|Av|Af|От|Від) ${fullName}(?=$|[,.|·•–—-])|${gap}${fullName} (?:${wroteIt})${end}`,
  'gu',
);
/** In a heading only at its end: 'How "created by Admin" is filled' asks something. */
const lastByline = new RegExp(
  `[ ,.|·•–—(-]{1,4}(?:${anyCase(writtenBy)})[:： ]{1,3}${name}[).]?$|[,|·•–—(-] ?[Bb]y ${fullName}[).]?$`,
  'u',
);
const numbers = new RegExp(
  `${gap}(?:${anyCase(numberedThings)})[\\p{L}]{0,10}(?: (?:no|nr|num|id|number|nummer|numéro|número|numero|code)){0,1}[.:#°º：№ ]{1,4}(?=[A-Z\\d/-]{0,20}\\d{2})[A-Z\\d][A-Z\\d/-]{3,30}${end}`,
  'gu',
);
const addresses = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;
const longNumbers =
  /(?<![\p{L}\d.-])[#№]?\d(?:[ .-]?\d){8,30}(?![\p{L}\d])|(?<!\S)[#№]\d{4,30}(?![\p{L}\d])/gu;

/** 'https://help.acme.example/profiles/42': the page of a member. */
const profilePath = /\/(?:profiles?|users?|members?|people|account|u|author)(?:\/|$)/i;
const isFullName = new RegExp(`^${fullName}$`, 'u');
/** What stands beside an author's bare name: 'Updated 3 days ago', '12.03.2024', '4 min'. */
const timeLine =
  /^.{0,40}(?:\b(?:19|20)\d\d\b|\bago\b|\bmin\b|vor \d|il y a|hace \d|há \d|\d fa\b|geleden|temu|sedan|siden|sitten|前$|назад|тому)/iu;

/**
 * A heading, a crumb or a part of a title without what it says of a person; '' where nothing else is left. The page's
 * address tells an article about welcome e-mails from a greeting.
 */
export function withoutPersons(text: string, url: URL, names: string[] = []): string {
  if (profilePath.test(url.pathname) && isFullName.test(text)) return '';
  if (isAddress.test(text) || (isLikeAddress.test(text) && !isInPath(text, url))) return '';
  return cutNumbers(cutNames(text.replace(lastByline, ''), names));
}

function isInPath(text: string, { pathname }: URL): boolean {
  const last = /[\p{L}\p{N}]+(?=\P{L}*$)/u.exec(text)?.[0].toLowerCase() ?? '';
  return last !== '' && decoded(pathname).toLowerCase().includes(last);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Running text, line by line, without greetings, bylines, numbers of accounts and the names of authors. */
export function linesWithoutPersons(text: string, names: string[] = []): string {
  return text
    .split('\n')
    .filter((line, at, lines) => !isSaidOfPerson(line, lines[at + 1] ?? ''))
    .map((line) => cutNumbers(cutNames(line.replace(bylines, ' '), names)))
    .filter((line) => line !== '')
    .join('\n');
}

function isSaidOfPerson(line: string, next: string): boolean {
  if (isAddress.test(line) || isLikeAddress.test(line)) return true;
  return isFullName.test(line) && line.length < 40 && next.length < 60 && timeLine.test(next);
}

function cutNumbers(text: string): string {
  return text
    .replace(addresses, ' ')
    .replace(numbers, ' ')
    .replace(longNumbers, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function cutNames(text: string, names: string[]): string {
  return names.reduce((rest, each) => rest.replaceAll(each, ' '), text);
}

/** The people whom the page's data names: authors, mostly. An author that is an organization, or the site, is none. */
export function personsAmong(things: Thing[], siteName = ''): string[] {
  const organizations = things.map((thing) => nameOf(thing, organizationTypes)).concat(siteName);
  const named = things.flatMap((thing) => [
    ...[thing['author'], thing['creator'], thing['editor']].flat().map(untypedName),
    ...([thing['@type']].flat().includes('Person') ? [thing['name']] : []),
  ]);
  const names = named
    .filter((each) => typeof each === 'string')
    .filter((each) => !organizations.includes(each));
  return [...new Set(names)].filter((each) => /^\S{2,30}(?: \S{1,30}){1,3}$/.test(each)).slice(0, 20);
}

const organizationTypes = /:(?:Organization|Corporation|WebSite|Brand)\b/;

/** The name of somebody of whom the data does not say what they are: one with a type stands among the things. */
function untypedName(each: unknown): unknown {
  const isUntyped = typeof each === 'object' && each !== null && !('@type' in each);
  return isUntyped && 'name' in each ? each.name : each;
}
