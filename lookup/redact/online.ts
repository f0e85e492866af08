import { anyCase, exactCase, withoutEnd, wordStart, type Found, type Rule } from './rule';

/** The @ as people spell it to hide an address from machines, or because they speak it. */
const at = 'at|ät|arroba|arobase|chiocciola|apenstaart(?:je)?|małpa';
const dot = 'dot|punkt|point|punto|ponto|punt|kropka';
/** The two in one language: "at some point in" is no address, though "point" is French for the dot. */
const spelled: readonly [at: string, dot: string][] = [
  ['at|ät|@', 'dot|punkt'],
  ['arroba', 'punto|ponto'],
  ['arobase|at', 'point(?= (?:fr|com|net|org|eu|be|ch|ca)(?!\\p{L}))'],
  ['chiocciola', 'punto'],
  ['apenstaart(?:je)?', 'punt'],
  ['małpa', 'kropka'],
];
const local = "[\\p{Script=Latin}\\d][\\p{Script=Latin}\\d._%+'-]{0,63}";
const label = '[\\p{Script=Latin}\\d-]{1,63}';
const bracketedAt = `@| ?[([{<] ?(?:${at}|a|@) ?[)\\]}>] ?`;
const anyDot = `\\.| \\. | ?[([{<] ?(?:${dot}|\\.) ?[)\\]}>] ?| (?:${dot}) `;
const topLevel = '[\\p{Script=Latin}]{2,18}';

/** Mail addresses, web addresses, addresses of computers and devices. */
export const online: Rule[] = [
  // "dave:s3cret@nas.example" within it must not look like a mail address: first of all.
  {
    kind: 'url',
    pattern: anyCase(
      wordStart,
      '(?:[a-z][a-z\\d+]{1,11}:\\/\\/|www\\.)[!#-;=?-~\\p{Script=Latin}\\p{Script=Cyrillic}]{2,500}',
    ),
    meantIn: privateUrl,
  },
  // "parcelo.example/r/8f7d?u=anna", "bit.ly/3xYz12": an address without "https" that says more than where.
  {
    kind: 'url',
    pattern: anyCase(
      '(?<![\\w@./-])[a-z\\d-]{1,63}(?:\\.[a-z\\d-]{1,63}){0,4}\\.[a-z]{2,18}(?::\\d{2,5})?\\/[!#-;=?-~]{1,400}',
    ),
    meantIn: ({ text }) =>
      /[?&][\w.-]{1,40}=|\/(?=[^/]{0,40}\d)[^/.]{5,40}/.test(text) ? withoutEnd(text) : '',
  },
  // "\\nas\anna\photos"; "\\.\PHYSICALDRIVE0" is a device.
  { kind: 'url', pattern: anyCase('(?<![\\w\\\\])\\\\\\\\[a-z\\d][\\w.-]{0,62}\\\\[!#-;=?-~]{1,200}') },
  {
    kind: 'email',
    pattern: anyCase(
      `(?<![\\p{Script=Latin}\\d._%+-])(?:mailto:)?${local}(?:${bracketedAt})`,
      `(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\w)|${label}(?:(?:${anyDot})${label}){0,4}(?:${anyDot})${topLevel})`,
      '(?![\\p{Script=Latin}\\d])',
    ),
    // "git@github.com: Permission denied" is what everybody reads.
    meantIn: ({ text }) => (/^git@/i.test(text) ? '' : text),
  },
  // "jon.doe82 at gmail dot com", "karim arobase example point fr".
  ...spelled.map(([spelledAt, spelledDot]): Rule => ({
    kind: 'email',
    needs: new RegExp(` (?:${spelledAt}) `, 'iu'),
    pattern: anyCase(
      `${wordStart}${local} (?:${spelledAt}) ${label}(?:(?:\\.| (?:${spelledDot}) )${label}){0,2}`,
      ` ?(?:[([]?(?:${spelledDot})[)\\]]?) ?${topLevel}(?: (?:${spelledDot}) [a-z]{2})?(?![\\p{Script=Latin}\\d])`,
    ),
  })),
  // "reach me: jon at example.com": only beside a word for it, else "look at example.com" went.
  {
    kind: 'email',
    needs: / (?:at|@) /i,
    pattern: anyCase(
      `${wordStart}${local} (?:at|@) ${label}(?:\\.${label}){0,3}\\.${topLevel}(?![\\p{Script=Latin}\\d])`,
    ),
    meantIn: ({ text, before }) =>
      /(?:mail|reach|contact|write|address)[^.!?]{0,16}$/i.test(before) &&
      !/^(?:me|us|in|up|look|support|help|available)\s/i.test(text)
        ? text
        : '',
  },
  {
    kind: 'mac',
    pattern: anyCase('(?<![\\w:-])[\\da-f]{2}(?:([:-])[\\da-f]{2})(?:\\1[\\da-f]{2}){4}(?![\\w:-])'),
  },
  { kind: 'mac', pattern: anyCase('(?<![\\w.])[\\da-f]{4}\\.[\\da-f]{4}\\.[\\da-f]{4}(?![\\w.])') },
  {
    kind: 'mac',
    pattern: anyCase(wordStart, 'mac(?:[ -]?\\p{L}{0,8})? ?[:#]? ?(?<cut>[\\da-f]{12})(?!\\w)'),
  },
  {
    kind: 'ip',
    pattern: exactCase('(?<![\\w.])(?<ip>\\d{1,3}(?:\\.\\d{1,3}){3})(?:[:/]\\d{1,5})?(?!\\w|\\.\\d)'),
    meantIn: privateIp,
  },
  {
    kind: 'ip',
    pattern: anyCase(
      '(?<![\\w:.])(?:[\\da-f]{0,4}:){2,7}[\\da-f]{0,4}(?:%[\\w]{1,15})?(?:\\/\\d{1,3})?(?![\\w:])',
    ),
    meantIn: ({ text }) => (isIpv6(text) ? text : ''),
  },
];

/** An address without a path names a site, as its readers do; one with a path, a query or a log-in may name a person. */
function privateUrl({ text }: Found): string {
  const url = withoutEnd(text);
  const isSite =
    /^(?:https?:\/\/)?(?:(?:www|support|help|community|forums?|docs|status)\.)?[a-z\d-]{1,63}(?:\.[a-z]{2,18}){1,2}$/i;
  const isOwnMachine = /^(?:https?|wss?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{1,5})?$/i;
  const isIntern = /\.(?:local|lan|corp|internal|intern|intranet|home|localdomain)$/i;
  return (isSite.test(url) && !isIntern.test(url)) || isOwnMachine.test(url) ? '' : url;
}

/** Everybody has these: own machine, netmasks, public name servers. */
const everybodysIp =
  /^(?:127\.|0\.0\.0\.0|255\.|8\.8\.[84]\.[84]|1\.[01]\.[01]\.1|9\.9\.9\.9|208\.67\.22[02]\.22[02])/;
const addressWord =
  /(?:\bip|host|server|router|gateway|ping|dns|ssh|proxy|address|adresse?|dirección|indirizzo)\P{L}{0,12}$/iu;
const versionWord =
  /(?:(?:up|down)grade|update|patch|aktualisierung|version|actuali[sz]\P{N}{1,8})[^\d\n]{0,12} (?:to|from|auf|von|vers|à|de|a|da|naar|van)\s$|(?:section|oid|§|abschnitt)\s$/iu;

function privateIp({ text, groups, before }: Found): string {
  const ip = groups['ip'] ?? '';
  const parts = ip.split('.').map(Number);
  if (everybodysIp.test(ip) || parts.some((part) => part > 255)) return '';
  // "upgrade V8 to 10.2.154.4"; few digits and a small beginning, where nothing says that it is an address.
  const isUpgrade = versionWord.test(before) && !ip.startsWith('192.168.');
  const isSmall = ip.length <= 9 && (parts[0] ?? 0) < 10 && !addressWord.test(before);
  return isUpgrade || isSmall ? '' : text;
}

function isIpv6(text: string): boolean {
  const groups = text.replace(/[%/].*$/, '').split(':');
  const isShort = text.includes('::');
  return /\d/.test(text) && (isShort ? groups.filter(Boolean).length >= 2 : groups.length === 8);
}
