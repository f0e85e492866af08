import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { LibraryFiles } from '@/components/LibraryFiles';
import { LibraryFilesModel } from '@/components/models/LibraryFilesModel';
import { ShareMenu } from '@/components/ShareMenu';
import { openDb, type CommonplaceDb } from '@/storage/db';
import { pinAnswer, unpinAnswers } from '@/storage/pins';

import { aPin } from './library-stage';
import { anAnswer, aThread, now } from './panel-stage';

const answer = anAnswer('a', {
  text: 'Whole text of it: descale the kettle. Then it works.',
  html: '<p>Whole text of it: descale the kettle. Then it works.</p>',
  author: { name: 'Ines', url: 'https://kitchen.example/u/ines' },
  license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
});
const thread = aThread('t', { answers: [answer] });
const passage = { start: 18, end: 37 };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** jsdom has a clipboard by its testing library, but none of the browser's class for what is put on it. */
class CopiedItem {
  readonly #parts: Record<string, Blob>;
  constructor(parts: Record<string, Blob>) {
    this.#parts = parts;
  }
  getType = async (type: string): Promise<Blob | undefined> => this.#parts[type];
}

function drawMenu(parts: { passage?: typeof passage } = { passage }) {
  const model = { tell: vi.fn<(text: string) => void>(), tellFailure: vi.fn<(error: unknown) => void>() };
  const user = userEvent.setup();
  const view = render(
    <main>
      <p data-answer-body="a">{answer.text}</p>
      <p>Something else</p>
      <ShareMenu answer={answer} thread={thread} model={model} {...parts} />
    </main>,
  );
  const open = () => user.click(screen.getByRole('button', { name: 'Share' }));
  const choose = async (name: string) => {
    await open();
    await user.click(screen.getByRole('menuitem', { name }));
  };
  return { model, user, view, open, choose };
}

function mark(node: Node, start: number, end: number): void {
  document.getSelection()?.setBaseAndExtent(node, start, node, end);
}

describe('the share menu', () => {
  test('copies a link that leads to the passage of the card', async () => {
    const { model, choose } = drawMenu();
    await choose('Copy link');
    await waitFor(() => expect(model.tell).toHaveBeenCalledWith('Link copied.'));
    expect(await navigator.clipboard.readText()).toBe(
      'https://kitchen.example/a/a#:~:text=text%20of%20it%3A-,descale%20the%20kettle,-.%20Then%20it%20works',
    );
  });

  test('copies a link to what the reader has marked in the answer, although the press takes the marking away', async () => {
    const { model, user, view } = drawMenu();
    const text = view.container.querySelector('[data-answer-body]')?.firstChild;
    if (!text) throw new Error('The answer is not drawn');
    mark(text, 0, 13);
    const button = screen.getByRole('button', { name: 'Share' });
    await user.pointer({ keys: '[MouseLeft>]', target: button });
    document.getSelection()?.removeAllRanges();
    await user.pointer({ keys: '[/MouseLeft]', target: button });
    await user.click(screen.getByRole('menuitem', { name: 'Copy link' }));
    await waitFor(() => expect(model.tell).toHaveBeenCalled());
    expect(await navigator.clipboard.readText()).toContain(':~:text=Whole%20text%20of,-it%3A');
  });

  test('passes over what is marked elsewhere', async () => {
    const { model, view, choose } = drawMenu();
    const other = view.container.querySelector('p + p')?.firstChild;
    if (!other) throw new Error('Nothing else is drawn');
    mark(other, 0, 5);
    await choose('Copy link');
    await waitFor(() => expect(model.tell).toHaveBeenCalled());
    expect(await navigator.clipboard.readText()).toContain('descale%20the%20kettle');
  });

  test('copies the passage with its author, licence and link, as text and as HTML', async () => {
    vi.stubGlobal('ClipboardItem', CopiedItem);
    const { model, choose } = drawMenu();
    await choose('Copy with credit');
    await waitFor(() => expect(model.tell).toHaveBeenCalledWith('Copied with author, licence and link.'));
    const [item] = await navigator.clipboard.read();
    const [text, html] = await Promise.all(
      ['text/plain', 'text/html'].map(async (type) => (await item?.getType(type))?.text()),
    );
    for (const part of ['descale the kettle.', 'Ines', 'CC BY-SA 4.0', 'Kitchen', 'excerpt', 'a/a#:~:text='])
      for (const form of [text, html]) expect(form).toContain(part);
    expect(html).toContain('<blockquote');
  });

  test('says why when the clipboard refuses', async () => {
    const { model, choose } = drawMenu();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no clipboard'));
    await choose('Copy link');
    await waitFor(() => expect(model.tellFailure).toHaveBeenCalledWith(new Error('no clipboard')));
    expect(model.tell).not.toHaveBeenCalled();
  });

  test('offers the share sheet only where the system has one, and takes no offence when it is closed', async () => {
    const { open, user, model } = drawMenu();
    await open();
    expect(screen.queryByRole('menuitem', { name: /app/ })).toBeNull();
    await user.keyboard('{Escape}');
    const share = vi.fn<(data: ShareData) => Promise<void>>(() =>
      Promise.reject(new DOMException('closed', 'AbortError')),
    );
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { share }));
    await open();
    await user.click(screen.getByRole('menuitem', { name: /app/ }));
    expect(share).toHaveBeenCalledWith({ title: 'Title of t', url: expect.stringContaining(':~:text=') });
    expect(model.tellFailure).not.toHaveBeenCalled();
  });

  test('is walked through by keys, and gives the focus back', async () => {
    const { user } = drawMenu();
    const button = screen.getByRole('button', { name: 'Share' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(button).toHaveProperty('ariaExpanded', 'true');
    const focused = (): string | null => document.activeElement?.textContent ?? null;
    expect(focused()).toBe('Copy link');
    await user.keyboard('{ArrowUp}');
    expect(focused()).toBe('QR code');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('Copy with credit');
    await user.keyboard('{End}');
    expect(focused()).toBe('QR code');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  test('closes when the reader presses elsewhere', async () => {
    const { open, user } = drawMenu();
    await open();
    await user.click(screen.getByText('Something else'));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('shows a code for the phone over the page, with the link for those who see no code', async () => {
    const showModal = vi.fn<(this: HTMLDialogElement) => void>(function show() {
      this.open = true;
    });
    HTMLDialogElement.prototype.showModal = showModal;
    const { choose, view } = drawMenu();
    await choose('QR code');
    const dialog = await screen.findByRole('dialog', { name: 'QR code' });
    expect(showModal).toHaveBeenCalledOnce();
    expect(dialog.querySelectorAll('path')[1]?.getAttribute('d')).toMatch(/^(?:M\d+ \d+h1v1h-1z){200,}$/);
    expect(within(dialog).getByRole('link').getAttribute('href')).toContain(':~:text=');
    expect((await axe.run(view.container)).violations).toEqual([]);
    fireEvent(dialog, new Event('close'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('has nothing that axe finds fault with', async () => {
    const { open, view } = drawMenu();
    await open();
    expect((await axe.run(view.container, { rules: { region: { enabled: false } } })).violations).toEqual([]);
  });
});

describe('the library as a file', () => {
  let db: CommonplaceDb;
  let saved: { name: string; blob: Blob } | null;
  beforeEach(() => {
    db = openDb(`files-${crypto.randomUUID()}`);
    saved = null;
    let blob = new Blob();
    URL.createObjectURL = (made) => {
      blob = made as Blob;
      return 'blob:file';
    };
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      saved = { name: this.download, blob };
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await db.delete();
  });

  function area() {
    const values: Record<string, unknown> = { theme: 'dark', githubToken: 'secret' };
    return {
      values,
      get: async () => values,
      set: async (changed: Record<string, unknown>) => void Object.assign(values, changed),
    };
  }

  function drawFiles(ids?: readonly string[], settingsArea?: ReturnType<typeof area>) {
    const tell = vi.fn<(text: string, undo?: () => Promise<void>) => void>();
    const tellFailure = vi.fn<(error: unknown) => void>();
    const model = new LibraryFilesModel({
      db,
      now: () => now,
      tell,
      tellFailure,
      ...(settingsArea ? { settingsArea } : {}),
    });
    const view = render(
      <main>
        <LibraryFiles model={model} {...(ids ? { ids } : {})} />
      </main>,
    );
    return { tell, tellFailure, view, user: userEvent.setup() };
  }

  async function savedText(): Promise<string> {
    await waitFor(() => expect(saved).not.toBeNull());
    return (await saved?.blob.text()) ?? '';
  }

  function fileField(): HTMLElement {
    return screen.getByLabelText(/Add a library from a file/);
  }

  test('goes out and comes back after everything was removed, and an undo takes it away again', async () => {
    await pinAnswer(db, aPin('a', { note: 'mine' }));
    const { user, tell } = drawFiles();
    await user.click(screen.getByRole('button', { name: 'Save the library as a file' }));
    const text = await savedText();
    expect(saved?.name).toBe('commonplace-library-2026-05-04.json');
    await db.pins.clear();
    await user.upload(fileField(), new File([text], 'library.json'));
    await screen.findByText('1 pin added');
    expect((await db.pins.get('a'))?.note).toBe('mine');
    const [words, undo] = tell.mock.calls.at(-1) ?? [];
    expect(words).toBe('Added from library.json.');
    await undo?.();
    expect(await db.pins.count()).toBe(0);
    expect(screen.queryByText('1 pin added')).toBeNull();
  });

  test('a bad file is refused with the line that is wrong, and nothing is changed', async () => {
    await pinAnswer(db, aPin('a'));
    const { user, tell, view } = drawFiles();
    await user.click(screen.getByRole('button', { name: 'Save the library as a file' }));
    const broken = (await savedText()).replace('"question":', '"quest":');
    await user.upload(fileField(), new File([broken], 'edited.json'));
    await screen.findByText(
      /“edited.json” was refused, and nothing was changed. In line 5, “topic.question”/,
    );
    expect(await db.pins.count()).toBe(1);
    expect(tell).not.toHaveBeenCalled();
    expect((await axe.run(view.container)).violations).toEqual([]);
    await user.upload(fileField(), new File([broken.slice(0, 60)], 'cut.json'));
    await screen.findByText(/“cut.json” was refused, and nothing was changed. Line 5 is cut off or damaged/);
  });

  test('what the reader removed stays away until they want it back', async () => {
    await pinAnswer(db, aPin('a'));
    const { user } = drawFiles();
    await user.click(screen.getByRole('button', { name: 'Save the library as a file' }));
    const file = new File([await savedText()], 'library.json');
    await unpinAnswers(db, ['a'], now + 1);
    await user.upload(fileField(), file);
    await user.click(await screen.findByRole('button', { name: 'Bring 1 removed pin back' }));
    await screen.findByText('1 pin added');
    expect(await db.pins.count()).toBe(1);
  });

  test('settings go with it only when they are wanted, without secrets, and are used only on a press', async () => {
    // jsdom has no locks; nothing else wants this one.
    const locks = { request: (_: string, run: () => unknown) => run() };
    Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
    const here = area();
    const { user, tell } = drawFiles(undefined, here);
    await user.click(screen.getByRole('checkbox', { name: /With my settings/ }));
    await user.click(screen.getByRole('button', { name: 'Save the library as a file' }));
    const text = await savedText();
    expect(text).not.toContain('secret');
    here.values['theme'] = 'light';
    await user.upload(fileField(), new File([text], 'library.json'));
    const use = await screen.findByRole('button', { name: 'Use the settings in the file' });
    expect(here.values['theme']).toBe('light');
    await user.click(use);
    await waitFor(() => expect(here.values['theme']).toBe('dark'));
    await tell.mock.calls.at(-1)?.[1]?.();
    expect(here.values['theme']).toBe('light');
  });

  test('chosen pins can go out as a pack for other people, and nothing else goes with them', async () => {
    await pinAnswer(db, aPin('a', { note: 'mine' }));
    await pinAnswer(db, aPin('b'));
    const { user, view } = drawFiles(['a']);
    expect(screen.queryByLabelText(/Add a library/)).toBeNull();
    await user.selectOptions(screen.getByLabelText('Format'), 'Web page (HTML)');
    expect((await axe.run(view.container)).violations).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save 1 pin as a file' }));
    const text = await savedText();
    expect(saved?.name).toBe('commonplace-pack-2026-05-04.html');
    expect(text).toContain('<title>1 answer</title>');
    expect(text).toContain('Author of a');
    expect(text).not.toMatch(/mine|Author of b/);
  });
});
