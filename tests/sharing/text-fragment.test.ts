import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findMarked } from '@/sharing/selected-passage';
import { answerLink, passageLink, textDirective } from '@/sharing/text-fragment';
import { htmlToText } from '@/sources/html-text';

import { anyText } from './any-library';

const url = 'https://forum.lumenhome.example/t/hub/7/2';

/** The directive for words of a text, by where they stand in it first. */
function directiveFor(text: string, words: string, elsewhere: string[] = []) {
  const start = text.indexOf(words);
  return textDirective({ url, text, passage: { start, end: start + words.length }, elsewhere });
}

describe('a link to a passage', () => {
  test('names a short sentence as it is, without its full stop', () => {
    const text = 'It was the cable. Rebuild the radio table, then wait. That is all.';
    expect(directiveFor(text, 'Rebuild the radio table, then wait.')).toEqual({
      start: 'Rebuild the radio table, then wait',
    });
  });

  test('encodes the signs that mean something in a directive, and those at which chats cut a link off', () => {
    const text = "Re-pair A&B, (it's 100%) ~ all!";
    expect(passageLink({ url, text, passage: { start: 0, end: text.length } })).toBe(
      `${url}#:~:text=Re%2Dpair%20A%26B%2C%20%28it%27s%20100%25%29%20%7E%20all`,
    );
  });

  test('keeps the place that the permalink names already', () => {
    const text = 'Rebuild the radio table first.';
    const passage = { start: 0, end: text.length };
    expect(passageLink({ url: `${url}#post_2`, text, passage })).toBe(
      `${url}#post_2:~:text=Rebuild%20the%20radio%20table%20first`,
    );
    expect(passageLink({ url: `${url}#post_2:~:text=old`, text, passage })).not.toContain('old');
  });

  test('tells a sentence from its twin by the words around it', () => {
    const text = 'Press the reset button twice. No. Then, later: press the reset button twice. Done.';
    const second = text.indexOf('press the');
    expect(textDirective({ url, text, passage: { start: second, end: second + 28 } })).toEqual({
      prefix: 'No. Then, later:',
      start: 'press the reset button twice',
      suffix: '. Done',
    });
  });

  test('tells it from the same sentence in the question and in other answers', () => {
    const text = 'Of course. Press the reset button twice. It blinks.';
    expect(
      directiveFor(text, 'Press the reset button twice', ['I did press the reset button twice.']),
    ).toMatchObject({
      prefix: 'Of course.',
      start: 'Press the reset button twice',
    });
  });

  test('is the bare permalink where nothing tells the passage from what else stands on the page', () => {
    const text = 'Press the reset button twice.';
    const post = { url, text, passage: { start: 0, end: text.length } };
    expect(passageLink({ ...post, elsewhere: [text] })).toBe(url);
  });

  test('takes neighbours along with words that stand everywhere', () => {
    expect(directiveFor('Turn the hub off, then on again.', 'hub')).toEqual({
      prefix: 'Turn the',
      start: 'hub',
      suffix: 'off, then on',
    });
  });

  test('names a long passage by its first and last words', () => {
    const words = Array.from({ length: 80 }, (_, place) => `word${place}`).join(' ');
    expect(directiveFor(`Before. ${words}. After.`, words)).toEqual({
      start: 'word0 word1 word2 word3 word4',
      end: 'word75 word76 word77 word78 word79',
    });
  });

  test('never lets one term reach over two blocks, list items or cells', () => {
    const text = htmlToText(
      '<p>Do this:</p><ol><li>Unplug the bridge.</li><li>Wait for it.</li></ol><table><tr><td>Lamp</td><td>Green</td></tr></table>',
    );
    expect(directiveFor(text, 'Unplug the bridge.\n2. Wait for it.')).toEqual({
      start: 'Unplug the bridge',
      end: 'Wait for it',
    });
    expect(directiveFor(text, 'Lamp\tGreen')).toMatchObject({ start: 'Lamp', end: 'Green' });
  });

  test('takes words whole that the passage cuts', () => {
    expect(directiveFor('Rebuild the whole radio table again', 'build the whole radio tab')).toEqual({
      start: 'Rebuild the whole radio table',
    });
  });

  test('takes clauses whole in scripts without spaces, where words end as the dictionary says', () => {
    const text = '再起動してから、三分ほど待ってください。終わりです。';
    expect(directiveFor(text, '三分ほど待って')).toMatchObject({ start: '三分ほど待ってください' });
  });

  test('leads to the answer itself where no passage is chosen, or one without words', () => {
    expect(passageLink({ url, text: 'Rebuild it.' })).toBe(url);
    expect(passageLink({ url, text: '', passage: { start: 0, end: 9 } })).toBe(url);
  });

  test('asks Stack Exchange for the page itself, since its short permalink drops every fragment', () => {
    const answer = { id: 'a', url: 'https://superuser.com/a/42', text: 'Rebuild the radio table first.' };
    const thread = { title: 'Hub offline', url: 'https://superuser.com/questions/7/hub-offline' };
    expect(answerLink(answer, thread, { start: 0, end: 30 })).toBe(
      'https://superuser.com/questions/7/hub-offline/42#42:~:text=Rebuild%20the%20radio%20table%20first',
    );
    expect(answerLink(answer, { ...thread, url: 'https://other.example/questions/7/x' })).toBe(answer.url);
  });

  test('can be opened whatever stands in the text, and each of its terms stands in one line of it', () => {
    const anyTexts = fc.array(anyText, { maxLength: 6 }).map((texts) => texts.join('\n'));
    fc.assert(
      fc.property(anyTexts, fc.nat(200), fc.nat(200), anyTexts, (text, start, length, other) => {
        const passage = { start, end: start + length };
        expect(URL.canParse(passageLink({ url, text, passage, elsewhere: [other] }))).toBe(true);
        const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' '));
        const terms = Object.values(textDirective({ url, text, passage, elsewhere: [other] }) ?? {});
        for (const term of terms) expect(lines.some((line) => line.includes(term))).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  test('is made of the longest posts there are, however they repeat themselves', () => {
    const text = 'a a\n'.repeat(25_000);
    const passage = { start: 50_000, end: 50_400 };
    expect(passageLink({ url, text, passage, elsewhere: [text, text] })).toBe(url);
  });
});

describe('what a reader has marked', () => {
  const text = htmlToText('<p>Press it.</p><ol><li>Press <b>it</b> twice</li><li>Wait</li></ol>');

  test('is found in the plain text, whatever the page draws around it', () => {
    expect(findMarked(text, { marked: 'Press it twice\nWait', before: 'Press it.' })).toEqual({
      start: text.indexOf('Press it twice'),
      end: text.length,
    });
  });

  test('is the place that has as much before it, of several', () => {
    expect(findMarked(text, { marked: 'Press it', before: '' })?.start).toBe(0);
    expect(findMarked(text, { marked: 'Press it', before: 'Press it.\n' })?.start).toBe(
      text.lastIndexOf('Press'),
    );
  });

  test('is nothing where it is no part of the answer', () => {
    expect(findMarked(text, { marked: 'Show image from cdn.example', before: '' })).toBeNull();
    expect(findMarked(text, { marked: ' … ', before: '' })).toBeNull();
  });
});
