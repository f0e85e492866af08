import type { VNode } from 'preact';

import { NobodyModel } from '@/components/models/NobodyModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { NobodyKnows } from '@/components/NobodyKnows';
import { measuredWait } from '@/lookup/measured-wait';
import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';

type Beside = { db: CommonplaceDb; model: PanelModel; send: Send };

/** The panel's part for asking oneself. It is loaded when there is a first lookup with nothing, or with answers. */
export function createNobodyPart({ db, model: panel, send }: Beside): VNode {
  const copyText = (text: string): Promise<void> => navigator.clipboard.writeText(text);
  return <NobodyKnows model={new NobodyModel({ db, panel, send, measuredWait, copyText })} />;
}
