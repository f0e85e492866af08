import { isDni, isIban, passesLuhn } from './checksums';
import { units } from './number-words';
import { anyCase, digitsOf, exactCase, longestBeginning, wordStart, type Rule } from './rule';

const accountWords =
  'iban|sort ?code|routing(?: number| no)?|bank account(?: number| no)?|acc(?: number| no)|blz|bankleitzahl|konto(?:nummer|nr)?|nr konta|numer konta|rekening(?:nummer)?|ag[êe]ncia|clabe|cuenta bancaria|rib|conto corrente';
const cardWords =
  'cards?|visa|mastercard|amex|maestro|karte|kredit-?karte|kartennummer|carte(?: bancaire| bleue)?|cb|tarjeta|carta|cartão|kaart|karta|karty|kreditkartennummer|カード番号?|银行卡号?|信用卡号?|卡号';

/** What follows a label: checksums are not asked, people mistype. */
export const labelledNumbers: Rule[] = [
  {
    kind: 'iban',
    pattern: anyCase(
      wordStart,
      `(?:${accountWords})(?<cut>[ .:=#-]{1,3}(?:is |ist |est |es |è )?[A-Z\\d](?:[A-Z\\d]|[ -](?=[A-Z\\d])){3,42})`,
    ),
    meantIn: ({ text }) => longestBeginning(text, isAccountNumber),
  },
  {
    kind: 'card',
    pattern: anyCase(
      `(?:${cardWords})(?: ?(?:number|no|nr|num|n[°º]))?\\.?(?<cut>[ :#]{0,3}(?:is |ist )?\\d(?:\\d|[ -](?=\\d)){11,26})`,
    ),
    meantIn: ({ text }) => longestBeginning(text, (part) => /^.{12,19}$/.test(digitsOf(part))),
  },
  // "IMEI 35-693803-564380-9".
  {
    kind: 'card',
    pattern: anyCase(
      wordStart,
      '(?:imei\\d?|meid)(?: (?:no|nr|number|nummer)\\.?)?(?<cut>[ :=#]{0,3}(?:(?:is|ist) )?\\d(?:\\d|[ /-](?=\\d)){12,22})',
    ),
  },
  // "last four of social 6789", "exp 09/27".
  {
    kind: 'card',
    pattern: anyCase(
      wordStart,
      'last (?:four|4)(?: digits)?(?: of(?: my)? \\p{L}{2,12})?(?: number)?(?<cut>(?::| is| are)? \\d{4})(?!\\d)',
    ),
  },
  {
    kind: 'card',
    pattern: anyCase(
      wordStart,
      '(?:exp(?:iry|ires|iration)?(?: date)?|valid (?:thru|until)|gültig bis)(?<cut>[ .:]{1,2}\\d\\d\\/\\d\\d)(?![\\d/])',
    ),
  },
  // "**** **** **** 9921".
  { kind: 'card', pattern: exactCase('(?:[*xX•]{2,4}[ -]?){1,4}(?<=[*xX•][ -]?)\\d{4}(?![\\w-])') },
  // "my card ending in 4242".
  {
    kind: 'card',
    pattern: anyCase(
      `(?:${cardWords}|account|konto|compte|cuenta|conto|conta|rekening)(?<cut> (?:number )?(?:ending|ends|with last digits|endet|endend|se terminant|terminada|che termina|final|eindigend)(?: (?:in|with|auf|par|en|con|em|op))? \\*{0,12} ?\\d{4})(?!\\d)`,
    ),
  },
];

/** What tells itself by its form or its check digits. */
export const numberShapes: Rule[] = [
  {
    kind: 'iban',
    pattern: anyCase('(?<![\\w-])[A-Z]{2}\\d{2}(?:[A-Z\\d]|[ -](?=[A-Z\\d])){11,43}'),
    meantIn: ({ text }) =>
      longestBeginning(text, (part) => digitsOf(part).length >= 10 && isIban(part.replace(/[ -]/g, ''))),
  },
  {
    kind: 'card',
    pattern: exactCase('(?<![\\w.-])\\d{3,19}(?:[ -]\\d{2,7}){0,5}(?!\\w|[.-]\\d)'),
    meantIn: ({ text }) => longestBeginning(text, isCard),
  },
  // Security and tax numbers: United States, Britain, Italy, Brazil (people and firms), Spain, France, China.
  {
    kind: 'tax',
    pattern: anyCase(
      '(?<![\\w.-])(?:\\d{3}-\\d{2}-\\d{4}|[A-CEGHJ-PR-TW-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]|[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}|\\d{2}\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d{2}|[12] \\d{2} \\d{2} \\d{2} \\d{3} \\d{3}(?: \\d{2})?|\\d{17}[\\dX])(?!\\w|[.-]\\d)',
    ),
  },
  {
    kind: 'tax',
    pattern: anyCase('(?<![\\w-])\\d{8}[A-Z](?![\\w-])'),
    meantIn: ({ text }) => (isDni(text) ? text : ''),
  },
  // Nobody's product has nine digits and no letter.
  {
    kind: 'reference',
    pattern: exactCase('(?<![\\w.-]|\\d[ ,-])\\d{9,40}(?!\\w|[.,-]\\d)'),
    meantIn: ({ text, after }) => (units.test(after) || greatestIntegers.test(text) ? '' : text),
  },
];

/** What programs count up to; in error messages. */
const greatestIntegers = /^(?:214748364[78]|429496729[56]|9007199254740991|9223372036854775807)$/;

function isAccountNumber(part: string): boolean {
  const sign = part.replace(/^[\s.:=#-]+(?:is|ist|est|es|è)?\s?/i, '');
  if (isIban(sign.replace(/[ -]/g, ''))) return true;
  // "WEST" is the bank, "refused" is a word.
  const isInGroups = sign.split(/[ -]/).every((group) => /\d/.test(group) || /^[A-Z]{4}$/.test(group));
  return (
    digitsOf(sign).length >= 4 && ((/^[A-Z]{2}\d\d/i.test(sign) && isInGroups) || /^[\d -]+$/.test(sign))
  );
}

function isCard(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length >= 13 && digits.length <= 19 && passesLuhn(digits);
}
