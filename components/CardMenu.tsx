import type { RankedAnswer } from '@/ranking/ranked';

import styles from './CardMenu.module.css';
import { FollowMenu } from './FollowMenu';
import { t } from './i18n';
import { changeStanding, somebodiesOf } from './models/change-standing';
import type { PanelModel } from './models/PanelModel';
import { StandingButtons } from './StandingButtons';

/** What the reader may follow of a card, and say of its community and of its author. */
export function CardMenu({ card, model }: { card: RankedAnswer; model: PanelModel }) {
  const { community, author } = somebodiesOf(card.answer, card.thread);
  const levelOf = (key: string) => model.standings.value.find((row) => row.key === key)?.level;
  const deps = { ...model, db: model.database() };
  return (
    <div class={styles.menu}>
      <FollowMenu card={card} model={model} />
      <StandingButtons
        label={t('readingOfCommunity', community.name)}
        level={levelOf(community.key)}
        onChange={(level) => changeStanding(deps, community, level)}
      />
      {author && (
        <StandingButtons
          label={t('readingOfAuthor', author.name)}
          level={levelOf(author.key)}
          onChange={(level) => changeStanding(deps, author, level)}
        />
      )}
      <p class={styles.note}>{t('readingStandingNote')}</p>
    </div>
  );
}
