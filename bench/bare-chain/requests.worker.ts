/** Bare access-requests: records a decision with its event, and that it has become effective. */
import { randomUUID } from 'node:crypto';
import { required, serve } from '../workers/serve';
import { change, openBroker, openDatabase } from './drivers';
import { call, listen } from './http';
import { entryOf, Outbox, recording } from './outbox';
import { snapshotOf, viewOf, type RequestDocument } from './snapshots';
import { verifier } from './tokens';

async function main(): Promise<void> {
  const requests = openDatabase().collection<RequestDocument>('access_requests');
  const { publishing, consume } = await openBroker();
  const outbox = new Outbox(requests as never, publishing);
  const verify = verifier(required('IDENTITY_PUBLIC_KEY'), 'secop-identity', 'access-requests');

  await listen(Number(required('PORT')), async ({ path, headers }) => {
    const { sub: decider = '' } = await verify(headers.authorization);
    const id = path.split('/')[2]!;
    const request = await requests.findOne({ _id: id });
    if (request?.status !== 'pending') return { status: 409, body: '{}' };
    const question = `${required('ACCOUNTS_URL')}/internal/accounts/${request.accountId}/role`;
    const asked = await call(question, 'GET', { authorization: headers.authorization! });
    const { role, administrators } = JSON.parse(asked.body) as {
      role: string | null;
      administrators: string[];
    };
    if (role !== 'accountAdmin') return { status: 403, body: '{}' };
    const at = new Date();
    const decision = { id: `${id}-2`, by: decider, at };
    const next = {
      ...request,
      status: 'accepted',
      decision,
      grantedRole: 'provider',
      administrators,
      timeline: [...request.timeline, { what: 'accepted', at, by: decider }],
    };
    const answer = viewOf(next);
    const entry = entryOf(accepted, id, request.v + 1, { accessRequest: snapshotOf(next) });
    const { $push, $min } = recording(entry);
    const written = await change(
      requests,
      { _id: id, v: request.v },
      {
        $set: {
          status: 'accepted',
          decision,
          grantedRole: 'provider',
          administrators,
          dueAt: new Date(at.getTime() + 120_000),
          repeats: 0,
        },
        $unset: { pendingSince: '', next: '' },
        $inc: { v: 1 },
        $min,
        $push: {
          ...$push,
          timeline: { what: 'accepted', at, by: decider },
          handled: { $each: [{ key: randomUUID(), hash: 'hash', answer }], $slice: -32 },
        },
      },
    );
    if (!written) return { status: 409, body: '{}' };
    void outbox.publish(id, entry, { events: 'mandatory', hint: true });
    return { status: 200, body: JSON.stringify(answer) };
  });

  await consume('access-requests.events', async (data, key) => {
    const { membership } = data as { membership: { accessRequestId: string } };
    const id = membership.accessRequestId;
    const at = new Date();
    const entry = entryOf(effective, id, 3, { accessRequest: { ...membership, effectiveAt: at } });
    const { $push, $min } = recording(entry);
    const written = await change(
      requests,
      { _id: id, status: 'accepted', open: true },
      {
        $set: { open: false, effectiveAt: at },
        $unset: { dueAt: '', repeats: '' },
        $inc: { v: 1 },
        $min,
        $push: {
          ...$push,
          timeline: { what: 'effective', at, by: null },
          handledByMachines: { $each: [{ key, hash: key }], $slice: -32 },
        },
      },
    );
    if (written) void outbox.publish(id, entry, { events: 'never', hint: true });
  });
  serve(() => Promise.resolve());
}

const accepted = 'access-requests.access-request.accepted.v1';
const effective = 'access-requests.access-request.effective.v1';

void main();
