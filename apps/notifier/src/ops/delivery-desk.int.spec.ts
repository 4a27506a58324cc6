import { MailWantedV1, MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { SmtpInbox } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { aMembership } from '../emails/email.builder';
import { aSealingKey } from '../recipients/sealed.builder';
import { Recipients } from '../recipients/recipients';
import { DeliveryDesk } from './delivery-desk';
import { OperatorModule } from './operator.module';

const ana = { email: 'ana.rojas@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };

describe('the desk of an operator', () => {
  const inbox = new SmtpInbox();
  let world: NotifierWorld;
  let context: INestApplicationContext;
  let desk: DeliveryDesk;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    const smtpUrl = await inbox.start();
    await world.start(smtpUrl, { sender: { rows: 0 } });
    const module = OperatorModule.forRoot(world.configuration(smtpUrl));
    context = await NestFactory.createApplicationContext(module, { logger: false });
    desk = context.get(DeliveryDesk);
    const contact = await world.seal('user-contact', ana);
    await world.say(UserContactChangedV1, { userId: 'user-requester', locale: 'es-CO', contact });
    await world.say(MembershipGrantedV1, { membership: aMembership() });
    const sealed = await world.seal('mail-wanted', { ...ana, code: '48213907' });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await world.say(MailWantedV1, { template: 'email-verification', sealed, expiresAt });
    await world.rowIn('access-confirmed', 'pending');
    await world.rowIn('email-verification', 'pending');
  });
  afterAll(async () => {
    await context.close();
    await world.stop();
    await inbox.stop();
  });

  it('lists rows by state, without people', async () => {
    const pending = await desk.list('pending');
    expect(pending).toHaveLength(2);
    expect(JSON.stringify(pending)).not.toMatch(/correo\.example|Ana|CONSTRUCCIONES|48213907/);
    expect(await desk.list('hold')).toEqual([]);
    expect(await desk.list(undefined)).toHaveLength(2);
  });

  it.each(['access-confirmed', 'email-verification'])(
    'shows %s with a masked address',
    async (template) => {
      const { _id: id } = await world.rowIn(template, 'pending');
      const shown = await desk.show(id);
      expect(shown).toMatchObject({ id, state: 'pending', address: 'a…@correo.example' });
      expect(JSON.stringify(shown)).not.toMatch(/ana\.rojas|Rojas|CONSTRUCCIONES|48213907/);
    },
  );

  it('reveals a contact, never a code, and records who looked', async () => {
    const audit = world.rows.db.collection('operator_audit');
    expect(await audit.countDocuments({})).toBe(0);
    const { _id: id } = await world.rowIn('email-verification', 'pending');
    const shown = await desk.reveal(id, 'rosa');
    expect(shown).toMatchObject({ name: 'Ana Rojas', address: ana.email });
    expect(JSON.stringify(shown)).not.toContain('48213907');
    expect(await audit.findOne({})).toMatchObject({
      operator: 'rosa',
      act: 'reveal-delivery',
      deliveryId: id,
    });
  });

  it('knows what is not there', async () => {
    const nothing = await desk.reveal('x', 'rosa');
    expect(nothing).toBeUndefined();
  });

  it('puts contacts under a newer key, after which the old one is not needed', async () => {
    const smtpUrl = 'smtp://127.0.0.1:1';
    const newer = await aSealingKey('newer');
    const withBoth = { SEALING_KEYS: JSON.stringify({ keys: [newer, world.key] }) };
    expect(await reseal(withBoth, true)).toEqual({ resealed: 1 });
    expect(await reseal(withBoth)).toEqual({ resealed: 1 });
    expect(await reseal(withBoth)).toEqual({ resealed: 0 });
    const withNewer = { SEALING_KEYS: JSON.stringify({ keys: [newer] }) };
    const module = OperatorModule.forRoot(world.configuration(smtpUrl, withNewer));
    const later = await NestFactory.createApplicationContext(module, { logger: false });
    const people = await later.get(Recipients).find(['user-requester']);
    expect(people.get('user-requester')).toMatchObject({
      state: 'known',
      contact: { email: ana.email },
    });
    await later.close();

    async function reseal(keys: Record<string, string>, dryRun = false) {
      const resealing = OperatorModule.forRoot(world.configuration(smtpUrl, keys));
      const context = await NestFactory.createApplicationContext(resealing, { logger: false });
      const done = await context.get(DeliveryDesk).reseal(dryRun);
      await context.close();
      return done;
    }
  });
});
