import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Called by Escape or a press beside it; without it the dialog must be answered. */
  readonly onClose?: () => void;
}

/** A dialog that is open while it is rendered. */
export const Dialog = ({ title, children, onClose }: DialogProps) => (
  <ModalOverlay
    className={styles.overlay}
    isOpen
    isDismissable={onClose !== undefined}
    isKeyboardDismissDisabled={onClose === undefined}
    onOpenChange={(open) => {
      if (!open) onClose?.();
    }}
  >
    <Modal className={styles.modal}>
      <AriaDialog className={styles.dialog}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
