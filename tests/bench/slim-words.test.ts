import { afterAll, describe, expect, it } from 'vitest';

import { shippedLocales } from '@/bench/slim-words';
import { setMessageSource, t, tn } from '@/components/i18n';
import { shippedWords } from '@/components/shipped-words';

afterAll(() => setMessageSource(() => ''));

const message = (text: string) => ({ message: text });
const locales = new Map([
  [
    'en',
    {
      localeCode: message('en'),
      extensionName: message('Commonplace'),
      removeWord: { message: 'Remove $1 for 5 €', description: 'x' },
      votes_one: message('$1 vote'),
      votes_other: message('$1 votes'),
    },
  ],
  [
    'pl',
    {
      localeCode: message('pl'),
      extensionName: message('Commonplace'),
      removeWord: message('Usuń $1'),
      votes_one: message('$1 głos'),
      votes_few: message('$1 głosy'),
      votes_many: message('$1 głosów'),
      votes_other: message('$1 głosu'),
    },
  ],
]);

/** As a browser does it: '$1' is filled with nothing, what is missing comes from the default language. */
function browserOf(folder: string): (name: string) => string {
  const shipped = shippedLocales(locales, 'en', ['extensionName']);
  return (name) =>
    (shipped.get(folder)?.[name] ?? shipped.get('en')?.[name] ?? message('')).message.replaceAll(
      /\$[1-9]/g,
      '',
    );
}

describe('words as they ship', () => {
  it('are the same in every language as in its file, filled in and counted', () => {
    setMessageSource(shippedWords(browserOf('pl')));
    expect([tn('votes', 1), tn('votes', 3), tn('votes', 5)]).toEqual(['1 głos', '3 głosy', '5 głosów']);
    expect(t('removeWord', '{1} $1')).toBe('Usuń {1} $1');
    setMessageSource(shippedWords(browserOf('en')));
    expect([tn('votes', 1), tn('votes', 3)]).toEqual(['1 vote', '3 votes']);
    expect(t('removeWord', 'a')).toBe('Remove a for 5 €');
  });

  it('keep by their names what the manifest names, and nothing else', () => {
    const shipped = shippedLocales(locales, 'en', ['extensionName']);
    expect(Object.keys(shipped.get('en') ?? {})).toEqual(['extensionName', 'words', 'keys']);
    expect(Object.keys(shipped.get('pl') ?? {})).toEqual(['extensionName', 'words']);
  });

  it('that would not come out as they went in end the build, which says which they are', () => {
    const bad = new Map([['de', { pin: message('eins\nzwei') }]]);
    expect(() => shippedLocales(bad, 'de', [])).toThrow('de/pin');
    const dollars = new Map([['de', { pin: message('5 $') }]]);
    expect(() => shippedLocales(dollars, 'de', [])).toThrow('de/pin');
  });
});
