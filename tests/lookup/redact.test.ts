import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redact } from '@/lookup/redact';

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
  ['reference', 'licence XK4P2-9QQ7T-3MM8R-7ZZ2A-1BB5C is refused', '9QQ7T'],
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

describe('redaction', () => {
  it.each(secrets)('cuts what tells who the reader is (%s): "%s"', (kind, text, secret) => {
    const { text: rest, cut } = redact(text);
    expect(rest).not.toContain(secret);
    expect(cut).toContain(kind);
  });

  it.each(survivors)('keeps what finds the answer: "%s"', (text) => {
    expect(redact(text)).toEqual({ text, cut: [] });
  });

  it('keeps the words around what it cuts', () => {
    expect(redact('Hi Anna Schmidt, hub E04 since order #A-99812').text).toBe('Hi , hub E04 since order #');
  });

  it('finds nothing more to cut in what it has cut', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const once = redact(text).text;
        expect(redact(once).text.length).toBeLessThanOrEqual(once.length);
      }),
    );
  });

  it('takes hostile input of any length in its stride', () => {
    const hostile = [
      'a@'.repeat(3000),
      '1 '.repeat(5000),
      '-'.repeat(9000),
      'A1'.repeat(4000),
      'order '.repeat(2000),
    ];
    for (const text of hostile) expect(redact(text).text.length).toBeLessThanOrEqual(4000);
  });
});
