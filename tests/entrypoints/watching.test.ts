import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { startWatching as StartWatching } from '@/entrypoints/watcher/watching';

/** What the worker says to a message; the extension is there as long as its id is. */
const worker = {
  id: 'ours' as string | undefined,
  sendMessage: vi.fn<(message: { name: string; request: { url?: string } }) => Promise<unknown>>(),
};
// The browser's interfaces are looked up when the script is loaded.
vi.stubGlobal('chrome', { runtime: worker });
const { startWatching }: { startWatching: typeof StartWatching } =
  await import('@/entrypoints/watcher/watching');

const html =
  '<title>Lights flicker</title><body><h1>Lights flicker</h1><main><p>Try another lamp.</p></main>';
let dom: JSDOM;
let added: number;

/** The window of a page, as old browsers have it; the listeners that stand in it are counted. */
function open(): Window {
  dom = new JSDOM(html, { url: 'https://help.acme.example/a' });
  vi.stubGlobal('MutationObserver', dom.window.MutationObserver);
  added = 0;
  for (const target of [dom.window, dom.window.document] as EventTarget[]) {
    const addEventListener = target.addEventListener.bind(target);
    const removeEventListener = target.removeEventListener.bind(target);
    target.addEventListener = (...args) => {
      added += 1;
      addEventListener(...args);
    };
    target.removeEventListener = (...args) => {
      added -= 1;
      removeEventListener(...args);
    };
  }
  return dom.window as unknown as Window;
}

const names = () => worker.sendMessage.mock.calls.map(([{ name }]) => name);

function answer(next: Record<string, string>): void {
  worker.sendMessage.mockImplementation(({ name }) =>
    Promise.resolve({ ok: true, response: { next: next[name] ?? 'pass' } }),
  );
}

/** The page becomes another one in answer to a click. */
async function goTo(path: string, heading: string): Promise<void> {
  const { document, history } = dom.window;
  document.body.click();
  history.pushState({}, '', path);
  const [title] = document.getElementsByTagName('h1');
  if (title) title.textContent = heading;
  await vi.advanceTimersByTimeAsync(1000);
}

beforeEach(() => {
  worker.id = 'ours';
  worker.sendMessage.mockReset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('the script beside a watched page', () => {
  it('tells of the page, and of each page that it becomes', async () => {
    answer({ 'page:arrived': 'look' });
    const stop = startWatching(open());
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toEqual(['page:arrived', 'page:glance']);
    await goTo('/b', 'The sensor stays on');
    expect(names().slice(2)).toEqual(['page:arrived', 'page:glance']);
    expect(worker.sendMessage.mock.calls[2]?.[0].request.url).toBe('https://help.acme.example/b');
    stop();
  });

  it('does not look at a page on which the extension is to be silent', async () => {
    answer({ 'page:arrived': 'pass' });
    const stop = startWatching(open());
    await vi.advanceTimersByTimeAsync(6000);
    expect(names()).toEqual(['page:arrived']);
    stop();
  });

  it('is told the address only, and looks again while the page is the one before', async () => {
    answer({ 'page:arrived': 'look' });
    const stop = startWatching(open());
    await vi.advanceTimersByTimeAsync(0);
    await goTo('/b', 'Lights flicker');
    expect(names().slice(2)).toEqual(['page:arrived']);
    const [title] = dom.window.document.getElementsByTagName('h1');
    if (title) title.textContent = 'The sensor stays on';
    await vi.advanceTimersByTimeAsync(500);
    expect(names().slice(3)).toEqual(['page:glance']);
    stop();
  });

  it.each([
    ['its site is not watched any more', () => answer({ 'page:arrived': 'leave' })],
    ['its extension was updated or removed', () => (worker.id = undefined)],
    [
      'the extension goes while it is being asked',
      () =>
        worker.sendMessage.mockImplementation(() => {
          worker.id = undefined;
          return Promise.reject(new Error('Extension context invalidated.'));
        }),
    ],
  ])('takes everything away when %s', async (_, end) => {
    answer({ 'page:arrived': 'look' });
    startWatching(open());
    await vi.advanceTimersByTimeAsync(0);
    expect(added).toBeGreaterThan(0);
    end();
    await goTo('/b', 'The sensor stays on');
    expect(added).toBeLessThanOrEqual(0);
    const told = names().length;
    await goTo('/c', 'Another');
    expect(names()).toHaveLength(told);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on when the worker did not answer once', async () => {
    worker.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'));
    const stop = startWatching(open());
    await vi.advanceTimersByTimeAsync(0);
    answer({ 'page:arrived': 'look' });
    await goTo('/b', 'The sensor stays on');
    expect(names()).toEqual(['page:arrived', 'page:arrived', 'page:glance']);
    stop();
  });
});
