import { signal, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';

import { SyncModel } from '@/components/models/SyncModel';
import { SyncSettings } from '@/components/SyncSettings';
import { requestAccess } from '@/lookup/permissions';
import { fileAddress, FolderError } from '@/lookup/webdav';
import { browserPort } from '@/messaging/browser-port';
import { createSend } from '@/messaging/bus';
import type { Settings } from '@/storage/settings';
import { readSyncMemory, type SyncMemory } from '@/storage/sync-memory';

const area = browser.storage.local;

type Beside = {
  settings: ReadonlySignal<Settings>;
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
};

/** The part of the options that is about the reader's other machines. */
export function createSyncPart(beside: Beside): VNode {
  const model = new SyncModel({
    ...beside,
    reports: reportsNow(),
    checkFolder: (url) => {
      try {
        fileAddress(url);
        return null;
      } catch (error) {
        if (error instanceof FolderError) return error.problem;
        throw error;
      }
    },
    requestAccess,
    send: createSend(browserPort),
    now: Date.now,
  });
  return <SyncSettings model={model} />;
}

/** What became of the last sync, as it changes. */
function reportsNow(): ReadonlySignal<Pick<SyncMemory, 'report' | 'folder'>> {
  const reports = signal<Pick<SyncMemory, 'report' | 'folder'>>({});
  const look = async (): Promise<void> => {
    reports.value = await readSyncMemory(area);
  };
  area.onChanged.addListener(() => void look());
  void look();
  return reports;
}
