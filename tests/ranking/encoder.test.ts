import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rankByMeaning } from '@/ranking/encoder/encoder';
import { fetchModel, takeModelFiles } from '@/ranking/encoder/load-model';
import { readSafetensors } from '@/ranking/encoder/safetensors';
import { readStaticEncoder } from '@/ranking/encoder/static-encoder';
import { rankAnswers } from '@/ranking/rank-answers';
import type { RankedAnswer } from '@/ranking/ranked';

import { anAnswer, aThread, aTopic, english, now } from './posts';
import { floats, pack, rows, tiny, tokenizer } from './tiny-model';

function likeness(a: string, b: string, files = tiny): number {
  const [one, two] = readStaticEncoder(files).encode([a, b]);
  return Array.from(one ?? []).reduce((sum, value, index) => sum + value * (two?.[index] ?? 0), 0);
}

describe('a static model', () => {
  test('finds words of one meaning nearer than others', () => {
    expect(likeness('Car repair', 'automobile')).toBeGreaterThan(0.9);
    expect(likeness('car', 'bread')).toBeLessThan(0.1);
    expect(likeness('Automobile!', 'auto')).toBeGreaterThan(0.9);
  });

  test('leaves out what it does not know', () => {
    expect(likeness('car zzz', 'car')).toBeCloseTo(1, 5);
    expect(likeness('zzz', 'car')).toBe(0);
    expect(likeness('', 'car')).toBe(0);
  });

  test.each([
    [
      'F16',
      Uint8Array.from([
        0, 0, 0, 0x3c, 0, 0x3c, 0, 0, 0, 0x3c, 0, 0, 0, 0, 0, 0x3c, 0, 0x3c, 0, 0, 0, 0x38, 0, 0,
      ]),
    ],
    ['I8', Uint8Array.from([0, 99, 100, 0, 100, 5, 0, 100, 100, 0, 60, 20])],
  ])('is read in %s as well', (dtype, bytes) => {
    const files = { ...tiny, weights: pack({ embeddings: { dtype, shape: [6, 2], bytes } }) };
    expect(likeness('car', 'automobile', files)).toBeGreaterThan(0.9);
    expect(likeness('car', 'bread', files)).toBeLessThan(0.1);
  });

  test('may share rows between pieces, and weigh them', () => {
    const weights = pack({
      embeddings: { dtype: 'F32', shape: [2, 2], bytes: floats([1, 0, 0, 1]) },
      mapping: { dtype: 'I32', shape: [6], bytes: new Uint8Array(new Int32Array([0, 0, 0, 1, 0, 1]).buffer) },
      weights: { dtype: 'F32', shape: [6], bytes: floats([0, 1, 1, 1, 1, 0]) },
    });
    expect(likeness('car', 'auto repair', { ...tiny, weights })).toBeCloseTo(1, 5);
  });

  test.each([
    ['is empty', new Uint8Array()],
    ['is something else', new TextEncoder().encode('<!doctype html><title>Not found</title>')],
    [
      'says it is longer than it is',
      pack({ embeddings: { dtype: 'F32', shape: [6, 2], bytes: floats(rows) } }, (header) => {
        header['embeddings'] = { dtype: 'F32', shape: [9_999_999, 2], data_offsets: [0, 79_999_992] };
      }),
    ],
    ['lacks the embeddings', pack({ other: { dtype: 'F32', shape: [6, 2], bytes: floats(rows) } })],
    [
      'is for another tokenizer',
      pack({ embeddings: { dtype: 'F32', shape: [2, 2], bytes: floats([1, 0, 0, 1]) } }),
    ],
  ])('is refused in plain words when the file %s', (_, weights) => {
    expect(() => readStaticEncoder({ ...tiny, weights })).toThrow(/\w+ .+\.$/);
  });

  test('is refused when the tokenizer is of another kind', () => {
    const other = JSON.stringify({ model: { type: 'Unigram', vocab: [['a', -1]] } });
    expect(() => readStaticEncoder({ ...tiny, tokenizer: other })).toThrow('WordPiece');
  });

  test('never does more than throw an Error for a file of arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readSafetensors(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

describe('where a model comes from', () => {
  const place = {
    id: 'tiny',
    bytes: 100,
    license: 'MIT',
    pageUrl: 'https://models.example',
    weightsUrl: 'https://models.example/w',
    tokenizerUrl: 'https://models.example/t',
  };

  test('only the two told addresses are asked, and size and checksum are known afterwards', async () => {
    const asked: string[] = [];
    const load = (url: string) => {
      asked.push(url);
      return Promise.resolve(url.endsWith('/w') ? tiny.weights : new TextEncoder().encode(tokenizer));
    };
    const model = await fetchModel(place, load, now);
    expect(asked).toEqual([place.weightsUrl, place.tokenizerUrl]);
    expect(model).toMatchObject({
      origin: place.weightsUrl,
      bytes: tiny.weights.length + tokenizer.length,
      storedAt: now,
    });
    expect(model.sha256).toMatch(/^[\da-f]{64}$/);
    expect(readStaticEncoder(model).encode(['car'])[0]).toHaveLength(2);
  });

  test('files that are no model are not kept', async () => {
    const page = new TextEncoder().encode('<!doctype html>');
    await expect(takeModelFiles('mine', page, page, now)).rejects.toThrow('safetensors');
  });
});

describe('the late pass by meaning', () => {
  const topic = aTopic('Car repair in town', { lead: '' });
  const threads = [
    aThread('Repair in town of a bread oven', { id: 'bread', text: 'bread bread bread', nativeRank: 0 }),
    aThread('Repair of an automobile, in town', { id: 'auto', text: 'auto auto', nativeRank: 3 }),
  ];
  const encoder = readStaticEncoder(tiny);

  function cardsOf(count: number): RankedAnswer[] {
    return Array.from({ length: count }, (_, place): RankedAnswer => ({
      thread: aThread(place % 2 === 0 ? 'bread' : 'car', { id: `t${place}` }),
      answer: anAnswer(`answer ${place}`),
      others: [],
      alsoOn: [],
      passage: { text: '', start: 0, end: 0 },
      score: 50 - place,
      why: [{ id: 'words', value: 50 - place, params: [] }],
    }));
  }

  test('lifts what means the same, and its part adds up', () => {
    const cards = rankAnswers(topic, threads, english);
    const late = rankByMeaning(cards, topic, encoder);
    const lifted = late.find(({ thread }) => thread.id === 'auto');
    expect(lifted?.why.find(({ id }) => id === 'encoder')?.value).toBeGreaterThan(0.5);
    for (const { score, why } of late)
      expect(why.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 9);
  });

  test('moves nothing beyond the first twenty, and keeps every card', () => {
    const cards = cardsOf(30);
    const late = rankByMeaning(cards, aTopic('car'), encoder);
    expect(late.slice(20)).toEqual(cards.slice(20));
    expect(late.map(({ thread }) => thread.id).toSorted()).toEqual(
      cards.map(({ thread }) => thread.id).toSorted(),
    );
    const scores = late.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test('changes nothing when the model knows no word', () => {
    const cards = cardsOf(4);
    expect(rankByMeaning(cards, aTopic('zzz'), encoder)).toEqual(cards);
  });
});
