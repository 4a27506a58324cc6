import type { Broker } from '@secop/dev';
import type { Connection } from 'mongoose';
import { poison } from '../faults/poison';

interface QueueState {
  readonly name: string;
  readonly messages?: number;
}

/** Messages in queues of the vhost and in outboxes, poison apart. The log's stream keeps everything and counts for nothing. */
export async function messagesLeft(
  broker: Broker,
  vhost: string,
  database: Connection,
): Promise<number> {
  const url = new URL(`/api/queues/${encodeURIComponent(vhost)}`, broker.managementUrl);
  const { username, password } = new URL(broker.url);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const answer = await fetch(url, { headers: { authorization } });
  if (!answer.ok) throw new Error(`the broker's management API answered ${answer.status}`);
  const queues = (await answer.json()) as QueueState[];
  const queued = queues
    .filter(({ name }) => name !== 'secop.log')
    .reduce((sum, { messages = 0 }) => sum + messages, 0);
  const outboxes = await Promise.all(
    ['requests', 'memberships'].map((name) =>
      database.collection(name).countDocuments({ 'outbox.0': { $exists: true } }),
    ),
  );
  return Math.max(0, queued - poison.sent(vhost)) + outboxes.reduce((sum, one) => sum + one, 0);
}
