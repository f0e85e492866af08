import { computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals';

import type { Topic } from '@/detection/topic';
import type { TypedQuestion } from '@/detection/typed-question';
import type { Redaction } from '@/lookup/redact';
import { withHost, type Settings } from '@/storage/settings';

import { markCut, type CutPiece } from './mark-cut';

/** A page with a form to write to the company, and what it is about. */
export type FormPage = { tabId: number; url: string; topic: Topic };

export type FormDeps = {
  /** Null where the page beside the panel has no such form. */
  page: ReadonlySignal<FormPage | null>;
  /** Null until it is known what the reader has chosen. */
  settings: ReadonlySignal<Settings | null>;
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  /** Hears what is written in the form of this page until it is stopped; `onChange`: the tab may show another page. */
  listen: (
    page: Pick<FormPage, 'tabId' | 'url'>,
    hear: (typed: TypedQuestion) => void,
    onChange: () => void,
  ) => Promise<Listening>;
  redact: (text: string) => Promise<Redaction>;
  topicFromText: (text: string, language: string) => Promise<Topic>;
  ask: (tabId: number, topic: Topic) => Promise<void>;
  tellFailure: (error: unknown) => void;
};

/** `isHeard` false: the browser does not let us onto the page. */
export type Listening = { isHeard: boolean; stop: () => void };

/** What would be asked with what is written so far. Lives in memory, and nowhere else before it is asked. */
export type FormDraft = {
  /** Redacted: no word of it but these is sent. */
  question: string;
  /** The same as it was written, with what is cut marked. */
  pieces: CutPiece[];
  cut: Redaction['cut'];
};

/** `off`: not chosen for this site. `no-access`: chosen, but the browser wants a press on the icon first. */
export type FormState = 'none' | 'off' | 'listening' | 'no-access';

const MAX_QUESTION_CHARS = 300;

/** A contact form as a question, while it is being written. */
export const FormModel = createModel((deps: FormDeps) => {
  /** The page as one value: what is learnt of it meanwhile begins nothing anew. */
  const place = computed(() => {
    const page = deps.page.value;
    return page === null ? '' : `${page.tabId} ${page.url}`;
  });
  const host = computed(() => hostOf(deps.page.value?.url));
  const isOn = computed(
    () => host.value !== '' && deps.settings.value?.formHosts.includes(host.value) === true,
  );
  const hasAccess = signal(true);
  const state = computed<FormState>(() => {
    if (place.value === '' || deps.settings.value === null) return 'none';
    if (!isOn.value) return 'off';
    return hasAccess.value ? 'listening' : 'no-access';
  });
  const draft = signal<FormDraft | null>(null);
  const askedQuestion = signal('');
  const isAsked = computed(() => draft.value !== null && draft.value.question === askedQuestion.value);
  /** Grows whenever the tab may show another page: it is listened to anew then. */
  const visit = signal(0);
  let turn = 0;

  effect(() => {
    // What was written on the page before belongs to it.
    forget();
    if (!isOn.value || place.value === '' || visit.value < 0) return undefined;
    const page = deps.page.peek();
    return page === null ? undefined : listenOn(page);
  });

  function forget(): void {
    turn += 1;
    draft.value = null;
    askedQuestion.value = '';
  }

  /** Gives the way to stop, which holds even while the browser has not answered yet. */
  function listenOn({ tabId, url }: FormPage): () => void {
    let isOver = false;
    const onTyped = (typed: TypedQuestion): void => {
      if (!isOver) void hear(typed).catch(deps.tellFailure);
    };
    const onChange = (): void => {
      if (!isOver) visit.value += 1;
    };
    const listening = deps.listen({ tabId, url }, onTyped, onChange);
    listening.then(({ isHeard }) => {
      if (!isOver) hasAccess.value = isHeard;
    }, deps.tellFailure);
    return () => {
      isOver = true;
      listening.then(({ stop }) => stop()).catch(() => undefined);
    };
  }

  async function hear(typed: TypedQuestion): Promise<void> {
    const mine = (turn += 1);
    const written = textOf(typed);
    const { text, cut } = await deps.redact(written);
    // More was written, or the reader has moved on, while this was looked at.
    if (mine !== turn) return;
    const question = beginningOf(text);
    const pieces = markCut(written, question, question === text);
    draft.value = question === '' ? null : { question, cut, pieces };
  }

  async function setOn(isChosen: boolean): Promise<void> {
    const name = host.peek();
    try {
      await deps.change(({ formHosts }) => ({ formHosts: withHost(formHosts, name, isChosen) }));
    } catch (error) {
      deps.tellFailure(error);
    }
  }

  /** Only what is shown goes: the redacted words, and whose page it is. */
  async function ask(): Promise<void> {
    const [page, shown] = [deps.page.peek(), draft.peek()];
    if (page === null || shown === null) return;
    try {
      const { question } = shown;
      const topic = await deps.topicFromText(question, page.topic.language);
      const { brand, product, communities } = page.topic;
      await deps.ask(page.tabId, {
        ...topic,
        ...(brand === undefined ? {} : { brand }),
        ...(product === undefined ? {} : { product }),
        communities,
      });
      askedQuestion.value = question;
    } catch (error) {
      deps.tellFailure(error);
    }
  }

  return {
    state,
    host,
    draft,
    isAsked,
    switchOn: () => setOn(true),
    switchOff: () => setOn(false),
    ask,
  };
});
export type FormModel = InstanceType<typeof FormModel>;

/** Lines stay, since a signature is known by its own. */
function textOf({ subject, description }: TypedQuestion): string {
  return [subject, description].filter(Boolean).join('\n');
}

/** Whole sentences as far as a question may be long; a first one that is longer is cut at a word. */
function beginningOf(text: string): string {
  if (text.length <= MAX_QUESTION_CHARS) return text;
  const head = text.slice(0, MAX_QUESTION_CHARS);
  const sentences = /^.*[.!?。！？](?=\s|$)/s.exec(head)?.[0] ?? '';
  if (sentences.length > MAX_QUESTION_CHARS / 3) return sentences;
  return head.replace(/\s\S*$/, '');
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
}
