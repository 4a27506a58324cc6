import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import styles from './button.module.css';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain';

interface ButtonProps extends AriaButtonProps {
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
}

const look = (kind: ButtonKind) => `${styles.button} ${styles[kind]}`;

/** While `isPending` it keeps its focus and says so to screen readers; presses do nothing. */
export const Button = ({ kind = 'primary', children, ...props }: ButtonProps) => (
  <AriaButton {...props} className={look(kind)}>
    {props.isPending ? <span className={styles.turning} aria-hidden="true" /> : null}
    {children}
  </AriaButton>
);

/** A link that looks like a button: for going somewhere, never for doing something. */
export const ButtonLink = ({
  kind = 'primary',
  ...props
}: LinkProps & { readonly kind?: ButtonKind }) => <Link {...props} className={look(kind)} />;
