import type { NewsRow } from '@/storage/db';

import { Button } from './Button';
import { followKind, newsKind } from './follow-words';
import { t } from './i18n';
import type { FollowModel, NewsGroup } from './models/FollowModel';
import { ago, fullMoment } from './moments';
import styles from './NewsList.module.css';
import { webUrl } from './web-url';

/** What came at what the reader follows: by follow, what they have not seen first. */
export function NewsList({ model }: { model: FollowModel }) {
  const groups = model.digest.value;
  if (groups === null) return null;
  const isFollowing = model.followedIds.value.size > 0;
  return (
    <>
      {groups.length === 0 && <p class={styles.note}>{t(isFollowing ? 'newsNone' : 'newsNoFollows')}</p>}
      {groups.map((group) => (
        <GroupRows key={group.follow.id} group={group} model={model} />
      ))}
      <div class={styles.actions}>
        {model.unseen.value > 0 && <Button onPress={model.markAllSeen}>{t('newsMarkAll')}</Button>}
        {isFollowing && (
          <Button kind="quiet" onPress={model.lookNow}>
            {t('followLookNow')}
          </Button>
        )}
      </div>
    </>
  );
}

function GroupRows({ group: { follow, news }, model }: { group: NewsGroup; model: FollowModel }) {
  return (
    <section class={styles.group} aria-label={follow.title}>
      <header class={styles.head}>
        <h3 class={styles.follow} dir="auto">
          {follow.title}
        </h3>
        <p class={styles.note}>{followKind(follow)}</p>
      </header>
      <ul class={styles.rows}>
        {news.map((row) => (
          <NewsItem key={row.id} row={row} model={model} />
        ))}
      </ul>
      <Button kind="quiet" onPress={() => model.stop(follow.id)}>
        {t('followEnd')}
      </Button>
    </section>
  );
}

function NewsItem({ row, model }: { row: NewsRow; model: FollowModel }) {
  const at = row.postedAt ?? row.at;
  return (
    <li class={styles.row} data-unseen={row.seenAt === undefined}>
      <p class={styles.facts}>
        {row.seenAt === undefined && <strong class={styles.new}>{t('newsUnseen')}</strong>} {newsKind(row)} ·{' '}
        <bdi>{row.author ?? t('newsNobody')}</bdi> ·{' '}
        <time dateTime={new Date(at).toISOString()} title={fullMoment(at)}>
          {ago(at, model.now())}
        </time>
      </p>
      <NewsTitle row={row} onOpen={() => model.markSeen([row.id])} />
      {row.excerpt !== '' && (
        <p class={styles.excerpt} dir="auto">
          {row.excerpt}
        </p>
      )}
    </li>
  );
}

/** Whoever opens it, in whatever way, has seen it. */
function NewsTitle({ row: { url, title }, onOpen }: { row: NewsRow; onOpen: () => unknown }) {
  const href = webUrl(url);
  if (href === undefined)
    return (
      <span class={styles.title} dir="auto">
        {title}
      </span>
    );
  return (
    <a
      class={styles.title}
      dir="auto"
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={() => void onOpen()}
      onAuxClick={() => void onOpen()}
    >
      {title}
    </a>
  );
}
