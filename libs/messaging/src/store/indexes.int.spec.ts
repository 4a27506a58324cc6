import { getConnectionToken, MongooseModule } from '@nestjs/mongoose';
import { Test } from '@nestjs/testing';
import type { Connection } from 'mongoose';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { testContracts } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { StepsRepository } from '../../test-support/steps';
import { MessagingModule } from '../messaging.module';
import { Aggregates } from '../recording/aggregates';
import { ensureIndexes } from './indexes';
import { storeConnectionOptions } from './store';

describe('indexes', () => {
  let test: MessagingUnderTest;

  beforeAll(async () => {
    test = await MessagingUnderTest.start();
  });
  afterAll(() => test.end());

  it('are there when a service has started, the one of the outbox too', async () => {
    const { steps } = await AccountsUnderTest.idle(test);
    const present = await steps.raw().listIndexes().toArray();
    expect(present).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'one_per_owner', unique: true }),
        expect.objectContaining({
          name: 'outbox',
          partialFilterExpression: { outboxAt: { $exists: true } },
        }),
      ]),
    );
  });

  it('of uniqueness are a condition: a service whose data breaks one refuses to start', async () => {
    const uri = test.infrastructure.anotherDatabase();
    const quiet = await test.service({ mongodbUri: uri });
    const owner = anId();
    await quiet.aggregates!.collection('steps').insertMany([{ owner }, { owner }]);

    const module = await Test.createTestingModule({
      imports: [
        MongooseModule.forRoot(uri, storeConnectionOptions),
        MessagingModule.forRoot({
          service: 'accounts',
          rabbitmqUrl: test.infrastructure.rabbitmqUrl,
          topology: 'check',
          contracts: testContracts,
        }),
      ],
      providers: [{ provide: StepsRepository, useFactory: steps, inject: [Aggregates] }],
    }).compile();

    await expect(module.init()).rejects.toThrow();
    await module.get<Connection>(getConnectionToken()).close();
  });

  it('that cannot be made are named with their collection, and with the reason', async () => {
    const quiet = await test.service();
    const collection = quiet.aggregates!.collection('twins');
    await collection.insertMany([{ owner: 'twin' }, { owner: 'twin' }]);
    const refusal = ensureIndexes(collection, [
      { name: 'by_age', key: { age: 1 } },
      { name: 'one_per_owner', key: { owner: 1 }, unique: true },
    ]);
    await expect(refusal).rejects.toThrow(
      'The unique index one_per_owner of twins is missing and cannot be made: documents in it have the same key',
    );
  });

  it('must be what they are called: another one of the same key is not accepted', async () => {
    const quiet = await test.service();
    const collection = quiet.aggregates!.collection('others');
    await collection.createIndexes([{ name: 'one', key: { a: 1 } }]);
    await expect(
      ensureIndexes(collection, [{ name: 'one', key: { a: 1 }, unique: true }]),
    ).rejects.toThrow();
  });
});

const steps = (aggregates: Aggregates) => new StepsRepository(aggregates);
