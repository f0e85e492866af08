import type { Thread } from '@/sources/source';

import type { Reason } from '../ranked';
import { weights } from '../weights';
import { foldWord, scanWords } from '../words';
import { reason } from './reason';

/** Small words that give a language away, folded. Those that two of the languages share are left out. */
const tellingWords: Record<string, string> = {
  de: 'der das und ist nicht ich mit ein eine auf wie kann wenn auch zu fur',
  en: 'the and is not with my how can when you this it to of have what',
  es: 'el los las y es por una como puedo cuando pero para mi del esta',
  fr: 'les et est je ne pas avec comment quand mais pour mon des une sur',
  it: 'il gli e non con come quando ma mio della che sono per si',
  nl: 'het en niet ik met een hoe kan als maar van voor mijn naar zijn',
  pl: 'jest nie sie jak czy moj dla przez ale gdy oraz',
  pt: 'os e nao com uma como quando mas meu para da do em',
  ru: 'и не на что как это но для если при мой',
  sv: 'och det att inte jag med hur kan nar men for som',
};
const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(tellingWords)) {
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}
const scripts: { language: string; script: RegExp }[] = [
  { language: 'ja', script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { language: 'zh', script: /\p{Script=Han}/gu },
  { language: 'ko', script: /\p{Script=Hangul}/gu },
  { language: 'th', script: /\p{Script=Thai}/gu },
];
const readChars = 500;
const surePoints = 4;

/** Points against a thread that is surely written in another language than the topic. */
export function judgeLanguage(thread: Thread, language: string): Reason[] {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (!primary || primary === 'und') return [];
  const found = guessLanguage(`${thread.title}\n${thread.text.slice(0, readChars)}`, primary);
  return found === null || found === primary ? [] : reason('otherLanguage', weights.otherLanguage, [found]);
}

/** Null unless one language stands out and `expected` does not show at all. */
function guessLanguage(text: string, expected: string): string | null {
  for (const { language, script } of scripts) {
    if ((text.match(script)?.length ?? 0) > text.length / 5)
      return language === 'zh' && expected === 'ja' ? null : language;
  }
  const points = countTellingWords(text, expected);
  if ((points.get(expected) ?? 0) >= surePoints) return null;
  const best = [...points].toSorted(([, a], [, b]) => b - a)[0];
  if (!best || best[1] < surePoints || !knowsLanguage(expected)) return null;
  return (points.get(expected) ?? 0) * 3 < best[1] ? best[0] : null;
}

function knowsLanguage(language: string): boolean {
  return Object.hasOwn(tellingWords, language) || scripts.some((script) => script.language === language);
}

/** Stops as soon as the expected language has shown itself. */
function countTellingWords(text: string, expected: string): Map<string, number> {
  const points = new Map<string, number>();
  scanWords(text, 'und', (start, end) => {
    if (end - start > 8 || (points.get(expected) ?? 0) >= surePoints) return;
    for (const language of languagesOf.get(foldWord(text.slice(start, end), 'und')[0] ?? '') ?? []) {
      points.set(language, (points.get(language) ?? 0) + 1);
    }
  });
  return points;
}
