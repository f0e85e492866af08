import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch, type Browser } from 'puppeteer-core';

import { outputFolder } from '@/bench/package-sizes';

const EXTENSION_ID = 'commonplace@commonplace.example';
const DEADLINE_MS = 15_000;

/** A Firefox with the built extension installed for good, on a display, with every name led through one proxy. */
export type Firefox = {
  browser: Browser;
  /** Presses the icon by its keyboard shortcut, on whatever tab is in front: a true press, as a person makes it. */
  pressIcon: () => void;
  /** Opens one of Firefox's own pages in a new tab in front: the driver can't lead a tab there. */
  openOwnPage: (url: string) => Promise<void>;
  /** Waits until the sidebar stands open with the panel in it. */
  waitForSidebar: () => Promise<void>;
  isSidebarOpen: () => Promise<boolean>;
  /** Opens the sidebar from Firefox's own menu, which is no press on the icon. */
  showSidebar: () => Promise<void>;
  reloadSidebar: () => Promise<void>;
  /** Whether the extension has been granted a match pattern. */
  hasAccess: (pattern: string) => Promise<boolean>;
  /** Runs a function in the sidebar's own page, whose globals it reaches through `page`; it travels as text. */
  inSidebar: <Value, Extra = undefined>(
    look: (page: SidebarPage, extra: Extra) => Value | Promise<Value>,
    extra?: Extra,
  ) => Promise<Value>;
  /** As `inSidebar`, in the page of the tab in front. */
  inTab: <Value>(look: (page: SidebarPage) => Value | Promise<Value>) => Promise<Value>;
  /** Clicks the first button in the sidebar whose text or label is this, with the mouse of the display. */
  click: (name: string) => Promise<void>;
  /** Waits for Firefox's own permission prompt, answers it with the mouse, and tells what it said. */
  answerPrompt: (answer: 'allow' | 'deny') => Promise<string>;
  /** Ends the background page as Firefox does when it has been idle. */
  killBackground: () => Promise<void>;
  close: () => Promise<void>;
};

export type SidebarPage = Window & typeof globalThis;

export type FirefoxOptions = {
  display: string;
  proxyPort: number;
  /** Keeps the profile of an earlier run (a restart of the browser). */
  profile?: string;
};

/** Nothing goes anywhere but to the proxy; and an unsigned extension that lies in the profile is loaded. */
function prefs(proxyPort: number): Record<string, unknown> {
  return {
    // The driver sets a profile's preferences back when it ends; with this one the extension would lose its database.
    'extensions.webextensions.uuids': JSON.stringify({
      [EXTENSION_ID]: '6f0c7b52-9f0a-4c1e-9d57-3d2b8a6c5e41',
    }),
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.no_proxies_on': '',
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    'extensions.sideloadScopes': 15,
    // A prompt takes no click in its first half second, lest people be lured into one.
    'security.notification_enable_delay': 0,
    'browser.aboutwelcome.enabled': false,
  };
}

/** Starts Firefox with the extension as it was built. Throws when either is missing. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'commonplace-firefox-'));
  const isFresh = readdirSync(profile).length === 0;
  installInProfile(profile);
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: false,
    defaultViewport: null,
    acceptInsecureCerts: true,
    userDataDir: profile,
    // The sidebar is no tab: only the browser's own window reaches it, and only with this switch.
    args: ['-remote-allow-system-access', '--width=1400', '--height=900'],
    env: { ...process.env, DISPLAY: options.display, MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
    extraPrefsFirefox: prefs(options.proxyPort),
  });
  const chrome = await openChrome(browser);
  await until(
    async () => (await chrome.run(`${EXTENSION}?.backgroundState ?? ''`)) === 'running' || null,
    'the start of the extension',
  );
  // Firefox keeps what it has installed: the page of an install comes with a fresh profile only.
  if (isFresh) await closeWelcome(chrome);
  return {
    browser,
    pressIcon: () => xdotool(options.display, 'key', 'alt+shift+k'),
    openOwnPage: async (url) => {
      await chrome.run(`void (gBrowser.selectedTab = gBrowser.addTrustedTab('${url}'))`);
      const shown = `gBrowser.currentURI.spec`;
      await until(async () => (await chrome.run(shown)) === url || null, url);
    },
    waitForSidebar: () => waitForPanel(chrome),
    isSidebarOpen: async () => (await chrome.run('SidebarController.isOpen')) === true,
    showSidebar: async () => {
      await chrome.run(
        `SidebarController.show('${EXTENSION_ID.replace(/\W/g, '_')}-sidebar-action').then(() => null)`,
      );
      await waitForPanel(chrome);
    },
    reloadSidebar: () => reloadSidebar(chrome),
    hasAccess: async (pattern) =>
      (
        (await chrome.run(`${EXTENSION}.allowedOrigins.patterns.map(({ pattern }) => pattern)`)) as string[]
      ).includes(pattern),
    inSidebar: (look, extra) => runInSidebar(chrome, look, extra),
    inTab: (look) => runInSidebar(chrome, look, undefined, 'gBrowser.selectedBrowser'),
    click: (name) => clickInSidebar(chrome, options.display, name),
    answerPrompt: (answer) => answerPrompt(chrome, options.display, answer),
    killBackground: async () => {
      await chrome.run(`${EXTENSION}.terminateBackground().then(() => null)`);
    },
    close: async () => {
      await browser.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A file named as the extension, holding the folder's path, installs it for good: it outlasts a restart. */
function installInProfile(profile: string): void {
  const folder = outputFolder('firefox');
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`Nothing is built in ${folder}: npm run build:firefox`);
  mkdirSync(join(profile, 'extensions'), { recursive: true });
  writeFileSync(join(profile, 'extensions', EXTENSION_ID), folder);
}

/** The browser's own window: what is evaluated there has the browser's rights. */
type Chrome = { run: (expression: string) => Promise<unknown> };

const EXTENSION = `WebExtensionPolicy.getByID('${EXTENSION_ID}')?.extension`;
const SIDEBAR = `SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser')`;

type Evaluation = {
  result: { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
};
type Tree = { result: { contexts: { context: string }[] } };

async function openChrome(browser: Browser): Promise<Chrome> {
  // Puppeteer has no words for the browser's own window; WebDriver BiDi, on which it stands, has.
  const { connection } = browser as unknown as {
    connection: { send: (method: string, params: object) => Promise<unknown> };
  };
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as Tree;
  const context = tree.result.contexts[0]?.context;
  if (context === undefined) throw new Error('Firefox shows no window');
  return {
    run: async (expression) => {
      const { result } = (await connection.send('script.evaluate', {
        expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
        target: { context },
        awaitPromise: true,
      })) as Evaluation;
      if (result.exceptionDetails) throw new Error(`In Firefox's window: ${result.exceptionDetails.text}`);
      return JSON.parse(result.result?.value ?? 'null') as unknown;
    },
  };
}

async function closeWelcome(chrome: Chrome): Promise<void> {
  const welcome = `gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec.endsWith('/welcome.html'))`;
  await until(async () => (await chrome.run(`Boolean(${welcome})`)) || null, 'the page of an install');
  await chrome.run(`void gBrowser.removeTab(${welcome})`);
}

async function waitForPanel(chrome: Chrome): Promise<void> {
  await until(async () => (await isPanelDrawn(chrome)) || null, 'the panel in the sidebar');
}

async function isPanelDrawn(chrome: Chrome): Promise<boolean> {
  const url = await chrome.run(`SidebarController.isOpen ? ${SIDEBAR}?.currentURI?.spec : ''`);
  if (typeof url !== 'string' || !/^moz-extension:.*\/sidepanel\.html$/.test(url)) return false;
  return runInSidebar(chrome, ({ document }) => document.querySelector('#panel > *') !== null, undefined);
}

async function reloadSidebar(chrome: Chrome): Promise<void> {
  await runInSidebar(
    chrome,
    ({ document, location }) => {
      document.documentElement.dataset.isOld = '';
      location.reload();
    },
    undefined,
  );
  await until(async () => {
    if (!(await isPanelDrawn(chrome))) return null;
    return (
      (await runInSidebar(chrome, ({ document }) => !document.querySelector('[data-is-old]'), undefined)) ||
      null
    );
  }, 'the sidebar to be loaded anew');
}

async function runInSidebar<Value, Extra>(
  chrome: Chrome,
  look: (page: SidebarPage, extra: Extra) => Value | Promise<Value>,
  extra: Extra | undefined,
  place = SIDEBAR,
): Promise<Value> {
  const script = `(async () => {
    let reply;
    try { reply = { value: await (${String(look)})(content.wrappedJSObject, ${JSON.stringify(extra)}) }; }
    catch (error) { reply = { error: String(error) }; }
    sendAsyncMessage('commonplace:reply', JSON.stringify(reply));
  })()`;
  const reply = (await chrome.run(`new Promise((resolve) => {
    const { messageManager } = ${place};
    const take = ({ data }) => {
      messageManager.removeMessageListener('commonplace:reply', take);
      resolve(JSON.parse(data));
    };
    messageManager.addMessageListener('commonplace:reply', take);
    messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(script)}), false);
  })`)) as { value: Value } | { error: string };
  if ('error' in reply) throw new Error(`In the sidebar: ${reply.error}`);
  return reply.value;
}

async function clickInSidebar(chrome: Chrome, display: string, name: string): Promise<void> {
  let before = '';
  const place = await until(async () => {
    const found = await runInSidebar(chrome, findButton, name);
    // Only once it stands still is it where the mouse will be.
    const isStill = found !== null && before === JSON.stringify(found);
    before = JSON.stringify(found);
    return isStill ? found : null;
  }, `a button "${name}" in the sidebar`);
  clickAt(display, place);
}

type Place = { x: number; y: number };

/** The middle of a button, in pixels of the screen. */
function findButton(page: SidebarPage, name: string): Place | null {
  const button = [...page.document.querySelectorAll('button')].find(
    (one) =>
      ([one.textContent, one.firstChild?.textContent].some((words) => words?.trim() === name) ||
        one.getAttribute('aria-label') === name) &&
      one.checkVisibility(),
  );
  if (!button) return null;
  const { x, y, width, height } = button.getBoundingClientRect();
  if (!button.contains(page.document.elementFromPoint(x + width / 2, y + height / 2))) {
    button.scrollIntoView({ block: 'center', behavior: 'instant' });
    return null;
  }
  const { mozInnerScreenX, mozInnerScreenY } = page as unknown as {
    mozInnerScreenX: number;
    mozInnerScreenY: number;
  };
  return { x: Math.round(mozInnerScreenX + x + width / 2), y: Math.round(mozInnerScreenY + y + height / 2) };
}

async function answerPrompt(chrome: Chrome, display: string, answer: 'allow' | 'deny'): Promise<string> {
  const prompt = await until(
    async () =>
      (await chrome.run(`(() => {
        const { panel } = PopupNotifications;
        const box = panel.state === 'open' ? panel.firstElementChild : null;
        const button = box?.${answer === 'allow' ? 'button' : 'secondaryButton'};
        if (!button || button.disabled) return null;
        const { width, height } = button.getBoundingClientRect();
        return {
          x: Math.round(button.screenX + width / 2),
          y: Math.round(button.screenY + height / 2),
          text: box.textContent.replace(/\\s+/g, ' ') + ' ' + (box.getAttribute('label') ?? '') + ' ' + (box.getAttribute('name') ?? ''),
        };
      })()`)) as (Place & { text: string }) | null,
    `Firefox's permission prompt`,
  );
  clickAt(display, prompt);
  await until(
    async () => (await chrome.run(`PopupNotifications.panel.state`)) === 'closed' || null,
    'the end of the prompt',
  );
  return prompt.text;
}

function clickAt(display: string, { x, y }: Place): void {
  xdotool(display, 'mousemove', String(x), String(y), 'click', '1');
}

function xdotool(display: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync('xdotool', args, {
    env: { ...process.env, DISPLAY: display },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`xdotool failed: ${error?.message ?? stderr}`);
}

/** Waits until a look gives something other than null. */
export async function until<Value>(look: () => Promise<Value | null>, what: string): Promise<Value> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const value = await look();
    if (value !== null) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${DEADLINE_MS / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
