import { anyCase, digitsOf, exactCase, longestBeginning, wordStart, type Found, type Rule } from './rule';

const is =
  '(?:(?:(?<=nr|no|geb)\\.)?[ :=#]{0,3}(?:(?:is|ist|est|es|è|é|was|war|on|am|le|el|il|em|op|in|den|dnia)[ :] ?)?)';
const bornWords =
  'dob|d\\.o\\.b|date of birth|birth ?date|birthday|born|geb(?:\\.|urts)?-?(?:datum|dat)|geb|geboren|geburtstag|geburtsdatum|née?|date de naissance|nacid[oa]|fecha de nacimiento|nat[oa]|data di nascita|nascid[oa]|data de nascimento|geboortedatum|verjaardag|urodzon[ya]|data urodzenia|生年月日|出生日期|生日|تاريخ (?:الميلاد|ميلادي)';
const date =
  '\\d{1,4} ?[./-] ?\\d{1,2} ?[./-] ?\\d{1,4}|\\d{1,2}(?:st|nd|rd|th|\\.|er|º)? (?:of |de )?\\p{L}{3,10}\\.?,? (?:de )?\\d{2,4}|\\p{L}{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{6,8}|(?:19|20)\\d{2}';
const papers =
  "vat(?: (?:number|no|id|reg))?|ust-?id(?:-?nr|nummer)?|umsatzsteuer-?id|steuer-?(?:nummer|nr|id|identifikationsnummer)|uid|tva(?: intracommunautaire)?|n[°º] tva|siret|siren|p\\.? ?iva|partita iva|codice fiscale|btw(?:[- ]?(?:nummer|nr|id))?|kvk(?:[- ]?nummer)?|bsn|pesel|nip|regon|ssn|social security(?: number| no)?|ni(?: number| no)|national insurance(?: number| no)?|nino|ein|tin|itin|abn|gst(?:in)?|tax (?:id|number|no)|nif|nie|dni|cif|curp|cpf|cnpj|rg|cédula|sozialversicherungs-?(?:nummer|nr)|rentenversicherungsnummer|sv-?(?:nummer|nr)|ahv(?:-?nummer|-?nr)?|(?:numéro de )?sécu(?:rité sociale)?|n[°º] de sécurité sociale|numéro fiscal|número de la seguridad social|passport(?: number| no)?|reisepass(?:nummer)?|(?:personal)?ausweis(?:nummer|nr)?|passeport|pasaporte|passaporto|passaporte|paspoort(?:nummer)?|paszport(?:u)?|carta d'identità|carte d'identité|driving licen[cs]e(?: number| no)?|driver'?s? licen[cs]e(?: number| no)?|führerschein(?:nummer)?|nhs(?: number| no)?|medicare(?: number| no)?|aadhaar|krankenversichertennummer|versichertennummer|contribuinte";
const papersWithoutGap =
  '身份证号?码?|身分證字號|护照号?码?|マイナンバー|パスポート番号|رقم (?:الهوية|جواز السفر)';
const plates =
  "licen[cs]e plate|number plate|reg(?:istration)? plate|plate(?: number| no)?|(?:vehicle|car|bike|van) reg(?:istration)?(?: number| no)?|kennzeichen|kfz-kennzeichen|plaque(?: d'immatriculation)?|immatriculation|matrícula|targa|placa|kenteken|(?:numer|nr) rejestracyjny|tablica|ナンバープレート|车牌号?|車牌號?|رقم اللوحة";

/** Dates of birth, tax and insurance numbers, passports, number plates: each only behind the word for it. */
export const labelledPapers: Rule[] = [
  {
    kind: 'birthday',
    pattern: anyCase(`(?<![\\p{L}\\p{N}])(?:${bornWords})(?![A-Z])(?<cut>${is}(?:${date}))(?![\\d])`),
  },
  {
    kind: 'tax',
    pattern: anyCase(
      wordStart,
      `(?:${papers})(?: ?(?:number|no|nr|n[°º]|num|code))?(?!\\p{L})(?<cut>${is}(?<value>[A-Z\\d](?:[A-Z\\d]|[ ./-](?=[A-Z\\d])){4,28}))`,
    ),
    meantIn: paperNumber,
  },
  {
    kind: 'tax',
    pattern: anyCase(
      `(?:${papersWithoutGap})(?<cut>[ :]{0,3}[は是]? ?(?<value>[A-Z\\d][A-Z\\d -]{5,24}[A-Z\\d]))`,
    ),
    meantIn: paperNumber,
  },
  {
    kind: 'plate',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}])(?:${plates})(?![A-Z])(?<cut>${is}(?<value>[A-ZÄÖÜ\\d\\p{Script=Han}]{1,8}(?:[ -][A-Z\\d]{1,7}){0,3}))(?![\\p{L}\\p{N}])`,
    ),
    meantIn: plateIn,
  },
  // "M-XY 4711 Kennzeichen".
  {
    kind: 'plate',
    pattern: exactCase(
      `(?<![\\p{L}\\p{N}-])[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\\d{1,4}(?=,? (?:als |as )?(?:Kennzeichen|Nummernschild|kennzeichen|number plate|license plate|licence plate)(?!\\p{L}))`,
    ),
  },
];

function paperNumber({ text, groups }: Found): string {
  const value = groups['value'] ?? '';
  const lead = text.length - value.length;
  const number = longestBeginning(value, (part) =>
    part.split(' ').every((token) => /\d/.test(token) || /^[A-Z]{1,2}$/.test(token)),
  );
  return digitsOf(number).length < 5 || /^0x/i.test(number) ? '' : text.slice(0, lead + number.length);
}

/** Letters and digits both, and no graphics card: in Spanish and Portuguese that is a "placa", too. */
function plateIn({ text, groups }: Found): string {
  const value = groups['value'] ?? '';
  const lead = text.length - value.length;
  const plate = longestBeginning(
    value,
    (part) =>
      part.split(' ').every((token) => /\d/.test(token) || /^\p{Lu}{1,3}(?:-\p{Lu}{1,2})?$/u.test(token)) &&
      part.length <= 11,
  );
  const isPlate =
    /\d/.test(plate) &&
    /\p{L}/u.test(plate) &&
    plate.length >= 5 &&
    !/^(?:[RG]TX|GT|RX|[ABHXZ]\d{3}\D?$|ARC)/i.test(plate);
  return isPlate ? text.slice(0, lead + plate.length) : '';
}
