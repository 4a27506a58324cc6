/** The main path once, with the plain drivers and in one small process: what the steps look like from outside. */
const { createServer } = require('node:http');
const { Readable } = require('node:stream');
const { connect } = require('amqplib');
const { mongo } = require('mongoose');
const { createTransport } = require('nodemailer');

const { MONGODB_URI, RABBITMQ_URL, SMTP_URL } = process.env;
const accepted = 'access-requests.access-request.accepted.v1';
const entry = { id: 'event-1', type: accepted };
const properties = { type: accepted, messageId: entry.id };

async function main() {
  const store = new mongo.MongoClient(MONGODB_URI);
  const database = (await store.connect()).db();
  const broker = await connect(RABBITMQ_URL);
  const origin = await serve(database);
  await fetch(`${origin}/access-requests`, { method: 'POST' });
  await fetch(`${origin}/access-requests/one/acceptance`, { method: 'POST' });
  await relay(database, await broker.createConfirmChannel());
  await consume(database, await broker.createChannel());
  await mail(database);
}

async function serve(database) {
  const requests = database.collection('access_requests');
  let origin;
  const server = createServer(async ({ method, url }, response) => {
    if (method === 'POST' && url === '/access-requests') {
      await fetch(`${origin}/internal/accounts/one/admission`);
      await requests.insertOne({ _id: 'one', v: 1, outbox: [] });
    } else if (method === 'POST') {
      await fetch(`${origin}/internal/accounts/one/role`);
      const update = { $inc: { v: 1 }, $push: { outbox: { $each: [entry] } } };
      await requests.findOneAndUpdate({ _id: 'one', v: 1 }, update);
    }
    response.end('{}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (origin = `http://127.0.0.1:${server.address().port}`);
}

async function relay(database, channel) {
  const requests = database.collection('access_requests');
  await requests.updateMany({ _id: 'one' }, [{ $set: { relay: { by: 'me' } } }]);
  const body = Buffer.from('{}');
  await new Promise((resolve, reject) =>
    channel.publish('secop.events', accepted, body, properties, (error) =>
      error ? reject(error) : resolve(),
    ),
  );
  const outbox = { $filter: { input: '$outbox', as: 'entry', cond: false } };
  await requests.updateMany({ _id: 'one' }, [{ $set: { outbox } }]);
}

async function consume(database, channel) {
  await new Promise((resolve) =>
    channel.consume('accounts.events', async (message) => {
      await database.collection('accounts').insertOne({ _id: 'granted' });
      channel.ack(message);
      setTimeout(resolve, 100);
    }),
  );
}

async function mail(database) {
  const rows = database.collection('deliveries');
  const move = (state) => rows.findOneAndUpdate({ _id: 'row' }, { $set: { state } });
  await rows.insertOne({ _id: 'row', state: 'pending' });
  await move('leased');
  await database.collection('recipients').find({ _id: 'ana' }).toArray();
  const line = createTransport({ url: SMTP_URL, pool: true, ignoreTLS: true });
  async function* held() {
    yield 'Subject: one\r\n\r\n';
    await move('finalizing');
    yield 'text\r\n';
  }
  const envelope = { from: 'secop@secop.example', to: ['ana@correo.example'] };
  await line.sendMail({ envelope, raw: Readable.from(held(), { objectMode: false }) });
  await move('sent');
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
