import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { SignInForm } from './sign-in-form';
import { useMe } from './me';
import { renewal } from './renewal';
import { startOver } from './start-over';
import { sessionTexts } from './texts';

/** Signing in again over the page; what was typed stays below it. */
export function RenewalDialog() {
  const t = sessionTexts();
  const me = useMe();
  const signedIn = (userId: string) => {
    // Another person's data must not stay on the screen.
    if (userId !== me.id) startOver('/');
    else renewal.answer(true);
  };
  return (
    <Dialog title={t('renewTitle')}>
      <p>{t('renewText')}</p>
      <SignInForm email={me.email} onSignedIn={signedIn} />
      <Button kind="plain" onPress={() => startOver('/ingresar')}>
        {t('leave')}
      </Button>
    </Dialog>
  );
}
