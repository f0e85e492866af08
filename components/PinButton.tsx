import type { Answer, Thread } from '@/sources/source';

import { IconButton } from './Button';
import { t } from './i18n';
import type { PanelModel } from './models/PanelModel';

/** Keeps an answer, or lets it go. */
export function PinButton({ answer, thread, model }: { answer: Answer; thread: Thread; model: PanelModel }) {
  const isPinned = model.pinnedIds.value.has(answer.id);
  return (
    <IconButton
      icon="pin"
      label={isPinned ? t('unpin') : t('pin')}
      isPressed={isPinned}
      keyAction="pin"
      onPress={() => (isPinned ? model.unpin(answer.id) : model.pin({ answer, thread }))}
    />
  );
}
