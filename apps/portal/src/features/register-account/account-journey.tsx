import type { AccessRequestView, AccountView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Page } from '../../layout/page';
import { FindAccount } from '../find-account/find-account';
import { AccountRegistered } from './account-registered';
import { RegisterAccountSteps } from './register-account-steps';
import { RequestFiled } from './request-filed';
import { registerAccountTexts } from './texts';

type Place =
  | { readonly at: 'find'; readonly account?: AccountView }
  | { readonly at: 'register'; readonly name: string }
  | { readonly at: 'filed'; readonly request: AccessRequestView }
  | { readonly at: 'registered'; readonly account: AccountView };

interface AccountJourneyProps {
  readonly begin: Place;
  /** Title of the search, and what stands above and below it. */
  readonly title: string;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
}

/** From a name to an account that one administers, or to a request that is on its way. */
export function AccountJourney({ begin, title, above, below }: AccountJourneyProps) {
  const t = registerAccountTexts();
  const queries = useQueryClient();
  const [place, setPlace] = useState(begin);
  const arrive = (next: Place) => {
    for (const key of ['memberships', 'access-requests', 'accounts']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    setPlace(next);
  };
  switch (place.at) {
    case 'find':
      return (
        <Page key="find" title={title}>
          {above}
          <FindAccount
            onFiled={(request) => arrive({ at: 'filed', request })}
            onRegister={(name) => setPlace({ at: 'register', name })}
            {...(place.account ? { account: place.account } : {})}
          />
          {below}
        </Page>
      );
    case 'register':
      return (
        <Page key="register" title={t('title')}>
          {above}
          <RegisterAccountSteps
            name={place.name}
            onRegistered={(account) => arrive({ at: 'registered', account })}
            onRequest={(account) => setPlace({ at: 'find', account })}
            onBack={() => setPlace({ at: 'find' })}
          />
        </Page>
      );
    case 'filed':
      return <RequestFiled request={place.request} />;
    case 'registered':
      return <AccountRegistered account={place.account} />;
  }
}
