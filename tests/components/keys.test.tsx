import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { followKeys } from '@/components/follow-keys';
import {
  actionFor,
  holderOf,
  keyActions,
  keyLabel,
  keyOf,
  withKey,
  type KeyPress,
} from '@/components/key-actions';
import { KeyList } from '@/components/KeyList';
import { setChangedKeys } from '@/components/run-key';

afterEach(cleanup);

const aPress = (key: string, parts: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...parts,
});

describe('what a key means', () => {
  test('no two actions share a key', () => {
    const keys = keyActions.map(({ key }) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test('what is done to a card wants a card, and what is done to a pin a pin', () => {
    expect(actionFor(aPress('p'), 'page', {})).toBeNull();
    expect(actionFor(aPress('p'), 'card', {})).toBe('pin');
    expect(actionFor(aPress('t'), 'card', {})).toBeNull();
    expect(actionFor(aPress('t'), 'pin', {})).toBe('tag');
    expect(actionFor(aPress('j'), 'pin', {})).toBe('next');
  });

  test('Control, Alt, Command, Tab, Enter and the space bar stay the browser’s', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey'] as const)
      expect(actionFor(aPress('p', { [modifier]: true }), 'card', {})).toBeNull();
    for (const key of ['Tab', 'Enter', ' ', 'ArrowDown', 'F5', 'Shift', 'Dead', 'Process'])
      expect(keyOf(aPress(key)), key).toBeNull();
  });

  test('a sign is the one that is written, whatever keys that takes on this keyboard', () => {
    expect(actionFor(aPress('/', { code: 'Digit7', shiftKey: true }), 'page', {})).toBe('question');
    expect(actionFor(aPress('?', { code: 'Minus', shiftKey: true }), 'page', {})).toBe('help');
  });

  test('a letter means the same with the keyboard locked to capitals, and another thing with Shift', () => {
    expect(actionFor(aPress('P'), 'card', {})).toBe('pin');
    expect(actionFor(aPress('P', { shiftKey: true }), 'card', {})).toBeNull();
    expect(actionFor(aPress('P', { shiftKey: true }), 'card', { pin: 'Shift+p' })).toBe('pin');
  });

  test('where a keyboard writes no Latin letters, the key with that letter on it counts', () => {
    expect(actionFor(aPress('з', { code: 'KeyP' }), 'card', {})).toBe('pin');
    expect(actionFor(aPress('з', { code: 'KeyP' }), 'card', { share: 'з' })).toBe('share');
    // On a French keyboard the key with A on it stands where others have Q.
    expect(actionFor(aPress('a', { code: 'KeyQ' }), 'pin', {})).toBe('note');
  });

  test('a changed key replaces the first one, none means none, and nonsense counts as unchanged', () => {
    expect(actionFor(aPress('b'), 'card', { pin: 'b' })).toBe('pin');
    expect(actionFor(aPress('p'), 'card', { pin: 'b' })).toBeNull();
    expect(actionFor(aPress('p'), 'card', { pin: '' })).toBeNull();
    expect(actionFor(aPress('p'), 'card', { pin: 'Control+Q' })).toBe('pin');
  });

  test('who holds a key is told, and a key set back leaves no trace', () => {
    expect(holderOf('p', 'share', {})?.id).toBe('pin');
    expect(holderOf('p', 'pin', {})).toBeUndefined();
    expect(holderOf('', 'pin', { share: '' })).toBeUndefined();
    expect(withKey({ pin: 'b' }, 'pin', 'p')).toEqual({});
    expect(withKey({ pin: 'b' }, 'share', '')).toEqual({ pin: 'b', share: '' });
  });

  test('keys are written as they stand on keyboards', () => {
    expect(['p', 'Shift+p', 'Escape', '?', 'ß'].map(keyLabel)).toEqual(['P', 'Shift+P', 'Esc', '?', 'ß']);
  });
});

describe('a key in a page', () => {
  const pressed = vi.fn<(name: string) => void>();
  let stop = (): void => undefined;
  beforeEach(() => {
    stop = followKeys();
  });
  afterEach(() => {
    stop();
    setChangedKeys({});
    pressed.mockClear();
  });

  function drawPage() {
    render(
      <main>
        <input aria-label="Writing" data-key="question" />
        {['first', 'second'].map((name) => (
          <article key={name}>
            <button type="button" data-card-title>
              {name}
            </button>
            <button type="button" data-key="pin" onClick={() => pressed(`pin ${name}`)}>
              Pin
            </button>
            <input type="checkbox" aria-label={`Select ${name}`} data-key="select" />
          </article>
        ))}
        <button type="button" data-key="undo" onClick={() => pressed('undo')}>
          Undo
        </button>
        <button type="button" data-key="again" disabled onClick={() => pressed('again')}>
          Again
        </button>
      </main>,
    );
    return userEvent.setup();
  }
  const title = (name: string) => screen.getByRole('button', { name });

  test('goes from card to card, and does something to the one that has the focus', async () => {
    const user = drawPage();
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement).toBe(title('first')));
    await user.keyboard('{ArrowDown}p');
    expect(document.activeElement).toBe(title('second'));
    expect(pressed.mock.calls).toEqual([['pin second']]);
    await user.keyboard('k');
    expect(document.activeElement).toBe(title('first'));
  });

  test('ticks what is ticked, and goes on from there', async () => {
    const user = drawPage();
    title('first').focus();
    await user.keyboard('x');
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select first' });
    await waitFor(() => expect(box.checked).toBe(true));
    box.focus();
    await user.keyboard('j');
    expect(document.activeElement).toBe(title('second'));
  });

  test('does nothing to a card from outside of it, and nothing by a button that is not to be pressed', async () => {
    const user = drawPage();
    await user.keyboard('pr');
    await user.keyboard('z');
    await waitFor(() => expect(pressed.mock.calls).toEqual([['undo']]));
  });

  test('is only written while somebody writes', async () => {
    const user = drawPage();
    await user.keyboard('/');
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Writing' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('jz?p/');
    expect(field.value).toBe('jz?p/');
    expect(pressed).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('follows a change at once', async () => {
    const user = drawPage();
    setChangedKeys({ pin: 'b' });
    title('first').focus();
    await user.keyboard('pb');
    await waitFor(() => expect(pressed.mock.calls).toEqual([['pin first']]));
  });

  test('"?" shows all keys as they are now, and the focus goes back when that is closed', async () => {
    // jsdom draws no modal dialogs.
    HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
      this.open = false;
      this.dispatchEvent(new Event('close'));
    };
    const user = drawPage();
    setChangedKeys({ pin: 'b' });
    await user.keyboard('?');
    const list = await screen.findByRole('dialog', { name: 'Keys' });
    const row = within(list).getByText('Pin or unpin').closest('li');
    expect(row?.textContent).toContain('B');
    await user.keyboard('z');
    expect(pressed).not.toHaveBeenCalled();
    await user.click(within(list).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the list of keys', () => {
  function drawList(first: Record<string, string> = {}) {
    const keys = signal(first);
    function List() {
      return <KeyList changed={keys.value} onChange={(next) => (keys.value = next)} />;
    }
    render(<List />);
    return { keys, user: userEvent.setup() };
  }
  const change = (word: string) =>
    screen.getByRole('button', { name: new RegExp(`^Change the key of “${word}”`) });

  test('takes the next key that is pressed', async () => {
    const { keys, user } = drawList();
    await user.click(change('Share'));
    await user.keyboard('b');
    expect(keys.value).toEqual({ share: 'b' });
    expect(change('Share').textContent).toBe('B');
    await user.click(screen.getByRole('button', { name: 'As at first: S' }));
    expect(keys.value).toEqual({});
  });

  test('says who has a key already, and gives it over only when told to', async () => {
    const { keys, user } = drawList();
    await user.click(change('Share'));
    await user.keyboard('p');
    expect(screen.getByRole('alert').textContent).toContain('P already means: Pin or unpin');
    expect(keys.value).toEqual({});
    await user.click(screen.getByRole('button', { name: 'Use it here' }));
    expect(keys.value).toEqual({ pin: '', share: 'p' });
    await user.click(screen.getByRole('button', { name: 'All keys as at first' }));
    expect(keys.value).toEqual({});
  });

  test('Escape changes nothing, and an action can go without a key', async () => {
    const { keys, user } = drawList();
    await user.click(change('Share'));
    await user.keyboard('{Escape}b');
    expect(keys.value).toEqual({});
    await user.click(screen.getByRole('button', { name: 'No key for: Share' }));
    expect(keys.value).toEqual({ share: '' });
    expect(change('Share').textContent).toBe('No key');
  });
});
