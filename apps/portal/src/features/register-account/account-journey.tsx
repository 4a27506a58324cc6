import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import { usePart } from '../../controls/use-part';
import { Page } from '../../layout/page';
import { accountQuery } from '../account/queries';
import { FindAccount } from '../find-account/find-account';
import { nothingYet, type Finding, type FindingPart } from '../find-account/finding';
import { useSeeFiled } from '../find-account/use-see-filed';
import { AccountRegistered } from './account-registered';
import { RegisterAccountSteps } from './register-account-steps';
import { isRegistering, registering, type Registering, type RegisteringPart } from './registering';
import { registerAccountTexts } from './texts';

interface AccountJourneyProps {
  readonly begin: 'search' | 'identity';
  /** Of the account that is registered, when it begins with that. */
  readonly name?: string;
  /** Title of the search, and what stands above and below it. */
  readonly title: string;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
}

/** From a name to an account that one administers, or to a request that is on its way. */
export function AccountJourney({ begin, name = '', title, above, below }: AccountJourneyProps) {
  const t = registerAccountTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const seeFiled = useSeeFiled();
  const { part, go } = usePart<FindingPart | RegisteringPart>(begin);
  const registered = useLocation({ select: ({ state }) => state.registered });
  const [finding, setFinding] = useState(nothingYet);
  const memory = useRef<Registering>(registering(name));
  const keep = (change: Partial<Finding>) => setFinding((before) => ({ ...before, ...change }));
  if (registered) return <AccountRegistered accountId={registered} />;
  if (isRegistering(part)) {
    return (
      <Page key="register" title={t('title')}>
        {above}
        <RegisterAccountSteps
          memory={memory.current}
          part={part}
          go={go}
          onRegistered={(account) => {
            queries.setQueryData(accountQuery(account.id).queryKey, account);
            void queries.invalidateQueries({ queryKey: ['memberships'] });
            void navigate({ to: '.', state: { registered: account.id }, replace: true });
          }}
          onRequest={(chosen) => {
            keep({ chosen });
            go('request');
          }}
          onBack={() => go('search')}
        />
      </Page>
    );
  }
  return (
    <Page key="find" title={title}>
      {above}
      <FindAccount
        finding={finding}
        keep={keep}
        onFiled={seeFiled}
        onRegister={(searched) => {
          memory.current = registering(searched);
          go('identity');
        }}
      />
      {below}
    </Page>
  );
}
