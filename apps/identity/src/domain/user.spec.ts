import { DomainError } from '@secop/contracts';
import { assertActive, changeProfile, closeUser, contactOf, lastFour, registerUser } from './user';

const now = new Date('2026-03-02T15:00:00Z');
const user = registerUser(
  {
    email: 'rosa@example.co',
    startedAt: new Date('2026-03-02T14:50:00Z'),
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

describe('a user', () => {
  it('accepted the terms when the registration started, not when the address was verified', () => {
    expect(user.acceptedTerms).toEqual({
      version: '2026-01',
      at: new Date('2026-03-02T14:50:00Z'),
    });
    expect(user.registeredAt).toEqual(now);
  });

  it('changes only what is named', () => {
    expect(changeProfile(user, { lastNames: 'Güiza Peña' })).toEqual({
      ...user,
      lastNames: 'Güiza Peña',
    });
  });

  it('stays the same object when nothing changes', () => {
    expect(changeProfile(user, { firstNames: 'Rosa' })).toBe(user);
    expect(changeProfile(user, {})).toBe(user);
  });

  it('shows four digits of the document', () => {
    expect(lastFour(user.documentNumber)).toBe('1907');
    expect(contactOf(user)).toEqual({
      email: 'rosa@example.co',
      firstNames: 'Rosa',
      lastNames: 'Güiza',
    });
  });
});

describe('a closed user', () => {
  const closed = closeUser(user, 'operator:ana', 'fraud', now);

  it('has no credential any more', () => {
    expect(JSON.stringify(closed)).not.toContain('hash of the password');
    expect(closed.closed).toEqual({ at: now, by: 'operator:ana', reason: 'fraud' });
  });

  it('has to sign in, like somebody unknown', () => {
    for (const nobody of [closed, undefined]) {
      expect(() => assertActive(nobody)).toThrow(
        new DomainError('unauthenticated', 'session.required'),
      );
    }
  });
});
