import { channels } from './channels';
import { declaredTopology } from './declared-topology';
import { messages, schemas } from './messages';
import { operations } from './operations';
import type { Data } from './yaml';

/** AsyncAPI 3.0 of the events between the services, made from the contracts and the declared topology. */
export function asyncApi(topology = declaredTopology()) {
  return {
    asyncapi: '3.0.0',
    id: 'urn:secop:access',
    info: {
      title: 'Acceso a cuentas de Proveedor: events',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in structured JSON mode. Every event is published persistent and confirmed, at least once; a consumer has its effect once. Each type has a frozen sample beside its contract.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/cloudevents+json; charset=utf-8',
    servers: {
      rabbitmq: {
        host: 'localhost:5672',
        protocol: 'amqp',
        protocolVersion: '0.9.1',
        description: 'RabbitMQ of the deployment; quorum queues and one stream.',
      },
    },
    channels: channels(topology),
    operations: operations(),
    components: {
      messages: messages(),
      schemas: schemas(),
      correlationIds: {
        correlation: {
          description: 'What a person did first, through every event that it caused.',
          location: '$message.payload#/correlationid',
        },
      },
    },
  } satisfies Data;
}
