import { Controller, type INestApplication, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { MongooseModule } from '@nestjs/mongoose';
import { Test } from '@nestjs/testing';
import type { EventContract, ReceivedEvent } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { EventContext } from '../src/consuming/event-context';
import { EventTransport } from '../src/consuming/event-transport';
import { OnEvent } from '../src/consuming/on-event';
import type { MessagingOptions } from '../src/messaging';
import { MessagingReadiness } from '../src/messaging-readiness';
import { MessagingModule } from '../src/messaging.module';
import { storeConnectionOptions } from '../src/store/store';
import { StepTakenV1, StepUndoneV1, testContracts } from './contracts';
import type { MessagingUnderTest } from './messaging-under-test';
import { quickTuning } from './quick-tuning';

type Received = ReceivedEvent<EventContract<string, typeof StepTakenV1.data>>;

/** A whole Nest application that consumes; what its handlers do is the test's to say. */
export class NotifierUnderTest {
  readonly received: Received[] = [];
  readonly attempts: number[] = [];
  app!: INestApplication;
  /** What the handler of `StepTakenV1` does after it has noted the event. */
  behave: (event: Received, app: INestApplication) => unknown = () => undefined;

  static async start(
    test: MessagingUnderTest,
    options: Partial<MessagingOptions> & { mongodbUri?: string } = {},
    controllers: Type[] = [],
  ): Promise<NotifierUnderTest> {
    const notifier = new NotifierUnderTest();
    const { mongodbUri = test.infrastructure.anotherDatabase(), ...rest } = options;
    const module = await Test.createTestingModule({
      imports: [
        MongooseModule.forRoot(mongodbUri, {
          ...storeConnectionOptions,
          serverSelectionTimeoutMS: 1_500,
        }),
        MessagingModule.forRoot({
          service: 'notifier',
          rabbitmqUrl: test.infrastructure.rabbitmqUrl,
          topology: 'check',
          contracts: testContracts,
          ...rest,
          tuning: { ...quickTuning, ...rest.tuning },
        }),
      ],
      controllers: controllers.length > 0 ? controllers : [stepsConsumer(notifier)],
    }).compile();
    notifier.app = module.createNestApplication({ logger: false });
    test.onStop(() => notifier.app.close());
    notifier.app.connectMicroservice({ strategy: notifier.app.get(EventTransport) });
    await notifier.app.startAllMicroservices();
    await notifier.app.init();
    return notifier;
  }

  /** Started and consuming. */
  static async ready(...how: Parameters<typeof NotifierUnderTest.start>) {
    const notifier = await NotifierUnderTest.start(...how);
    await notifier.isReady();
    return notifier;
  }

  isReady() {
    return eventually('it is ready', () => this.problems().length === 0);
  }

  problems(): string[] {
    return this.app.get(MessagingReadiness).problems();
  }
}

function stepsConsumer(notifier: NotifierUnderTest): Type {
  @Controller()
  class StepsConsumer {
    @OnEvent(StepTakenV1)
    async taken(@Payload() event: Received, @Ctx() context: EventContext) {
      notifier.received.push(event);
      notifier.attempts.push(context.attempt);
      await notifier.behave(event, notifier.app);
    }

    @OnEvent(StepUndoneV1)
    undone(@Payload() event: Received) {
      notifier.received.push(event);
    }
  }
  return StepsConsumer;
}
