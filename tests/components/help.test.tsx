import axe from 'axe-core';
import { cleanup, configure, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { HelpLane } from '@/components/HelpLane';
import { FollowModel } from '@/components/models/FollowModel';
import { HelpLaneModel } from '@/components/models/HelpLaneModel';
import { knowerScopes, PeopleModel } from '@/components/models/PeopleModel';
import { Panel } from '@/components/Panel';
import { WhoKnows } from '@/components/WhoKnows';
import { acceptedAuthors } from '@/lookup/accepted-authors';
import { commonTags } from '@/lookup/common-tags';
import type { Send } from '@/messaging/contract';
import { sources } from '@/sources/registry';
import type { HelpLaneRow, LanePlace, OpenQuestion, PeopleRow } from '@/storage/db';
import { peopleId } from '@/storage/help-lanes';

import { aLookup, anAnswer, aSource, aThread, drawPanel, now, ownCommunity } from './panel-stage';

configure({ asyncUtilTimeout: 5000 });

const minute = 60_000;
const day = 24 * 60 * minute;
const disposers: (() => void)[] = [];
afterEach(() => {
  cleanup();
  for (const dispose of disposers.splice(0)) dispose();
});

function aQuestion(id: string, parts: Partial<OpenQuestion> = {}): OpenQuestion {
  return {
    id,
    communityId: ownCommunity.id,
    communityName: ownCommunity.name,
    url: `https://forum.brewster.example/t/${id}`,
    title: `Question ${id}`,
    text: '',
    tags: [],
    answerCount: 0,
    askedAt: now - 3 * day,
    ...parts,
  };
}

function aPlace(questions: OpenQuestion[], parts: Partial<LanePlace> = {}): LanePlace {
  return {
    community: ownCommunity,
    wanted: { tags: ['kettle'], text: '', language: 'en' },
    rulesUrl: 'https://forum.brewster.example/guidelines',
    state: 'answered',
    questions,
    endedAt: now,
    ...parts,
  };
}

const aLane = (places: LanePlace[], parts: Partial<HelpLaneRow> = {}): HelpLaneRow => ({
  id: 'key',
  wantedAt: now - 5 * minute,
  places,
  ...parts,
});

/** The panel's view for helping, over a database that holds these rows; the worker is a fake. */
async function drawHelp(
  rows: Parameters<typeof drawPanel>[0] & { lane?: HelpLaneRow; people?: PeopleRow } = {
    lookup: aLookup([aSource({ community: ownCommunity })]),
  },
) {
  const panel = await drawPanel(rows);
  const { db, model } = panel;
  if (rows.lane) await db.helpLanes.put(rows.lane);
  if (rows.people) await db.people.put(rows.people);
  const command = vi.fn<(name: string, request: unknown) => Promise<unknown>>(() => Promise.resolve({}));
  const send = command as unknown as Send;
  const { tell, tellFailure } = model;
  const follows = new FollowModel({ db, send, now: () => now, tell, tellFailure });
  const lane = new HelpLaneModel({ db, panel: model, send, freshMs: 30 * minute });
  const people = new PeopleModel({ db, panel: model, send, commonTags, acceptedAuthors });
  disposers.push(() => {
    for (const each of [follows, lane, people]) each[Symbol.dispose]();
  });
  model.showView('help');
  panel.view.rerender(
    <Panel
      model={model}
      help={[
        <HelpLane key="lane" model={lane} />,
        <WhoKnows key="people" model={people} follows={follows} />,
      ]}
    />,
  );
  return { ...panel, command, user: userEvent.setup() };
}

const titles = () =>
  within(screen.getByRole('region', { name: 'Questions that wait for an answer' }))
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);

describe('questions that wait for an answer', () => {
  test('are asked for by a press, for the lookup in front, and by nothing else', async () => {
    const { command, user } = await drawHelp();
    const button = await screen.findByRole('button', { name: 'Show questions that wait for an answer' });
    expect(command).not.toHaveBeenCalled();
    await user.click(button);
    await waitFor(() => expect(command.mock.calls).toEqual([['help:look', { lookupId: 'lookup-1' }]]));
  });

  test('are asked for once more where the worker was killed meanwhile, and a failure is told', async () => {
    const { command, user, model } = await drawHelp();
    command.mockRejectedValueOnce(new Error('the channel closed'));
    await user.click(await screen.findByRole('button', { name: /^Show questions/ }));
    await waitFor(() => expect(command).toHaveBeenCalledTimes(2));
    expect(model.toast.value).toBeNull();
    command.mockRejectedValue(new Error('the disk is full'));
    await user.click(await screen.findByRole('button', { name: /^Show questions/ }));
    await waitFor(() => expect(model.toast.value?.text).toContain('the disk is full'));
  });

  test('need a topic', async () => {
    await drawHelp({});
    await screen.findByText(/Open this beside a help page: the questions/);
    expect(screen.queryByRole('button', { name: /^Show questions/ })).toBeNull();
  });

  test('stand with their community, age, tags, state and rules', async () => {
    const questions = [aQuestion('one', { tags: ['kettle'] }), aQuestion('two', { answerCount: 2 })];
    await drawHelp({ lookup: aLookup([aSource()]), lane: aLane([aPlace(questions)]) });
    const [first, second] = await screen.findAllByText(/Brewster forum ·|No answer yet|Not solved yet/);
    expect(first?.textContent).toBe('Brewster forum · No answer yet · 3 days ago · Tags: kettle');
    expect(second?.textContent).toBe('Brewster forum · Not solved yet · 3 days ago');
    const [rules] = screen.getAllByRole('link', { name: 'Rules of Brewster forum' });
    expect(rules?.getAttribute('href')).toBe('https://forum.brewster.example/guidelines');
  });

  test('stand in another order once the reader has pinned what is like one of them', async () => {
    const questions = [
      aQuestion('new', { title: 'Toaster lever is loose', askedAt: now - day }),
      aQuestion('old', { title: 'Kettle 9 keeps descaling' }),
    ];
    const threads = [aThread('a', { title: 'Descaling the kettle for good' })];
    const lookup = aLookup([aSource({ threadIds: ['a'] })]);
    const { model } = await drawHelp({ lookup, threads, lane: aLane([aPlace(questions)]) });
    await waitFor(() => expect(titles()).toEqual(['Toaster lever is loose', 'Kettle 9 keeps descaling']));
    const [card] = model.cards.value.shown;
    if (!card) throw new Error('there is no card');
    await model.pin(card);
    await waitFor(() => expect(titles()).toEqual(['Kettle 9 keeps descaling', 'Toaster lever is loose']));
    expect(screen.getByText(/^Fits what you know: .*Kettle/).textContent).toContain('descaling');
  });

  test('that were opened are counted, and may be said to be answered', async () => {
    const { db, user } = await drawHelp({
      lookup: aLookup([aSource()]),
      lane: aLane([aPlace([aQuestion('one')])]),
    });
    const link = await screen.findByRole('link', { name: 'Answer there' });
    expect(screen.queryByRole('button', { name: 'I answered it' })).toBeNull();
    await user.click(link);
    await screen.findByText('You opened 1 question and answered 0. Only this device knows.');
    const answered = await screen.findByRole('button', { name: 'I answered it' });
    await user.click(answered);
    await screen.findByText('You opened 1 question and answered 1. Only this device knows.');
    expect((await db.openings.toArray())[0]?.answeredAt).toBe(now);
    await user.click(answered);
    await screen.findByText('You opened 1 question and answered 0. Only this device knows.');
  });

  test('that were opened can be said to be answered beside another page, too', async () => {
    const { db, user } = await drawHelp({});
    const { id, url, title, communityId, communityName, tags } = aQuestion('one');
    await db.openings.put({ id, url, title, communityId, communityName, tags, openedAt: now - 5 * minute });
    await screen.findByRole('heading', { name: 'Opened before' });
    await user.click(screen.getByRole('button', { name: 'I answered it' }));
    await waitFor(async () => expect((await db.openings.get(id))?.answeredAt).toBe(now));
  });

  test('are not looked for again while the list is young; after half an hour, or a failure, they may be', async () => {
    const { db } = await drawHelp({
      lookup: aLookup([aSource()]),
      lane: aLane([aPlace([aQuestion('one')])]),
    });
    await screen.findByText('Asked 5 minutes ago.');
    expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull();
    await db.helpLanes.put(aLane([aPlace([], { state: 'failed', problem: 'throttled' })]));
    await screen.findByText('Brewster forum: It wants fewer requests for a while.');
    await screen.findByRole('button', { name: 'Look again' });
    await db.helpLanes.put(aLane([aPlace([])], { wantedAt: now - 31 * minute }));
    await screen.findByText('No question on this topic waits for an answer there.');
    await screen.findByRole('button', { name: 'Look again' });
  });

  test('say whom they do not come from', async () => {
    const { db } = await drawHelp({
      lookup: aLookup([aSource()]),
      lane: aLane([aPlace([], { state: 'not-asked' })]),
    });
    await screen.findByText(/^Brewster forum may not be asked/);
    await db.helpLanes.put(aLane([]));
    await screen.findByText(/^None of this topic’s communities tells which/);
  });

  test('open no address that is none of the web', async () => {
    const bad = aQuestion('bad', { url: 'javascript:alert(1)' });
    await drawHelp({ lookup: aLookup([aSource()]), lane: aLane([aPlace([bad])]) });
    await screen.findByText('Question bad');
    expect(screen.queryByRole('link', { name: 'Answer there' })).toBeNull();
  });
});

const knower = (parts: Partial<PeopleRow['knowers'][number]> = {}) => ({
  person: { id: '7', name: 'ana', url: 'https://kitchen.example/users/7/ana' },
  answers: 412,
  agreement: { value: 1204, unit: 'votes' as const },
  proofUrl: 'https://kitchen.example/tags/kettle/topusers',
  ...parts,
});
const kitchenPeople = (parts: Partial<PeopleRow> = {}): PeopleRow => ({
  id: peopleId('stack-exchange:kitchen', 'kettle'),
  communityId: 'stack-exchange:kitchen',
  tag: 'kettle',
  state: 'answered',
  knowers: [knower()],
  wantedAt: now,
  ...parts,
});
const tagged = {
  lookup: aLookup([aSource({ threadIds: ['a', 'b'] })]),
  threads: [aThread('a', { tags: ['kettle', 'scale'] }), aThread('b', { tags: ['kettle'] })],
};

describe('who knows', () => {
  test('is asked for by a press, under the tag that most of the questions have, or another one', async () => {
    const { command, user } = await drawHelp(tagged);
    const button = await screen.findByRole('button', { name: 'Show who answers most' });
    expect(command).not.toHaveBeenCalled();
    await user.click(button);
    await user.selectOptions(screen.getByLabelText('Tag'), 'scale');
    await user.click(await screen.findByRole('button', { name: 'Show who answers most' }));
    await waitFor(() => expect(command).toHaveBeenCalledTimes(2));
    expect(command.mock.calls).toEqual([
      ['people:look', { communityId: 'stack-exchange:kitchen', tag: 'kettle' }],
      ['people:look', { communityId: 'stack-exchange:kitchen', tag: 'scale' }],
    ]);
  });

  test('is named in the community’s own words, with proof', async () => {
    await drawHelp({ ...tagged, people: kitchenPeople() });
    await screen.findByText('Under the tag “kettle”, in all the years:');
    expect(screen.getByText(/412 answers, 1,204 votes/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See it there' }).getAttribute('href')).toBe(knower().proofUrl);
    expect(screen.queryByRole('button', { name: 'Show who answers most' })).toBeNull();
  });

  test('counts in a forum’s words are replies and solutions of the whole of it', async () => {
    const people = kitchenPeople({
      id: peopleId(ownCommunity.id, undefined),
      communityId: ownCommunity.id,
      knowers: [knower({ answers: 40, solutions: 1, agreement: { value: 9, unit: 'likes' }, isStaff: true })],
    });
    await drawHelp({ lookup: aLookup([aSource({ community: ownCommunity })]), people });
    await screen.findByText('In the whole community, in the last year:');
    expect(screen.getByText(/40 replies, 1 solution, 9 likes, Official/)).toBeTruthy();
  });

  test('can be followed and let go', async () => {
    const { db, user } = await drawHelp({ ...tagged, people: kitchenPeople() });
    const button = await screen.findByRole('button', { name: 'Follow ana' });
    await user.click(button);
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('true'));
    expect(await db.follows.toArray()).toMatchObject([
      { target: { kind: 'person', person: { id: '7' } }, title: 'ana' },
    ]);
    await user.click(button);
    await waitFor(async () => expect(await db.follows.count()).toBe(0));
  });

  test('is known of from threads on this device, too, with how many were read', async () => {
    const author = { name: 'bo', url: 'https://kitchen.example/users/8/bo' };
    const accepted = anAnswer('x', { author, acceptedBy: 'asker' });
    const threads = [
      aThread('a', { tags: ['kettle'], answers: [accepted] }),
      aThread('b', { tags: ['kettle'] }),
    ];
    await drawHelp({ ...tagged, threads });
    await screen.findByText('In 2 questions under “kettle” that were read on this device:');
    expect(screen.getByText(/1 accepted answer/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See it there' }).getAttribute('href')).toBe(accepted.url);
    await screen.findByRole('button', { name: 'Follow bo' });
  });

  test('is not said of a community that tells nothing, and what failed is', async () => {
    const { db } = await drawHelp({
      ...tagged,
      people: kitchenPeople({ state: 'failed', problem: 'refused', knowers: [] }),
    });
    await screen.findByText('Kitchen: It refused the request.');
    await screen.findByRole('button', { name: 'Show who answers most' });
    await db.people.put(kitchenPeople({ knowers: [] }));
    await screen.findByText('It names nobody.');
  });

  test('is offered for those platforms whose adapters can tell', () => {
    const able = Object.values(sources).flatMap(({ id, knowers }) => (knowers ? [id] : []));
    expect(Object.keys(knowerScopes).sort()).toEqual(able.sort());
  });
});

test('the view for helping breaks no accessibility rule', async () => {
  const { view } = await drawHelp({
    ...tagged,
    people: kitchenPeople(),
    lane: aLane([aPlace([aQuestion('one')]), aPlace([], { state: 'failed', problem: 'timeout' })]),
  });
  await screen.findByText('Question one');
  await screen.findByText('Under the tag “kettle”, in all the years:');
  const { violations } = await axe.run(view.container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

describe('an opened answer', () => {
  async function openCard(answers = [anAnswer('first')], isSolved = false) {
    const lookup = aLookup([aSource({ threadIds: ['a'] })]);
    const { user } = await drawPanel({ lookup, threads: [aThread('a', { answers, isSolved })] });
    await user.click(await screen.findByRole('button', { name: 'Title of a' }));
    await screen.findAllByText('Did it help?');
  }

  test('leads to the very post, where a vote counts, and tells which of the two is public', async () => {
    await openCard([anAnswer('first'), anAnswer('second')]);
    const links = await screen.findAllByRole('link', { name: 'Vote on it there' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://kitchen.example/a/first',
      'https://kitchen.example/a/second',
    ]);
    expect(
      screen.getAllByText(/A vote there is public. What you say here stays on this device./),
    ).toHaveLength(2);
  });

  test('says that nobody has marked an answer, where nobody has', async () => {
    await openCard();
    await screen.findByText('Nobody has marked an answer');
  });

  test('does not say so beside an answer that somebody has marked, or in a thread that is solved', async () => {
    await openCard([anAnswer('first'), anAnswer('second', { acceptedBy: 'staff' })]);
    await screen.findByText('Marked as solution by staff');
    expect(screen.queryByText('Nobody has marked an answer')).toBeNull();
    cleanup();
    await openCard([anAnswer('first')], true);
    expect(screen.queryByText('Nobody has marked an answer')).toBeNull();
  });
});
