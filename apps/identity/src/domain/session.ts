import { passwordVersionOf, type ActiveUser } from './user';

const minute = 60_000;
const hour = 60 * minute;

export const sessionLimits = {
  idleMs: 30 * minute,
  absoluteMs: 12 * hour,
  /** Being seen is written at most this often. */
  touchEveryMs: minute,
  keptMs: 24 * hour,
  /** Live ones of one user; one more ends the oldest. */
  perUser: 100,
} as const;

export type SessionEnding =
  'signed-out' | 'ended-by-user' | 'user-closed' | 'too-many' | 'password-changed';

export interface Session {
  readonly userId: string;
  /** Of the secret in the cookie; the session's id is public and opens nothing. */
  readonly secretHash: string;
  readonly device: string;
  /** Of the password that it was opened with; absent: the first one. */
  readonly passwordVersion?: number;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
  readonly deleteAt: Date;
  readonly ended: { readonly at: Date; readonly reason: SessionEnding } | null;
}

export function startSession(
  given: Pick<Session, 'userId' | 'secretHash' | 'device' | 'passwordVersion'>,
  now: Date,
): Session {
  const endsAt = new Date(now.getTime() + sessionLimits.absoluteMs);
  return {
    ...given,
    startedAt: now,
    lastSeenAt: now,
    endsAt,
    deleteAt: new Date(endsAt.getTime() + sessionLimits.keptMs),
    ended: null,
  };
}

/** A session ends with the password that opened it, before anybody has written down that it did. */
export const isOfPresentPassword = (session: Session, user: ActiveUser) =>
  passwordVersionOf(session) === passwordVersionOf(user);

/** Idle and absolute deadline, whichever comes first. */
export const sessionExpiry = ({ lastSeenAt, endsAt }: Session) =>
  new Date(Math.min(lastSeenAt.getTime() + sessionLimits.idleMs, endsAt.getTime()));

export const isLive = (session: Session, now: Date) =>
  session.ended === null && now < sessionExpiry(session);

export const shouldTouch = ({ lastSeenAt }: Session, now: Date) =>
  now.getTime() - lastSeenAt.getTime() >= sessionLimits.touchEveryMs;

export const endSession = (session: Session, reason: SessionEnding, now: Date): Session => ({
  ...session,
  ended: { at: now, reason },
});
