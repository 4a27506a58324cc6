import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';
import styles from './dialog.module.css';
import { Notice } from './notice';
import { dialogTexts } from './texts';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Called by Escape or a press beside it, once nothing is typed in it; without it the dialog must be answered. */
  readonly onClose?: () => void;
}

/** A dialog that is open while it is rendered. What was typed in it is not lost by Escape or a press beside it. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const typed = useRef(false);
  const [doubted, setDoubted] = useState(false);
  const note = ({ target }: FormEvent) => {
    typed.current ||= isWritten(target);
    setDoubted(false);
  };
  const leave = () => (typed.current ? setDoubted(true) : onClose?.());
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) leave();
      }}
    >
      <Modal className={styles.modal}>
        <AriaDialog className={styles.dialog}>
          <div onInput={note}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            <div role="status" className={styles.said}>
              {doubted && onClose ? <NotSent onClose={onClose} /> : null}
            </div>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is searched or chosen is soon searched or chosen again. */
const isWritten = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !/^(search|radio|checkbox)$/.test(target.type));

function NotSent({ onClose }: { readonly onClose: () => void }) {
  const t = dialogTexts();
  return (
    <Notice kind="warning" title={t('notSent')}>
      <Button kind="secondary" onPress={onClose}>
        {t('closeAnyway')}
      </Button>
    </Notice>
  );
}
