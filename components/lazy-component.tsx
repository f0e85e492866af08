import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * A component whose code is loaded when it is first shown, so that the panel's first paint does not wait for it.
 * Draws nothing until then; a second showing stands at once.
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  const loaded = signal<{ Component: FunctionComponent<Props> } | null>(null);
  return function Lazy(props: Props) {
    useLayoutEffect(() => {
      if (loaded.peek() !== null) return;
      load().then(
        (Component) => {
          loaded.value = { Component };
        },
        (error: unknown) => console.error('A view could not be loaded', error),
      );
    }, []);
    const Component = loaded.value?.Component;
    return Component === undefined ? null : <Component {...props} />;
  };
}
