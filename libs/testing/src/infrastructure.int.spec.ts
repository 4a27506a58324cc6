import mongoose from 'mongoose';
import { connect } from 'amqplib';
import { testInfrastructure } from './infrastructure';

describe('the infrastructure of a test file', () => {
  it('is a real database and a real vhost, which are gone after drop()', async () => {
    const infrastructure = await testInfrastructure();
    const store = await mongoose.createConnection(infrastructure.mongodbUri).asPromise();
    await store.collection('things').insertOne({ name: 'one' });
    const broker = await connect(infrastructure.rabbitmqUrl);
    await broker.close();
    expect(await store.collection('things').countDocuments()).toBe(1);

    await infrastructure.drop();

    expect(await store.collection('things').countDocuments()).toBe(0);
    await store.close();
    await expect(connect(infrastructure.rabbitmqUrl)).rejects.toThrow();
  });
});
