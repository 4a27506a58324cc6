/** Milliseconds of each step of one acceptance, from times of the store's clock. */
export interface Steps {
  /** The decision is recorded → the account has granted. */
  readonly grant: number;
  /** → the notifier has a row in its journal. */
  readonly journal: number;
  /** → the SMTP server has accepted the mail. */
  readonly mail: number;
  readonly whole: number;
}

export interface Times {
  readonly decidedAt: Date;
  readonly grantedAt: Date;
  readonly journaledAt: Date;
  readonly sentAt: Date;
}

export function stepsOf({ decidedAt, grantedAt, journaledAt, sentAt }: Times): Steps {
  const between = (start: Date, end: Date) => end.getTime() - start.getTime();
  return {
    grant: between(decidedAt, grantedAt),
    journal: between(grantedAt, journaledAt),
    mail: between(journaledAt, sentAt),
    whole: between(decidedAt, sentAt),
  };
}

/** The smallest value that at least this part of the list does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}
