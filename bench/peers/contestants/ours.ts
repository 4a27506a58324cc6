import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { defineEvent, happened, type ServiceName } from '@secop/contracts';
import {
  AggregateRepository,
  Aggregates,
  EventTransport,
  MessagingModule,
  OnEvent,
  declareTopology,
  storeConnectionOptions,
  type ReceivedEvent,
} from '@secop/messaging';
import { Payload } from '@nestjs/microservices';
import { z } from 'zod';
import type { Accepting, Contestant, Wiring } from '../workflow/wiring';

const data = z.object({ id: z.string() });
const AcceptedV1 = defineEvent({
  type: 'access-requests.decision.accepted.v1',
  version: '1.0',
  consumers: ['accounts'],
  summary: 'Accepted.',
  data,
});
const GrantedV1 = defineEvent({
  type: 'accounts.grant.made.v1',
  version: '1.0',
  consumers: ['notifier'],
  summary: 'Granted.',
  data,
});
const contracts = [AcceptedV1, GrantedV1];
type Received = ReceivedEvent<typeof AcceptedV1>;

interface State {
  readonly done: true;
}

class Things extends AggregateRepository<State> {
  constructor(
    aggregates: Aggregates,
    collection: string,
    private readonly event: typeof AcceptedV1 | typeof GrantedV1,
    source: ServiceName,
  ) {
    super(aggregates, { collection, source, indexes: [] });
  }

  /** The write and its event, once. */
  record(id: string, by: 'person' | 'machine') {
    return this.create(id, { key: id, hash: id, by }, () => ({
      state: { done: true as const },
      events: [happened(this.event, { id })],
    }));
  }
}

async function start(
  service: ServiceName,
  { brokerUrl, mongodbUri }: Wiring,
  things: ((aggregates: Aggregates) => Things) | undefined,
  consumers: Type[],
) {
  await declareTopology(brokerUrl, contracts);
  const provided = things ? [{ provide: Things, useFactory: things, inject: [Aggregates] }] : [];
  @Module({
    imports: [
      MongooseModule.forRoot(mongodbUri, storeConnectionOptions),
      MessagingModule.forRoot({ service, rabbitmqUrl: brokerUrl, topology: 'check', contracts }),
    ],
    controllers: consumers,
    providers: provided,
  })
  class App {}
  const app = await NestFactory.create(App);
  app.connectMicroservice({ strategy: app.get(EventTransport) });
  await app.startAllMicroservices();
  return app.init();
}

export const contestant: Contestant = {
  async requests(wiring): Promise<Accepting> {
    const app = await start(
      'access-requests',
      wiring,
      (aggregates) => new Things(aggregates, 'requests', AcceptedV1, 'access-requests'),
      [],
    );
    const requests = app.get(Things);
    return { accept: (id) => requests.record(id, 'person'), stop: () => app.close() };
  },

  async accounts(wiring) {
    @Controller()
    class Consumer {
      constructor(private readonly memberships: Things) {}

      @OnEvent(AcceptedV1)
      async accepted(@Payload() { data: { id } }: Received) {
        await wiring.effects.failFirstTime(id);
        await this.memberships.record(id, 'machine');
      }
    }
    const app = await start(
      'accounts',
      wiring,
      (aggregates) => new Things(aggregates, 'memberships', GrantedV1, 'accounts'),
      [Consumer],
    );
    return { stop: () => app.close() };
  },

  async notifier(wiring) {
    @Controller()
    class Consumer {
      @OnEvent(GrantedV1)
      granted(@Payload() { data: { id } }: Received) {
        return wiring.effects.mail(id);
      }
    }
    const app = await start('notifier', wiring, undefined, [Consumer]);
    return { stop: () => app.close() };
  },
};
