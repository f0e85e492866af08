import { pageAddress } from '@/detection/page-address';

/**
 * Calls back when the page has become another one without being loaded anew: by its history, without polling. Gives
 * the way to stop.
 *
 * The Navigation API tells of every change of the address, and only to who listens in this page: no permission is
 * needed, and the worker is not woken by tabs that are not watched. Where it is missing (Firefox before 147) a page
 * that goes on by itself, without a click of the reader, is not noticed.
 */
export function onNavigation(window: Window, callback: () => void): () => void {
  let shown = pageAddress(window.location.href);
  const compare = (): void => {
    const now = pageAddress(window.location.href);
    if (now === shown) return;
    shown = now;
    callback();
  };
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) {
    navigation.addEventListener('currententrychange', compare);
    return () => navigation.removeEventListener('currententrychange', compare);
  }
  return listenToOldBrowser(window, compare);
}

/** The page changes its address in answer to a click, so a moment later it has. */
const afterClickMs = 300;

function listenToOldBrowser(window: Window, compare: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(compare, afterClickMs);
  };
  window.addEventListener('popstate', compare);
  window.addEventListener('hashchange', compare);
  window.addEventListener('click', later, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('popstate', compare);
    window.removeEventListener('hashchange', compare);
    window.removeEventListener('click', later, true);
  };
}
