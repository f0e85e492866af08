import { computed } from '@preact/signals';
import type { VNode } from 'preact';

import { createLibrary } from '@/components/create-library';
import type { PanelModel } from '@/components/models/PanelModel';
import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';

type Beside = { db: CommonplaceDb; model: PanelModel; send: Send };

/** The reader's library. It is loaded when it is first looked at. */
export function createPinsPart({ db, model: panel, send }: Beside): VNode {
  return createLibrary({
    db,
    send,
    now: Date.now,
    tell: panel.tell,
    tellFailure: panel.tellFailure,
    isEdgeTaken: computed(() => panel.toast.value !== null),
    draftArea: localStorage,
    openPage: () => panel.openTab('/library.html'),
  });
}
