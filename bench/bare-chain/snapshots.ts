/** A request as the product stores it: what the bare chain reads of it. */
export interface RequestDocument {
  readonly _id: string;
  readonly v: number;
  readonly reference: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly userId: string;
  readonly status: string;
  readonly open: boolean;
  readonly submittedAt: Date;
  readonly deadline: Date;
  readonly requestedRole: string;
  readonly message?: string;
  readonly administrators: readonly string[];
  readonly withoutAdministrator: boolean;
  readonly timeline: readonly { what: string; at: Date; by: string | null }[];
  readonly decision?: { id: string; by: string; at: Date };
  readonly grantedRole?: string;
  readonly [field: string]: unknown;
}

/** What its events carry. */
export const snapshotOf = (request: RequestDocument) => ({
  id: request._id,
  reference: request.reference,
  accountId: request.accountId,
  accountName: request.accountName,
  userId: request.userId,
  status: request.status,
  submittedAt: request.submittedAt,
  deadline: request.deadline,
  withoutAdministrator: request.withoutAdministrator,
  message: request.message,
  requestedRole: request.requestedRole,
  grantedRole: request.grantedRole,
  decisionId: request.decision?.id,
  decidedBy: request.decision?.by,
  decidedAt: request.decision?.at,
  administrators: request.administrators,
});

/** What the administrator is answered. */
export const viewOf = (request: RequestDocument) => ({
  ...snapshotOf(request),
  display: 'Pendiente',
  effective: false,
  version: request.v + 1,
  timeline: request.timeline,
});
