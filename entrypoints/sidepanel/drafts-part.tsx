import type { VNode } from 'preact';

import { DraftsList } from '@/components/DraftsList';
import { DraftModel } from '@/components/models/DraftModel';
import { DraftsModel } from '@/components/models/DraftsModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { communityOfId } from '@/lookup/pin-community';
import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';

import { draftEdges } from './draft-edges';

type Beside = { db: CommonplaceDb; model: PanelModel; send: Send };

/** Questions that were begun, in the view of ways to help. */
export function createDraftsPart({ db, model: panel, send }: Beside): VNode {
  const { tell, tellFailure } = panel;
  const model = new DraftsModel({ db, communityOf: (id) => communityOfId(id), tell, tellFailure });
  return <DraftsList model={model} draft={new DraftModel(draftEdges(db, panel, send), model.seed)} />;
}
