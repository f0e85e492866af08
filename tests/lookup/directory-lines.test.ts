import { describe, expect, it } from 'vitest';

import { packCompanies, unpackCompanies, type ShippedCompany } from '@/lookup/directory-lines';

const lumenhome: ShippedCompany = {
  name: 'Lumen Home+',
  domains: ['lumenhome.example', 'support.lumenhome.example', 'shop.example/LumenHome'],
  communities: [
    { platform: 'discourse', base: 'https://forum.lumenhome.example' },
    { platform: 'khoros', base: 'https://lumenhome.example/community', name: 'Lumen Home+ people' },
    { platform: 'stack-exchange', site: 'iot' },
    { platform: 'stack-exchange', site: 'superuser', tags: ['lumenhome', 'c#'] },
    { platform: 'reddit', name: 'LumenHome' },
    { platform: 'github', name: 'lumenhome/hub' },
    { platform: 'microsoft-qa' },
    { platform: 'lemmy', base: 'https://lemmy.example', tags: ['lumenhome'] },
  ],
};
const parcelo: ShippedCompany = {
  name: 'Parcelo',
  isByHostOnly: true,
  domains: ['parcelo.example'],
  communities: [{ platform: 'unknown', base: 'https://help.parcelo.example' }],
};

describe('the lines of the directory', () => {
  it('say of a company what its row says, for every kind of community', () => {
    expect(unpackCompanies(packCompanies([lumenhome, parcelo]))).toStrictEqual([lumenhome, parcelo]);
  });

  it('name a company once, however many of its addresses bear its name', () => {
    expect(packCompanies([lumenhome, parcelo]).match(/lumenhome|parcelo/g)).toBeNull();
    expect(packCompanies([lumenhome, parcelo]).match(/Lumen Home|Parcelo/g)).toHaveLength(3);
  });

  it.each([
    ['a star before its name', { ...lumenhome, name: '*Lumen' }],
    ['a tab in its name', { ...parcelo, name: 'Par\tcelo' }],
    ['a sign of the lines in an address', { ...parcelo, domains: ['parcelo.example/~help'] }],
    ['a base without TLS', { ...parcelo, communities: [{ platform: 'flarum', base: 'http://a.example' }] }],
  ] satisfies [string, ShippedCompany][])('are not written for a company with %s', (_, company) => {
    expect(() => packCompanies([company])).toThrow('can not be packed');
  });
});
