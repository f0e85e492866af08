import { screen, within } from '@testing-library/preact';
import { render } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';

import { CommonGround } from '@/components/CommonGround';
import { commonGround } from '@/components/models/agreements';
import type { RankedAnswer } from '@/ranking/ranked';

import { aLookup, anAnswer, aSource, aThread, drawPanel, now } from './panel-stage';

const says = (id: string, text: string, isStaff = false) =>
  aThread(id, {
    answers: [
      anAnswer(`answer-${id}`, {
        text,
        html: text,
        postedAt: now,
        author: { name: `Author of ${id}`, isStaff },
      }),
    ],
  });

async function drawGround(threads: ReturnType<typeof says>[]) {
  const { model } = await drawPanel({
    lookup: aLookup([aSource({ threadIds: threads.map(({ id }) => id) })]),
    threads,
  });
  await screen.findAllByRole('article');
  render(<CommonGround model={model} />);
}

describe('what answers say alike', () => {
  test('is counted, quoted, and leads to each of those who say it', async () => {
    await drawGround([
      says('a', 'Clear the cache.'),
      says('b', 'Please clear the cache, then try again.'),
      says('c', 'Delete the cache of the app.'),
      says('d', 'Buy another kettle.'),
    ]);
    const claim = (await screen.findByText(/3 of 4 answers say/)).closest('details');
    expect(claim?.textContent).toContain('lear the cache');
    expect(
      within(claim ?? document.body)
        .getAllByRole('link', { hidden: true })
        .map((link) => link.textContent),
    ).toEqual(['Author of a', 'Author of b', 'Author of c']);
  });

  test('is left unsaid where the evidence is thin, and in a language whose words are not known', async () => {
    await drawGround([says('a', 'Clear the cache.'), says('b', 'Clear the cache.')]);
    expect(screen.queryByText(/answers say/)).toBeNull();
    const cards = ['a', 'b', 'c'].map((id) => {
      const thread = says(id, 'Clear the cache.');
      return { thread, answer: thread.answers[0], others: [] } as unknown as RankedAnswer;
    });
    expect(commonGround(cards, 'en', '').agreements).toHaveLength(1);
    expect(commonGround(cards, 'de', '').agreements).toEqual([]);
  });
});

describe('what answers say against each other', () => {
  test('stands side by side, with who is official', async () => {
    await drawGround([
      says('a', 'Never update the firmware over Wi-Fi.', true),
      says('b', 'Update the firmware over Wi-Fi, it is quick.'),
    ]);
    const heading = await screen.findByText('These two do not agree');
    const text = heading.parentElement?.textContent ?? '';
    expect(text).toContain('Never update the firmware over Wi-Fi.');
    expect(text).toContain('Update the firmware over Wi-Fi, it is quick.');
    expect(text).toMatch(/Author of a · Official/);
  });

  test('may be the company’s own page, which agrees with nobody', () => {
    const thread = says('a', 'Disable the eco mode.');
    const card = { thread, answer: thread.answers[0], others: [] } as unknown as RankedAnswer;
    const ground = commonGround([card], 'en', 'Enable the eco mode in the settings.');
    expect(ground.agreements).toEqual([]);
    expect(ground.disagreements.map((sides) => sides.map(({ answer }) => answer?.id ?? 'page'))).toEqual([
      ['page', 'answer-a'],
    ]);
  });
});
