import { agoFormat, momentFormat } from './formatters';
import { wordsLocale } from './i18n';

const dayMs = 86_400_000;
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * dayMs],
  ['month', 30.44 * dayMs],
  ['week', 7 * dayMs],
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** '3 years ago'. Moments in the future (a wrong clock somewhere) count as now. */
export function ago(at: number, now: number): string {
  const passedMs = Math.max(0, now - at);
  const [unit, unitMs] = units.find(([, ms]) => passedMs >= ms) ?? ['second', 60_000];
  return agoFormat(wordsLocale()).format(-Math.floor(passedMs / unitMs), unit);
}

/** '12 March 2021, 14:05'. */
export function fullMoment(at: number): string {
  return momentFormat(wordsLocale()).format(at);
}

/** '12 March 2021'. */
export function day(at: number): string {
  return new Intl.DateTimeFormat(wordsLocale(), { dateStyle: 'medium' }).format(at);
}

/** '14:05', with the day when it is not today. */
export function clockTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(wordsLocale(), {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(at);
}

/** '2016'. */
export function yearOf(at: number): string {
  return String(new Date(at).getFullYear());
}
