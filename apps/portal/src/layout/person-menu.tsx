import { useState } from 'react';
import { useCommand } from '../api/use-command';
import { Confirmation } from '../controls/confirmation';
import { MenuButton } from '../controls/menu-button';
import { laterPart } from '../later/later-part';
import { useSoon } from '../later/use-soon';
import { useMe } from '../session/me';
import { signOut } from '../session/sign-out';
import { startOver } from '../session/start-over';
import styles from './person-menu.module.css';
import { layoutTexts } from './texts';

/** Whoever can leave can be told that it did not work, which happens without a connection. */
const Entries = laterPart(async () => {
  const [{ PersonEntries }] = await Promise.all([
    import('./person-entries'),
    Confirmation.prepare(),
  ]);
  return PersonEntries;
});

/** The picture at the top right, with the person's menu. */
export function PersonMenu() {
  const t = layoutTexts();
  const me = useMe();
  const name = `${me.firstNames} ${me.lastNames}`;
  const initials = `${me.firstNames.at(0) ?? ''}${me.lastNames.at(0) ?? ''}`.toUpperCase();
  const [failed, setFailed] = useState(false);
  const leaving = useCommand<void, void>(signOut, {
    onSuccess: () => startOver('/ingresar'),
    onError: () => setFailed(true),
  });
  useSoon(Entries.prepare);
  return (
    <>
      <MenuButton
        className={styles.picture!}
        // Who speaks to the browser says what they see: the letters are part of the name.
        aria-label={`${t('menuOf', { name })} (${initials})`}
        menu={(open) => <Entries open={open} name={name} onLeave={() => void leaving.submit()} />}
      >
        <span aria-hidden="true">{initials}</span>
      </MenuButton>
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
