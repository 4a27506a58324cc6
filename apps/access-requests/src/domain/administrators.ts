import type { AccessRequest } from './access-request';
import type { Standing } from './known-accounts';
import { unchanged, type Outcome } from './outcome';

/**
 * Who is to hear of a request that waits, as the account says it now. An accepted one is included until the account
 * has answered: it may become pending again.
 */
export function noteAdministrators(
  request: AccessRequest,
  standings: readonly Standing[],
): Outcome {
  if (!request.open) return unchanged;
  const present = request.administrators;
  const told = (userId: string) => present.includes(userId);
  const gone = standings.filter(({ userId, administers }) => !administers && told(userId));
  const come = standings.filter(({ userId, administers }) => administers && !told(userId));
  if (gone.length === 0 && come.length === 0) return unchanged;
  const administrators = [
    ...present.filter((userId) => !gone.some((former) => former.userId === userId)),
    ...come.map(({ userId }) => userId),
  ];
  return { state: { ...request, ...administeredBy(request, administrators) }, events: [] };
}

type Told = Pick<AccessRequest, 'administrators' | 'withoutAdministrator' | 'submittedTo'>;

/** Others are to be told from now on; whom the submission named is not forgotten. */
export function administeredBy(
  { administrators: before, submittedTo }: Told,
  administrators: readonly string[],
): Told {
  const told = new Set(before);
  const same = told.size === administrators.length && administrators.every((id) => told.has(id));
  return {
    administrators,
    withoutAdministrator: administrators.length === 0,
    submittedTo: same ? submittedTo : (submittedTo ?? before),
  };
}

/** As the submission said it, less those who ceased to administer: who came since never heard of it. */
export function toldOfSubmission({ administrators, submittedTo }: Told): Told {
  const named = submittedTo ?? administrators;
  return {
    administrators: administrators.filter((id) => named.includes(id)),
    withoutAdministrator: named.length === 0,
  };
}
