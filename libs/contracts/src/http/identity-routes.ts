import { z } from 'zod';
import { defineRoute } from './define-route';
import { email, opaqueId, text, timestamp } from './primitives';

export const documentTypes = ['CC', 'CE', 'PA', 'PPT', 'TI'] as const;
const password = z.string().min(1).max(1000);

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
    problems: [
      'password.too-short',
      'password.too-long',
      'password.too-common',
      'password.personal',
    ],
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
] as const;
