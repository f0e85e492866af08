import { useMemo } from 'preact/hooks';

import type { RankedAnswer } from '@/ranking/ranked';

import { Button } from './Button';
import styles from './FollowMenu.module.css';
import { t } from './i18n';
import { followablesOf, type Followable } from './models/follow-targets';
import { FollowModel } from './models/FollowModel';
import type { PanelModel } from './models/PanelModel';

/** What of a card can be followed: one press begins it, another one ends it. */
export function FollowMenu({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const follows = useMemo(() => new FollowModel({ ...model, db: model.database() }), [model]);
  const followed = follows.followedIds.value;
  return (
    <fieldset class={styles.group}>
      <legend class={styles.name}>{t('followLegend')}</legend>
      {followablesOf(card, model.lookup.value).map((what) => (
        <Button key={what.id} isPressed={followed.has(what.id)} onPress={() => follows.toggle(what)}>
          {wordFor(what)}
        </Button>
      ))}
    </fieldset>
  );
}

function wordFor({ target, title, community }: Followable): string {
  if (target.kind === 'question') return t('followQuestion');
  if (target.kind === 'tag') return t('followTag', title);
  return target.kind === 'person' ? t('followPerson', title) : t('followTopic', community.name);
}
