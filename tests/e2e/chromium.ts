import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch, TargetType, type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core';

import { outputFolder } from '@/bench/package-sizes';

/** A Chromium with the built extension in it, on a display, with every name resolved to one local port. */
export type Chromium = {
  browser: Browser;
  extensionId: string;
  /** Presses the extension's icon in the toolbar while this page is in front, as a person would. */
  pressIcon: (page: Page) => Promise<void>;
  /** The side panel that stands open; waits for it. */
  panel: () => Promise<Page>;
  /** Answers the browser's own permission prompt. */
  answerPrompt: (answer: 'allow' | 'deny') => Promise<void>;
  /** Kills the background worker as the browser may at any moment. */
  killWorker: () => Promise<void>;
  close: () => Promise<void>;
  /** Ends the browser as a power cut would. */
  crash: () => Promise<void>;
};

export type ChromiumOptions = {
  display: string;
  /** The loopback port that every host name leads to. */
  port: number;
  /** Keeps the profile of an earlier run (a restart of the browser). */
  profile?: string;
  windowSize?: [number, number];
  /** The browser's own language, as a BCP 47 code; American English by itself. */
  language?: string;
  /** Leaves the page open that is shown once, after the extension was installed. */
  keepsWelcome?: boolean;
};

const args = (options: ChromiumOptions): string[] => [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--enable-unsafe-extension-debugging',
  '--ignore-certificate-errors',
  `--lang=${options.language ?? 'en-US'}`,
  `--window-size=${(options.windowSize ?? [1440, 960]).join(',')}`,
  '--window-position=0,0',
  `--host-resolver-rules=MAP * 127.0.0.1:${options.port}`,
];

/** Starts Chromium with the extension as it was built. Throws when either is missing. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'commonplace-chromium-'));
  const browser = await launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: false,
    pipe: true,
    // Loaded anew at every start: what it stores is kept, what it was allowed is not.
    enableExtensions: [builtExtension()],
    userDataDir: profile,
    defaultViewport: null,
    args: args(options),
    // On Linux the browser's own words are in the language of its surroundings.
    env: {
      ...process.env,
      DISPLAY: options.display,
      ...(options.language === undefined ? {} : { LANGUAGE: options.language.replace('-', '_') }),
    },
  });
  const session = await browser.target().createCDPSession();
  const worker = await browser.waitForTarget(isWorker, { timeout: 20_000 });
  await waitUntilListening(worker);
  const extensionId = new URL(worker.url()).host;
  if (options.keepsWelcome !== true) await closeWelcome(browser);
  return {
    browser,
    extensionId,
    pressIcon: (page) => pressIcon(session, extensionId, page),
    panel: () => panelOf(browser, extensionId),
    answerPrompt: (answer) => answerPrompt(options.display, answer),
    killWorker: () => killWorker(browser),
    close: async () => {
      await browser.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    crash: () => crash(browser),
  };
}

/** The build under test; another folder's with COMMONPLACE_BUILD, where builds are made while tests run. */
export function builtExtension(): string {
  return process.env.COMMONPLACE_BUILD ?? outputFolder('chrome');
}

/** What is loaded anew at every start is installed anew, as the browser sees it: the page of an install comes each time. */
async function closeWelcome(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget(isWelcome, { timeout: 20_000 });
  await (await target.asPage()).close();
}

/** The page that is opened once, after an install. */
export function isWelcome(target: Target): boolean {
  return target.url().endsWith('/welcome.html');
}

/** A press before the worker has once started goes nowhere: nobody presses that soon after an install. */
async function waitUntilListening(target: Target): Promise<void> {
  const worker = await target.worker();
  const isListening = 'chrome.action.onClicked.hasListeners() && chrome.runtime.onMessage.hasListeners()';
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await worker?.evaluate(isListening)) === true) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // The listeners' names travel to the browser's own process.
  await new Promise((resolve) => setTimeout(resolve, 300));
}

function isWorker(target: Target): boolean {
  return target.type() === TargetType.SERVICE_WORKER && target.url().endsWith('/background.js');
}

async function pressIcon(session: CDPSession, id: string, page: Page): Promise<void> {
  await page.bringToFront();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  if (!tab) throw new Error(`No tab shows ${page.url()}`);
  // The protocol's types lag behind the browser.
  await (session as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Extensions.triggerAction',
    { id, targetId: tab.targetId },
  );
}

async function panelOf(browser: Browser, id: string): Promise<Page> {
  const isPanel = (target: Target): boolean =>
    target.url().startsWith(`chrome-extension://${id}/sidepanel.html`);
  const target = await browser.waitForTarget(isPanel, { timeout: 15_000 });
  const page = await target.asPage();
  await page.waitForSelector('#panel > *');
  return page;
}

/** Chromium's prompt has no handle for a debugger: it is answered by the keyboard, as a person could. */
async function answerPrompt(display: string, answer: 'allow' | 'deny'): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1200));
  const keys = answer === 'allow' ? ['key', 'Tab', 'Return'] : ['key', 'Return'];
  const { status, stderr } = spawnSync('xdotool', keys, {
    env: { ...process.env, DISPLAY: display },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`xdotool failed: ${stderr}`);
}

/** A worker that this debugger is attached to stops only when it lets go of it: puppeteer's close does both. */
async function killWorker(browser: Browser): Promise<void> {
  const target = browser.targets().find(isWorker);
  const worker = await target?.worker();
  // It may end between two steps of being closed: that is what was wanted.
  await worker?.close().catch((error: unknown) => {
    if (browser.targets().some((other) => other === target)) throw error;
  });
}

async function crash(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child) throw new Error('There is no browser to crash');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
