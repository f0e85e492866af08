import { error, standing } from './words';

const maxCodes = 8;

/**
 * Hexadecimal codes, constants, HTTP states; capitals and digits in one word: 'WH-1000XM4', 'KB5034441', 'E04',
 * 'CE-34878-0', 'M7361-1253-80070006'; streaming's 'tvq-st-103'; what programs throw and systems return.
 */
const codeWords = new RegExp(
  [
    '\\b0x[\\da-fA-F]{2,16}\\b',
    '\\b[A-Z][A-Z\\d]{1,20}(?:_[A-Z\\d]{1,20}){1,8}\\b',
    '\\bHTTP[ /-]?[1-5]\\d\\d\\b',
    '(?<![\\w.-])[A-Z]{1,5}-?\\d{2,7}[A-Z\\d]{0,6}(?:-[A-Z\\d]{1,8}){0,2}(?![\\w-])',
    '(?<![\\w-])[a-z]{2,4}-[a-z]{2,4}-\\d{3}(?![\\w-])',
    '\\b[A-Z][a-z][A-Za-z]{1,40}(?:Exception|Error)\\b',
    '\\bE(?:ACCES|PERM|NOENT|EXIST|INVAL|PIPE|TIMEDOUT|ADDRINUSE|NOTFOUND|HOSTUNREACH|CONN[A-Z]{5,7})\\b',
  ].join('|'),
  'g',
);
/** 'Error 1603', 'Fehlercode: E4', 'error code 2123-1502'. */
const number = '[A-Z]{0,4}-?\\d{1,6}(?:-\\d{1,8}){0,2}';
const numberedErrors = standing(`(?:${error.replace('||', '|')})(?: code)?[ :#]{1,3}${number}`, 'giu');
const isNumberedError = new RegExp(`^${numberedErrors.source}$`, 'iu');
const quotations = /["“„«「]([^"“”„»«」\n]{6,80})["”“»」]/g;
const errorWord = standing(error);

/** Like a model's name, but a month, a price, a file's or paper's format, a number of an order. */
const noCode =
  /^(?:[A-Z]{3,5}-?(?:19|20)\d\d$|(?:USD|EUR|GBP|US|UTF|ISO|MP|COVID|Q|FY|AES|SHA|RSA|TLS|IPV|SSL|CET|UTC|GMT|WPA)-?\d|[A-Z]{1,3}-?\d{6,}$)|\s(?:19|20)\d\d$/;

type Found = { code: string; at: number };

/** Exact codes, model names and error strings, in the order they stand in; each once. */
export function codesIn(text: string): string[] {
  const found = [...errorStrings(text), ...matches(text, numberedErrors), ...matches(text, codeWords)]
    .toSorted((a, b) => a.at - b.at || b.code.length - a.code.length)
    .map(({ code }) => plainCode(code))
    .filter((code) => code.startsWith('KB') || !noCode.test(code));
  const byName = new Map<string, string>();
  for (const code of found) if (!byName.has(nameOf(code))) byName.set(nameOf(code), code);
  return [...byName.values()].slice(0, maxCodes);
}

/** Error messages between quotation marks. */
function errorStrings(text: string): Found[] {
  return Array.from(text.matchAll(quotations), ({ 1: code = '', index }) => ({ code, at: index })).filter(
    ({ code }) => errorWord.test(code),
  );
}

function matches(text: string, pattern: RegExp): Found[] {
  return Array.from(text.matchAll(pattern), ({ 0: code, index }) => ({ code, at: index }));
}

/** 'Error E04' → 'E04', which is how peers write it too; a number alone says nothing: 'Error 1603' → 'error 1603'. */
function plainCode(code: string): string {
  if (!isNumberedError.test(code)) return code;
  const bare = bareCode(code);
  return /\p{L}/u.test(bare) ? bare : code.toLowerCase();
}

/** The same for every way to write one code: 'Error code 1603' and 'error: 1603'. */
function nameOf(code: string): string {
  return (isNumberedError.test(code) ? bareCode(code) : code).toLowerCase();
}

/** What stands behind the error word. */
function bareCode(code: string): string {
  return new RegExp(`${number}$`, 'i').exec(code)?.[0] ?? code;
}
