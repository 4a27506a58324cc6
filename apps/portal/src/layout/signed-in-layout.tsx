import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Waiting } from '../controls/waiting';
import { useLive } from '../live/use-live';
import { RenewSession } from '../session/renew-session';
import { useSamePerson } from '../session/use-same-person';
import { AccountSelector } from './account-selector';
import { Frame } from './frame';
import { PersonMenu } from './person-menu';

/** Around every screen of a person who is signed in: the menu, live updates, and signing in again over the page. */
export default function SignedInLayout() {
  useSamePerson();
  useLive();
  return (
    <Frame
      aside={
        <>
          <AccountSelector />
          <PersonMenu />
        </>
      }
    >
      <RenewSession />
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </Frame>
  );
}
