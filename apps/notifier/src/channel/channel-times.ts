/** Long enough to renew with little writing, short enough that a killed sender's share is soon free. */
export const shareLease = 10_000;
/** What was allowed is used by then, or is lost. */
export const messageLease = 5_000;
export const probeLease = 30_000;

export const after = (now: Date, milliseconds: number): Date =>
  new Date(now.getTime() + milliseconds);
