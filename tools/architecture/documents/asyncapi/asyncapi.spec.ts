import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { allEvents } from '@secop/contracts';
import { asyncApi } from './asyncapi';
import { yamlOf } from './yaml';

const file = join(__dirname, '../../../../docs/asyncapi.yaml');
/** Errors and warnings; what is above is advice. */
const serious: readonly number[] = [0, 1];

describe('the AsyncAPI document', () => {
  const document = asyncApi();

  /** What the official parser has to say beyond mere information. */
  const read = async (text: string) => {
    const { document: parsed, diagnostics } = await new Parser().parse(text);
    const problems = diagnostics
      .filter(({ severity }) => serious.includes(severity))
      .map(({ message, path }) => `${path.join('.')}: ${message}`);
    const channels = Object.keys(parsed?.json<{ channels: object }>().channels ?? {});
    return { channels, problems };
  };
  const changed = (change: (copy: typeof document) => void) => {
    const copy = structuredClone(document);
    change(copy);
    return yamlOf(copy);
  };

  it('is valid, and the committed text says the same', async () => {
    const { channels, problems } = await read(readFileSync(file, 'utf8'));

    expect(problems).toEqual([]);
    expect(channels).toEqual(Object.keys(document.channels));
  });

  it.each<[string, (copy: typeof document) => void, RegExp]>([
    [
      'a reference to nowhere',
      ({ operations }) => {
        operations['accounts.receives'] = { action: 'receive', channel: { $ref: '#/channels/no' } };
      },
      /accounts\.receives/,
    ],
    [
      'an action that does not exist',
      ({ operations }) => {
        operations['accounts.receives'] = {
          action: 'listen',
          channel: { $ref: '#/channels/accounts.events' },
        };
      },
      /action/,
    ],
    [
      'a binding that is neither a queue nor a routing key',
      ({ channels }) => {
        channels['accounts.events'] = {
          address: 'accounts.events',
          bindings: { amqp: { is: 'letterbox', bindingVersion: '0.3.0' } },
        };
      },
      /amqp/,
    ],
    [
      'a payload that is no schema',
      ({ components }) => {
        components.schemas.Envelope = { type: 'letter' };
      },
      /type/,
    ],
  ])('does not pass with %s', async (_what, change, expected) => {
    const { problems } = await read(changed(change));
    expect(problems.join('\n')).toMatch(expected);
  });

  it('has a channel, a sender and its receivers for every event', () => {
    const { channels, operations } = document;
    const receives = (service: string) =>
      JSON.stringify(operations[`${service}.receives`] ?? 'nothing');
    for (const { type, source, consumers } of allEvents) {
      expect(channels).toHaveProperty([type, 'messages', type]);
      expect(operations).toHaveProperty([`${source}.sends.${type}`]);
      for (const consumer of consumers) expect(receives(consumer)).toContain(`/messages/${type}"`);
    }
  });

  it('shows the queues as they are declared', () => {
    expect(document.channels['notifier.events']).toMatchObject({
      bindings: {
        amqp: {
          is: 'queue',
          queue: {
            durable: true,
            'x-rabbitmq': {
              arguments: {
                'x-queue-type': 'quorum',
                'x-dead-letter-strategy': 'at-least-once',
                'x-overflow': 'reject-publish',
              },
            },
          },
        },
      },
    });
  });
});
