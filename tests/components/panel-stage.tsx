import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { afterEach, vi } from 'vitest';

import { createLibrary } from '@/components/create-library';
import { PanelModel, type PanelDeps } from '@/components/models/PanelModel';
import { Panel } from '@/components/Panel';
import type { Topic } from '@/detection/topic';
import type { Send } from '@/messaging/contract';
import type { RankedAnswer } from '@/ranking/ranked';
import type { Answer, Community, Thread } from '@/sources/source';
import { openDb, type CommonplaceDb, type LookupRow, type SourceProgress } from '@/storage/db';

export const now = Date.parse('2026-05-04T12:00:00Z');

const dayMs = 86_400_000;
const disposers: (() => Promise<void>)[] = [];

afterEach(async () => {
  cleanup();
  for (const dispose of disposers.splice(0)) await dispose();
});

export const aTopic: Topic = {
  question: 'Kettle shows E7 and stays cold',
  brand: 'Brewster',
  product: 'Kettle 9',
  terms: ['kettle', 'cold'],
  codes: ['E7'],
  language: 'en',
  lead: '',
  communities: [],
};

export function aCommunity(parts: Partial<Community> = {}): Community {
  return {
    id: 'stack-exchange:kitchen',
    platform: 'stack-exchange',
    base: 'https://kitchen.example',
    name: 'Kitchen',
    relation: 'general',
    ...parts,
  };
}

export const ownCommunity = aCommunity({
  id: 'discourse:https://forum.brewster.example',
  platform: 'discourse',
  base: 'https://forum.brewster.example',
  name: 'Brewster forum',
  relation: 'own',
});

export function anAnswer(id: string, parts: Partial<Answer> = {}): Answer {
  return {
    id,
    url: `https://kitchen.example/a/${id}`,
    html: `<p>Whole text of ${id}: <b>descale</b> the kettle.</p>`,
    text: `Whole text of ${id}: descale the kettle.`,
    author: { name: `Author of ${id}` },
    acceptedBy: null,
    postedAt: now - 400 * dayMs,
    ...parts,
  };
}

export function aThread(id: string, parts: Partial<Thread> = {}): Thread {
  const answers = parts.answers ?? [anAnswer(`answer-${id}`)];
  return {
    id,
    communityId: 'stack-exchange:kitchen',
    communityName: 'Kitchen',
    platform: 'stack-exchange',
    nativeId: id,
    url: `https://kitchen.example/q/${id}`,
    title: `Title of ${id}`,
    text: '',
    tags: [],
    answerCount: answers.length,
    isSolved: false,
    nativeRank: 0,
    isRead: true,
    ...parts,
    answers,
  };
}

export function aSource(parts: Partial<SourceProgress> = {}): SourceProgress {
  return {
    community: aCommunity(),
    state: 'answered',
    queries: [{ text: 'kettle 9 e7 cold', mode: 'words', cut: [], found: 1 }],
    threadIds: [],
    readIds: [],
    ...parts,
  };
}

export function aLookup(sources: SourceProgress[], parts: Partial<LookupRow> = {}): LookupRow {
  return {
    id: 'lookup-1',
    tabId: 1,
    createdAt: now,
    state: 'done',
    topicKey: 'key',
    topic: aTopic,
    page: {
      url: 'https://help.brewster.example/e7',
      title: 'E7',
      verdict: { kind: 'article', score: 0.9, signals: [] },
      officialContactUrl: 'https://help.brewster.example/contact',
    },
    sources: Object.fromEntries(sources.map((source) => [source.community.id, source])),
    ...parts,
  };
}

/** Ranks by the threads' view counts: the more, the higher. */
export function rankByViews(_topic: Topic, threads: Thread[]): Promise<RankedAnswer[]> {
  const cards = threads.flatMap((thread): RankedAnswer[] => {
    const [answer, ...others] = thread.answers;
    if (answer === undefined) return [];
    const passage = { text: answer.text, start: 0, end: answer.text.length };
    const why = [
      { id: 'code' as const, value: 1.5, params: ['E7'] },
      { id: 'age' as const, value: -0.25, params: ['1'] },
    ];
    return [{ thread, answer, others, alsoOn: [], passage, score: 1.25, why }];
  });
  return Promise.resolve(cards.sort((left, right) => (right.thread.views ?? 0) - (left.thread.views ?? 0)));
}

let writes = 0;

/** Each write is later than the one before, as in life. */
export async function storeThreads(db: CommonplaceDb, threads: Thread[]): Promise<void> {
  writes += 1;
  await db.threads.bulkPut(threads.map((thread) => ({ ...thread, fetchedAt: now + writes })));
}

/** The library, made when it is first shown. */
function PinsPlace({ make }: { make: () => VNode }) {
  return useMemo(make, [make]);
}

/** Draws the panel over a database that holds these rows, with fakes at its edges. */
export async function drawPanel(
  rows: { lookup?: LookupRow; threads?: Thread[] } = {},
  parts: Partial<PanelDeps> = {},
) {
  const db = openDb(`panel-${crypto.randomUUID()}`);
  if (rows.lookup) await db.lookups.put(rows.lookup);
  await storeThreads(db, rows.threads ?? []);
  const edges = {
    pageAddress: (url: string) => url.replace(/#.*$/, ''),
    send: vi.fn<(name: string, request: unknown) => Promise<unknown>>(() => Promise.resolve({})),
    requestAccess: vi.fn<PanelDeps['requestAccess']>(() => Promise.resolve(true)),
    openTab: vi.fn<PanelDeps['openTab']>(),
    saveLedger: vi.fn<PanelDeps['saveLedger']>(() => Promise.resolve()),
    openOptions: vi.fn<PanelDeps['openOptions']>(),
    readChoices: vi.fn<PanelDeps['readChoices']>(() => Promise.resolve({})),
    keepChoices: vi.fn<PanelDeps['keepChoices']>(() => Promise.resolve()),
  };
  const model = new PanelModel({
    db,
    tabId: signal(1),
    rank: rankByViews,
    now: () => now,
    isOnline: signal(true),
    ...edges,
    // The fake records any command; the panel's own types say which ones are sent.
    send: edges.send as unknown as Send,
    ...parts,
  });
  disposers.push(async () => {
    model[Symbol.dispose]();
    await db.delete();
  });
  const makePins = (): VNode =>
    createLibrary({
      db,
      send: edges.send as unknown as Send,
      now: () => now,
      tell: model.tell,
      tellFailure: model.tellFailure,
      isEdgeTaken: signal(false),
      draftArea: localStorage,
    });
  const view = render(<Panel model={model} pins={<PinsPlace make={makePins} />} />);
  return { db, model, ...edges, view, user: userEvent.setup() };
}

/** Unfolds who was asked, with the words that each was sent. */
export async function openSources({
  user,
}: Pick<Awaited<ReturnType<typeof drawPanel>>, 'user'>): Promise<void> {
  const lines = await screen.findAllByText(/communit/);
  const summary = lines.map((line) => line.closest('summary')).find((found) => found !== null);
  if (!summary) throw new Error('nothing tells who was asked');
  await user.click(summary);
}
