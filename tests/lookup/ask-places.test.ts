import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { askPlaces } from '@/lookup/ask-places';
import type { MeasuredWait } from '@/lookup/measured-wait';
import type { Community } from '@/sources/source';
import type { SourceProgress } from '@/storage/db';

const hour = 3_600_000;

function source(
  name: string,
  parts: Partial<Community> = {},
  more: Partial<SourceProgress> = {},
): SourceProgress {
  const community: Community = {
    id: `discourse:https://${name}.example`,
    platform: 'discourse',
    base: `https://${name}.example`,
    name,
    relation: 'general',
    ...parts,
  };
  return { community, state: 'answered', queries: [], threadIds: [], readIds: [], ...more };
}

function waitOf(hours: number): MeasuredWait {
  return { medianMs: hours * hour, answered: 9, unansweredShare: 0, from: 0, to: 1 };
}

const noWait = () => null;
const namesOf = (rows: SourceProgress[], waits: Record<string, number> = {}): string[] =>
  askPlaces(rows, (id) => {
    const hours = waits[id.replace(/^.*\/|\.example$/g, '')];
    return hours === undefined ? null : waitOf(hours);
  }).map(({ community }) => community.name);

describe('the place to ask', () => {
  test('is the company’s own first, then one with a tag for the product, then one where the topic was found', () => {
    const rows = [
      source('wide'),
      source('found', {}, { threadIds: ['a', 'b'] }),
      source('tagged', { tags: ['hub'] }),
      source('own', { relation: 'own' }),
    ];
    expect(namesOf(rows)).toEqual(['own', 'tagged', 'found', 'wide']);
    expect(askPlaces(rows, noWait).map(({ reasons, found }) => [reasons, found])).toEqual([
      [['own'], 0],
      [['tagged'], 0],
      [['found'], 2],
      [[], 0],
    ]);
  });

  test('of two that fit alike is the quicker one, and one whose wait is known before one of which nothing is', () => {
    const rows = [source('unknown'), source('slow'), source('slower'), source('quick')];
    expect(namesOf(rows, { slow: 50, slower: 90, quick: 2 })).toEqual(['quick', 'slow', 'slower', 'unknown']);
  });

  test('is never quick enough to go before one that fits better', () => {
    expect(namesOf([source('quick'), source('own', { relation: 'own' })], { quick: 1, own: 900 })).toEqual([
      'own',
      'quick',
    ]);
  });

  test('is neither the page itself, nor what the reader declined, nor what nobody knows how to ask', () => {
    const rows = [
      source('page', { relation: 'page' }),
      source('declined', { relation: 'own' }, { state: 'declined' }),
      source('unknown', { platform: 'unknown' }),
    ];
    expect(namesOf(rows)).toEqual([]);
  });
});

test('whatever is known, every place to ask is named once, and the order of the lookup changes nothing but ties', () => {
  const row = fc.record({
    isOwn: fc.boolean(),
    tags: fc.boolean(),
    found: fc.integer({ min: 0, max: 2 }),
    hours: fc.option(fc.integer({ min: 1, max: 99 })),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const sources = rows.map(({ isOwn, tags, found }, at) =>
        source(
          `place-${at}`,
          { relation: isOwn ? 'own' : 'general', ...(tags ? { tags: ['hub'] } : {}) },
          { threadIds: Array.from({ length: found }, (_, each) => `${at} ${each}`) },
        ),
      );
      const waits = new Map(rows.map(({ hours }, at) => [sources[at]?.community.id, hours]));
      const known = (id: string) => {
        const hours = waits.get(id) ?? null;
        return hours === null ? null : waitOf(hours);
      };
      const shape = (list: SourceProgress[]) =>
        askPlaces(list, known).map(({ reasons, wait }) => [reasons, wait?.medianMs]);
      expect(askPlaces(sources, known)).toHaveLength(rows.length);
      expect(shape(sources.toReversed())).toEqual(shape(sources));
    }),
  );
});
