import type { documentTypes } from '@secop/contracts';

const minute = 60_000;
const hour = 60 * minute;

/** How long a code can be typed, how often, and how many mails its holder may ask for. */
export const attemptLimits = {
  codeLivesMs: 15 * minute,
  tries: 5,
  sends: 5,
  openMs: 24 * hour,
  keptMs: 48 * hour,
} as const;

/** What the person typed; it becomes the user once the address is verified. */
export interface Applicant {
  readonly documentType: (typeof documentTypes)[number];
  readonly documentNumber: string;
  readonly firstNames: string;
  readonly lastNames: string;
  readonly phone: string | null;
  readonly passwordHash: string;
  readonly acceptedTermsVersion: string;
}

/** Every code that was sent counts until its own deadline: mails cross. */
export interface SentCode {
  readonly hash: string;
  readonly expiresAt: Date;
}

interface Attempt {
  readonly email: string;
  /** Of the secret that the browser which started it holds. */
  readonly holderHash: string;
  readonly startedAt: Date;
  readonly closesAt: Date;
  readonly deleteAt: Date;
  readonly tries: number;
  readonly sends: number;
  readonly codes: readonly SentCode[];
}
export interface OpenAttempt extends Attempt {
  readonly status: 'open';
  readonly applicant: Applicant;
}
export interface VerifiedAttempt extends Attempt {
  readonly status: 'verified';
  readonly userId: string;
}
/**
 * The address had a user already, who is told by mail. The password is kept, for its owner must be answered as if the
 * address had been free.
 */
export interface AddressTakenAttempt extends Attempt {
  readonly status: 'address-taken';
  readonly passwordHash: string;
}
export type RegistrationAttempt = OpenAttempt | VerifiedAttempt | AddressTakenAttempt;

type Start = Pick<Attempt, 'email' | 'holderHash'> &
  (Pick<OpenAttempt, 'applicant'> | Pick<AddressTakenAttempt, 'passwordHash'>);

/** Without an applicant where the address has a user already. */
export function startAttempt(
  { email, holderHash, ...kept }: Start,
  now: Date,
): OpenAttempt | AddressTakenAttempt {
  const attempt = {
    email,
    holderHash,
    startedAt: now,
    closesAt: new Date(now.getTime() + attemptLimits.openMs),
    deleteAt: new Date(now.getTime() + attemptLimits.keptMs),
    tries: 0,
    sends: 0,
    codes: [],
  };
  return 'applicant' in kept
    ? { ...attempt, ...kept, status: 'open' }
    : { ...attempt, ...kept, status: 'address-taken' };
}

/** Of the password that was chosen, while nobody has verified the address with it. */
export const passwordHashOf = (attempt: OpenAttempt | AddressTakenAttempt) =>
  attempt.status === 'open' ? attempt.applicant.passwordHash : attempt.passwordHash;

export const isOpen = (attempt: RegistrationAttempt, now: Date): attempt is OpenAttempt =>
  attempt.status === 'open' && now < attempt.closesAt;

/** Who asks for a code: the browser that started the attempt, or anybody else. */
export type Asking = 'holder' | 'stranger';

/**
 * Another code helps only while there are tries left to type it. What strangers ask for is limited elsewhere, by
 * address and network: they use up nothing of the holder's.
 */
export const canSendCode = (
  attempt: RegistrationAttempt,
  now: Date,
  asking: Asking,
): attempt is OpenAttempt =>
  isOpen(attempt, now) &&
  attempt.tries < attemptLimits.tries &&
  (asking === 'stranger' || attempt.sends < attemptLimits.sends);

export const codeDeadline = (now: Date) => new Date(now.getTime() + attemptLimits.codeLivesMs);

export function sendCode(
  attempt: OpenAttempt,
  code: SentCode,
  now: Date,
  asking: Asking,
): OpenAttempt {
  const current = attempt.codes.filter(({ expiresAt }) => now < expiresAt);
  const sends = attempt.sends + (asking === 'holder' ? 1 : 0);
  return { ...attempt, sends, codes: [...current, code] };
}

/**
 * Says whether the code is one that was sent, and counts a try if not. The right code is accepted again, also when the
 * attempt is verified, so that a repeated click, a lost answer and a 503 end well.
 */
export function tryCode(
  attempt: RegistrationAttempt,
  codeHashes: readonly string[],
  now: Date,
): { attempt: RegistrationAttempt; accepted: boolean } | { exhausted: true } {
  if (attempt.tries >= attemptLimits.tries) return { exhausted: true };
  const accepted =
    attempt.status !== 'address-taken' &&
    now < attempt.closesAt &&
    attempt.codes.some(({ hash, expiresAt }) => codeHashes.includes(hash) && now < expiresAt);
  return { attempt: accepted ? attempt : { ...attempt, tries: attempt.tries + 1 }, accepted };
}

/** The user exists: what the person typed is not kept twice. */
export function verifyAttempt(attempt: OpenAttempt, userId: string): VerifiedAttempt {
  const { email, holderHash, startedAt, closesAt, deleteAt, tries, sends, codes } = attempt;
  const kept = { email, holderHash, startedAt, closesAt, deleteAt, tries, sends, codes };
  return { ...kept, status: 'verified', userId };
}
