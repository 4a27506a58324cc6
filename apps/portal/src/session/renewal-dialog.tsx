import { useNavigate } from '@tanstack/react-router';
import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { SignInForm } from './sign-in-form';
import { useMe } from './me';
import { renewal } from './renewal';
import { sessionTexts } from './texts';

/** Signing in again over the page; what was typed stays below it. */
export default function RenewalDialog() {
  const t = sessionTexts();
  const me = useMe();
  const navigate = useNavigate();
  const leave = () => {
    renewal.answer(false);
    void navigate({ to: '/ingresar' });
  };
  const signedIn = (userId: string) => {
    // Another person's data must not stay on the screen.
    if (userId !== me.id) window.location.assign('/');
    else renewal.answer(true);
  };
  return (
    <Dialog title={t('renewTitle')}>
      <p>{t('renewText')}</p>
      <SignInForm email={me.email} onSignedIn={signedIn} />
      <Button kind="plain" onPress={leave}>
        {t('leave')}
      </Button>
    </Dialog>
  );
}
