import type { AccountView } from '@secop/contracts';
import { useState } from 'react';
import type { Problem } from '../../api/problem';
import { useMe } from '../../session/me';
import { isAboutIdentity, type AccountDraft } from './account-draft';
import { CandidatesStep } from './candidates-step';
import { DetailsStep } from './details-step';
import type { Existing } from './existing-accounts';
import { IdentityStep } from './identity-step';
import { reachable, type Registering, type RegisteringPart } from './registering';
import { ReviewStep } from './review-step';

interface RegisterAccountStepsProps {
  /** Is changed as one goes on. */
  readonly memory: Registering;
  readonly part: RegisteringPart;
  readonly go: (part: RegisteringPart) => void;
  readonly onRegistered: (account: AccountView) => void;
  readonly onRequest: (account: AccountView) => void;
  readonly onBack: () => void;
}

/** *Registrar Entidad*: name and NIT, *Validar*, the rest, a look over it, and it is registered. */
export function RegisterAccountSteps(props: RegisterAccountStepsProps) {
  const { memory, part, go, onRegistered, onRequest, onBack } = props;
  const { email } = useMe();
  const [refusal, setRefusal] = useState<{ at: RegisteringPart; problem: Problem }>();
  const problem = refusal?.at === part ? refusal.problem : undefined;
  const keep = (values: Partial<AccountDraft>) => {
    memory.draft = { ...memory.draft, ...values };
  };
  const goOn = (next: RegisteringPart, refused?: Problem) => {
    setRefusal(refused && { at: next, problem: refused });
    go(next);
  };
  const validated = ({ same, similar }: Existing) => {
    memory.candidates = same.length > 0 ? same : similar;
    if (same.length > 0) goOn('exists');
    else goOn(similar.length > 0 ? 'similar' : 'details');
  };
  const refused = (refusal: Problem) => {
    const pointers = refusal.document.errors?.map(({ pointer }) => pointer) ?? [];
    goOn(pointers.some(isAboutIdentity) ? 'identity' : 'details', refusal);
  };
  const change = () => goOn('identity');
  const { legalName, nit, ...details } = memory.draft;
  switch (reachable(part, memory)) {
    case 'identity':
      return (
        <IdentityStep
          typed={{ legalName, nit }}
          problem={problem}
          keep={keep}
          onValidated={validated}
          onBack={onBack}
        />
      );
    case 'exists':
      return (
        <CandidatesStep
          candidates={memory.candidates ?? []}
          onRequest={onRequest}
          onChange={change}
        />
      );
    case 'similar':
      return (
        <CandidatesStep
          candidates={memory.candidates ?? []}
          onRequest={onRequest}
          onChange={change}
          onNone={() => goOn('details')}
        />
      );
    case 'details':
      return (
        <DetailsStep
          typed={{ ...details, notificationEmail: details.notificationEmail || email }}
          nit={nit}
          problem={problem}
          keep={keep}
          onDone={() => goOn('review-account')}
          onBack={change}
        />
      );
    case 'review-account':
      return (
        <ReviewStep
          draft={memory.draft}
          onRegistered={onRegistered}
          onExists={(existing) => {
            memory.candidates = existing;
            goOn('exists');
          }}
          onRefused={refused}
          onChange={() => goOn('details')}
        />
      );
  }
}
