import { useId } from 'preact/hooks';

import type { Topic } from '@/detection/topic';

import { Button } from './Button';
import { ChipField } from './ChipField';
import { t } from './i18n';
import type { PanelModel } from './models/PanelModel';
import styles from './TopicForm.module.css';

type TopicFormProps = { model: PanelModel; isFirst?: boolean; onAsked?: () => void };

/** `isFirst`: nothing has been asked yet, so an unchanged question may be asked as it is. */
export function TopicForm({ model, isFirst = false, onAsked }: TopicFormProps) {
  const topic = model.topic.value;
  const isChanged = model.isTopicChanged.value;
  const canAsk = topic.question.trim() !== '' && (isFirst || isChanged) && !model.isSending.value;
  const cut = [
    ...new Set(model.sources.value.flatMap((source) => source.queries.flatMap((query) => query.cut))),
  ];
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canAsk) return;
        onAsked?.();
        void model.ask();
      }}
    >
      <QuestionField topic={topic} onEdit={model.editTopic} />
      <div class={styles.pair}>
        <TextField
          label={t('fieldBrand')}
          value={topic.brand}
          onEdit={(brand) => model.editTopic({ brand })}
        />
        <TextField
          label={t('fieldProduct')}
          value={topic.product}
          onEdit={(product) => model.editTopic({ product })}
        />
      </div>
      <ChipField
        label={t('fieldCodes')}
        addLabel={t('addCode')}
        chips={topic.codes}
        most={8}
        maxLength={80}
        onEdit={(codes) => model.editTopic({ codes })}
      />
      <ChipField
        label={t('fieldTerms')}
        addLabel={t('addTerm')}
        chips={topic.terms}
        most={24}
        maxLength={60}
        onEdit={(terms) => model.editTopic({ terms })}
      />
      <p class={styles.note}>{t('onlyWordsLeave')}</p>
      {cut.length > 0 && (
        <p class={styles.note}>{t('cutBeforeSending', cut.map((kind) => t(`cut_${kind}`)).join(', '))}</p>
      )}
      <div class={styles.actions}>
        <Button kind="strong" isSubmit isDisabled={!canAsk}>
          {isFirst ? t('ask') : t('askAgain')}
        </Button>
        {isChanged && !isFirst && <Button onPress={() => model.resetTopic()}>{t('resetTopic')}</Button>}
      </div>
    </form>
  );
}

type Edit = (change: Partial<Topic>) => void;

function QuestionField({ topic, onEdit }: { topic: Topic; onEdit: Edit }) {
  const id = useId();
  return (
    <div>
      <label class={styles.label} for={id}>
        {t('fieldQuestion')}
      </label>
      <textarea
        id={id}
        class={styles.field}
        name="question"
        rows={2}
        maxLength={300}
        dir="auto"
        value={topic.question}
        onInput={(event) => onEdit({ question: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </div>
  );
}

function TextField(props: { label: string; value: string | undefined; onEdit: (value: string) => void }) {
  const id = useId();
  return (
    <div>
      <label class={styles.label} for={id}>
        {props.label}
      </label>
      <input
        id={id}
        class={styles.field}
        maxLength={100}
        dir="auto"
        autocomplete="off"
        value={props.value ?? ''}
        onInput={(event) => props.onEdit(event.currentTarget.value)}
      />
    </div>
  );
}
