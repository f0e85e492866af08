import type { VNode } from 'preact';

import { HelpLane } from '@/components/HelpLane';
import { FollowModel } from '@/components/models/FollowModel';
import { HelpLaneModel } from '@/components/models/HelpLaneModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { PeopleModel } from '@/components/models/PeopleModel';
import { WhoKnows } from '@/components/WhoKnows';
import { acceptedAuthors } from '@/lookup/accepted-authors';
import { commonTags } from '@/lookup/common-tags';
import { FRESH_MS } from '@/lookup/pressed';
import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';

type Beside = { db: CommonplaceDb; model: PanelModel; send: Send };

/** The parts of the help view that are about the topic in front: open questions, and people who know. */
export function createLanePart({ db, model: panel, send }: Beside): VNode {
  const { now, tell, tellFailure } = panel;
  const follows = new FollowModel({ db, send, now, tell, tellFailure });
  const lane = new HelpLaneModel({ db, panel, send, freshMs: FRESH_MS });
  const people = new PeopleModel({ db, panel, send, commonTags, acceptedAuthors });
  return (
    <>
      <HelpLane model={lane} />
      <WhoKnows model={people} follows={follows} />
    </>
  );
}
