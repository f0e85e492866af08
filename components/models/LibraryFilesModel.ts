import { createModel, signal } from '@preact/signals';

import {
  LibraryFileError,
  parseLibrary,
  writeLibrary,
  type Breathe,
  type LibraryFault,
  type LibraryFormat,
  type LibraryText,
} from '@/sharing/library-file';
import type { Library } from '@/sharing/library-schema';
import { writePack, type PackFormat } from '@/sharing/pack';
import type { CommonplaceDb } from '@/storage/db';
import {
  importLibrary,
  readLibrary,
  readPortableSettings,
  takeOverSettings,
  type ImportReport,
} from '@/storage/library-import';
import type { SettingsArea } from '@/storage/settings';

import { t, tn, wordsLocale } from '../i18n';
import { saveFile } from '../save-file';
import { creditWords } from './share-post';

export type LibraryFilesDeps = {
  db: CommonplaceDb;
  now: () => number;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
  /** Where the choices are kept; absent: files hold none of them here. */
  settingsArea?: SettingsArea;
};

/** What became of a file that the reader gave. */
export type ImportOutcome =
  | { kind: 'taken'; name: string; report: ImportReport; hasSettings: boolean }
  | { kind: 'refused'; name: string; fault: LibraryFault | 'large'; line: number; detail: string };

const BREATH_MS = 8;
const MAX_FILE_BYTES = 300_000_000;
const fileKinds: Record<LibraryFormat | PackFormat, { ending: string; type: string }> = {
  json: { ending: 'json', type: 'application/json' },
  markdown: { ending: 'md', type: 'text/markdown' },
  bookmarks: { ending: 'html', type: 'text/html' },
  html: { ending: 'html', type: 'text/html' },
};

/** The reader's library as files: out, in, and several pins for other people. */
export const LibraryFilesModel = createModel((deps: LibraryFilesDeps) => {
  const { db, tell, tellFailure } = deps;
  const isBusy = signal(false);
  const outcome = signal<ImportOutcome | null>(null);
  /** What the last file held, for as long as something of it can still be taken in. */
  let latest: Library | null = null;

  async function work(job: () => Promise<void>): Promise<void> {
    if (isBusy.peek()) return;
    isBusy.value = true;
    try {
      await job();
    } catch (error) {
      tellFailure(error);
    } finally {
      isBusy.value = false;
    }
  }

  function handOut(
    stem: string,
    format: LibraryFormat | PackFormat,
    { parts, unwritten }: LibraryText,
  ): void {
    const { ending, type } = fileKinds[format];
    const day = new Date(deps.now()).toISOString().slice(0, 10);
    saveFile(`commonplace-${stem}-${day}.${ending}`, type, parts);
    if (unwritten.length > 0) tell(tn('filesUnwritten', unwritten.length));
  }

  function exportLibrary(
    format: LibraryFormat,
    choice: { ids?: readonly string[]; hasSettings?: boolean } = {},
  ): Promise<void> {
    return work(async () => {
      const { settingsArea } = deps;
      const library = await readLibrary(db, choice.ids === undefined ? {} : { ids: choice.ids });
      if (choice.hasSettings && settingsArea) library.settings = await readPortableSettings(settingsArea);
      const options = { words: creditWords, breathe: breather() };
      handOut(
        choice.ids === undefined ? 'library' : 'pins',
        format,
        await writeLibrary(library, format, options),
      );
    });
  }

  function exportPack(format: PackFormat, ids: readonly string[]): Promise<void> {
    return work(async () => {
      const { pins } = await readLibrary(db, { ids });
      const words = {
        day: creditWords.day,
        deletedAuthor: creditWords.deletedAuthor,
        excerpt: creditWords.excerpt,
        title: tn('filesPackTitle', pins.length),
        language: wordsLocale(),
        direction: document.documentElement.dir === 'rtl' ? ('rtl' as const) : ('ltr' as const),
      };
      handOut('pack', format, await writePack(pins, format, { words, breathe: breather() }));
    });
  }

  function importFile(file: File): Promise<void> {
    return work(async () => {
      outcome.value = null;
      latest = null;
      try {
        if (file.size > MAX_FILE_BYTES) return refuse(file.name, { fault: 'large', line: 1, detail: '' });
        latest = await parseLibrary(await file.text(), breather());
      } catch (error) {
        if (!(error instanceof LibraryFileError)) throw error;
        return refuse(file.name, error);
      }
      await takeIn(file.name, latest, false);
    });
  }

  function refuse(
    name: string,
    { fault, line, detail }: { fault: LibraryFault | 'large'; line: number; detail: string },
  ): void {
    outcome.value = { kind: 'refused', name, fault, line, detail };
  }

  async function takeIn(name: string, library: Library, bringsBack: boolean): Promise<void> {
    const report = await importLibrary(db, library, { now: deps.now(), bringsBack });
    outcome.value = {
      kind: 'taken',
      name,
      report,
      hasSettings: library.settings !== undefined && deps.settingsArea !== undefined,
    };
    const isNothing = report.added + report.changed + report.said === 0;
    tell(
      isNothing ? t('filesNothingNew') : t('filesTaken', name),
      isNothing ? undefined : () => undo(report),
    );
  }

  async function undo(report: ImportReport): Promise<void> {
    await report.undo();
    const shown = outcome.peek();
    if (shown?.kind === 'taken' && shown.report === report) outcome.value = null;
  }

  /** Takes in what was removed here after the file had been written, too. */
  function bringBack(): Promise<void> {
    return work(async () => {
      const shown = outcome.peek();
      if (latest !== null && shown !== null) await takeIn(shown.name, latest, true);
    });
  }

  function takeSettings(): Promise<void> {
    return work(async () => {
      const { settingsArea } = deps;
      const shown = outcome.peek();
      if (!settingsArea || latest?.settings === undefined || shown?.kind !== 'taken') return;
      const before = await takeOverSettings(settingsArea, latest.settings);
      outcome.value = { ...shown, hasSettings: false };
      tell(t('filesSettingsTaken'), async () => {
        await takeOverSettings(settingsArea, before);
      });
    });
  }

  return {
    isBusy,
    outcome,
    hasSettings: signal(deps.settingsArea !== undefined),
    exportLibrary,
    exportPack,
    importFile,
    bringBack,
    takeSettings,
  };
});
export type LibraryFilesModel = InstanceType<typeof LibraryFilesModel>;

/** Lets the page draw and listen after each slice of work. */
function breather(): Breathe {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BREATH_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
