import type { AccountView } from '@secop/contracts';
import { useRef, useState } from 'react';
import type { Problem } from '../../api/problem';
import { useMe } from '../../session/me';
import { isAboutIdentity, type AccountDraft } from './account-draft';
import { CandidatesStep } from './candidates-step';
import { DetailsStep } from './details-step';
import type { Existing } from './existing-accounts';
import { IdentityStep } from './identity-step';
import { ReviewStep } from './review-step';

interface RegisterAccountStepsProps {
  /** What was searched and not found. */
  readonly name: string;
  readonly onRegistered: (account: AccountView) => void;
  readonly onRequest: (account: AccountView) => void;
  readonly onBack?: () => void;
}

type Step = 'identity' | 'exists' | 'similar' | 'details' | 'review';

/** *Registrar Entidad*: name and NIT, *Validar*, the rest, a look over it, and it is registered. */
export function RegisterAccountSteps(props: RegisterAccountStepsProps) {
  const { name, onRegistered, onRequest, onBack } = props;
  const { email } = useMe();
  const [step, setStep] = useState<Step>('identity');
  const [candidates, setCandidates] = useState<readonly AccountView[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const draft = useRef<AccountDraft>({ ...draftOf(name), notificationEmail: email });
  const keep = (values: Partial<AccountDraft>) => {
    draft.current = { ...draft.current, ...values };
  };
  const go = (next: Step, refused?: Problem) => {
    setProblem(refused);
    setStep(next);
  };
  const offer = (existing: readonly AccountView[], next: 'exists' | 'similar') => {
    setCandidates(existing);
    go(next);
  };
  const validated = ({ same, similar }: Existing) => {
    if (same.length > 0) offer(same, 'exists');
    else if (similar.length > 0) offer(similar, 'similar');
    else go('details');
  };
  const refused = (refusal: Problem) => {
    const pointers = refusal.document.errors?.map(({ pointer }) => pointer) ?? [];
    go(pointers.some(isAboutIdentity) ? 'identity' : 'details', refusal);
  };
  const change = () => go('identity');
  const { legalName, nit, ...details } = draft.current;
  switch (step) {
    case 'identity':
      return (
        <IdentityStep
          typed={{ legalName, nit }}
          problem={problem}
          keep={keep}
          onValidated={validated}
          {...(onBack ? { onBack } : {})}
        />
      );
    case 'exists':
      return <CandidatesStep candidates={candidates} onRequest={onRequest} onChange={change} />;
    case 'similar':
      return (
        <CandidatesStep
          candidates={candidates}
          onRequest={onRequest}
          onChange={change}
          onNone={() => go('details')}
        />
      );
    case 'details':
      return (
        <DetailsStep
          typed={details}
          nit={nit}
          problem={problem}
          keep={keep}
          onDone={() => go('review')}
          onBack={change}
        />
      );
    case 'review':
      return (
        <ReviewStep
          draft={draft.current}
          onRegistered={onRegistered}
          onExists={(existing) => offer(existing, 'exists')}
          onRefused={refused}
          onChange={() => go('details')}
        />
      );
  }
}

/** A number that was searched is the NIT; anything else is the name. */
function draftOf(searched: string): AccountDraft {
  const isNumber = /^[\d\s.-]*\d[\d\s.-]*$/.test(searched);
  const identity = isNumber ? { legalName: '', nit: searched } : { legalName: searched, nit: '' };
  const details = { organizationType: '', department: '', municipality: '', notificationEmail: '' };
  return { ...identity, ...details };
}
