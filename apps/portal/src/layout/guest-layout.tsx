import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { ButtonLink } from '../controls/button';
import { Waiting } from '../controls/waiting';
import { Frame } from './frame';
import { layoutTexts } from './texts';

/** Around the screens that need no session. */
export function GuestLayout() {
  const t = layoutTexts();
  return (
    <Frame
      aside={
        <>
          <ButtonLink to="/registro" kind="plain">
            {t('register')}
          </ButtonLink>
          <ButtonLink to="/ingresar" kind="secondary">
            {t('signIn')}
          </ButtonLink>
        </>
      }
    >
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </Frame>
  );
}
