import type { Thread } from '@/sources/source';

import type { Reason } from '../ranked';
import type { ThreadReading } from '../reader';
import { hasTellingWords, languagesOf } from '../telling-words';
import { weights } from '../weights';
import { reason } from './reason';

/** Scripts that tell the language, or one of a few; where the topic's is among these, nothing is said. */
const scripts: { language: string; others: readonly string[]; script: RegExp }[] = [
  { language: 'ja', others: [], script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { language: 'zh', others: ['ja'], script: /\p{Script=Han}/gu },
  { language: 'ko', others: [], script: /\p{Script=Hangul}/gu },
  { language: 'th', others: [], script: /\p{Script=Thai}/gu },
  { language: 'ar', others: ['fa', 'ur', 'ps'], script: /\p{Script=Arabic}/gu },
  { language: 'he', others: ['yi'], script: /\p{Script=Hebrew}/gu },
  { language: 'el', others: [], script: /\p{Script=Greek}/gu },
  { language: 'hi', others: ['mr', 'ne', 'sa'], script: /\p{Script=Devanagari}/gu },
  { language: 'ru', others: ['uk', 'bg', 'sr', 'mk', 'be', 'kk'], script: /\p{Script=Cyrillic}/gu },
];
const readChars = 500;
const readWords = 120;
/** So many different telling words prove a language; a few more are needed against one whose words are not listed. */
const surePoints = 4;
const surerPoints = 6;

/** Points against a thread that is surely written in another language than the topic. */
export function judgeLanguage(thread: Thread, reading: ThreadReading, language: string): Reason[] {
  const expected = language.toLowerCase().split('-')[0] ?? '';
  if (!expected || expected === 'und') return [];
  const found = readScript(`${thread.title}\n${thread.text.slice(0, readChars)}`, expected);
  const told = found ?? readTellingWords(reading, expected);
  return told === null || told === expected ? [] : reason('otherLanguage', weights.otherLanguage, [told]);
}

/** Null where the script says nothing against the expected language. */
function readScript(text: string, expected: string): string | null {
  if (!/[\u0370-\uffff]/.test(text)) return null;
  for (const { language, others, script } of scripts) {
    if ((text.match(script)?.length ?? 0) <= text.length / 5) continue;
    return others.includes(expected) ? null : language;
  }
  return null;
}

/** Null unless one language stands out and the expected one hardly shows. */
function readTellingWords({ title, body, answers }: ThreadReading, expected: string): string | null {
  const points = new Map<string, number>();
  for (const { words } of [title, body.length > 0 ? body : (answers[0] ?? body)]) {
    for (let at = 0; at < Math.min(words.length, readWords); at += 1) {
      const told = languagesOf(words[at]?.forms[0] ?? '');
      if (told.length === 0) continue;
      for (const language of told) points.set(language, (points.get(language) ?? 0) + 1);
      if ((points.get(expected) ?? 0) >= surePoints) return null;
    }
  }
  let best = '';
  for (const [language, count] of points) if (count > (points.get(best) ?? 0)) best = language;
  const count = points.get(best) ?? 0;
  if (count < (hasTellingWords(expected) ? surePoints : surerPoints)) return null;
  return (points.get(expected) ?? 0) * 3 < count ? best : null;
}
