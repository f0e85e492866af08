import { createModel, signal } from '@preact/signals';

import { t } from '../i18n';

/** One message to the reader; `undo` gives back what was taken. */
export type Toast = { id: number; text: string; undo?: () => Promise<void> };

/** The short messages of a page, one at a time. */
export const ToastModel = createModel(() => {
  const toast = signal<Toast | null>(null);

  function tell(text: string, undo?: () => Promise<void>): void {
    toast.value = { id: (toast.peek()?.id ?? 0) + 1, text, ...(undo === undefined ? {} : { undo }) };
  }

  return {
    toast,
    tell,
    tellFailure(error: unknown): void {
      tell(t('failedAction', error instanceof Error ? error.message : String(error)));
    },
    /** Gives back what the last message says was taken; the message goes. */
    async undo(): Promise<void> {
      const giveBack = toast.peek()?.undo;
      toast.value = null;
      await giveBack?.();
    },
    dismissToast(): void {
      toast.value = null;
    },
  };
});
export type ToastModel = InstanceType<typeof ToastModel>;
