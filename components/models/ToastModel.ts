import { createModel, signal } from '@preact/signals';

import { t } from '../i18n';
import type { Toast } from './PanelModel';

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
    async undo(): Promise<void> {
      const undo = toast.peek()?.undo;
      toast.value = null;
      await undo?.();
    },
    dismissToast(): void {
      toast.value = null;
    },
  };
});
export type ToastModel = InstanceType<typeof ToastModel>;
