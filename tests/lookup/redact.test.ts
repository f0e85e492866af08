import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redact } from '@/lookup/redact';
import { rules } from '@/lookup/redact/rules';

import { allLines } from './redaction-lines/all-lines';
import { checkLine, readLine } from './redaction-lines/marked-line';
import { longestMatch } from './redaction-lines/pattern-length';
import { scoreRedaction } from './redaction-lines/score';

/** What must not leave the device, each within words as people write them. */
const secrets: [kind: string, text: string, secret: string][] = [
  ['email', 'please write to anna.schmidt+help@mail.example.org about it', 'anna.schmidt'],
  ['email', 'reach me: bob (at) example.com', 'bob'],
  ['phone', 'call me on +49 170 1234567 tonight', '1234567'],
  ['phone', 'my number is (555) 123-4567', '123-4567'],
  ['phone', 'Tel. 030 1234 5678', '5678'],
  ['reference', 'order #A-99812 has not arrived', '99812'],
  ['reference', 'Bestellnummer: 471100815', '471100815'],
  ['reference', 'ticket 4711-22 was closed', '4711-22'],
  ['reference', 'numéro de commande 88123', '88123'],
  ['reference', 'my account number 12345678', '12345678'],
  ['reference', 'serial no. 8AX-9981-22', '9981'],
  ['card', 'IMEI 356938035643809', '356938035643809'],
  ['card', 'card 4111 1111 1111 1111 was declined', '1111'],
  ['iban', 'refund to DE89 3704 0044 0532 0130 00', '3704'],
  ['ip', 'the router at 192.168.178.1 does not answer', '192.168'],
  ['mac', 'device 00:1a:2b:3c:4d:5e offline', '3c:4d'],
  ['secret', 'api key: 9f8a7b6c5d', '9f8a7b6c5d'],
  ['secret', 'my token ghp_abcdEFGH1234ijklMNOP5678 stopped', 'ghp_'],
  ['secret', 'licence XK4P2-9QQ7T-3MM8R-7ZZ2A-1BB5C is refused', '9QQ7T'],
  ['url', 'see https://intern.example/reset?user=anna&code=9', 'anna'],
  ['name', 'Hi Anna Schmidt, my hub is offline', 'Schmidt'],
  ['name', 'Dear Mr. Brown, the printer fails', 'Brown'],
  ['name', 'Hi, Jane Doe!', 'Jane'],
  ['name', 'Good morning Jane Doe', 'Doe'],
  ['name', 'Welcome back, Jane', 'Jane'],
  ['name', 'Sehr geehrte Frau Dr. Yılmaz, mein Hub blinkt', 'Yılmaz'],
  ['name', 'Bonjour Madame Dupont, ma lampe', 'Dupont'],
  ['name', 'Hola Carlos García, mi pedido', 'García'],
  ['name', 'Mijn naam is Jan Jansen en het werkt niet', 'Jansen'],
  ['postal', 'deliver to 221 Maple Street instead', 'Maple'],
  ['birthday', 'geboren am 12.03.1984', '1984'],
  ['tax', 'Steuernummer 12/345/67890 abgelehnt', '67890'],
  ['plate', 'Kennzeichen B-MW 1234 falsch erkannt', '1234'],
];

/** What finds the answer, and must survive. */
const survivors = [
  'Error 0x80070005 when installing KB5034441',
  'WH-1000XM4 does not pair with Windows 11 23H2',
  'Hub shows E04 after firmware 3.2.1',
  'ERR_CONNECTION_RESET in Chrome 131.0.6778.86',
  'HTTP 503 from the API',
  'SM-G991B bootloop',
  'error code -2147024891',
  'ORA-12154: TNS could not resolve',
  'iPhone 15 Pro Max on iOS 18.1',
  'STATUS_ACCESS_VIOLATION at 0xC0000005',
  'RTX 4090 driver 560.94',
  'CVE-2024-3094 fix',
  'order status page does not load',
  'account recovery without phone',
  'hi everyone, lights flicker at 20 percent',
];

const languages = Object.keys(allLines);
const everyLine = Object.values(allLines).flat();
const anyLine = fc.constantFrom(...everyLine);
const anyText = anyLine.map((line) => readLine(line).text);

describe('redaction', () => {
  it.each(secrets)('cuts what tells who the reader is (%s): "%s"', (kind, text, secret) => {
    const { text: rest, cut } = redact(text);
    expect(rest).not.toContain(secret);
    expect(cut).toContain(kind);
  });

  it.each(survivors)('keeps what finds the answer: "%s"', (text) => {
    expect(redact(text)).toEqual({ text, cut: [] });
  });

  it('leaves a sensible question, without the signs that led to what is cut', () => {
    expect(redact('Hi Anna Schmidt, hub E04 since order #A-99812').text).toBe('Hi, hub E04 since order');
    expect(redact('my claim (CLM20240099): still pending').text).toBe('my claim: still pending');
    expect(redact('acct # is 00482-9917 and app says E04').text).toBe('acct and app says E04');
    expect(redact('/home/anna/.config/pulse denied').text).toBe('/home/.config/pulse denied');
  });

  it('tells each kind once, however often it was cut', () => {
    expect(redact('order 48213, order 48214, mail a.b@example.com').cut).toEqual(['email', 'reference']);
  });
});

describe('the lines as people write them', () => {
  it.each(languages)('%s: no secret comes through, not even a part of one', (language) => {
    const leaks = (allLines[language] ?? []).map(checkLine).filter(({ leaked }) => leaked.length > 0);
    expect(leaks.map(({ leaked, redacted }) => ({ leaked, redacted }))).toEqual([]);
  });

  it.each(languages)('%s: every code, model, version and figure survives', (language) => {
    const losses = (allLines[language] ?? []).map(checkLine).filter(({ lost }) => lost.length > 0);
    expect(losses.map(({ lost, redacted }) => ({ lost, redacted }))).toEqual([]);
  });

  it.each(languages)('%s: a line without a secret comes out as it went in', (language) => {
    const changed = (allLines[language] ?? []).map(checkLine).filter((result) => result.isCutForNothing);
    expect(changed.map(({ line, redacted }) => [line.text, redacted])).toEqual([]);
  });

  it('nearly all other words of a line with a secret stay', () => {
    const { words, wordsKept } = scoreRedaction();
    expect(wordsKept / words).toBeGreaterThan(0.96);
  });

  it('nothing more is cut from what was cut already', () => {
    for (const line of everyLine) {
      const once = redact(readLine(line).text).text;
      expect(redact(once)).toEqual({ text: once, cut: [] });
    }
  });

  it('what stands in the line above or below does not save a secret and does not cost a code', () => {
    fc.assert(
      fc.property(anyLine, anyLine, fc.constantFrom('\n', '.\n'), (first, second, between) => {
        expect(checkLine(first + between + second)).toMatchObject({ leaked: [], lost: [] });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('what is decided by its checksum', () => {
  it('a bank account or card number that stands alone goes when its check digits are right', () => {
    expect(redact('GB82WEST12345698765432 refused').text).toBe('refused');
    expect(redact('4012 8888 8888 1881 refused').text).toBe('refused');
    expect(redact('4012 8888 8888 1882 pieces').text).toBe('4012 8888 8888 1882 pieces');
  });

  it('behind a word for it, it goes though a digit is wrong', () => {
    expect(redact('IBAN GB83 WEST 1234 5698 7654 32 refused').text).toBe('IBAN refused');
    expect(redact('card number 4012 8888 8888 1882 refused').text).toBe('card number refused');
  });
});

describe('who is greeted', () => {
  it.each([
    'Hi Alexa, turn on the lights',
    'Hey Google stopped answering',
    'Hello Lumenhome team, the hub is offline',
    'Hallo zusammen, der Drucker streikt',
    'Hi, Windows 11 crashes',
    'Windows Hello Face stopped working',
  ])('nobody in person: "%s"', (text) => {
    expect(redact(text)).toEqual({ text, cut: [] });
  });
});

describe('signs that look like others', () => {
  it('digits, spaces, hyphens and full width of other scripts are read as the plain ones', () => {
    expect(redact('رقم الجوال ٠٥٠١٢٣٤٥٦٧').text).toBe('رقم الجوال');
    expect(redact('call +49\u00A0170\u20111234567 now').text).toBe('call now');
    expect(redact('注文番号：ＡＢ４７１１８１５').text).toBe('注文番号');
  });

  it('what nobody sees within a number does not save it', () => {
    expect(redact('order 4\u200B7\u200B1\u200B1\u200B815 lost').text).toBe('order lost');
  });
});

describe('any text', () => {
  it('comes out once cut as it comes out twice cut', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 300, unit: 'grapheme' }),
      fc.tuple(anyText, fc.constantFrom(' ', ', ', '\n'), anyText).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = redact(text).text;
        expect(redact(once).text).toBe(once);
      }),
      { seed: 2 },
    );
  });

  it('is never longer than it was, and never longer than 4,000 characters', () => {
    const hostile = [
      'a@',
      '1 ',
      '-',
      'A1',
      'order ',
      'Hi A',
      'www.a',
      'my password is ',
      '+1(',
      '\\\\a',
      'Aa-',
    ];
    for (const part of hostile) {
      const text = part.repeat(5000);
      expect(redact(text).text.length).toBeLessThanOrEqual(4000);
      expect(redact(text.slice(0, 300)).text.length).toBeLessThanOrEqual(300);
    }
  });

  it('is searched in linear time: no pattern looks further than 2,500 characters', () => {
    for (const { pattern } of rules) expect(pattern.flags).toMatch(/^dgi?u$/);
    const endless = rules.filter(({ pattern }) => longestMatch(pattern.source) > 2500);
    expect(endless.map(({ pattern }) => pattern.source)).toEqual([]);
  });
});

describe('the measure itself', () => {
  it('notices a secret of which a part comes through, and a code that does not', () => {
    expect(checkLine('the [[blue kettle]] is cold')).toMatchObject({ leaked: ['blue kettle'], lost: [] });
    expect(checkLine('call [[+49 170 1234567 ext 98]] now')).toMatchObject({
      leaked: ['+49 170 1234567 ext 98'],
    });
    expect(checkLine('order {{48213}} is late')).toMatchObject({ lost: ['48213'], isCutForNothing: true });
  });

  it('does not count what also stands outside of the secret', () => {
    expect(checkLine('mail [[ann@example.com]], the example fails')).toMatchObject({ leaked: [] });
  });

  it('refuses a line in which a mark has no end', () => {
    expect(() => readLine('my order [[48213 is late')).toThrow('A mark has no end');
  });

  it('knows how far a pattern looks', () => {
    expect(longestMatch('a{2,3}(?:bc|d)?[x-z\\]]{4}\\p{L}(?<!e)$')).toBe(11);
    expect(longestMatch('(?:a+)b')).toBe(Infinity);
    expect(longestMatch('a{2,}')).toBe(Infinity);
  });
});
