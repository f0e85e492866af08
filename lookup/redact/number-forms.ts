import { shortNumbered } from './number-words';
import { digitsOf, withoutEnd } from './rule';

/** What stands behind "order no." and yet is no order's number: codes, versions, dates, standards, sizes. */
const otherForm =
  /^(?:0x|ORA-|TNS-|AADSTS|TS\d{4}$|ISO-?\d|UTF-?\d|RFC-?\d|KB\d{6}|CVE-|ERR|VID_|PID_|(?:RS|COM|USB|ATA|UART|IPV|HTTP|WIN)-?\d{1,4}$|\d{1,4}(?:\.\d{1,4}){1,3}(?:[a-z-][a-z\d]{0,9})?$|.{1,40}\.[a-z]{2,4}$|\d{1,2}[./-]\d{1,2}[./-]\d{4}$|\d{4}-\d\d-\d\d$|\d{1,5}(?:p|k|d|x|th|st|nd|rd|hz|[kmgt]b|mm|cm|w|v|fps)$)/i;
/** "000.123.456" is no version: three digits in each group. */
const inThousands = /^\d{1,3}(?:\.\d{3}){2,4}$/;
/** "WH-1000XM4", "SMV46KX01E". */
const modelName = /^[A-Z]{1,5}-?\d{1,4}[A-Z]{1,3}\d{0,4}[A-Z]{0,2}$/i;
/** Airlines' are six letters and digits. */
const isBooking = /^(?:booking|reservation|reserva|buchung|prenotazione|réservation|boeking|reservering)/i;
/** "2015/07/19", "21-27/06/2015", "2023/2024", "1371/2007": days, years, laws. */
const days =
  /^(?:(?:19|20)\d\d[/-]\d\d?[/-]\d\d?|(?:\d\d?[/-]){1,3}(?:19|20)\d\d|(?:19|20)\d\d[/-](?:19|20)\d\d|(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|\d{1,4}\/(?:19|20)\d\d)$/;
/** Results in hexadecimal as people write them without "0x": "80070005". */
const bareHexadecimal = /^(?:8[\dA-F]{7}|C0[\dA-F]{6})$/;
/** "45000-60000", "00000000". */
const noNumber = /^(?:\d{1,5}0-\d{1,5}0|(\d)\1{7,40})/;
const groupOfDigits = /^\d{2,12}(?:[./-]\d{1,8}){0,3}$/;

/**
 * The beginning of what was written that is a number, by `isNumber`; '' where there is none. "K 88 12 334",
 * "8812 4410 22": groups of digits belong together, a word or a code behind them does not.
 */
export function numberAtStart(written: string, isNumber: (token: string) => boolean): string {
  const tokens = written.split(' ');
  const [first = '', second = ''] = tokens;
  const isPrefixed = /^[A-Z]{1,3}$/.test(first) && /^\d{2,12}(?:[/-]\d{1,8}){0,2}$/.test(second);
  const isGroup = isPrefixed || (/^\d{1,4}$/.test(first) && groupOfDigits.test(second));
  let taken = isPrefixed ? 2 : 1;
  while (taken < 8 && groupOfDigits.test(tokens[taken] ?? '')) taken += 1;
  const begun = tokens.slice(0, isGroup ? taken : 1).join('');
  return isNumber(begun) ? withoutEnd(tokens.slice(0, taken).join(' ')) : '';
}

/** Behind "order number" anything with digits is one, unless its form says that it is something else. */
export function isNamedNumber(token: string, thing: string): boolean {
  if (isBooking.test(thing) && /^[A-Z]{6}$/.test(token)) return true;
  if (isOther(token)) return false;
  const digits = digitsOf(token).length;
  return digits >= 3 || (digits >= 1 && token.length >= 5);
}

/** Behind "order:" models stand, too. */
export function isBehindColon(token: string, thing: string): boolean {
  if (isBareNumber(token, thing)) return true;
  return digitsOf(token).length >= 4 && !modelName.test(token) && !isOther(token);
}

/** Behind "order" alone only what is mostly digits: "order WH-1000XM4", "order 2024 calendar". */
export function isBareNumber(token: string, thing: string): boolean {
  if (isOther(token)) return false;
  const digits = digitsOf(token).length;
  if (isBooking.test(thing) && /^(?=.*\d)[A-Z\d]{6}$/.test(token)) return true;
  if (/^\d{4}$/.test(token)) return shortNumbered.test(thing) && !/^(?:19|20)/.test(token);
  if (/^\d[\d/.-]*$/.test(token)) return digits >= 4;
  if (/^[A-Z]{1,3}-\d{4,}$/i.test(token)) return shortNumbered.test(thing) || digits >= 5;
  const letters = token.replace(/[^A-Z]/gi, '').length;
  return digits >= 5 && letters <= (token.length >= 12 ? 8 : 4) && !modelName.test(token);
}

/** Without any word for it: five digits behind "no.", "番号" or the like, and no day. */
export function isSomeNumber(token: string): boolean {
  return digitsOf(token).length >= 5 && isBehindColon(token, '') && !days.test(token);
}

/** Alone: eight digits and few letters, or seven digits in a row behind a few. */
export function isNumberByItself(token: string): boolean {
  if (bareHexadecimal.test(token) || days.test(token) || noNumber.test(token)) return false;
  if (isOther(token) || modelName.test(token)) return false;
  if (/^[A-Z]{1,4}-?\d{7,12}$/.test(token)) return true;
  return digitsOf(token).length >= 8 && token.replace(/[^A-Z]/g, '').length <= 5;
}

/** A model's name where nothing tells that it is a number of somebody. */
export function isModelName(token: string): boolean {
  return modelName.test(token);
}

function isOther(token: string): boolean {
  return otherForm.test(token) && !inThousands.test(token);
}
