import { getConnectionToken } from '@nestjs/mongoose';
import { NestFactory } from '@nestjs/core';
import { MembershipGrantedV1, UserClosedV1, UserContactChangedV1 } from '@secop/contracts';
import { eventually, SmtpInbox } from '@secop/testing';
import type { Connection } from 'mongoose';
import { NotifierWorld } from '../a-notifier.builder';
import { aMembership } from '../emails/email.builder';
import { DeliveryDesk } from '../ops/delivery-desk';
import { OperatorModule } from '../ops/operator.module';

interface Query {
  readonly collection: string;
  readonly filter: Record<string, unknown>;
}

interface Command {
  readonly find?: string;
  readonly filter?: Query['filter'];
  readonly findAndModify?: string;
  readonly query?: Query['filter'];
  readonly update?: string;
  readonly updates?: readonly { q: Query['filter'] }[];
}

/** Index names in a plan, MongoDB's or DocumentDB's; costs of indexes that were not taken do not count. */
function indexesIn(plan: unknown): string[] {
  if (plan === null || typeof plan !== 'object') return [];
  return Object.entries(plan).flatMap(([name, value]) => {
    if (name === 'indexName') return [String(value)];
    return ['IndexCosts', 'rejectedPlans'].includes(name) ? [] : indexesIn(value);
  });
}

/** The filters of every read and update that the driver sent. */
function queriesOf(command: Command): Query[] {
  const { find, findAndModify, update, filter = {}, query = {}, updates = [] } = command;
  if (find) return [{ collection: find, filter }];
  if (findAndModify) return [{ collection: findAndModify, filter: query }];
  return update ? updates.map(({ q }) => ({ collection: update, filter: q })) : [];
}

describe('every query of the service', () => {
  const inbox = new SmtpInbox();
  const queries = new Map<string, Query>();
  let world: NotifierWorld;

  const watched = (connection: Connection) =>
    connection.getClient().on('commandStarted', ({ command }) => {
      for (const query of queriesOf(command)) {
        if (!['deliveries', 'recipients'].includes(query.collection)) continue;
        const names = Object.keys(query.filter).sort().join(' ');
        queries.set(`${query.collection} ${names}`, query);
      }
    });
  /** By `_id`, or by an index of ours: DocumentDB walks through `_id_` where there is none. */
  const isIndexed = async ({ collection, filter }: Query) => {
    if ('_id' in filter) return true;
    const plan = await world.rows.db.collection(collection).find(filter).explain('queryPlanner');
    return indexesIn(plan).some((name) => name !== '_id_');
  };

  beforeAll(async () => {
    world = await NotifierWorld.create();
    const { mongodbUri } = world.infrastructure;
    const monitored = { MONGODB_URI: `${mongodbUri}?monitorCommands=true` };
    const smtpUrl = await inbox.start();
    const { app } = await world.start(smtpUrl, { ...monitored, sender: { renewInterval: 5 } });
    watched(app.get<Connection>(getConnectionToken()));
    const module = OperatorModule.forRoot(world.configuration(smtpUrl, monitored));
    const operator = await NestFactory.createApplicationContext(module, { logger: false });
    watched(operator.get<Connection>(getConnectionToken()));
    await operator.get(DeliveryDesk).list(undefined);
    await operator.close();
  });
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
  });

  it('has an index', async () => {
    const userId = 'user-requester';
    await world.say(MembershipGrantedV1, { membership: aMembership() });
    await world.rowIn('access-confirmed', 'retry');
    const names = { firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', { ...names, email: 'ana@correo.example' });
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact });
    await world.turnComes();
    await world.rowIn('access-confirmed', 'sent');
    await world.say(UserClosedV1, { userId, reason: 'test' }, { sequence: 2 });
    await eventually('the closed user is looked for', () =>
      queries.has('deliveries recipient state'),
    );

    expect([...queries.keys()]).toEqual(
      expect.arrayContaining([
        'deliveries dueAt state',
        'deliveries state',
        'recipients _id version',
      ]),
    );
    for (const [shape, query] of queries) {
      expect({ shape, indexed: await isIndexed(query) }).toEqual({ shape, indexed: true });
    }
  });

  it('would be reported without one', async () => {
    const query = { collection: 'deliveries', filter: { template: 'access-confirmed' } };
    expect(await isIndexed(query)).toBe(false);
  });
});
