import type { AccessRequestView } from '@secop/contracts';
import { usePart } from '../../controls/use-part';
import { laterPart } from '../../later/later-part';
import { useSoon } from '../../later/use-soon';
import type { Finding, FindingPart } from './finding';
import { SearchAccounts } from './search-accounts';

const RequestAccess = laterPart(async () => (await import('./request-access')).RequestAccess);

interface FindAccountProps {
  readonly finding: Finding;
  readonly keep: (change: Partial<Finding>) => void;
  readonly onFiled: (request: AccessRequestView) => void;
  /** The account does not exist; `name` is what was searched. */
  readonly onRegister: (name: string) => void;
}

/** Search an account, then request access to it. What was typed stays when going back. */
export function FindAccount({ finding, keep, onFiled, onRegister }: FindAccountProps) {
  const { part, go } = usePart<FindingPart>('search');
  const { asked, chosen, draft } = finding;
  useSoon(RequestAccess.prepare);
  if (!chosen || part === 'search') {
    return (
      <SearchAccounts
        asked={asked}
        onAsk={(q) => keep({ asked: q })}
        onChoose={(account) => {
          keep({ chosen: account });
          go('request');
        }}
        onRegister={() => onRegister(asked)}
      />
    );
  }
  return (
    <RequestAccess
      key={chosen.id}
      account={chosen}
      draft={draft}
      part={part}
      go={go}
      keep={(typed) => keep({ draft: typed })}
      onFiled={onFiled}
    />
  );
}
