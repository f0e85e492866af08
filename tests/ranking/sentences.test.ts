import { describe, expect, test } from 'vitest';

import { splitSentences } from '@/ranking/sentences';

const lines = [
  'Hold the button. The lamp blinks! Does it? Then wait.',
  'It takes approx. 3 minutes, i.e. less than 3.5. Not more.',
  'Made in the U.S. and sold by Acme Inc. Their hub (the old one.) fails.',
  'He wrote "Reset it." Then he left...and came back. [Solved.] Thanks!!',
  'Wait... what? - yes. : no!, maybe.  \tTwo spaces and a tab.',
  'No end at all',
  '. ! ?',
  '',
];

describe('sentences of a line', () => {
  test.each(lines)('a plain line is split as the platform would: %j', (line) => {
    const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
    expect(splitSentences(line, 'en')).toEqual(Array.from(segments, ({ segment }) => segment));
  });

  test('a line in another script is split too', () => {
    expect(splitSentences('再起動してください。直りました。', 'ja')).toEqual([
      '再起動してください。',
      '直りました。',
    ]);
  });
});
