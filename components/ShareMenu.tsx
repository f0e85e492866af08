import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { MarkedText } from '@/sharing/selected-passage';

import { IconButton } from './Button';
import { t, type MessageKey } from './i18n';
import { lazyComponent } from './lazy-component';
import type { QrCode } from './models/qr-code';
import {
  copyCredit,
  copyLink,
  hasShareSheet,
  openShareSheet,
  withMarked,
  type SharedPost,
} from './models/share-post';
import styles from './ShareMenu.module.css';

const QrDialog = lazyComponent(async () => (await import('./QrDialog')).QrDialog);

type ShareMenuProps = SharedPost & {
  model: { tell: (text: string) => void; tellFailure: (error: unknown) => void };
};
type ShareAction = 'link' | 'credit' | 'sheet' | 'code';

const actionWords = {
  link: 'copyLink',
  credit: 'shareCredit',
  sheet: 'shareSheet',
  code: 'shareCode',
} as const satisfies Record<ShareAction, MessageKey>;
const doneWords = { link: 'linkCopied', credit: 'shareCreditCopied' } as const satisfies Partial<
  Record<ShareAction, MessageKey>
>;

/** All ways in which an answer leaves for somebody else: a menu behind one button. */
export function ShareMenu({ model, ...post }: ShareMenuProps) {
  const isOpen = useSignal(false);
  const code = useSignal<QrCode | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  /** A press may take the marking away: it is looked at before. */
  const marked = useRef<MarkedText | null>(null);
  const look = (): void => {
    marked.current = markedIn(post.answer.id);
  };
  const close = (): void => {
    isOpen.value = false;
    place.current?.querySelector('button')?.focus();
  };
  const act = async (action: ShareAction): Promise<void> => {
    const shared = withMarked(post, marked.current);
    close();
    try {
      if (action === 'code') code.value = await makeCode(shared);
      else await shareActions[action](shared);
      if (action === 'link' || action === 'credit') model.tell(t(doneWords[action]));
    } catch (error) {
      model.tellFailure(error);
    }
  };
  return (
    <span
      ref={place}
      class={styles.place}
      onPointerDownCapture={() => {
        if (!isOpen.value) look();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !place.current?.contains(relatedTarget)) isOpen.value = false;
      }}
    >
      <IconButton
        icon="share"
        label={t('shareMenu')}
        keyAction="share"
        isExpanded={isOpen.value}
        onPress={() => {
          if (!isOpen.value) marked.current = markedIn(post.answer.id) ?? marked.current;
          isOpen.value = !isOpen.value;
        }}
      />
      {isOpen.value && (
        <Actions
          place={place}
          onAct={(action) => void act(action)}
          onClose={close}
          onLeave={() => (isOpen.value = false)}
        />
      )}
      {code.value && (
        <QrDialog code={code.value} title={post.thread.title} onClose={() => (code.value = null)} />
      )}
    </span>
  );
}

/** Throws where even the permalink is too long. */
async function makeCode(post: SharedPost): Promise<QrCode> {
  const { codeFor } = await import('./models/qr-code');
  const code = codeFor(post);
  if (code === null) throw new Error(t('shareCodeTooLong'));
  return code;
}

const shareActions = { link: copyLink, credit: copyCredit, sheet: openShareSheet };

type ActionsProps = {
  place: RefObject<HTMLElement | null>;
  onAct: (action: ShareAction) => void;
  onClose: () => void;
  /** The reader has gone on to something else, which has the focus. */
  onLeave: () => void;
};

function Actions({ place, onAct, onClose, onLeave }: ActionsProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    itemsOf(menu)[0]?.focus();
    // jsdom scrolls nothing.
    menu.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  useLayoutEffect(() => {
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !place.current?.contains(target)) onLeave();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [place, onLeave]);
  const actions = (['link', 'credit', 'sheet', 'code'] as const).filter(
    (action) => action !== 'sheet' || hasShareSheet(),
  );
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      class={styles.menu}
      aria-label={t('shareMenu')}
      onKeyDown={(event) => moveFocus(event, itemsOf(menu), onClose)}
    >
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={styles.item}
          onClick={() => onAct(action)}
        >
          {t(actionWords[action])}
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

/** As in any menu: arrows go round, Home and End to the ends, Escape and Tab leave it. */
function moveFocus(event: KeyboardEvent, items: HTMLElement[], close: () => void): void {
  const at = items.findIndex((item) => item === document.activeElement);
  const places: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = places[event.key];
  if (next === undefined && event.key !== 'Escape' && event.key !== 'Tab') return;
  // No key of the page works behind the menu.
  event.stopPropagation();
  if (next === undefined) return close();
  event.preventDefault();
  items[next]?.focus();
}

/** What the reader has marked within this answer's text; null: nothing. */
function markedIn(answerId: string): MarkedText | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: common } = range;
  const element = common instanceof Element ? common : common.parentElement;
  const body = element?.closest<HTMLElement>('[data-answer-body]');
  if (!body || body.dataset['answerBody'] !== answerId) return null;
  const before = document.createRange();
  before.setStart(body, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return { marked: selection.toString(), before: before.toString() };
}
