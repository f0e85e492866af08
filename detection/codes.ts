import { error, standing } from './words';

/** Hexadecimal codes, constants, HTTP states; capitals and digits in one word: 'WH-1000XM4', 'KB5034441', 'E04'. */
const codes =
  /\b0x[\da-fA-F]{2,16}\b|\b[A-Z][A-Z\d]{1,20}(?:_[A-Z\d]{1,20}){1,8}\b|\bHTTP[ /-]?[1-5]\d\d\b|(?<![\w.-])[A-Z]{1,5}-?\d{2,7}[A-Z\d]{0,6}(?:-[A-Z\d]{1,6})?(?![\w-])/g;
/** 'Error 1603', 'Fehlercode: E4', and error strings in quotation marks. */
const numbered = standing(`(?:${error.replace('||', '|')})(?: code)?[ :#]{1,3}[A-Z]{0,4}-?\\d{1,6}`, 'giu');
const quoted = /["“„«「]([^"“”„»«」\n]{6,80})["”“»」]/g;
const errorWord = standing(error);

/** Like a model's name, but a month, a price, a file's or paper's format, a number of an order. */
const noCode =
  /^(?:[A-Z]{3,5}-?(?:19|20)\d\d$|(?:USD|EUR|GBP|US|UTF|ISO|MP|COVID|Q|FY)-?\d|[A-Z]{1,3}-?\d{6,}$)|\s(?:19|20)\d\d$/;

/** Exact codes, model names and error strings, in the order they stand in; each once. */
export function codesIn(text: string): string[] {
  const strings = Array.from(text.matchAll(quoted), ([, inner = '']) => inner).filter((inner) =>
    errorWord.test(inner),
  );
  const found = [...strings, ...(text.match(numbered) ?? []), ...(text.match(codes) ?? [])].filter(
    (code) => code.startsWith('KB') || !noCode.test(code),
  );
  const first = found.toSorted((a, b) => text.indexOf(a) - text.indexOf(b) || b.length - a.length);
  return first.filter((code, at) => !first.slice(0, at).some((other) => other.includes(code))).slice(0, 8);
}
