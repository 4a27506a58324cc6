/** A service that hears healthy messages and, while told so, chokes on one. */
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccessRequestAcceptedV1 } from '@secop/contracts';
import { MessagingModule, OnEvent, type ReceivedEvent } from '@secop/messaging';
import { PlatformModule, startApp } from '@secop/platform';
import { instant } from '../chain/instant';
import { required, serve } from '../workers/serve';
import { poisonSubject } from './poison-subject';

/** `choke` begins a round; `collect` ends it with the milliseconds of every healthy message since. */
export type PoisonTask = { readonly choke: boolean } | { readonly collect: true };

let choking = false;
let latencies: number[] = [];

@Controller()
class ChokeOnAccessRequestAccepted {
  @OnEvent(AccessRequestAcceptedV1)
  handle(@Payload() { subject }: ReceivedEvent<typeof AccessRequestAcceptedV1>): void {
    if (subject !== poisonSubject) latencies.push(instant() - Number(subject));
    else if (choking) throw new Error('poison');
  }
}

@Module({})
class PoisonModule {
  static forRoot(): DynamicModule {
    return {
      module: PoisonModule,
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'info' }),
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl: required('RABBITMQ_URL'),
          topology: 'check',
          store: false,
        }),
      ],
      controllers: [ChokeOnAccessRequestAccepted],
    };
  }
}

async function main(): Promise<void> {
  await startApp(PoisonModule.forRoot(), {
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'info',
    SHUTDOWN_WAIT_MS: 0,
    SHUTDOWN_DEADLINE_MS: 15_000,
  });
  serve((task: PoisonTask) => {
    const since = latencies;
    latencies = [];
    if ('choke' in task) choking = task.choke;
    return Promise.resolve(since);
  });
}

void main();
