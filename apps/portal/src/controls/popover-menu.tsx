import type { ReactNode } from 'react';
import { Menu, type MenuProps } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { OpenMenu } from './menu-button';

interface PopoverMenuProps extends MenuProps<object> {
  readonly open: OpenMenu;
  readonly label: string;
  readonly popover: string;
  /** Above what can be chosen. */
  readonly heading?: ReactNode;
}

/** The menu of a `MenuButton`. */
export function PopoverMenu({ open, label, popover, heading, ...menu }: PopoverMenuProps) {
  const { trigger, start, onClose } = open;
  return (
    <Popover
      className={popover}
      placement="bottom end"
      triggerRef={trigger}
      trigger="MenuTrigger"
      aria-label={label}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {heading}
      <Menu {...menu} aria-label={label} autoFocus={start} onClose={onClose} />
    </Popover>
  );
}
