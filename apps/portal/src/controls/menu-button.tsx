import { useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Button, type PressEvent } from 'react-aria-components/Button';
import styles from './menu-button.module.css';

/** A menu that is open: below what, where its focus begins, and what closes it. */
export interface OpenMenu {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly start: 'first' | 'last' | true;
  readonly onClose: () => void;
}

interface MenuButtonProps {
  readonly className: string;
  readonly 'aria-label'?: string;
  readonly children: ReactNode;
  /** A `PopoverMenu`. It is loaded apart from its button, which is on every screen. */
  readonly menu: (open: OpenMenu) => ReactNode;
}

const startOf: Partial<Record<string, OpenMenu['start']>> = { ArrowDown: 'first', ArrowUp: 'last' };

/** A button that opens a menu. */
export function MenuButton({ children, menu, ...props }: MenuButtonProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [start, setStart] = useState<OpenMenu['start']>();
  const close = () => setStart(undefined);
  const press = ({ pointerType }: PressEvent) => {
    if (start) close();
    else setStart(pointerType === 'keyboard' || pointerType === 'virtual' ? 'first' : true);
  };
  const byArrow = (event: KeyboardEvent) => {
    const chosen = startOf[event.key];
    if (!chosen) return;
    event.preventDefault();
    setStart(chosen);
  };
  return (
    <>
      <Button
        {...props}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={start !== undefined}
        onPress={press}
        onKeyDown={byArrow}
      >
        {children}
      </Button>
      {start ? (
        <div className={styles.place}>{menu({ trigger, start, onClose: close })}</div>
      ) : null}
    </>
  );
}
