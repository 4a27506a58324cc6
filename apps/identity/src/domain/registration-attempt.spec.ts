import fc from 'fast-check';
import {
  attemptLimits,
  canSendCode,
  codeDeadline,
  isOpen,
  passwordHashOf,
  sendCode,
  startAttempt,
  tryCode,
  verifyAttempt,
  type Applicant,
  type OpenAttempt,
  type RegistrationAttempt,
} from './registration-attempt';

const now = new Date('2026-03-02T15:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const applicant: Applicant = {
  documentType: 'CC',
  documentNumber: '52841907',
  firstNames: 'Rosa',
  lastNames: 'Güiza',
  phone: null,
  passwordHash: 'hash of the password',
  acceptedTermsVersion: '2026-01',
};
const started = () =>
  startAttempt({ email: 'rosa@example.co', holderHash: 'h', applicant }, now) as OpenAttempt;
const withCode = (hash = 'right') =>
  sendCode(started(), { hash, expiresAt: codeDeadline(now) }, now, 'holder');

const outcomes = (attempt: RegistrationAttempt, codes: string[], at = now) => {
  const accepted: boolean[] = [];
  let state = attempt;
  for (const code of codes) {
    const result = tryCode(state, [code], at);
    if ('exhausted' in result) break;
    accepted.push(result.accepted);
    state = result.attempt;
  }
  return accepted;
};

describe('an open registration attempt', () => {
  it('accepts the code that was sent, until fifteen minutes have passed', () => {
    const edge = attemptLimits.codeLivesMs;
    expect(outcomes(withCode(), ['right'], later(edge - 1))).toEqual([true]);
    expect(outcomes(withCode(), ['right'], later(edge))).toEqual([false]);
  });

  it('counts every try and refuses the right code after five', () => {
    expect(outcomes(withCode(), ['a', 'b', 'c', 'd', 'right'])).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(outcomes(withCode(), ['a', 'b', 'c', 'd', 'e', 'right'])).toHaveLength(5);
  });

  it('counts no try for the right code, which may have to be said again while something else is away', () => {
    const again = ['wrong', ...Array.from({ length: 10 }, () => 'right')];
    expect(outcomes(withCode(), again)).toEqual([false, ...again.slice(1).map(() => true)]);
  });

  it('never looks at more than five codes, whatever is typed and however often mails are sent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('typed', 'sent'), { maxLength: 40 }), (steps) => {
        let attempt: RegistrationAttempt = started();
        let looked = 0;
        let sent = 0;
        for (const [index, step] of steps.entries()) {
          if (step === 'sent' && canSendCode(attempt, now, 'holder')) {
            attempt = sendCode(
              attempt,
              { hash: `code ${index}`, expiresAt: codeDeadline(now) },
              now,
              'holder',
            );
            sent += 1;
          } else if (step === 'typed') {
            const result = tryCode(attempt, ['wrong'], now);
            if ('exhausted' in result) continue;
            attempt = result.attempt;
            looked += 1;
          }
        }
        expect(looked).toBeLessThanOrEqual(attemptLimits.tries);
        expect(sent).toBeLessThanOrEqual(attemptLimits.sends);
      }),
    );
  });

  it('accepts an earlier code too while it lasts, because mails cross', () => {
    const at = later(5 * 60_000);
    const twice = sendCode(
      withCode('first'),
      { hash: 'second', expiresAt: codeDeadline(at) },
      at,
      'holder',
    );
    expect(outcomes(twice, ['first', 'second'], at)).toEqual([true, true]);
    expect(outcomes(twice, ['first', 'second'], later(16 * 60_000))).toEqual([false, true]);
  });

  it('gives no new tries with a new code', () => {
    let attempt: RegistrationAttempt = withCode();
    for (let tries = 0; tries < attemptLimits.tries; tries += 1) {
      const result = tryCode(attempt, ['wrong'], now);
      if (!('exhausted' in result)) attempt = result.attempt;
    }
    expect(canSendCode(attempt, now, 'holder')).toBe(false);
  });

  it('keeps its sends for its holder, whatever strangers ask for', () => {
    let attempt = withCode();
    for (let times = 0; times < 10; times += 1) {
      expect(canSendCode(attempt, now, 'stranger')).toBe(true);
      const code = { hash: `stranger ${times}`, expiresAt: codeDeadline(now) };
      attempt = sendCode(attempt, code, now, 'stranger');
    }
    expect(attempt.sends).toBe(1);
    expect(canSendCode(attempt, now, 'holder')).toBe(true);
    expect(outcomes(attempt, ['right'])).toEqual([true]);
  });

  it('closes after a day', () => {
    expect(isOpen(started(), later(attemptLimits.openMs - 1))).toBe(true);
    expect(isOpen(started(), later(attemptLimits.openMs))).toBe(false);
    expect(canSendCode(started(), later(attemptLimits.openMs), 'holder')).toBe(false);
  });
});

describe('a verified registration attempt', () => {
  const verified = () => verifyAttempt(withCode(), 'user-1');

  it('keeps neither the password nor the person', () => {
    expect(JSON.stringify(verified())).not.toMatch(/password|Rosa"|52841907/);
  });

  it('accepts its code again and sends nothing more', () => {
    expect(outcomes(verified(), ['wrong', 'right'])).toEqual([false, true]);
    expect(canSendCode(verified(), now, 'holder')).toBe(false);
  });
});

describe('an attempt for an address that has a user', () => {
  it('keeps the password alone, accepts no code and sends none', () => {
    const taken = startAttempt(
      { email: 'rosa@example.co', holderHash: 'h', passwordHash: 'hash of the password' },
      now,
    );
    expect(JSON.stringify(taken)).not.toMatch(/Rosa"|52841907/);
    expect(passwordHashOf(taken)).toBe('hash of the password');
    expect(outcomes(taken, ['right'])).toEqual([false]);
    expect(canSendCode(taken, now, 'stranger')).toBe(false);
  });
});
