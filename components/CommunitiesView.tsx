import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { AddCommunity } from './AddCommunity';
import { BudgetTable } from './BudgetTable';
import { CommunityRow, RuledOutRow, SilencedRow } from './CommunityRow';
import styles from './CommunitiesView.module.css';
import { LinkOuts } from './EmptyState';
import { t } from './i18n';
import type { CommunitiesModel } from './models/CommunitiesModel';
import { WiderChoices } from './WiderChoices';

/** Whom the extension asks and how often, and everything the reader can want otherwise. */
export function CommunitiesView({ model }: { model: CommunitiesModel }) {
  return (
    <div class={styles.view}>
      <h2 class="visually-hidden">{t('viewCommunities')}</h2>
      <Part title={t('communitiesAsked')}>
        {model.entries.value.length === 0 && <p class={styles.note}>{t('communitiesNone')}</p>}
        <ul class={styles.rows}>
          {model.entries.value.map((entry) => (
            <CommunityRow key={placeOf(entry.community.id)} entry={entry} model={model} />
          ))}
          {model.silencedElsewhere.value.map((id) => (
            <SilencedRow key={id} id={id} model={model} />
          ))}
          {model.ruledOut.value.map((base) => (
            <RuledOutRow key={base} base={base} model={model} />
          ))}
        </ul>
        <AddCommunity model={model} />
      </Part>
      <Part title={t('communitiesLinkOuts')}>
        <LinkOuts links={model.linkOuts.value} />
      </Part>
      <Part title={t('communitiesWider')} note={t('communitiesWiderNote')}>
        <WiderChoices model={model} />
      </Part>
      <Part title={t('budgetTitle')} note={t('budgetNote')}>
        <BudgetTable budgets={model.budgets.value} now={model.now()} />
      </Part>
    </div>
  );
}

/** A row stays the same one when it becomes known what runs at its place. */
function placeOf(id: string): string {
  return id.replace(/^[a-z-]{1,30}:/, '');
}

function Part({ title, note, children }: { title: string; note?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={styles.part} aria-labelledby={id}>
      <h3 id={id} class={styles.title}>
        {title}
      </h3>
      {note !== undefined && <p class={styles.note}>{note}</p>}
      {children}
    </section>
  );
}
