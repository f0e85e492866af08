import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';

/** A plugin of Vite and Rolldown, as far as it is used here. */
export type StemmerPlugin = {
  name: string;
  enforce: 'pre';
  resolveId: (source: string) => string | null;
  load: (id: string) => Promise<string | null>;
  transform: (code: string, id: string) => Promise<{ code: string; map: null } | null>;
};

const baseId = '\0stemmer-base';
/** Whose copy ships for all. */
const giver = join(import.meta.dirname, '../node_modules/@orama/stemmers/dist/fr.js');

/**
 * Ships the machine on which Snowball's stemmers run once, and not with each language. A stemmer whose copy would do
 * anything else, or that has none, stays as it is.
 */
export function sharedStemmerBase(): StemmerPlugin {
  const shared = baseOf(readFileSync(giver, 'utf8'));
  return {
    name: 'shared-stemmer-base',
    enforce: 'pre',
    resolveId: (source) => (source === baseId ? baseId : null),
    load: async (id) => (id === baseId ? ((await shared)?.code ?? null) : null),
    async transform(code, id) {
      if (!/\/@orama\/stemmers\/dist\/\w{1,10}\.js$/.test(id)) return null;
      const [base, same] = [await baseOf(code), await shared];
      if (!base || base.code !== same?.code) return null;
      return { code: `import { Machine as ${base.name} } from '${baseId}';${base.rest}`, map: null };
    },
  };
}

/** What a stemmer's file begins with, under one name and with all names inside made equal, and what follows it. */
async function baseOf(code: string): Promise<{ name: string; code: string; rest: string } | null> {
  const [whole, name, body] =
    /^function (\w{1,3})\(\)(\{this\..*?\})(?=let \w{1,3}=new function)/s.exec(code) ?? [];
  if (whole === undefined || name === undefined) return null;
  const normal = await minify(`export function Machine()${body}`, { module: true, compress: false });
  return { name, code: normal.code ?? '', rest: code.slice(whole.length) };
}
