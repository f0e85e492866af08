import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { durationText, shareText } from '@/components/measures';
import { NobodyModel, type NobodyDeps } from '@/components/models/NobodyModel';
import { NobodyKnows } from '@/components/NobodyKnows';
import { Panel } from '@/components/Panel';
import type { AskPage } from '@/lookup/ask-page';
import { measuredWait } from '@/lookup/measured-wait';
import type { Send } from '@/messaging/contract';

import {
  aLookup,
  anAnswer,
  aSource,
  aThread,
  aTopic,
  drawPanel,
  now,
  ownCommunity,
  storeThreads,
} from './panel-stage';

const models: NobodyModel[] = [];
afterEach(() => {
  cleanup();
  for (const model of models.splice(0)) model[Symbol.dispose]();
});

const hour = 3_600_000;
const day = 24 * hour;
const takesAll: AskPage = {
  url: 'https://forum.brewster.example/new',
  isTitleTaken: true,
  isBodyTaken: true,
};

/** The panel, and beside it what its foot holds. */
async function drawNobody(rows: Parameters<typeof drawPanel>[0], page: AskPage = takesAll) {
  const panel = await drawPanel(rows);
  const send = vi.fn<(name: string, request: unknown) => Promise<unknown>>(() => Promise.resolve(page));
  const copyText = vi.fn<NobodyDeps['copyText']>(() => Promise.resolve());
  const model = new NobodyModel({
    db: panel.db,
    panel: panel.model,
    send: send as unknown as Send,
    measuredWait,
    copyText,
  });
  models.push(model);
  panel.view.rerender(<Panel model={panel.model} foot={<NobodyKnows model={model} />} />);
  return { ...panel, ask: send, copyText, foot: within(document.body), user: userEvent.setup() };
}

const nothing = { lookup: aLookup([aSource(), aSource({ community: ownCommunity })]) };

/** Questions to a community, answered after so many hours. */
function waits(communityId: string, hours: number[]) {
  return hours.map((each, at) => {
    const askedAt = now - (at + 20) * day;
    return aThread(`${communityId} ${at}`, {
      communityId,
      askedAt,
      answers: [anAnswer(`${communityId} a${at}`, { postedAt: askedAt + each * hour })],
    });
  });
}

describe('when nobody knows', () => {
  test('the company’s own community is the one to ask', async () => {
    const { foot } = await drawNobody(nothing);
    await foot.findByRole('heading', { name: 'Ask at Brewster forum' });
  });

  test('without one it is the first that fits, and never the page itself or a place the reader declined', async () => {
    const page = aSource({ community: { ...ownCommunity, id: 'schema-org:x', relation: 'page' } });
    const declined = aSource({ community: ownCommunity, state: 'declined' });
    const { foot } = await drawNobody({ lookup: aLookup([page, declined, aSource()]) });
    await foot.findByRole('heading', { name: 'Ask at Kitchen' });
  });

  test('how long others waited there is told, with how many they were, from when, and how many waited in vain', async () => {
    const { foot, db } = await drawNobody(nothing);
    const unanswered = aThread('alone', {
      communityId: ownCommunity.id,
      askedAt: now - 90 * day,
      answers: [],
    });
    await storeThreads(db, [...waits(ownCommunity.id, [1, 2, 3, 40, 50]), unanswered]);
    await foot.findByText('Half of the answered questions there had their first answer within 3 hours.');
    expect(foot.getByText(/Measured on 5 answered questions .* Feb 3, 2026 and Apr 14, 2026/)).toBeTruthy();
    expect(foot.getByText(/17% of the questions had no answer/)).toBeTruthy();
  });

  test('nothing is said of a wait that four questions tell of, or those of another community', async () => {
    const { foot, db } = await drawNobody(nothing);
    await storeThreads(db, [
      ...waits(ownCommunity.id, [1, 2, 3, 4]),
      ...waits('stack-exchange:kitchen', [1, 2, 3, 4, 5]),
    ]);
    await foot.findByRole('heading', { name: 'Ask at Brewster forum' });
    await waitFor(async () => expect(await db.threads.count()).toBe(9));
    expect(foot.queryByText(/first answer within/)).toBeNull();
  });

  test('its rules are one press away, where they have a place', async () => {
    const rulesUrl = 'https://forum.brewster.example/guidelines';
    const { foot } = await drawNobody(nothing, { ...takesAll, rulesUrl });
    const link = await foot.findByRole('link', { name: 'How they want to be asked' });
    expect(link.getAttribute('href')).toBe(rulesUrl);
  });
});

describe('the page for asking', () => {
  test('opens with the question as the reader has changed it', async () => {
    const { foot, ask, openTab, user } = await drawNobody(nothing);
    const field = await foot.findByLabelText('Your question in one line');
    expect(field).toHaveProperty('value', 'Kettle shows E7 and stays cold');
    await user.clear(field);
    await user.type(field, 'Kettle 9: E7 after descaling');
    await user.click(foot.getByRole('button', { name: 'Open the page for asking' }));
    await waitFor(() => expect(openTab).toHaveBeenCalledExactlyOnceWith(takesAll.url));
    expect(ask).toHaveBeenLastCalledWith('lookup:ask-page', {
      lookupId: 'lookup-1',
      communityId: ownCommunity.id,
      draft: { title: 'Kettle 9: E7 after descaling', body: '' },
    });
  });

  test('is told of the help page only where the reader ticks it', async () => {
    const { foot, ask, openTab, user } = await drawNobody(nothing);
    await user.click(await foot.findByRole('checkbox', { name: /E7 \(help\.brewster\.example\)/ }));
    await user.click(foot.getByRole('button', { name: 'Open the page for asking' }));
    await waitFor(() => expect(openTab).toHaveBeenCalledOnce());
    expect(ask.mock.lastCall?.[1]).toMatchObject({
      draft: { body: expect.stringContaining('- E7: https://help.brewster.example/e7') },
    });
  });

  test('what its form does not take is copied, and that is said before and after', async () => {
    const partly = { ...takesAll, isTitleTaken: false, isBodyTaken: false };
    const { foot, copyText, model, user } = await drawNobody(nothing, partly);
    await foot.findByText(/the rest is copied/);
    await user.click(foot.getByRole('checkbox'));
    await user.click(foot.getByRole('button', { name: 'Open the page for asking' }));
    await waitFor(() => expect(copyText).toHaveBeenCalledOnce());
    expect(copyText.mock.calls[0]?.[0]).toMatch(
      /^Kettle shows E7 and stays cold\n\nWhat I have tried[^]*e7$/,
    );
    expect(model.toast.value?.text).toContain('Paste it there');
  });

  test('nothing is copied where the form takes all', async () => {
    const { foot, copyText, openTab, user } = await drawNobody(nothing);
    await user.click(await foot.findByRole('button', { name: 'Open the page for asking' }));
    await waitFor(() => expect(openTab).toHaveBeenCalledOnce());
    expect(copyText).not.toHaveBeenCalled();
  });
});

const few = {
  lookup: aLookup([aSource({ threadIds: ['one', 'two'] })]),
  threads: [aThread('one', { views: 2 }), aThread('two', { views: 1 })],
};

describe('below few answers', () => {
  test('it is one quiet line, and what was opened or did not help is what was tried', async () => {
    const { foot, model, ask, openTab, user, db } = await drawNobody(few);
    await foot.findByText('Not what you need? Ask at Kitchen');
    expect(foot.queryByRole('checkbox', { name: /Title of/ })).toBeNull();
    model.openCardId.value = 'two';
    const card = model.cards.value.shown.find(({ thread }) => thread.id === 'one');
    if (card) await model.sayWhetherHelped(card, 'did-not-help');
    expect(await db.feedback.count()).toBe(1);
    await waitFor(() =>
      expect(foot.getAllByRole('checkbox', { name: /Title of/, hidden: true })).toHaveLength(2),
    );
    await user.click(foot.getByText('Open the page for asking'));
    await waitFor(() => expect(openTab).toHaveBeenCalledOnce());
    const lines = [
      '- Title of one: https://kitchen.example/a/answer-one',
      '- Title of two: https://kitchen.example/q/two',
    ];
    expect(ask.mock.lastCall?.[1]).toMatchObject({
      draft: { body: expect.stringMatching(new RegExp(`:\n\n${lines.join('\n')}$`)) },
    });
  });

  test('what the reader takes out is not told', async () => {
    const { foot, model, ask, openTab, user } = await drawNobody(few);
    await foot.findByText('Not what you need? Ask at Kitchen');
    model.openCardId.value = 'two';
    const box = await foot.findByRole('checkbox', { name: /Title of two/, hidden: true });
    await user.click(box);
    await user.click(foot.getByText('Open the page for asking'));
    await waitFor(() => expect(openTab).toHaveBeenCalledOnce());
    expect(ask.mock.lastCall?.[1]).toMatchObject({ draft: { body: '' } });
  });

  test('it is not there while something is still coming, nor below many answers', async () => {
    const ids = ['a', 'b', 'c'];
    const { foot } = await drawNobody({
      lookup: aLookup([aSource({ threadIds: ids })]),
      threads: ids.map((id) => aThread(id)),
    });
    await screen.findByText('Title of a');
    expect(foot.queryByText(/Ask at/)).toBeNull();
    cleanup();
    const asking = await drawNobody({ ...few, lookup: { ...few.lookup, state: 'asking' } });
    await screen.findByText('Title of one');
    expect(asking.foot.queryByText(/Ask at/)).toBeNull();
  });
});

test('another lookup starts with nothing tried and its own question', async () => {
  const { foot, db, model, user } = await drawNobody(few);
  await foot.findByText('Not what you need? Ask at Kitchen');
  model.openCardId.value = 'two';
  await user.type(await foot.findByLabelText('Your question in one line'), '!');
  await foot.findByRole('checkbox', { name: /Title of two/, hidden: true });
  const next = { ...few.lookup, id: 'lookup-2', createdAt: now + 1 };
  await db.lookups.put({ ...next, topic: { ...aTopic, question: 'Kettle leaks' } });
  await waitFor(() =>
    expect(foot.getByLabelText('Your question in one line')).toHaveProperty('value', 'Kettle leaks'),
  );
  expect(foot.queryByRole('checkbox', { name: /Title of two/, hidden: true })).toBeNull();
});

test('spans of time and shares are told in words that people use', () => {
  const spans = [10_000, 61_000, 80 * 60_000, 3 * hour, 47 * hour, 3 * day, 59 * day, 90 * day];
  expect(spans.map(durationText)).toEqual([
    '1 minute',
    '1 minute',
    '80 minutes',
    '3 hours',
    '47 hours',
    '3 days',
    '59 days',
    '3 months',
  ]);
  expect(shareText(0.166)).toBe('17%');
});
