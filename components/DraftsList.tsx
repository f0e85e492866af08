import { Button } from './Button';
import { DraftForm } from './DraftForm';
import styles from './DraftsList.module.css';
import { HelpSection } from './HelpView';
import { t } from './i18n';
import type { DraftModel } from './models/DraftModel';
import type { DraftsModel } from './models/DraftsModel';
import { day } from './moments';

type DraftsProps = { model: DraftsModel; draft: DraftModel };

/** Questions that were begun, whether they were asked or not. */
export function DraftsList({ model, draft }: DraftsProps) {
  const drafts = model.drafts.value ?? [];
  if (drafts.length === 0) return null;
  return (
    <HelpSection id="drafts" title={t('draftsTitle')}>
      <ul class={styles.list}>
        {drafts.map(({ id, title, communityId, askedAt, changedAt }) => {
          const isOpen = model.openId.value === id;
          const name = communityId === null ? '' : model.nameOf(communityId);
          return (
            <li key={id}>
              <p class={styles.title} dir="auto">
                {title || t('draftUntitled')}
              </p>
              <p class={styles.note}>
                {askedAt === undefined
                  ? t('draftChanged', day(changedAt))
                  : t('draftAsked', name, day(askedAt))}
              </p>
              <div class={styles.actions}>
                <Button kind="quiet" isExpanded={isOpen} onPress={() => model.toggle(id)}>
                  {isOpen ? t('close') : t('draftOpen')}
                </Button>
                <Button kind="quiet" onPress={() => model.remove(id)}>
                  {t('draftDelete')}
                </Button>
              </div>
              {isOpen && <DraftForm model={draft} />}
            </li>
          );
        })}
      </ul>
    </HelpSection>
  );
}
