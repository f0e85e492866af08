import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { lookWhenQuiet } from '@/entrypoints/watcher/late-content';

let document: Document;
let observers: number;

beforeEach(() => {
  const { window } = new JSDOM('<body><main></main></body>');
  ({ document } = window);
  observers = 0;
  class Counted extends window.MutationObserver {
    override observe(...args: Parameters<MutationObserver['observe']>): void {
      observers += 1;
      super.observe(...args);
    }
    override disconnect(): void {
      observers -= 1;
      super.disconnect();
    }
  }
  vi.stubGlobal('MutationObserver', Counted);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The page changes once; whoever watches it is told in a turn of its own. */
async function change(): Promise<void> {
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(0);
}

describe('a page whose content comes late', () => {
  it('is looked at once it has been quiet, and no longer watched when it is finished', async () => {
    const look = vi.fn(() => Promise.resolve(document.querySelectorAll('p').length >= 2));
    lookWhenQuiet(document, look);
    await vi.advanceTimersByTimeAsync(300);
    await change();
    await vi.advanceTimersByTimeAsync(300);
    expect(look).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(look).toHaveBeenCalledTimes(1);
    expect(observers).toBe(1);
    await change();
    await vi.advanceTimersByTimeAsync(400);
    expect(look).toHaveBeenCalledTimes(2);
    expect(observers).toBe(0);
    await change();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('that never ends changing is given up for good after five seconds, with a last look', async () => {
    const look = vi.fn(() => Promise.resolve(false));
    lookWhenQuiet(document, look);
    for (let ms = 0; ms < 6000; ms += 100) {
      await change();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(look).toHaveBeenCalledTimes(1);
    expect(observers).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that changes two hundred times is given up earlier', async () => {
    const look = vi.fn(() => Promise.resolve(false));
    lookWhenQuiet(document, look);
    for (let times = 0; times < 200; times += 1) await change();
    expect(observers).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is left alone at once when that is wanted', async () => {
    const look = vi.fn(() => Promise.resolve(false));
    lookWhenQuiet(document, look)();
    await change();
    await vi.advanceTimersByTimeAsync(6000);
    expect(look).not.toHaveBeenCalled();
    expect(observers).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
