import { z } from 'zod';
import { organizationType, role } from '../snapshots';
import { defineRoute } from './define-route';
import { email, listOf, opaqueId, page, paragraph, text, timestamp } from './primitives';

export const searchAccountsQuery = z.strictObject({
  q: z.string().trim().min(1).max(120),
  ...page,
});
export const registerAccountBody = z.strictObject({
  legalName: text(300),
  shortName: text(300).optional(),
  nit: z.string().trim().min(1).max(40).optional(),
  organizationType,
  municipality: text(120),
  department: text(120),
  notificationEmail: email,
});
export const changeRoleBody = z.strictObject({ role });
export const cancelMembershipBody = z.strictObject({ reason: paragraph(1000).optional() });

export const accountView = z.object({
  id: opaqueId,
  code: z.string(),
  name: z.string(),
  nit: z.string().nullable(),
  checkDigit: z.int().nullable(),
  /** `899.999.068-1`; masked for a natural person, except to members. */
  nitDisplay: z.string().nullable(),
  organizationType,
  municipality: z.string().nullable(),
  department: z.string().nullable(),
  active: z.boolean(),
  pluralProvider: z.boolean(),
  hasAdministrator: z.boolean(),
});
export type AccountView = z.infer<typeof accountView>;
export const actingView = z.object({ role, permissions: z.array(z.string()), since: timestamp });
export const memberView = z.object({
  userId: opaqueId,
  names: z.string().nullable(),
  role,
  state: z.enum(['active', 'suspended', 'cancelled', 'ended']),
  since: timestamp,
  until: timestamp.nullable(),
});

export const accountRoutes = [
  defineRoute({
    method: 'GET',
    path: '/accounts',
    servedBy: 'accounts',
    session: 'required',
    summary: 'Search by full or partial name, or by NIT in any format.',
    query: searchAccountsQuery,
    status: 200,
    answer: listOf(accountView),
    problems: [],
  }),
  defineRoute({
    method: 'POST',
    path: '/accounts',
    servedBy: 'accounts',
    session: 'required',
    summary: 'Registrar Entidad: the creator administers the account.',
    body: registerAccountBody,
    idempotent: true,
    status: 201,
    answer: accountView,
    problems: [
      'account.already-exists',
      'nit.invalid',
      'nit.check-digit-wrong',
      'nit.placeholder',
      'nit.required',
    ],
  }),
  defineRoute({
    method: 'GET',
    path: '/accounts/{id}',
    servedBy: 'accounts',
    session: 'required',
    summary: 'One account.',
    status: 200,
    answer: accountView,
    problems: ['account.not-found'],
  }),
  defineRoute({
    method: 'GET',
    path: '/accounts/{id}/acting',
    servedBy: 'accounts',
    session: 'required',
    summary: 'May I act for this account?',
    status: 200,
    answer: actingView,
    problems: ['account.not-found', 'account.not-member'],
  }),
  defineRoute({
    method: 'GET',
    path: '/accounts/{id}/members',
    servedBy: 'gateway',
    session: 'required',
    summary: 'Administración de usuarios: the members, with names.',
    status: 200,
    answer: listOf(memberView),
    problems: ['account.not-found', 'account.not-administrator'],
  }),
  defineRoute({
    method: 'PATCH',
    path: '/accounts/{id}/members/{userId}',
    servedBy: 'accounts',
    session: 'required',
    summary: "Changes a member's role.",
    body: changeRoleBody,
    ifMatch: true,
    status: 200,
    answer: memberView.omit({ names: true }),
    problems: [
      'account.not-found',
      'account.not-administrator',
      'membership.not-found',
      'membership.last-administrator',
    ],
  }),
  defineRoute({
    method: 'POST',
    path: '/accounts/{id}/members/{userId}/cancellation',
    servedBy: 'accounts',
    session: 'required',
    summary: "Cancelar acceso, one's own too.",
    body: cancelMembershipBody,
    idempotent: true,
    ifMatch: true,
    status: 200,
    answer: memberView.omit({ names: true }),
    problems: [
      'account.not-found',
      'account.not-administrator',
      'membership.not-found',
      'membership.last-administrator',
    ],
  }),
] as const;
