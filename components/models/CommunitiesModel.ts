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
  /** The community that an address names; 'closed': a place that answers nobody; null: no address of the web. */
  communityAt: (address: string) => Community | 'closed' | null;
  /** The address whose host the browser must be asked for before a community can be; null: it answers anybody. */
  accessFor: (community: Community) => string | null;
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
    const here = additions.value.filter(({ domain: of }) => isFor(of));
    const added = here
      .map(({ community }) => community)
      .filter((community) => !asked.value.some((shown) => isSamePlace(shown, community)));
    return [...asked.value, ...added].map((community) => ({
      community,
      finding: findingOf(community),
      addition: here.find((row) => isSamePlace(community, row.community)),
      isSilenced: isSilenced(silenced, community),
    }));
  });
  /** What the reader has said runs nothing that can be asked: no lookup brings it up any more. */
  const ruledOut = computed(() => {
    const shown = new Set(entries.value.flatMap(({ community, finding }) => [community.base, finding?.base]));
    return findings.value
      .filter(({ isByHand, community, base }) => isByHand === true && community === null && !shown.has(base))
      .map(({ base }) => base);
  });

  /** What is known of a place, at the address that was linked or at the one found behind it; the reader's word first. */
  function findingOf({ base }: Community): FindingRow | undefined {
    const ofPlace = findings.value.filter((row) => row.base === base || row.community?.base === base);
    return ofPlace.find(({ isByHand }) => isByHand) ?? ofPlace[0];
  }

  /** An addition, and what it has turned out to be, are one place; two groups of one server are two. */
  function isSamePlace(shown: Community, added: Community): boolean {
    if (shown.id === added.id) return true;
    const isTold = shown.platform !== added.platform;
    return isTold && (shown.base === added.base || findingOf(shown)?.base === added.base);
  }

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

  /** The site whose pages an addition is for. */
  const domain = computed(() => siteOf(hostOfPage()));

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

  /** Nothing may be awaited before the browser's prompt. */
  async function add(
    address: string,
    isForAll: boolean,
    words: { added: string; refused: string },
  ): Promise<'added' | 'closed' | 'no-address'> {
    const community = deps.communityAt(address);
    if (community === null) return 'no-address';
    if (community === 'closed') return 'closed';
    await guarded(async () => {
      const access = deps.accessFor(community);
      const isAllowed = access === null || (await deps.requestAccess(access));
      await addCommunity(db, isForAll ? '' : domain.peek(), community, deps.now());
      panel.tell(isAllowed ? words.added : words.refused);
      if (isAllowed) await askAgain();
    });
    return 'added';
  }

  const remove = (id: string, word: string): Promise<void> =>
    guarded(async () => {
      const row = await removeAddition(db, id);
      if (row) panel.tell(word, () => restoreAddition(db, row));
    });

  /** What runs at a place, in the reader's own word; null: nothing that can be asked; 'probe': let it be found out. */
  const correct = (
    { community: { base, name, relation }, finding }: Pick<CommunityEntry, 'community' | 'finding'>,
    told: PlatformId | 'probe' | null,
  ): Promise<void> =>
    // Where another address was found behind the linked one, it is the linked one that the next page names.
    told === 'probe'
      ? findOut(finding?.base ?? base)
      : guarded(async () => {
          const community = told && { id: `${told}:${base}`, platform: told, base, name, relation };
          await correctFinding(db, finding?.base ?? base, community, deps.now());
          await askAgain();
        });

  /** Takes back what is known of an address: the next lookup that names it looks at it. */
  const findOut = (base: string): Promise<void> =>
    guarded(async () => {
      await forgetCorrection(db, base, deps.now());
      await askAgain();
    });

  async function askAgain(): Promise<void> {
    if (panel.lookup.peek()?.topic) await panel.ask();
  }

  return {
    entries,
    silencedElsewhere,
    ruledOut,
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
    findOut,
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

/** Suffixes under which anybody has a site: 'co.uk', 'com.br', 'or.jp'. */
const sharedSuffix = /^(?:ac|co|com|edu|go|gob|gouv|gov|mil|ne|net|nom|or|org)\.[a-z]{2}$/;

/** A host without the part that names the help centre's own machine, where a site of its own is left: not of 'support.com'. */
function siteOf(host: string): string {
  const rest = host.replace(/^(?:www|help|support|hilfe|aide|ayuda|faq|kb)\./, '');
  return rest.includes('.') && !sharedSuffix.test(rest) ? rest : host;
}

function withId(list: readonly string[], id: string, isIn: boolean): string[] {
  const others = list.filter((other) => other !== id);
  return isIn ? [...others, id] : others;
}
