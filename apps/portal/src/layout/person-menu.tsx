import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useCommand } from '../api/use-command';
import { Confirmation } from '../controls/confirmation';
import { useMe } from '../session/me';
import { signOut } from '../session/sign-out';
import { startOver } from '../session/start-over';
import styles from './person-menu.module.css';
import { layoutTexts } from './texts';

/** The picture at the top right, with the person's menu. */
export default function PersonMenu() {
  const t = layoutTexts();
  const me = useMe();
  const navigate = useNavigate();
  const name = `${me.firstNames} ${me.lastNames}`;
  const initials = `${me.firstNames.at(0) ?? ''}${me.lastNames.at(0) ?? ''}`.toUpperCase();
  const [failed, setFailed] = useState(false);
  const leaving = useCommand<void, void>(signOut, {
    onSuccess: () => startOver('/ingresar'),
    onError: () => setFailed(true),
  });
  return (
    <>
      <MenuTrigger>
        {/* Who speaks to the browser says what they see: the letters are part of the name. */}
        <Button className={styles.picture} aria-label={`${t('menuOf', { name })} (${initials})`}>
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
            <MenuItem className={styles.item} onAction={() => void leaving.submit()}>
              {t('signOut')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {failed ? (
        <Confirmation
          title={t('signOutFailed')}
          confirm={t('signOut')}
          cancel={t('stay')}
          isPending={leaving.isPending}
          error={leaving.error}
          onConfirm={() => void leaving.submit()}
          onClose={() => setFailed(false)}
        >
          <p>{t('signOutFailedText')}</p>
        </Confirmation>
      ) : null}
    </>
  );
}
