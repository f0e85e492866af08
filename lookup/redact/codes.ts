import { anyCase, exactCase, wordEnd, wordStart, type Found, type Rule } from './rule';

/** "Error", "fault", "exit code" in the languages of the rules: a number beside them is what finds the answer. */
const errors =
  "errors?|err|fault|failure|exit|exit code|stop ?code|error code|code|codes|status|event ?id|event|port|line|zeile|ligne|línea|bug ?check|bug|issue|pull request|pr|result|return(?:s|ed)?|fehler(?:code|meldung|nummer)?|meldung|störung|störungscode|erreur|code d'erreur|código de error|código|fallo|errore|codice errore|codice|erro|código de erro|foutcode|fout|storing|błąd|błędu|kod|kod błędu|sqlstate|hresult";
const numbersNamed = 'number|no|nr|num|n[°º]|nummer|numéro|número|numero|id|code';
/** What a maker numbers, not a customer. */
const products =
  'ean|bar ?code|strichcode|code-barres|código de barras|codice a barre|gtin|upc|isbn|sku|mpn|asin|p\\/n|(?:part|model|product|article|item|artikel|modell|produkt|ersatzteil|modèle|pièce|modelo|pieza|modello|articolo|ricambio|peça|onderdeel|model)[ -]?(?:number|no|nr|num|n[°º]|nummer|code|bezeichnung)?|(?:numéro|número|numero|nr|n[°º]|codice|code)\\.? (?:de |del |di |do )?(?:modèle|modelo|modello|modelu|pièce|article|artículo|articolo|artigo)';
const versions =
  'v|ver|vers\\p{L}{1,8}|firmware|fw|build|bios|uefi|driver|treiber|update|release|rev|revision|patch|wersj\\p{L}';
const files =
  'exe|dll|sys|msi|iso|img|zip|rar|7z|gz|tgz|xz|deb|rpm|dmg|pkg|apk|ipa|bin|hex|log|txt|md|csv|tsv|json|xml|ya?ml|toml|ini|cfg|conf|reg|bat|cmd|ps1|sh|py|js|ts|tsx|jsx|java|class|jar|cs|cpp|h|go|rs|rb|php|html?|css|sql|db|mdf|ost|pst|pdf|docx?|xlsx?|xlsm|pptx?|odt|ods|jpe?g|png|gif|webp|heic|svg|psd|raw|dng|cr2|nef|mp[34]|m4a|m4v|mov|avi|mkv|wav|flac|ogg|stl|gcode|3mf|dwg|step|vmdk|vhdx?|ovpn|pem|crt|cer|pfx|key|dmp|evtx|inf|cab|so|dylib';

/** "firmware 1.2.3.4" looks like a computer's address. */
export const versionNumbers: Rule[] = [
  {
    kind: 'kept',
    pattern: anyCase(wordStart, `(?:${versions})[ .:-]{0,2}(?<cut>\\d{1,4}(?:\\.\\d{1,6}){1,4})(?!\\w)`),
  },
];

/**
 * What looks like somebody's number and finds the answer: kept from the rules behind, which go by shape. What a label
 * calls private was cut before these are asked.
 */
export const codes: Rule[] = [
  { kind: 'kept', pattern: anyCase('(?<![\\w])0x[\\da-f]{1,16}(?!\\w)') },
  { kind: 'kept', pattern: anyCase('(?<![\\w])(?:KB\\d{6,7}|CVE-\\d{4}-\\d{4,7})(?!\\w)') },
  // "error code 3221225477", "Event ID 10016", "Fehler: 610001003", "exit code: -2147024891".
  {
    kind: 'kept',
    pattern: anyCase(
      wordStart,
      `(?:${errors})(?:[ -]?(?:${numbersNamed})\\.?)?[ :#=("]{1,4}(?:(?:is|was|ist|est|es|è|é) )?`,
      '(?<cut>-?[A-Z]{0,6}[-_]?\\d{1,10}(?:[-./:]\\d{1,8}){0,3}[A-Z]{0,2})(?![\\w])',
    ),
  },
  {
    kind: 'kept',
    pattern: anyCase(
      '(?:エラー|错误|錯誤|خطأ|الخطأ)\\P{N}{0,8}(?<cut>[A-Z]{0,6}-?\\d{1,10}(?:-\\d{1,8}){0,3})',
    ),
  },
  // "returned 2147942405 error".
  {
    kind: 'kept',
    pattern: anyCase('(?<![\\w.-])(?<cut>\\d{1,10}) (?:errors?|fehler|erreur|errore|erro)', wordEnd),
  },
  // "-2147024891": an HRESULT as a signed number.
  {
    kind: 'kept',
    pattern: exactCase('(?<![\\w)-]|\\w )-\\d{7,10}(?![\\w-])|(?<=\\w )-\\d{7,10}(?![\\w-])'),
    meantIn: signedResult,
  },
  // "2123-1502", "CE-108255-1", "M7361-1253-80070006": consoles and streaming.
  {
    kind: 'kept',
    pattern: exactCase(
      '(?<![\\w-]|\\) ?)(?:\\d{4}-\\d{4}|[A-Z]{1,3}-?\\d{4,6}-\\d{1,4}(?:-\\d{8})?)(?![\\w-]| \\d)',
    ),
  },
  {
    kind: 'kept',
    pattern: anyCase(wordStart, `(?:${products}) ?[.:#]{0,2} ?(?<cut>[A-Z\\d][A-Z\\d./-]{3,30})`, wordEnd),
    meantIn: ({ text }) => (/\d/.test(text) ? text : ''),
  },
  { kind: 'kept', pattern: anyCase(`(?<![\\w])[\\w.()-]{1,80}\\.(?:${files})(?![\\w-]|\\.\\w|@)`) },
];

/** Of a minus before a number the range of 32 bits tells. */
function signedResult({ text }: Found): string {
  return Number(text) >= -(2 ** 31) ? text : '';
}
