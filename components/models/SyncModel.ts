import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals';

import type { Send } from '@/messaging/contract';
import type { Settings } from '@/storage/settings';
import {
  folderProblems,
  type FolderProblem,
  type FolderReport,
  type SyncReport,
} from '@/storage/sync-memory';

import { t } from '../i18n';

export type SyncModelDeps = {
  settings: ReadonlySignal<Settings>;
  /** Stores what the change gives back. */
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  /** What became of the last sync, and of the last look into the folder. */
  reports: ReadonlySignal<{ report?: SyncReport | undefined; folder?: FolderReport | undefined }>;
  /** Null: the address may be asked. */
  checkFolder: (url: string) => FolderProblem | null;
  /** Shows the browser's own prompt for the address's host; must be called within the press. */
  requestAccess: (url: string) => Promise<boolean>;
  send: Send;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
  now: () => number;
};

/** What stands in the fields of the folder. */
export type FolderForm = { url: string; user: string; password: string };

/** What a test of the connection found: a library of so many pins, none yet, or why not. */
export type FolderFinding = { pins: number | null } | { problem: FolderProblem; detail?: string };

/** How pins and choices get to the reader's other machines. */
export const SyncModel = createModel((deps: SyncModelDeps) => {
  const { settings, change, send, tell, tellFailure } = deps;
  const isBusy = signal(false);
  const finding = signal<FolderFinding | null>(null);
  const typed = signal<Partial<FolderForm>>({});
  const form = computed<FolderForm>(() => ({
    url: settings.value.webdavUrl,
    user: settings.value.webdavUser,
    password: '',
    ...typed.value,
  }));

  async function attempt(act: () => Promise<unknown>): Promise<void> {
    if (isBusy.peek()) return;
    isBusy.value = true;
    try {
      await act();
    } catch (error) {
      tellFailure(error);
    } finally {
      isBusy.value = false;
    }
  }

  /** Nothing may be awaited before the prompt: the browser shows it only within the press. */
  async function connect(): Promise<void> {
    const { url, user, password } = form.peek();
    const problem = deps.checkFolder(url);
    if (problem !== null) return void (finding.value = { problem });
    if (!(await deps.requestAccess(url))) return void (finding.value = { problem: 'needs-permission' });
    await change((known) => ({
      webdavUrl: url.trim(),
      webdavUser: user,
      // Whoever does not type it anew means the one that is kept, at the same place.
      webdavPassword: password === '' && isSamePlace(known, { url, user }) ? known.webdavPassword : password,
    }));
    typed.value = {};
    finding.value = readFinding(await send('folder:test', {}));
  }

  async function forgetFolder(): Promise<void> {
    const { webdavUrl, webdavUser, webdavPassword, webdavSyncs } = settings.peek();
    await change(() => ({ webdavUrl: '', webdavUser: '', webdavPassword: '', webdavSyncs: false }));
    typed.value = {};
    finding.value = null;
    tell(t('folderForgotten'), () => change(() => ({ webdavUrl, webdavUser, webdavPassword, webdavSyncs })));
  }

  return {
    settings,
    reports: deps.reports,
    now: deps.now,
    isBusy,
    form,
    finding,
    type(next: Partial<FolderForm>) {
      typed.value = { ...typed.peek(), ...next };
      finding.value = null;
    },
    switchSync: (syncs: boolean) =>
      attempt(async () => {
        await change(() => ({ syncs }));
        await send('sync:now', {});
      }),
    syncNow: () => attempt(() => send('sync:now', {})),
    connect: () => attempt(connect),
    forgetFolder: () => attempt(forgetFolder),
    switchFolder: (webdavSyncs: boolean) =>
      attempt(async () => {
        await change(() => ({ webdavSyncs }));
        if (webdavSyncs) await send('folder:sync', {});
      }),
    syncFolder: () =>
      attempt(async () => {
        finding.value = null;
        await send('folder:sync', {});
      }),
  };
});
export type SyncModel = InstanceType<typeof SyncModel>;

function isSamePlace(known: Settings, { url, user }: Pick<FolderForm, 'url' | 'user'>): boolean {
  return known.webdavUser === user && originOf(known.webdavUrl) === originOf(url.trim());
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function readFinding({
  pins,
  problem,
  detail,
}: {
  pins?: number | null | undefined;
  problem?: string | undefined;
  detail?: string | undefined;
}): FolderFinding {
  if (problem === undefined) return { pins: pins ?? null };
  const known = folderProblems.find((one) => one === problem) ?? 'unavailable';
  return { problem: known, ...(detail === undefined ? {} : { detail }) };
}
