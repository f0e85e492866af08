import type { Community } from '@/sources/source';
import type { DraftRow } from '@/storage/db';

import { t } from '../i18n';

/** Their forms take text as it stands; all others read Markdown. */
const plainPlatforms: ReadonlySet<Community['platform']> = new Set([
  'hacker-news',
  'mastodon',
  'khoros',
  'zendesk',
  'question2answer',
  'schema-org',
]);
/** What an ask page is handed at most. */
const MAX_CHARS = 20_000;

type DraftParts = Pick<DraftRow, 'product' | 'version' | 'error' | 'body' | 'tried'>;

/**
 * The text of a question in the order in which people read it: the asker's own words, what it is about, the error in full,
 * what was tried. Empty parts are left out. Markdown only where the platform reads it.
 */
export function draftText(draft: DraftParts, platform: Community['platform']): string {
  const isPlain = plainPlatforms.has(platform);
  const error = draft.error.trim();
  const shown = isPlain ? error : fenced(error);
  const tried = draft.tried.flatMap((row) => (row.isTicked ? [lineOf(row)] : []));
  return [
    draft.body.trim(),
    productLine(draft),
    error === '' ? '' : `${t('draftErrorHeading')}\n\n${shown}`,
    tried.length === 0 ? '' : [t('nobodyTriedHeading'), '', ...tried].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, MAX_CHARS);
}

function productLine({ product, version }: DraftParts): string {
  const [name, number] = [product.trim(), version.trim()];
  if (name === '') return number === '' ? '' : t('draftVersionLine', number);
  return number === '' ? t('draftProductLine', name) : t('draftProductVersionLine', name, number);
}

function lineOf({ title, url }: DraftRow['tried'][number]): string {
  return url === '' ? `- ${title}` : `- ${title}: ${url}`;
}

/** A fence that is longer than any run of its mark within ends only where it should. */
function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}\n${text}\n${fence}`;
}
