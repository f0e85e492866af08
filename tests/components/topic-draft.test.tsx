import { expect, test } from 'vitest';

import { editTopic } from '@/components/models/topic-draft';

import { aTopic } from './panel-stage';

const read = { ...aTopic, question: 'Ann cannot log in, E04', terms: ['Ann', 'login'], codes: ['E04'] };

test('what the reader takes out of the question is not asked for through the lists either', () => {
  const { terms, codes } = editTopic(read, { question: 'cannot log in' });
  expect(terms).toEqual(['login']);
  expect(codes).toEqual([]);
});

test('words that never stood in the question stay, and so do those that still do', () => {
  const { terms, codes } = editTopic(read, { question: 'Ann cannot log in at all, E04' });
  expect(terms).toEqual(['Ann', 'login']);
  expect(codes).toEqual(['E04']);
});
