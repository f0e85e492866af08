import { anyCase, digitsOf, exactCase, longestBeginning, wordStart, type Found, type Rule } from './rule';

const phoneWords =
  'tel|tele?phones?|phone|ph|mobile|mob|cell(?:ular)?|fax|landline|whats ?app|whats|sms|texts?(?: me)?|call(?: me)?(?: back)?|phone me(?: back)?|rückruf|ring(?: me)?|reach me|telefon(?:nummer|nr|ica|icznie)?|handy(?:nummer|nr)?|mobil(?:nummer|nr|telefon)?|festnetz|ruf ?nummer|anrufen|ruft?(?: mich)?(?: an)?|erreichbar|meine nummer|my number|mi número|mon numéro|il mio numero|meu número|mijn nummer|mój numer|tél|téléphone|portable|appelez(?:-moi)?|teléfono|telf|tlf|tfno|móvil|celular|llámame|llamadme|llamar|llamad|joignable|liguem|ligar|ligue-me|telefono|cell|cellulare|chiamatemi|chiamare|telefone|telemóvel|telefoon(?:nummer)?|mobiel(?:nummer)?|bel|telefonu|komórka|dzwonić|numer';
const phoneWordsWithoutGap =
  '電話(?:番号)?|携帯(?:番号)?|手机号?码?|手機號?碼?|电话(?:号码)?|電話號碼|座机|هاتفي|رقم (?:الهاتف|الجوال|هاتفي|جوالي)|جوالي|الهاتف|الجوال';
const phoneRun = '[+(\\d][\\d ()./+-]{4,26}\\d';

/** Telephone numbers behind a word for them. */
export const labelledPhones: Rule[] = [
  // "Tel.: 0049 (0)170/123 45 67", "ruf mich an unter 0151 23456789", "my number is …".
  {
    kind: 'phone',
    pattern: anyCase(
      wordStart,
      `(?:${phoneWords})(?: ?(?:no|nr|num|number|n[°º]|#))?(?!\\p{L})`,
      `(?<cut>[ .:#]{0,3}(?:(?:is|ist|est|es|è|é|on|at|with|auf|unter|au|al|op|pod|em|no|me on|me at|mich(?: an)? unter)[: ] ?)?(?<run>${phoneRun}))`,
    ),
    meantIn: labelledPhone,
  },
  {
    kind: 'phone',
    pattern: anyCase(`(?:${phoneWordsWithoutGap})(?<cut>[ :]{0,3}[はが是为]?[ :]{0,2}(?<run>${phoneRun}))`),
    meantIn: labelledPhone,
  },
];

/** Telephone numbers written as only they are. */
export const phoneShapes: Rule[] = [
  // "+49 170 1234567", "0033 1 42 68 53 00".
  {
    kind: 'phone',
    pattern: exactCase('(?<![\\w.+]|\\d )(?:\\(?\\+ ?|00(?=\\d))\\(?\\d[\\d ()./-]{6,28}'),
    meantIn: ({ text }) =>
      longestBeginning(
        text,
        (part) => /^.{8,15}$/.test(digitsOf(part)) && !isDate.test(part.replace(/^\+ ?/, '')),
      ),
  },
  // "0170-1234567", "06 12 34 56 78", "(030) 1234 5678", "089/12345678".
  {
    kind: 'phone',
    pattern: exactCase('(?<![\\w.,:+-]|\\d[ /-])\\(?0\\)? ?[1-9][\\d ()/.-]{7,22}(?!\\w)'),
    // Six pairs are bytes.
    meantIn: ({ text }) => (/^(?:\d\d ){5}\d\d/.test(text) ? '' : longestBeginning(text, isNationalPhone)),
  },
  // North America: "(555) 123-4567", "1-800-555-0199"; three, three and four digits.
  {
    kind: 'phone',
    pattern: exactCase(
      '(?<![\\w.-]|\\d )(?:1[ .-])?\\(?[2-9]\\d{2}(?:\\)[ .-]{0,2}|[ .-])\\d{3}[ .-]\\d{4}(?!\\w|[.-]\\d| \\d)',
    ),
  },
  // Brazil "(11) 98765-4321", Italy "333 1234567", Spain "91 123 45 67", Portugal and Poland "912 345 678".
  {
    kind: 'phone',
    pattern: exactCase(
      '(?<![\\w.,-]|\\d )(?:\\(\\d{2}\\) ?9?\\d{4}-?\\d{4}|[1-9]\\d 9\\d{4}-\\d{4}|3\\d{2}[ /-]\\d{6,7}|[89]\\d \\d{3} \\d{2} \\d{2}|[6-9]\\d{2} \\d{2} \\d{2} \\d{2}|[5-9]\\d{2} \\d{3} \\d{3})(?!\\w|[.,-]\\d| \\d)',
    ),
    meantIn: ({ text }) => (isRow(text) ? '' : text),
  },
];

/** "phone 15 Pro" is a model: a labelled number has seven digits, six behind "tel." and the like. */
function labelledPhone({ text, groups }: Found): string {
  const run = groups['run'] ?? '';
  const lead = text.length - run.length;
  const sentence = run.split('. ', 1)[0] ?? '';
  const beginning = longestBeginning(sentence, (part) => {
    const digits = digitsOf(part).length;
    return digits >= 6 && digits <= 16 && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(part) && !isDate.test(part);
  });
  return beginning === '' ? '' : text.slice(0, lead + beginning.length);
}

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const isDate = new RegExp(
  `^\\(?(?:${day}[./-]${month}|${month}/${day}|\\d{4}[./-]${month})[./-](?:\\d{4}|\\d{1,2})(?!\\d|[./-]\\d)`,
);

/** Nine to twelve digits with a zero before, no date, and dots only between pairs: "0.5", "01.02.2024 10" stay. */
function isNationalPhone(part: string): boolean {
  const digits = digitsOf(part).length;
  if (digits < 9 || digits > 12 || isDate.test(part)) return false;
  if (part.includes('.') && !/^0\d(?:\.\d\d){4}$/.test(part)) return false;
  return !/\d\D\d\D\d\D\d\D/.test(part);
}

/** "604 605 606", "700 800 900": cartridges and sizes. */
function isRow(text: string): boolean {
  const [a = 0, b = 0, c = 0] = text.split(' ').map(Number);
  return b - a === c - b;
}
