import { signal } from '@preact/signals';
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { FormModel, type FormDeps, type FormPage } from '@/components/models/FormModel';
import { markCut } from '@/components/models/mark-cut';
import { TypedQuestion } from '@/components/TypedQuestion';
import type { Topic } from '@/detection/topic';
import { topicFromText } from '@/detection/topic-from-text';
import type { TypedQuestion as Typed } from '@/detection/typed-question';
import { redact } from '@/lookup/redact';
import { defaultSettings, type Settings } from '@/storage/settings';

const aTopic: Topic = {
  question: '',
  brand: 'Brewster',
  product: 'Kettle 9',
  terms: ['write'],
  codes: [],
  language: 'en',
  lead: 'We answer within three days.',
  communities: [{ url: 'https://forum.brewster.example', text: 'Forum' }],
};

const models: FormModel[] = [];
afterEach(() => {
  cleanup();
  for (const model of models.splice(0)) model[Symbol.dispose]();
});

const contactPage: FormPage = { tabId: 7, url: 'https://help.brewster.example/contact', topic: aTopic };
const host = 'help.brewster.example';
const chosen = { formHosts: [host] };

function drawForm(settled: Partial<Settings> = {}, parts: Partial<FormDeps> = {}) {
  const settings = signal<Settings | null>({ ...defaultSettings, ...settled });
  const page = signal<FormPage | null>(contactPage);
  const open: { hear: (typed: Typed) => void; change: () => void }[] = [];
  let heard = 0;
  const listen = vi.fn<FormDeps['listen']>((_, hear, change) => {
    const line = { hear, change };
    open.push(line);
    heard += 1;
    return Promise.resolve({
      isHeard: true,
      stop: () => void open.splice(open.indexOf(line), 1),
    });
  });
  const ask = vi.fn<FormDeps['ask']>(() => Promise.resolve());
  const tellFailure = vi.fn<FormDeps['tellFailure']>();
  const model = new FormModel({
    page,
    settings,
    change: async (change) => {
      const before = settings.peek() ?? defaultSettings;
      settings.value = { ...before, ...change(before) };
    },
    listen,
    redact: (text) => Promise.resolve(redact(text)),
    topicFromText: (text, language) => Promise.resolve(topicFromText(text, language)),
    ask,
    tellFailure,
    ...parts,
  });
  models.push(model);
  render(<TypedQuestion model={model} />);
  const type = (subject: string, description = ''): void => open.at(-1)?.hear({ subject, description });
  return {
    model,
    page,
    settings,
    listen,
    open,
    ask,
    tellFailure,
    type,
    heard: () => heard,
    user: userEvent.setup(),
  };
}

describe('before it was chosen for this site', () => {
  test('nothing is listened to, and the offer names the site', () => {
    const { listen } = drawForm();
    expect(screen.getByText(/in this form on help\.brewster\.example/)).toBeTruthy();
    expect(listen).not.toHaveBeenCalled();
  });

  test('one press begins it, and the choice is kept for this site alone', async () => {
    const { user, settings, listen } = drawForm({ formHosts: ['other.example'] });
    await user.click(screen.getByRole('button', { name: 'Read what I write in this form' }));
    await screen.findByText(/Write in the form/);
    expect(settings.value?.formHosts).toEqual(['other.example', host]);
    expect(listen.mock.calls[0]?.[0]).toEqual({ tabId: 7, url: contactPage.url });
  });

  test('nothing is offered before it is known what was chosen', async () => {
    const { settings } = drawForm(chosen);
    settings.value = null;
    await waitFor(() => expect(screen.queryByRole('heading')).toBeNull());
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('a page without a form gets no offer', () => {
    const { page } = drawForm();
    page.value = null;
    return waitFor(() => expect(screen.queryByRole('heading')).toBeNull());
  });
});

describe('while somebody writes', () => {
  test('their words stand there, with what is cut struck out and said', async () => {
    const { type } = drawForm(chosen);
    type(
      'Kettle stays cold',
      'My name is Mira Sandoval, order number 4711-2290. It shows E7 after descaling.',
    );
    const words = await screen.findByText(/Kettle stays cold/);
    expect(words.textContent).toMatch(/shows E7 after descaling\./);
    const cut = [...document.querySelectorAll('del')].map(({ textContent }) => textContent).join(' ');
    expect(cut).toContain('Sandoval');
    expect(cut).toContain('4711-2290');
    expect(cut).not.toContain('E7');
    expect(screen.getByText(/Struck out and not sent: .*a name/)).toBeTruthy();
  });

  test('nothing is asked, however much is written', async () => {
    const { type, ask } = drawForm(chosen);
    for (const words of ['Kettle', 'Kettle stays', 'Kettle stays cold']) type(words);
    await screen.findByText('Kettle stays cold');
    expect(ask).not.toHaveBeenCalled();
  });

  test('what was deleted is gone', async () => {
    const { type } = drawForm(chosen);
    type('Kettle stays cold');
    await screen.findByText('Kettle stays cold');
    type('');
    await screen.findByText(/Write in the form/);
    expect(screen.queryByRole('button', { name: 'Ask peers' })).toBeNull();
  });

  test('the latest words win, although redacting the earlier ones took longer', async () => {
    const waiting: (() => void)[] = [];
    const { type } = drawForm(chosen, {
      redact: (text) => new Promise((resolve) => waiting.push(() => resolve({ text, cut: [] }))),
    });
    type('Kettle');
    type('Kettle stays cold');
    for (const finish of waiting.toReversed()) finish();
    await screen.findByText('Kettle stays cold');
    await Promise.resolve();
    expect(screen.queryByText('Kettle')).toBeNull();
  });
});

describe('"Ask peers"', () => {
  test('sends the redacted words with the page’s product, and nothing else of the page or the form', async () => {
    const { type, ask, user } = drawForm(chosen);
    type(
      'Kettle stays cold',
      'Dear team, my name is Mira Sandoval. It shows error E7. Mail me at mira@sandoval.example.',
    );
    await user.click(await screen.findByRole('button', { name: 'Ask peers' }));
    await waitFor(() => expect(ask).toHaveBeenCalledOnce());
    const [tabId, topic] = ask.mock.calls[0] ?? [];
    expect(tabId).toBe(7);
    expect(topic).toMatchObject({ brand: 'Brewster', product: 'Kettle 9', codes: ['E7'], lead: '' });
    expect(topic?.question).toContain('Kettle stays cold');
    expect(JSON.stringify(topic)).not.toMatch(/mira|sandoval/i);
    await screen.findByText('Peers were asked with these words.');
    expect(screen.getByRole('button', { name: 'Ask peers' }).hasAttribute('disabled')).toBe(true);
  });

  test('can be pressed again once something else is written', async () => {
    const { type, user } = drawForm(chosen);
    type('Kettle stays cold');
    await user.click(await screen.findByRole('button', { name: 'Ask peers' }));
    await screen.findByText('Peers were asked with these words.');
    type('Kettle stays cold and beeps');
    await screen.findByText('Kettle stays cold and beeps');
    expect(screen.getByRole('button', { name: 'Ask peers' }).hasAttribute('disabled')).toBe(false);
  });

  test('takes whole sentences, as far as a question may be long', async () => {
    const { type, ask, user } = drawForm(chosen);
    const sentence = 'The kettle beeps twice and stays cold whenever it is filled above the line.';
    type('', Array.from({ length: 9 }, () => sentence).join(' '));
    await user.click(await screen.findByRole('button', { name: 'Ask peers' }));
    await waitFor(() => expect(ask).toHaveBeenCalledOnce());
    expect(ask.mock.calls[0]?.[1].question).toBe([sentence, sentence, sentence].join(' '));
  });
});

describe('it lets go of the form', () => {
  test('when it is switched off: the words are gone, and so is the choice', async () => {
    const { type, user, open, settings } = drawForm(chosen);
    await waitFor(() => expect(open).toHaveLength(1));
    type('Kettle stays cold');
    await user.click(await screen.findByRole('button', { name: 'Stop reading this form' }));
    await screen.findByRole('button', { name: 'Read what I write in this form' });
    await waitFor(() => expect(open).toHaveLength(0));
    expect(settings.value?.formHosts).toEqual([]);
    expect(document.body.textContent).not.toContain('Kettle');
  });

  test('when the tab shows another page, whose words are not mixed with the ones before', async () => {
    const { type, page, open, heard } = drawForm(chosen);
    type('Kettle stays cold');
    await screen.findByText('Kettle stays cold');
    page.value = { ...contactPage, url: `${contactPage.url}?form=2` };
    await screen.findByText(/Write in the form/);
    await waitFor(() => expect([open.length, heard()]).toEqual([1, 2]));
  });

  test('when the panel closes, even before the browser has let it onto the page', async () => {
    const stop = vi.fn<() => void>();
    let arrive: () => void = () => undefined;
    const { model } = drawForm(chosen, {
      listen: () => new Promise((resolve) => (arrive = () => resolve({ isHeard: true, stop }))),
    });
    model[Symbol.dispose]();
    models.length = 0;
    arrive();
    await waitFor(() => expect(stop).toHaveBeenCalledOnce());
  });

  test('but not because more is learnt of the same page', async () => {
    const { type, page, heard } = drawForm(chosen);
    type('Kettle stays cold');
    await screen.findByText('Kettle stays cold');
    page.value = { ...contactPage };
    await Promise.resolve();
    expect(heard()).toBe(1);
    expect(screen.getByText('Kettle stays cold')).toBeTruthy();
  });
});

test('where the browser wants a press first, that is said; after the page has changed it is tried anew', async () => {
  const answers = [false, true];
  const changes: (() => void)[] = [];
  drawForm(chosen, {
    listen: (_, __, change) => {
      changes.push(change);
      return Promise.resolve({ isHeard: answers.shift() ?? true, stop: () => undefined });
    },
  });
  await screen.findByText(/Press the Commonplace icon on this page/);
  changes[0]?.();
  await screen.findByText(/Write in the form/);
});

describe('what is cut', () => {
  const shown = (original: string, sent: string): string =>
    markCut(original, sent, true)
      .map(({ text, isCut }) => (isCut ? `[${text}]` : text))
      .join(' ');

  test('is marked where it stood', () => {
    expect(shown('call 555 0199 about the kettle', 'call about the kettle')).toBe(
      'call [555 0199] about the kettle',
    );
    expect(shown('claim (#4711), it beeps', 'claim, it beeps')).toBe('claim [(#4711),] it beeps');
  });

  test('is shown as far as is sent, and to the end where all of the rest is', () => {
    const original = 'it beeps twice. mail mira@sandoval.example';
    expect(markCut(original, 'it beeps twice.', false)).toEqual([{ text: 'it beeps twice.', isCut: false }]);
    expect(markCut(original, 'it beeps twice. mail', true).at(-1)).toEqual({
      text: 'mira@sandoval.example',
      isCut: true,
    });
  });

  test('leaves every sent word standing, in its order', () => {
    const original = 'the hub the hub 12345678 shows the code E04 the end';
    const sent = 'the hub shows the code E04 the end';
    const kept = markCut(original, sent, true).filter(({ isCut }) => !isCut);
    expect(kept.map(({ text }) => text).join(' ')).toBe(sent);
  });
});
