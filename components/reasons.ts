import type { Reason } from '@/ranking/ranked';

import { pointsFormat } from './formatters';
import { t, tn, wordsLocale, type MessageKey, type PluralKey } from './i18n';

const agreementStems = new Map<string, PluralKey>([
  ['votes', 'votes'],
  ['likes', 'likes'],
  ['points', 'points'],
  ['kudos', 'kudos'],
  ['reactions', 'reactions'],
  ['favourites', 'favourites'],
]);
const acceptedKeys = new Map<string, MessageKey>([
  ['asker', 'acceptedByAsker'],
  ['staff', 'acceptedByStaff'],
  ['community', 'acceptedByCommunity'],
]);

/** One part of a score in words, without its value. Serves the panel and the terminal. */
export function reasonText({ id, params }: Reason): string {
  const [first = '', second = ''] = params;
  switch (id) {
    case 'words':
    case 'title':
    case 'code':
      return params.length === 0 ? t('reason_words_unnamed') : t(`reason_${id}`, params.join(', '));
    case 'codeMissing':
      return second === '' ? t('reason_codeMissing', first) : t('reason_codeMissing_instead', first, second);
    case 'agreement':
    case 'disagreement':
      return t(`reason_${id}`, agreementText(first, second));
    case 'accepted':
      return t(acceptedKeys.get(first) ?? 'reason_accepted');
    case 'communityOrder':
      return second === '' ? t('reason_communityOrder_answer') : t('reason_communityOrder', first, second);
    case 'steps':
      return Number(first) > 0 ? tn('reason_steps_count', Number(first)) : t('reason_steps');
    case 'age':
      return ageText(Number(first));
    case 'failed':
      return first === '' ? t('reason_failed_somebody') : t('reason_failed', first);
    case 'tagged':
      return t('reason_tagged', params.join(', '));
    case 'helpedYou':
      return t(first === 'answer' ? 'reason_helpedYou' : 'reason_helpedYou_near');
    case 'didNotHelpYou':
      return t(first === 'answer' ? 'reason_didNotHelpYou' : 'reason_didNotHelpYou_near');
    case 'otherLanguage':
      return t('reason_otherLanguage', languageName(first));
    case 'thanked':
      return first === '' ? t('reason_thanked_somebody') : t('reason_thanked', first);
    default:
      return t(`reason_${id}`, ...params);
  }
}

/** '+1.20', '−0.40': what a part adds or takes. */
export function reasonValue(value: number): string {
  const text = pointsFormat(wordsLocale()).format(value);
  return text.replace('-', '−');
}

function agreementText(value: string, unit: string): string {
  const stem = agreementStems.get(unit);
  return stem === undefined ? `${value} ${unit}`.trim() : tn(stem, Number(value));
}

function ageText(years: number): string {
  return years < 1 ? t('reason_age') : tn('reason_age_years', years);
}

/** The language as the reader calls it; the code itself when it is none. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(wordsLocale(), { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
