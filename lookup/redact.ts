import type { CutKind } from '@/storage/db';

/** `pattern` matches; its group `cut`, where it has one, is what goes, else the whole match. */
type Rule = { kind: CutKind; pattern: RegExp; isPrivate?: (text: string) => boolean };

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * Rules in order: an earlier one takes its match away from the later ones. Every pattern is bounded, so that
 * each runs in linear time.
 */
const rules: Rule[] = [
  {
    kind: 'email',
    pattern:
      /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  },
  { kind: 'url', pattern: /\b(?:https?:\/\/|www\.)[^\s<>"]{3,500}/giu },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?\b/gu },
  { kind: 'mac', pattern: /\b[\da-f]{2}(?:[:-][\da-f]{2}){5}\b/giu },
  {
    kind: 'ip',
    pattern: /(?<![\w.]|v|version |firmware |build )\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/giu,
    isPrivate: isIpAddress,
  },
  { kind: 'ip', pattern: /(?<![\w:])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4}){1,2}(?![\w:])/giu },
  {
    kind: 'card',
    pattern: /(?<![\w-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\w-])/gu,
    isPrivate: (text) => passesLuhn(digitsOf(text)),
  },
  // "order 12345", "Ticket #A-9981", "Bestellnummer: 4711", "n° de commande 123": the number, not the word.
  {
    kind: 'reference',
    pattern:
      /\b(?:order|invoice|ticket|case|account|customer|serial|tracking|booking|reference|licen[cs]e|confirmation|ref|policy|member|imei|bestell|auftrags|rechnungs|kunden|serien|vertrags|vorgangs|commande|facture|dossier|client|série|pedido|factura|cliente|serie|reclamo|ordine|fattura|pratica|fatura|encomenda|klant|bestel)[\p{L}]{0,12}\.?\s?(?:no|nr|num|id|number|nummer|numéro|número|numero|code|key)?\s?[.:#°º]{0,3}\s?(?<cut>(?=[A-Z\d-]{0,40}\d[A-Z\d-]{0,40}\d)[A-Z\d][A-Z\d-]{3,40})\b/giu,
  },
  {
    kind: 'secret',
    pattern:
      /\b(?:password|passwort|passcode|pin|token|secret|api[ -]?key|mot de passe|contraseña|senha|wachtwoord)\s?(?:is|ist|est|es|[:=])\s?(?<cut>\S{3,100})/giu,
  },
  {
    kind: 'secret',
    pattern: /\b(?:sk|pk|ghp|gho|xox[abp]|AKIA|eyJ)[A-Za-z\d_-]{12,200}(?:\.[A-Za-z\d_-]{4,400}){0,2}/gu,
  },
  { kind: 'secret', pattern: /(?<![\w-])[A-Z\d]{4,6}(?:-[A-Z\d]{4,6}){3,7}(?![\w-])/gu },
  {
    kind: 'secret',
    pattern: /(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-])/giu,
  },
  {
    kind: 'secret',
    pattern: /(?<![\w-])(?!0x)(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Za-z])[\w-]{24,200}(?![\w-])/gu,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.])(?:\+|00)\d{1,3}(?:[ ./-]?\(?\d{1,5}\)?){2,6}(?![\w])/gu,
    isPrivate: (text) => digitsOf(text).length >= 8,
  },
  { kind: 'phone', pattern: /(?<![\w.])\(?\d{3,5}\)?[ ./-]\d{3,4}[ ./-]\d{3,6}(?![\w.])/gu },
  {
    kind: 'phone',
    pattern:
      /\b(?:tel|phone|call|mobile|fax|telefon|handy|tél|téléphone|teléfono|telefono|telefone|telefoon)\.?\s?[:#]?\s?(?<cut>\d[\d ./-]{5,18}\d)/giu,
  },
  { kind: 'reference', pattern: /(?<![\w.-])\d{9,40}(?![\w.-])/gu },
  // "Hi Anna Schmidt," / "Sehr geehrte Frau Dr. Yilmaz" / "my name is Jo Brand": the name, not the greeting.
  {
    kind: 'name',
    pattern:
      /\b(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]allo|[Ll]iebe[r]?|[Cc]her|[Cc]hère|[Bb]onjour|[Hh]ola|[Ee]stimad[oa]|[Qq]uerid[oa]|[Gg]entile|[Cc]aro|[Cc]ara|[Cc]iao|[Pp]rezad[oa]|[Bb]este|[Gg]eachte|[Hh]ey|[Gg]ood (?:[Mm]orning|[Aa]fternoon|[Ee]vening)|[Gg]uten (?:Tag|Morgen|Abend)|[Ww]elcome back|[Ww]elcome,)[,!]?\s(?<cut>(?:(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Señora?|Sr|Sra|Signora?|Sig|Senhora?|heer|mevrouw)\.?\s){0,2}\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu,
    isPrivate: (name) => !isGreetingOfMany(name),
  },
  {
    kind: 'name',
    pattern:
      /\b(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Monsieur|Madame|Señora?|Sra|Signora?|Senhora?|mevrouw)\.?\s(?<cut>(?:(?:Dr|Prof)\.?\s)?\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu,
  },
  {
    kind: 'name',
    pattern:
      /\b(?:[Mm]y name is|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo|[Mm]eu nome é|[Mm]ijn naam is|[Rr]egards,?|[Gg]rüße,?|[Cc]ordialement,?|[Ss]aludos,?)\s(?<cut>\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu,
  },
];

function isIpAddress(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255);
}

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return digits.length >= 15 && sum % 10 === 0;
}

function isGreetingOfMany(name: string): boolean {
  return /^(?:All|Team|Support|Everyone|There|World|Community|Alle|Zusammen|Tous|Todos|Tutti)\b/.test(name);
}

/** A text without what could tell who the reader is. */
export type Redaction = { text: string; cut: CutKind[] };

/**
 * Cuts e-mail addresses, phone and card numbers, order and account numbers, keys, network addresses and names
 * after salutations. Error codes and model names stay: they are what finds the answer.
 */
export function redact(text: string): Redaction {
  const cut = new Set<CutKind>();
  let rest = text.normalize('NFC').slice(0, 4000);
  for (const rule of rules) rest = cutOut(rest, rule, cut);
  return { text: rest.replace(/\s+/g, ' ').trim(), cut: [...cut] };
}

function cutOut(text: string, { kind, pattern, isPrivate }: Rule, cut: Set<CutKind>): string {
  let kept = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const secret = match.groups?.cut ?? match[0];
    if (isPrivate && !isPrivate(secret)) continue;
    cut.add(kind);
    // The secret ends the match wherever a rule names one.
    kept += `${text.slice(from, match.index + match[0].length - secret.length)} `;
    from = match.index + match[0].length;
  }
  return kept + text.slice(from);
}
