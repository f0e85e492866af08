import { describe, expect, test } from 'vitest';

import { similarTitles } from '@/ranking/similar-titles';
import { englishStem } from '@/ranking/stem';
import type { Thread } from '@/sources/source';

function titled(title: string): Thread {
  return {
    id: title,
    communityId: 'discourse:https://forum.lumenhome.example',
    communityName: 'Lumenhome',
    platform: 'discourse',
    nativeId: title,
    url: 'https://forum.lumenhome.example/t/1',
    title,
    text: '',
    tags: [],
    answerCount: 0,
    isSolved: false,
    nativeRank: 0,
    isRead: false,
    answers: [],
  };
}

const alike = (title: string, titles: string[], language = 'en'): string[] =>
  similarTitles(title, titles.map(titled), { language, stem: englishStem }).map((thread) => thread.title);

describe('titles like the one that is being written', () => {
  test('come with the most alike first, answered or not', () => {
    expect(
      alike('Hub shows E04 after updating the firmware', [
        'Hub update',
        'Bridge smells of fish',
        'E04 on the hub after a firmware update',
      ]),
    ).toEqual(['E04 on the hub after a firmware update']);
  });

  test('are found in other forms of the same words', () => {
    expect(alike('lights flickering', ['Why does my light flicker?'])).toHaveLength(1);
  });

  test('are not found by words that every title has', () => {
    expect(alike('Why does the hub show E04?', ['Why does the lamp buzz?'])).toEqual([]);
  });

  test('are none for an empty title', () => {
    expect(alike('  ', ['Hub shows E04'])).toEqual([]);
  });

  test('are found in languages without spaces', () => {
    expect(alike('ハブがオフラインになる', ['ハブがオフラインです'], 'ja')).toHaveLength(1);
  });
});
