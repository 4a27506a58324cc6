import { DomainError } from '@secop/contracts';
import { assertOpens, requestReset, resetLimits } from './password-reset';
import { changePassword, closeUser, registerUser } from './user';

const now = new Date('2026-03-02T15:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const user = registerUser(
  {
    email: 'rosa@example.co',
    startedAt: now,
    applicant: {
      documentType: 'CC',
      documentNumber: '52841907',
      firstNames: 'Rosa',
      lastNames: 'Güiza',
      phone: null,
      passwordHash: 'hash of the password',
      acceptedTermsVersion: '2026-01',
    },
  },
  now,
);
const reset = requestReset({ tokenHash: 't', user: { id: 'u', state: user } }, now);
const refused = new DomainError('invalid', 'password-reset.invalid');

describe('a link for a new password', () => {
  it('opens for thirty minutes', () => {
    expect(() => assertOpens(reset, user, later(resetLimits.linkLivesMs - 1))).not.toThrow();
    expect(() => assertOpens(reset, user, later(resetLimits.linkLivesMs))).toThrow(refused);
  });

  it('opens for the password that it was sent for, and no later one', () => {
    const changed = changePassword(user, 'another hash');
    expect(changed).toMatchObject({ passwordHash: 'another hash', passwordVersion: 1 });
    expect(() => assertOpens(reset, changed, now)).toThrow(refused);
    const next = requestReset({ tokenHash: 'n', user: { id: 'u', state: changed } }, now);
    expect(() => assertOpens(next, changed, now)).not.toThrow();
    expect(() => assertOpens(next, changePassword(changed, 'third'), now)).toThrow(refused);
  });

  it('opens for nobody who is closed, or was never there', () => {
    expect(() => assertOpens(reset, closeUser(user, 'ana', 'x', now), now)).toThrow(refused);
    expect(() => assertOpens(reset, undefined, now)).toThrow(refused);
    expect(requestReset({ tokenHash: 't' }, now)).toMatchObject({ userId: null });
  });
});
