import { anyCase, exactCase, wordEnd, type Rule } from './rule';

const before = '(?<![\\p{L}\\p{N}.-])';
/** "221", "12a", "22/B", "5/12". */
const houseNumber = "\\d{1,5}(?: ?[a-zA-Z](?![\\p{L}'])|\\/\\p{Lu}|[/-]\\d{1,4}\\p{L}?)?";
const word = "(?:St\\. )?\\p{Lu}[\\p{Ll}\\p{M}'-]{1,24}";
const town = `${word}(?:[ -]${word}){0,2}`;
/** "Maple", "de la Constitución", "das Flores", "5 de Mayo". */
const streetName = `(?:(?:de|del|da|das|do|dos|la|las|los|della|dei|San|Santa) ){0,2}${word}(?: (?:(?:de|del|da|do) )?${word}){0,3}`;
/** ", Apt 4", ", 2ºB". */
const flat =
  '(?:,? (?:Apt|Apartment|Unit|Suite|Flat|App|Appt|Wohnung|Top|piso|andar)\\.? \\w{1,5}|, ?\\d{1,2}[ºª°] ?\\p{L}{0,3})?';
const britishPostcode = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}';
/** ", Leeds LS1 4AB", ", Springfield, IL 62704". */
const englishTown = `(?:, ${town})?(?:,? ${britishPostcode}|,? [A-Z]{2} \\d{5})?`;
/** ", 10115 Berlin", ", 1016 GV Amsterdam", ", 1250-146 Lisboa". */
const postcodeAndTown = `,? (?:in )?(?:[A-Z]{1,2}-)?\\d{4,5}(?:-\\d{3})?(?: [A-Z]{2})? ${town}`;

const addressLabels =
  '(?:my |home |postal |mailing |shipping |delivery |billing |street )?address|(?:liefer|rechnungs|wohn|post)?(?:adresse|anschrift)|dirección|indirizzo|morada|endereço|adres|住所|地址|عنواني|العنوان';
const postcodeLabels =
  '[Zz]ip(?: [Cc]ode)?|ZIP(?: [Cc]ode)?|[Pp]ost(?:al)?[ -]?[Cc]ode|PLZ|Postleitzahl|[Cc]ode postal|[Cc]ódigo postal|CAP|C\\.A\\.P\\.|CEP|[Kk]od pocztowy|〒|郵便番号|邮编|郵遞區號';

/** Where somebody lives: a street with a house number, or what follows a word for it. Towns alone stay. */
export const places: Rule[] = [
  // "my address: 14 Elm Road, Leeds LS1 4AB": up to the line's or sentence's end. "IP address: …" is another matter.
  {
    kind: 'postal',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}])(?<!ip |mac |mail |web |memory |bus )(?:${addressLabels})`,
      '(?<cut> ?: ?[^\\n:;!?@]{6,90})',
    ),
    meantIn: ({ text }) => addressIn(text),
  },
  {
    kind: 'postal',
    pattern: exactCase(
      `(?<![\\p{L}\\p{N}-])(?:${postcodeLabels})(?<cut>(?: ?\\+ ?\\p{L}{2,12}\\.?)?[ .:=]{0,3}(?:is |ist |est |es )?`,
      `(?:${britishPostcode}|\\d{3}-\\d{4}|\\d{5}-\\d{3,4}|\\d{2}-\\d{3}|\\d{4} ?[A-Z]{2}(?: \\d{1,4})?|\\d{4,6}))${wordEnd}`,
    ),
  },
  // "221 Maple Street", "1600 Harbor Ave, Apt 4".
  {
    kind: 'postal',
    pattern: exactCase(
      `${before}${houseNumber},? (?:[NSEW]\\.? )?(?:${word} ){1,3}`,
      '(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Terrace|Crescent)(?!\\p{L})\\.?',
      `${flat}${englishTown}`,
    ),
  },
  // "Drive", "Way" and "Close" mean other things too ("15 GB Google Drive"): only with a town behind.
  {
    kind: 'postal',
    pattern: exactCase(
      `${before}${houseNumber},? (?:${word} ){1,3}`,
      `(?:Drive|Dr|Way|Close|Court|Ct|Place|Pl|Square|Sq|Gardens)\\.?, ${town}(?:,? ${britishPostcode}|,? [A-Z]{2} \\d{5})?`,
    ),
  },
  // "Lindenstraße 12a", "Kerkstraat 15", "Kleine Gasse 3, 1010 Wien".
  {
    kind: 'postal',
    pattern: exactCase(
      `(?<![\\p{L}\\p{N}])(?:${word} ){0,2}[\\p{L}-]{0,40}`,
      '(?:[Ss]traße|[Ss]trasse|[Ss]tr\\.|[Gg]asse|[Aa]llee|straat|laan|gracht)',
      ` ?${houseNumber}(?:${postcodeAndTown})?`,
    ),
  },
  // "Am Alten Markt 7, 50667 Köln": a street without a word for it has its town behind.
  {
    kind: 'postal',
    pattern: exactCase(
      `(?<![\\p{L}\\p{N}])${word}(?: ${word}){0,2} ${houseNumber}(?!,? (?:19|20)\\d{2} )${postcodeAndTown}`,
    ),
  },
  // "12 rue de la Paix", "45 bis, avenue Victor Hugo, 75016 Paris": the name has a capital, "2 cours de base" has none.
  {
    kind: 'postal',
    pattern: exactCase(
      `${before}\\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? `,
      '(?:[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d|[Ii]mpasse|[Cc]hemin|[Aa]llée|[Qq]uai|[Cc]ours|[Rr]oute) ',
      `(?:(?:de|du|des|la|le|les) |[dl]'){0,3}${word}(?: (?:(?:de|du|des|la) )?${word}){0,2}(?:${postcodeAndTown})?`,
    ),
  },
  // "Calle Mayor 5, 2ºB", "Corso Garibaldi 22/B", "Rua das Flores, 25", "ul. Długa 5/12".
  {
    kind: 'postal',
    pattern: exactCase(
      '(?<![\\p{L}\\p{N}])(?:[Cc]alle|C/|Avda?\\.?|[Aa]venida|[Pp]aseo|[Pp]laza|[Rr]ua|R\\.|Av\\.|[Tt]ravessa|Corso|[Vv]iale|[Pp]iazza|[Uu]l\\.|al\\.|[Uu]licy) ',
      `${streetName},? (?:n[ºo°]?\\.? )?${houseNumber}${flat}(?:${postcodeAndTown})?`,
    ),
  },
  // "Via Roma 10, 20121 Milano": "Via Bluetooth 5" is a way, too.
  {
    kind: 'postal',
    pattern: exactCase(
      `(?<![\\p{L}\\p{N}])[Vv]ia ${streetName},? (?:n[ºo°]?\\.? )?${houseNumber}${postcodeAndTown}`,
    ),
  },
  {
    kind: 'postal',
    pattern: exactCase(
      '\\p{Script=Han}{2,12}(?:路|街|道|巷)\\d{1,5}(?:号|號|弄)(?:[\\p{Script=Han}\\d]{0,20}(?:室|楼|樓))?',
    ),
  },
];

/** A house number and a word at least; no address of a computer's memory or network. */
function addressIn(text: string): string {
  // "Avda. de la Constitución 14, 41001 Sevilla. …": what ends it stands behind its number.
  const sentence = /^\D{0,90}\d.{0,90}?(?=\.\s|,\s\p{Ll}|$)/su.exec(text)?.[0] ?? text;
  const isOther = /0x|(?:\d{1,3}\.){3}|(?:[\da-f]{2}[:-]){3}/i.test(sentence);
  return !isOther && /\d/.test(sentence) && /\p{L}{3}/u.test(sentence) ? sentence : '';
}
