import { isTyping } from './typing';

/**
 * Answers keys in the whole page, until the returned function is called. What they do is loaded after the first paint; a
 * press that comes sooner is answered as soon as it is there.
 */
export function followKeys(): () => void {
  const loading = import('./run-key');
  let run: ((event: KeyboardEvent) => void) | undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event)) return;
    if (run) run(event);
    else void loading.then(({ runKey }) => runKey(event));
  };
  void loading.then(({ runKey }) => (run = runKey));
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
