import { computed, createModel, effect, signal } from '@preact/signals';

import type { RankedAnswer } from '@/ranking/ranked';
import type { DraftRow } from '@/storage/db';

import type { DraftSeed } from './DraftModel';
import type { PanelModel } from './PanelModel';

export type NobodyDeps = {
  panel: Pick<PanelModel, 'lookup' | 'sources' | 'stage' | 'cards' | 'openCardId' | 'feedback'>;
};

/** So few cards are hardly a choice: asking is offered below them. */
const FEW_CARDS = 2;
const MAX_TRIED = 12;

/** Where nobody, or hardly anybody, knows: what a question to peers begins with. */
export const NobodyModel = createModel(({ panel }: NobodyDeps) => {
  /** `none`: there are answers enough, or still to come. */
  const state = computed<'none' | 'nobody' | 'few'>(() => {
    const stage = panel.stage.value;
    if (stage === 'nothing-found') return 'nobody';
    const { shown, later } = panel.cards.value;
    const isOver = stage === 'answers' && panel.lookup.value?.state === 'done';
    return isOver && (shown.length + later.length <= FEW_CARDS || nothingHelped(shown)) ? 'few' : 'none';
  });
  const lookupId = computed(() => panel.lookup.value?.id ?? '');

  const openedIds = signal<ReadonlySet<string>>(new Set());
  effect(() => {
    // What was opened beside one lookup says nothing of the next one.
    if (lookupId.value !== '') openedIds.value = new Set();
  });
  effect(() => {
    const id = panel.openCardId.value;
    if (id !== null && !openedIds.peek().has(id)) openedIds.value = new Set([...openedIds.peek(), id]);
  });

  const tried = computed<DraftRow['tried']>(() => {
    const { shown, later } = panel.cards.value;
    const looked = [...shown, ...later].flatMap((card) => triedOf(card));
    const page = panel.lookup.value?.page;
    // Whose help page it was is the reader's to tell.
    const read = page ? [{ title: page.title, url: page.url, isTicked: false }] : [];
    return [...looked.slice(0, MAX_TRIED), ...read];
  });
  const seed = computed<DraftSeed | null>(() => {
    const lookup = panel.lookup.value;
    if (state.value === 'none' || !lookup?.topic) return null;
    const { question, product = '', codes } = lookup.topic;
    const first = {
      topicKey: lookup.topicKey,
      communityId: null,
      title: question,
      product,
      version: '',
      error: codes.join('\n'),
      body: '',
      tried: tried.value,
    };
    return { first, lookup, sources: panel.sources.value };
  });

  function nothingHelped(cards: readonly RankedAnswer[]): boolean {
    return cards.every(({ answer }) => panel.feedback.value.get(answer.id) === 'did-not-help');
  }

  function triedOf({ thread, answer, others }: RankedAnswer): DraftRow['tried'] {
    const failed = [answer, ...others].find(({ id }) => panel.feedback.value.get(id) === 'did-not-help');
    if (failed === undefined && !openedIds.value.has(thread.id)) return [];
    return [{ title: thread.title, url: failed?.url ?? thread.url, isTicked: true }];
  }

  return { state, seed };
});
export type NobodyModel = InstanceType<typeof NobodyModel>;
