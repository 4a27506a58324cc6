/** Bare gateway: exchanges the session for a token (kept 30 s), passes the acceptance on, hears hints. */
import { createHash } from 'node:crypto';
import { connect } from 'amqplib';
import { required, serve } from '../workers/serve';
import { call, listen, type Asked } from './http';
import { signer } from './tokens';

const kept = 30_000;

async function main(): Promise<void> {
  const sign = signer(required('GATEWAY_KEY'), 'secop-gateway');
  const tokens = new Map<string, { token: Promise<string>; until: number }>();

  const exchange = async (session: string): Promise<string> => {
    const { status, body } = await call(
      `${required('IDENTITY_URL')}/internal/tokens`,
      'POST',
      { authorization: `Bearer ${await sign('gateway', ['identity'])}` },
      JSON.stringify({ session, audience: ['access-requests', 'accounts'] }),
    );
    if (status !== 201) throw new Error(`identity answered ${status}`);
    return (JSON.parse(body) as { token: string }).token;
  };
  const tokenOf = (session: string): Promise<string> => {
    const key = createHash('sha256').update(session).digest('base64url');
    const known = tokens.get(key);
    if (known && known.until > performance.now()) return known.token;
    const token = exchange(session);
    tokens.set(key, { token, until: performance.now() + kept });
    return token;
  };

  const channel = await (await connect(required('RABBITMQ_URL'))).createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
  await channel.bindQueue(queue, 'secop.hints', '#');
  await channel.consume(
    queue,
    (message) => void JSON.parse(message?.content.toString('utf8') ?? 'null'),
    { noAck: true },
  );

  await listen(Number(required('PORT')), async ({ path, headers, body }: Asked) => {
    const session = /__Host-session=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
    const url = required('ACCESS_REQUESTS_URL') + path.replace('/api/v1', '');
    return call(url, 'POST', { authorization: `Bearer ${await tokenOf(session)}` }, body);
  });
  serve(() => Promise.resolve());
}

void main();
