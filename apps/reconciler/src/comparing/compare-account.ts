import type { AccountFact } from '@secop/contracts';
import { isSettled, type Reading } from '../reading/sighting';
import { those, type Compare, type Finding } from './finding';

/** An account, its entry in the directory, and the open requests to it. */
export const compareAccount: Compare = (sightings, reading) => {
  const [account] = those(sightings, 'account');
  if (!account) return [];
  const { id, closedAt } = account;
  if (!isSettled(reading, closedAt)) return directoryBehind(account, reading);
  const repair = { do: 'say-account-closed-again', service: 'accounts', accountId: id } as const;
  const open = those(sightings, 'request')
    .filter(({ submittedAt }) => isSettled(reading, submittedAt))
    .map((request): Finding => ({
      kind: 'request-at-closed-account',
      ids: { accountId: id, accessRequestId: request.id },
      since: closedAt,
      repair,
    }));
  return [...directoryBehind(account, reading), ...open];
};

/** Members are not in the directory, so an older version alone is no difference. */
function directoryBehind(account: AccountFact, reading: Reading): Finding[] {
  const { id, version, active, directory } = account;
  const since = account.changedAt ?? reading.horizon.toISOString();
  const older = (directory?.version ?? 0) < version;
  const differs = directory === null || directory.active !== active;
  if (!older || !differs || !isSettled(reading, since)) return [];
  const repair = { do: 'project-into-directory', service: 'accounts', accountId: id } as const;
  return [{ kind: 'directory-behind', ids: { accountId: id }, since, repair }];
}
