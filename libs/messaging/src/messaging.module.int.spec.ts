import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Test } from '@nestjs/testing';
import mongoose from 'mongoose';
import { anId } from '../test-support/accounts-under-test';
import { testContracts } from '../test-support/contracts';
import { MessagingUnderTest } from '../test-support/messaging-under-test';
import { quickTuning } from '../test-support/quick-tuning';
import { StepsRepository } from '../test-support/steps';
import { MessagingModule } from './messaging.module';
import { Aggregates } from './recording/aggregates';

/** Nest ends deeper modules first. */
@Module({})
class StoreModule {}

describe('an application that has a relay and takes no events', () => {
  let test: MessagingUnderTest;
  beforeAll(async () => (test = await MessagingUnderTest.start()));
  afterAll(() => test.end());

  it('has published and written down everything when it is closed', async () => {
    const { rabbitmqUrl, mongodbUri } = test.infrastructure;
    const module = await Test.createTestingModule({
      imports: [
        { module: StoreModule, imports: [MongooseModule.forRoot(mongodbUri)] },
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl,
          topology: 'check',
          contracts: testContracts,
          tuning: quickTuning,
        }),
      ],
    }).compile();
    const said = await test.listenTo('secop.events');
    const steps = new StepsRepository(module.get(Aggregates));
    await module.init();
    const id = anId();
    await steps.begin(id);
    await module.close();

    const connection = await mongoose.createConnection(mongodbUri).asPromise();
    const document = await connection.collection('steps').findOne({ _id: id as never });
    await connection.close();
    expect(document).toMatchObject({ v: 1, outbox: [] });
    expect(document).not.toHaveProperty('outboxAt');
    expect(said).toHaveLength(1);
  });
});
