import type { Fact, FactSource } from '@secop/contracts';

/** A fact and who says it. */
export type Sighting = Fact & { readonly source: FactSource };

/** When the facts were read, and from when on they are complete. */
export interface Reading {
  /** By the store's clock, when the first of the sources began to read. */
  readonly at: Date;
  /** What happened later may be still under way. */
  readonly horizon: Date;
  /** Whose members and answers were read; absent: everybody's. */
  readonly accounts?: ReadonlySet<string>;
  /** Every user was read, or those that were asked for; else a user that nobody knows is none. */
  readonly allUsers?: boolean;
  /** From here on the SMTP server's log is complete; absent when there is no log. */
  readonly smtpSince?: Date;
}

/** Whether it happened so long ago that every consequence must be there. */
export const isSettled = ({ horizon }: Reading, at: string | undefined): at is string =>
  at !== undefined && Date.parse(at) <= horizon.getTime();
