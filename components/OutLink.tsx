import type { ComponentChildren } from 'preact';

/** Leads out of the panel; plain words when the address is not one that may be opened. */
export function OutLink({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  if (href === undefined) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
