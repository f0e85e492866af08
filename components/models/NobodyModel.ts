import { computed, createModel, effect, signal } from '@preact/signals';

import type { AskDraft, AskPage } from '@/lookup/ask-page';
import type { MeasuredWait } from '@/lookup/measured-wait';
import type { Send } from '@/messaging/contract';
import type { RankedAnswer } from '@/ranking/ranked';
import type { Community, Thread } from '@/sources/source';
import type { CommonplaceDb, SourceProgress } from '@/storage/db';
import { liveSignal } from '@/storage/live-signal';

import { t } from '../i18n';
import type { PanelModel } from './PanelModel';

export type NobodyDeps = {
  db: CommonplaceDb;
  panel: Pick<
    PanelModel,
    | 'lookup'
    | 'sources'
    | 'stage'
    | 'cards'
    | 'openCardId'
    | 'feedback'
    | 'openTab'
    | 'tell'
    | 'tellFailure'
    | 'now'
  >;
  send: Send;
  measuredWait: (threads: readonly Thread[], now: number) => MeasuredWait | null;
  copyText: (text: string) => Promise<void>;
};

/** Something the reader has looked at already; where they tick it, whoever is asked learns of it. */
export type Tried = { id: string; title: string; url: string; isTicked: boolean };

/** So few cards are hardly a choice: asking is offered below them. */
const FEW_CARDS = 2;
/** Of a community with more threads than that on this device, so many are measured. */
const MAX_MEASURED = 1000;
const MAX_TRIED = 12;

/** Where nobody, or hardly anybody, knows: who could be asked, how long that took others, and what to bring along. */
export const NobodyModel = createModel((deps: NobodyDeps) => {
  const { db, panel, send } = deps;
  /** `none`: there are answers enough, or still to come. */
  const state = computed<'none' | 'nobody' | 'few'>(() => {
    const stage = panel.stage.value;
    if (stage === 'nothing-found') return 'nobody';
    const { shown, later } = panel.cards.value;
    const isOver = stage === 'answers' && panel.lookup.value?.state === 'done';
    return isOver && (shown.length + later.length <= FEW_CARDS || nothingHelped(shown)) ? 'few' : 'none';
  });
  const community = computed(() => (state.value === 'none' ? null : bestOf(panel.sources.value)));
  const communityId = computed(() => community.value?.id ?? '');
  const lookupId = computed(() => panel.lookup.value?.id ?? '');

  const measured = computed(() => {
    const id = communityId.value;
    return liveSignal<MeasuredWait | null>(() => measure(id), null);
  });
  const wait = computed(() => measured.value.value);

  /** What the community's form takes, before anything is written into it. */
  const askPage = signal<AskPage | null>(null);
  effect(() => {
    askPage.value = null;
    if (communityId.value !== '' && lookupId.value !== '') void lookAtForm(lookupId.value, communityId.value);
  });

  const openedIds = signal<ReadonlySet<string>>(new Set());
  const choices = signal<ReadonlyMap<string, boolean>>(new Map());
  const written = signal<string | null>(null);
  effect(() => {
    // What was opened and written beside one lookup says nothing of the next one.
    if (lookupId.value === '') return;
    openedIds.value = new Set();
    choices.value = new Map();
    written.value = null;
  });
  effect(() => {
    const id = panel.openCardId.value;
    if (id !== null && !openedIds.peek().has(id)) openedIds.value = new Set([...openedIds.peek(), id]);
  });

  const title = computed(() => written.value ?? panel.lookup.value?.topic?.question ?? '');
  const tried = computed<Tried[]>(() => {
    const { shown, later } = panel.cards.value;
    const looked = [...shown, ...later].flatMap((card) => triedOf(card));
    const page = panel.lookup.value?.page;
    // Whose help page it was is the reader's to tell.
    const read = page ? [{ id: 'page', title: page.title, url: page.url, isTicked: false }] : [];
    return [...looked.slice(0, MAX_TRIED), ...read].map((row) => ({
      ...row,
      isTicked: choices.value.get(row.id) ?? row.isTicked,
    }));
  });

  function nothingHelped(cards: readonly RankedAnswer[]): boolean {
    return cards.every(({ answer }) => panel.feedback.value.get(answer.id) === 'did-not-help');
  }

  function triedOf({ thread, answer, others }: RankedAnswer): Tried[] {
    const failed = [answer, ...others].find(({ id }) => panel.feedback.value.get(id) === 'did-not-help');
    if (failed === undefined && !openedIds.value.has(thread.id)) return [];
    return [{ id: thread.id, title: thread.title, url: failed?.url ?? thread.url, isTicked: true }];
  }

  async function measure(id: string): Promise<MeasuredWait | null> {
    const threads = await db.threads.where('communityId').equals(id).limit(MAX_MEASURED).toArray();
    return deps.measuredWait(threads, panel.now());
  }

  async function lookAtForm(ofLookup: string, ofCommunity: string): Promise<void> {
    try {
      const draft = { title: title.peek(), body: '' };
      const page = await send('lookup:ask-page', { lookupId: ofLookup, communityId: ofCommunity, draft });
      if (communityId.peek() === ofCommunity) askPage.value = page;
    } catch (error) {
      panel.tellFailure(error);
    }
  }

  function draftNow(): AskDraft {
    const lines = tried.peek().flatMap((row) => (row.isTicked ? [`- ${row.title}: ${row.url}`] : []));
    const body = lines.length === 0 ? '' : [t('nobodyTriedHeading'), '', ...lines].join('\n');
    return { title: title.peek().trim(), body };
  }

  /** Opens the community's own page for asking; what its form does not take is copied. Posting is the reader's. */
  async function openAskPage(): Promise<void> {
    const place = community.peek();
    if (place === null) return;
    try {
      const draft = draftNow();
      const page = await send('lookup:ask-page', { lookupId: lookupId.peek(), communityId: place.id, draft });
      const left = leftOver(page, draft);
      if (left !== '') {
        await deps.copyText(left);
        panel.tell(t('nobodyCopied', place.name));
      }
      panel.openTab(page.url);
    } catch (error) {
      panel.tellFailure(error);
    }
  }

  return {
    state,
    community,
    wait,
    askPage,
    title,
    tried,
    openAskPage,
    write(next: string) {
      written.value = next;
    },
    tick(id: string, isTicked: boolean) {
      choices.value = new Map([...choices.peek(), [id, isTicked]]);
    },
  };
});
export type NobodyModel = InstanceType<typeof NobodyModel>;

/** The company's own place first, else the one that fitted best. The page itself is no place to ask. */
function bestOf(sources: readonly SourceProgress[]): Community | null {
  const places = sources
    .filter(({ state }) => state !== 'declined')
    .map(({ community }) => community)
    .filter(({ relation, platform }) => relation !== 'page' && platform !== 'unknown');
  return places.find(({ relation }) => relation === 'own') ?? places[0] ?? null;
}

function leftOver({ isTitleTaken, isBodyTaken }: AskPage, { title, body }: AskDraft): string {
  return [isTitleTaken ? '' : title, isBodyTaken ? '' : body].filter(Boolean).join('\n\n');
}
