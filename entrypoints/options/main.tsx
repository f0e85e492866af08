import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';

import '@/assets/theme.css';
import { setMessageSource, t } from '@/components/i18n';
import { FollowChoices } from '@/components/FollowChoices';
import { FollowList } from '@/components/FollowList';
import { LibraryFiles } from '@/components/LibraryFiles';
import { CommunitiesModel } from '@/components/models/CommunitiesModel';
import { FollowModel } from '@/components/models/FollowModel';
import { followSettings } from '@/components/models/followed-settings';
import { saveLedger } from '@/components/models/ledger-file';
import { LibraryFilesModel } from '@/components/models/LibraryFilesModel';
import { OptionsModel } from '@/components/models/OptionsModel';
import { StandingsModel } from '@/components/models/StandingsModel';
import { emptyTopic } from '@/components/models/topic-draft';
import { OptionsView } from '@/components/OptionsView';
import { setPageLanguage, shippedWords } from '@/components/shipped-words';
import { StandingList } from '@/components/StandingList';
import { accessFor, isPlaced, typedCommunity } from '@/lookup/communities';
import { generalCommunities } from '@/lookup/general-communities';
import {
  everySite,
  patternForHost,
  releasePattern,
  requestAccess,
  requestNotifications,
  requestPattern,
} from '@/lookup/permissions';
import { browserPort } from '@/messaging/browser-port';
import { createSend } from '@/messaging/bus';
import { sources } from '@/sources/registry';
import { openDb } from '@/storage/db';
import { changeSettings, withHost, type Settings } from '@/storage/settings';

import { createSyncPart } from './sync-part';

const db = openDb();
const area = browser.storage.local;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these two are made by the build
setMessageSource(shippedWords((name) => browser.i18n.getMessage(name as 'pin')));
setPageLanguage(document.documentElement);
document.title = t('optionsPageTitle');

/** Match patterns that the browser has granted, as they change. */
function grantedNow() {
  const granted = signal<string[]>([]);
  const look = async (): Promise<void> => {
    granted.value = (await browser.permissions.getAll()).origins ?? [];
  };
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  void look();
  return granted;
}

async function forgetChoices(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  if (origins.length > 0) await browser.permissions.remove({ origins });
  await browser.permissions.remove({ permissions: ['notifications'] });
  await browser.storage.local.clear();
  await browser.storage.sync.clear();
  localStorage.clear();
  await browser.alarms.clearAll();
}

const settings = followSettings(area);
const change = (next: (chosen: Settings) => Partial<Settings>) => changeSettings(area, next);

/** Asks the reader for the host of an address, and remembers that it is a community's. */
async function allowHost(url: string): Promise<boolean> {
  // Nothing may be awaited before: the browser shows its prompt only within the press.
  if (!(await requestAccess(url))) return false;
  const { hostname } = new URL(url);
  await change(({ communityHosts }) => ({ communityHosts: withHost(communityHosts, hostname, true) }));
  return true;
}

const model = new OptionsModel({
  db,
  settings,
  change,
  granted: grantedNow(),
  everySite,
  patternForHost,
  request: requestPattern,
  release: releasePattern,
  saveLedger: () => saveLedger(db),
  forgetChoices,
  now: Date.now,
});

const communities = new CommunitiesModel({
  db,
  // No page stands beside: nothing is asked from here.
  panel: {
    lookup: signal(undefined),
    topic: signal(emptyTopic),
    tell: model.tell,
    tellFailure: model.tellFailure,
    ask: () => Promise.resolve(),
  },
  settings,
  change,
  requestAccess: allowHost,
  communityAt: typedCommunity,
  accessFor,
  platforms: Object.values(sources).map(({ id, name }) => ({ id, name, isPlaced: isPlaced(id) })),
  general: generalCommunities,
  now: Date.now,
});

const { tell, tellFailure } = model;
const library = new LibraryFilesModel({ db, now: Date.now, tell, tellFailure, settingsArea: area });
const standings = new StandingsModel({ db, now: Date.now, tell, tellFailure });

const follows = new FollowModel({ db, send: createSend(browserPort), now: Date.now, tell, tellFailure });

function FollowOptions() {
  return (
    <>
      <FollowList model={follows} />
      <FollowChoices
        choices={settings.value}
        onChange={(next) => model.set(next)}
        requestNotifications={requestNotifications}
        tell={tell}
      />
    </>
  );
}

const root = document.getElementById('options');
if (root) {
  render(
    <OptionsView
      model={model}
      communities={communities}
      standings={<StandingList model={standings} />}
      follows={<FollowOptions />}
      files={<LibraryFiles model={library} />}
      sync={createSyncPart({ settings, change, tell, tellFailure })}
    />,
    root,
  );
  // What an address names is there only now.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
