import axe from 'axe-core';
import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { WatchModel, type WatchDeps } from '@/components/models/WatchModel';
import { WelcomeView } from '@/components/WelcomeView';
import { defaultSettings, type Settings } from '@/storage/settings';

afterEach(cleanup);

function drawWelcome(shortcut = 'Alt+Shift+K') {
  const settings = signal<Settings>(defaultSettings);
  const request = vi.fn<WatchDeps['request']>(() => Promise.resolve(true));
  const model = new WatchModel({
    place: signal(null),
    settings,
    change: (next) => {
      settings.value = { ...settings.peek(), ...next(settings.peek()) };
      return Promise.resolve();
    },
    request,
    release: () => Promise.resolve(),
  });
  const openOptions = vi.fn<() => void>();
  const view = render(<WelcomeView model={model} shortcut={signal(shortcut)} openOptions={openOptions} />);
  return { settings, request, openOptions, view, user: userEvent.setup() };
}

test('the welcome says how to press, what leaves the device, and has nothing that axe finds wrong', async () => {
  const { view } = drawWelcome();
  expect(screen.getByText(/icon in the toolbar, or Alt\+Shift\+K\./)).toBeTruthy();
  expect(screen.getByText(/^Nothing is sent until you press/)).toBeTruthy();
  const { violations } = await axe.run(view.container, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('where the browser has given no shortcut, none is promised', () => {
  drawWelcome('');
  expect(screen.getByText(/^Press the Commonplace icon in the toolbar\. /)).toBeTruthy();
});

test('watching is offered with its prompt explained; nothing is asked before the press, and what was granted is said', async () => {
  const { request, settings, user } = drawWelcome();
  expect(screen.getByText(/your browser will ask/)).toBeTruthy();
  expect(request).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Watch all help pages' }));
  expect(request.mock.calls).toEqual([['every-site']]);
  expect(settings.value.watchesAll).toBe(true);
  expect((await screen.findByRole('status')).textContent).toBe(
    'Help pages of every site are noticed as they load.',
  );
});

test('a no is a no: nothing is asked or stored, and the offer goes', async () => {
  const { request, settings, user } = drawWelcome();
  await user.click(screen.getByRole('button', { name: 'Not now' }));
  expect(request).not.toHaveBeenCalled();
  expect(settings.value).toEqual(defaultSettings);
  expect(screen.queryByRole('button', { name: 'Watch all help pages' })).toBeNull();
  expect((await screen.findByRole('status')).textContent).toContain('Nothing is read until you press');
});
