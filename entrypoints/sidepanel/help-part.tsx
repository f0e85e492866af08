import type { VNode } from 'preact';
import { browser } from 'wxt/browser';

import { createHelp } from '@/components/create-help';
import { followSettings } from '@/components/models/followed-settings';
import type { PanelModel } from '@/components/models/PanelModel';
import { requestNotifications } from '@/lookup/permissions';
import type { Send } from '@/messaging/contract';
import type { CommonplaceDb } from '@/storage/db';
import { changeSettings } from '@/storage/settings';

import { createLanePart } from './lane-part';

import { createDraftsPart } from './drafts-part';

type Beside = { db: CommonplaceDb; model: PanelModel; send: Send };

/** The view of news, follows and other ways to help. It is loaded when it is first looked at. */
export function createHelpPart({ db, model: panel, send }: Beside): VNode {
  const area = browser.storage.local;
  return createHelp({
    db,
    send,
    now: Date.now,
    tell: panel.tell,
    tellFailure: panel.tellFailure,
    settings: followSettings(area),
    change: (change) => changeSettings(area, change),
    requestNotifications,
    children: [createLanePart({ db, model: panel, send }), createDraftsPart({ db, model: panel, send })],
  });
}
