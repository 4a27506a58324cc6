import { z } from 'zod';

const queueSchema = z.object({
  name: z.string(),
  type: z.string().optional(),
  messages: z.number().optional(),
});
export interface Queue {
  readonly name: string;
  readonly messages: number;
}

/** Every queue of the vhost with what lies in it, as the management API counts it; streams keep for good and are left out. */
export async function queuesOf(managementUrl: string, brokerUrl: string): Promise<Queue[]> {
  const { username, password, pathname } = new URL(brokerUrl);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const path = `/api/queues${pathname}?columns=name,type,messages`;
  const answer = await fetch(new URL(path, managementUrl), {
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`the management API answered ${answer.status} about queues`);
  const queues = z.array(queueSchema).parse(await answer.json());
  return queues
    .filter(({ type }) => type !== 'stream')
    .map(({ name, messages = 0 }) => ({ name, messages }));
}

export const isRung = (name: string) => /\.retry\.[^.]+$/.test(name);
export const isParked = (name: string) => name.endsWith('.parked');
