import { describe, expect, it } from 'vitest';

import { codesIn } from '@/detection/codes';
import { termsOf } from '@/detection/terms';

describe('exact codes', () => {
  it.each([
    ['Windows Update stops with 0x80070005', ['0x80070005']],
    ['Page shows ERR_CONNECTION_RESET', ['ERR_CONNECTION_RESET']],
    ['The site answers HTTP 503', ['HTTP 503']],
    ['My WH-1000XM4 is silent', ['WH-1000XM4']],
    ['Display reads E04', ['E04']],
    ['Install fails with error 1603', ['error 1603']],
    ['Error E04 and what to do. Error code E04: e04', ['E04']],
    ['Fehlercode: E4 im Display', ['E4']],
    ['Error 1603, again error code: 1603', ['error 1603']],
    ['Error code 0x80070005 or error 5', ['0x80070005', 'error 5']],
    ['E042 is not E04', ['E042', 'E04']],
    ['It says "Error E04 occurred"', ['Error E04 occurred', 'E04']],
    ['KB5034441 does not install', ['KB5034441']],
    ['It says "Connection failed" and stops', ['Connection failed']],
    ['The console stops with CE-34878-0', ['CE-34878-0']],
    ['Error code M7361-1253-80070006 on the television', ['M7361-1253-80070006']],
    ['The stick shows error code tvq-st-103', ['tvq-st-103']],
    ['Error code: 2123-1502', ['error code: 2123-1502']],
    ['Install ends with ECONNREFUSED', ['ECONNREFUSED']],
    ['The log says NullPointerException', ['NullPointerException']],
    ['Error -36 while copying', ['error -36']],
    ['アプリに「エラーが発生しました」と出る', ['エラーが発生しました']],
  ])('are found in: %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each([
    'Prices of 2024: USD100, 49.99 EUR',
    'Call 555-0100-4422 before MAY-2025',
    'Order INV-20240012345 is late',
    'He said "see you tomorrow then"',
    'Save it as UTF-8 or MP3',
    'Encrypted with AES-256 and SHA-512, at 9:00 UTC-05',
    'An Error occurred, and EVERY EMAIL was lost',
    'A well-known-fact of 100 years',
  ])('are not invented in: %s', (text) => {
    expect(codesIn(text)).toEqual([]);
  });
});

describe('terms', () => {
  it('put what the page keeps saying first, and leave out the brand and the grammar', () => {
    const terms = termsOf(
      'Why does my Acme printer print blank pages?',
      'Blank pages\nblank ink',
      'Acme',
      'en',
    );
    expect(terms[0]).toBe('blank');
    expect(terms).toEqual(expect.arrayContaining(['printer', 'print', 'blank', 'pages']));
    expect(terms).not.toEqual(expect.arrayContaining(['acme']));
    expect(terms).not.toContain('why');
  });

  it('are cut where Chinese writes no gaps', () => {
    expect(termsOf('无法连接打印机', '', '', 'zh')).toContain('连接');
  });
});
