import { IconButton } from './Button';
import { formatCount, t } from './i18n';
import { noPinFilter, type PinFilter, type PinsModel } from './models/PinsModel';
import styles from './PinFilters.module.css';

const verdictWords = {
  helped: 'itHelped',
  'did-not-help': 'itDidNotHelp',
  unsaid: 'pinsUnsaid',
} as const;
const kindWords = { answer: 'pinsAnswers', selection: 'pinsSelections' } as const;
const orderWords = { newest: 'pinsNewest', oldest: 'pinsOldest', title: 'pinsByTitle' } as const;

/** A longer list is no help: who looks for the others types them. */
const OFFERED = 200;

export function isFiltered(filter: PinFilter): boolean {
  return JSON.stringify({ ...filter, order: '' }) !== JSON.stringify({ ...noPinFilter, order: '' });
}

/** Which pins are shown, and in which order. */
export function PinFilters({ model }: { model: PinsModel }) {
  const filter = model.filter.value;
  const { tags, communities } = model.facets.value;
  return (
    <div class={styles.filters}>
      <Choice
        label={t('pinsOrder')}
        value={filter.order}
        options={Object.entries(orderWords).map(([order, key]) => [order, t(key)])}
        onChoose={(order) => model.setFilter({ order: keyIn(orderWords, order) ?? 'newest' })}
      />
      <Choice
        label={t('pinsTag')}
        value={filter.tag ?? ''}
        options={[
          ['', t('pinsAnyTag')],
          ...offered(tags, filter.tag).map(([tag, count]) => [tag, counted(tag, count)] as const),
        ]}
        onChoose={(tag) => model.setFilter({ tag: tag || null })}
      />
      <Choice
        label={t('pinsCommunity')}
        value={filter.communityId ?? ''}
        options={[
          ['', t('pinsAnyCommunity')],
          ...offered(communities, filter.communityId).map(
            ([id, name, count]) => [id, counted(name, count)] as const,
          ),
        ]}
        onChoose={(id) => model.setFilter({ communityId: id || null })}
      />
      <Choice
        label={t('pinsVerdict')}
        value={filter.verdict ?? ''}
        options={[
          ['', t('pinsAnyVerdict')],
          ...Object.entries(verdictWords).map(([verdict, key]) => [verdict, t(key)] as const),
        ]}
        onChoose={(verdict) => model.setFilter({ verdict: keyIn(verdictWords, verdict) })}
      />
      <Choice
        label={t('pinsKind')}
        value={filter.kind ?? ''}
        options={[
          ['', t('pinsAnyKind')],
          ...Object.entries(kindWords).map(([kind, key]) => [kind, t(key)] as const),
        ]}
        onChoose={(kind) => model.setFilter({ kind: keyIn(kindWords, kind) })}
      />
      <Only
        label={t('pinsOnlyChanged')}
        isOn={filter.isChanged}
        onToggle={(isChanged) => model.setFilter({ isChanged })}
      />
      <Only
        label={t('pinsOnlyNoted')}
        isOn={filter.hasNote}
        onToggle={(hasNote) => model.setFilter({ hasNote })}
      />
    </div>
  );
}

/** What narrows the list while the filters are folded away, each to be taken out. */
export function ActiveFilters({ model }: { model: PinsModel }) {
  const { tag, communityId, verdict, kind, isChanged, hasNote } = model.filter.value;
  const community = model.facets.value.communities.find(([id]) => id === communityId)?.[1];
  const active: [words: string | null, without: Partial<PinFilter>][] = [
    [tag, { tag: null }],
    [communityId === null ? null : (community ?? communityId), { communityId: null }],
    [verdict && t(verdictWords[verdict]), { verdict: null }],
    [kind && t(kindWords[kind]), { kind: null }],
    [isChanged ? t('pinsOnlyChanged') : null, { isChanged: false }],
    [hasNote ? t('pinsOnlyNoted') : null, { hasNote: false }],
  ];
  const shown = active.filter(([words]) => words !== null);
  if (shown.length === 0) return null;
  return (
    <ul class={styles.active}>
      {shown.map(([words, without]) => (
        <li key={words} class={styles.chip}>
          <bdi>{words}</bdi>
          <IconButton
            icon="close"
            isSmall
            label={t('removeWord', words ?? '')}
            onPress={() => model.setFilter(without)}
          />
        </li>
      ))}
    </ul>
  );
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: (readonly [value: string, words: string])[];
  onChoose: (value: string) => void;
}) {
  return (
    <label class={styles.choice}>
      <span class={styles.label}>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Only({
  label,
  isOn,
  onToggle,
}: {
  label: string;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
}) {
  return (
    <label class={styles.only}>
      <input type="checkbox" checked={isOn} onChange={(event) => onToggle(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** The most used ones, and the one that is chosen. */
function offered<Facet extends readonly [string, ...unknown[]]>(
  facets: readonly Facet[],
  chosen: string | null,
): Facet[] {
  return facets.filter(([id], place) => place < OFFERED || id === chosen);
}

function counted(name: string, count: number): string {
  return t('pinsCounted', name, formatCount(count));
}

function keyIn<Words extends object>(words: Words, key: string): keyof Words | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- looked up the moment before
  return Object.hasOwn(words, key) ? (key as keyof Words) : null;
}
