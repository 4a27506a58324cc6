import type { AccessRequestView, AccountView } from '@secop/contracts';
import { useState } from 'react';
import { RequestAccess } from './request-access';
import { SearchAccounts } from './search-accounts';
import { noDraft, type RequestDraft } from './request-draft';

interface FindAccountProps {
  readonly onFiled: (request: AccessRequestView) => void;
  /** The account does not exist; `name` is what was searched. */
  readonly onRegister: (name: string) => void;
  /** What the person comes from another screen with: the request form of this account is opened. */
  readonly account?: AccountView;
}

/** Search an account, then request access to it. What was typed stays when going back. */
export function FindAccount({ onFiled, onRegister, account }: FindAccountProps) {
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState(account);
  const [draft, setDraft] = useState<RequestDraft>(noDraft);
  if (!chosen) {
    return (
      <SearchAccounts
        asked={asked}
        onAsk={setAsked}
        onChoose={setChosen}
        onRegister={() => onRegister(asked)}
      />
    );
  }
  const back = (typed: RequestDraft) => {
    setDraft(typed);
    setChosen(undefined);
  };
  return <RequestAccess account={chosen} draft={draft} onBack={back} onFiled={onFiled} />;
}
