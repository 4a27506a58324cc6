import { DomainError } from '@secop/contracts';
import { DuplicateKey } from '@secop/messaging';
import type { AccessRequests } from '../../domain/access-requests';
import type { OpenRequest } from '../../domain/open-requests';

const maximumTries = 20;

/**
 * Runs a write that opens a request with what the person has open now, `id` apart. When somebody was faster and a
 * unique index refuses it, the rules decide again on what is open then.
 */
export async function amongOpenRequests<Result>(
  requests: AccessRequests,
  { id, userId }: { readonly id: string; readonly userId: string },
  write: (open: readonly OpenRequest[], tries: number) => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; tries < maximumTries; tries += 1) {
    const open = await requests.openOf(userId);
    const others = open.filter((request) => request.id !== id);
    try {
      return await write(others, tries);
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
    }
  }
  throw new DomainError('unavailable', 'command.contended');
}
