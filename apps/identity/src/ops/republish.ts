import { happened, UserClosedV1, type EventToRecord } from '@secop/contracts';
import { recordAgain, type Command } from '@secop/messaging';
import { republishCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { contactChanged, contactOf, sameContact } from '../domain/user';
import { MongoUsers } from '../infrastructure/users.mongo-repository';
import { Sealer } from '../infrastructure/sealer';

/** Sealing takes time and the write does not wait for it; a contact that changed meanwhile was said by its change. */
async function record(
  users: MongoUsers,
  sealer: Sealer,
  id: string,
  command: Command,
): Promise<number> {
  const seen = (await users.find(id))?.state;
  const sealed =
    seen?.status === 'active' ? await sealer.seal('user-contact', contactOf(seen)) : '';
  return recordAgain(users, id, command, (user): EventToRecord[] => {
    if (user.status === 'closed') {
      return [happened(UserClosedV1, { userId: id, reason: user.closed.reason })];
    }
    if (!seen || !sealed || !sameContact(user, seen)) return [];
    return [contactChanged(id, user, sealed)];
  });
}

/** Identity's events never reach the log: this is the only way to fill a notifier that lost its recipients. */
export const republish: OperatorCommand<Config> = republishCommand(async (get) => {
  const [users, sealer] = [await get(MongoUsers), await get(Sealer)];
  return {
    name: 'users',
    collection: 'users',
    record: (id, command) => record(users, sealer, id, command),
  };
});
