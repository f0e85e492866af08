import { wordsLocale } from './i18n';

const minuteMs = 60_000;
/** Each unit as far as its number stays easy to grasp. */
const units: [unit: 'minute' | 'hour' | 'day' | 'month', ms: number, below: number][] = [
  ['minute', minuteMs, 90],
  ['hour', 60 * minuteMs, 48],
  ['day', 24 * 60 * minuteMs, 60],
  ['month', 30.44 * 24 * 60 * minuteMs, Infinity],
];

/** '3 hours', '1 minute', '4 months' of a span in ms; never less than a minute. */
export function durationText(ms: number): string {
  const [unit, unitMs] = units.find(([, each, below]) => Math.round(ms / each) < below) ?? ['month', ms];
  const format = new Intl.NumberFormat(wordsLocale(), { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.round(ms / unitMs)));
}

/** '12%' of a share from 0 to 1. */
export function shareText(share: number): string {
  return new Intl.NumberFormat(wordsLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
