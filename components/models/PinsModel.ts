import { createModel, signal } from '@preact/signals';

import type { CommonplaceDb } from '@/storage/db';

export type PinsDeps = {
  db: CommonplaceDb;
  now: () => number;
  /** Shows the reader one short message; `undo` gives back what was taken. */
  tell: (text: string, undo?: () => Promise<void>) => void;
  tellFailure: (error: unknown) => void;
};

/** The reader's library: searched, filtered, changed. */
export const PinsModel = createModel((_deps: PinsDeps) => ({ total: signal(0) }));
export type PinsModel = InstanceType<typeof PinsModel>;
