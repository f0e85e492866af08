import { signal, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';

import { CommunitiesView } from '@/components/CommunitiesView';
import { CommunitiesModel } from '@/components/models/CommunitiesModel';
import type { PanelModel } from '@/components/models/PanelModel';
import { accessFor, isPlaced, typedCommunity } from '@/lookup/communities';
import { generalCommunities } from '@/lookup/general-communities';
import { sources } from '@/sources/registry';
import type { CommonplaceDb } from '@/storage/db';
import { changeSettings, defaultSettings, readSettings, type Settings } from '@/storage/settings';

const area = browser.storage.local;

type Beside = {
  db: CommonplaceDb;
  model: PanelModel;
  requestAccess: (url: string) => Promise<boolean>;
};

/** What the reader has chosen, as it changes. */
function settingsNow(): ReadonlySignal<Settings> {
  const settings = signal(defaultSettings);
  const look = async (): Promise<void> => {
    settings.value = await readSettings(area);
  };
  area.onChanged.addListener(() => void look());
  void look();
  return settings;
}

/** The view of communities. It is loaded when it is first looked at, with all adapters' names. */
export function createCommunitiesPart({ db, model: panel, requestAccess }: Beside): VNode {
  const model = new CommunitiesModel({
    db,
    panel,
    settings: settingsNow(),
    change: (change) => changeSettings(area, change),
    requestAccess,
    communityAt: typedCommunity,
    accessFor,
    platforms: Object.values(sources)
      .map(({ id, name }) => ({ id, name, isPlaced: isPlaced(id) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    general: generalCommunities,
    now: Date.now,
  });
  return <CommunitiesView model={model} />;
}
