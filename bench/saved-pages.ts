import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';

import { JSDOM, VirtualConsole } from 'jsdom';
import { launch, TimeoutError, type Browser, type Page } from 'puppeteer-core';
import { generate } from 'selfsigned';

import { collectFacts } from '@/detection/page-facts';
import { pageFactsSchema, type PageFacts } from '@/detection/page-facts-schema';

/** A page as somebody saved it, and the address it had. */
export type SavedPage = { url: string; bytes: Buffer };

/** A Chromium in which each page stands under its own address, as far as the page reader can tell. */
export type PageStage = {
  /** What the built page reader finds on the page. Null: the document is no HTML. */
  factsOf: (page: SavedPage) => Promise<{ facts: PageFacts | null; ms: number }>;
  /** How long the built watching script takes from its first line until it has told of its glance at the page. */
  timeGlance: (page: SavedPage) => Promise<number>;
  close: () => Promise<void>;
};

/**
 * Nothing of a page is loaded but its document: its own scripts run only where that is asked for, and what they ask for
 * they do not get.
 */
export async function openPageStage(options: {
  buildFolder: string;
  runsScripts: boolean;
}): Promise<PageStage> {
  const reader = readFileSync(join(options.buildFolder, 'page-reader.js'), 'utf8');
  const watcher = readFileSync(join(options.buildFolder, 'watcher.js'), 'utf8');
  const server = await startServer(options.runsScripts);
  const browser = await launchChromium(server.port);
  const page = await browser.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss());
  const show = async (saved: SavedPage): Promise<void> => {
    server.show(saved);
    // A page that never stops loading is read as it is by then.
    await page.goto(saved.url, { waitUntil: 'load', timeout: 15_000 }).catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
    });
  };
  return {
    factsOf: async (saved) => {
      await show(saved);
      const result = await runInOwnWorld(page, timed(reader));
      const { value, ms } = result as { value: { facts: unknown } | 'no-page' | null; ms: number };
      const isPage = value !== null && value !== 'no-page';
      return { facts: isPage ? pageFactsSchema.parse(value.facts) : null, ms };
    },
    timeGlance: async (saved) => {
      await show(saved);
      return Number(await runInOwnWorld(page, timedGlance(watcher)));
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** The same page, the same way, in the terminal. */
export function factsInTerminal({ url, bytes }: SavedPage): PageFacts {
  const { document } = new JSDOM(isUtf8(bytes) ? bytes.toString('utf8') : bytes, {
    url,
    virtualConsole: new VirtualConsole(),
  }).window;
  return pageFactsSchema.parse(JSON.parse(JSON.stringify(collectFacts(document, url))));
}

function launchChromium(port: number): Promise<Browser> {
  return launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--ignore-certificate-errors',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
    ],
  });
}

const timed = (script: string): string =>
  `(() => { const startedAt = performance.now(); const value = (0, eval)(${JSON.stringify(script)}); return { value, ms: performance.now() - startedAt }; })()`;

/** In the worker's place, it tells the script to look, and notes when the glance arrives. */
const timedGlance = (script: string): string => `new Promise((resolve) => {
  const startedAt = performance.now();
  const sendMessage = ({ name }) => {
    if (name === 'page:glance') resolve(performance.now() - startedAt);
    return Promise.resolve({ ok: true, response: { next: name === 'page:arrived' ? 'look' : 'leave' } });
  };
  globalThis.chrome = { runtime: { id: 'bench', sendMessage } };
  (0, eval)(${JSON.stringify(script)});
})`;

/** In a world of its own, as an extension's script runs: the page's own changes to its globals are not there. */
async function runInOwnWorld(page: Page, expression: string): Promise<unknown> {
  const session = await page.createCDPSession();
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: `reader ${Math.random()}`,
    });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      returnByValue: true,
      awaitPromise: true,
      expression,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

/** Chromium has errands of its own; where a page has no TLS it does not say what a request is for. */
function isAskedFor({ headers }: http.IncomingMessage, { url }: SavedPage): boolean {
  return headers.host === new URL(url).host && (headers['sec-fetch-dest'] ?? 'document') === 'document';
}

/** Answers on one port with and without TLS; shows one page once, and nothing else. */
async function startServer(runsScripts: boolean) {
  let shown: SavedPage | null = null;
  const sockets = new Set<Socket>();
  const answer: http.RequestListener = (request, response) => {
    const page = shown && isAskedFor(request, shown) ? shown : null;
    shown = page ? null : shown;
    // 204: a page that leads elsewhere stays where it is.
    if (!page) {
      response.writeHead(204).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': isUtf8(page.bytes) ? 'text/html; charset=utf-8' : 'text/html',
        // Blocked in this way scripting still counts as being on, as it does for every reader.
        ...(!runsScripts && { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }),
      })
      .end(page.bytes);
  };
  const plain = http.createServer(answer);
  const secure = https.createServer(await makeCertificate(), answer);
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      // A TLS connection begins with a handshake record.
      (first[0] === 22 ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    show: (page: SavedPage) => {
      shown = page;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const pems = await generate([{ name: 'commonName', value: 'Saved pages' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  return { key: pems.private, cert: pems.cert };
}
