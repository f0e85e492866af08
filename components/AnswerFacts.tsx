import type { Answer, License } from '@/sources/source';

import { t, tn } from './i18n';
import { ago, fullMoment } from './moments';
import { OutLink } from './OutLink';
import { webUrl } from './web-url';
import styles from './AnswerFacts.module.css';

/** A count in its community's own words. */
export const agreementWords = {
  votes: 'votes',
  likes: 'likes',
  points: 'points',
  kudos: 'kudos',
  reactions: 'reactions',
  favourites: 'favourites',
} as const;

/** Who wrote it, how many agree in their community's own words, when, and under which licence. */
export function AnswerFacts({
  answer,
  now,
  license,
}: {
  answer: Answer;
  now: number;
  license: License | undefined;
}) {
  const { agreement, postedAt } = answer;
  return (
    <ul class={styles.facts}>
      <li>
        <AuthorName answer={answer} />
        {answer.author.isStaff && <span class={styles.official}>{t('official')}</span>}
        {answer.isByAsker && <span> {t('byAsker')}</span>}
      </li>
      {agreement && <li>{tn(agreementWords[agreement.unit], agreement.value)}</li>}
      {postedAt !== undefined && (
        <li>
          <time dateTime={new Date(postedAt).toISOString()} title={fullMoment(postedAt)}>
            {ago(postedAt, now)}
          </time>
        </li>
      )}
      {license && (
        <li>
          <OutLink href={webUrl(license.url)}>{license.name}</OutLink>
        </li>
      )}
    </ul>
  );
}

function AuthorName({ answer }: { answer: Answer }) {
  const { name, url } = answer.author;
  if (name === null) return <span>{t('deletedAuthor')}</span>;
  return (
    <OutLink href={webUrl(url)}>
      <bdi>{name}</bdi>
    </OutLink>
  );
}
