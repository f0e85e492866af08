import { computed, createModel, signal } from '@preact/signals';

import type { AcceptedAuthors } from '@/lookup/accepted-authors';
import type { Send } from '@/messaging/contract';
import type { Community, Person, PlatformId, Thread } from '@/sources/source';
import type { CommonplaceDb, PeopleRow, SourceProgress, ThreadRow } from '@/storage/db';
import { followId } from '@/storage/follows';
import { peopleId } from '@/storage/help-lanes';
import { liveSignal } from '@/storage/live-signal';
import { threadsOf } from '@/storage/threads';

import { streamPlatforms, type Followable } from './follow-targets';
import type { PanelModel } from './PanelModel';
import { pressAgain } from './press-again';

export type PeopleDeps = {
  db: CommonplaceDb;
  panel: Pick<PanelModel, 'lookup' | 'sources' | 'tellFailure'>;
  send: Send;
  commonTags: (threads: readonly Thread[]) => string[];
  acceptedAuthors: (threads: readonly Thread[], tag: string | undefined) => AcceptedAuthors;
};

/** Which platforms name those who answer (`knowers` of their adapters), and of what their count is. */
export const knowerScopes: Partial<Record<PlatformId, 'tag' | 'community'>> = {
  'stack-exchange': 'tag',
  discourse: 'community',
};

/** One community of the topic, and what can be known of its people. */
export type PeoplePlace = {
  community: Community;
  /** What the community counts by; null: it can't be asked. */
  scope: 'tag' | 'community' | null;
  /** Tags of what was found there, the most common first. */
  tags: string[];
  /** The one that is looked at. */
  tag: string | undefined;
  /** What the community has said; undefined: it was not asked. */
  answered: PeopleRow | undefined;
  isAsking: boolean;
  /** From what is on this device. */
  held: AcceptedAuthors;
};

const MOST_TAGS = 6;
/** Of a community with more threads than that on this device, so many are looked at. */
const MOST_THREADS = 1000;

/** Everything that is drawn, read in one go. */
type Held = { found: ThreadRow[]; byCommunity: Map<string, ThreadRow[]>; people: Map<string, PeopleRow> };

/** Who answers in the communities of the topic in front. Nobody is asked before a press, and nobody is written to. */
export const PeopleModel = createModel((deps: PeopleDeps) => {
  const { db, panel } = deps;
  const hasTopic = computed(() => Boolean(panel.lookup.value?.topic));
  const live = computed(() => {
    const lookup = panel.lookup.value;
    return liveSignal<Held | null>(async () => {
      const ids = panel.sources.peek().map(({ community }) => community.id);
      const found = lookup ? await threadsOf(db, lookup) : [];
      const byCommunity = new Map<string, ThreadRow[]>();
      for (const id of ids)
        byCommunity.set(id, await db.threads.where('communityId').equals(id).limit(MOST_THREADS).toArray());
      return { found, byCommunity, people: new Map((await db.people.toArray()).map((row) => [row.id, row])) };
    }, null);
  });
  const chosen = signal<ReadonlyMap<string, string>>(new Map());
  const asking = signal<ReadonlySet<string>>(new Set());
  const places = computed<PeoplePlace[]>(() => {
    const held = live.value.value;
    return held === null ? [] : panel.sources.value.flatMap((source) => placeOf(source, held));
  });

  function placeOf({ community, state }: SourceProgress, held: Held): PeoplePlace[] {
    if (state === 'declined' || community.relation === 'page' || community.platform === 'unknown') return [];
    const scope = knowerScopes[community.platform] ?? null;
    const own = held.found.filter(({ communityId }) => communityId === community.id);
    const tags = [...new Set([...deps.commonTags(own), ...(community.tags ?? [])])].slice(0, MOST_TAGS);
    const tag = chosen.value.get(community.id) ?? tags[0];
    const id = peopleId(community.id, scope === 'tag' ? tag : undefined);
    const isNamed = scope === 'community' || (scope === 'tag' && tag !== undefined);
    const authors = deps.acceptedAuthors(held.byCommunity.get(community.id) ?? [], tag);
    if (!isNamed && authors.authors.length === 0) return [];
    return [
      {
        community,
        scope: isNamed ? scope : null,
        tags,
        tag,
        answered: held.people.get(id),
        isAsking: asking.value.has(id),
        held: authors,
      },
    ];
  }

  async function look({ community, scope, tag }: PeoplePlace): Promise<void> {
    const asked = scope === 'tag' ? tag : undefined;
    const id = peopleId(community.id, asked);
    if (asking.peek().has(id)) return;
    asking.value = new Set([...asking.peek(), id]);
    try {
      const wanted = { communityId: community.id, ...(asked === undefined ? {} : { tag: asked }) };
      await pressAgain(() => deps.send('people:look', wanted));
    } catch (error) {
      panel.tellFailure(error);
    } finally {
      asking.value = new Set([...asking.peek()].filter((other) => other !== id));
    }
  }

  return {
    hasTopic,
    places,
    look,
    choose(communityId: string, tag: string) {
      chosen.value = new Map([...chosen.peek(), [communityId, tag]]);
    },
  };
});
export type PeopleModel = InstanceType<typeof PeopleModel>;

/** A person as something to follow; null where their platform does not tell what is new of them. */
export function followableOf(community: Community, person: Person): Followable | null {
  if (community.platform === 'unknown' || !streamPlatforms.includes(community.platform)) return null;
  const target = { kind: 'person' as const, person };
  return { id: followId(community.id, target), community, target, title: person.name };
}
