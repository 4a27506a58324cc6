import {
  happened,
  type AccessRequestAcceptedV1,
  type AccessRequestSnapshot,
  type EventContract,
  type EventToRecord,
} from '@secop/contracts';
import type { AccessRequest } from './access-request';
import type { Occasion } from './occasion';

export interface Changed {
  readonly state: AccessRequest;
  readonly events: readonly EventToRecord[];
}
/** Nothing to do: it has happened already, or it is about something that is over. */
export interface Unchanged {
  readonly unchanged: true;
}
export type Outcome = Changed | Unchanged;

export const unchanged: Unchanged = { unchanged: true };

type AccessRequestEvent = EventContract<string, (typeof AccessRequestAcceptedV1)['data']>;

/** The request becomes this, and says so with a snapshot of what it has become. */
export function becomes(
  { id }: Pick<Occasion, 'id'>,
  state: AccessRequest,
  event: AccessRequestEvent,
): Changed {
  return { state, events: [happened(event, { accessRequest: snapshotOf(id, state) })] };
}

export function snapshotOf(id: string, state: AccessRequest): AccessRequestSnapshot {
  return {
    id,
    reference: state.reference,
    accountId: state.accountId,
    accountName: state.accountName,
    userId: state.userId,
    status: state.status,
    submittedAt: state.submittedAt.toISOString(),
    deadline: state.deadline.toISOString(),
    withoutAdministrator: state.withoutAdministrator,
    message: state.message,
    position: state.position,
    requestedRole: state.requestedRole,
    administrators: [...state.administrators],
    ...('grantedRole' in state ? { grantedRole: state.grantedRole } : {}),
    ...('decision' in state
      ? {
          decisionId: state.decision.id,
          decidedBy: state.decision.by,
          decidedAt: state.decision.at.toISOString(),
        }
      : {}),
    ...('effectiveAt' in state ? { effectiveAt: state.effectiveAt.toISOString() } : {}),
    ...('reason' in state ? { reason: state.reason } : {}),
  };
}
