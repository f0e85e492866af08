import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

import type { PlatformId } from '@/sources/source';

import { Button } from './Button';
import styles from './CommunityRow.module.css';
import { t } from './i18n';
import { day } from './moments';
import type { CommunitiesModel, CommunityEntry } from './models/CommunitiesModel';
import { hostOf } from './web-url';

/** One community: what it runs, how that is known, and what the reader can say about it. */
export function CommunityRow({ entry, model }: { entry: CommunityEntry; model: CommunitiesModel }) {
  const { community, addition, isSilenced } = entry;
  const isCorrectable = community.platform !== 'stack-exchange' && community.relation === 'own';
  return (
    <li class={styles.row} data-silenced={isSilenced}>
      <p class={styles.head}>
        <bdi class={styles.name}>{community.name}</bdi>
        <span class={styles.note}>{isSilenced ? t('communityNeverAsked') : whatRuns(entry, model)}</span>
      </p>
      {community.name !== hostOf(community.base) && (
        <p class={styles.note}>
          <bdi>{hostOf(community.base)}</bdi>
        </p>
      )}
      <div class={styles.actions}>
        <Button
          kind="quiet"
          onPress={() => (isSilenced ? model.unsilence(community) : model.silence(community.id))}
        >
          {isSilenced ? t('communityAsk') : t('communitySilence')}
        </Button>
        {addition && (
          <Button kind="quiet" onPress={() => model.remove(addition.id, t('communityRemoved'))}>
            {t('communityRemove')}
          </Button>
        )}
        {isCorrectable && <Correction entry={entry} model={model} />}
      </div>
    </li>
  );
}

/** A community that is never asked, and so belongs to no page. */
export function SilencedRow({ id, model }: { id: string; model: CommunitiesModel }) {
  return (
    <li class={styles.row} data-silenced="true">
      <p class={styles.head}>
        <bdi class={styles.name}>{id.replace(/^[a-z-]+:(?:https?:\/\/)?/, '')}</bdi>
        <span class={styles.note}>{t('communityNeverAsked')}</span>
      </p>
      <div class={styles.actions}>
        <Button kind="quiet" onPress={() => model.unsilence({ id, base: '' })}>
          {t('communityAsk')}
        </Button>
      </div>
    </li>
  );
}

/** A place that runs nothing which can be asked, in the reader's own word, until they take it back. */
export function RuledOutRow({ base, model }: { base: string; model: CommunitiesModel }) {
  return (
    <li class={styles.row} data-silenced="true">
      <p class={styles.head}>
        <bdi class={styles.name}>{base.replace(/^https?:\/\//, '')}</bdi>
        <span class={styles.note}>{t('communityRuledOut')}</span>
      </p>
      <div class={styles.actions}>
        <Button kind="quiet" onPress={() => model.findOut(base)}>
          {t('communityFindOut')}
        </Button>
      </div>
    </li>
  );
}

function whatRuns({ community, finding }: CommunityEntry, model: CommunitiesModel): string {
  const platform = model.platforms.value.find(({ id }) => id === community.platform)?.name;
  if (finding?.isByHand && finding.community === null) return t('communityRuledOut');
  if (platform === undefined) return t('communityUnknown');
  if (finding?.isByHand) return t('communityByHand', platform);
  if (finding && finding.foundAt > 0) return t('communityFound', platform, day(finding.foundAt));
  return platform;
}

/** The reader knows better what runs there than a probe does. */
function Correction({ entry, model }: { entry: CommunityEntry; model: CommunitiesModel }) {
  const stage = useSignal<'untouched' | 'open' | 'closed'>('untouched');
  if (stage.value === 'open')
    return <CorrectionForm entry={entry} model={model} onClose={() => (stage.value = 'closed')} />;
  return (
    <Button kind="quiet" takesFocus={stage.value === 'closed'} onPress={() => (stage.value = 'open')}>
      {t('communityWrong')}
    </Button>
  );
}

function CorrectionForm({ entry, model, onClose }: CorrectionFormProps) {
  const chosen = useSignal<string>(entry.community.platform);
  const id = useId();
  const field = useRef<HTMLSelectElement>(null);
  // It stands in the place of the button that opened it.
  useLayoutEffect(() => field.current?.focus(), []);
  const told = (): PlatformId | 'probe' | null => {
    if (chosen.value === 'none') return null;
    return model.platforms.value.find((platform) => platform.id === chosen.value)?.id ?? 'probe';
  };
  return (
    <form
      class={styles.correction}
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        void model.correct(entry, told());
      }}
    >
      <label for={id}>{t('communityRuns')}</label>
      <select
        ref={field}
        id={id}
        value={chosen.value}
        onChange={(event) => (chosen.value = event.currentTarget.value)}
      >
        <option value="unknown">{t('communityFindOut')}</option>
        {model.platforms.value
          .filter(({ isPlaced }) => isPlaced)
          .map(({ id: platform, name }) => (
            <option key={platform} value={platform}>
              {name}
            </option>
          ))}
        <option value="none">{t('communityNoneOfThese')}</option>
      </select>
      <Button isSubmit>{t('communityCorrect')}</Button>
    </form>
  );
}
type CorrectionFormProps = { entry: CommunityEntry; model: CommunitiesModel; onClose: () => void };
