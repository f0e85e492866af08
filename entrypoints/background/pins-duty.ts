import { browser } from 'wxt/browser';

import { createPinChecks } from '@/lookup/pin-check';
import type { QuietDeps } from '@/lookup/quiet-asking';
import { sharedKeys } from '@/lookup/sync/settings';
import { leaveSync, syncNow, type SyncDeps } from '@/lookup/sync/sync';
import { FolderError, syncFolder, tryFolder, type LibraryPort } from '@/lookup/webdav';
import type { Handlers } from '@/messaging/bus';
import { LibraryFileError, parseLibrary, writeLibrary } from '@/sharing/library-file';
import type { Library } from '@/sharing/library-schema';
import type { CommonplaceDb } from '@/storage/db';
import { importLibrary, readLibrary } from '@/storage/library-import';
import { onPinChanges } from '@/storage/pin-changes';
import { readSettings } from '@/storage/settings';
import { noteFolder, noteSync, readSyncMemory } from '@/storage/sync-memory';

/** Once an hour pins have their turn: what is due of checks, sync and folder. */
const HOURLY = 'pins-hourly';
/** Follows the last change after a moment; an alarm stands behind it, should the worker be killed meanwhile. */
const SOON = { alarm: 'pins-soon', afterMs: 10_000, alarmAfterMs: 60_000 };
const DAY_MS = 24 * 3600 * 1000;

/** How pins get to another machine by themselves. */
type Way = 'sync' | 'folder';
const everyWay: readonly Way[] = ['sync', 'folder'];

export type PinsDutyDeps = QuietDeps & {
  /** Keeps the worker awake until the work has ended. */
  keepAlive: (work: Promise<unknown>) => void;
};

type PinsHandlers = Pick<
  Handlers,
  'pin:check' | 'pin:fetch' | 'pins:changed' | 'sync:now' | 'folder:sync' | 'folder:test'
>;

/**
 * Keeps pins true and lets them travel: checks at their sources, the browser's own sync, the reader's own folder. To be
 * called as the worker starts, since its listeners must be there at once. Gives the handlers of its messages.
 */
export function startPinsDuty(deps: PinsDutyDeps): PinsHandlers {
  const { db, http, now, keepAlive } = deps;
  const local = browser.storage.local;
  const checks = createPinChecks(deps);
  const sync: SyncDeps = {
    db,
    local,
    area: browser.storage.sync,
    now,
    newId: () => crypto.randomUUID().replaceAll('-', ''),
  };
  const folder = { http, now, library: libraryOf(db, now) };
  let exchanging: Promise<unknown> = Promise.resolve();
  const changed = new Set<Way>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Scripts beside pages have no business with what the machines tell each other.
  void browser.storage.sync.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === HOURLY) keepAlive(everyHour());
    // A killed worker knew what had changed; this one does not.
    if (name === SOON.alarm) keepAlive(exchange(new Set(everyWay)));
  });
  browser.storage.sync.onChanged.addListener(() => keepAlive(soon('sync')));
  browser.storage.local.onChanged.addListener((changes) => {
    if (touches(changes, ['checksPins', 'syncs', 'webdavSyncs'])) keepAlive(settleAlarm());
    if (touches(changes, ['syncs', ...sharedKeys])) keepAlive(soon('sync'));
  });
  browser.runtime.onStartup.addListener(noticePins);
  onPinChanges(db, noticePins);
  keepAlive(settleAlarm());
  keepAlive(checks.resume());

  /** The alarm is there where something is chosen that needs it; one that runs is left alone. */
  async function settleAlarm(): Promise<void> {
    const { checksPins, syncs, webdavSyncs } = await readSettings(local);
    if (!checksPins && !syncs && !webdavSyncs) return void (await browser.alarms.clear(HOURLY));
    if ((await browser.alarms.get(HOURLY)) === undefined)
      await browser.alarms.create(HOURLY, { delayInMinutes: 1, periodInMinutes: 60 });
  }

  async function everyHour(): Promise<void> {
    const { checksPins, syncs, webdavSyncs } = await readSettings(local);
    if (checksPins) await checks.checkDue();
    if (syncs) await exchangeSettings();
    const { folder: last } = await readSyncMemory(local);
    if (webdavSyncs && (last === undefined || now() - last.at >= DAY_MS || last.at > now()))
      await exchangeFolder();
  }

  /** After the last of several changes, not after each. */
  async function soon(way: Way): Promise<void> {
    const { syncs, webdavSyncs } = await readSettings(local);
    const isLeaving = !syncs && (await readSyncMemory(local)).machineId !== '';
    if (way === 'folder' ? !webdavSyncs : !syncs && !isLeaving) return;
    changed.add(way);
    clearTimeout(timer);
    timer = setTimeout(() => keepAlive(exchange(new Set(changed))), SOON.afterMs);
    await browser.alarms.create(SOON.alarm, { when: now() + SOON.alarmAfterMs });
  }

  async function exchange(ways: ReadonlySet<Way>): Promise<void> {
    changed.clear();
    clearTimeout(timer);
    if (ways.has('sync')) await exchangeSettings();
    if (ways.has('folder') && (await readSettings(local)).webdavSyncs) await exchangeFolder();
    if (changed.size === 0) await browser.alarms.clear(SOON.alarm);
  }

  function noticePins(): void {
    for (const way of everyWay) keepAlive(soon(way));
  }

  /** One exchange at a time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = exchanging.then(work, work);
    exchanging = turn.catch(() => undefined);
    return turn;
  }

  function exchangeSettings(): Promise<void> {
    return inTurn(async () => {
      if (!(await readSettings(local)).syncs) return leaveSync(sync);
      try {
        await syncNow(sync);
      } catch (error) {
        console.error('Commonplace:', error);
        const { report } = await readSyncMemory(local);
        const before = report ?? { machines: 1, pins: 0, fitting: 0 };
        await noteSync(local, { ...before, at: now(), problem: 'unavailable' });
      }
    });
  }

  function exchangeFolder(): Promise<void> {
    return inTurn(async () => {
      try {
        await noteFolder(local, await syncFolder(folder, await chosenFolder()));
      } catch (error) {
        await noteFolder(local, { at: now(), ...problemOf(error) });
      }
    });
  }

  async function chosenFolder() {
    const { webdavUrl: url, webdavUser: user, webdavPassword: password } = await readSettings(local);
    return { url, user, password };
  }

  return {
    'pin:check': async ({ ids }) => {
      const checking = checks.check(ids);
      keepAlive(checking);
      return checking;
    },
    'pin:fetch': async ({ id }) => {
      const fetching = checks.fetchWhole(id);
      keepAlive(fetching);
      return { outcome: await fetching };
    },
    'pins:changed': async () => {
      noticePins();
      return {};
    },
    'sync:now': async () => {
      const syncing = exchangeSettings();
      keepAlive(syncing);
      await syncing;
      return {};
    },
    'folder:sync': async () => {
      const syncing = exchangeFolder();
      keepAlive(syncing);
      await syncing;
      return {};
    },
    'folder:test': async () => {
      try {
        const found = await tryFolder(folder, await chosenFolder());
        return { pins: found?.pins ?? null };
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

function touches(changes: Record<string, unknown>, keys: readonly string[]): boolean {
  return keys.some((key) => key in changes);
}

function problemOf(error: unknown): Pick<FolderError, 'problem'> & { detail?: string } {
  if (!(error instanceof FolderError)) {
    console.error('Commonplace:', error);
    return { problem: 'unavailable' };
  }
  const { problem, detail } = error;
  return { problem, ...(detail === undefined ? {} : { detail }) };
}

/** Only Markdown and bookmarks show words of credit; the file in the folder is JSON. */
const noWords = { deletedAuthor: '', excerpt: '', day: () => '' };

function libraryOf(db: CommonplaceDb, now: () => number): LibraryPort<Library> {
  return {
    read: () => readLibrary(db, { removals: true }),
    takeIn: (library) => importLibrary(db, library, { now: now(), removes: true }),
    parse: async (text) => {
      try {
        return await parseLibrary(text);
      } catch (error) {
        if (!(error instanceof LibraryFileError)) throw error;
        throw new FolderError(error.fault === 'newer' ? 'newer-file' : 'broken-file', String(error.line));
      }
    },
    write: async (library) => (await writeLibrary(library, 'json', { words: noWords })).parts.join(''),
    count: ({ pins }) => pins.length,
  };
}
