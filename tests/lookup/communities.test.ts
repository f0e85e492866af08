import { describe, expect, it } from 'vitest';

import listedSites from '@/assets/data/stack-exchange-sites.json';
import {
  accessFor,
  applyFindings,
  baseOfLink,
  linkedCommunities,
  recogniseCommunity,
  stackExchangeSites,
  typedCommunity,
} from '@/lookup/communities';
import { loadLexicon } from '@/lookup/lexicon';
import type { Topic } from '@/detection/topic';

import { aTopic } from './world';

function linking(...urls: string[]): Topic {
  return aTopic('lights flicker', { communities: urls.map((url) => ({ url, text: 'Community' })) });
}

describe('communities that a page links', () => {
  it('are asked at the sub-folder in which they stand', () => {
    expect(baseOfLink(new URL('https://www.acme.example/community/c/help/5'))).toBe(
      'https://www.acme.example/community',
    );
    expect(baseOfLink(new URL('https://forum.acme.example/latest'))).toBe('https://forum.acme.example');
    expect(baseOfLink(new URL('https://www.acme.example/communityevents'))).toBe('https://www.acme.example');
  });

  it('are known at once when the address proves the platform, unknown otherwise', () => {
    const [known, unknown] = linkedCommunities(
      linking('https://forum.acme.example/t/lights-flicker/123', 'https://people.acme.example/'),
    );
    expect(known?.platform).toBe('discourse');
    expect(unknown?.platform).toBe('unknown');
  });

  it('count once however often they are linked, and leave out networks that answer no guest', () => {
    const links = [
      'https://forum.acme.example/',
      'https://forum.acme.example/latest',
      'https://www.facebook.com/acme',
    ];
    expect(linkedCommunities(linking(...links)).map(({ base }) => base)).toEqual([
      'https://forum.acme.example',
    ]);
  });

  it('are not taken for a network because their name ends alike', () => {
    expect(linkedCommunities(linking('https://forum.netflix.com/')).length).toBe(1);
  });

  it('are left out once a probe has shown that they run nothing we can ask', () => {
    const [unknown] = linkedCommunities(linking('https://people.acme.example/'));
    const finding = { base: 'https://people.acme.example', community: null, foundAt: 5 };
    expect(applyFindings(unknown ? [unknown] : [], new Map([[finding.base, finding]]), 6)).toEqual([]);
  });
});

describe('a community that the reader names', () => {
  const platformAt = (address: string) => {
    const community = typedCommunity(address);
    return community === null || community === 'closed' ? community : community.platform;
  };

  it('is taken as people write addresses, and turned away where nobody may ask or no address is', () => {
    expect(platformAt('forum.acme.example')).toBe('unknown');
    expect(platformAt(' https://forum.acme.example/t/lights/12 ')).toBe('discourse');
    for (const address of ['https://www.facebook.com/groups/acme', 'discord.gg/acme', 'github.com/acme'])
      expect(platformAt(address), address).toBe('closed');
    for (const address of ['my forum', 'mailto:a@acme.example', 'https://u:p@acme.example', 'acme'])
      expect(platformAt(address), address).toBeNull();
  });

  it('is never asked without TLS where no port is named', () => {
    for (const address of [
      'http://forum.acme.example/t/lights/12',
      'http://acme.zendesk.com/hc/en-us/community/topics',
    ])
      expect(recogniseCommunity(new URL(address)).base, address).toMatch(/^https:/);
    expect(recogniseCommunity(new URL('http://127.0.0.1:8080/t/lights/12')).base).toBe(
      'http://127.0.0.1:8080',
    );
  });

  it('wants the permission for the host that is spoken with, and none where that answers anybody', () => {
    const accessAt = (address: string) => accessFor(recogniseCommunity(new URL(address)));
    expect(accessAt('https://github.com/acme/hub')).toBeNull();
    expect(accessAt('https://news.ycombinator.com/item?id=7')).toBeNull();
    expect(accessAt('https://superuser.com/questions/7')).toBeNull();
    expect(accessAt('https://forum.acme.example/')).toBe('https://forum.acme.example');
  });
});

const words = (text: string): string[] => text.toLowerCase().split(/\W+/);
const sitesFor = (topic: Topic): (string | undefined)[] =>
  stackExchangeSites(topic, words).map(({ site }) => site);

/** As the product takes a question apart. */
async function sitesAskedAbout(question: string, changes: Partial<Topic> = {}) {
  const lexicon = await loadLexicon(changes.language ?? 'en');
  return stackExchangeSites(aTopic(question, changes), lexicon.words).map(({ site }) => site);
}

describe('Stack Exchange sites', () => {
  it('are those whose subject the question’s words belong to', () => {
    expect(sitesFor(aTopic('Gmail filter does not apply a label'))[0]).toBe('webapps');
  });

  it('are not chosen for one word that the page only mentions', () => {
    expect(sitesFor(aTopic('A note is locked', { terms: ['tax'] }))).toEqual(['superuser']);
  });

  it('are never more than two, and none without a question', () => {
    expect(sitesFor(aTopic('gmail on android, linux and iphone')).length).toBe(2);
    expect(sitesFor(aTopic(''))).toEqual([]);
  });

  it.each([
    ['Why is my sourdough bread so dense', 'cooking'],
    ['Bike derailleur skips gears under load', 'bicycles'],
    ['E-bike battery shows an error at start', 'bicycles'],
    ['DSLR lens will not focus in low light', 'photo'],
    ['Tune a guitar to drop D', 'music'],
    ['Lawn turns yellow after fertilizer', 'gardening'],
    ['Why is castling refused on lichess', 'chess'],
    ['Carry-on luggage size for my airline', 'travel'],
    ['Change a flight booking after check-in', 'travel'],
    ['How does a mortgage overpayment work', 'money'],
    ['Does GDPR let me delete my data', 'law'],
    ['Ham radio callsign renewal', 'ham'],
    ['3D printer filament keeps jamming', '3dprinting'],
    ['Zigbee bulb does not pair with the hub', 'iot'],
    ['Home Assistant loses my smart lock', 'iot'],
    ['Thermostat screen stays blank', 'diy'],
    ['Thermostat screen stays blank', 'iot'],
    ['Drone drifts to the left while hovering', 'drones'],
    ['Dog refuses the new pet food', 'pets'],
    ['Check engine light is on after an oil change', 'mechanics'],
    ['Dishwasher leaves water at the bottom', 'diy'],
    ['Minecraft world is gone after the update', 'gaming'],
    ['Game controller drifts on PlayStation 5', 'gaming'],
    ['Receive bitcoin with a lightning network wallet', 'bitcoin'],
    ['MetaMask shows a wrong balance', 'ethereum'],
    ['iPhone does not back up to iCloud', 'apple'],
    ['Samsung Galaxy loses NFC', 'android'],
    ['Share a Google Sheets spreadsheet with my team', 'webapps'],
    ['Slack notifications arrive late', 'webapps'],
    ['Excel formula returns zero in Windows 11', 'superuser'],
    ['Ubuntu does not see my second monitor', 'askubuntu'],
    ['systemd service is not started on Debian', 'unix'],
    ['Active Directory domain controller is not found', 'serverfault'],
    ['WooCommerce checkout is empty', 'wordpress'],
    ['OAuth webhook returns 401 in Python', 'stackoverflow'],
    ['Restore a PostgreSQL database', 'dba'],
    ['Export a layer from QGIS as a shapefile', 'gis'],
    ['Kindle does not open my epub', 'ebooks'],
    ['Espresso machine grinder is too coarse', 'coffee'],
    ['Export an illustration from Illustrator as SVG', 'graphicdesign'],
    ['Telescope eyepiece is foggy', 'astronomy'],
    ['LEGO motor does not turn', 'bricks'],
    ['ChatGPT forgets the start of my prompt', 'genai'],
    ['Add a census record to my family tree', 'genealogy'],
    ['Treadmill workout is not counted', 'fitness'],
  ])('asked about “%s” hold %s', async (question, site) => {
    expect(await sitesAskedAbout(question)).toContain(site);
  });

  it('about computers stay out of the kitchen, and those about stories out of technology', async () => {
    expect(await sitesAskedAbout('Why is my sourdough bread so dense')).toEqual(['cooking']);
    const sites = await sitesAskedAbout('Star Wars game crashes on my Windows 11 laptop');
    expect(sites).not.toContain('scifi');
  });

  it.each([
    'Update your account details',
    'Reset your password',
    'Download an invoice and change your credit card',
    'File a return for your order',
    'Set up two-factor authentication',
    'Change the language of the app',
  ])('are not made of words that every help centre uses: “%s”', async (question) => {
    expect(await sitesAskedAbout(question)).toEqual(['superuser']);
  });

  it('for coins are asked only about coins', async () => {
    const coins = ['bitcoin', 'ethereum', 'monero', 'tezos', 'cardano', 'solana', 'stellar', 'iota', 'eosio'];
    for (const question of [
      'Pay from my wallet with Apple Pay',
      'Refresh the API token',
      'Solar gas heating',
    ]) {
      const sites = await sitesAskedAbout(question);
      expect(coins.filter((coin) => sites.includes(coin))).toEqual([]);
    }
  });

  it('in another language are for topics in it', async () => {
    const question = 'Error en una API de Python con JSON';
    expect(await sitesAskedAbout(question, { language: 'es' })).toContain('es.stackoverflow');
    const sites = await sitesAskedAbout('Python API returns broken JSON');
    expect(sites.filter((site) => site?.includes('.'))).toEqual([]);
  });

  it('are taken by what is asked rather than by what the page mentions beside it', async () => {
    const terms = ['windows', 'laptop', 'chrome'];
    expect((await sitesAskedAbout('Bicycle chain slips', { terms }))[0]).toBe('bicycles');
  });

  it('are called by their names', () => {
    expect(stackExchangeSites(aTopic('sourdough'), words).map(({ name }) => name)).toEqual([
      'Seasoned Advice',
    ]);
  });
});

describe('the list of Stack Exchange sites', () => {
  it('names each site once, and writes words as they are asked for', async () => {
    const { words: apart } = await loadLexicon('en');
    expect(new Set(listedSites.map(({ site }) => site)).size).toBe(listedSites.length);
    for (const { site, words: subject, also = '' } of listedSites as {
      site: string;
      words: string;
      also?: string;
    }[]) {
      const listed = [...subject.split(' '), ...also.split(' ')].filter((word) => word !== '');
      expect(new Set(listed).size, site).toBe(listed.length);
      expect(
        listed.filter((word) => apart(word).join('-') !== word),
        site,
      ).toEqual([]);
    }
  });
});
