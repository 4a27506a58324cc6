import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { Module, type DynamicModule } from '@nestjs/common';
import { Aggregates, MessagingModule } from '@secop/messaging';
import { eventually, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { PlatformModule } from '../platform.module';
import { storeModule } from '../store/store.module';
import { openService } from './open-service';

@Module({})
class Accounts {}

describe("a service that is opened for an operator's command", () => {
  let infrastructure: TestInfrastructure;
  /** Hangs up on everybody. */
  let broker: Server;
  let callers = 0;

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    broker = createServer((socket) => {
      callers += 1;
      socket.on('error', () => undefined).destroy();
    });
    await once(broker.listen(0, '127.0.0.1'), 'listening');
  });
  beforeEach(() => (callers = 0));
  afterAll(async () => {
    broker.close();
    await infrastructure.drop();
  });

  const port = () => (broker.address() as AddressInfo).port;
  const service = (): DynamicModule => ({
    module: Accounts,
    imports: [
      storeModule({ MONGODB_URI: infrastructure.mongodbUri }),
      MessagingModule.forRoot({
        service: 'accounts',
        rabbitmqUrl: `amqp://127.0.0.1:${port()}`,
        topology: 'check',
      }),
      PlatformModule.forRoot({ service: 'accounts', logLevel: 'silent' }),
    ],
  });

  it('that only looks has its store, and leaves the broker and all that waits for it alone', async () => {
    const opened = await openService(service(), { changes: false });
    expect(await opened.get(Aggregates, { strict: false }).collection('x').countDocuments()).toBe(
      0,
    );
    // Who called before us is heard before us.
    await once(connect(port(), '127.0.0.1').resume(), 'close');
    await opened.close();
    expect(callers).toBe(1);
  });

  it('that changes something turns to the broker, to say so', async () => {
    const opened = await openService(service(), { changes: true });
    await eventually('it has called', () => callers > 0);
    await opened.close();
  });
});
