import { MongooseModule } from '@nestjs/mongoose';
import { Test } from '@nestjs/testing';
import { eventually } from '@secop/testing';
import mongoose from 'mongoose';
import { anId } from '../test-support/accounts-under-test';
import { testContracts } from '../test-support/contracts';
import { MessagingUnderTest } from '../test-support/messaging-under-test';
import { quickTuning } from '../test-support/quick-tuning';
import { StepsRepository } from '../test-support/steps';
import { MessagingReadiness } from './messaging-readiness';
import { MessagingModule } from './messaging.module';
import { Aggregates } from './recording/aggregates';

describe('an application that has a relay and takes no events', () => {
  let test: MessagingUnderTest;
  beforeAll(async () => (test = await MessagingUnderTest.start()));
  afterAll(() => test.end());

  it('has written down what it published when it is closed', async () => {
    const { rabbitmqUrl, mongodbUri } = test.infrastructure;
    const module = await Test.createTestingModule({
      imports: [
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl,
          topology: 'check',
          contracts: testContracts,
          tuning: quickTuning,
        }),
        MongooseModule.forRoot(mongodbUri),
      ],
    }).compile();
    const said = await test.listenTo('secop.events');
    const steps = new StepsRepository(module.get(Aggregates));
    await module.init();
    const id = anId();
    const readiness = module.get(MessagingReadiness);
    await eventually('it can publish', () => readiness.problems().length === 0);
    await steps.begin(id);
    await eventually('it is published', () => said.length > 0);
    await module.close();

    const connection = await mongoose.createConnection(mongodbUri).asPromise();
    const document = await connection.collection('steps').findOne({ _id: id as never });
    await connection.close();
    expect(document).toMatchObject({ v: 1, outbox: [] });
    expect(document).not.toHaveProperty('outboxAt');
    expect(said).toHaveLength(1);
  });
});
