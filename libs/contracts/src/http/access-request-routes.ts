import { z } from 'zod';
import { accessRequestStatuses, role } from '../snapshots';
import {
  accessRequestView,
  decisionResults,
  inboxItem,
  myMembership,
} from './access-request-views';
import { defineRoute } from './define-route';
import { listOf, opaqueId, page, paragraph, text } from './primitives';

export const submitAccessRequestBody = z.strictObject({
  accountId: opaqueId,
  message: paragraph(500).optional(),
  position: text(120).optional(),
  role: role.default('provider'),
});
export const acceptAccessRequestBody = z.strictObject({ role: role.optional() });
export const rejectAccessRequestBody = z.strictObject({ reason: paragraph(1000) });
export const accessRequestDecision = z.discriminatedUnion('decision', [
  z.strictObject({ id: opaqueId, decision: z.literal('accept'), role: role.optional() }),
  z.strictObject({ id: opaqueId, decision: z.literal('reject'), reason: paragraph(1000) }),
]);
export type AccessRequestDecision = z.infer<typeof accessRequestDecision>;
/** Each request once: a row's idempotency key is the call's and the request's id. */
export const decideAccessRequestsBody = z.strictObject({
  decisions: z
    .array(accessRequestDecision)
    .min(1)
    .max(50)
    .superRefine((decisions, context) => {
      const ids = new Set<string>();
      for (const [at, { id }] of decisions.entries()) {
        if (ids.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'] });
        ids.add(id);
      }
    }),
});
export const emptyBody = z.strictObject({});
export const listAccessRequestsQuery = z.strictObject({
  status: z.enum(accessRequestStatuses).optional(),
  ...page,
});

const decision = [
  'access-request.not-found',
  'account.not-administrator',
  'access-request.already-decided',
  'access-request.not-pending',
  'access-request.own',
] as const;

export const accessRequestRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/memberships',
    servedBy: 'gateway',
    session: 'required',
    summary: 'Mis registros: every account of mine with its state.',
    status: 200,
    answer: listOf(myMembership),
    problems: [],
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'Solicitar: asks for access to an account.',
    body: submitAccessRequestBody,
    idempotent: true,
    status: 201,
    answer: accessRequestView,
    problems: [
      'account.not-found',
      'account.inactive',
      'access-request.already-pending',
      'access-request.already-member',
      'access-request.too-many-pending',
      'access-request.cooling-down',
    ],
  }),
  defineRoute({
    method: 'GET',
    path: '/access-requests',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'My requests, newest first.',
    query: listAccessRequestsQuery,
    status: 200,
    answer: listOf(accessRequestView),
    problems: [],
  }),
  defineRoute({
    method: 'GET',
    path: '/access-requests/{id}',
    servedBy: 'gateway',
    session: 'required',
    summary: 'One request of mine, or of my inbox with the names of its people, with its timeline.',
    status: 200,
    answer: inboxItem,
    problems: ['access-request.not-found'],
  }),
  defineRoute({
    method: 'GET',
    path: '/accounts/{id}/access-requests',
    servedBy: 'gateway',
    session: 'required',
    summary: "The administrator's inbox, oldest first, with the requesters' names.",
    query: listAccessRequestsQuery,
    status: 200,
    answer: listOf(inboxItem),
    problems: ['account.not-administrator', 'account.not-found'],
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{id}/acceptance',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'Aceptar acceso.',
    body: acceptAccessRequestBody,
    idempotent: true,
    ifMatch: true,
    status: 200,
    answer: accessRequestView,
    problems: decision,
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{id}/rejection',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'Rechazar acceso, with a reason.',
    body: rejectAccessRequestBody,
    idempotent: true,
    ifMatch: true,
    status: 200,
    answer: accessRequestView,
    problems: decision,
  }),
  defineRoute({
    method: 'POST',
    path: '/accounts/{id}/access-request-decisions',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'Decides several requests of an account, each as if it were sent alone.',
    body: decideAccessRequestsBody,
    idempotent: true,
    status: 200,
    answer: decisionResults,
    problems: ['account.not-found', 'account.not-administrator'],
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{id}/rejection-reversal',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'Revertir rechazo del acceso, within 30 days.',
    body: emptyBody,
    idempotent: true,
    ifMatch: true,
    status: 200,
    answer: accessRequestView,
    problems: [
      'access-request.not-found',
      'account.not-administrator',
      'access-request.not-rejected',
      'access-request.reversal-too-late',
      'access-request.already-pending',
      'access-request.own',
      'access-request.too-many-pending',
    ],
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{id}/withdrawal',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'The requester takes the request back.',
    body: emptyBody,
    idempotent: true,
    ifMatch: true,
    status: 200,
    answer: accessRequestView,
    problems: ['access-request.not-found', 'access-request.not-pending'],
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{id}/reminders',
    servedBy: 'access-requests',
    session: 'required',
    summary: 'The requester nudges the administrators, once per business day.',
    body: emptyBody,
    idempotent: true,
    status: 200,
    answer: accessRequestView,
    problems: [
      'access-request.not-found',
      'access-request.not-pending',
      'access-request.reminded-recently',
    ],
  }),
] as const;
