import { DomainError } from '@secop/contracts';
import { passwordVersionOf, type ActiveUser, type User } from './user';

const minute = 60_000;

export const resetLimits = { linkLivesMs: 30 * minute, keptMs: 24 * 60 * minute } as const;

/** What was asked for; it never changes. It is used up once the user's password is another one. */
export interface PasswordReset {
  /** Null: nobody has that address, which nobody may notice. */
  readonly userId: string | null;
  /** Of the secret in the link. */
  readonly tokenHash: string;
  /** The password that it may replace. */
  readonly passwordVersion: number;
  readonly expiresAt: Date;
  readonly deleteAt: Date;
}

export function requestReset(
  { tokenHash, user }: { tokenHash: string; user?: { id: string; state: ActiveUser } },
  now: Date,
): PasswordReset {
  return {
    userId: user?.id ?? null,
    tokenHash,
    passwordVersion: user ? passwordVersionOf(user.state) : 0,
    expiresAt: new Date(now.getTime() + resetLimits.linkLivesMs),
    deleteAt: new Date(now.getTime() + resetLimits.keptMs),
  };
}

/** One answer for a link that nobody sent, that is over, or that was used: `password-reset.invalid`. */
export const resetRefused = () => new DomainError('invalid', 'password-reset.invalid');

/**
 * A link opens as long as the password is the one that it was sent for. The change that uses it up is thus one write,
 * whoever else does the same at that moment, and it uses up all the others.
 */
export function assertOpens(
  reset: PasswordReset,
  user: User | undefined,
  now: Date,
): asserts user is ActiveUser {
  const opens =
    user?.status === 'active' &&
    now < reset.expiresAt &&
    reset.passwordVersion === passwordVersionOf(user);
  if (!opens) throw resetRefused();
}
