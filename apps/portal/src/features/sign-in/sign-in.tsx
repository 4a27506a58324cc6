import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../../layout/page';
import { SignInForm } from '../../session/sign-in-form';
import { rememberUnverified } from '../../session/unverified-address';
import { signInTexts } from './texts';

/** *Ingresar*. Leads where the person wanted to go. */
export default function SignIn() {
  const t = signInTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { destino } = useSearch({ from: '/guest/ingresar' });
  const arrive = () => {
    queries.clear();
    void navigate({ to: destino ?? '/' });
  };
  const verify = (email: string) => {
    rememberUnverified(email);
    void navigate({ to: '/verificar-correo' });
  };
  return (
    <Page title={t('title')}>
      <SignInForm onSignedIn={arrive} onUnverified={verify} />
      <p>
        <Link to="/restablecer-contrasena">{t('forgotten')}</Link>
      </p>
      <p>
        {t('newHere')} <Link to="/registro">{t('register')}</Link>
      </p>
    </Page>
  );
}
