import { AccessRequestAcceptedV1 } from '@secop/contracts';
import { DuplicateKey, type Said } from '@secop/messaging';
import { restoredCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import type { AccessRequest } from '../domain/access-request';
import { maximumOpenRequests } from '../domain/access-request.errors';
import { ClosedUsers } from '../domain/closed-users';
import { slotFor } from '../domain/open-requests';
import { happeningOf, requestAsSaid, type SaidOfRequest } from '../domain/said-request';
import { MongoAccessRequests } from '../infrastructure/access-requests.mongo-repository';
import { OperatorTerms } from './operator-terms';

class RequestsFromTheLog {
  constructor(
    private readonly requests: MongoAccessRequests,
    private readonly terms: OperatorTerms,
    private readonly closedUsers: ClosedUsers,
  ) {}

  async bring(id: string, said: readonly Said[]): Promise<readonly string[]> {
    const [first, ...more] = said.flatMap(saidOfRequest);
    if (!first) return [];
    const found = await this.requests.find(id);
    const slot = found?.state.slot ?? (await this.freeSlot(id, first));
    const key = `restored ${said[0]?.sequence} ${said.at(-1)?.sequence}`;
    const command = { key, hash: 'restored', by: 'machine' } as const;
    const { calendar } = this.terms;
    const ended = [first, ...more].find(endedWithUser);
    if (ended) await this.closedUsers.add(ended.accessRequest.userId);
    await this.requests.createOrUpdate(id, command, (present: AccessRequest | undefined) => ({
      state: requestAsSaid([first, ...more], { present, slot, calendar }),
      events: [],
    }));
    return [];
  }

  /** Another open one at the same account is the store's business: it keeps what is unique. */
  private async freeSlot(id: string, { accessRequest }: SaidOfRequest): Promise<number> {
    const open = await this.requests.openOf(accessRequest.userId);
    const others = open.filter((one) => one.id !== id);
    if (others.length >= maximumOpenRequests) throw new DuplicateKey('open-slots');
    return slotFor('', others);
  }
}

/** Identity says in no log that a user was closed; what became of the user's requests does. */
const endedWithUser = ({ what, accessRequest }: SaidOfRequest) =>
  what === 'expired' && accessRequest.reason === 'user-closed';

function saidOfRequest({ type, time: at, data }: Said): SaidOfRequest[] {
  const what = happeningOf(type);
  return what ? [{ what, at, ...AccessRequestAcceptedV1.data.parse(data) }] : [];
}

export const restored: OperatorCommand<Config> = restoredCommand('access-requests', async (get) => {
  const log = new RequestsFromTheLog(
    await get(MongoAccessRequests),
    await get(OperatorTerms),
    await get(ClosedUsers),
  );
  return {
    recovered: { collection: 'access_requests', bring: (id, said) => log.bring(id, said) },
    disarm: () => Promise.resolve([]),
  };
});
