/** Bare accounts: says who administers, and grants in one write with its event. */
import { required, serve } from '../workers/serve';
import { change, openBroker, openDatabase } from './drivers';
import { listen } from './http';
import { entryOf, Outbox, recording } from './outbox';
import { verifier } from './tokens';

interface AccountDocument {
  readonly _id: string;
  readonly v: number;
  readonly legalName: string;
  readonly members: readonly { userId: string; role: string; state: string }[];
  readonly [field: string]: unknown;
}
interface Accepted {
  readonly accessRequest: {
    readonly id: string;
    readonly accountId: string;
    readonly accountName: string;
    readonly userId: string;
    readonly decisionId: string;
    readonly decidedBy: string;
  };
}

async function main(): Promise<void> {
  const accounts = openDatabase().collection<AccountDocument>('accounts');
  const { publishing, consume } = await openBroker();
  const outbox = new Outbox(accounts as never, publishing);
  const verify = verifier(required('IDENTITY_PUBLIC_KEY'), 'secop-identity', 'accounts');

  await listen(Number(required('PORT')), async ({ path, headers }) => {
    const { sub } = await verify(headers.authorization);
    const account = await accounts.findOne({ _id: path.split('/')[3]! });
    const members = account?.members.filter(({ state }) => state === 'active') ?? [];
    const role = members.find(({ userId }) => userId === sub)?.role ?? null;
    const administrators = members
      .filter((member) => member.role === 'accountAdmin')
      .map(({ userId }) => userId);
    return { status: 200, body: JSON.stringify({ role, administrators }) };
  });

  await consume('accounts.events', async (data, key) => {
    const { id, accountId, accountName, userId, decisionId, decidedBy } = (data as Accepted)
      .accessRequest;
    const since = new Date();
    const member = {
      userId,
      role: 'provider',
      state: 'active',
      since,
      accessRequestId: id,
      decisionId,
      by: decidedBy,
      answeredAt: since,
    };
    const entry = entryOf('accounts.membership.granted.v1', accountId, 2, {
      membership: { accountId, accountName, ...member },
    });
    const { $push, $min } = recording(entry);
    const written = await change(
      accounts,
      {
        _id: accountId,
        'members.userId': { $ne: userId },
        members: { $elemMatch: { userId: decidedBy, role: 'accountAdmin', state: 'active' } },
      },
      {
        $inc: { v: 1 },
        $min,
        $push: {
          ...$push,
          members: member,
          handledByMachines: { $each: [{ key, hash: 'grant' }], $slice: -32 },
        },
      },
    );
    if (written) void outbox.publish(accountId, entry, { events: 'mandatory', hint: true });
  });
  serve(() => Promise.resolve());
}

void main();
