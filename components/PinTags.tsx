import { useLayoutEffect, useRef } from 'preact/hooks';

import { ChipField } from './ChipField';
import { t } from './i18n';
import type { PinProps } from './PinCard';

/** The most used ones are enough to choose from. */
const OFFERED = 100;

/** The pin's tags; those that other pins have are offered. */
export function PinTags({
  pin,
  model,
  takesFocus,
}: Pick<PinProps, 'pin' | 'model'> & { takesFocus: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) place.current?.querySelector('input')?.focus();
  }, [takesFocus]);
  const { tagChars, tags: most } = model.limits.value;
  const tags = pin.tags ?? [];
  return (
    <div ref={place}>
      <ChipField
        label={t('pinsTags')}
        addLabel={t('pinsAddTag')}
        chips={tags}
        most={most}
        maxLength={tagChars}
        suggestions={model.facets.value.tags
          .slice(0, OFFERED)
          .map(([tag]) => tag)
          .filter((tag) => !tags.includes(tag))}
        onEdit={(next) => void model.edit([pin.id], { tags: next })}
      />
    </div>
  );
}
