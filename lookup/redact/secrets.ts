import { anyCase, digitsOf, exactCase, withoutEnd, wordStart, type Found, type Rule } from './rule';

const passwords =
  "(?:wi-?fi |wlan[- ]?|wpa2? )?(?:password|passwd|pass ?phrase|passcode|pwd|pw|psk|passwort|kennwort|passphrase|mot de passe|mdp|contraseña|senha|palavra-passe|wachtwoord|hasło|parola d'ordine|clave)(?: (?:(?:de|del|du|do|da|van|vom) )?(?:wi-?fi|wlan|router|modem|box))?|pass(?= ?[:=])|(?:パスワード|暗証番号|密码|密碼|口令|كلمة (?:المرور|السر))";
const pins =
  'pin(?:[- ]?(?:code|nummer|number))?|code pin|passcode|puk|cvv2?|cvc2?|cvn|otp|tan|mtan|codice pin|código pin|kod pin';
const oneTimeCodes =
  '(?:verification|security|confirmation|activation|access|unlock|backup|recovery|one[- ]time|two[- ]factor|2[- ]step|recovery phrase|2fa|mfa|otp|sms|login|sign-?in|authenticat(?:or|ion)|voucher|gift(?: card)?|redeem|redemption|pairing|setup|invite|invitation|door|alarm)[ -]?(?:code|pin)s?|(?:bestätigungs|aktivierungs|freischalt|sicherheits|verifizierungs|gutschein|zugangs|einmal|sms-?|prüf|entsperr)(?:code|kode)|code de (?:vérification|sécurité|confirmation|validation|activation)|código de (?:verificación|verificação|seguridad|segurança|confirmación|confirmação|activación|ativação|acceso)|codice di (?:verifica|sicurezza|conferma|attivazione|accesso)|(?:verificatie|activatie|beveiligings|bevestigings|toegangs)code|kod (?:weryfikacyjny|aktywacyjny|sms|dostępu)|(?:验证码|驗證碼|激活码|確認コード|認証コード|رمز (?:التحقق|التفعيل))';
const keys =
  "(?:api|licen[cs]e|product|serial|activation|access|secret|private|encryption|recovery|wi-?fi|wlan|wpa2?|network|security|client|shared|cd|lizenz|produkt|sicherheits|netzwerk)[ _-]?(?:keys?|tokens?|secret|schlüssel|code)|(?:app|bot|auth|access|refresh|bearer|session|push)?[ _-]?tokens?|client[ _-]secret|secret|(?:clé|clave|chiave|chave|sleutel|klucz) (?:wi-?fi|wlan|api|de licen[cç][ea]|de licencia|di licenza|d'activation|de producto|produit|licencyjny|de segurança|de seguridad|wep|wpa)|(?:wifi-?|netwerk|licentie)sleutel|プロダクトキー|产品密钥";
const link = '(?: ?(?:[:=]|=>) ?|[は是为為] ?| (?:is|was|ist|lautet|est|es|è|é|war|jest|هي) ?:? )';

/** Passwords, PINs, codes for one use, keys and tokens: with the word for them before. */
export const labelledSecrets: Rule[] = [
  {
    kind: 'secret',
    pattern: anyCase('authorization ?: ?(?<cut>(?:basic|bearer|token) [\\w+/=.~-]{6,1000})'),
  },
  {
    kind: 'secret',
    pattern: anyCase(wordStart, 'bearer (?<cut>(?=[\\w+/=.~-]{0,200}\\d)[\\w+/=.~-]{12,1000})'),
  },
  // "my password is hunter2", "mdp: azerty77!": quoted, up to the other quotation mark.
  {
    kind: 'secret',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}_])(?:${passwords})`,
      `(?<cut>(?<link>${link}| )(?:["'](?<quoted>[^"'\\n]{1,64})["']|(?<value>[^ \\n"\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{3,64})))`,
    ),
    meantIn: passwordIn,
  },
  // "The password I set was Tr0ub4dor&3".
  {
    kind: 'secret',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}_])(?:${passwords})(?:(?: \\p{L}[\\p{L}']{0,14}){1,5}?)`,
      `(?<cut>(?<link>${link}|(?<= to) )["']?(?<value>[^ \\n"']{4,64}))`,
    ),
    meantIn: distantPassword,
  },
  // "PIN 2580"; "pin 17" is one of a plug's.
  {
    kind: 'secret',
    pattern: anyCase(wordStart, `(?:${pins})(?<cut>(?:${link}|[ :#]{1,2})\\d{3,8})`, '(?![\\w.]\\d|\\w)'),
  },
  {
    kind: 'secret',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}_])(?:${oneTimeCodes})(?![A-Z])`,
      `(?<cut>(?:${link}|[ :#]{0,2})(?!0x)(?<value>(?:[A-Z\\d]{2,12}(?:-[A-Z\\d]{2,8}){0,6}|\\d{3} \\d{3})))(?![A-Z\\d])`,
    ),
    meantIn: ({ text, groups }) => {
      const code = groups['value'] ?? '';
      return code.length >= 3 && digitsOf(code).length >= 2 ? text : '';
    },
  },
  // "voucher XMAS-7712-QQ"; a promotion's code, such as "WELCOME10", is everybody's.
  {
    kind: 'secret',
    pattern: anyCase(
      wordStart,
      "(?:voucher|gift card|gutschein(?:karte)?|geschenkkarte|carte cadeau|bon d'achat|tarjeta regalo|buono(?: regalo)?|cadeaukaart)",
      '(?<cut>[ :#]{1,3}(?<value>[A-Z\\d]{3,8}(?:-[A-Z\\d]{2,8}){1,5}))(?!\\w)',
    ),
    meantIn: ({ text, groups }) => (digitsOf(groups['value'] ?? '').length >= 3 ? text : ''),
  },
  // "they sent a text with a code 559 013".
  {
    kind: 'secret',
    pattern: anyCase(
      wordStart,
      '(?:sms|text(?:ed|s)?|mail(?:ed)?|sent|got)\\P{N}{1,40}?code(?<cut>(?: is|:)? \\d{3}[ -]?\\d{3})(?!\\w)',
    ),
    meantIn: ({ text, before }) => (/error\P{L}{0,3}code$/iu.test(before) ? '' : text),
  },
  // "login is admin / Qz81-lkm".
  {
    kind: 'secret',
    pattern: anyCase(
      wordStart,
      '(?:login|log-?in data|credentials|zugangsdaten|identifiants|credenciales|credenziali)\\P{N}{1,12}?[\\w.@-]{2,40} ?[/:|] ?(?<cut>[^ \\n"/]{4,64})',
    ),
    meantIn: ({ text }) => (/\d/.test(text) && /\p{L}/u.test(text) ? withoutEnd(text) : ''),
  },
  {
    kind: 'secret',
    pattern: anyCase(
      `(?<![\\p{L}\\p{N}])(?:${keys})`,
      `(?<cut>(?:(?<link>${link})|[ :#]{1,3})["']?(?!0x)(?<value>[\\w+/=.~-]{5,1000}))`,
    ),
    meantIn: keyIn,
  },
];

/** Keys that tell themselves by their form. */
export const secretShapes: Rule[] = [
  {
    kind: 'secret',
    pattern: exactCase(
      '(?<![\\w-])(?:sk|pk|rk|gh[opsur]|github_pat|glpat|xox[abeprs]|AKIA|ASIA|AIza|ya29|hf|npm|dop_v1|SG|pat|key)[-_.]?[\\w-]{12,200}(?:\\.[\\w-]{4,400}){0,2}',
    ),
    meantIn: ({ text }) =>
      /\d/.test(text) && /[a-z].*[A-Z]|[A-Z].*[a-z]|AKIA|[a-z]{2,5}_/.test(text) ? text : '',
  },
  { kind: 'secret', pattern: exactCase('(?<![\\w-])eyJ[\\w-]{8,600}(?:\\.[\\w-]{4,600}){0,2}') },
  { kind: 'secret', pattern: exactCase('(?<!\\w)ssh-(?:rsa|ed25519) (?<cut>[\\w+/=]{20,1000})') },
  {
    kind: 'secret',
    pattern: anyCase('(?<![\\w-])[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}(?![\\w-])'),
  },
  // "XK4P2-9QQ7T-3MM8R-7ZZ2A": groups of one length.
  {
    kind: 'secret',
    pattern: anyCase('(?<![\\w-])[A-Z\\d]{4,8}(?:-[A-Z\\d]{4,8}){2,8}(?![\\w-])'),
    meantIn: ({ text }) => (isLicenceKey(text) ? text : ''),
  },
  {
    kind: 'secret',
    pattern: exactCase('(?<![\\w/+.-])[A-Za-z\\d_+/=-]{20,1000}(?![\\w])'),
    meantIn: ({ text }) => (text.split(/[-_/]/).some(isRandom) ? text : ''),
  },
];

/** What people say of a password or a log-in instead of it. */
export const saidOfPasswords =
  /^(?:is|was|are|be|to|too|not|no|so|the|my|a|an|as|in|on|at|for|and|or|but|with|by|from|that|this|still|now|also|always|never|only|just|already|very|really|even|again|wrong|incorrect|invalid|correct|right|ok|okay|fine|good|bad|weak|strong|long|short|secure|safe|unsafe|same|different|new|old|missing|unknown|lost|forgotten|empty|blank|visible|hidden|known|set|reset|changed?|change|required|expired?|needed|necessary|case|protection|protected|manager|field|prompt|hint|policy|recovery|login|sent|shown|asked|being|undefined|null|none|true|false|required|mandatory|optional|off|useless|impossible|possible|available|unavailable|stuck|gone|broken|hash|file|box|page|screen|falsch|richtig|korrekt|inkorrekt|ungültig|abgelaufen|nicht|zu|kein|weg|verloren|vergessen|unbekannt|gesperrt|gültig|immer|noch|auch|wieder|doch|aber|und|oder|leer|sicher|unsicher|schwach|incorrecte?|faux|fausse|correcte?|invalide|expirée?|oubliée?|perdue?|pas|trop|bon|bonne|refusée?|erronée?|valide|requise?|obligatoire|toujours|bien|et|ou|mais|correct[oa]|incorrect[oa]|inválid[oa]|errad[oa]|equivocad[oa]|caducad[oa]|expirad[oa]|olvidad[oa]|esquecid[oa]|obligatori[oa]|demasiado|muito|muy|fraca|débil|segura|cert[oa]|y|e|o|no|não|pero|mas|sbagliat[oa]|errat[oa]|corrett[oa]|scadut[oa]|dimenticat[oa]|non|troppo|valid[oa]|giust[oa]|ma|anche|sempre|verlopen|onjuist|fout|verkeerd|juist|vergeten|niet|te|geweigerd|ongeldig|goed|en|of|maar|złe|błędne|nieprawidłowe|za|nie|jest|wygasło|zapomniane|poprawne)$/i;
/** "WPA2", "Office365", "SHA256", "3x": beside "password" and yet none. */
const noPassword =
  /^(?:[A-Z]{2,5}-?\d{1,4}|(?:office|windows|win|microsoft|outlook|ios|android|o|m|ms)\d{1,4}|1password|\d{1,3}(?:x|st|nd|rd|th)?|[\d.]{1,12}|\W{1,64})$/i;

/** Directly behind "password" only what is no word; behind "is" or a colon all but what is said of passwords. */
function passwordIn({ text, groups }: Found): string {
  const { link: linked = '', quoted, value = '' } = groups;
  // "la clave 'error'" is a key of another kind.
  if (quoted !== undefined) return linked.trim() !== '' || /\d/.test(quoted) ? text : '';
  const word = withoutEnd(value.replace(/\p{Script=Han}.*$/u, ''));
  // In "password=<yours>&user=" nothing is filled in.
  if (/^[&<{]|^\$\{/.test(value)) return '';
  const meant = text.slice(0, text.length - value.length + (word.length || value.length));
  if (linked.trim() === '')
    return /\d/.test(word) && !noPassword.test(word) && (/\p{L}/u.test(word) || digitsOf(word).length >= 4)
      ? meant
      : '';
  if (saidOfPasswords.test(word) || (word.length > 5 && /^\p{Ll}+ed$/u.test(word))) return '';
  return meant;
}

/** With words between, only what no word looks like. */
function distantPassword({ text, groups }: Found): string {
  const value = groups['value'] ?? '';
  const word = withoutEnd(value);
  if (!/\d/.test(word) || !/\p{L}/u.test(word) || noPassword.test(word)) return '';
  return text.slice(0, text.length - value.length + word.length);
}

/** A key is longer than a word and holds digits: "token: invalid", "Unexpected token '<'" have none. */
function keyIn({ text, groups, before }: Found): string {
  const value = groups['value'] ?? '';
  const key = withoutEnd(value);
  const isLinked = groups['link'] !== undefined;
  if (/unexpected\s$/i.test(before) || noPassword.test(key)) return '';
  if (key.length < (isLinked ? 6 : 8) || digitsOf(key).length < (isLinked ? 1 : 2)) return '';
  if (/^\d{1,4}(?:\.\d{1,5}){1,3}$/.test(key)) return '';
  return text.slice(0, text.length - value.length + key.length);
}

/** Groups of one length with digits in more than one: "M7361-1253-80070006" and words with hyphens are none. */
function isLicenceKey(text: string): boolean {
  const groups = text.split('-');
  const withDigits = groups.filter((group) => /\d/.test(group)).length;
  const isEven = groups.every((group) => group.length === groups[0]?.length);
  return groups.length >= 4 && isEven && withDigits >= 2 && (/[A-Z]/i.test(text) || groups.length >= 6);
}

/** Letters and digits change places too often for a name: 'b1946ac92492d2347c62', not 'UNEXPECTED_KERNEL_MODE_TRAP_0x7F'. */
function isRandom(piece: string): boolean {
  if (piece.length < 16 || !/\d/.test(piece)) return false;
  const turns = piece.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)|[a-z](?=[A-Z])/g) ?? [];
  return turns.length >= 5;
}
