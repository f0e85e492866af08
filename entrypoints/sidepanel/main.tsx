import { computed, effect, signal } from '@preact/signals';
import { render, type VNode } from 'preact';
import { browser } from 'wxt/browser';

import '@/assets/theme.css';
import { setMessageSource } from '@/components/i18n';
import { PanelModel } from '@/components/models/PanelModel';
import { Panel } from '@/components/Panel';
import { requestAccess } from '@/lookup/permissions';
import { browserPort } from '@/messaging/browser-port';
import type { Send } from '@/messaging/contract';
import { openDb } from '@/storage/db';

/** How soon a worker that ended while somebody waits for it is woken again. */
const RECONNECT_MS = 250;

const db = openDb();
const tabId = signal<number | null>(null);
const isOnline = signal(navigator.onLine);

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
    const { rankFor } = await import('@/ranking/rank-for');
    const cards = await rankFor(topic, threads, { now: Date.now(), ...circumstances });
    if (encoderId === null) return cards;
    const { compareByMeaning } = await import('./encoder-part');
    return compareByMeaning(db, encoderId, topic, cards);
  },
  requestAccess: allowHost,
  openTab: (url) => void browser.tabs.create({ url }),
  copyText: (text) => navigator.clipboard.writeText(text),
  saveLedger: async () => (await import('./ledger-file')).saveLedger(db),
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

setMessageSource((key, substitutions) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- components/i18n.ts checks every key; 'pin' is one of them
  browser.i18n.getMessage(key as 'pin', substitutions),
);
document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
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
/** Loaded when it is first looked at. */
const communitiesPart = signal<VNode | null>(null);
function CommunitiesPlace() {
  return communitiesPart.value;
}
async function loadCommunitiesPart(): Promise<void> {
  const { createCommunitiesPart } = await import('./communities-part');
  communitiesPart.value = createCommunitiesPart({ db, model, requestAccess: allowHost });
}
effect(() => {
  if (model.view.value === 'communities' && communitiesPart.peek() === null) void loadCommunitiesPart();
});
const root = document.getElementById('panel');
if (root)
  render(
    <Panel model={model} foot={<EncoderPlace />} communities={<CommunitiesPlace />}>
      <WatchPlace />
    </Panel>,
    root,
  );
void loadWatchPart();
void loadEncoderPart();
void followTab();
watchWorker();
