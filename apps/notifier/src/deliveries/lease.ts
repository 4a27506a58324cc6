import { randomUUID } from 'node:crypto';

const leaseDuration = 30_000;

/** Who has the token has the rows, until then. */
export interface Lease {
  readonly token: string;
  readonly until: Date;
}

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseDuration);

export const newLease = (now: Date): Lease => ({ token: randomUUID(), until: leaseEnd(now) });

/** What a row says while somebody has it. */
export const heldBy = ({ token, until }: Lease) => ({
  state: 'leased' as const,
  lease: token,
  dueAt: until,
});
