import type { FunctionComponent } from 'preact';
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import type { MessageResponse } from '@/messaging/contract';

import { Button, IconButton } from './Button';
import { useFocusAmongRows } from './focus-among-rows';
import { formatCount, t, tn } from './i18n';
import type { NoteDrafts } from './models/note-drafts';
import { noPinFilter, type PinsModel } from './models/PinsModel';
import { PinBulkBar } from './PinBulkBar';
import { PinCard } from './PinCard';
import { ActiveFilters, PinFilters, isFiltered } from './PinFilters';
import { PinReferences } from './PinReferences';
import styles from './PinsView.module.css';

/** What the view needs of the page it stands in. */
export type PinsSurroundings = {
  drafts: NoteDrafts;
  tell: (text: string) => void;
  tellFailure: (error: unknown) => void;
  /** Has another machine's pin looked up and kept here. */
  fetchPin: (id: string) => Promise<MessageResponse<'pin:fetch'>['outcome']>;
  /** Has pins looked at at their sources. */
  checkPins: (ids: string[]) => Promise<MessageResponse<'pin:check'>>;
  /** Shows the library on a page of its own; absent where it is one. */
  openPage?: () => void;
  /** Something floats at the lower edge. */
  isEdgeTaken: ReadonlySignal<boolean>;
  /** Export, and what else files are for. */
  Files: FunctionComponent<FilesProps>;
};
/** Of these pins only; of all where it is left out. */
export type FilesProps = { ids?: readonly string[] };
export type PinsProps = { model: PinsModel; around: PinsSurroundings };

/** The reader's library: searched as one types, filtered, changed one by one or many at once. */
export function PinsView({ model, around }: PinsProps) {
  useSavedDrafts({ model, around });
  const total = model.total.value;
  // Nobody is told that there is nothing before that is known.
  if (total === 0 && model.isLoading.value) return null;
  const isEmpty = total === 0;
  return (
    <div class={styles.room}>
      <section class={styles.view} data-empty={isEmpty}>
        <h2 class="visually-hidden">{t('viewPins')}</h2>
        {isEmpty ? (
          <NothingPinned />
        ) : (
          <>
            <PinsTools model={model} around={around} />
            <PinRows model={model} around={around} />
          </>
        )}
        <PinReferences model={model} around={around} />
        <FilesFold around={around} />
      </section>
    </div>
  );
}

/** A whole library goes out as a file, and comes in on another machine. */
function FilesFold({ around: { Files } }: Pick<PinsProps, 'around'>) {
  const isOpen = useSignal(false);
  return (
    <details
      class={styles.fold}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{t('pinsFiles')}</summary>
      {isOpen.value && <Files />}
    </details>
  );
}

/** What was being typed when a page went is saved before anything else. */
function useSavedDrafts({ model, around }: PinsProps): void {
  useEffect(() => {
    for (const [id, note] of around.drafts.all())
      void model.edit([id], { note }).then((isSaved) => {
        if (isSaved) around.drafts.drop(id, note);
      });
  }, [model, around]);
}

function NothingPinned() {
  return (
    <div class={styles.nothing}>
      <h3>{t('pinsNoneTitle')}</h3>
      <p>{t('noPins')}</p>
      <p>{t('pinsNoneHow')}</p>
    </div>
  );
}

function PinsTools({ model, around }: PinsProps) {
  const isOpen = useSignal(false);
  const { openPage } = around;
  return (
    <div class={styles.tools}>
      <SearchField model={model} />
      <div class={styles.toolLine}>
        <Button
          kind="quiet"
          icon="chevron"
          isExpanded={isOpen.value}
          controls="pin-filters"
          onPress={() => (isOpen.value = !isOpen.value)}
        >
          {t('pinsFilter')}
        </Button>
        <output class={styles.count}>{countText(model)}</output>
        {openPage && <IconButton icon="open" label={t('pinsOpenPage')} onPress={openPage} />}
      </div>
      <div id="pin-filters" class={styles.filters} data-open={isOpen.value}>
        <PinFilters model={model} />
      </div>
      {!isOpen.value && <ActiveFilters model={model} />}
    </div>
  );
}

function countText(model: PinsModel): string {
  const [found, total] = [model.found.value.length, model.total.value];
  if (model.query.value.trim() === '' && !isFiltered(model.filter.value)) return tn('pinsTotal', total);
  return tn('pinsFound', total, formatCount(found));
}

/** The key of the question leads here, where there is no question. */
function SearchField({ model }: { model: PinsModel }) {
  return (
    <input
      class={styles.search}
      type="search"
      name="pins"
      data-key="question"
      aria-label={t('pinsSearch')}
      placeholder={t('pinsSearch')}
      maxLength={200}
      dir="auto"
      autocomplete="off"
      value={model.query.value}
      onInput={(event) => {
        model.query.value = event.currentTarget.value;
      }}
    />
  );
}

function PinRows({ model, around }: PinsProps) {
  const list = useRef<HTMLUListElement>(null);
  const rows = model.rows.value;
  useFocusAmongRows(
    list,
    rows.map(({ id }) => id),
  );
  const hidden = model.hidden.value;
  return (
    <div class={styles.rows}>
      {model.found.value.length === 0 && !model.isLoading.value && <NothingFound model={model} />}
      <ul class={styles.list} ref={list} data-choosing={model.selected.value.size > 0}>
        {rows.map((pin) => (
          <li key={pin.id}>
            <PinCard pin={pin} model={model} around={around} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <MoreRows model={model} hidden={hidden} drawn={rows.length} />}
      {model.selected.value.size > 0 && <PinBulkBar model={model} around={around} />}
    </div>
  );
}

function NothingFound({ model }: { model: PinsModel }) {
  return (
    <div class={styles.nothing}>
      <p>{t('pinsNothingFound')}</p>
      <Button
        onPress={() => {
          model.query.value = '';
          model.setFilter({ ...noPinFilter, order: model.filter.peek().order });
        }}
      >
        {t('pinsShowAll')}
      </Button>
    </div>
  );
}

/** More rows come by themselves as the reader nears the end; the button is for everybody else. */
function MoreRows({ model, hidden, drawn }: { model: PinsModel; hidden: number; drawn: number }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) model.drawMore();
      },
      { rootMargin: '600px' },
    );
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [model, drawn]);
  return (
    <div ref={end}>
      <Button onPress={() => model.drawMore()}>{tn('pinsShowMore', hidden)}</Button>
    </div>
  );
}
