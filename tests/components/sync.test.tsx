import axe from 'axe-core';
import { signal } from '@preact/signals';
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { SyncModel, type SyncModelDeps } from '@/components/models/SyncModel';
import { SyncSettings } from '@/components/SyncSettings';
import type { Send } from '@/messaging/contract';
import { defaultSettings, type Settings } from '@/storage/settings';
import { folderProblems, type FolderReport, type SyncReport } from '@/storage/sync-memory';

import { now } from './panel-stage';

afterEach(cleanup);

type Reports = { report?: SyncReport; folder?: FolderReport };

function drawSync(chosen: Partial<Settings> = {}, given: Reports = {}) {
  const settings = signal<Settings>({ ...defaultSettings, ...chosen });
  const reports = signal<Reports>(given);
  const sent: string[] = [];
  let answer: object = {};
  const undos: (() => Promise<void>)[] = [];
  const requestAccess = vi.fn<SyncModelDeps['requestAccess']>(() => Promise.resolve(true));
  const model = new SyncModel({
    settings,
    change: async (next) => {
      settings.value = { ...settings.peek(), ...next(settings.peek()) };
    },
    reports,
    checkFolder: (url) => (url.startsWith('http://cloud') ? 'insecure' : null),
    requestAccess,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answers of a test
    send: ((name: string) => {
      sent.push(name);
      return Promise.resolve(answer);
    }) as Send,
    tell: (_, undo) => {
      if (undo) undos.push(undo);
    },
    tellFailure: (error) => {
      throw error;
    },
    now: () => now,
  });
  const { container } = render(<SyncSettings model={model} />);
  return {
    container,
    settings,
    reports,
    sent,
    undos,
    requestAccess,
    answerWith: (next: object) => {
      answer = next;
    },
  };
}

const folder = { webdavUrl: 'https://cloud.example/dav/', webdavUser: 'ana', webdavPassword: 'secret' };

describe('other browsers', () => {
  test('hear nothing before the switch is on; then the first sync begins at once', async () => {
    const { sent, settings } = drawSync();
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull();
    const choice = screen.getByRole('checkbox', {
      name: 'Tell my other browsers of my choices, pins and follows',
    });
    expect(choice).toHaveProperty('checked', false);
    await userEvent.click(choice);
    expect(settings.value.syncs).toBe(true);
    expect(sent).toEqual(['sync:now']);
    await userEvent.click(screen.getByRole('button', { name: 'Sync now' }));
    expect(sent).toEqual(['sync:now', 'sync:now']);
  });

  test('are told of, with how many of the pins fit', () => {
    const at = now - 5 * 60_000;
    const { reports, container } = drawSync(
      { syncs: true },
      { report: { at, machines: 2, pins: 900, fitting: 640 } },
    );
    expect(container.textContent).toContain('2 browsers take part.');
    expect(container.textContent).toContain('Of your 900 pins the newest 640 fit');
    expect(container.textContent).toContain('Last synced: 5 minutes ago.');
    reports.value = { report: { at, machines: 1, pins: 3, fitting: 3, removed: 1 } };
    return waitFor(() => {
      expect(container.textContent).toContain('All of your 3 pins are told of.');
      expect(container.textContent).toContain('1 pin was removed here');
    });
  });

  test('are told of what is followed, with how much of it fits and what was ended elsewhere', () => {
    const report = { at: now, machines: 2, pins: 0, fitting: 0, follows: 300, followsFitting: 120, ended: 2 };
    const { container, reports } = drawSync({ syncs: true }, { report });
    expect(screen.getByText(/and what you follow: questions, tags/)).toBeTruthy();
    expect(container.textContent).toContain('Of what you follow, 120 of 300 are told of: more do not fit.');
    expect(container.textContent).toContain('Follows ended here because you had ended them elsewhere: 2.');
    reports.value = { report: { ...report, followsFitting: 300, ended: 0 } };
    return waitFor(() => {
      expect(container.textContent).not.toContain('are told of: more');
      expect(container.textContent).not.toContain('Follows ended here');
    });
  });

  test('may be out of reach, and that is said', () => {
    const { container } = drawSync(
      { syncs: true },
      { report: { at: now, machines: 1, pins: 3, fitting: 0, problem: 'unavailable' } },
    );
    expect(container.textContent).toContain('could not be used');
    expect(container.textContent).not.toContain('All of your');
  });
});

describe('a folder of one’s own', () => {
  async function fill(url: string): Promise<void> {
    await userEvent.type(screen.getByLabelText('Address of the folder'), url);
    await userEvent.type(screen.getByLabelText('User'), 'ana');
    await userEvent.type(screen.getByLabelText('Password'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Allow and connect' }));
  }

  test('is asked for by its host, kept, and tried; what was found there is told', async () => {
    const { requestAccess, settings, sent, container, answerWith } = drawSync();
    answerWith({ pins: 12 });
    await fill('https://cloud.example/dav/');
    expect(requestAccess).toHaveBeenCalledWith('https://cloud.example/dav/');
    expect(settings.value).toMatchObject({ ...folder, webdavSyncs: false });
    expect(sent).toEqual(['folder:test']);
    expect(container.textContent).toContain('Connected. The file there holds 12 pins.');
    expect(screen.getByLabelText('Password')).toHaveProperty('value', '');
    expect(screen.getByText('Kept on this device. Type a new one to replace it.')).toBeTruthy();
  });

  test('is neither asked for nor kept where it would be read on the way', async () => {
    const { requestAccess, settings, sent, container } = drawSync();
    await fill('http://cloud.example/dav/');
    expect(screen.getByText(/goes without encryption/)).toBeTruthy();
    expect(container.textContent).toContain('Only https addresses are used');
    expect(requestAccess).not.toHaveBeenCalled();
    expect(settings.value.webdavUrl).toBe('');
    expect(sent).toEqual([]);
  });

  test('is not kept where the browser’s prompt was refused', async () => {
    const { requestAccess, settings, sent, container } = drawSync();
    requestAccess.mockResolvedValue(false);
    await fill('https://cloud.example/dav/');
    expect(container.textContent).toContain('Nothing was sent.');
    expect(settings.value.webdavUrl).toBe('');
    expect(sent).toEqual([]);
  });

  test('keeps its password where only the path is changed, and never sends it to another host', async () => {
    const { settings } = drawSync(folder);
    const field = screen.getByLabelText('Address of the folder');
    await userEvent.type(field, 'deeper/');
    await userEvent.click(screen.getByRole('button', { name: 'Allow and connect' }));
    expect(settings.value).toMatchObject({
      webdavUrl: 'https://cloud.example/dav/deeper/',
      webdavPassword: 'secret',
    });
    await userEvent.clear(field);
    await userEvent.type(field, 'https://elsewhere.example/dav/');
    await userEvent.click(screen.getByRole('button', { name: 'Allow and connect' }));
    expect(settings.value.webdavPassword).toBe('');
  });

  test('is brought up to date by itself only where that is chosen, and forgotten with an undo', async () => {
    const { settings, sent, undos } = drawSync(folder);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Keep the folder up to date by itself' }));
    expect(settings.value.webdavSyncs).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Sync the folder now' }));
    expect(sent).toEqual(['folder:sync', 'folder:sync']);
    await userEvent.click(screen.getByRole('button', { name: 'Forget this folder' }));
    expect(settings.value).toMatchObject({ webdavUrl: '', webdavPassword: '', webdavSyncs: false });
    await undos[0]?.();
    expect(settings.value).toMatchObject({ ...folder, webdavSyncs: true });
  });

  test('says in plain words what is wrong, each trouble in its own', () => {
    const said = folderProblems.map((problem) => {
      const { container } = drawSync(folder, { folder: { at: now, problem, detail: '17' } });
      const text = container.querySelector('strong')?.textContent ?? '';
      cleanup();
      return text;
    });
    expect(new Set(said).size).toBe(folderProblems.length);
    expect(said).toContain('The file there is damaged in line 17. It was left as it is.');
  });
});

test('a machine finds nothing that keeps anybody out', async () => {
  const { container } = drawSync(
    { ...folder, syncs: true },
    {
      report: { at: now, machines: 2, pins: 9, fitting: 9 },
      folder: { at: now, pins: 9, added: 2, changed: 1, removed: 0 },
    },
  );
  expect(container.textContent).toContain('New here: 2. Changed here: 1. Removed here: 0.');
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
