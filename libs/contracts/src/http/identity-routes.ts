import { z } from 'zod';
import { defineRoute } from './define-route';
import { email, listOf, opaqueId, page, text, timestamp } from './primitives';

export const documentTypes = ['CC', 'CE', 'PA', 'PPT', 'TI'] as const;
const password = z.string().min(1).max(1000);
/** What a chosen password can be refused for. */
const passwordProblems = [
  'password.too-short',
  'password.too-long',
  'password.too-common',
  'password.personal',
] as const;

export const registerUserBody = z.strictObject({
  documentType: z.enum(documentTypes),
  documentNumber: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{4,20}$/),
  firstNames: text(100),
  lastNames: text(100),
  email,
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ]{7,20}$/)
    .optional(),
  password,
  acceptedTermsVersion: z.string().min(1).max(40),
});
export const verifyEmailBody = z.strictObject({
  email,
  code: z
    .string()
    .trim()
    .regex(/^\d{8}$/),
  password: password.optional(),
});
export const resendVerificationBody = z.strictObject({ email });
export const requestPasswordResetBody = z.strictObject({ email });
export const completePasswordResetBody = z.strictObject({
  token: z.string().min(1).max(200),
  password,
});
export const signInBody = z.strictObject({
  email,
  password,
  secondFactor: z.string().max(20).optional(),
});
export const updateProfileBody = z.strictObject({
  firstNames: text(100).optional(),
  lastNames: text(100).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ]{7,20}$/)
    .optional(),
});
export const accessHistoryQuery = z.strictObject({ ...page });

export const userView = z.object({
  id: opaqueId,
  firstNames: z.string(),
  lastNames: z.string(),
  email: z.string(),
  documentType: z.enum(documentTypes),
  documentLastFour: z.string(),
  phone: z.string().nullable(),
});
export const sessionView = z.object({
  id: opaqueId,
  startedAt: timestamp,
  lastSeenAt: timestamp,
  expiresAt: timestamp,
  current: z.boolean(),
  device: z.string(),
});
export const accessHistoryEntry = z.object({
  id: opaqueId,
  /** `refused`: somebody tried this address with another password, or too often. */
  what: z.enum(['signed-in', 'refused', 'session-ended', 'password-changed']),
  at: timestamp,
  /** Browser and system, as far as they say so themselves. */
  device: z.string(),
  /** Why a session ended; null for everything else. */
  reason: z
    .enum(['signed-out', 'ended-by-user', 'user-closed', 'too-many', 'password-changed'])
    .nullable(),
});

export const identityRoutes = [
  defineRoute({
    method: 'POST',
    path: '/users',
    servedBy: 'identity',
    session: 'none',
    summary: 'Starts a registration; a code is sent by mail.',
    body: registerUserBody,
    status: 202,
    answer: z.object({ status: z.literal('verification-sent') }),
    problems: passwordProblems,
  }),
  defineRoute({
    method: 'POST',
    path: '/email-verifications',
    servedBy: 'identity',
    session: 'none',
    summary: 'Ends the registration with the code from the mail.',
    body: verifyEmailBody,
    status: 204,
    problems: ['email-verification.invalid'],
  }),
  defineRoute({
    method: 'POST',
    path: '/email-verifications/resend',
    servedBy: 'identity',
    session: 'none',
    summary: 'Sends the code again, within limits.',
    body: resendVerificationBody,
    status: 202,
    answer: z.object({ status: z.literal('verification-sent') }),
    problems: [],
  }),
  defineRoute({
    method: 'POST',
    path: '/password-resets',
    servedBy: 'identity',
    session: 'none',
    summary: 'Sends a link for a new password, if the address has a user; answers the same if not.',
    body: requestPasswordResetBody,
    status: 202,
    answer: z.object({ status: z.literal('requested') }),
    problems: [],
  }),
  defineRoute({
    method: 'POST',
    path: '/password-resets/completion',
    servedBy: 'identity',
    session: 'none',
    summary: "Chooses a new password with the link's token; every session of the person ends.",
    body: completePasswordResetBody,
    status: 204,
    problems: ['password-reset.invalid', ...passwordProblems],
  }),
  defineRoute({
    method: 'POST',
    path: '/sessions',
    servedBy: 'identity',
    session: 'none',
    summary: 'Signs in; sets the session cookie.',
    body: signInBody,
    status: 201,
    answer: z.object({ user: userView }),
    problems: ['session.refused', 'session.email-unverified'],
  }),
  defineRoute({
    method: 'GET',
    path: '/sessions',
    servedBy: 'identity',
    session: 'required',
    summary: 'The own active sessions.',
    status: 200,
    answer: z.object({ items: z.array(sessionView), next: z.null() }),
    problems: [],
  }),
  defineRoute({
    method: 'DELETE',
    path: '/sessions/current',
    servedBy: 'identity',
    session: 'required',
    summary: 'Signs out.',
    status: 204,
    problems: [],
  }),
  defineRoute({
    method: 'DELETE',
    path: '/sessions/{id}',
    servedBy: 'identity',
    session: 'required',
    summary: 'Ends another own session.',
    status: 204,
    problems: ['session.not-found'],
  }),
  defineRoute({
    method: 'GET',
    path: '/me',
    servedBy: 'identity',
    session: 'required',
    summary: 'The own profile.',
    status: 200,
    answer: userView,
    problems: [],
  }),
  defineRoute({
    method: 'PATCH',
    path: '/me',
    servedBy: 'identity',
    session: 'required',
    summary: 'Changes the own names or phone.',
    body: updateProfileBody,
    ifMatch: true,
    status: 200,
    answer: userView,
    problems: [],
  }),
  defineRoute({
    method: 'GET',
    path: '/me/access-history',
    servedBy: 'identity',
    session: 'required',
    summary: 'Who used, or tried to use, the own user: 180 days at most, newest first.',
    query: accessHistoryQuery,
    status: 200,
    answer: listOf(accessHistoryEntry),
    problems: [],
  }),
] as const;
