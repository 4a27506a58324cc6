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

export type SessionEnding = 'signed-out' | 'ended-by-user' | 'user-closed' | 'too-many';

export interface Session {
  readonly userId: string;
  /** Of the secret in the cookie; the session's id is public and opens nothing. */
  readonly secretHash: string;
  readonly device: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
  readonly deleteAt: Date;
  readonly ended: { readonly at: Date; readonly reason: SessionEnding } | null;
}

export function startSession(
  { userId, secretHash, device }: Pick<Session, 'userId' | 'secretHash' | 'device'>,
  now: Date,
): Session {
  const endsAt = new Date(now.getTime() + sessionLimits.absoluteMs);
  return {
    userId,
    secretHash,
    device,
    startedAt: now,
    lastSeenAt: now,
    endsAt,
    deleteAt: new Date(endsAt.getTime() + sessionLimits.keptMs),
    ended: null,
  };
}

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
