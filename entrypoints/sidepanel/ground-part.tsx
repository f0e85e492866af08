import type { VNode } from 'preact';

import { CommonGround } from '@/components/CommonGround';
import type { PanelModel } from '@/components/models/PanelModel';

/** What the answers say alike or against each other. It is loaded when there are answers. */
export function createGroundPart(model: PanelModel): VNode {
  return <CommonGround model={model} />;
}
