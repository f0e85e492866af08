import { browser, type Browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { isWebPage } from '@/detection/document-type';
import { typedQuestion } from '@/detection/typed-question';

/** So long somebody has stopped typing before what they wrote is read. */
const QUIET_MS = 300;

/**
 * Injected by the panel into a page with a contact form, where the reader has chosen that. Tells the panel, over a port
 * that the panel opens, what is written into the fields for subject and description; nobody else is told, and nothing
 * is kept. When the port closes, nothing of this script is left that listens.
 */
export default defineUnlistedScript(() => {
  if (!isWebPage(document) || !isOfPage()) return;
  // This world is ours alone. A script that is injected anew takes the place of an earlier one.
  const world: { stopReadingForm?: () => void } = globalThis as object;
  world.stopReadingForm?.();
  world.stopReadingForm = waitForPanel();
});

/** Frames of other sites belong to somebody else than the site that the reader said yes to. */
function isOfPage(): boolean {
  try {
    return window.top?.origin === window.origin;
  } catch {
    return false;
  }
}

function waitForPanel(): () => void {
  let stopReading = (): void => undefined;
  const onConnect = (port: Browser.runtime.Port): void => {
    if (port.name !== 'form') return;
    stopReading();
    stopReading = readInto(port);
    port.onDisconnect.addListener(leave);
  };
  function leave(): void {
    stopReading();
    browser.runtime.onConnect.removeListener(onConnect);
  }
  browser.runtime.onConnect.addListener(onConnect);
  return leave;
}

/** Tells what is there now, and then each time that it has changed. */
function readInto(port: Browser.runtime.Port): () => void {
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = (): void => {
    const typed = typedQuestion(document);
    const now = JSON.stringify(typed);
    if (now === told) return;
    told = now;
    port.postMessage(typed);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(read, QUIET_MS);
  };
  document.addEventListener('input', later, true);
  read();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('input', later, true);
  };
}
