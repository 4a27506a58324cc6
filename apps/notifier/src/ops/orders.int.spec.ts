import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MailWantedV1, MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import { OperatorAudit } from '@secop/platform';
import { NotifierWorld } from '../a-notifier.builder';
import type { Delivery } from '../deliveries/delivery';
import { aMembership } from '../emails/email.builder';
import { ScriptedSmtpServer } from '../sending/scripted-smtp-server.builder';
import { deliveryCommands } from './commands';
import { OperatorModule } from './operator.module';

const template = 'access-confirmed';

describe("an operator's orders", () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;
  let context: INestApplicationContext;
  let smtpUrl: string;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    smtpUrl = await server.start();
    await world.start(smtpUrl);
    const module = OperatorModule.forRoot(world.configuration(smtpUrl));
    context = await NestFactory.createApplicationContext(module, { logger: false });
    const person = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', person);
    const data = { userId: 'user-requester', locale: 'es-CO', contact } as const;
    await world.say(UserContactChangedV1, data);
  });
  beforeEach(async () => {
    await world.rows.deleteMany({});
    await world.recipients.updateMany({}, { $unset: { suppressedAt: '', suppressedBy: '' } });
    await audit().deleteMany({});
    server.forget();
  });
  afterAll(async () => {
    await context.close();
    await world.stop();
    await server.stop();
  });

  const audit = () => world.rows.db.collection('operator_audit');
  /** In this process, as the runner does it. */
  const order = async (line: string, id: string, dryRun = false) => {
    const command = deliveryCommands.find(({ name }) => name === line)!;
    const call = {
      words: [id],
      operator: 'rosa',
      dryRun,
      get: (token: never) => Promise.resolve(context.get<unknown>(token)),
      audit: (facts: object) =>
        context.get(OperatorAudit).record({ operator: 'rosa', act: line, ...facts }),
    };
    const { lines } = await command.run(call as never);
    return lines.join('\n');
  };
  const granted = () =>
    world.say(MembershipGrantedV1, { membership: aMembership({ decisionId: 'd' }) });
  const aHeldRow = async (): Promise<Delivery> => {
    server.next('dot', 'reset');
    await granted();
    await world.rowIn(template, 'in-doubt');
    server.next('dot', 'reset');
    await world.turnComes();
    return world.rowIn(template, 'hold');
  };

  it('send a held mail again, with the same Message-ID and on record', async () => {
    const { _id: id } = await aHeldRow();
    const planned = await order('deliveries resend', id, true);
    expect(planned).toBe('hold → in-doubt (not done)');
    expect(await audit().countDocuments({})).toBe(0);
    expect((await world.rowIn(template, 'hold'))._id).toBe(id);

    await order('deliveries resend', id);
    await world.rowIn(template, 'sent');
    expect(await audit().findOne({})).toMatchObject({
      operator: 'rosa',
      act: 'deliveries resend',
      deliveryId: id,
    });
    const ids = server.whole.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(new Set(ids)).toEqual(new Set([`<${id}@secop.example>`]));
    await expect(order('deliveries resend', id)).rejects.toThrow('It was sent.');
  });

  it('send a failed mail again, and give it 72 hours more', async () => {
    server.next('rcpt', '550 no');
    await granted();
    const { _id: id } = await world.rowIn(template, 'failed');
    const old = { createdAt: new Date(Date.now() - 80 * 3_600_000) };
    await world.rows.updateOne({ _id: id }, { $set: old });
    server.next('rcpt', '451 4.7.1 later');
    await order('deliveries resend', id);
    const again = await world.rowIn(template, 'retry');
    expect(again).toMatchObject({ retries: 1 });
    expect(again).not.toHaveProperty('endedAt');
  });

  it('keep a waiting mail from being sent, until it is resent', async () => {
    server.next('rcpt', '451 4.7.1 later');
    await granted();
    const { _id: id } = await world.rowIn(template, 'retry');
    expect(await order('deliveries hold', id)).toBe('retry → hold');
    const held = await world.rowIn(template, 'hold');
    expect(held).toMatchObject({ last: { reason: 'held-by-operator' } });
    expect(held.dueAt).toBeUndefined();
    await expect(order('deliveries hold', id)).rejects.toThrow('It is held already.');
    expect(await order('deliveries resend', id)).toBe('hold → pending');
    await world.rowIn(template, 'sent');
  });

  it('cannot bring back an address that was deleted', async () => {
    const ana = { email: 'a@b.co', firstNames: 'A', lastNames: 'B', code: '48213907' };
    const sealed = await world.seal('mail-wanted', ana);
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    server.next('rcpt', '550 no');
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    const { _id: id } = await world.rowIn('email-verification', 'failed');
    await expect(order('deliveries resend', id)).rejects.toThrow('must ask for it again');
  });

  it('are refused for rows that are not there', async () => {
    await expect(order('deliveries hold', 'x')).rejects.toThrow('There is no such delivery.');
  });

  it('show the addresses that get no mail', async () => {
    server.next('rcpt', '550 5.1.1 unknown');
    await granted();
    const { _id: id } = await world.rowIn(template, 'failed');
    const suppressed = [{ userId: 'user-requester', address: 'a…@correo.example' }];
    expect(JSON.parse(await order('recipients suppressed', ''))).toMatchObject(suppressed);
    expect(JSON.parse(await order('deliveries show', id))).toMatchObject({
      recipientIs: 'suppressed',
    });
  });

  it('lift a suppression that is over, on record and without a word of the address', async () => {
    const lift = (dryRun = false) => order('recipients lift', 'user-requester', dryRun);
    server.next('rcpt', '550 5.1.1 unknown');
    await granted();
    const { _id: id } = await world.rowIn(template, 'failed');
    expect(await lift(true)).toMatch(/^suppressed since \d{4}-[^@]+ → known \(not done\)$/);
    expect(await audit().countDocuments()).toBe(0);
    expect(await lift()).toMatch(/^suppressed since \d{4}-[^@]+ → known$/);
    expect(await audit().findOne()).toMatchObject({
      operator: 'rosa',
      act: 'recipients lift',
      userId: 'user-requester',
    });
    expect(JSON.parse(await order('recipients suppressed', ''))).toEqual([]);
    await order('deliveries resend', id);
    await world.rowIn(template, 'sent');
  });

  it('lift nothing where nothing is suppressed', async () => {
    const lift = (userId: string) => order('recipients lift', userId);
    await expect(lift('user-requester')).rejects.toThrow('The address is not suppressed.');
    await expect(lift('nobody')).rejects.toThrow('There is no such recipient.');
  });
});
