import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useCallback, useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';

import { t } from './i18n';
import type { PinProps } from './PinCard';
import styles from './PinNote.module.css';

/** How long nobody has typed before what was typed is saved. */
const PAUSE_MS = 700;

/**
 * The reader's own words on a pin, changed where they stand. They are saved as the field is left and at every pause; until
 * then a draft lies where even a page that is closed in the middle of a word leaves it.
 */
export function PinNote({ pin, model, around, takesFocus }: PinProps & { takesFocus: boolean }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { typed, type, save } = useTypedNote({ pin, model, around }, field);
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <div>
      <label class={styles.label} for={id}>
        {t('pinsNote')}
      </label>
      <textarea
        ref={field}
        id={id}
        class={styles.field}
        rows={1}
        dir="auto"
        placeholder={t('pinsNoteHint')}
        maxLength={model.limits.value.noteChars}
        value={typed ?? pin.note ?? ''}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={save}
      />
    </div>
  );
}

function useTypedNote({ pin, model, around }: PinProps, field: RefObject<HTMLTextAreaElement | null>) {
  const typed = useSignal<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { drafts } = around;
  const save = useCallback((): void => {
    clearTimeout(pause.current);
    const note = typed.peek();
    if (note === null) return;
    void model.edit([pin.id], { note }).then((isSaved) => {
      if (!isSaved) return;
      drafts.drop(pin.id, note);
      // Nobody is in the field: what stands in the database is shown, whoever writes it next.
      if (typed.peek() === note && document.activeElement !== field.current) typed.value = null;
    });
  }, [model, drafts, pin.id, typed, field]);
  const type = (text: string): void => {
    typed.value = text;
    drafts.keep(pin.id, text);
    clearTimeout(pause.current);
    pause.current = setTimeout(save, PAUSE_MS);
  };
  // What stands in the database is what was typed: another page may change it from now on.
  useLayoutEffect(() => {
    if (typed.peek() === (pin.note ?? '')) typed.value = null;
  }, [pin.note, typed]);
  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);
  return { typed: typed.value, type, save };
}
