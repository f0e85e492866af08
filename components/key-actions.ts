import type { MessageKey } from './i18n';

/** Where an action works: anywhere in the page, on the card that has the focus, or on the pin that has it. */
export type KeyScope = 'page' | 'card' | 'pin';

type KeyActionShape = { id: string; key: string; scope: KeyScope; word: MessageKey };

/** All that keys do, with the key of each until the reader changes it. No two share a key. */
export const keyActions = [
  { id: 'question', key: '/', scope: 'page', word: 'keyQuestion' },
  { id: 'next', key: 'j', scope: 'page', word: 'keyNext' },
  { id: 'previous', key: 'k', scope: 'page', word: 'keyPrevious' },
  { id: 'waiting', key: 'm', scope: 'page', word: 'keyWaiting' },
  { id: 'again', key: 'r', scope: 'page', word: 'keyAgain' },
  { id: 'answers', key: '1', scope: 'page', word: 'viewAnswers' },
  { id: 'pins', key: '2', scope: 'page', word: 'viewPins' },
  { id: 'helping', key: '3', scope: 'page', word: 'viewHelp' },
  { id: 'communities', key: '4', scope: 'page', word: 'viewCommunities' },
  { id: 'ledger', key: '5', scope: 'page', word: 'viewLedger' },
  { id: 'undo', key: 'z', scope: 'page', word: 'undo' },
  { id: 'dismiss', key: 'Escape', scope: 'page', word: 'keyDismiss' },
  { id: 'watch', key: 'w', scope: 'page', word: 'keyWatch' },
  { id: 'options', key: ',', scope: 'page', word: 'openOptions' },
  { id: 'help', key: '?', scope: 'page', word: 'keyHelp' },
  { id: 'read', key: 'v', scope: 'card', word: 'readWhole' },
  { id: 'pin', key: 'p', scope: 'card', word: 'keyPin' },
  { id: 'share', key: 's', scope: 'card', word: 'keyShare' },
  { id: 'source', key: 'o', scope: 'card', word: 'openAtSource' },
  { id: 'why', key: 'i', scope: 'card', word: 'keyWhy' },
  { id: 'helped', key: 'y', scope: 'card', word: 'keyHelped' },
  { id: 'not-helped', key: 'n', scope: 'card', word: 'keyNotHelped' },
  { id: 'select', key: 'x', scope: 'pin', word: 'keySelect' },
  { id: 'note', key: 'a', scope: 'pin', word: 'keyNote' },
  { id: 'tag', key: 't', scope: 'pin', word: 'keyTag' },
] as const satisfies readonly KeyActionShape[];

export type KeyAction = (typeof keyActions)[number];
export type KeyActionId = KeyAction['id'];
/** Keys that the reader has changed, by the action's id; '' for none. */
export type ChangedKeys = Readonly<Record<string, string>>;
/** What of a keyboard event says which key it was. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** One character, of whatever script, that can be seen. */
const oneSign = /^\S$/u;
const namedKeys = ['Escape', 'Delete', 'Backspace'];

/**
 * A press as it is written down: 'p', 'Shift+p', '?', 'Escape'. Null for what the browser or the page itself needs:
 * Tab, Enter, the space bar, arrows, everything with Control, Alt or Command.
 */
export function keyOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyPress): string | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (namedKeys.includes(key)) return key;
  if (!oneSign.test(key)) return null;
  const lower = key.toLowerCase();
  // A capital says itself that Shift was held, unless the keyboard is locked to them; signs have it in them.
  return shiftKey && lower !== key.toUpperCase() ? `Shift+${lower}` : lower;
}

/** What a press may mean: the letter that it writes, and where that is none of A to Z, the one on the key's Latin face. */
function meaningsOf(press: KeyPress): string[] {
  const written = keyOf(press);
  if (written === null) return [];
  const [, latin] = /^Key([A-Z])$/.exec(press.code) ?? [];
  const isForeign =
    latin !== undefined && /^\p{L}$/u.test(press.key) && !/^\p{Script=Latin}$/u.test(press.key);
  return isForeign ? [written, keyOf({ ...press, key: latin }) ?? ''] : [written];
}

/** The key of an action; '' for none. What was stored badly counts as unchanged. */
export function keyFor({ id, key }: KeyAction, changed: ChangedKeys): string {
  const chosen = Object.hasOwn(changed, id) ? changed[id] : undefined;
  return chosen !== undefined && isKey(chosen) ? chosen : key;
}

function isKey(text: string): boolean {
  return text === '' || namedKeys.includes(text) || oneSign.test(text.replace(/^Shift\+/, ''));
}

/** What a press does at a place; null: nothing of ours. A pin is a card, too. */
export function actionFor(press: KeyPress, scope: KeyScope, changed: ChangedKeys): KeyActionId | null {
  const scopes = { page: ['page'], card: ['page', 'card'], pin: ['page', 'card', 'pin'] }[scope];
  const here = keyActions.filter((action) => scopes.includes(action.scope));
  const found = meaningsOf(press).map((key) => here.find((action) => keyFor(action, changed) === key));
  return found.find((action) => action !== undefined)?.id ?? null;
}

/** The other action that has this key already. */
export function holderOf(key: string, id: KeyActionId, changed: ChangedKeys): KeyAction | undefined {
  return keyActions.find((action) => action.id !== id && key !== '' && keyFor(action, changed) === key);
}

/** The changes after one more: what is as it was at first is not among them. */
export function withKey(changed: ChangedKeys, id: KeyActionId, key: string): Record<string, string> {
  const others = Object.entries(changed).filter(([other]) => other !== id);
  const isFirst = keyActions.some((action) => action.id === id && action.key === key);
  return Object.fromEntries(isFirst ? others : [...others, [id, key]]);
}

/** A key as it stands on keyboards: 'P', 'Shift+P', 'Esc'. */
export function keyLabel(key: string): string {
  if (key === 'Escape') return 'Esc';
  const upper = key.toUpperCase();
  return key.startsWith('Shift+')
    ? `Shift+${keyLabel(key.slice('Shift+'.length))}`
    : upper.length === 1
      ? upper
      : key;
}
