import {
  isBareNumber,
  isBehindColon,
  isModelName,
  isNamedNumber,
  isNumberByItself,
  isSomeNumber,
  numberAtStart,
} from './number-forms';
import {
  namedNumbers,
  numberedThings,
  numberNames,
  numbersWithoutGap,
  numberWords,
  ofWords,
  shortNumberNames,
  units,
} from './number-words';
import { anyCase, anyOf, digitsOf, exactCase, wordStart, type Found, type Rule } from './rule';

const value = '(?<value>[A-Z\\d](?:[A-Z\\d]|[ ./_-](?=[A-Z\\d])){0,48})';
const is = 'is|was|ist|lautet|est|es|è|é|jest|هو';
/** ": ", " is ", " (#". */
const link = `(?<link> {0,2}[.:=("\\[-]{0,3}[ \\n]{0,2}(?:(?:${is})(?:: ?| )(?:el )?)?[#("]{0,2})`;
const sign = `(?<sign> ?(?:[#№]|n\\.?[°º])|(?:[ _]{1,2}|\\.?-|\\.)(?:${numberWords})(?!\\p{L}))?`;
/** "numéro de", "no.": says what follows is a number's name. */
const first = `(?:(?<first>${numberWords})[.:]? ?(?:${ofWords})? ?)?`;
const thing = `(?<thing>${anyOf(numberedThings)}|${anyOf(namedNumbers)})`;
const glued = '(?<glued>[-_]?(?:nummer|number|num|nr|no|id|code))?(?!\\p{L})';
const mine = '(?:my|the|your|meine?|die|mon|ma|le|la|mi|el|il mio|la mia|o meu|a minha|mijn|het) ';

/** Order, ticket, customer and serial numbers: the number goes, the word for it stays. */
export const references: Rule[] = [
  // "numéro de commande 88123", "order no. #A-99812", "Bestell-Nr. 4711", "customer: 8812234", "order 48213".
  {
    kind: 'reference',
    pattern: anyCase(wordStart, first, thing, glued, `(?<cut>${sign}${link}${value})`),
    meantIn: referenceIn,
  },
  // "S/N C02XK1ABJGH5", "suivi 6A12345678901".
  {
    kind: 'reference',
    pattern: anyCase(wordStart, `(?<first>${numberNames})(?!\\p{L})`, `(?<cut>${sign}${link}${value})`),
    meantIn: referenceIn,
  },
  {
    kind: 'reference',
    pattern: exactCase(
      wordStart,
      `(?:${shortNumberNames})(?<cut>${sign}${link}(?<value>[A-Z\\d][A-Z\\d-]{5,32}))(?!\\w)`,
    ),
    meantIn: ({ text, groups }) => (digitsOf(groups['value'] ?? '').length >= 5 ? text : ''),
  },
  // "注文番号：A20931445", "订单号20931445", "رقم الطلب 20931445".
  {
    kind: 'reference',
    pattern: anyCase(
      `(?<first>${anyOf(numbersWithoutGap)})`,
      `(?<cut>(?<link>[ :=#(]{0,3}[はが是为為]?[ :#]{0,2})${value})`,
    ),
    meantIn: referenceIn,
  },
  // "tracking number of my parcel is 1234567", "serial on the back: PF3KX9Q2".
  {
    kind: 'reference',
    pattern: anyCase(
      wordStart,
      `(?:(?<name>${numberNames})|${first}${thing}(?:[ _-]{0,2}(?<sign>nummer|number|num|(?:nr|no|n[°º])\\.?|id|code|reference|#))?)`,
      "(?!\\p{L})(?<between>(?: \\p{L}[\\p{L}']{0,14}){1,4})",
      `(?<cut>(?<link>[: ]{1,2})${value})`,
    ),
    meantIn: distantReference,
  },
  // "4471920 is my customer number", "98123 lautet die Bestellnummer".
  {
    kind: 'reference',
    pattern: anyCase(
      `(?<![\\w.,:/-])(?<cut>[A-Z\\d][A-Z\\d/-]{3,30})(?= (?:${is}) ${mine}${first}${thing}${glued})`,
    ),
    meantIn: ({ text }) => (isSomeNumber(text) ? text : ''),
  },
  // How parcel services, help desks and shops number: "1Z999AA10123456784", "RR123456785GB", "INC0012345".
  {
    kind: 'reference',
    pattern: exactCase(
      '(?<![\\w-])(?:1Z(?: ?[A-Z\\d]){16}|[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}|3S[A-Z]{4}\\d{7,12}|(?:INC|REQ|RITM|CHG|TASK|CLM|ORD|TKT)-?\\d{5,14}|[A-Z]{1,4}\\d{9,30}[A-Z]{0,3}|\\d{3}-\\d{7}-\\d{7})(?![\\w-])',
    ),
  },
];

/** Asked when codes are kept already: so these need not know what a number is of. */
export const referenceShapes: Rule[] = [
  // "REF: 2024-DX-00871", "lease number 445566", "Zählpunktnr. 4455667".
  {
    kind: 'reference',
    pattern: anyCase(
      wordStart,
      `(?:(?<hash>#)|(?<label>(?:${numberWords})(?!\\p{L})|\\p{L}{3,20}(?:nummer|nr)))(?<cut>${link}${value})`,
    ),
    meantIn: someReference,
  },
  // "我的编号是20931445", "رقم طلبي هو 88123456"; "型号" is a model.
  {
    kind: 'reference',
    pattern: anyCase(
      '(?:(?<!型|品)(?:番号|编号|編號|号码|號碼|单号|單號)|رقم(?: \\p{Script=Arabic}{2,12}){1,3})',
      `(?<cut>[ :#]{0,2}(?:[はが是为為]|هو)?[ :#]{0,2}${value})`,
    ),
    meantIn: someReference,
  },
  // "PLO-8830-1127-GB", "IT001E12345678", "4471-99201", "CN4471920".
  {
    kind: 'reference',
    pattern: exactCase('(?<![\\w./-]|\\d[,:])[A-Z\\d][A-Z\\d/-]{7,40}(?!\\w|[.,:/-]\\w)'),
    meantIn: ({ text, after }) => (isNumberByItself(text) && !units.test(after) ? text : ''),
  },
];

/** A number named as such goes, whatever it looks like; one that merely follows "order" must look like a number. */
function referenceIn({ groups, text, after }: Found): string {
  const { thing: of = '', link: linked = '', value: written = '' } = groups;
  const isNamed =
    (groups['first'] ?? groups['sign'] ?? groups['glued']) !== undefined || linked.includes('#');
  // "Bestellnr. 4711", but "my order number. E04 is shown".
  const label = groups['glued'] ?? groups['sign'] ?? of;
  if (endsSentence(linked, label) || (!isNamed && linked === '')) return '';
  const isBare = !isNamed && !/[:=(]/.test(linked);
  if (isBare && !isNumberedThing.test(of)) return '';
  const isNumber = isNamed ? isNamedNumber : isBare ? isBareNumber : isBehindColon;
  const number = numberAtStart(written, (token) => isNumber(token, of));
  const rest = written.slice(number.length) + after;
  // A form's label may stand on a line of its own, and so may a code.
  if (linked.includes('\n') && !/^\d{5,}/.test(number)) return '';
  const isCount = units.test(rest) || (/^\d{1,4}$/.test(number) && isError.test(rest));
  return isBare && isCount ? '' : upToNumber(text, written, number);
}

/** A full stop behind a whole word: what follows is of the next sentence. */
function endsSentence(linked: string, label: string): boolean {
  return /^ ?\./.test(linked) && !abbreviation.test(label);
}

const abbreviation = /(?:nr|^(?:no|num|n|ref|rif|réf|acct|kd|ser|s\/n|sn|az)|[^\p{L}](?:no|num|n))$/iu;
const isNumberedThing = new RegExp(`^(?:${anyOf(numberedThings)})$`, 'iu');
/** "order 1020 error" is about the error. */
const isError = /^ (?:errors?|fehler|erreur|errore|erro)(?!\p{L})/iu;

/** With words between a number and its name, only what can be nothing else, and nothing where they speak of errors. */
function distantReference({ groups, text }: Found): string {
  const { thing: of = '', between = '', link: linked = '', value: written = '' } = groups;
  const isNamed = (groups['first'] ?? groups['sign'] ?? groups['name']) !== undefined;
  if (!isNamed || speaksOfCodes.test(between)) return '';
  const number = numberAtStart(written, (token) =>
    linked.includes(':') ? isNamedNumber(token, of) && !isModelName(token) : isBareNumber(token, of),
  );
  return upToNumber(text, written, number);
}

const speaksOfCodes =
  /error|code|ean|gtin|isbn|sku|article|artikel|part|product|fehler|meldung|erreur|errore|erro|fout|błąd|status|version|model|modell|modelo|firmware|build|port|win(?:dows)?/i;

function someReference({ groups, text }: Found): string {
  const written = groups['value'] ?? '';
  const number = numberAtStart(written, isSomeNumber);
  const linked = groups['link'] ?? '';
  if (endsSentence(linked, groups['label'] ?? '') || (linked.includes('\n') && !/^\d{5,}/.test(number)))
    return '';
  // "#36324" is a public issue more often than a ticket of one's own.
  if (groups['hash'] !== undefined && digitsOf(number).length < 6) return '';
  return upToNumber(text, written, number);
}

/** `text` ends with what was written, and what was written begins with the number. */
function upToNumber(text: string, written: string, number: string): string {
  return number === '' ? '' : text.slice(0, text.length - written.length + number.length);
}
