import { useMemo } from 'preact/hooks';

import { t } from './i18n';
import styles from './PinChanges.module.css';
import { aroundChanges, diffWords } from './word-diff';

/** What became of a text: what went is struck through, what came is underlined. */
export function PinDiff({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => diffWords(before, after), [before, after]);
  if (pieces === null)
    return (
      <>
        <p class={styles.author}>{t('pinsAnotherText')}</p>
        <blockquote class={styles.quote} dir="auto">
          {after.slice(0, 4000)}
        </blockquote>
      </>
    );
  return (
    <p class={styles.diff} dir="auto">
      {aroundChanges(pieces).map(({ kind, text }, place) => {
        if (kind === 'added') return <ins key={place}>{text}</ins>;
        return kind === 'removed' ? <del key={place}>{text}</del> : <span key={place}>{text}</span>;
      })}
    </p>
  );
}
