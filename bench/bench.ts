/**
 * `npm run bench [-- --json] [--section NAME] [FILE.jsonl…]`: the figures that the README claims, measured in this
 * run; the files are judged questions for the ranking's section. Times are
 * medians in milliseconds on this machine; a figure over its budget is printed as such and fails nothing.
 */
import { parseArgs } from 'node:util';

import { measureAgreement } from './agreement';
import { buildExtension } from './build';
import { partSizes } from './package-sizes';
import { measurePanel } from './panel-speed';
import { measurePins } from './pins-speed';
import { measureRankingPeers } from './ranking-peers';
import { measureRanking } from './ranking-speed';
import { measureRedaction } from './redaction';
import { measureWatch } from './watch-speed';

/** One measured figure. `budget` is in the same unit. */
export type Figure = {
  section: string;
  name: string;
  value: number;
  unit: 'ms' | 'kB' | 'ratio' | 'count';
  budget?: number;
};

const sections: Record<string, () => Promise<Figure[]>> = {
  sizes: () =>
    Promise.resolve(
      partSizes(buildExtension('chrome')).map(({ part, gzipBytes, budgetBytes }) => ({
        section: 'sizes',
        name: `${part}, gzip`,
        value: gzipBytes / 1000,
        unit: 'kB',
        budget: budgetBytes / 1000,
      })),
    ),
  ranking: async () => [...(await measureRanking()), ...(await measureRankingPeers(positionals))],
  panel: measurePanel,
  pins: measurePins,
  watch: measureWatch,
  redaction: measureRedaction,
  agreement: measureAgreement,
};

function line({ section, name, value, unit, budget }: Figure): string {
  const verdict =
    budget === undefined ? '' : value <= budget ? ` (budget ${budget})` : ` (OVER its budget of ${budget})`;
  const digits = unit === 'count' ? 0 : unit === 'ratio' ? 3 : 1;
  return `${section}: ${name}: ${value.toFixed(digits)} ${unit}${verdict}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, section: { type: 'string' } },
});
const names = values.section === undefined ? Object.keys(sections) : [values.section];
const unknown = names.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined) {
  console.error(`bench: unknown section "${unknown}"; known: ${Object.keys(sections).join(', ')}`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const name of names) {
  const measured = (await sections[name]?.()) ?? [];
  figures.push(...measured);
  if (!values.json) for (const figure of measured) console.log(line(figure));
}
if (values.json) console.log(JSON.stringify(figures, null, 2));
process.exit(0);
