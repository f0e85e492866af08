import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import { Button, IconButton } from './Button';
import { formatCount, t, tn } from './i18n';
import styles from './PinBulkBar.module.css';
import type { PinsProps } from './PinsView';

/** The most used tags are enough to choose from. */
const OFFERED = 100;

/** What can be done to all chosen pins at once. It stands at the lower edge, where its coming moves nothing. */
export function PinBulkBar({ model, around }: PinsProps) {
  const isExporting = useSignal(false);
  const ids = [...model.selected.value];
  const found = model.found.value.length;
  const { Files } = around;
  return (
    <section class={styles.bar} aria-label={t('pinsChosenLabel')} data-raised={around.isEdgeTaken.value}>
      <div class={styles.line}>
        <output class={styles.count}>{tn('pinsChosen', ids.length)}</output>
        {ids.length < found && (
          <Button kind="quiet" onPress={() => model.selectAllFound()}>
            {tn('pinsChooseAll', found)}
          </Button>
        )}
        <span class={styles.end}>
          <IconButton icon="close" label={t('pinsChooseNone')} onPress={() => model.clearSelection()} />
        </span>
      </div>
      <TagLine model={model} ids={ids} />
      <div class={styles.line}>
        <Button onPress={() => model.say(ids, 'helped')}>{t('itHelped')}</Button>
        <Button onPress={() => model.say(ids, 'did-not-help')}>{t('itDidNotHelp')}</Button>
        <CheckButton ids={ids} around={around} />
        <Button isExpanded={isExporting.value} onPress={() => (isExporting.value = !isExporting.value)}>
          {t('pinsExport')}
        </Button>
        <Button icon="pin" onPress={() => model.unpin(ids)}>
          {t('unpin')}
        </Button>
      </div>
      {isExporting.value && <Files ids={ids} />}
    </section>
  );
}

/** Within each host's budget: what may not be asked now is looked at later. */
function CheckButton({ ids, around }: { ids: string[] } & Pick<PinsProps, 'around'>) {
  const isBusy = useSignal(false);
  const check = async (): Promise<void> => {
    isBusy.value = true;
    try {
      const { checked, changed } = await around.checkPins(ids);
      around.tell(checked === 0 ? t('pinsCheckedNone') : tn('pinsChecked', checked, formatCount(changed)));
    } catch (error) {
      around.tellFailure(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Button isDisabled={isBusy.value} onPress={check}>
      {t('pinsCheck')}
    </Button>
  );
}

function TagLine({ model, ids }: Pick<PinsProps, 'model'> & { ids: string[] }) {
  const typed = useSignal('');
  const listId = useId();
  const withTag = (change: (ids: string[], tag: string) => unknown): void => {
    const tag = typed.peek().trim();
    if (tag === '') return;
    typed.value = '';
    void change(ids, tag);
  };
  const isEmpty = typed.value.trim() === '';
  return (
    <form
      class={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        withTag(model.addTag);
      }}
    >
      <input
        class={styles.tag}
        aria-label={t('pinsTagChosen')}
        placeholder={t('pinsTagChosen')}
        list={listId}
        maxLength={model.limits.value.tagChars}
        dir="auto"
        autocomplete="off"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <datalist id={listId}>
        {model.facets.value.tags.slice(0, OFFERED).map(([tag]) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
      {!isEmpty && <Button isSubmit>{t('pinsAddTag')}</Button>}
      {!isEmpty && <Button onPress={() => withTag(model.removeTag)}>{t('pinsRemoveTag')}</Button>}
    </form>
  );
}
