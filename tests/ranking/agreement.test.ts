import { describe, expect, it } from 'vitest';

import { readAdvice } from '@/ranking/agreement/advice';
import { findAgreements, findContradictions, type Voice } from '@/ranking/agreement/agreement';

import { answerPairs, type AnswerPair } from './agreement-pairs';

const voices = (...texts: string[]): Voice[] =>
  texts.map((text, at) => ({ id: String(at), text, author: `p${at}` }));

/** An answer's advice as 'verb: what', with an exclamation mark where it is against it. */
function adviceIn(text: string): string[] {
  return readAdvice(text).map(
    ({ act, object, isAgainst }) => `${isAgainst ? '!' : ''}${act}: ${object.join(' ')}`,
  );
}

describe('advice in an answer', () => {
  it.each([
    ['Clear the cache and the cookies of your browser.', ['remove: cach', 'remove: browser cooki']],
    ['Turn it off? No: turn hardware acceleration off under Settings.', ['off: hardwar acceler']],
    ['What worked for me was to uninstall the driver.', ['uninstall: driver']],
    ['After I replaced the battery it worked again.', ['replace: batteri']],
    ["Don't update to 4.2, whatever they say.", ['!update: 42']],
    ['Make sure UPnP is enabled.', ['on: upnp']],
    ['Never leave Bluetooth on overnight.', ['off: bluetooth']],
  ])('%s', (text, advice) => {
    expect(adviceIn(text)).toEqual(advice);
  });

  it.each([
    'Have you tried clearing the cache?',
    'I tried clearing the cache but it did not help.',
    "You don't have to reset the router.",
    'They do not clear the logs.',
    '> Clear the cache.',
    'Clearing the cache is pointless.',
    'SELECT update FROM reset WHERE clear = 1',
    '',
  ])('is none where nothing is advised: %s', (text) => {
    expect(adviceIn(text)).toEqual([]);
  });

  it('quotes words that stand in the text', () => {
    const text = 'Hello!\n\n1. Restart the bridge.\n2. Then turn the Wi-Fi assist option off.';
    for (const { start, end, sentence } of readAdvice(text)) {
      expect(text.slice(start, end)).toMatch(/^(?:Restart the bridge|turn the Wi-Fi assist option off)$/);
      expect(text.slice(sentence.start, sentence.end)).toMatch(/^(?:Restart|Then turn) .*\.$/);
    }
    expect(readAdvice(text)).toHaveLength(2);
  });

  it('takes time in proportion to a hostile text', () => {
    const hostile = 'do not '.repeat(3000) + 'keep '.repeat(3000) + ', and '.repeat(3000);
    expect(readAdvice(hostile).length).toBeLessThan(2000);
  });
});

describe('agreement', () => {
  it('counts people who say the same, quotes one of them, and tells of how many', () => {
    const [claim, ...more] = findAgreements(
      voices(
        'Clearing the browser cache fixed it for me.',
        'Please clear the cache.',
        'Delete the cache, then sign in again.',
        'Mine was the plug.',
      ),
    );
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ said: ['0', '1', '2'], of: 4 });
    expect(claim?.quote.text).toMatch(/^(?:clear|Delete) the cache$/);
  });

  it('is not told of where two say it, or where one person says it three times', () => {
    expect(findAgreements(voices('Clear the cache.', 'Clear the cache.', 'Buy a new one.'))).toEqual([]);
    const one = voices('Clear the cache.', 'Clear the cache.', 'Clear the cache.');
    expect(findAgreements(one.map((voice) => ({ ...voice, author: 'ana' })))).toEqual([]);
  });

  it('does not take one thing for another of the same kind', () => {
    expect(
      findAgreements(
        voices('Reset the router.', 'Reset the printer.', 'Reset the bridge.', 'Reset the app.'),
      ),
    ).toEqual([]);
  });
});

describe('contradiction', () => {
  it('is shown with both sentences', () => {
    const [claim] = findContradictions(
      voices(
        'Hi. Enable hardware acceleration in the settings.',
        'Disable hardware acceleration, it flickers.',
      ),
    );
    expect(claim?.sides.map(({ text }) => text)).toEqual([
      'Enable hardware acceleration in the settings.',
      'Disable hardware acceleration, it flickers.',
    ]);
  });

  it.each([
    ['Turn the hub off and turn the hub on again.', 'Turn the hub off.'],
    ['If you use a VPN, disable the VPN.', 'Enable the VPN.'],
    ['Disable the old add-on.', 'Enable the new add-on.'],
    ["Don't forget to disable sync.", 'Disable sync.'],
  ])('is none between "%s" and "%s"', (one, other) => {
    expect(findContradictions(voices(one, other))).toEqual([]);
  });
});

/** What is claimed of two answers where two are enough. */
function claimOf({ one, other }: AnswerPair): 'same' | 'opposite' | null {
  const pair = voices(one, other);
  if (findContradictions(pair).length > 0) return 'opposite';
  return findAgreements(pair, { fewestVoices: 2 }).length > 0 ? 'same' : null;
}

it('of 256 pairs of answers that another hand has labelled, at least 95 of 100 claims are right', () => {
  const claims = answerPairs.flatMap((pair) => {
    const claim = claimOf(pair);
    return claim === null ? [] : [claim === pair.label];
  });
  expect(claims.length).toBeGreaterThan(15);
  expect(claims.filter(Boolean).length / claims.length).toBeGreaterThanOrEqual(0.95);
});
