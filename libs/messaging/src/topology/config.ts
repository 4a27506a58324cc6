import { z } from 'zod';

const schema = z.object({ RABBITMQ_URL: z.url({ protocol: /^amqps?$/ }) });

/** What the declaring script needs to know. */
export function declareConfig() {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) throw new Error('RABBITMQ_URL must be an amqp:// or amqps:// URL');
  return { rabbitmqUrl: parsed.data.RABBITMQ_URL };
}
