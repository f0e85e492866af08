import { describe, expect, it } from 'vitest';

import { silenceOf, skipCategoryOf } from '@/detection/skip-list';

const category = (address: string) => skipCategoryOf(new URL(address));

describe('pages that are left alone', () => {
  it.each([
    ['https://www.sparkasse-musterstadt.de/privatkunden.html', 'bank'],
    ['https://online.examplebank.com/transfer', 'bank'],
    ['https://www.barclays.co.uk/', 'bank'],
    ['https://banking.example.org/', 'bank'],
    ['https://mychart.example.org/visits', 'health'],
    ['https://www.uniklinik-beispiel.de/', 'health'],
    ['https://login.example.com/', 'login'],
    ['https://www.example.com/de/anmelden', 'login'],
    ['https://www.example.com/users/../login.php', 'login'],
    ['https://shop.example.com/cart', 'checkout'],
    ['https://www.example.fr/fr/panier', 'checkout'],
    ['https://www.example.com/my-account/orders', 'account'],
    ['https://www.example.com/en-gb/account', 'account'],
    ['https://mail.example.com/u/0/', 'mail'],
    ['https://outlook.live.com/mail/0/', 'mail'],
    ['http://wiki/', 'private-network'],
    ['http://localhost:8080/help', 'private-network'],
    ['http://printer.local/support', 'private-network'],
    ['https://jira.corp.example.com/browse', 'private-network'],
    ['https://intranet.example.com/help', 'private-network'],
    ['http://10.1.2.3/help', 'private-network'],
    ['http://192.168.0.1/', 'private-network'],
    ['http://172.31.255.1/', 'private-network'],
    ['http://100.100.1.1/', 'private-network'],
    ['http://127.0.0.1/', 'private-network'],
    ['http://[::1]/', 'private-network'],
    ['http://[fd12:3456::1]/', 'private-network'],
    ['http://[fe80::1]/', 'private-network'],
  ])('%s: %s', (address, expected) => {
    expect(category(address)).toBe(expected);
  });
});

describe('pages that are not', () => {
  it.each([
    'https://help.acme.example/hc/en-us/articles/1-How-to-log-in',
    'https://support.acme.example/login/forgot-password',
    'https://www.acme.example/help/account/delete-my-account',
    'https://www.acme.example/support/payment/refunds',
    'https://docs.acme.example/account/settings',
    'https://www.acme.example/contact',
    'https://community.acme.example/t/the-cart-is-empty/12',
    'https://www.acme.example/en/lamps/bedside',
    'https://accountants.example.com/services',
    'http://8.8.8.8/',
    'http://172.32.0.1/',
    'http://11.0.0.1/',
  ])('%s', (address) => {
    expect(category(address)).toBeNull();
  });
});

describe('the wishes of the reader', () => {
  const wishes = { silentHosts: ['acme.example'], unsilentHosts: ['examplebank.com'] };

  it('make a site silent, with all that is below it, and no other', () => {
    expect(silenceOf(new URL('https://help.acme.example/'), wishes)).toBe('wish');
    expect(silenceOf(new URL('https://acme.example/'), wishes)).toBe('wish');
    expect(silenceOf(new URL('https://notacme.example/'), wishes)).toBeNull();
  });

  it('for a part of a silent site are heard', () => {
    const partly = { silentHosts: ['acme.example'], unsilentHosts: ['help.acme.example'] };
    expect(silenceOf(new URL('https://help.acme.example/'), partly)).toBeNull();
    expect(silenceOf(new URL('https://shop.acme.example/'), partly)).toBe('wish');
    const both = { silentHosts: ['help.acme.example'], unsilentHosts: ['acme.example'] };
    expect(silenceOf(new URL('https://help.acme.example/'), both)).toBe('wish');
  });

  it('lift the silence of a site that looks private', () => {
    expect(silenceOf(new URL('https://help.examplebank.com/'), wishes)).toBeNull();
    expect(silenceOf(new URL('https://otherbank.com/'), wishes)).toBe('bank');
  });
});
