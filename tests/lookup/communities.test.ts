import { describe, expect, it } from 'vitest';

import { applyFindings, baseOfLink, linkedCommunities, stackExchangeSites } from '@/lookup/communities';
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

const words = (text: string): string[] => text.toLowerCase().split(/\W+/);
const sitesFor = (topic: Topic): (string | undefined)[] =>
  stackExchangeSites(topic, words).map(({ site }) => site);

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
});
