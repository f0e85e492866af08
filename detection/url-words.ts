import { foldWord, spellOut } from './languages/fold-text';
import { languages } from './languages/index';
import { urlFamilies, type UrlFamily } from './url-families';

const familyNames = Object.keys(urlFamilies).filter(
  (name): name is keyof typeof urlFamilies => name in urlFamilies,
);

export type FamilyName = keyof typeof urlFamilies | 'glued help' | 'glued contact';

/** What a finding says of a family, and the lane it speaks for. */
export function urlFamily(name: string): UrlFamily | undefined {
  return Object.hasOwn(every, name) ? every[name] : undefined;
}

/** Words with no gap between: 'steamsupport', 'supportpages', 'jp-contact'. */
const glued: [name: FamilyName, pattern: RegExp][] = [
  [
    'safety',
    /authentif|authentic(?:at|ac)|autentif|autentic?a[cz]|autenti[cs]er|twofactor|multifactor|twostep|zweifaktor/,
  ],
  [
    'glued help',
    /.(?:support|help|helps|helpcenter|helpdesk|faq)$|^(?:support|help)(?:page|pages|center|centre|home|desk|form|info|site)/,
  ],
  ['glued contact', /.(?:kontakt|contact)$|^contact./],
];

const every: Record<string, UrlFamily> = {
  ...urlFamilies,
  'glued help': { text: 'says help', lane: 'help', words: '' },
  'glued contact': { text: 'says contact', lane: 'contact', words: '' },
};

/** The family of a folded term of one to four words, if it is in any. */
export function familyOfTerm(term: string): FamilyName | undefined {
  terms ??= everyTerm();
  const known = terms.get(term);
  if (known !== undefined || term.length < 6 || term.includes(' ')) return known;
  return glued.find(([, pattern]) => pattern.test(term))?.[0];
}

/** True for words with which questions begin, and steps of instructions. */
export function isAsking(word: string): boolean {
  asking ??= new Set([
    ...languages.flatMap(({ asks }) => asks.split(', ')).map((phrase) => wordsOf(phrase)[0] ?? ''),
    ...steps.split(' '),
  ]);
  return asking.has(word);
}

const steps =
  'enable enabling set setup setting change changing add adding use using turn manage managing configure configuring activate activating reset resetting remove removing disable disabling delete deleting connect connecting install installing fix fixing cant cannot';

let terms: Map<string, FamilyName> | undefined;
let asking: Set<string> | undefined;

/** Every way in which addresses write the terms of a family: folded, and with their accents. */
export function spellingsOfFamily(family: string): string[] {
  const name = familyNames.find((each) => each === family);
  const phrases = name ? [urlFamilies[name].words, ...spokenLists(name)].flatMap(phrasesOf) : [];
  const spellings = phrases.flatMap((phrase) =>
    foldedTerms(phrase)
      .filter((term) => familyOfTerm(term) === family)
      .flatMap((term) => [term, plainWords(phrase).join(' ')]),
  );
  return [...new Set(spellings)];
}

/**
 * Every term with its family: first those that stand here, then those of the languages. Filled at the first address
 * and not before: who never judges one does not pay for it.
 */
function everyTerm(): Map<string, FamilyName> {
  const found = new Map<string, FamilyName>();
  const add = (name: FamilyName, list: string) => {
    for (const term of foldedTerms(list)) if (!found.has(term)) found.set(term, name);
  };
  for (const name of familyNames) add(name, urlFamilies[name].words);
  for (const name of familyNames) for (const list of spokenLists(name)) add(name, list);
  return found;
}

/** What the languages have to say for a family: a list each. */
function spokenLists(name: FamilyName): string[] {
  const concept = urlFamily(name)?.concept;
  if (!concept) return [];
  return languages.map((language) => `${language[concept]}, ${language.addresses?.[concept] ?? ''}`);
}

/** Longer phrases are sentences, and no names of folders. */
const mostWordsOfTerm = 4;

function phrasesOf(list: string): string[] {
  return list.split(',').filter((phrase) => phrase.trim().split(' ').length <= mostWordsOfTerm);
}

function foldedTerms(list: string): string[] {
  return phrasesOf(list)
    .flatMap((phrase) => (/[äöüåø]/.test(phrase) ? [phrase, spellOut(phrase)] : phrase))
    .map((phrase) => wordsOf(phrase).join(' '))
    .filter((term) => term !== '');
}

function plainWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\d]+/gu) ?? [];
}

const mostWords = 40;

/** The words of a part of an address, folded: 'enableTwo-factor_2FA' → enable, two, factor, 2fa; numbers are '#'. */
export function wordsOf(text: string): string[] {
  const parted = text.slice(0, 400).replace(/([a-z])([A-Z])/g, '$1 $2');
  // Most addresses are plain: folding is for the others.
  const words = isAscii.test(parted)
    ? parted.toLowerCase().match(/[a-z\d]+/g)
    : plainWords(parted).map(foldWord);
  return words?.slice(0, mostWords).map((word) => (/^\d{3,}$/.test(word) ? '#' : word)) ?? [];
}

// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const isAscii = /^[\0-\x7f]*$/;
