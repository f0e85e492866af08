import type { VNode } from 'preact';

import { DraftModel } from '@/components/models/DraftModel';
import { NobodyModel } from '@/components/models/NobodyModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { NobodyKnows } from '@/components/NobodyKnows';
import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';

import { draftEdges } from './draft-edges';

type Beside = { db: CommonplaceDb; model: PanelModel; send: Send };

/** The panel's part for asking oneself. It is loaded when there is a first lookup with nothing, or with answers. */
export function createNobodyPart({ db, model: panel, send }: Beside): VNode {
  const model = new NobodyModel({ panel });
  return <NobodyKnows model={model} draft={new DraftModel(draftEdges(db, panel, send), model.seed)} />;
}
