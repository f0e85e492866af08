import { computed, effect, signal } from '@preact/signals';
import { render, type VNode } from 'preact';
import { browser } from 'wxt/browser';

import '@/assets/theme.css';
import { setMessageSource } from '@/components/i18n';
import { hasMessageForm } from '@/components/models/message-form';
import { PanelModel, type PanelView } from '@/components/models/PanelModel';
import { Panel } from '@/components/Panel';
import { pageAddress } from '@/detection/page-address';
import { setPageLanguage, shippedWords } from '@/components/shipped-words';
import { requestAccess } from '@/lookup/permissions';
import { browserPort } from '@/messaging/browser-port';
import type { Send } from '@/messaging/contract';
import { openDb } from '@/storage/db';

/** How soon a worker that ended while somebody waits for it is woken again. */
const RECONNECT_MS = 250;

const db = openDb();
const tabId = signal<number | null>(null);
const isOnline = signal(navigator.onLine);

/** Read while the database is: nearly every panel that opens has something to rank. */
const rankingCode = import('@/ranking/rank-for');

/** Only what the first paint needs is loaded with the page; the rest comes when something wants it. */
const send: Send = async (name, request) => {
  const { createSend } = await import('@/messaging/bus');
  return createSend(browserPort)(name, request);
};

/** Asks the reader for the host of an address, and remembers that it is a community's. */
async function allowHost(url: string): Promise<boolean> {
  // Nothing may be awaited before: the browser shows its prompt only within the press.
  const isGranted = await requestAccess(url);
  if (isGranted) await (await import('./watch-part')).rememberCommunity(url);
  return isGranted;
}

const model = new PanelModel({
  db,
  tabId,
  send,
  rank: async (topic, threads, { encoderId, ...circumstances }) => {
    const { rankFor } = await rankingCode;
    const cards = await rankFor(topic, threads, { now: Date.now(), ...circumstances });
    if (encoderId === null) return cards;
    const { compareByMeaning } = await import('./encoder-part');
    return compareByMeaning(db, encoderId, topic, cards);
  },
  requestAccess: allowHost,
  openTab: (url) => void browser.tabs.create({ url }),
  openOptions: () => void browser.runtime.openOptionsPage(),
  saveLedger: async () => (await import('@/components/models/ledger-file')).saveLedger(db),
  readChoices: async () => (await import('./reading-part')).readChoices(),
  keepChoices: async (change) => (await import('./reading-part')).keepChoices(change),
  pageAddress,
  now: Date.now,
  isOnline,
});

/** The tab that the panel stands beside; `?tab=` pins it, for the panel in a page of its own. */
async function followTab(): Promise<void> {
  const pinned = new URLSearchParams(location.search).get('tab');
  if (pinned !== null) {
    tabId.value = Number(pinned);
    return;
  }
  const { id: windowId } = await browser.windows.getCurrent();
  browser.tabs.onActivated.addListener((change) => {
    if (change.windowId === windowId) tabId.value = change.tabId;
  });
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  tabId.value ??= tab?.id ?? null;
}

const readUrl = computed(() => model.lookup.value?.page?.url);

async function loadWatchPart(): Promise<void> {
  const { createWatchModel, WatchMenu } = await import('./watch-part');
  watchPart.value = <WatchMenu model={createWatchModel({ tabId, readUrl })} />;
}

/** While somebody waits for answers, the end of the worker is noticed, and the next one is woken. */
function watchWorker(): void {
  const port = browser.runtime.connect({ name: 'panel' });
  port.onDisconnect.addListener(() => {
    const stop = effect(() => {
      const state = model.lookup.value?.state;
      if (state !== 'reading' && state !== 'asking') return;
      setTimeout(watchWorker, RECONNECT_MS);
      queueMicrotask(() => stop());
    });
  });
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these two are made by the build
setMessageSource(shippedWords((name) => browser.i18n.getMessage(name as 'pin')));
setPageLanguage(document.documentElement);
for (const event of ['online', 'offline'])
  addEventListener(event, () => {
    isOnline.value = navigator.onLine;
  });
/** Comes after the first paint, into a place that is kept for it. */
const watchPart = signal<VNode | null>(null);
function WatchPlace() {
  return watchPart.value;
}
const encoderPart = signal<VNode | null>(null);
function EncoderPlace() {
  return model.stage.value === 'answers' ? encoderPart.value : null;
}
async function loadEncoderPart(): Promise<void> {
  const { createEncoderPart } = await import('./encoder-part');
  encoderPart.value = createEncoderPart({ db, send, now: Date.now });
}
/** A part of the panel whose code is loaded when it is first wanted. */
function lazyPart(isWanted: () => boolean, load: () => Promise<VNode>): () => VNode | null {
  const part = signal<VNode | null>(null);
  const stop = effect(() => {
    if (!isWanted()) return;
    queueMicrotask(() => stop());
    load().then((node) => (part.value = node), model.tellFailure);
  });
  return () => part.value;
}
function lazyView(view: PanelView, load: () => Promise<VNode>): () => VNode | null {
  return lazyPart(() => model.view.value === view, load);
}
const FormPlace = lazyPart(
  () => hasMessageForm(model.lookup.value?.page),
  async () => (await import('./form-part')).createFormPart({ model, tabId, send }),
);
const NobodyPlace = lazyPart(
  () => ['answers', 'nothing-found'].includes(model.stage.value),
  async () => (await import('./nobody-part')).createNobodyPart({ db, model, send }),
);
const GroundPlace = lazyPart(
  () => model.stage.value === 'answers',
  async () => (await import('./ground-part')).createGroundPart(model),
);
const PinsPlace = lazyView('pins', async () =>
  (await import('./pins-part')).createPinsPart({ db, model, send }),
);
const HelpPlace = lazyView('help', async () =>
  (await import('./help-part')).createHelpPart({ db, model, send }),
);
const CommunitiesPlace = lazyView('communities', async () => {
  const { createCommunitiesPart } = await import('./communities-part');
  return createCommunitiesPart({ db, model, requestAccess: allowHost });
});
const root = document.getElementById('panel');
if (root)
  render(
    <Panel
      model={model}
      foot={[<GroundPlace key="ground" />, <NobodyPlace key="nobody" />, <EncoderPlace key="encoder" />]}
      pins={<PinsPlace />}
      help={<HelpPlace />}
      communities={<CommunitiesPlace />}
    >
      <WatchPlace />
      <FormPlace />
    </Panel>,
    root,
  );
void loadWatchPart();
void import('@/components/models/followed-settings').then(({ followSettings }) =>
  followSettings(browser.storage.local),
);
void loadEncoderPart();
void followTab();
watchWorker();
// What the reader keeps or changes travels on soon, not at the next hour.
void import('@/storage/pin-changes').then(({ onPinChanges }) =>
  onPinChanges(db, () => void send('pins:changed', {})),
);
