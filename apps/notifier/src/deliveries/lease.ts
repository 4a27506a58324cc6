import { randomUUID } from 'node:crypto';

export const leaseDuration = 30_000;

/** Who has the token has the rows, until then. */
export interface Lease {
  readonly token: string;
  readonly until: Date;
}

export const newLease = (now: Date): Lease => ({
  token: randomUUID(),
  until: new Date(now.getTime() + leaseDuration),
});

/** How a row begins that is taken in the moment of its birth. */
export const leased = ({ token, until }: Lease) => ({
  state: 'leased' as const,
  lease: token,
  dueAt: until,
  leases: 1,
});
