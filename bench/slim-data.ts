import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packCompanies, type ShippedCompany } from '../lookup/directory-lines';
import { packWords } from '../ranking/front-coding';

/** A plugin of Vite and Rollup, as far as it is used here. */
export type DataPlugin = {
  name: string;
  enforce: 'pre';
  resolveId: (source: string) => string | null;
  load: (id: string) => string | null;
};

type Directory = { version: number; sharedHosts: string[]; companies: ShippedCompany[] };

type Site = {
  site: string;
  name: string;
  language?: string;
  isComputing?: boolean;
  words: string;
  also?: string;
};

/** Levels are written as one character each: '0' for 0, '1' for 1, and on from there. */
const firstLevel = 48;

/** The source of the module that ships in a data file's place, by the file's name. */
const modules = new Map<string, (json: string) => string>([
  ['directory', packedDirectory],
  ['stack-exchange-sites', packedSites],
  ['stem-frequencies', packedLevels],
]);
/** No other plugin knows modules of such names; one that ends in '.json' would go through the builder's parser. */
const prefix = '\0slim-data:';

/** Ships files of assets/data in fewer bytes than they are kept in: what they say at run time is the same. */
export function slimData(): DataPlugin {
  return {
    name: 'slim-data',
    enforce: 'pre',
    resolveId(source) {
      const [, name = ''] = /(?:^@|\/)assets\/data\/([\w-]{1,60})\.json$/.exec(source) ?? [];
      return modules.has(name) ? `${prefix}${name}` : null;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const name = id.slice(prefix.length);
      const json = readFileSync(join(import.meta.dirname, '../assets/data', `${name}.json`), 'utf8');
      return modules.get(name)?.(json) ?? null;
    },
  };
}

/**
 * The directory as a module that reads its companies from lines. Where each of them comes from is for who keeps it:
 * nothing reads that at run time.
 */
export function packedDirectory(json: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own test parses every row of the file
  const { version, sharedHosts, companies } = JSON.parse(json) as Directory;
  return `
    import { unpackCompanies } from ${JSON.stringify(join(import.meta.dirname, '../lookup/directory-lines.ts'))};
    const lines = ${JSON.stringify(packCompanies(companies))};
    export default {
      version: ${version},
      sharedHosts: ${JSON.stringify(sharedHosts)},
      // A worker wakes for many things that ask no community.
      get companies() { return unpackCompanies(lines); },
    };
  `;
}

/** The sites as a module that reads them from lines: the same fields of each in the same order, and none by name. */
export function packedSites(json: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own test compares every site of the file
  const sites = JSON.parse(json) as Site[];
  const lines = sites.map(({ site, name, words, isComputing, also = '', language = '' }) =>
    [site, name, words, isComputing ? '+' : '', also, language].join('\t').trimEnd(),
  );
  return `
    export default ${JSON.stringify(lines.join('\n'))}.split('\\n').map((line) => {
      const [site, name, words, isComputing, also, language] = line.split('\\t');
      return {
        site, name, words,
        ...(isComputing && { isComputing: true }), ...(also && { also }), ...(language && { language }),
      };
    });
  `;
}

/** The table of stems as a module that puts it together again: all stems in one sorted list, a level for each. */
export function packedLevels(json: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's own builder writes it
  const { levelBase, levels } = JSON.parse(json) as { levelBase: number; levels: [number, string][] };
  const rows = levels
    .flatMap(([level, stems]) => stems.split(' ').map((stem) => ({ stem, level })))
    .toSorted((a, b) => (a.stem < b.stem ? -1 : 1));
  const stems = packWords(rows.map(({ stem }) => stem));
  const signs = rows.map(({ level }) => String.fromCharCode(firstLevel + level)).join('');
  return `
    import { unpackWords } from ${JSON.stringify(join(import.meta.dirname, '../ranking/front-coding.ts'))};
    const groups = new Map();
    const signs = ${JSON.stringify(signs)};
    unpackWords(${JSON.stringify(stems)}).forEach((stem, at) => {
      const level = signs.charCodeAt(at) - ${firstLevel};
      groups.set(level, groups.has(level) ? groups.get(level) + ' ' + stem : stem);
    });
    export default { levelBase: ${levelBase}, levels: [...groups].sort(([a], [b]) => a - b) };
  `;
}
