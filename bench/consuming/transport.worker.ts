/** Our side: a Nest application as a service starts it, with an empty handler. */
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AccessRequestAcceptedV1 } from '@secop/contracts';
import { MessagingModule, OnEvent, type ReceivedEvent } from '@secop/messaging';
import { PlatformModule, startApp } from '@secop/platform';
import { required, serve } from '../workers/serve';
import { Counted } from './counted';

let counted = new Counted(Infinity);

@Controller()
class DoNothingOnAccessRequestAccepted {
  @OnEvent(AccessRequestAcceptedV1)
  handle(@Payload() _event: ReceivedEvent<typeof AccessRequestAcceptedV1>): void {
    counted.one();
  }
}

@Module({})
class TransportModule {
  static forRoot(): DynamicModule {
    return {
      module: TransportModule,
      imports: [
        PlatformModule.forRoot({ service: 'accounts', logLevel: 'fatal' }),
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl: required('RABBITMQ_URL'),
          topology: 'check',
          store: false,
        }),
      ],
      controllers: [DoNothingOnAccessRequestAccepted],
    };
  }
}

const config = {
  HOST: '127.0.0.1',
  PORT: 0,
  LOG_LEVEL: 'fatal' as const,
  SHUTDOWN_WAIT_MS: 0,
  SHUTDOWN_DEADLINE_MS: 15_000,
};

serve(async ({ messages }: { messages: number }) => {
  counted = new Counted(messages);
  const app = await startApp(TransportModule.forRoot(), config);
  const milliseconds = await counted.finished;
  await app.stop();
  return milliseconds;
});
