import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Rgb = [number, number, number];
type Theme = 'light' | 'dark';

const css = readFileSync(join(import.meta.dirname, '../../assets/theme.css'), 'utf8');
const more = css.slice(css.indexOf('prefers-contrast: more'), css.indexOf('forced-colors: active'));

/** The colours of a theme, by the name of their token. */
function tokens(theme: Theme, hasMoreContrast: boolean): Map<string, Rgb> {
  const first = css.slice(0, css.indexOf('prefers-contrast: more'));
  const found = [first, hasMoreContrast ? more : ''].flatMap((text) => [
    ...text.matchAll(/--([a-z-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g),
  ]);
  return new Map(
    found.map(([, name = '', light = '', dark = '']) => [name, rgb(theme === 'light' ? light : dark)]),
  );
}

function rgb(hex: string): Rgb {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const gamma = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

/** WCAG 2.2: (lighter + 0.05) / (darker + 0.05). */
function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** CSS `color-mix(in oklab, one, other share)`. */
function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const [a, b] = [oklab(one), oklab(other)];
  return fromOklab(a.map((value, at) => value * (1 - share) + (b[at] ?? 0) * share));
}

function oklab([red, green, blue]: Rgb): number[] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness = 0, a = 0, b = 0]: number[]): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Words, and what they stand on. */
const written = [
  ['ink', ['paper', 'card', 'sunken', 'accent-soft', 'caution-soft']],
  ['ink-soft', ['paper', 'card', 'sunken']],
  ['accent', ['paper', 'card', 'sunken']],
  ['on-accent', ['accent']],
  ['caution', ['paper', 'card', 'caution-soft']],
] as const;

/** Edges without which a field, a button or the focus could not be seen. */
const drawn = [
  ['line-strong', ['paper', 'card']],
  ['accent', ['paper', 'card', 'sunken', 'accent-soft']],
  ['caution', ['paper', 'card']],
] as const;

describe.each([
  ['light', false, 4.5],
  ['dark', false, 4.5],
  ['light', true, 7],
  ['dark', true, 7],
] as const)('in the %s theme, more contrast wanted: %s', (theme, hasMoreContrast, least) => {
  const colours = tokens(theme, hasMoreContrast);
  const colour = (name: string): Rgb => {
    const found = colours.get(name);
    if (!found) throw new Error(`theme.css has no colour --${name}`);
    return found;
  };
  const tooWeak = (pairs: typeof written | typeof drawn, wanted: number): string[] =>
    pairs.flatMap(([front, backs]) =>
      backs
        .map((back) => ({ pair: `${front} on ${back}`, ratio: contrast(colour(front), colour(back)) }))
        .filter(({ ratio }) => ratio < wanted)
        .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
    );

  test('words can be read on all that they stand on', () => {
    expect(tooWeak(written, least)).toEqual([]);
  });

  test('edges of what can be pressed can be seen', () => {
    expect(tooWeak(drawn, 3)).toEqual([]);
  });

  test('a strong button under the pointer, and one that stays pressed, can be read', () => {
    const hovered = mix(colour('accent'), colour('ink'), 0.14);
    const pressed = mix(colour('accent'), colour('card'), 0.88);
    expect(contrast(colour('on-accent'), hovered)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('accent'), pressed)).toBeGreaterThanOrEqual(4.5);
  });
});

test('black on white is 21 to 1, and a mix of nothing is what it was', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBe(21);
  expect(mix([0.2, 0.4, 0.6], [1, 0, 0], 0).map((value) => value.toFixed(3))).toEqual([
    '0.200',
    '0.400',
    '0.600',
  ]);
});
