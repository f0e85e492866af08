import { Button } from './Button';
import { t, tn } from './i18n';
import type { DraftModel } from './models/DraftModel';
import styles from './NobodyKnows.module.css';
import { OutLink } from './OutLink';
import { webUrl } from './web-url';

/** Questions like the one that is being written: perhaps it need not be asked. */
export function SimilarQuestions({ model }: { model: DraftModel }) {
  const similar = model.similar.value;
  const searchedFor = model.searchedFor.value;
  const name = model.place.value?.community.name ?? '';
  return (
    <div>
      {similar.length > 0 && (
        <>
          <h3 class={styles.label}>{t('similarTitle')}</h3>
          <ul class={styles.similar}>
            {similar.map(({ id, title, url, communityName, answerCount }) => (
              <li key={id} dir="auto">
                <OutLink href={webUrl(url)}>{title}</OutLink>{' '}
                <span class={styles.note}>
                  <bdi>{communityName}</bdi> · {tn('similarAnswers', answerCount)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {searchedFor === null ? (
        <Button
          kind="quiet"
          isDisabled={model.isBusy.value || model.title.value.trim() === ''}
          onPress={model.searchSimilar}
        >
          {t('similarSearch', name)}
        </Button>
      ) : (
        <p class={styles.note}>
          {similar.length === 0 ? t('similarNone') : t('similarSearched', name)}{' '}
          {searchedFor !== '' && t('similarSent', searchedFor)}
        </p>
      )}
    </div>
  );
}
