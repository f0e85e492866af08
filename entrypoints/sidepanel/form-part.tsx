import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

import { FormModel, type FormDeps } from '@/components/models/FormModel';
import { hasMessageForm } from '@/components/models/message-form';
import type { PanelModel } from '@/components/models/PanelModel';
import { TypedQuestion as TypedQuestionView } from '@/components/TypedQuestion';
import { pageAddress } from '@/detection/page-address';
import type { TypedQuestion } from '@/detection/typed-question';
import { typedBounds } from '@/detection/typed-question-bounds';
import type { Send } from '@/messaging/contract';
import { changeSettings, readSettings, type Settings } from '@/storage/settings';

const area = browser.storage.local;

/** What comes from beside a page is checked, although our own script sends it. */
const typedSchema = z.object({
  subject: z.string().check(z.maxLength(typedBounds.subjectChars)),
  description: z.string().check(z.maxLength(typedBounds.descriptionChars)),
});

const nothingTyped: TypedQuestion = { subject: '', description: '' };

type Beside = { model: PanelModel; tabId: ReadonlySignal<number | null>; send: Send };

/** The panel's part for contact forms. It is loaded beside the first page that has one. */
export function createFormPart({ model: panel, tabId, send }: Beside): VNode {
  const model = new FormModel({
    page: pageWithForm(panel, tabId),
    settings: settingsNow(),
    change: (change) => changeSettings(area, change),
    listen,
    redact: async (text) => (await import('@/lookup/redact')).redact(text),
    topicFromText: async (text, language) =>
      (await import('@/detection/topic-from-text')).topicFromText(text, language),
    ask: async (tab, topic) => void (await send('lookup:ask', { tabId: tab, topic })),
    tellFailure: panel.tellFailure,
  });
  const BesideAnswers = () => (panel.view.value === 'answers' ? <TypedQuestionView model={model} /> : null);
  return <BesideAnswers />;
}

function pageWithForm(panel: PanelModel, tabId: ReadonlySignal<number | null>): FormDeps['page'] {
  return computed(() => {
    const { page, topic } = panel.lookup.value ?? {};
    const tab = tabId.value;
    if (tab === null || !page || !topic) return null;
    return hasMessageForm(page) ? { tabId: tab, url: page.url, topic } : null;
  });
}

/** What the reader has chosen, as it changes. */
function settingsNow(): FormDeps['settings'] {
  const settings = signal<Settings | null>(null);
  const look = async (): Promise<void> => {
    settings.value = await readSettings(area);
  };
  area.onChanged.addListener(() => void look());
  void look();
  return settings;
}

/**
 * Puts the reading script beside the form and holds a port to each of its frames. The words go through these ports and
 * nowhere else: the worker is not asked, and nothing is stored.
 */
const listen: FormDeps['listen'] = async ({ tabId, url }, hear, onChange) => {
  const frames = await readersIn(tabId, url);
  const ports = frames.map((frameId) => browser.tabs.connect(tabId, { name: 'form', frameId }));
  const heard = ports.map(() => nothingTyped);
  ports.forEach((port, at) =>
    port.onMessage.addListener((message: unknown) => {
      const { data } = typedSchema.safeParse(message);
      if (data) heard[at] = data;
      hear(together(heard));
    }),
  );
  const onUpdated = (id: number, change: { url?: string; status?: string }): void => {
    if (id === tabId && (change.url !== undefined || change.status === 'complete')) onChange();
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  const stop = (): void => {
    browser.tabs.onUpdated.removeListener(onUpdated);
    for (const port of ports) port.disconnect();
  };
  return { isHeard: frames.length > 0, stop };
};

/** The frames in which the script now waits for a port; none where the browser keeps us off, or shows another page. */
async function readersIn(tabId: number, url: string): Promise<number[]> {
  try {
    const { url: shown } = await browser.tabs.get(tabId);
    if (shown === undefined || pageAddress(shown) !== pageAddress(url)) return [];
    const target = { tabId, allFrames: true };
    const injections = await browser.scripting.executeScript({ target, files: ['/form-reader.js'] });
    return injections.map(({ frameId }) => frameId);
  } catch {
    return [];
  }
}

/** An editor may stand in a frame of its own. */
function together(frames: TypedQuestion[]): TypedQuestion {
  const first = (part: keyof TypedQuestion): string =>
    frames.map((typed) => typed[part]).find((text) => text !== '') ?? '';
  return { subject: first('subject'), description: first('description') };
}
