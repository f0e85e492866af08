import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';

import { AskPlaces } from './AskPlaces';
import { Button } from './Button';
import { ChipField } from './ChipField';
import { t } from './i18n';
import type { DraftModel, PageField } from './models/DraftModel';
import styles from './NobodyKnows.module.css';
import { OutLink } from './OutLink';
import { PinDiff } from './PinDiff';
import { SimilarQuestions } from './SimilarQuestions';
import { hostOf, webUrl } from './web-url';

type DraftProps = { model: DraftModel };

/** A question before it is asked: where, what it says, what is there like it. What is written is kept. */
export function DraftForm({ model }: DraftProps) {
  useEffect(() => {
    const save = (): void => void model.save();
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', save);
      save();
    };
  }, [model]);
  const rules = webUrl(model.askPage.value?.rulesUrl);
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void model.openAskPage();
      }}
    >
      <AskPlaces model={model} />
      {rules !== undefined && (
        <p class={styles.note}>
          <OutLink href={rules}>{t('nobodyRules')}</OutLink>
        </p>
      )}
      <PageText model={model} field="title" label={t('nobodyTitle')} maxLength={300} isRequired />
      <SimilarQuestions model={model} />
      <div class={styles.pair}>
        <PageText model={model} field="product" label={t('fieldProduct')} maxLength={100} />
        <DraftText model={model} field="version" label={t('draftVersion')} maxLength={60} />
      </div>
      <PageText model={model} field="error" label={t('draftError')} maxLength={6000} rows={2} />
      <DraftText model={model} field="body" label={t('draftBody')} maxLength={10_000} rows={3} />
      <TriedList model={model} />
      <Opening model={model} />
    </form>
  );
}

type TextProps = DraftProps & {
  field: PageField | 'version' | 'body';
  label: string;
  maxLength: number;
  /** Of a field for several lines. */
  rows?: number;
  isRequired?: boolean;
  children?: ComponentChildren;
};

function DraftText({ model, field, label, maxLength, rows, isRequired = false, children }: TextProps) {
  const id = useId();
  const all = {
    id,
    class: styles.field,
    maxLength,
    required: isRequired,
    dir: 'auto' as const,
    autocomplete: 'off',
    value: model.draft.value?.[field] ?? '',
    onInput: (event: { currentTarget: { value: string } }) =>
      model.edit({ [field]: event.currentTarget.value }),
  };
  return (
    <div>
      <label class={styles.label} for={id}>
        {label}
      </label>
      {rows === undefined ? <input {...all} /> : <textarea {...all} rows={rows} />}
      {children}
    </div>
  );
}

/** As long as it says what the page has put there, it is shown what redaction would take out. */
function PageText(props: TextProps & { field: PageField }) {
  const { model, field } = props;
  const cut = model.cuts.value.get(field);
  return (
    <DraftText {...props}>
      {cut !== undefined && model.draft.value?.[field] === cut.before && (
        <div class={styles.note}>
          <p>{t('draftCut')}</p>
          <PinDiff before={cut.before} after={cut.after} />
          <Button kind="quiet" onPress={() => model.edit({ [field]: cut.after })}>
            {t('draftTakeOut')}
          </Button>
        </div>
      )}
    </DraftText>
  );
}

function TriedList({ model }: DraftProps) {
  const tried = model.draft.value?.tried ?? [];
  const found = tried.filter(({ url }) => url !== '');
  return (
    <>
      {found.length > 0 && (
        <fieldset class={styles.tried}>
          <legend class={styles.label}>{t('nobodyTried')}</legend>
          {found.map(({ title, url, isTicked }) => (
            <label key={title} class={styles.row}>
              <input
                type="checkbox"
                checked={isTicked}
                onChange={(event) => model.tick(title, event.currentTarget.checked)}
              />
              <span dir="auto">
                {title} <span class={styles.note}>({hostOf(url)})</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <ChipField
        label={t('draftTriedMore')}
        addLabel={t('draftTriedAdd')}
        chips={tried.filter(({ url }) => url === '').map(({ title }) => title)}
        most={12}
        maxLength={300}
        onEdit={model.writeTried}
      />
    </>
  );
}

/** What the press does, before it is done. */
function Opening({ model }: DraftProps) {
  const page = model.askPage.value;
  const name = model.place.value?.community.name ?? '';
  const takesAll = page === null || (page.isTitleTaken && page.isBodyTaken);
  return (
    <>
      <p class={styles.note}>{takesAll ? t('nobodyOpens', name) : t('nobodyCopies', name)}</p>
      {model.isKept.value && <p class={styles.note}>{t('draftKept')}</p>}
      <div>
        <Button kind="strong" isSubmit isDisabled={model.title.value.trim() === ''}>
          {t('nobodyOpen')}
        </Button>
      </div>
    </>
  );
}
