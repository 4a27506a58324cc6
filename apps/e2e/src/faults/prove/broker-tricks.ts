import type { World } from '../world/world';

/** With all that is in it; past the broker's own safeguards. */
export async function deleteQueue(
  { managementUrl, brokerUrl }: World,
  queue: string,
): Promise<void> {
  const { username, password, pathname } = new URL(brokerUrl);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const answer = await fetch(new URL(`/api/queues${pathname}/${queue}`, managementUrl), {
    method: 'DELETE',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  });
  if (!answer.ok) throw new Error(`${queue} could not be deleted: ${answer.status}`);
}

/** `basic.ack` from the broker: class 60, method 80, in a frame of 13 bytes of payload. */
const confirm = Buffer.from([0, 0, 0, 13, 0, 60, 0, 80]);

export const confirms = (reply: Buffer): boolean => reply.includes(confirm);
