import { useId } from 'preact/hooks';

import type { AskPlace, AskReason } from '@/lookup/ask-places';
import type { MeasuredWait } from '@/lookup/measured-wait';

import { Button } from './Button';
import { t, tn } from './i18n';
import { durationText, shareText } from './measures';
import type { DraftModel } from './models/DraftModel';
import { day } from './moments';
import styles from './NobodyKnows.module.css';

/** Where it can be asked, the best place first, with what speaks for each; the reader picks. */
export function AskPlaces({ model }: { model: DraftModel }) {
  const name = useId();
  const places = model.places.value;
  const chosen = model.place.value;
  if (chosen === null) return null;
  return (
    <div>
      {places.length > 1 && (
        <fieldset class={styles.tried}>
          <legend class={styles.label}>{t('askWhere')}</legend>
          {places.map((place) => (
            <label key={place.community.id} class={styles.row}>
              <input
                type="radio"
                name={name}
                checked={place === chosen}
                onChange={() => model.edit({ communityId: place.community.id })}
              />
              <span dir="auto">
                {place.community.name} <span class={styles.note}>{reasonsText(place)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <p class={styles.note}>{t('askAccount')}</p>
      {chosen.wait === null ? <p class={styles.note}>{t('askNotMeasured')}</p> : <Wait wait={chosen.wait} />}
      <Button kind="quiet" isDisabled={model.isBusy.value} onPress={model.measure}>
        {t('askMeasure')}
      </Button>
    </div>
  );
}

const reasonWords: Record<AskReason, (place: AskPlace) => string> = {
  own: () => t('askOwn'),
  tagged: ({ community: { tags = [] } }) => t('askTagged', tags.join(', ')),
  found: ({ found }) => tn('askFound', found),
  quick: ({ wait }) => (wait === null ? '' : t('askQuick', durationText(wait.medianMs))),
};

function reasonsText(place: AskPlace): string {
  return place.reasons.map((reason) => reasonWords[reason](place)).join(' · ');
}

/** Never a number without how many it is made of. */
function Wait({ wait }: { wait: MeasuredWait }) {
  const { medianMs, answered, accepted, unansweredShare, from, to, tag } = wait;
  return (
    <div>
      <p>{t('nobodyWait', durationText(medianMs))}</p>
      {accepted && <p>{tn('askAccepted', accepted.count, durationText(accepted.medianMs))}</p>}
      <p class={styles.note}>
        {tn('nobodyMeasured', answered, day(from), day(to))}{' '}
        {unansweredShare > 0 && t('nobodyUnanswered', shareText(unansweredShare))}{' '}
        {tag !== undefined && t('askTagOnly', tag)}
      </p>
    </div>
  );
}
