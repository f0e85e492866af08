import axe from 'axe-core';
import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';

import { aLookup, aSource, aThread, anAnswer, drawPanel, openSources, ownCommunity } from './panel-stage';

/** Contrast is left out: nothing is painted here. */
async function brokenRules(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

test('answers, opened, with sources in every state, break no accessibility rule', async () => {
  const states = ['failed', 'limited', 'needs-permission', 'declined', 'asking'] as const;
  const others = states.map((state) =>
    aSource({ community: { ...ownCommunity, id: state, name: state }, state }),
  );
  const threads = [
    aThread('a', { answers: [anAnswer('x', { acceptedBy: 'asker' }), anAnswer('y')] }),
    aThread('b'),
  ];
  const lookup = aLookup([aSource({ threadIds: ['a', 'b'] }), ...others]);
  const { view, user } = await drawPanel({ lookup, threads });
  await user.click(await screen.findByRole('button', { name: 'Title of a' }));
  await screen.findAllByText('descale');
  expect(await brokenRules(view.container)).toEqual([]);
});

test('the view without a lookup breaks no accessibility rule', async () => {
  const { view } = await drawPanel();
  await screen.findByRole('heading', { name: 'Ask in your own words' });
  expect(await brokenRules(view.container)).toEqual([]);
});

test('what happens is announced politely, in one line', async () => {
  const lookup = aLookup([
    aSource({ threadIds: ['a'] }),
    aSource({ community: ownCommunity, state: 'asking' }),
  ]);
  await drawPanel({ lookup, threads: [aThread('a')] });
  await screen.findByText('1 answer from 1 of 2 communities. 1 still asking', { selector: 'output' });
});

test('the browser is asked for the host that is spoken with, and for none that answers anybody', async () => {
  const declined = (id: string, access?: string | null) =>
    aSource({
      community: { ...ownCommunity, id, name: id },
      state: 'declined',
      ...(access === undefined ? {} : { access }),
    });
  const sources = [
    declined('own'),
    declined('apart', 'https://api.brewster.example'),
    declined('open', null),
  ];
  const { model, requestAccess, send, user } = await drawPanel({ lookup: aLookup(sources) });
  await openSources({ user });
  await screen.findAllByText('open');
  for (const source of sources) await model.allow(source);
  expect(requestAccess.mock.calls).toEqual([[ownCommunity.base], ['https://api.brewster.example']]);
  expect(send.mock.calls.map(([, request]) => request)).toContainEqual({
    lookupId: 'lookup-1',
    communityId: 'open',
  });
});
