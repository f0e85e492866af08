const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];
const folded =
  /[\t\r\v\f\u00A0\u2000-\u200A\u202F\u205F\u3000]|[\u2010-\u2015\u2212]|[\u2018\u2019\u02BC\u0060\u00B4]|[\u201C-\u201E\u00AB\u00BB]|[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]|[\uFF01-\uFF5E]|[\uFFFC\uE000]/g;

/**
 * The text as rules read it, sign for sign as long as it was: all digits, spaces, hyphens and quotation marks are the
 * plain ones, full width is plain width.
 */
export function fold(text: string): string {
  return text.replace(folded, plainSign);
}

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  const zero = zeros.find((each) => code >= each && code < each + 10);
  if (zero !== undefined) return String(code - zero);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/[\u2010-\u2015\u2212]/.test(sign)) return '-';
  if (/[\u2018\u2019\u02BC\u0060\u00B4]/.test(sign)) return "'";
  if (/[\u201C-\u201E\u00AB\u00BB]/.test(sign)) return '"';
  return ' ';
}
