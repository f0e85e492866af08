import styles from './Skeleton.module.css';

/** The shape of what is coming, and what is being waited for where nothing else says so. */
export function Skeleton({ label }: { label?: string }) {
  return (
    <div class={styles.skeleton}>
      {label !== undefined && <p class={styles.label}>{label}</p>}
      {[1, 2, 3].map((place) => (
        <div key={place} class={styles.card} aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
