import { t } from './i18n';
import type { StandingsModel } from './models/StandingsModel';
import { StandingButtons } from './StandingButtons';
import styles from './StandingList.module.css';

/** Every community and author whom the reader has raised, lowered or muted, with what takes it back. */
export function StandingList({ model }: { model: StandingsModel }) {
  const rows = model.standings.value;
  if (rows === null) return null;
  if (rows.length === 0) return <p class={styles.empty}>{t('readingNoStandings')}</p>;
  return (
    <ul class={styles.list}>
      {rows.map((row) => (
        <li key={row.key}>
          <StandingButtons
            label={
              row.key.startsWith('author ')
                ? t('readingOfAuthor', row.name)
                : t('readingOfCommunity', row.name)
            }
            level={row.level}
            onChange={(level) => model.change(row, level)}
          />
        </li>
      ))}
    </ul>
  );
}
