import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { minify } from 'terser';
import { defineConfig } from 'wxt';

import { slimData } from './bench/slim-data';
import { readLocales, shippedLocales } from './bench/slim-words';

/** Chromium's manifest asks for nothing that shows a warning; Firefox has no side panel and no declarativeContent. */
const permissions = {
  chrome: [
    'activeTab',
    'alarms',
    'contextMenus',
    'declarativeContent',
    'scripting',
    'sidePanel',
    'storage',
    'unlimitedStorage',
  ],
  firefox: ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
};

/**
 * What the builder has minified, once more with a minifier that looks longer: five kilobytes less to load. Modules
 * only: a script that is injected must keep its form, since its last expression is what its injector gets.
 */
const minifiedAgain = {
  name: 'minified-again',
  apply: 'build' as const,
  async generateBundle({ format }: { format: string }, bundle: Record<string, { code?: string }>) {
    if (format !== 'es') return;
    for (const chunk of Object.values(bundle)) {
      if (chunk.code === undefined) continue;
      const { code } = await minify(chunk.code, { module: true, compress: { ecma: 2020, passes: 3 } });
      if (code !== undefined) chunk.code = code;
    }
  },
};

/** File and class: what stands in a file of its own name needs no hash to be unique, and compresses better. */
function scopedName(name: string, path: string): string {
  return `${basename(path, '.module.css')}-${name}`;
}

type ModuleInfo = { importedIds: readonly string[] };
type Graph = { getModuleInfo: (id: string) => ModuleInfo | null };

/** All modules that come with an entry point at once. */
function loadedWith(entry: string, graph: Graph): Set<string> {
  const reached = new Set([join(import.meta.dirname, entry)]);
  for (const id of reached)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
  return reached;
}

function chunkOf(id: string, graph: Graph): string | null {
  const entry = 'entrypoints/sidepanel/main.tsx';
  if (id.endsWith(entry) || !loadedWith(entry, graph).has(id)) return null;
  return loadedWith('entrypoints/background/index.ts', graph).has(id) ? 'base' : 'panel';
}

/** One file for what the panel's first paint needs, and one for what the worker needs of it, too: pages share the rest. */
const firstPaintTogether = {
  name: 'first-paint-together',
  apply: 'build' as const,
  outputOptions: (options: { format?: string }) =>
    options.format === 'es'
      ? {
          ...options,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: chunkOf, debugName: 'first paint' }],
          },
        }
      : options,
};

export default defineConfig({
  publicDir: 'assets/public',
  // Auto-imports would hide the import directions that the lint rules hold.
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    // The edition for browsers of today, without the wrapper that guards against a second copy.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    plugins: [slimData(), firstPaintTogether, minifiedAgain],
    build: {
      // The oldest browsers that take the package: see the manifest below.
      target: ['chrome123', 'firefox128'],
      // Browsers that have extensions of this kind know how to preload modules.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_url: string, deps: string[], { hostType }: { hostType: 'html' | 'js' }) =>
          hostType === 'html' ? deps : deps.filter((dep) => dep.endsWith('.css')),
      },
    },
    css: { modules: { generateScopedName: scopedName } },
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      const config = readFileSync(import.meta.filename, 'utf8');
      const byBrowser = [...config.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? '');
      const locales = readLocales(join(import.meta.dirname, 'assets/public/_locales'));
      const shipped = shippedLocales(locales, 'en', byBrowser);
      files.forEach((file, place) => {
        const [, folder = ''] = /_locales[/\\](\w+)[/\\]messages\.json$/.exec(file.relativeDest) ?? [];
        const messages = shipped.get(folder);
        if (messages) files[place] = { relativeDest: file.relativeDest, contents: JSON.stringify(messages) };
      });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: browser === 'firefox' ? permissions.firefox : permissions.chrome,
    // Asked for one by one, at first use and by name; http too, since some communities still have no TLS.
    optional_host_permissions: ['*://*/*'],
    // Asked for where the reader wants to be told of news; installing shows no warning for it.
    optional_permissions: ['notifications'],
    action: { default_title: '__MSG_actionTitle__' },
    // The same press, for people who use no mouse.
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+K' } } },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'commonplace@commonplace.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
});
