import { z } from 'zod';
import { problemDocument } from '../problems';
import { accessRequestStatuses, role } from '../snapshots';
import { opaqueId, timestamp } from './primitives';

export const timelineEntry = z.object({
  /** `submitted`, `reminded`, `escalated`, `accepted`, `effective`, `rejected`, `reopened`, `withdrawn`, `expired`. */
  what: z.string(),
  at: timestamp,
  by: z.string().nullable(),
});
export const accessRequestView = z.object({
  id: opaqueId,
  reference: z.string(),
  accountId: opaqueId,
  accountName: z.string(),
  userId: opaqueId,
  status: z.enum(accessRequestStatuses),
  /** What the person reads: Pendiente until effective, Aceptado, Rechazado, Retirada, Vencida. */
  display: z.string(),
  effective: z.boolean(),
  withoutAdministrator: z.boolean(),
  submittedAt: timestamp,
  deadline: timestamp,
  message: z.string().nullable(),
  position: z.string().nullable(),
  requestedRole: role,
  grantedRole: role.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: timestamp.nullable(),
  reason: z.string().nullable(),
  /** Of a rejected one: until when an administrator may revert that. */
  reversibleUntil: timestamp.optional(),
  /** Of a rejected one, told to its requester: from when they may ask this account again. */
  askableFrom: timestamp.optional(),
  version: z.int(),
  timeline: z.array(timelineEntry),
});
export type AccessRequestView = z.infer<typeof accessRequestView>;
/** As administrators read a request. Nobody is named to the requester, nor a user who does not exist any more. */
export const inboxItem = accessRequestView.extend({
  requester: z
    .object({
      firstNames: z.string(),
      lastNames: z.string(),
      email: z.string(),
      documentType: z.string(),
      documentLastFour: z.string(),
    })
    .nullable(),
  decidedByName: z.string().nullable(),
});
export const decisionResult = z.object({
  id: opaqueId,
  /** As if this decision had been sent alone. */
  status: z.int(),
  accessRequest: accessRequestView.optional(),
  problem: problemDocument.optional(),
});
export type DecisionResult = z.infer<typeof decisionResult>;
/** In the order of the decisions. */
export const decisionResults = z.object({ results: z.array(decisionResult) });
export const myMembership = z.object({
  accountId: opaqueId,
  accountName: z.string(),
  /** Pendiente, Aceptado, Rechazado, Cancelado, Retirada, Vencida, Suspendido. */
  display: z.string(),
  role: role.nullable(),
  since: timestamp.nullable(),
  accessRequestId: opaqueId.nullable(),
});
