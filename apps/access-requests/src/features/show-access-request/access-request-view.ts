import type { AccessRequestView } from '@secop/contracts';
import type { AccessRequest } from '../../domain/access-request';
import type { StoredRequest } from '../../domain/access-requests';
import { reversibleUntil } from '../../domain/decide';

/** What a person reads; "Aceptado" only once it works. */
function displayOf(state: AccessRequest): string {
  switch (state.status) {
    case 'pending':
      return 'Pendiente';
    case 'accepted':
      return state.open ? 'Pendiente' : 'Aceptado';
    case 'rejected':
      return 'Rechazado';
    case 'withdrawn':
      return 'Retirada';
    case 'expired':
      return 'Vencida';
  }
}

export function viewOf({ id, version, state }: StoredRequest): AccessRequestView {
  const decision = 'decision' in state ? state.decision : undefined;
  return {
    id,
    reference: state.reference,
    accountId: state.accountId,
    accountName: state.accountName,
    userId: state.userId,
    status: state.status,
    display: displayOf(state),
    effective: 'effectiveAt' in state,
    withoutAdministrator: state.withoutAdministrator,
    submittedAt: state.submittedAt.toISOString(),
    deadline: state.deadline.toISOString(),
    message: state.message ?? null,
    position: state.position ?? null,
    requestedRole: state.requestedRole,
    grantedRole: 'grantedRole' in state ? state.grantedRole : null,
    decidedBy: decision?.by ?? null,
    decidedAt: decision?.at.toISOString() ?? null,
    reason: 'reason' in state ? state.reason : null,
    ...(state.status === 'rejected' && {
      reversibleUntil: reversibleUntil(state.decision.at).toISOString(),
    }),
    version,
    timeline: state.timeline.map(({ what, at, by }) => ({ what, at: at.toISOString(), by })),
  };
}
