import styles from './Icon.module.css';

const paths = {
  check: 'M3.5 8.5l3 3 6-7',
  chevron: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  more: 'M3 7.5v1M2.5 8h1M8 7.5v1M7.5 8h1M13 7.5v1M12.5 8h1',
  gear: 'M2 4.5h4M10.5 4.5H14M2 11.5h3.5M10 11.5h4M8.25 2.5v4M7.75 9.5v4',
  open: 'M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13.5 2.5L7.5 8.5',
  pencil: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z',
  pin: 'M4 2.5h8v11l-4-3-4 3z',
  share: 'M8 9.5v-7M5 5l3-3 3 3M4.5 7.5h-2v6h11v-6h-2',
  tag: 'M2.5 2.5h5l6 6-5 5-6-6zM5.25 5.25v.1',
};
export type IconName = keyof typeof paths;

/** A drawing beside words or inside a named button; it says nothing by itself. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg class={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-filled={isFilled}>
      <path d={paths[name]} />
    </svg>
  );
}
