import type { QueryRow, SourceProgress, SourceState } from '@/storage/db';

import { Button } from './Button';
import { t, tn } from './i18n';
import type { PanelModel } from './models/PanelModel';
import { isBusy } from './source-words';
import { stateText } from './state-words';
import styles from './SourceRows.module.css';

const unsent: SourceState[] = ['waiting', 'needs-permission', 'declined'];

/** How far each community has come, and exactly what it was sent. */
export function SourceRows({ model }: { model: PanelModel }) {
  return (
    <>
      <ul class={styles.rows}>
        {model.sources.value.map((source) => (
          <SourceRow key={source.community.id} source={source} model={model} />
        ))}
      </ul>
      <SearchAgain model={model} />
    </>
  );
}

/** Other words, one press away. Where none are left, that is said in its place. */
export function SearchAgain({ model }: { model: PanelModel }) {
  const answered = model.sources.value.filter(
    ({ state, community }) => state === 'answered' && community.relation !== 'page',
  );
  if (answered.length === 0) return null;
  if (answered.every(({ isOutOfWords }) => isOutOfWords === true))
    return <p class={styles.state}>{t('searchAgainNone')}</p>;
  return (
    <div class={styles.again}>
      <Button isDisabled={isBusy(model.sources.value)} keyAction="again" onPress={() => model.searchAgain()}>
        {t('searchAgain')}
      </Button>
    </div>
  );
}

function SourceRow({ source, model }: { source: SourceProgress; model: PanelModel }) {
  const { community, state, queries } = source;
  return (
    <li class={styles.row}>
      <div class={styles.head}>
        <span class={styles.dot} data-state={state} />
        <span class={styles.name}>
          <bdi>{community.name}</bdi>
        </span>
        <SourceAction source={source} model={model} />
      </div>
      <p class={styles.state}>
        {stateText(source, model.now())}
        {source.cached && ` ${t('shownFromEarlier')}`}
      </p>
      {queries.length > 0 && <Queries queries={queries} isSent={!unsent.includes(state)} />}
    </li>
  );
}

function SourceAction({ source, model }: { source: SourceProgress; model: PanelModel }) {
  const { state, community } = source;
  if (state === 'failed') return <Button onPress={() => model.retry(community.id)}>{t('tryAgain')}</Button>;
  if (state === 'declined') return <Button onPress={() => model.allow(source)}>{t('askAfterAll')}</Button>;
  if (state === 'needs-permission') return <Button onPress={() => model.allow(source)}>{t('allow')}</Button>;
  return null;
}

function Queries({ queries, isSent }: { queries: QueryRow[]; isSent: boolean }) {
  return (
    <div class={styles.queries}>
      <span>{isSent ? t('wordsSent') : t('wordsNotSent')}</span>
      <ul>
        {queries.map((query) => (
          <li key={`${query.mode} ${query.page ?? 1} ${query.text}`}>
            <q>{query.text}</q>
            {query.mode === 'title' && ` ${t('asTitle')}`}
            {query.page !== undefined && query.page > 1 && ` ${t('asPage', query.page)}`}
            {query.found !== undefined && ` · ${tn('found', query.found)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
