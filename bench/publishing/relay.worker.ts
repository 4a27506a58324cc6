/** Our side: a service's own aggregates, whose relay publishes what each change records. */
import { randomUUID } from 'node:crypto';
import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessRequestAcceptedV1, happened } from '@secop/contracts';
import { AggregateRepository, Aggregates, MessagingModule } from '@secop/messaging';
import { PlatformModule, storeModule } from '@secop/platform';
import { required, serve } from '../workers/serve';
import {
  acceptedRequest,
  firstState,
  idOf,
  inFlight,
  withWindow,
  type DecidedState,
} from './decided';

const command = () => ({ key: randomUUID(), hash: 'benchmark', by: 'machine' as const });

@Injectable()
class Requests extends AggregateRepository<DecidedState> {
  constructor(aggregates: Aggregates) {
    super(aggregates, { collection: 'requests', source: 'access-requests', indexes: [] });
  }

  async decide(id: string): Promise<void> {
    await this.createOrUpdate(id, command(), (state = firstState, _now, version) => ({
      state: { ...state, count: state.count + 1 },
      events: [
        happened(AccessRequestAcceptedV1, { accessRequest: acceptedRequest(id, version + 1) }),
      ],
    }));
  }

  async pending(): Promise<number> {
    return this.collection.countDocuments({ outboxAt: { $exists: true } }, { limit: 1 });
  }
}

@Module({})
class RelayModule {
  static forRoot(): DynamicModule {
    return {
      module: RelayModule,
      imports: [
        PlatformModule.forRoot({ service: 'access-requests', logLevel: 'info' }),
        storeModule({ MONGODB_URI: required('MONGODB_URI') }),
        MessagingModule.forRoot({
          service: 'access-requests',
          rabbitmqUrl: required('RABBITMQ_URL'),
          topology: 'declare',
        }),
      ],
      providers: [Requests],
    };
  }
}

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(RelayModule.forRoot(), { logger: false });
  const requests = app.get(Requests);
  serve(async ({ events }: { events: number }) => {
    const started = performance.now();
    await withWindow(events, inFlight, (index) => requests.decide(idOf(index)));
    while ((await requests.pending()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - started;
  });
}

void main();
