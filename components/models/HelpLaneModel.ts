import { computed, createModel, effect, signal } from '@preact/signals';

import type { Send } from '@/messaging/contract';
import { fitOf, profileOf, type Experience, type Fitted, type Language } from '@/ranking/help-fit';
import { loadStemmer } from '@/ranking/stem';
import type { CommonplaceDb, HelpLaneRow, OpeningRow, OpenQuestion } from '@/storage/db';
import { readExperience } from '@/storage/experience';
import { laneOf } from '@/storage/help-lanes';
import { liveSignal } from '@/storage/live-signal';
import { allOpenings, countOpenings, noteOpening, sayAnswered } from '@/storage/openings';

import type { PanelModel } from './PanelModel';
import { pressAgain } from './press-again';

export type HelpLaneDeps = {
  db: CommonplaceDb;
  panel: Pick<PanelModel, 'lookup' | 'now' | 'tellFailure'>;
  send: Send;
  /** A list is shown again without a request until it is as old as this, in ms. */
  freshMs: number;
};

/** `no-topic`: there is no lookup to help with. `closed`: nobody has pressed yet. */
export type LaneState = 'no-topic' | 'closed' | 'asking' | 'open';

const MOST_OPENED = 5;
const noOpenings: ReadonlyMap<string, OpeningRow> = new Map();

/** Questions of the topic in front that wait for an answer, ordered by what this reader knows. */
export const HelpLaneModel = createModel((deps: HelpLaneDeps) => {
  const { db, panel } = deps;
  const topicKey = computed(() => (panel.lookup.value?.topic ? panel.lookup.value.topicKey : ''));
  const live = computed(() => {
    const key = topicKey.value;
    return liveSignal<HelpLaneRow | undefined>(() => laneOf(db, key), undefined);
  });
  const lane = computed(() => live.value.value);
  const isSending = signal(false);
  const state = computed<LaneState>(() => {
    if (topicKey.value === '') return 'no-topic';
    if (isSending.value) return 'asking';
    return lane.value === undefined ? 'closed' : 'open';
  });

  const openings = liveSignal(() => allOpenings(db), noOpenings);
  const experience = liveSignal<Experience[]>(() => readExperience(db), []);
  const language = signal<Language | null>(null);
  effect(() => {
    const code = panel.lookup.value?.topic?.language ?? 'und';
    void loadStemmer(code).then((stem) => (language.value = { code, stem }), panel.tellFailure);
  });
  const profile = computed(() =>
    language.value === null ? null : profileOf(experience.value, language.value),
  );
  const questions = computed<Fitted<OpenQuestion>[]>(() => {
    if (language.value === null || profile.value === null) return [];
    const all = lane.value?.places.flatMap((place) => place.questions) ?? [];
    return fitOf(all, profile.value, language.value);
  });

  /** Opened of late and not in the list: beside the question's own page, where it is answered, another topic is in front. */
  const openedElsewhere = computed(() => {
    const shown = new Set(questions.value.map(({ question }) => question.id));
    return [...openings.value.values()]
      .filter(({ id }) => !shown.has(id))
      .sort((a, b) => b.openedAt - a.openedAt)
      .slice(0, MOST_OPENED);
  });

  async function guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      panel.tellFailure(error);
    }
  }

  async function look(): Promise<void> {
    const lookupId = panel.lookup.peek()?.id;
    if (lookupId === undefined || isSending.peek()) return;
    isSending.value = true;
    await guarded(() => pressAgain(() => deps.send('help:look', { lookupId })));
    isSending.value = false;
  }

  return {
    state,
    lane,
    questions,
    openings,
    openedElsewhere,
    counts: computed(() => countOpenings(openings.value.values())),
    now: panel.now,
    /** Is there anything that a further press would ask for? */
    mayAskAgain: () => {
      const { wantedAt, places } = lane.value ?? { wantedAt: 0, places: [] };
      return panel.now() - wantedAt >= deps.freshMs || places.some((place) => place.state !== 'answered');
    },
    rulesOf: (communityId: string): string | undefined =>
      lane.value?.places.find(({ community }) => community.id === communityId)?.rulesUrl,
    look,
    noteOpened: (question: OpenQuestion) => guarded(() => noteOpening(db, question, panel.now())),
    sayAnswered: (id: string, isAnswered: boolean) =>
      guarded(() => sayAnswered(db, id, isAnswered, panel.now())),
  };
});
export type HelpLaneModel = InstanceType<typeof HelpLaneModel>;
