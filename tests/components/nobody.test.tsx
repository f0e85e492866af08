import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { DraftsList } from '@/components/DraftsList';
import { durationText, shareText } from '@/components/measures';
import { DraftModel, type DraftDeps } from '@/components/models/DraftModel';
import { draftText } from '@/components/models/draft-text';
import { DraftsModel } from '@/components/models/DraftsModel';
import { NobodyModel } from '@/components/models/NobodyModel';
import { ToastModel } from '@/components/models/ToastModel';
import { NobodyKnows } from '@/components/NobodyKnows';
import { Panel } from '@/components/Panel';
import { ToastLine } from '@/components/ToastLine';
import type { AskPage } from '@/lookup/ask-page';
import { askPlaces } from '@/lookup/ask-places';
import { waitUnder } from '@/lookup/measured-wait';
import { redact } from '@/lookup/redact';
import type { Send } from '@/messaging/contract';
import { similarTitles } from '@/ranking/similar-titles';
import { englishStem } from '@/ranking/stem';
import type { DraftRow, LookupRow } from '@/storage/db';

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

const models: { [Symbol.dispose]: () => void }[] = [];
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
  const copyText = vi.fn<DraftDeps['copyText']>(() => Promise.resolve());
  const model = new NobodyModel({ panel: panel.model });
  const { tell, tellFailure, openTab } = panel.model;
  const draftDeps: DraftDeps = {
    db: panel.db,
    send: send as unknown as Send,
    now: () => now,
    tell,
    tellFailure,
    openTab,
    copyText,
    redact: (text) => Promise.resolve(redact(text)),
    similarTo: (title, threads, language) =>
      Promise.resolve(similarTitles(title, threads, { language, stem: englishStem })),
    askPlaces,
    waitUnder,
  };
  const draft = new DraftModel(draftDeps, model.seed);
  models.push(draft, model);
  panel.view.rerender(<Panel model={panel.model} foot={<NobodyKnows model={model} draft={draft} />} />);
  return {
    ...panel,
    draft,
    draftDeps,
    ask: send,
    copyText,
    foot: within(document.body),
    user: userEvent.setup(),
  };
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
      draft: {
        title: 'Kettle 9: E7 after descaling',
        body: 'Product: Kettle 9\n\nThe error:\n\n```\nE7\n```',
      },
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
      /^Kettle shows E7 and stays cold\n\nProduct[^]*\n\nWhat I have tried[^]*e7$/,
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
    expect(ask.mock.lastCall?.[1]).toMatchObject({
      draft: { body: expect.not.stringContaining('Title of two') },
    });
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
  const next = { ...few.lookup, id: 'lookup-2', topicKey: 'leaks', createdAt: now + 1 };
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

describe('the place to ask', () => {
  test('is picked by the reader, who sees what speaks for each', async () => {
    const { foot, ask, openTab, user, db } = await drawNobody({
      lookup: aLookup([
        aSource({ community: { ...aSource().community, tags: ['kettles'] } }),
        aSource({ community: ownCommunity }),
      ]),
    });
    const own = await foot.findByRole('radio', { name: /^Brewster forum The company’s own community$/ });
    expect(own).toHaveProperty('checked', true);
    await user.click(foot.getByRole('radio', { name: /^Kitchen Has a tag for it: kettles$/ }));
    await foot.findByRole('heading', { name: 'Ask at Kitchen' });
    await foot.findByText(/you need an account there/);
    await user.click(foot.getByRole('button', { name: 'Open the page for asking' }));
    await waitFor(() => expect(openTab).toHaveBeenCalledOnce());
    expect(ask.mock.lastCall?.[1]).toMatchObject({ communityId: 'stack-exchange:kitchen' });
    expect((await db.drafts.toArray())[0]).toMatchObject({
      communityId: 'stack-exchange:kitchen',
      askedAt: now,
    });
  });

  test('tells of accepted answers beside the first ones, with how many they are', async () => {
    const { foot, db } = await drawNobody(nothing);
    const threads = waits(ownCommunity.id, [2, 2, 2, 2, 2]).map((thread) => ({
      ...thread,
      answers: thread.answers.map((answer) => ({ ...answer, acceptedBy: 'asker' as const })),
    }));
    await storeThreads(db, threads);
    await foot.findByText('Half of the accepted answers were there within 2 hours (5 answers).');
  });

  test('is measured on a press, and one that may not be asked is named', async () => {
    const { foot, ask, model, user } = await drawNobody(nothing);
    await foot.findByText('How long answers take there is not known yet.');
    ask.mockResolvedValueOnce({ read: 12 });
    await user.click(foot.getByRole('button', { name: 'Measure the wait now' }));
    await waitFor(() => expect(model.toast.value?.text).toMatch(/^Read 12 older questions there/));
    expect(ask).toHaveBeenLastCalledWith('wait:measure', {
      lookupId: 'lookup-1',
      communityId: ownCommunity.id,
      text: 'Kettle 9',
      language: 'en',
    });
    ask.mockResolvedValueOnce({ read: null });
    await user.click(foot.getByRole('button', { name: 'Measure the wait now' }));
    await waitFor(() => expect(model.toast.value?.text).toMatch(/^Brewster forum can’t be asked/));
  });
});

describe('a draft', () => {
  test('is kept while it is written, and is there again when the topic is', async () => {
    const { foot, db, user, draft } = await drawNobody(nothing);
    await user.type(await foot.findByLabelText('In your own words'), 'Since Monday.');
    await user.type(foot.getByLabelText('Add something'), 'Vinegar{Enter}');
    await foot.findByText('Kept on this device as you write.');
    await waitFor(async () =>
      expect((await db.drafts.toArray())[0]).toMatchObject({
        id: 'key',
        body: 'Since Monday.',
        tried: [
          { title: 'E7', isTicked: false },
          { title: 'Vinegar', url: '', isTicked: true },
        ],
      }),
    );
    const [row] = await db.drafts.toArray();
    draft[Symbol.dispose]();
    cleanup();
    const again = await drawNobody(nothing);
    if (row) await again.db.drafts.put(row);
    await waitFor(() =>
      expect(again.foot.getByLabelText('In your own words')).toHaveProperty('value', 'Since Monday.'),
    );
    await again.foot.findByText('Vinegar');
  });

  test('that was not written into is not kept', async () => {
    const { foot, db } = await drawNobody(nothing);
    await foot.findByLabelText('In your own words');
    cleanup();
    expect(await db.drafts.count()).toBe(0);
  });

  test('is kept at once when the panel is closed in the middle of a word', async () => {
    const { foot, db, user } = await drawNobody(nothing);
    await user.type(await foot.findByLabelText('In your own words'), 'Since Mon');
    globalThis.dispatchEvent(new Event('pagehide'));
    await waitFor(async () => expect((await db.drafts.toArray())[0]?.body).toBe('Since Mon'));
  });

  test('shows what of the page’s words may tell who the reader is, and takes it out on a press; their own stay', async () => {
    const telling = 'Kettle E7, write to mira.holt@parcelo.example';
    const { foot, user } = await drawNobody({
      lookup: { ...nothing.lookup, topic: { ...aTopic, question: telling } },
    });
    await foot.findByText(/came from the page/);
    expect(document.querySelector('del')?.textContent).toContain('mira');
    await user.click(foot.getByRole('button', { name: 'Take it out' }));
    const field = foot.getByLabelText('Your question in one line');
    await waitFor(() => expect(field).toHaveProperty('value', expect.not.stringContaining('mira')));
    expect(foot.queryByText(/came from the page/)).toBeNull();
    await user.clear(field);
    await user.type(field, 'Ask mira.holt@parcelo.example');
    expect(field).toHaveProperty('value', 'Ask mira.holt@parcelo.example');
    expect(foot.queryByText(/came from the page/)).toBeNull();
  });

  test('is compared with what this device has found, without a request, and with the community on a press', async () => {
    const lone = aThread('lone', { title: 'My kettle shows E7', answers: [] });
    const { foot, ask, user, db } = await drawNobody({
      lookup: aLookup([aSource({ threadIds: ['lone'] })]),
      threads: [lone],
    });
    await foot.findByRole('link', { name: 'My kettle shows E7' });
    expect(ask.mock.calls.map(([name]) => name)).not.toContain('draft:similar');
    await storeThreads(db, [aThread('other', { title: 'E7, kettle cold' })]);
    ask.mockResolvedValueOnce({ text: 'kettle E7', threadIds: ['other'] });
    await user.click(foot.getByRole('button', { name: 'Look for it at Kitchen first' }));
    await foot.findByRole('link', { name: 'E7, kettle cold' });
    await foot.findByText(/Kitchen was searched. Sent: kettle E7/);
  });
});

describe('the text of a question', () => {
  const draft = { product: 'Kettle 9', version: '', error: 'E7', body: ' Cold. ', tried: [] };

  test('is Markdown where the platform reads it, and plain text elsewhere', () => {
    expect(draftText(draft, 'discourse')).toBe('Cold.\n\nProduct: Kettle 9\n\nThe error:\n\n```\nE7\n```');
    expect(draftText(draft, 'hacker-news')).toBe('Cold.\n\nProduct: Kettle 9\n\nThe error:\n\nE7');
  });

  test('fences an error that holds a fence itself', () => {
    expect(draftText({ ...draft, error: '```\nE7' }, 'discourse')).toContain('````\n```\nE7\n````');
  });

  test('is empty where nothing was written, and names a version alone', () => {
    const empty = { product: '', version: '', error: '', body: '', tried: [] };
    expect(draftText(empty, 'discourse')).toBe('');
    expect(draftText({ ...empty, version: '3.2' }, 'discourse')).toBe('Version: 3.2');
    expect(draftText({ ...draft, version: '3.2' }, 'mastodon')).toContain('Product: Kettle 9, version 3.2');
  });
});

describe('drafts in the view of ways to help', () => {
  const row: DraftRow = {
    id: 'key',
    topicKey: 'key',
    communityId: ownCommunity.id,
    title: 'Kettle: E7',
    product: '',
    version: '',
    error: '',
    body: 'Since Monday.',
    tried: [],
    changedAt: now,
    askedAt: now,
  };

  async function drawDrafts(lookup?: LookupRow) {
    const { db, draftDeps, view, ...rest } = await drawNobody(lookup === undefined ? {} : { lookup });
    await db.drafts.put(row);
    const toasts = new ToastModel();
    const list = new DraftsModel({
      db,
      communityOf: (id) => (id === ownCommunity.id ? ownCommunity : null),
      tell: toasts.tell,
      tellFailure: toasts.tellFailure,
    });
    const draft = new DraftModel(draftDeps, list.seed);
    models.push(draft, list, toasts);
    view.rerender(
      <>
        <DraftsList model={list} draft={draft} />
        <ToastLine model={toasts} />
      </>,
    );
    return { db, ...rest };
  }

  test('are opened again, though nothing else of their topic is left', async () => {
    const { foot, user, ask } = await drawDrafts();
    await foot.findByText('Opened at Brewster forum to ask on May 4, 2026.');
    await user.click(foot.getByRole('button', { name: 'Open again' }));
    expect(await foot.findByLabelText('In your own words')).toHaveProperty('value', 'Since Monday.');
    await waitFor(() =>
      expect(ask).toHaveBeenLastCalledWith(
        'lookup:ask-page',
        expect.objectContaining({ lookupId: '', communityId: ownCommunity.id }),
      ),
    );
    await user.click(foot.getByRole('button', { name: 'Close' }));
    expect(foot.queryByLabelText('In your own words')).toBeNull();
  });

  test('are for any community of their topic while its lookup is there', async () => {
    const { foot, user } = await drawDrafts(nothing.lookup);
    await user.click(await foot.findByRole('button', { name: 'Open again' }));
    expect(await foot.findAllByRole('radio')).toHaveLength(2);
  });

  test('are deleted with an undo', async () => {
    const { foot, user, db } = await drawDrafts();
    await user.click(await foot.findByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(foot.queryByText('Kettle: E7')).toBeNull());
    await user.click(foot.getByRole('button', { name: 'Undo' }));
    await foot.findByText('Kettle: E7');
    expect(await db.drafts.toArray()).toEqual([row]);
  });
});
