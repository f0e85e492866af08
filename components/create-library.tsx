import type { ReadonlySignal } from '@preact/signals';
import type { FunctionComponent, VNode } from 'preact';

import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';

import { lazyComponent } from './lazy-component';
import { noteDrafts, type DraftArea } from './models/note-drafts';
import { PinsModel } from './models/PinsModel';
import { PinsView, type FilesProps } from './PinsView';

/** What the library needs of the page that it is drawn in. */
export type LibraryDeps = {
  db: CommonplaceDb;
  send: Send;
  now: () => number;
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
  /** Something floats at the lower edge of the page. */
  isEdgeTaken: ReadonlySignal<boolean>;
  /** Outlasts the page, and is written to at once. */
  draftArea: DraftArea;
  /** Shows the library on a page of its own; absent where it is one. */
  openPage?: () => void;
};

/** The reader's library, as the panel and its own page draw it. */
export function createLibrary({ send, draftArea, isEdgeTaken, openPage, ...deps }: LibraryDeps): VNode {
  const around = {
    drafts: noteDrafts(draftArea),
    tell: deps.tell,
    tellFailure: deps.tellFailure,
    fetchPin: async (id: string) => (await send('pin:fetch', { id })).outcome,
    checkPins: (ids: string[]) => send('pin:check', { ids }),
    isEdgeTaken,
    Files: filesPart(deps),
    ...(openPage === undefined ? {} : { openPage }),
  };
  return <PinsView model={new PinsModel(deps)} around={around} />;
}

/** Export and import: loaded when they are first wanted. */
function filesPart(
  deps: Pick<LibraryDeps, 'db' | 'now' | 'tell' | 'tellFailure'>,
): FunctionComponent<FilesProps> {
  return lazyComponent(async () => {
    const [{ LibraryFilesModel }, { LibraryFiles }] = await Promise.all([
      import('./models/LibraryFilesModel'),
      import('./LibraryFiles'),
    ]);
    const files = new LibraryFilesModel(deps);
    return (props: FilesProps) => <LibraryFiles model={files} {...props} />;
  });
}
