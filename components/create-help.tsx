import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';

import type { Settings } from '@/storage/settings';

import { FollowChoices } from './FollowChoices';
import { HelpView } from './HelpView';
import { FollowModel, type FollowDeps } from './models/FollowModel';

/** What the view needs of the page that it is drawn in. */
export type HelpDeps = FollowDeps & {
  settings: ReadonlySignal<Settings>;
  change: (change: (settings: Settings) => Partial<Settings>) => Promise<void>;
  /** Shows the browser's own prompt; must be called within the press. */
  requestNotifications: () => Promise<boolean>;
};

/** News and follows, as the panel and a page of its own draw them; `children`: what else helps. */
export function createHelp({ children, ...deps }: HelpDeps & { children?: ComponentChildren }): VNode {
  return (
    <HelpView model={new FollowModel(deps)} choices={<Choices deps={deps} />}>
      {children}
    </HelpView>
  );
}

function Choices({ deps }: { deps: HelpDeps }) {
  return (
    <FollowChoices
      choices={deps.settings.value}
      onChange={(next) => deps.change(() => next).catch(deps.tellFailure)}
      requestNotifications={deps.requestNotifications}
      tell={deps.tell}
    />
  );
}
