import type { VNode } from 'preact';

import type { PanelModel } from '@/components/models/PanelModel';
import { PinsModel } from '@/components/models/PinsModel';
import { PinsView } from '@/components/PinsView';
import type { CommonplaceDb } from '@/storage/db';

/** The reader's library. It is loaded when it is first looked at. */
export function createPinsPart({ db, model: panel }: { db: CommonplaceDb; model: PanelModel }): VNode {
  const model = new PinsModel({ db, now: Date.now, tell: panel.tell, tellFailure: panel.tellFailure });
  return <PinsView model={model} />;
}
