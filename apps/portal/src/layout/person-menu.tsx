import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { api } from '../api/client';
import { useMe } from '../session/me';
import styles from './person-menu.module.css';
import { layoutTexts } from './texts';

/** The picture at the top right, with the person's menu. */
export default function PersonMenu() {
  const t = layoutTexts();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const name = `${me.firstNames} ${me.lastNames}`;
  const initials = `${me.firstNames.at(0) ?? ''}${me.lastNames.at(0) ?? ''}`.toUpperCase();
  const signOut = async () => {
    await api.DELETE('/sessions/current').catch(() => undefined);
    queries.clear();
    await navigate({ to: '/ingresar' });
  };
  return (
    <MenuTrigger>
      <Button className={styles.picture} aria-label={t('menuOf', { name })}>
        <span aria-hidden="true">{initials}</span>
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <p className={styles.name}>{name}</p>
        <Menu className={styles.menu} aria-label={t('menuOf', { name })}>
          <MenuItem className={styles.item} onAction={() => void navigate({ to: '/' })}>
            {t('desk')}
          </MenuItem>
          <MenuItem
            className={styles.item}
            onAction={() => void navigate({ to: '/configuraciones' })}
          >
            {t('settings')}
          </MenuItem>
          <MenuItem
            className={styles.item}
            onAction={() => void navigate({ to: '/mis-registros' })}
          >
            {t('registrations')}
          </MenuItem>
          <MenuItem className={styles.item} onAction={() => void signOut()}>
            {t('signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
