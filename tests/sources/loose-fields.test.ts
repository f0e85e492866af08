import { expect, test } from 'vitest';

import {
  editTimeOf,
  isStaffTitle,
  looseCount,
  looseId,
  plainTitleOf,
  timeOf,
  titleOf,
  told,
} from '@/sources/loose-fields';

test.each([
  [17, '17'],
  ['0017', '0017'],
  [12_345_678_901_234, '12345678901234'],
])('an id may come as a number or as its digits: %j', (given, id) => {
  expect(looseId.parse(given)).toBe(id);
});

test.each([null, -1, 1.5, 'x', '', "1' OR '1'='1", {}])('what is no id is not taken for one: %j', (given) => {
  expect(looseId.safeParse(given).success).toBe(false);
});

test.each([
  [3, 3],
  ['-3', -3],
  [undefined, undefined],
  ['many', null],
  [{ count: 3 }, null],
])('a count is a number or not told: %j', (given, count) => {
  expect(looseCount.parse(given)).toBe(count);
});

test.each([
  ['2026-01-05T10:00:00Z', Date.UTC(2026, 0, 5, 10)],
  ['2026-01-05T10:00:00.000+01:00', Date.UTC(2026, 0, 5, 9)],
  ['2026-01-05 10:00:00', Date.UTC(2026, 0, 5, 10)],
  ['2026-01-05T10:00:00.123456', Date.UTC(2026, 0, 5, 10, 0, 0, 123)],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('a date without a zone is the same moment for every reader: %j', (text, time) => {
  expect(timeOf(text)).toBe(time);
});

test('a change in the minute of writing is no edit', () => {
  expect(editTimeOf('2026-01-05T10:00:30Z', '2026-01-05T10:00:00Z')).toBeUndefined();
  expect(editTimeOf('2026-01-05T10:05:00Z', '2026-01-05T10:00:00Z')).toBe(Date.UTC(2026, 0, 5, 10, 5));
  expect(editTimeOf(null, '2026-01-05T10:00:00Z')).toBeUndefined();
});

test('a title is one line, decoded once where it is HTML and never where it is text', () => {
  expect(titleOf(' a &amp;lt;\n b ')).toBe('a &lt; b');
  expect(plainTitleOf('a &amp; b')).toBe('a &amp; b');
  expect(titleOf('long '.repeat(1000)).length).toBeLessThanOrEqual(300);
});

test('what was not told leaves no property behind', () => {
  expect(Object.keys(told({ a: undefined, b: 0, c: null }))).toEqual(['b', 'c']);
});

test.each([
  ['Acme Employee', true],
  ['Community Manager', true],
  ['Forum Staff', true],
  ['Former Employee', false],
  ['Community Expert', false],
  ['Staffordshire', false],
  [null, false],
])('%j is a title of staff: %s', (title, isStaff) => {
  expect(isStaffTitle(title)).toBe(isStaff);
});
