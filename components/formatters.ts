/** Making a formatter costs more than using it a hundred times: each is made once for a locale. */
function onceForLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const known = made.get(locale);
    if (known !== undefined) return known;
    const fresh = make(locale);
    made.set(locale, fresh);
    return fresh;
  };
}

export const countFormat = onceForLocale((locale) => new Intl.NumberFormat(locale));
export const pluralRules = onceForLocale((locale) => new Intl.PluralRules(locale));
/** '+1.20', '-0.40'. */
export const pointsFormat = onceForLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      signDisplay: 'exceptZero',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
);
export const agoFormat = onceForLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
export const momentFormat = onceForLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);
const megabyteFormat = onceForLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
);

/** '8.2 MB' of a number of bytes. */
export function megabytes(bytes: number, locale: string): string {
  return megabyteFormat(locale).format(bytes / 1_000_000);
}
