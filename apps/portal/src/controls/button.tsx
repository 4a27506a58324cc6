import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { announce } from './announce';
import styles from './button.module.css';
import { waitingTexts } from './texts';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain';

interface ButtonProps extends AriaButtonProps {
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
}

const look = (kind: ButtonKind) => `${styles.button} ${styles[kind]}`;

/** What is done before is not worth a word. */
const soon = 300;

/** While `isPending` it keeps its focus and says so to screen readers; presses do nothing. */
export function Button({ kind = 'primary', children, isPending = false, ...props }: ButtonProps) {
  const t = waitingTexts();
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => announce(t('pending')), soon);
    return () => clearTimeout(timer);
  }, [isPending, t]);
  // react-aria's own `isPending` leaves an announcement that is labelled by a button which may be gone.
  const { onPress, type = 'button', ...others } = props;
  const idle = isPending ? { 'aria-disabled': true } : { type, ...(onPress ? { onPress } : {}) };
  return (
    <AriaButton {...others} {...idle} className={look(kind)}>
      {isPending ? <span className={styles.turning} aria-hidden="true" /> : null}
      {children}
    </AriaButton>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export const ButtonLink = ({
  kind = 'primary',
  ...props
}: LinkProps & { readonly kind?: ButtonKind }) => <Link {...props} className={look(kind)} />;
