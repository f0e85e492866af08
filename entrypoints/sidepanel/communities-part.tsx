import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';

import { CommunitiesView } from '@/components/CommunitiesView';
import { CommunitiesModel } from '@/components/models/CommunitiesModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { recogniseCommunity } from '@/lookup/communities';
import { generalCommunities } from '@/lookup/general-communities';
import { isOpen, sources } from '@/sources/registry';
import type { Community } from '@/sources/source';
import type { CommonplaceDb } from '@/storage/db';
import { changeSettings, defaultSettings, readSettings } from '@/storage/settings';

const area = browser.storage.local;

/** Platforms with a fixed address of their own, or none: no place can be told to run them. */
const unplaced = new Set(['schema-org', 'stack-exchange', 'hacker-news', 'microsoft-qa', 'reddit', 'github']);

type Beside = {
  db: CommonplaceDb;
  model: PanelModel;
  requestAccess: (url: string) => Promise<boolean>;
};

/** The view of communities. It is loaded when it is first looked at, with all adapters' names. */
export function createCommunitiesPart({ db, model: panel, requestAccess }: Beside): VNode {
  const settings = signal(defaultSettings);
  const look = async (): Promise<void> => {
    settings.value = await readSettings(area);
  };
  area.onChanged.addListener(() => void look());
  void look();
  const model = new CommunitiesModel({
    db,
    panel,
    settings,
    change: (change) => changeSettings(area, change),
    requestAccess,
    communityAt,
    isOpen,
    platforms: Object.values(sources)
      .map(({ id, name }) => ({ id, name, isPlaced: !unplaced.has(id) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    general: generalCommunities,
    now: Date.now,
  });
  return <CommunitiesView model={model} />;
}

/** As people type or paste it: with or without 'https://', with a page's whole path. Null for anything else. */
function communityAt(address: string): Community | null {
  const typed = address.trim();
  const text = /^[a-z][a-z\d+.-]*:/i.test(typed) && !/^[\w.-]+:\d+/.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && /[.:]|^localhost$/.test(url.hostname) && url.username === ''
    ? recogniseCommunity(url)
    : null;
}
