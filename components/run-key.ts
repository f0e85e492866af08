import { actionFor, type ChangedKeys, type KeyActionId } from './key-actions';

let changedKeys: ChangedKeys = {};

/** Sets which keys the reader has changed; to be called whenever they do. */
export function setChangedKeys(next: ChangedKeys): void {
  changedKeys = next;
}

/**
 * Does what a press is the key of: whatever in the page is marked with the action (`data-key`) is pressed, or gets the
 * focus where it is a field. Within the card that has the focus, for what is done to one. A press that means nothing here is left to
 * the browser.
 */
export function runKey(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || isElsewhere(target)) return;
  const card = target.closest('article, [data-card]');
  const step = arrowStep(event.key, target);
  const id = actionFor(event, card === null ? 'page' : 'pin', changedKeys);
  if (step === 0 ? id !== null && act(id, card) : focusCard(card, step)) event.preventDefault();
}

/** A menu or a dialog has keys of its own. */
function isElsewhere(target: Element): boolean {
  const isInside = target.closest('dialog, [popover], [role="menu"]') !== null;
  return isInside || target.ownerDocument.querySelector('dialog[open]') !== null;
}

/** Inside an opened answer the arrows scroll; from a title they move on. */
function arrowStep(key: string, target: Element): -1 | 0 | 1 {
  if (!target.matches('[data-card-title]')) return 0;
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}

/** True when there was something to do. */
function act(id: KeyActionId, card: Element | null): boolean {
  if (id === 'next' || id === 'previous') return focusCard(card, id === 'next' ? 1 : -1);
  if (id === 'help') return showKeys();
  return press(id, card) || (id === 'question' && showQuestion());
}

function press(id: KeyActionId, card: Element | null): boolean {
  const marked = `[data-key="${id}"]:not(:disabled)`;
  const place = card?.querySelector<HTMLElement>(marked) ?? document.querySelector<HTMLElement>(marked);
  const owner = place?.closest('article, [data-card]') ?? null;
  // What is done to a card is done to the one that has the focus, or to none.
  if (!place || (owner !== null && owner !== card)) return false;
  if (place.matches('input:not([type="checkbox"]), textarea')) place.focus();
  else place.click();
  return true;
}

/** From no card, the first or the last one is next. */
function focusCard(card: Element | null, step: -1 | 1): boolean {
  const titles = [...document.querySelectorAll<HTMLElement>('[data-card-title]')];
  const at = titles.findIndex((title) => card?.contains(title));
  const title = at === -1 ? titles.at(step === 1 ? 0 : -1) : titles[at + step];
  title?.focus();
  return title !== undefined;
}

/** The question stands among the answers, and may be folded away. */
function showQuestion(): boolean {
  press('answers', null);
  queueMicrotask(() => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name="question"]');
    const fold = field?.closest('details');
    if (fold) fold.open = true;
    field?.focus();
  });
  return document.querySelector('[data-key="answers"], textarea[name="question"]') !== null;
}

function showKeys(): boolean {
  import('./HelpKeys').then(
    ({ openHelpKeys }) => openHelpKeys(changedKeys),
    (error: unknown) => console.error('The list of keys could not be loaded', error),
  );
  return true;
}
