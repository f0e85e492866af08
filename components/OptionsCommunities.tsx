import { BudgetTable } from './BudgetTable';
import { Button } from './Button';
import { AddCommunity } from './AddCommunity';
import { RuledOutRow, SilencedRow } from './CommunityRow';
import { t } from './i18n';
import type { CommunitiesModel } from './models/CommunitiesModel';
import type { OptionsModel } from './models/OptionsModel';
import styles from './OptionsView.module.css';
import { hostOf } from './web-url';
import { WiderChoices } from './WiderChoices';

type OptionsCommunitiesProps = { model: OptionsModel; communities: CommunitiesModel };

/** Who may be asked beside what a page names, and who never. */
export function OptionsCommunities({ model, communities }: OptionsCommunitiesProps) {
  const isEmpty = [model.additions, communities.silencedElsewhere, communities.ruledOut].every(
    (list) => list.value.length === 0,
  );
  return (
    <>
      <h3 class={styles.subtitle}>{t('communitiesWider')}</h3>
      <p class={styles.note}>{t('communitiesWiderNote')}</p>
      <WiderChoices model={communities} />
      <h3 class={styles.subtitle}>{t('optionsOwnCommunities')}</h3>
      {isEmpty && <p class={styles.note}>{t('optionsOwnCommunitiesNone')}</p>}
      <ul class={styles.rows}>
        {model.additions.value.map(({ id, domain, community }) => (
          <li key={id} class={styles.row}>
            <span class={styles.word}>
              <bdi class={styles.name}>{community.name}</bdi>
              <span class={styles.note}>
                {domain === '' ? t('optionsForAllPages') : t('optionsForPagesOf', domain)}
              </span>
            </span>
            <Button kind="quiet" onPress={() => communities.remove(id, t('communityRemoved'))}>
              {t('communityRemove')}
            </Button>
          </li>
        ))}
        {communities.silencedElsewhere.value.map((id) => (
          <SilencedRow key={id} id={id} model={communities} />
        ))}
        {communities.ruledOut.value.map((base) => (
          <RuledOutRow key={hostOf(base)} base={base} model={communities} />
        ))}
      </ul>
      <AddCommunity model={communities} />
      <h3 class={styles.subtitle}>{t('budgetTitle')}</h3>
      <p class={styles.note}>{t('budgetNote')}</p>
      <BudgetTable budgets={communities.budgets.value} now={model.now()} />
    </>
  );
}
