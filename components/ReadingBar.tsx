import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import { Button } from './Button';
import { t, tn } from './i18n';
import { Icon } from './Icon';
import { noFilter, type Arrangement, type KeptChoices } from './models/arrange-cards';
import type { PanelModel } from './models/PanelModel';
import styles from './ReadingBar.module.css';
import { languageName } from './reasons';

const sortWords = {
  best: 'readingBest',
  newest: 'readingNewest',
  agreed: 'readingAgreed',
} as const;
const ages = [0, 1, 2, 5, 10];

/** In which order the cards stand and which of them are shown: one line, until it is opened. */
export function ReadingBar({ model }: { model: PanelModel }) {
  const isOpen = useSignal(false);
  const id = useId();
  const { arrangement } = model.cards.value;
  if (arrangement === null) return null;
  return (
    <>
      <div class={styles.line}>
        <button
          type="button"
          class={styles.fold}
          aria-expanded={isOpen.value}
          aria-controls={isOpen.value ? id : undefined}
          onClick={() => (isOpen.value = !isOpen.peek())}
        >
          <Icon name="chevron" />
          <span class="visually-hidden">{t('readingLabel')} </span>
          <span class={styles.glance}>{glance(arrangement)}</span>
        </button>
        {arrangement.hidden > 0 && (
          <Button kind="quiet" onPress={() => model.choose(noFilter)}>
            {tn('readingShowHidden', arrangement.hidden)}
          </Button>
        )}
      </div>
      {isOpen.value && (
        <div class={styles.choices} id={id}>
          <ReadingChoices arrangement={arrangement} onChoose={model.choose} />
        </div>
      )}
    </>
  );
}

/** 'Newest first · solved only', 'Best first · all'. */
function glance({ applied, offers }: Arrangement): string {
  const { showsSolvedOnly, communityShown, maxAgeYears, languageShown } = applied;
  const filters = [
    showsSolvedOnly ? t('readingSolvedOnly') : '',
    offers.communities.find(({ id }) => id === communityShown)?.name ?? '',
    maxAgeYears > 0 ? tn('readingAge', maxAgeYears) : '',
    languageShown === '' ? '' : languageName(languageShown),
  ].filter(Boolean);
  return [t(sortWords[applied.sort]), ...(filters.length > 0 ? filters : [t('readingAll')])].join(' · ');
}

type Choose = (chosen: Partial<KeptChoices>) => void;

function ReadingChoices({ arrangement, onChoose }: { arrangement: Arrangement; onChoose: Choose }) {
  const { applied, offers } = arrangement;
  return (
    <>
      <Choice
        label={t('readingSort')}
        value={applied.sort}
        options={(['best', 'newest', 'agreed'] as const).map((sort) => ({
          value: sort,
          words: t(sortWords[sort]),
        }))}
        onChoose={(sort) => onChoose({ sort })}
      />
      {offers.communities.length > 1 && (
        <Choice
          label={t('readingCommunity')}
          value={applied.communityShown}
          options={[anyOption(), ...offers.communities.map(({ id, name }) => ({ value: id, words: name }))]}
          onChoose={(communityShown) => onChoose({ communityShown })}
        />
      )}
      <Choice
        label={t('readingAgeLabel')}
        value={String(applied.maxAgeYears)}
        options={agesWith(applied.maxAgeYears).map((years) => ({
          value: String(years),
          words: years === 0 ? t('readingAny') : tn('readingAge', years),
        }))}
        onChoose={(years) => onChoose({ maxAgeYears: Number(years) })}
      />
      {offers.languages.length > 1 && (
        <Choice
          label={t('readingLanguage')}
          value={applied.languageShown}
          options={[
            anyOption(),
            ...offers.languages.map((code) => ({ value: code, words: languageName(code) })),
          ]}
          onChoose={(languageShown) => onChoose({ languageShown })}
        />
      )}
      <label class={styles.check}>
        <input
          type="checkbox"
          checked={applied.showsSolvedOnly}
          onChange={(event) => onChoose({ showsSolvedOnly: event.currentTarget.checked })}
        />
        {t('readingSolvedOnlyLabel')}
      </label>
    </>
  );
}

type Option<Value extends string> = { value: Value; words: string };

function anyOption(): Option<string> {
  return { value: '', words: t('readingAny') };
}

/** What another version stored stays to be seen. */
function agesWith(years: number): number[] {
  return ages.includes(years) ? ages : [...ages, years];
}

function Choice<Value extends string>(props: {
  label: string;
  value: Value;
  options: Option<Value>[];
  onChoose: (value: Value) => void;
}) {
  return (
    <label class={styles.choice}>
      <span class={styles.label}>{props.label}</span>
      <select
        value={props.value}
        onChange={({ currentTarget }) => {
          const chosen = props.options.find(({ value }) => value === currentTarget.value);
          if (chosen) props.onChoose(chosen.value);
        }}
      >
        {props.options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
