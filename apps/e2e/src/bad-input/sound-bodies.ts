import type { RouteContract } from '@secop/contracts';
import { aCompany, registrationOf } from '../companies/company';
import { aPerson } from '../people/person';

const email = 'nadie@correo.example';

/** A body for every route that takes one, with nothing wrong in it. */
const bodies: Readonly<Record<string, () => object>> = {
  'POST /users': aPerson,
  'POST /email-verifications': () => ({ email, code: '12345678' }),
  'POST /email-verifications/resend': () => ({ email }),
  'POST /password-resets': () => ({ email }),
  'POST /password-resets/completion': () => ({
    token: 'nobody-has-it',
    password: 'una frase que nadie usa hoy',
  }),
  'POST /sessions': () => ({ email, password: 'una frase que nadie usa hoy' }),
  'PATCH /me': () => ({ phone: '+57 300 1234567' }),
  'POST /accounts': () => registrationOf(aCompany()),
  'PATCH /accounts/{id}/members/{userId}': () => ({ role: 'provider' }),
  'POST /accounts/{id}/members/{userId}/cancellation': () => ({ reason: 'Ya no trabaja aquí' }),
  'POST /access-requests': () => ({ accountId: 'nobody-has-it', message: 'Buen día' }),
  'POST /access-requests/{id}/acceptance': () => ({ role: 'provider' }),
  'POST /access-requests/{id}/rejection': () => ({ reason: 'No trabaja aquí' }),
  'POST /accounts/{id}/access-request-decisions': () => ({
    decisions: [{ id: 'nobody-has-it', decision: 'accept' }],
  }),
  'POST /access-requests/{id}/rejection-reversal': () => ({}),
  'POST /access-requests/{id}/withdrawal': () => ({}),
  'POST /access-requests/{id}/reminders': () => ({}),
};

export function soundBody({ method, path }: RouteContract): Record<string, unknown> {
  const make = bodies[`${method} ${path}`];
  if (!make) throw new Error(`bad-input/sound-bodies.ts needs a body for ${method} ${path}`);
  return { ...make() };
}
