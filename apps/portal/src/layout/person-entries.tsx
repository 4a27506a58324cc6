import { useNavigate } from '@tanstack/react-router';
import { MenuItem } from 'react-aria-components/Menu';
import type { OpenMenu } from '../controls/menu-button';
import { PopoverMenu } from '../controls/popover-menu';
import styles from './person-menu.module.css';
import { layoutTexts } from './texts';

interface PersonEntriesProps {
  readonly open: OpenMenu;
  readonly name: string;
  readonly onLeave: () => void;
}

const ways = [
  ['desk', '/'],
  ['settings', '/configuraciones'],
  ['registrations', '/mis-registros'],
] as const;

export function PersonEntries({ open, name, onLeave }: PersonEntriesProps) {
  const t = layoutTexts();
  const navigate = useNavigate();
  return (
    <PopoverMenu
      open={open}
      label={t('menuOf', { name })}
      popover={styles.popover!}
      className={styles.menu}
      heading={<p className={styles.name}>{name}</p>}
    >
      {ways.map(([words, to]) => (
        <MenuItem key={to} className={styles.item} onAction={() => void navigate({ to })}>
          {t(words)}
        </MenuItem>
      ))}
      <MenuItem className={styles.item} onAction={onLeave}>
        {t('signOut')}
      </MenuItem>
    </PopoverMenu>
  );
}
