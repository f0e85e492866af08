import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';
import { useKeptFocus } from './keep-focus';
import type { KeyActionId } from './key-actions';

type ButtonProps = {
  children: ComponentChildren;
  onPress?: () => unknown;
  kind?: 'strong' | 'quiet' | 'outline';
  icon?: IconName;
  isSubmit?: boolean;
  isDisabled?: boolean;
  /** For buttons that stay pressed. */
  isPressed?: boolean;
  /** For buttons that open something. */
  isExpanded?: boolean;
  controls?: string;
  /** The focus comes to it as it appears: it stands where the reader was. */
  takesFocus?: boolean;
  /** The key of this action presses it (components/run-key.ts). */
  keyAction?: KeyActionId;
};

export function Button({
  children,
  onPress,
  kind = 'outline',
  icon,
  isSubmit,
  isDisabled,
  ...rest
}: ButtonProps) {
  const place = useKeptFocus<HTMLButtonElement>();
  const { takesFocus = false } = rest;
  useLayoutEffect(() => {
    if (takesFocus) place.current?.focus();
  }, [takesFocus, place]);
  return (
    <button
      ref={place}
      type={isSubmit ? 'submit' : 'button'}
      class={`${styles.button} ${styles[kind]}`}
      disabled={isDisabled ?? false}
      aria-expanded={rest.isExpanded}
      aria-controls={rest.isExpanded ? rest.controls : undefined}
      aria-pressed={rest.isPressed}
      data-key={rest.keyAction}
      onClick={() => void onPress?.()}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button whose only face is its icon; `label` names it and shows as a tooltip. */
export function IconButton(props: {
  icon: IconName;
  label: string;
  onPress: () => unknown;
  isPressed?: boolean;
  isSmall?: boolean;
  isExpanded?: boolean;
  keyAction?: KeyActionId;
}) {
  const place = useKeptFocus<HTMLButtonElement>();
  return (
    <button
      ref={place}
      type="button"
      class={`${styles.icon} ${props.isSmall ? styles.small : ''}`}
      aria-label={props.label}
      title={props.label}
      aria-expanded={props.isExpanded}
      data-pressed={props.isPressed}
      data-key={props.keyAction}
      onClick={() => void props.onPress()}
    >
      <Icon name={props.icon} isFilled={props.isPressed ?? false} />
    </button>
  );
}

/** A link that looks like a button: it leads out of the panel. */
export function ButtonLink({ href, children, kind = 'quiet', keyAction }: ButtonLinkProps) {
  return (
    <a
      class={`${styles.button} ${styles[kind]}`}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      data-key={keyAction}
    >
      {children}
      <Icon name="open" />
    </a>
  );
}
type ButtonLinkProps = {
  href: string;
  children: ComponentChildren;
  kind?: 'quiet' | 'outline';
  keyAction?: KeyActionId;
};
