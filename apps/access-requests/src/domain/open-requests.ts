import { alreadyPending, maximumOpenRequests, tooManyOpen } from './access-request.errors';

/** Open: pending, or accepted and not yet effective. */
export interface OpenRequest {
  readonly accountId: string;
  readonly slot: number;
}

/** The place of one more open request; unique indexes keep two writers from the same one. */
export function slotFor(accountId: string, open: readonly OpenRequest[]): number {
  if (open.some((request) => request.accountId === accountId)) throw alreadyPending();
  const taken = new Set(open.map(({ slot }) => slot));
  for (let slot = 0; slot < maximumOpenRequests; slot += 1) {
    if (!taken.has(slot)) return slot;
  }
  throw tooManyOpen();
}
