import type { ReactNode } from 'react';
import { Button, type ButtonKind } from './button';
import styles from './confirmation.module.css';
import { Dialog } from './dialog';
import { Failure } from './failure';

export interface ConfirmationProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What happens: `Retirar solicitud`, never `Sí`. */
  readonly confirm: string;
  readonly cancel: string;
  readonly kind?: ButtonKind;
  readonly isPending?: boolean;
  readonly error?: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** What `Confirmation` shows. */
export const ConfirmationDialog = ({ isPending = false, ...props }: ConfirmationProps) => (
  // What is on its way cannot be taken back: there is no way out that says otherwise.
  <Dialog title={props.title} {...(isPending ? {} : { onClose: props.onClose })}>
    {props.children}
    {props.error ? <Failure error={props.error} /> : null}
    <div className={styles.actions}>
      <Button kind={props.kind ?? 'danger'} isPending={isPending} onPress={props.onConfirm}>
        {props.confirm}
      </Button>
      <Button kind="secondary" isDisabled={isPending} onPress={props.onClose}>
        {props.cancel}
      </Button>
    </div>
  </Dialog>
);
