import { computed, createModel, type ReadonlySignal } from '@preact/signals';

import type { Topic } from '@/detection/topic';
import type { Community, PlatformId } from '@/sources/source';
import { addCommunity, allAdditions, removeAddition, restoreAddition } from '@/storage/additions';
import type { AdditionRow, CommonplaceDb, FindingRow, LookupRow } from '@/storage/db';
import { correctFinding, forgetCorrection } from '@/storage/findings';
import { hostBudgets, type HostBudget } from '@/storage/hosts';
import { liveSignal } from '@/storage/live-signal';
import { isSilenced, type Settings } from '@/storage/settings';

export type CommunitiesDeps = {
  db: CommonplaceDb;
  /** What the panel shows: the lookup, and ways to speak to the reader. */
  panel: {
    lookup: ReadonlySignal<LookupRow | null | undefined>;
    topic: ReadonlySignal<Topic>;
    tell: (text: string, undo?: () => Promise<void>) => void;
    tellFailure: (error: unknown) => void;
    ask: () => Promise<void>;
  };
  settings: ReadonlySignal<Settings>;
  /** Stores what the change gives back. */
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  /** Shows the browser's own prompt for the host of an address; must be called within the press. */
  requestAccess: (url: string) => Promise<boolean>;
  /** The community that an address names; null when it is no address of the web. */
  communityAt: (address: string) => Community | null;
  /** Hosts that answer without a permission of the reader's. */
  isOpen: (url: string) => boolean;
  /** What people call each platform, and whether the reader can say that it runs at a place. */
  platforms: readonly { id: PlatformId; name: string; isPlaced: boolean }[];
  /** Places about everything, which are asked only where the reader wants it. */
  general: readonly Community[];
  now: () => number;
};

/** One community of the lookup, with what is known of it and what the reader has said. */
export type CommunityEntry = {
  community: Community;
  finding: FindingRow | undefined;
  addition: AdditionRow | undefined;
  isSilenced: boolean;
};

/** Whom the extension asks, what it has asked of each today, and what the reader wants otherwise. */
export const CommunitiesModel = createModel((deps: CommunitiesDeps) => {
  const { db, panel, settings, change } = deps;
  const additions = liveSignal<AdditionRow[]>(() => allAdditions(db), []);
  const findings = liveSignal<FindingRow[]>(() => db.findings.toArray(), []);
  const budgets = liveSignal<HostBudget[]>(() => hostBudgets(db, deps.now()), []);

  const asked = computed(() =>
    Object.values(panel.lookup.value?.sources ?? {})
      .map(({ community }) => community)
      .filter(({ relation }) => relation !== 'page'),
  );
  const entries = computed<CommunityEntry[]>(() => {
    const silenced = settings.value.silencedCommunities;
    const known = new Set(asked.value.map(({ base }) => base));
    const added = additions.value
      .filter(({ domain, community }) => isFor(domain) && !known.has(community.base))
      .map(({ community }) => community);
    return [...asked.value, ...added].map((community) => ({
      community,
      finding: findings.value.find(
        ({ base, community: found }) => base === community.base || found?.id === community.id,
      ),
      addition: additions.value.find((row) => row.community.base === community.base && isFor(row.domain)),
      isSilenced: isSilenced(silenced, community),
    }));
  });
  /** Those that are never asked and so stand in no lookup of this page. */
  const silencedElsewhere = computed(() => {
    const shown = entries.value.map(({ community }) => community);
    return settings.value.silencedCommunities.filter(
      (id) => !shown.some((community) => isSilenced([id], community)),
    );
  });

  function isFor(domain: string): boolean {
    const host = hostOfPage();
    return domain === '' || host === domain || host.endsWith(`.${domain}`);
  }

  function hostOfPage(): string {
    const url = panel.lookup.value?.page?.url;
    return url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  }

  /** The site whose pages an addition is for: without the part that names the help centre's own machine. */
  const domain = computed(() => hostOfPage().replace(/^(?:www|help|support|hilfe|aide|ayuda|faq|kb)\./, ''));

  async function guarded(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      panel.tellFailure(error);
    }
  }

  const silence = (id: string): Promise<void> =>
    guarded(() =>
      change(({ silencedCommunities }) => ({ silencedCommunities: withId(silencedCommunities, id, true) })),
    );

  const unsilence = (community: { id: string; base: string }): Promise<void> =>
    guarded(() =>
      change(({ silencedCommunities }) => ({
        silencedCommunities: silencedCommunities.filter((id) => !isSilenced([id], community)),
      })),
    );

  /** Nothing may be awaited before the browser's prompt. False: the address is none. */
  async function add(
    address: string,
    isForAll: boolean,
    words: { added: string; refused: string },
  ): Promise<boolean> {
    const community = deps.communityAt(address);
    if (!community) return false;
    await guarded(async () => {
      const isAllowed = deps.isOpen(community.base) || (await deps.requestAccess(community.base));
      await addCommunity(db, isForAll ? '' : domain.peek(), community, deps.now());
      panel.tell(isAllowed ? words.added : words.refused);
      if (isAllowed && panel.lookup.peek()?.topic) await panel.ask();
    });
    return true;
  }

  const remove = (id: string, word: string): Promise<void> =>
    guarded(async () => {
      const row = await removeAddition(db, id);
      if (row) panel.tell(word, () => restoreAddition(db, row));
    });

  /** What runs at a place, in the reader's own word; null: nothing that can be asked; 'probe': let it be found out. */
  const correct = ({ base, name, relation }: Community, told: PlatformId | 'probe' | null): Promise<void> =>
    guarded(async () => {
      if (told === 'probe') await forgetCorrection(db, base);
      else {
        const community = told && { id: `${told}:${base}`, platform: told, base, name, relation };
        await correctFinding(db, base, community, deps.now());
      }
      if (panel.lookup.peek()?.topic) await panel.ask();
    });

  return {
    entries,
    silencedElsewhere,
    domain,
    budgets,
    settings,
    general: computed(() => deps.general),
    platforms: computed(() => deps.platforms),
    linkOuts: computed(() => panel.lookup.value?.linkOuts ?? []),
    now: deps.now,
    silence,
    unsilence,
    add,
    remove,
    correct,
    setGeneral: (id: string, isOn: boolean) =>
      guarded(() =>
        change(({ generalCommunities }) => ({ generalCommunities: withId(generalCommunities, id, isOn) })),
      ),
    /** Reddit in the reader's own session: the permission for its host is part of the consent. */
    setReddit: (isOn: boolean) =>
      guarded(async () => {
        if (isOn && !(await deps.requestAccess('https://www.reddit.com'))) return;
        await change(() => ({ asksRedditAsReader: isOn }));
      }),
    setGithubToken: (token: string) => guarded(() => change(() => ({ githubToken: token.trim() }))),
  };
});
export type CommunitiesModel = InstanceType<typeof CommunitiesModel>;

function withId(list: readonly string[], id: string, isIn: boolean): string[] {
  const others = list.filter((other) => other !== id);
  return isIn ? [...others, id] : others;
}
