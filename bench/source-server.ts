import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const imports = {
  '@/': '/',
  dexie: '/node_modules/dexie/dist/modern/dexie.mjs',
  preact: '/node_modules/preact/dist/preact.mjs',
  'preact/hooks': '/node_modules/preact/hooks/dist/hooks.mjs',
  '@preact/signals': '/node_modules/@preact/signals/dist/signals.mjs',
  '@preact/signals-core': '/node_modules/@preact/signals-core/dist/signals-core.mjs',
  minisearch: '/node_modules/minisearch/dist/es/index.js',
  flexsearch: '/node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs',
  '@orama/orama': '/node_modules/@orama/orama/dist/browser/index.js',
};

const page = `<!doctype html><html lang="en"><title>Bench</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>`;

/** Serves this repository's own modules to a browser, without their types, on a loopback port. */
export async function serveSources(): Promise<{ origin: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const script = pathname === '/' ? null : moduleAt(pathname);
    response.setHeader('content-type', script === null ? 'text/html' : 'text/javascript');
    response.statusCode = script === undefined ? 404 : 200;
    response.end(script ?? page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on a port, it has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Undefined: there is none. Only modules are given out, and only of this folder: the address was made normal. */
function moduleAt(pathname: string): string | undefined {
  const isScript = /\.m?js$/.test(pathname);
  try {
    const text = readFileSync(`${root}${pathname.slice(1)}${isScript ? '' : '.ts'}`, 'utf8');
    return isScript ? text : stripTypeScriptTypes(text);
  } catch {
    return undefined;
  }
}
